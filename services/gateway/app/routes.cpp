#include "services/gateway/app/routes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace gestand::gateway {

namespace {

constexpr std::array role_names{"lezer", "behandelaar", "coordinator", "beheerder"};

using enum Action;
using enum Role;

std::vector<Route> build() {
  std::vector<Route> out{
      {"GET", "/v1/openapi.json", OpenApi, Lezer, "", "", "", "Deze beschrijving", true},
      {"GET", "/v1/ik", WhoAmI, Lezer, "", "", "", "Wie ben ik en wat mag ik"},
      {"GET", "/v1/werkvoorraad", List, Lezer, "overview", "werkvoorraad", "",
       "Werkvoorraad: moties, toezeggingen en kamerverzoeken in beheer"},
      {"GET", "/v1/dashboard", Dashboard, Lezer, "overview", "", "", "Stand van zaken in cijfers"},
      {"GET", "/v1/keuzes", Choices, Lezer, "overview", "", "",
       "Waaruit te kiezen valt: ambten, directies, medewerkers en edities met hun naam, in een keer"},
      {"GET", "/v1/zoek", Search, Lezer, "overview", "", "",
       "Overal zoeken: de eerste treffers onder moties, toezeggingen, kamerverzoeken, edities, vehikels en brieven"},
      {"GET", "/v1/termijnen", List, Lezer, "overview", "termijnen", "", "Termijnen"},
      {"POST", "/v1/termijnen/_bereken", Compute, Lezer, "deadlines", "", "bereken",
       "Wat een termijn in woorden betekent"},
      {"GET", "/v1/kalender", Calendar, Lezer, "organisation", "", "",
       "Feestdagen, recessen, verkiezingen en gebeurtenissen, met bron en versie"},
      {"GET", "/v1/kalender/geschiedenis", History, Lezer, "organisation", "kalender", "",
       "Wat er in de kalender is ingevoerd, gewijzigd en ingetrokken, oudste eerst"},
      {"POST", "/v1/kalender/_voorspel", Compute, Lezer, "deadlines", "", "voorspel",
       "Welke termijnen en edities zouden verschuiven als dit in de kalender stond; legt niets vast"},
      {"GET", "/v1/gebeurtenissen", Feed, Lezer, "", "", "", "Alle gebeurtenissen, ook live"},
      {"POST", "/v1/toezeggingen/_toets", CheckText, Lezer, "commitments", "", "",
       "Wat er vaag is aan de tekst van een toezegging, en wat er al op lijkt; legt niets vast"},
      {"POST", "/v1/imports/_lees", ReadSheet, Behandelaar, "", "", "",
       "Wat een spreadsheet zou veranderen, rij voor rij, met elke fout bij haar cel; legt niets vast"},
      {"POST", "/v1/imports", ImportSheet, Behandelaar, "", "", "",
       "De goede rijen van een spreadsheet overnemen, elk één keer; hooguit 1.000 rijen per verzoek"},
      {"POST", "/v1/handelingen", Bulk, Coordinator, "", "handeling", "",
       "Een handeling over veel items: toewijzen, koppelen, termijn stellen of verplaatsen; met proef:true alleen de "
       "uitkomst"},
      {"GET", "/v1/handelingen/{id}", BulkItem, Lezer, "", "handeling", "", "Een handeling over veel items"},
      {"GET", "/v1/handelingen/{id}/overdrachtslijst", TransferList, Lezer, "", "handeling", "",
       "Wat een toewijzing overdroeg, van wie en per wanneer: de lijst om te tekenen"},
      {"POST", "/v1/handelingen/{id}/terugdraaiingen", BulkUndo, Coordinator, "", "handeling", "terugdraaiingen",
       "Een handeling terugdraaien door nieuwe gebeurtenissen"},
      {"GET", "/v1/meldingen", Alerts, Lezer, "alerts", "", "", "Meldingen"},
      {"POST", "/v1/meldingen/{id}/bevestigingen", AlertVerb, Behandelaar, "alerts", "melding", "bevestigingen",
       "Melding bevestigen"},
      {"POST", "/v1/meldingen/{id}/sluimeringen", AlertVerb, Behandelaar, "alerts", "melding", "sluimeringen",
       "Melding laten sluimeren"},
      {"GET", "/v1/meldingregels", AlertRules, Lezer, "alerts", "", "", "Meldregels"},
      {"POST", "/v1/meldingregels", NewAlertRule, Coordinator, "alerts", "meldingregel", "", "Meldregel maken"},
      {"PATCH", "/v1/meldingregels/{id}", ChangeAlertRule, Coordinator, "alerts", "", "regel.change",
       "Meldregel wijzigen; met actief:false beëindigen"},
      {"GET", "/v1/meldingregels/_voorspel", Forecast, Lezer, "alerts", "", "", "Wat er de komende dagen uitgaat"},
      {"POST", "/v1/meldingregels/_voorspel", TryRule, Lezer, "alerts", "meldingregel", "",
       "Wat een regel de komende dagen zou brengen, voordat hij er is"},
      {"GET", "/v1/bezorgvoorkeuren", AlertSettings, Lezer, "alerts", "", "preferences.list",
       "Wanneer ontvangers bereikt willen worden"},
      {"POST", "/v1/bezorgvoorkeuren", NewAlertSetting, Coordinator, "alerts", "bezorgvoorkeur", "preferences.create",
       "Bezorgvoorkeur maken: direct of per dag gebundeld, stille uren, vrije dagen"},
      {"PATCH", "/v1/bezorgvoorkeuren/{id}", AlertSettingVerb, Coordinator, "alerts", "bezorgvoorkeur",
       "preferences.change", "Bezorgvoorkeur wijzigen; met actief:false beëindigen"},
      {"GET", "/v1/mijlpalen", AlertSettings, Lezer, "alerts", "", "milestones.list",
       "Interne mijlpalen van een zaak, teruggeteld van haar termijnen"},
      {"GET", "/v1/kanalen", AlertSettings, Lezer, "alerts", "", "channels.list",
       "Kanalen waarlangs meldingen gaan, en of zij werken"},
      {"GET", "/v1/webhooks", AlertSettings, Beheerder, "alerts", "", "webhooks.list", "Webhooks"},
      {"POST", "/v1/webhooks", NewAlertSetting, Beheerder, "alerts", "webhook", "webhooks.create",
       "Webhook maken; het geheim wordt een keer getoond"},
      {"GET", "/v1/webhooks/{id}", AlertSettings, Beheerder, "alerts", "", "webhooks.get", "Een webhook"},
      {"PATCH", "/v1/webhooks/{id}", AlertSettingVerb, Beheerder, "alerts", "webhook", "webhooks.change",
       "Webhook wijzigen; met actief:false beëindigen"},
      {"GET", "/v1/webhooks/{id}/leveringen", AlertSettings, Beheerder, "alerts", "", "webhooks.deliveries",
       "Wat er naar deze webhook ging en wat ervan kwam, nieuwste eerst"},
      {"POST", "/v1/webhooks/{id}/proeven", AlertSettingVerb, Beheerder, "alerts", "webhook", "webhooks.test",
       "Een proefbericht sturen"},
      {"POST", "/v1/webhooks/{id}/leveringen/{sub}/herzendingen", AlertSettingVerb, Beheerder, "alerts", "webhook",
       "webhooks.resend", "Een levering opnieuw sturen"},
      {"GET", "/v1/edities", List, Lezer, "overview", "edities", "", "Edities"},
      {"GET", "/v1/edities/{id}", Item, Lezer, "overview", "edities", "", "Een editie"},
      {"GET", "/v1/edities/{id}/dekking", Coverage, Lezer, "overview", "", "",
       "Wat in deze editie wordt beantwoord, en hoe ver het is"},
      {"GET", "/v1/edities/{id}/bijlage", Appendix, Lezer, "overview", "", "",
       "Bijlage \"Moties, toezeggingen en aanvullende verzoeken\"; na vaststelling steeds dezelfde bytes"},
      {"GET", "/v1/edities/{id}/begrotingsbijlage", BudgetAnnex, Lezer, "overview", "", "",
       "Bijlage bij een begroting: moties en toezeggingen, in behandeling en afgedaan"},
      {"GET", "/v1/edities/{id}/bijdragen", Contributions, Lezer, "vehicles", "", "",
       "Elke tekst en elk akkoord bij een editie: wie en wanneer, oudste eerst"},
      {"GET", "/v1/edities/{id}/gebeurtenissen", History, Lezer, "vehicles", "edities", "",
       "Geschiedenis van een editie"},
      {"POST", "/v1/edities/{id}/planningen", Command, Behandelaar, "vehicles", "editie", "planningen",
       "Editie verplaatsen"},
      {"POST", "/v1/edities/{id}/bijdragen", Command, Behandelaar, "vehicles", "editie", "bijdragen",
       "Tekst over een item"},
      {"POST", "/v1/edities/{id}/vaststellingen", Command, Coordinator, "vehicles", "editie", "vaststellingen",
       "Editie vaststellen"},
      {"POST", "/v1/edities/{id}/verzendingen", Command, Coordinator, "vehicles", "editie", "verzendingen",
       "Editie verzenden"},
      {"POST", "/v1/edities/{id}/standen", Command, Behandelaar, "vehicles", "editie", "standen",
       "Hoe ver een wet, kader of register is"},
      {"PATCH", "/v1/edities/{id}", Command, Behandelaar, "vehicles", "editie", "wijzig", "Editie verbeteren"},
      {"POST", "/v1/edities/{id}/annuleringen", Command, Coordinator, "vehicles", "editie", "annuleringen",
       "Editie annuleren"},
      {"POST", "/v1/edities/{id}/correcties", Command, Coordinator, "vehicles", "editie", "correcties",
       "Fout feit corrigeren"},
      {"GET", "/v1/vehikels", List, Lezer, "overview", "vehikels", "", "Vehikels"},
      {"POST", "/v1/vehikels", Command, Behandelaar, "vehicles", "vehikel", "", "Vehikel maken"},
      {"GET", "/v1/vehikels/{id}", Item, Lezer, "overview", "vehikels", "", "Een vehikel"},
      {"PATCH", "/v1/vehikels/{id}", Command, Behandelaar, "vehicles", "vehikel", "wijzig", "Vehikel verbeteren"},
      {"GET", "/v1/vehikels/{id}/gebeurtenissen", History, Lezer, "vehicles", "vehikels", "",
       "Geschiedenis van een vehikel"},
      {"POST", "/v1/vehikels/{id}/edities", Command, Behandelaar, "vehicles", "editie", "", "Editie maken"},
      {"POST", "/v1/notas/_lees", ReadNota, Behandelaar, "documents", "", "",
       "Een nota lezen (tekst of PDF): doet voorstellen en legt niets vast"},
      {"GET", "/v1/notas", List, Lezer, "overview", "notas", "", "Nota's"},
      {"POST", "/v1/notas", Command, Behandelaar, "documents", "nota", "", "Nota vastleggen"},
      {"GET", "/v1/notas/{id}", NotaItem, Lezer, "overview", "notas", "",
       "Een nota; wat niet openbaar is alleen voor de behandelaar en hoger"},
      {"PATCH", "/v1/notas/{id}", Command, Behandelaar, "documents", "nota", "wijzig", "Nota verbeteren, met reden"},
      {"GET", "/v1/notas/{id}/gebeurtenissen", History, Lezer, "documents", "notas", "", "Geschiedenis van een nota"},
      {"GET", "/v1/brieven", List, Lezer, "overview", "brieven", "", "Brieven aan de Kamer"},
      {"POST", "/v1/brieven", Command, Behandelaar, "documents", "brief", "",
       "Brief aan de Kamer vastleggen, met de items die hij afdoet"},
      {"GET", "/v1/brieven/{id}", NotaItem, Lezer, "overview", "brieven", "", "Een brief aan de Kamer"},
      {"POST", "/v1/agendafeeds", NewFeed, Behandelaar, "organisation", "agendafeed", "",
       "Agenda met termijnen maken; het adres is het geheim en wordt een keer getoond"},
      {"GET", "/v1/agendafeeds", AlertSettings, Behandelaar, "organisation", "", "agendafeeds",
       "De agenda's die met dit token zijn gemaakt, zonder hun adres"},
      {"GET", "/v1/agendafeeds/{id}", CalendarFeed, Lezer, "organisation", "agendafeed", "",
       "De agenda zelf (iCalendar); zonder aanmelden, het adres is het geheim", true},
      {"DELETE", "/v1/agendafeeds/{id}", RevokeFeed, Behandelaar, "organisation", "agendafeed", "intrekkingen",
       "Agenda intrekken: met het geheim uit het adres, of met de id van een eigen agenda"},
      {"GET", "/v1/gezondheid", AlertSettings, Coordinator, "", "", "gezondheid",
       "Welke processen antwoorden en hoe ver zij achterlopen, en hoeveel gebeurtenissen er geparkeerd staan"},
      {"GET", "/v1/geparkeerd", AlertSettings, Beheerder, "", "", "geparkeerd",
       "Gebeurtenissen die een dienst niet kon verwerken, met wat er mis is"},
      {"POST", "/v1/geparkeerd/{id}/herhalingen", AlertSettingVerb, Beheerder, "", "", "geparkeerd.herhalen",
       "Geparkeerde gebeurtenissen van een item opnieuw verwerken, in volgorde"},
      {"POST", "/v1/geparkeerd/{id}/overslagen", AlertSettingVerb, Beheerder, "", "", "geparkeerd.overslaan",
       "Geparkeerde gebeurtenissen van een item overslaan: hun gevolg blijft uit"},
      {"GET", "/v1/tokens", AlertSettings, Beheerder, "organisation", "", "tokens",
       "Alle uitgegeven tokens, nieuwste eerst, zonder het token zelf"},
      {"GET", "/v1/debatpakketten", DebatePack, Lezer, "overview", "", "",
       "Alles wat openstaat bij een commissie, thema, Kamerlid of dossier, met het laatste woord en de volgende stap"},
      {"GET", "/v1/weergaven", List, Lezer, "overview", "weergaven", "",
       "Bewaarde weergaven van lijsten: de eigen en de gedeelde"},
      {"POST", "/v1/weergaven", View, Behandelaar, "organisation", "weergave", "",
       "Een weergave bewaren: filters, volgorde en kolommen van een lijst"},
      {"GET", "/v1/weergaven/{id}", Item, Lezer, "overview", "weergaven", "", "Een bewaarde weergave"},
      {"PATCH", "/v1/weergaven/{id}", View, Behandelaar, "organisation", "weergave", "wijzig",
       "Een eigen weergave hernoemen, delen of anders instellen"},
      {"DELETE", "/v1/weergaven/{id}", View, Behandelaar, "organisation", "weergave", "verwijder",
       "Een eigen weergave verwijderen; een gedeelde ook door een coordinator"},
      {"POST", "/v1/tokens", NewToken, Beheerder, "organisation", "token", "", "Token maken"},
      {"POST", "/v1/tokens/{id}/intrekkingen", Command, Beheerder, "organisation", "token", "intrekkingen",
       "Token intrekken"},
  };
  const auto reference = [&](std::string_view list, std::string_view one, std::string_view kind) {
    out.push_back({"GET", list, List, Lezer, "overview", list.substr(4), "", "Referentiegegevens"});
    out.push_back({"POST", list, Command, Beheerder, "organisation", kind, "", "Referentiegegevens toevoegen"});
    out.push_back({"GET", one, Item, Lezer, "overview", list.substr(4), "", "Een referentiegegeven"});
    out.push_back({"PATCH", one, Command, Beheerder, "organisation", kind, "wijzig", "Referentiegegeven verbeteren"});
  };
  reference("/v1/ambten", "/v1/ambten/{id}", "ambt");
  reference("/v1/directies", "/v1/directies/{id}", "directie");
  reference("/v1/medewerkers", "/v1/medewerkers/{id}", "medewerker");
  reference("/v1/themas", "/v1/themas/{id}", "thema");
  reference("/v1/bewaartermijnen", "/v1/bewaartermijnen/{id}", "bewaartermijn");

  const auto calendar = [&](std::string_view list, std::string_view one, std::string_view verb, std::string_view change,
                            std::string_view withdraw) {
    out.push_back({"POST", list, Command, Beheerder, "organisation", "kalender", verb, "In de kalender zetten"});
    out.push_back({"PATCH", one, Command, Beheerder, "organisation", "kalender", change, "In de kalender wijzigen"});
    out.push_back({"DELETE", one, Command, Beheerder, "organisation", "kalender", withdraw, "Uit de kalender halen"});
  };
  calendar("/v1/kalender/recessen", "/v1/kalender/recessen/{sub}", "recessen", "recessen/wijzig", "recessen/verwijder");
  calendar("/v1/kalender/vrijedagen", "/v1/kalender/vrijedagen/{sub}", "vrijedagen", "vrijedagen/wijzig",
           "vrijedagen/verwijder");
  calendar("/v1/kalender/verkiezingen", "/v1/kalender/verkiezingen/{sub}", "verkiezingen", "verkiezingen/wijzig",
           "verkiezingen/verwijder");
  calendar("/v1/kalender/gebeurtenissen", "/v1/kalender/gebeurtenissen/{sub}", "gebeurtenissen",
           "gebeurtenissen/wijzig", "gebeurtenissen/verwijder");

  static const std::array motion_verbs{"appreciaties", "aanhoudingsverzoeken", "aanhoudingen", "hervattingen",
                                       "stemmingen",   "intrekkingen",         "overnames",    "vervallenverklaringen",
                                       "wijzigingen",  "uitvoeringen"};
  static const std::array commitment_verbs{"voldoeningen",
                                           "vervallenverklaringen",
                                           "voorwaardevervullingen",
                                           "voorwaardecontroles",
                                           "uitstelverzoeken",
                                           "uitstelbesluiten",
                                           "relaties"};
  static const std::array shared_verbs{"toewijzingen", "termijnen",  "koppelingen",    "notities",
                                       "verwijzingen", "correcties", "samenvoegingen", "splitsingen"};
  static const std::array coordinators_verbs{"uitstelbesluiten", "samenvoegingen", "splitsingen"};
  // The patterns live as long as the table.
  static std::vector<std::string> patterns;
  patterns.reserve(200);
  const auto keep = [&](std::string text) -> std::string_view { return patterns.emplace_back(std::move(text)); };
  const auto promise = [&](const std::string& list, std::string_view service, std::string_view kind, auto own_verbs) {
    const std::string base = "/v1/" + list;
    const std::string one = base + "/{id}";
    const std::string_view name = keep(list);
    out.push_back({"GET", keep(base), List, Lezer, "overview", name, "", "Lijst"});
    out.push_back({"POST", keep(base), Command, Behandelaar, service, kind, "", "Vastleggen"});
    out.push_back({"GET", keep(one), Item, Lezer, "overview", name, "", "Een item"});
    out.push_back({"PATCH", keep(one), Command, Behandelaar, service, kind, "wijzig", "Verbeteren, met reden"});
    out.push_back(
        {"GET", keep(one + "/gebeurtenissen"), History, Lezer, service, name, "", "Geschiedenis, oudste eerst"});
    out.push_back(
        {"GET", keep(one + "/archief"), Archive, Lezer, service, name, "",
         "Archiefbundel (ZIP): MDTO, ODT en de gebeurtenissen met hun hashes; zonder wat de rol niet mag lezen"});
    const auto add = [&](const char* verb) {
      const bool decides = std::find(coordinators_verbs.begin(), coordinators_verbs.end(), std::string_view(verb)) !=
                           coordinators_verbs.end();
      const Role right = decides ? Coordinator : Behandelaar;
      out.push_back({"POST", keep(one + "/" + verb), Command, right, service, kind, verb, "Feit vastleggen"});
    };
    for (const char* verb : own_verbs) add(verb);
    for (const char* verb : shared_verbs) add(verb);
    out.push_back({"POST", keep(one + "/termijnen/{sub}/verplaatsingen"), Command, Behandelaar, service, kind,
                   "termijnen/verplaatsingen", "Termijn verplaatsen"});
    out.push_back({"DELETE", keep(one + "/termijnen/{sub}"), Command, Behandelaar, service, kind, "termijnen/verwijder",
                   "Termijn verwijderen"});
    out.push_back({"DELETE", keep(one + "/notities/{sub}"), Command, Coordinator, service, kind, "notities/wis",
                   "De tekst van een notitie wissen (AVG), met reden; dat er een notitie was blijft"});
    out.push_back({"DELETE", keep(one + "/koppelingen/{sub}"), Command, Behandelaar, service, kind,
                   "koppelingen/verwijder", "Koppeling verwijderen"});
    out.push_back({"DELETE", keep(one + "/verwijzingen/{sub}"), Command, Behandelaar, service, kind,
                   "verwijzingen/verwijder", "Verwijzing verwijderen"});
    out.push_back({"POST", keep(one + "/voorstellen/{sub}/besluiten"), Command, Coordinator, service, kind,
                   "voorstellen/besluiten", "Besluiten over een voorstel"});
  };
  promise("moties", "motions", "motie", motion_verbs);
  promise("toezeggingen", "commitments", "toezegging", commitment_verbs);
  promise("kamerverzoeken", "commitments", "kamerverzoek", commitment_verbs);
  return out;
}

// Segment by segment; nothing if they differ.
std::optional<std::map<std::string, std::string>> fits(std::string_view pattern, std::string_view path) {
  std::map<std::string, std::string> out;
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = pattern.substr(0, pattern.find('/', 1));
    const auto given = path.substr(0, path.find('/', 1));
    if (wanted.starts_with("/{")) {
      if (given.size() < 2 || given[1] == '_') return std::nullopt;
      out[std::string(wanted.substr(2, wanted.size() - 3))] = given.substr(1);
    } else if (wanted != given) {
      return std::nullopt;
    }
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(given.size());
  }
  return pattern.empty() && path.empty() ? std::optional(out) : std::nullopt;
}

}  // namespace

int rank(std::string_view role) {
  const auto found = std::find(role_names.begin(), role_names.end(), role);
  return found == role_names.end() ? -1 : static_cast<int>(found - role_names.begin());
}

const char* to_string(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::span<const Route> routes() {
  static const std::vector<Route> all = build();
  return all;
}

Match match(std::string_view method, std::string_view path) {
  Match out;
  for (const auto& route : routes()) {
    auto parameters = fits(route.pattern, path);
    if (!parameters) continue;
    out.allowed += (out.allowed.empty() ? "" : ", ") + std::string(route.method);
    if (route.method == method) {
      out.route = &route;
      out.parameters = std::move(*parameters);
    }
  }
  return out;
}

}  // namespace gestand::gateway

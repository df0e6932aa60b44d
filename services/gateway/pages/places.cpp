// Which page answers which address; see the header.
#include "services/gateway/pages/places.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/admin_screens.hpp"
#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/bulk.hpp"
#include "services/gateway/pages/calendar_screens.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/import_screen.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/paper_screens.hpp"
#include "services/gateway/pages/reference_screens.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/views_screen.hpp"

namespace gestand::gateway::pages {
namespace {

using At = std::vector<std::string>;

std::optional<PageReply> acts(Visit& visit, const At& at, bool posted) {
  if (posted && at.size() == 1) return bulk_do(visit);
  if (posted && at.size() == 2 && at[1] == "nieuw") return bulk_start(visit);
  if (posted && at.size() == 2 && at[1] == "proef") return bulk_trial(visit);
  if (at.size() == 1 || at[1] == "nieuw" || at[1] == "proef") return see_other("/werkvoorraad?isOpen=true");
  if (!is_plain_id(at[1])) return std::nullopt;
  const bool undo = at.size() == 3 && at[2] == "terugdraaiingen";
  if (posted) return undo ? std::optional(act_undo(visit, at[1])) : std::nullopt;
  if (undo) return see_other("/handelingen/" + at[1]);
  return at.size() == 2 ? std::optional(act_screen(visit, at[1])) : std::nullopt;
}

std::optional<PageReply> references(Visit& visit, const ReferenceKind& kind, const At& at, bool posted) {
  const bool one = at.size() >= 2 && at[1] != "nieuw";
  if (one && !is_plain_id(at[1])) return std::nullopt;
  if (posted && at.size() == 2 && !one) return reference_new(visit, kind);
  if (posted) return at.size() == 3 ? std::optional(reference_change(visit, kind, at[1], at[2])) : std::nullopt;
  if (at.size() == 1) return reference_list(visit, kind, std::nullopt, 200);
  if (!one) return see_other("/" + at[0]);
  if (at.size() == 2) return reference_screen(visit, kind, at[1], std::nullopt, 200);
  return see_other("/" + at[0] + "/" + at[1]);  // the address of a refused form, opened again
}

std::optional<PageReply> papers(Visit& visit, const At& at, bool posted) {
  const bool notas = at[0] == "notas";
  const bool fresh = at.size() == 2 && at[1] == "nieuw";
  if (posted && !fresh) return std::nullopt;
  if (posted) return notas ? post_nota(visit) : post_letter(visit);
  if (fresh) return notas ? nota_intake_screen(visit, {}, 200) : new_letter_screen(visit, std::nullopt, 200);
  if (at.size() == 1) return notas ? notas_screen(visit) : letters_screen(visit);
  if (at.size() != 2 || !is_plain_id(at[1])) return std::nullopt;
  return notas ? nota_screen(visit, at[1]) : letter_screen(visit, at[1]);
}

std::optional<PageReply> rules(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(rules_screen(visit));
  if (at.size() == 2 && at[1] == "voorspelling") return posted ? std::nullopt : std::optional(forecast_screen(visit));
  if (!is_plain_id(at[1]) || at.size() > 3 || (at.size() == 3 && at[2] != "proef")) return std::nullopt;
  if (posted) return post_rule(visit, at[1], at.size() == 3);
  return at.size() == 3 ? see_other("/meldregels/" + at[1]) : rule_screen(visit, at[1]);
}

std::optional<PageReply> delivery(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(preferences_screen(visit, std::nullopt, 200));
  if (at.size() != 2 || !is_plain_id(at[1])) return std::nullopt;
  return posted ? post_preference(visit, at[1]) : see_other("/bezorging");
}

std::optional<PageReply> tokens(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(tokens_screen(visit, {}));
  if (!posted) return see_other("/tokens");  // the address of a form, opened again
  if (at.size() == 2 && at[1] == "nieuw") return post_token(visit);
  if (at.size() != 3 || !is_plain_id(at[1]) || at[2] != "intrekkingen") return std::nullopt;
  return post_token_withdrawal(visit, at[1]);
}

std::optional<PageReply> feeds(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(feeds_screen(visit, {}));
  if (!posted) return see_other("/agendafeeds");
  if (at.size() == 2 && at[1] == "nieuw") return post_feed(visit);
  if (at.size() != 3 || !is_plain_id(at[1]) || at[2] != "intrekkingen") return std::nullopt;
  return post_feed_withdrawal(visit, at[1]);
}

std::optional<PageReply> webhooks(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(webhooks_screen(visit, {}));
  if (at[1] == "nieuw") return posted && at.size() == 2 ? post_webhook(visit) : see_other("/webhooks");
  if (!is_plain_id(at[1])) return std::nullopt;
  if (!posted) return at.size() == 2 ? webhook_screen(visit, at[1], {}) : see_other("/webhooks/" + at[1]);
  if (at.size() == 3 && (at[2] == "wijzig" || at[2] == "proeven")) return post_webhook_verb(visit, at[1], at[2]);
  if (at.size() != 5 || at[2] != "leveringen" || !is_plain_id(at[3]) || at[4] != "herzendingen") return std::nullopt;
  return post_resend(visit, at[1], at[3]);
}

std::optional<PageReply> days(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(calendar_screen(visit, std::nullopt, 200));
  if (!posted) return see_other("/kalender");  // the address of a refused form, opened again
  if (at.size() == 2) return post_calendar(visit, at[1]);
  if (at.size() == 3 && at[2] == "proef") return try_calendar(visit, at[1]);
  if (at.size() == 4 && at[3] == "verwijderen" && is_plain_id(at[2])) return post_calendar_end(visit, at[1], at[2]);
  return std::nullopt;
}

std::optional<PageReply> health(Visit& visit, const At& at, bool posted) {
  if (at.size() == 1) return posted ? std::nullopt : std::optional(health_screen(visit, {}));
  if (at.size() != 4 || !is_plain_id(at[2]) || (at[3] != "herhalingen" && at[3] != "overslagen")) return std::nullopt;
  return posted ? post_parked(visit, at[1], at[2], at[3]) : see_other("/gezondheid");
}

// The rarer pages, so that the menu stays short.
PageReply more_screen(Visit& visit) {
  struct Way {
    std::string_view address, name, what;
    bool offered = true;  // to this role
  };
  const bool writes = visit.may_write(), administers = visit.may_administer();
  const std::array ways{
      Way{"/meldregels", "Meldregels", "Wie wanneer een melding krijgt; een wijziging eerst proberen."},
      Way{"/bezorging", "Bezorging van meldingen", "Meteen of per dag gebundeld, stille uren en vrije dagen."},
      Way{"/kalender", "Kalender",
          "Recessen, feestdagen, verkiezingen en gebeurtenissen; wat een wijziging verschuift."},
      Way{"/kanalen", "Kanalen", "Langs welke wegen meldingen gaan, en of zij werken."},
      Way{"/debatpakket", "Debatpakket",
          "Wat openstaat bij een commissie, thema, Kamerlid of dossier, om mee te nemen."},
      Way{"/weergaven", "Weergaven", "Lijsten zoals u ze terug wilt zien: uw eigen en de gedeelde."},
      Way{"/import", "Spreadsheet overnemen",
          "Uw eigen lijst in Excel of CSV: eerst kijken, dan de goede rijen overnemen."},
      Way{"/notas", "Nota's", "Een nota laten lezen, nakijken en vastleggen, met wat eruit volgt."},
      Way{"/brieven", "Brieven aan de Kamer", "Eén brief die veel zaken afdoet."},
      Way{"/ambten", "Ambten", "Wie welk ambt bekleedde, wat er openstaat, en een portefeuille overdragen."},
      Way{"/directies", "Directies", "Medewerkers en vervangers, wat er openstaat, en werk overdragen."},
      Way{"/medewerkers", "Medewerkers", "Wie zaken behandelt, en voor welke directie."},
      Way{"/agendafeeds", "Mijn agenda's", "Termijnen in uw eigen agendaprogramma.", writes},
      Way{"/gezondheid", "Gezondheid", "Of alles draait en bij is, en wat er op een mens wacht.",
          visit.may_coordinate()},
      Way{"/tokens", "Tokens", "Wie erin mag en met welke rol; maken en intrekken.", administers},
      Way{"/webhooks", "Webhooks", "Andere systemen op de hoogte houden, en of dat lukt.", administers}};
  nlohmann::json out = nlohmann::json::array();
  for (const auto& way : ways)
    if (way.offered) out.push_back({{"adres", way.address}, {"naam", say(way.name)}, {"uitleg", say(way.what)}});
  return framed(visit, 200, {.title = say("Meer"), .menu = "/meer"}, "more", {{"wegen", out}});
}

}  // namespace

std::optional<PageReply> place(Visit& visit, const At& at) {
  const bool posted = visit.request.method == "POST";
  if (at[0] == "weergaven" && at.size() == 1) return posted ? save_view(visit) : views_screen(visit);
  if (at[0] == "weergaven" && posted && at.size() == 3 && is_plain_id(at[1]) &&
      (at[2] == "wijzig" || at[2] == "verwijder"))
    return change_view(visit, at[1], at[2]);
  if (at[0] == "debatpakket" && at.size() == 1 && !posted) return debate_screen(visit);
  if (at[0] == "termijnen" && at.size() == 1 && !posted) return deadlines_screen(visit);
  if (at[0] == "handelingen") return acts(visit, at, posted);
  if (const auto* kind = reference_kind(at[0])) return references(visit, *kind, at, posted);
  if (at[0] == "import" && at.size() == 1) return posted ? post_import(visit) : import_screen(visit, {}, 200);
  if (at[0] == "notas" || at[0] == "brieven") return papers(visit, at, posted);
  if (at[0] == "meldregels") return rules(visit, at, posted);
  if (at[0] == "bezorging") return delivery(visit, at, posted);
  if (at[0] == "gezondheid") return health(visit, at, posted);
  if (at[0] == "tokens") return tokens(visit, at, posted);
  if (at[0] == "webhooks") return webhooks(visit, at, posted);
  if (at[0] == "agendafeeds") return feeds(visit, at, posted);
  if (at[0] == "kalender") return days(visit, at, posted);
  if (at[0] == "kanalen" && at.size() == 1 && !posted) return channels_screen(visit);
  if (at[0] == "sneltoetsen" && at.size() == 1 && !posted) return keys_screen(visit);
  if (at[0] == "meer" && at.size() == 1 && !posted) return more_screen(visit);
  return std::nullopt;
}

}  // namespace gestand::gateway::pages

// What an edition needs before it can go out; see the header.
#include "services/gateway/pages/edition_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/history_view.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> stands{"ontbreekt", "gepland", "tekst-gereed", "akkoord"};

std::string resource_of(std::string_view kind) {
  if (kind == "toezegging") return "toezeggingen";
  return kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

bool takes_texts(const json& edition) { return text(edition, "status") == "gepland"; }

// A deadline that passes before the edition goes out.
json sooner_view(const json& term, Visit& visit) {
  if (!term.is_object() || term.empty()) return false;
  return short_term_view(term, visit.today);
}

// Who wrote the text that stands now: somebody else approves it.
std::string writer_of(const json& edition, const std::string& item) {
  for (const auto& one : list(edition, "bijdragen"))
    if (text(one, "item") == item) return text(one, "door");
  return {};
}

json item_view(const json& row, const json& edition, Visit& visit) {
  const auto kind = text(row, "soort");
  auto title = text(row, "titel");
  auto number = text(row, "nummer");
  if (number.empty()) number = text(row, "zaaknummer");
  const auto stand = text(row, "dekking");
  const bool writes = visit.may_write() && takes_texts(edition);
  const bool waits = stand == "tekst-gereed";
  const bool own = waits && writer_of(edition, text(row, "id")) == visit.me();
  const std::string act = !writes                       ? ""
                          : waits && !own               ? "Lezen en akkoord geven"
                          : waits || stand == "akkoord" ? "Tekst lezen"
                                                        : "Tekst schrijven";
  return {{"itemAdres", fmt::format("/{}/{}", resource_of(kind), text(row, "id"))},
          {"itemNummer", number},
          {"itemSoort", in_words(Vocabulary::ItemKind, kind)},
          {"itemTitel", title.empty() ? say("zonder titel") : title},
          {"koppelRol", badge(Vocabulary::LinkRole, text(row, "rol"))},
          {"dekking", badge(Vocabulary::Coverage, stand)},
          {"schrijfAdres",
           act.empty() ? "" : fmt::format("/edities/{}?schrijf={}#schrijf", text(edition, "id"), text(row, "id"))},
          {"schrijfWoord", say(act)},
          {"bijTermijn", short_term_view(part(row, "termijn"), visit.today)},
          {"naSluiting", row.value("naSluiting", false)},
          {"teLaat", row.value("teLaatZonder", false) && text(edition, "status") != "verzonden"},
          {"eerder", sooner_view(part(row, "eerdereTermijn"), visit)}};
}

// What still has to be done, in one sentence.
std::string summary(const std::map<std::string, long long>& count, long long all, bool open) {
  const auto of = [&](std::string_view stand) {
    const auto found = count.find(std::string(stand));
    return found == count.end() ? 0 : found->second;
  };
  const auto without = of("ontbreekt") + of("gepland");
  if (all == 0) return {};
  if (!open)
    return without == 0
               ? std::string{}
               : counted(without, "zaak is zonder tekst vastgesteld", "zaken zijn zonder tekst vastgesteld") + ".";
  if (without == 0 && of("tekst-gereed") == 0) return say("Alle teksten zijn akkoord.");
  std::string out;
  if (without > 0) out = say("{} nog geschreven worden", counted(without, "tekst moet", "teksten moeten"));
  if (of("tekst-gereed") > 0) {
    out += out.empty() ? "" : ", ";
    out += say("{} op akkoord", counted(of("tekst-gereed"), "tekst wacht", "teksten wachten"));
  }
  return out + ".";
}

// The newest text of an item in an edition, and the one before it that read otherwise.
struct Texts {
  json now = json::object(), before = json::object();
};

Texts texts_in(const std::string& edition, const std::string& item, Visit& visit) {
  Texts out;
  const auto all = parsed(visit.get("/v1/edities/" + edition + "/bijdragen", "item=" + item));
  const auto& rows = list(all, "resultaten");
  if (rows.empty()) return out;
  out.now = rows.back();
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (text(*row, "tekst") == text(out.now, "tekst")) continue;
    out.before = *row;
    break;
  }
  return out;
}

json said_view(const json& contribution, const std::string& where, References& references) {
  if (contribution.empty()) return false;
  return {{"tekst", text(contribution, "tekst")},
          {"wie", actor_in_words(part(contribution, "door"), references)},
          {"datum", date_view(text(contribution, "datum"))},
          {"waar", where},
          {"akkoord", contribution.value("akkoord", false)}};
}

// In the last edition of the same vehicle in which this item was spoken of before.
json earlier_text(const json& edition, const json& row, Visit& visit, References& references) {
  const json* last = nullptr;
  for (const auto& other : list(row, "edities")) {
    if (text(other, "id") == text(edition, "id") || text(other, "geplandDatum") >= text(edition, "geplandDatum"))
      continue;
    if (last == nullptr || text(*last, "geplandDatum") < text(other, "geplandDatum")) last = &other;
  }
  if (last == nullptr || !is_plain_id(text(*last, "id"))) return false;
  return said_view(texts_in(text(*last, "id"), text(row, "id"), visit).now, text(*last, "naam"), references);
}

// What was asked or promised, in whose words.
std::string asked_words(const json& item) {
  for (const auto* field : {"dictum", "tekst"})
    if (auto words = text(item, field); !words.empty()) return words;
  std::string out;
  for (const auto& request : list(item, "verzoeken")) {
    out += out.empty() ? "" : "\n";
    out += request.is_string() ? request.get<std::string>() : text(request, "tekst");
  }
  return out;
}

const json* row_of(const json& coverage, const std::string& item) {
  for (const auto& row : list(coverage, "resultaten"))
    if (text(row, "id") == item) return &row;
  return nullptr;
}

}  // namespace

json plan_view(const json& edition, const json& coverage, Visit& visit, References& references) {
  struct Group {
    json items = json::array();
    std::map<std::string, long long> count;
    long long late = 0;
  };
  std::map<std::string, Group> groups;  // by the name of the directorate; without one last
  std::map<std::string, long long> total;
  const long long sooner = coverage.value("eerderVerlopen", 0);
  long long late = 0, all = 0;
  for (const auto& row : list(coverage, "resultaten")) {
    const auto code = text(row, "directie");
    auto& group = groups[code.empty() ? "\x7f" : references.directorate(code)];
    group.items.push_back(item_view(row, edition, visit));
    ++group.count[text(row, "dekking")];
    ++total[text(row, "dekking")];
    ++all;
    if (row.value("teLaatZonder", false)) ++group.late, ++late;
  }
  const auto numbers = [&](const std::string& name, std::map<std::string, long long>& count, std::size_t items,
                           long long too_late) {
    json cells = json::array();
    for (const auto stand : stands) cells.push_back({{"getal", std::to_string(count[std::string(stand)])}});
    return json{{"directie", name},
                {"zaken", std::to_string(items)},
                {"cellen", cells},
                {"laatAantal", std::to_string(too_late)}};
  };
  json by_directorate = json::array(), lists = json::array();
  for (auto& [name, group] : groups) {
    const std::string shown = name == "\x7f" ? say("Nog geen directie") : name;
    by_directorate.push_back(numbers(shown, group.count, group.items.size(), group.late));
    lists.push_back({{"directie", shown}, {"rijen", std::move(group.items)}});
  }
  if (groups.size() > 1) by_directorate.push_back(numbers(say("Samen"), total, static_cast<std::size_t>(all), late));
  const bool sent = text(edition, "status") == "verzonden";
  return {
      {"groepen", lists},
      {"perDirectie", by_directorate},
      {"verzonden", sent},
      {"samenvatting", sent ? std::string{} : summary(total, all, takes_texts(edition))},
      {"eerderZin", sooner == 0 ? ""
                                : say("{} een termijn die verloopt voordat deze editie uitgaat.",
                                      counted(sooner, "zaak heeft", "zaken hebben"))},
      {"laat", late == 0 || sent ? "" : say("{} te laat zonder deze editie.", counted(late, "zaak is", "zaken zijn"))}};
}

std::string moved_words(const json& edition, const json& coverage) {
  const auto day = [](const json& step, const char* name) { return calendar::parse_date(text(step, name)); };
  const auto& steps = list(edition, "uitleg");
  const auto move = std::find_if(steps.rbegin(), steps.rend(), [&](const json& step) {
    return day(step, "van") && day(step, "naar") && text(step, "naar") == text(edition, "geplandDatum") &&
           text(step, "van") != text(step, "naar");
  });
  if (move == steps.rend()) return {};
  auto out = say("De editie is verplaatst van {} naar {}.", day_in_words(*day(*move, "van")),
                 day_in_words(*day(*move, "naar")));
  const auto& rows = list(coverage, "resultaten");
  const auto count =
      std::count_if(rows.begin(), rows.end(), [](const json& row) { return row.contains("termijnHier"); });
  const auto closes = day(edition, "sluitingsDatum"), planned = day(*move, "naar");
  if (closes && planned && (*planned - *closes).count() > 0)
    out += " " + say("De sluitingsdatum voor bijdragen blijft {}.", day_in_words(*closes));
  if (count > 0) out += " " + say("{} mee.", counted(count, "zaak schuift", "zaken schuiven"));
  std::string sooner;
  for (const auto& row : list(coverage, "resultaten")) {
    if (!row.contains("eerdereTermijn")) continue;
    const auto number = text(row, "nummer");
    sooner += (sooner.empty() ? "" : ", ") + (number.empty() ? text(row, "titel") : number);
  }
  if (!sooner.empty()) out += " " + say("Let op, hiervan verloopt een andere termijn eerder: {}.", sooner);
  return out;
}

json text_view(const json& edition, const json& coverage, Visit& visit, References& references,
               const ItemRequest& request, ItemForms& forms) {
  const bool refused = request.refused && request.refused->action.ends_with("/bijdragen");
  const auto item = refused ? first(request.refused->typed, "item") : first(visit.request.query, "schrijf");
  const auto* row = is_plain_id(item) ? row_of(coverage, item) : nullptr;
  if (row == nullptr) return false;
  auto told = texts_in(text(edition, "id"), item, visit);
  const bool writes = visit.may_write() && takes_texts(edition);
  const auto now = text(told.now, "tekst");

  json form = false;
  if (writes) {
    form = forms.view_with("bijdragen", {}, {{"item", item}, {"tekst", now}});
    auto& fields = form["velden"].get_ref<json::array_t&>();
    std::erase_if(fields, [](const json& field) { return field["veld"] != "tekst"; });
    form["verborgen"].push_back({{"naam", "item"}, {"waarde", item}});
  }
  const bool waits = writes && !now.empty() && !told.now.value("akkoord", false) && !refused;
  const bool own = text(part(told.now, "door"), "id") == visit.me();
  const auto shown = item_view(*row, edition, visit);
  return {{"zaak", shown},
          {"gevraagd", asked_words(parsed(visit.get("/v1" + text(shown, "itemAdres"))))},
          {"nu", said_view(told.now, {}, references)},
          {"eerder", said_view(told.before, {}, references)},
          {"vorige", earlier_text(edition, *row, visit, references)},
          {"schrijven", form},
          {"akkoordGeven", waits && !own ? form["formulierId"] : json(false)},
          {"wachtOpAnder", waits && own},
          {"terugAdres", "/edities/" + text(edition, "id")}};
}

}  // namespace gestand::gateway::pages

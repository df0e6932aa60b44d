// The dashboard: one snapshot in numbers, each with the list it was counted from; and charts that are drawn of
// the tables they stand in.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/alert_settings_screens.hpp"
#include "services/gateway/pages/as_of.hpp"
#include "services/gateway/pages/charts.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/item_view.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct Figure {
  std::string_view name;
  std::string_view label;
  std::string_view css;
};
constexpr std::array figures{Figure{"open", "Open", "info"},
                             Figure{"verlopen", "Te laat", "fout"},
                             Figure{"binnen14Dagen", "Binnen 14 dagen", "let-op"},
                             Figure{"binnen30Dagen", "Binnen 30 dagen", "let-op"},
                             Figure{"binnen60Dagen", "Binnen 60 dagen", "neutraal"},
                             Figure{"zonderTermijn", "Zonder termijn", "neutraal"},
                             Figure{"zonderEditie", "Zonder editie", "neutraal"},
                             Figure{"aangehouden", "Aangehouden", "let-op"},
                             Figure{"uitgevoerdNietGemeld", "Uitgevoerd, niet gemeld", "neutraal"},
                             Figure{"voorstellen", "Voorstel om af te doen", "let-op"}};

// A number stands alone or as {aantal, lijst}.
long long count_of(const json& value) {
  if (value.is_number_integer()) return value.get<long long>();
  if (value.is_object() && value.contains("aantal") && value["aantal"].is_number_integer()) {
    return value["aantal"].get<long long>();
  }
  return 0;
}

json count_view(const json& value) {
  const auto list_address = value.is_object() ? text(value, "lijst") : "";
  return {{"getal", grouped(count_of(value))}, {"lijst", page_of_list(list_address)}};
}

std::string first_of(const json& row, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto found = text(row, name); !found.empty()) return found;
  }
  return {};
}

long long number_in(const json& row) {
  for (const auto* name : {"aantal", "open"}) {
    if (row.is_object() && row.contains(name)) return count_of(row[name]);
  }
  return 0;
}

// Rows with one number each, as a table whose cells are bars.
template <class Name>
json bars_view(const json& rows, Name name) {
  long long most = 0;
  for (const auto& row : rows) most = std::max(most, number_in(row));
  json out = json::array();
  for (const auto& row : rows) {
    auto address = page_of_list(text(row, "lijst"));
    if (address.empty()) address = page_of_list(text(part(row, "open"), "lijst"));
    out.push_back({{"balkNaam", name(row)},
                   {"balkGetal", grouped(number_in(row))},
                   {"balkLijst", address},
                   {"balkDeel", chart_part(number_in(row), most)}});
  }
  return out;
}

json figures_row(const std::string& name, const json& row) {
  json counts = json::array();
  for (const auto& figure : figures) {
    const auto found = row.is_object() ? row.find(figure.name) : row.end();
    counts.push_back(found == row.end() ? json{{"getal", "–"}, {"lijst", ""}} : count_view(*found));
    if (found != row.end()) counts.back()["klasse"] = count_of(*found) > 0 ? figure.css : "neutraal";
  }
  return {{"directieNaam", name}, {"cellen", counts}};
}

// Each directorate, what they have together, and what no directorate has.
json directorates_view(const json& body, References& references) {
  json out = json::array();
  for (const auto& row : list(body, "perDirectie"))
    out.push_back(figures_row(references.directorate(text(row, "directie")), row));
  if (body.contains("zonderDirectie")) {
    out.push_back(figures_row(say("Alle directies samen"), body));
    out.push_back(figures_row(say("Zonder directie"), part(body, "zonderDirectie")));
  }
  return out;
}

std::string month_of(const std::string& month) {
  const auto date = calendar::parse_date(month.size() == 7 ? month + "-01" : month);
  return date ? month_in_words(*date) : month;
}

// "nov"; the Dutch short form of maart is no beginning of it.
std::string month_short(Date month) {
  const auto words = month_in_words(month);
  return words.starts_with("maart") ? "mrt" : words.substr(0, 3);
}

struct FlowMonth {
  std::string name;                   // "2026-11"
  std::array<json, 3> numbers;        // open, in, out
  std::array<long long, 3> counts{};  // of the same
};

// "2" … "0" beside a chart whose highest line is that of `most`.
json scale_view(const std::vector<long long>& scale) {
  json out = json::array();
  for (const auto line : scale) out.push_back({{"schaal", grouped(line)}});
  return out;
}

// Of one chart of the months: a row a month, its cells of `shown` (0 open, 1 in, 2 out), on a scale of their own. A
// cell of an area begins where the month before it ended.
json months_view(const std::vector<FlowMonth>& months, std::initializer_list<std::size_t> shown) {
  long long most = 1;
  for (const auto& month : months) {
    for (const auto i : shown) most = std::max(most, month.counts.at(i));
  }
  const auto scale = chart_scale(most);
  json rows = json::array();
  const auto* former = &months.front();
  for (const auto& month : months) {
    json cells = json::array();
    for (const auto i : shown) {
      auto cell = count_view(month.numbers.at(i));
      cell["van"] = chart_part(former->counts.at(i), scale.front());
      cell["tot"] = chart_part(month.counts.at(i), scale.front());
      cells.push_back(std::move(cell));
    }
    json row{{"maand", month_of(month.name)}, {"cellen", std::move(cells)}, {"maandKort", ""}, {"kwartaal", false}};
    row["jaar"] = false;
    if (const auto first = calendar::parse_date(month.name + "-01")) {
      const std::chrono::year_month_day parts{*first};
      row["maandKort"] = month_short(*first);
      row["kwartaal"] = static_cast<unsigned>(parts.month()) % 3 == 1;
      if (rows.empty() || parts.month() == std::chrono::January)
        row["jaar"] = std::to_string(static_cast<int>(parts.year()));
    }
    rows.push_back(std::move(row));
    former = &month;
  }
  return {{"schalen", scale_view(scale)}, {"rijen", std::move(rows)}};
}

// What was open at each month's end, what came in and what went out: two charts, and one table of both.
json flow_view(const json& body) {
  std::map<std::string, FlowMonth> by_month;
  constexpr std::array names{"voorraad", "instroom", "uitstroom"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const auto& row : list(body, names[i])) {
      auto& month = by_month[text(row, "maand")];
      month.name = text(row, "maand");
      month.numbers.at(i) = row;
      month.counts.at(i) = count_of(row);
    }
  }
  if (by_month.empty()) return false;
  std::vector<FlowMonth> months;
  for (auto& [name, month] : by_month) months.push_back(std::move(month));
  // Before the first month in which anything was recorded nobody knows what was open: a line at nought would say that
  // it was nothing. One such month stays, for the line to begin at.
  const auto known = std::find_if(months.begin(), months.end(), [](const FlowMonth& month) {
    return std::any_of(month.counts.begin(), month.counts.end(), [](long long count) { return count != 0; });
  });
  std::string since;
  if (known != months.end() && known - months.begin() > 1) {
    since = month_of(known->name);
    months.erase(months.begin(), known - 1);
  }
  const auto stock = months_view(months, {0}), flow = months_view(months, {1, 2});
  std::reverse(months.begin(), months.end());
  return {{"stand", stock}, {"stroming", flow}, {"tabel", months_view(months, {0, 1, 2})}, {"sindsMaand", since}};
}

// How many deadlines were kept by their first date, of all whose first date has come.
json kept_row(const std::string& name, const json& row) {
  const auto kept = count_of(row.value("gehaald", json())), missed = count_of(row.value("gemist", json()));
  const auto all = kept + missed;
  return {{"wie", name},
          {"gehaald", count_view(row.value("gehaald", json()))},
          {"gemist", count_view(row.value("gemist", json()))},
          {"aandeel", all == 0 ? "–" : std::to_string((kept * 100 + all / 2) / all) + "%"},
          {"gehaaldDeel", chart_part(kept, all)},
          {"gemistTot", chart_part(all, all)}};
}

json kept_view(const json& body, References& references) {
  const auto all = part(body, "eersteDatum");
  if (all.empty()) return false;
  json rows = json::array();
  for (const auto& unit : list(all, "perDirectie"))
    rows.push_back(kept_row(references.directorate(text(unit, "directie")), unit));
  rows.push_back(kept_row(say("Alle"), all));
  return {{"rijen", rows}};
}

json oldest_view(const json& rows, Date as_of, References& references) {
  json out = json::array();
  for (const auto& row : rows) {
    const auto kind = text(row, "soort");
    const std::string home = kind == "toezegging"     ? "toezeggingen"
                             : kind == "kamerverzoek" ? "kamerverzoeken"
                                                      : "moties";
    const auto number = first_of(row, {"nummer", "zaaknummer"});
    out.push_back({{"oudAdres", "/" + home + "/" + text(row, "id")},
                   {"oudNummer", number.empty() ? in_words(Vocabulary::ItemKind, kind) : number},
                   {"oudTitel", first_of(row, {"titel", "tekst"})},
                   {"oudDirectie", references.directorate(text(row, "directie"))},
                   {"oudDatum", date_view(first_of(row, {"ingediendDatum", "datum"}))},
                   {"oudTermijn", short_term_view(part(row, "termijn"), as_of)}});
  }
  return out;
}

// Each with how far off it is, beside the farthest.
json editions_view(const json& rows, Date as_of) {
  const auto days_to = [&](const json& row) {
    const auto date = calendar::parse_date(text(row, "geplandDatum"));
    return date ? std::max<long long>((*date - as_of).count(), 0) : 0;
  };
  long long farthest = 0;
  for (const auto& row : rows) farthest = std::max(farthest, days_to(row));
  json out = json::array();
  for (const auto& row : rows) {
    const auto planned = text(row, "geplandDatum");
    const auto date = calendar::parse_date(planned);
    out.push_back({{"editieDeel", chart_part(days_to(row), farthest)},
                   {"editieId", first_of(row, {"id", "editie"})},
                   {"editieNaam", text(row, "naam")},
                   {"gepland", date_view(planned)},
                   {"geplandWoorden", date ? distance_in_words(*date, as_of) : ""},
                   {"editieAantal", counted(number_in(row), "zaak", "zaken")},
                   {"editieLijst", page_of_list(text(row, "lijst"))}});
  }
  return out;
}

Params dashboard_query(const Params& query) {
  Params out;
  for (const auto* name : {"directie", "peilDatum"}) {
    if (const auto value = first(query, name); !value.empty()) out.emplace(name, value);
  }
  return out;
}

}  // namespace

PageReply dashboard_screen(Visit& visit) {
  const auto query = dashboard_query(visit.request.query);
  const auto tail = query_string(query);
  for (const auto& [name, value] : visit.request.query) {
    if (value.empty()) return see_other("/dashboard" + (tail.empty() ? "" : "?" + tail));
  }
  const auto reply = visit.get("/v1/dashboard", tail);
  const bool refused = reply.status == 400;
  if (!succeeded(reply) && !refused) return problem_page(visit, reply);
  auto problem = problem_of(reply);
  for (const auto& fault : problem.faults) problem.detail += " " + fault.detail;
  auto body = refused ? json::object() : parsed(reply);
  const auto peil = refused ? json(false) : as_of_view(visit, body);
  // Of a day before anything was recorded there are no figures: noughts would say that all was well.
  if (body.contains("eersteVastlegging")) body = {{"stand", text(body, "stand")}};
  References references(visit);
  const auto as_of = calendar::parse_date(first(query, "peilDatum")).value_or(visit.today);

  json cards = json::array();
  json columns = json::array();
  for (const auto& figure : figures) {
    columns.push_back({{"kolom", say(figure.label)}});
    if (!body.contains(figure.name)) continue;
    auto card = count_view(body[figure.name]);
    card["label"] = say(figure.label);
    card["klasse"] = count_of(body[figure.name]) > 0 ? figure.css : "neutraal";
    cards.push_back(std::move(card));
  }
  if (const auto unassigned = part(body, "zonderDirectie"); unassigned.contains("open")) {
    cards.push_back(count_view(unassigned["open"]));
    cards.back().update({{"label", say("Zonder directie")}, {"klasse", "neutraal"}});
  }
  json choices = json::array();
  for (const auto& option : references.directorates()) {
    choices.push_back(
        {{"waarde", option.value}, {"tekst", option.text}, {"gekozen", option.value == first(query, "directie")}});
  }
  const auto stand = text(body, "stand");
  const json view{
      {"fout", refused ? notice_of(problem) : json(false)},
      {"stand", stand.size() > 10 ? instant_view(stand) : date_view(stand)},
      {"peil", peil},
      {"vandaagAdres", refused ? address_of_today(visit) : ""},
      {"peilWaarde", first(query, "peilDatum")},
      {"directies", choices},
      {"gestoord", disturbed_view(visit)},
      {"kaarten", cards},
      {"kolommen", columns},
      {"perDirectie", directorates_view(body, references)},
      {"perSoort", bars_view(list(body, "perSoort"),
                             [](const json& row) { return in_words(Vocabulary::ItemKind, text(row, "soort")); })},
      {"ouderdom", bars_view(list(body, "ouderdom"),
                             [](const json& row) {
                               return say(first_of(row, {"naam", "label", "klasse", "ouderdom"}));
                             })},
      {"stroom", flow_view(body)},
      {"gehouden", kept_view(body, references)},
      {"verwacht", bars_view(list(body, "verwacht"), [](const json& row) { return month_of(text(row, "maand")); })},
      {"aangehouden",
       bars_view(list(body, "aangehoudenTermijnen"), [](const json& row) { return say(text(row, "naam")); })},
      {"aangehoudenEerst", oldest_view(list(body, "aangehoudenEerst"), as_of, references)},
      {"oudste", oldest_view(list(body, "oudste"), as_of, references)},
      {"nu", first(query, "peilDatum").empty()},
      {"edities", editions_view(list(body, "edities"), as_of)}};
  return framed(visit, refused ? 400 : 200,
                {.title = say("Dashboard"), .menu = "/dashboard", .has_faults = refused, .has_charts = true},
                "dashboard", view);
}

}  // namespace gestand::gateway::pages

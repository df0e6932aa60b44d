#include "services/overview/adapters/answers_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "common/text/likeness.hpp"
#include "common/wire/present.hpp"
#include "services/overview/adapters/archive_json.hpp"
#include "services/overview/adapters/facts_json.hpp"
#include "services/overview/adapters/pg_dashboard.hpp"
#include "services/overview/adapters/pg_facets.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

constexpr int export_page = 500;
constexpr std::size_t answer_bytes = 3'000'000;  // a message of the bus holds 4 MiB

using Faults = std::vector<Fault>;

json errors(const Faults& faults) {
  json out = {{"errors", json::array()}};
  for (const auto& fault : faults) {
    out["errors"].push_back(
        {{"in", "query"}, {"location", fault.location}, {"code", fault.code}, {"detail", fault.detail}});
  }
  return out;
}

Parameters parameters_of(const json& question) {
  Parameters out;
  const json given = question.value("params", json::object());
  for (const auto& [name, value] : given.items())
    out[name] = value.is_string() ? value.get<std::string>() : value.dump();
  return out;
}

Kind kind_of(const json& question) {
  const auto kind = parse_kind(question.at("kind").get<std::string>());
  if (!kind) throw std::invalid_argument("unknown kind of list");
  return *kind;
}

// Ids and codes that nothing has.
void check_known(Reading& reading, const Query& query, Faults& faults) {
  const auto add = [&](const char* name, const std::vector<std::string>& unknown, const char* what) {
    for (const auto& one : unknown)
      faults.push_back({name, "onbekende-waarde", "Er is geen " + std::string(what) + " '" + one + "'."});
  };
  add("editie", reading.unknown_ids("editie", query.editie), "editie");
  add("vehikel", reading.unknown_ids("vehikel", query.vehikel), "vehikel");
  add("behandelaar", reading.unknown_ids("medewerker", query.behandelaar), "medewerker");
  add("directie", reading.unknown_codes("directie", query.directie), "directie");
  add("verantwoordelijke", reading.unknown_codes("ambt", query.verantwoordelijke), "ambt");
}

// The query that a question asks, or its faults.
std::variant<Query, Faults> query_of(Reading& reading, const json& question, const std::set<std::string>& not_for_us) {
  auto parameters = parameters_of(question);
  for (const auto& name : not_for_us) parameters.erase(name);
  auto parsed = parse_query(kind_of(question), parameters, reading.today());
  if (auto* faults = std::get_if<Faults>(&parsed)) return *faults;
  auto& query = std::get<Query>(parsed);
  const json token = question.value("token", json::object());
  query.asker = text_of(token, "id");
  query.asker_staff = text_of(token, "medewerker");
  query.asker_directorate = text_of(token, "directie");
  Faults faults;
  check_known(reading, query, faults);
  if (!faults.empty()) return faults;
  return parsed;
}

wire::Reader reader_of(const json& question) {
  return {text_of(question, "rol"), text_of(question.value("token", json::object()), "directie")};
}

void hide_from(const wire::Reader& reader, json& item) {
  if (!wire::may_see_confidential(reader, text_of(item, "directie"))) wire::hide_confidential(item);
}

// Beside each edition that was sent: how many items it proposes to close, and the list of them.
void add_proposed(Reading& reading, const std::vector<json*>& editions, const std::optional<Date>& past) {
  std::map<std::string, std::int64_t> counts;
  for (auto* edition : editions) {
    if (text_of(*edition, "status") != "verzonden") continue;
    if (counts.empty()) counts = reading.proposed_by_editions(past);
    const auto id = text_of(*edition, "id");
    const auto found = counts.find(id);
    (*edition)["voorstellen"] = {
        {"aantal", found == counts.end() ? 0 : found->second},
        {"lijst", address_of(proposed_by({std::nullopt, past, reading.today()}, id), "werkvoorraad")}};
  }
}

// Beside what was decided: what is proposed to be closed and open.
void add_proposals(Reading& reading, const std::vector<json*>& items, const std::optional<Date>& past) {
  std::vector<std::string> ids;
  for (const auto* item : items) ids.push_back(text_of(*item, "id"));
  const auto open = reading.open_proposals_of(ids, past);
  for (auto* item : items)
    if (const auto found = open.find(text_of(*item, "id")); found != open.end())
      add_open_proposals(*item, found->second);
}

// Beside each edition: what its vehicle is called, and of which kind it is.
void add_vehicles(Reading& reading, const std::vector<json*>& editions, const std::optional<Date>& past) {
  std::vector<std::string> ids;
  for (const auto* edition : editions) ids.push_back(text_of(*edition, "vehikel"));
  const auto vehicles = reading.vehicles_of(ids, past);
  for (auto* edition : editions) {
    const auto found = vehicles.find(text_of(*edition, "vehikel"));
    if (found == vehicles.end()) continue;
    (*edition)["vehikelNaam"] = found->second.name;
    (*edition)["vehikelSoort"] = found->second.soort;
  }
}

void add_to_editions(Reading& reading, const std::vector<json*>& editions, const std::optional<Date>& past) {
  if (editions.empty()) return;
  add_proposed(reading, editions, past);
  add_vehicles(reading, editions, past);
}

// Of a day before anything was recorded: when that began.
void add_first_recorded(Reading& reading, const std::optional<Date>& past, json& out) {
  if (!past) return;
  const auto first = reading.first_recorded();
  if (first && *first >= calendar::end_of_day(*past)) out["eersteVastlegging"] = calendar::to_iso(*first);
}

json rows_json(Reading& reading, const Query& query, const std::vector<ItemRow>& rows, const FetchTexts& texts,
               const wire::Reader& reader) {
  const auto editions = reading.editions_of(rows, query.peil_datum);
  json out = json::array();
  std::map<std::string, std::vector<json*>> by_source;
  out.get_ref<json::array_t&>().reserve(rows.size());
  for (const auto& row : rows) {
    out.push_back(list_row_json(query.kind, row, editions, query.day, query.brief));
    if (!row.open && query.kind != Kind::Werkvoorraad && is_work(query.kind))
      add_archive(out.back(), row, reading.retention_terms(query.peil_datum));
    hide_from(reader, out.back());
    by_source[row.source].push_back(&out.back());
  }
  if (is_work(query.kind) && query.kind != Kind::Werkvoorraad && !query.brief) {
    std::vector<json*> items;
    for (auto& row : out) items.push_back(&row);
    add_proposals(reading, items, query.peil_datum);
  }
  if (query.kind == Kind::Termijnen) {
    std::vector<std::string> items;
    for (const auto& row : out) items.push_back(text_of(row, "item"));
    const auto names = reading.names_of(items);
    for (auto& row : out) {
      const auto item = names.find(text_of(row, "item"));
      if (item == names.end()) continue;
      row["itemTitel"] = item->at("titel");
      if (item->contains("nummer")) row["itemNummer"] = item->at("nummer");
    }
  }
  if (query.kind == Kind::Edities) add_to_editions(reading, by_source["vehicles"], query.peil_datum);
  for (const auto& [source, items] : by_source) put_texts(items, source, texts);
  return out;
}

// Who handles each, by name: who reads a file has no list of ids. Names can be erased: the log keeps them apart.
void add_handlers(Reading& reading, json& rows, const FetchTexts& texts) {
  std::vector<std::string> ids;
  for (const auto& row : rows) {
    if (const auto id = text_of(row, "behandelaar"); eventlog::is_uuid(id)) ids.push_back(id);
  }
  if (ids.empty()) return;
  json names = json::object();
  for (const auto& row : reading.ask("SELECT id, (doc->'naam')::text FROM item WHERE id = ANY($1::uuid[]) AND tot = "
                                     "'infinity' AND soort = 'medewerker' AND doc ? 'naam'",
                                     {eventlog::pg_array(ids)}))
    names[row[0].c_str()] = json::parse(row[1].c_str());
  put_texts({&names}, "organisation", texts);
  for (auto& row : rows) {
    const auto name = names.find(text_of(row, "behandelaar"));
    if (name != names.end()) row["behandelaarNaam"] = *name;
  }
}

std::size_t bytes_of(const ItemRow& row) { return row.document->dump().size() + row.followed->dump().size(); }

// A page of very long items leaves out what only the page of an item shows.
void shorten(json& rows, std::size_t bytes) {
  if (bytes < answer_bytes) return;
  for (auto& row : rows) {
    for (const char* name : {"dictum", "notities", "uitleg"}) row.erase(name);
  }
}

// The day of a question, as it stood then or now; a fault if it is none or lies ahead.
struct Moment {
  std::optional<Date> past;
  Date day;
};
std::variant<Moment, Fault> moment_of(Reading& reading, const json& question) {
  const auto text = text_of(question, "peilDatum");
  if (text.empty()) return Moment{std::nullopt, reading.today()};
  const auto read = parse_reference_day(text, reading.today());
  if (const auto* fault = std::get_if<Fault>(&read)) return *fault;
  const Date day = std::get<Date>(read);
  return Moment{day < reading.today() ? std::optional(day) : std::nullopt, day};
}

// A saved view: its maker sees it, and all if it is shared.
bool is_shown_to(const json& view, const std::string& asker) {
  return text_of(view, "status") == "geldig" && (view.value("gedeeld", false) || text_of(view, "eigenaar") == asker);
}

json not_found() { return {{"nietGevonden", true}}; }

// What a day did not know yet says since when it is known.
json not_yet(Reading& reading, const std::string& id, Date day, const std::vector<std::string>& kinds) {
  const auto now = reading.item(id, std::nullopt);
  const bool shown = now && now->soort != "weergave";  // a saved view is its maker's
  if (!shown || std::find(kinds.begin(), kinds.end(), now->soort) == kinds.end()) return not_found();
  return {{"nietGevonden", "Op " + calendar::dutch(day) + " was dit nog niet vastgelegd; het eerste staat op " +
                               calendar::dutch(reading.registered(id)) + "."}};
}

}  // namespace

json list_answer(Reading& reading, const json& question, const FetchTexts& texts) {
  const auto query = query_of(reading, question, {"scheiding"});
  if (const auto* faults = std::get_if<Faults>(&query)) return errors(*faults);
  const auto& asked = std::get<Query>(query);
  if (question.value("alleenToets", false)) return json::object();
  json out = {{"aantal", reading.count(asked)}};
  if (out["aantal"] == 0) add_first_recorded(reading, asked.peil_datum, out);
  const auto rows = reading.page(asked);
  out["resultaten"] = rows_json(reading, asked, rows, texts, reader_of(question));
  if (asked.passages && asked.q) {
    const auto found = reading.passages(asked, rows);
    for (auto& row : out["resultaten"]) {
      const auto passage = found.find(text_of(row, "id"));
      if (passage != found.end()) row["passage"] = passage->second;
    }
  }
  if (asked.facets) {
    out["facetten"] = facets_json(reading, asked);
    out["namen"] = names_json(reading, out["facetten"], asked.peil_datum);
  }
  constexpr std::size_t many = 100;
  if (rows.size() > many) {
    shorten(out["resultaten"],
            std::accumulate(rows.begin(), rows.end(), std::size_t{0},
                            [](std::size_t sum, const ItemRow& row) { return sum + bytes_of(row); }));
  }
  return out;
}

json search_answer(Reading& reading, const json& question, const FetchTexts& texts) {
  constexpr std::array searched{Kind::Moties,  Kind::Toezeggingen, Kind::Kamerverzoeken,
                                Kind::Edities, Kind::Vehikels,     Kind::Brieven};
  const json asked = question.value("params", json::object());
  json out = json::object();
  for (const auto kind : searched) {
    const std::string name(to_string(kind));
    json one = question;
    one["kind"] = name;
    one["params"] = asked;
    one["params"]["pageSize"] = is_work(kind) ? "8" : "20";  // what is no item has no list of its own to go on in
    if (is_work(kind))
      for (const auto* wish : {"kort", "passages"}) one["params"][wish] = "true";
    json found = list_answer(reading, one, texts);
    if (found.contains("errors")) return found;
    found["lijst"] = address_of({"", parameters_of({{"params", asked}})}, name);
    out[name] = std::move(found);
  }
  return out;
}

json export_answer(Reading& reading, const json& question, const FetchTexts& texts) {
  const auto query = query_of(reading, question, {"scheiding", "page", "pageSize", "facetten", "passages"});
  if (const auto* faults = std::get_if<Faults>(&query)) return errors(*faults);
  const auto& asked = std::get<Query>(query);
  auto cursor = text_of(question, "cursor");
  auto rows = reading.after(asked, cursor, export_page);
  std::size_t bytes = 0;
  std::size_t fitting = 0;
  while (fitting < rows.size() && (fitting == 0 || bytes < answer_bytes)) bytes += bytes_of(rows[fitting++]);
  if (fitting < rows.size()) {
    rows.resize(fitting);
    cursor = cursor_after(rows.back());
  }
  json out = {{"resultaten", rows_json(reading, asked, rows, texts, reader_of(question))}};
  if (is_work(asked.kind)) add_handlers(reading, out["resultaten"], texts);
  if (!cursor.empty()) out["cursor"] = cursor;
  if (text_of(question, "cursor").empty()) out["aantal"] = reading.count(asked);
  return out;
}

json like_answer(Reading& reading, const json& question) {
  constexpr int looked_at = 30;
  constexpr std::size_t shown_max = 5;
  const auto text = text_of(question, "tekst");
  json all = json::array();
  for (const auto& row : reading.like(text, looked_at)) {
    const double alike = text::likeness(text, text_of(*row.document, "tekst"));
    if (alike < text::likeness_min) continue;
    json one = {{"soort", row.soort}, {"id", row.id}, {"gelijkenis", std::round(alike * 100) / 100}};
    for (const char* name : {"nummer", "titel", "status"}) {
      if (row.document->contains(name)) one[name] = row.document->at(name);
    }
    all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const json& a, const json& b) { return a["gelijkenis"] > b["gelijkenis"]; });
  while (all.size() > shown_max) all.erase(all.size() - 1);
  return {{"vergelijkbaar", std::move(all)}};
}

json item_answer(Reading& reading, const json& question, const FetchTexts& texts) {
  const auto moment = moment_of(reading, question);
  if (const auto* fault = std::get_if<Fault>(&moment)) return errors({*fault});
  const auto& [past, day] = std::get<Moment>(moment);
  const auto id = text_of(question, "id");
  if (!eventlog::is_uuid(id)) return not_found();
  const auto row = reading.item(id, past);
  const auto& kinds = sorts_of_item(kind_of(question));
  if (!row && past) return not_yet(reading, id, *past, kinds);
  if (!row || std::find(kinds.begin(), kinds.end(), row->soort) == kinds.end()) return not_found();
  if (row->soort == "weergave" && !is_shown_to(*row->document, text_of(question.value("token", json::object()), "id")))
    return not_found();
  json out = item_json(*row, reading.editions_of({*row}, past), day);
  if (is_promise(row->soort)) {
    add_letters(out, reading.letters_of(row->id, past));
    add_proposals(reading, {&out}, past);
    add_archive(out, *row, reading.retention_terms(past), question.value("archief", false));
  }
  if (row->soort == "editie") add_to_editions(reading, {&out}, past);
  hide_from(reader_of(question), out);
  put_texts({&out}, row->source, texts);
  return out;
}

json dashboard_answer(Reading& reading, const json& question) {
  Faults faults;
  const auto moment = moment_of(reading, question);
  if (const auto* fault = std::get_if<Fault>(&moment)) faults.push_back(*fault);
  Query query;
  if (const auto directie = text_of(question, "directie"); !directie.empty()) query.directie = {directie};
  check_known(reading, query, faults);
  if (!faults.empty()) return errors(faults);
  Scope scope{std::nullopt, std::get<Moment>(moment).past, std::get<Moment>(moment).day};
  if (!query.directie.empty()) scope.directie = query.directie.front();
  auto out = dashboard_json(reading, scope);
  add_first_recorded(reading, scope.peil_datum, out);
  return out;
}

json coverage_answer(Reading& reading, const json& question) {
  const auto moment = moment_of(reading, question);
  if (const auto* fault = std::get_if<Fault>(&moment)) return errors({*fault});
  const auto edition = text_of(question, "editie");
  if (!eventlog::is_uuid(edition)) return not_found();
  auto out = coverage_json(reading, edition, std::get<Moment>(moment).past, std::get<Moment>(moment).day);
  return out.is_null() ? not_found() : out;
}

// Which letter made this proposal; empty if none did.
json choices_answer(Reading& reading, const FetchTexts& texts) {
  struct Choice {
    const char *list, *key;
  };
  static const std::map<std::string, Choice> kinds = {{"ambt", {"ambten", "code"}},
                                                      {"directie", {"directies", "code"}},
                                                      {"medewerker", {"medewerkers", "id"}},
                                                      {"editie", {"edities", "id"}}};
  json out = json::object();
  for (const auto& [kind, choice] : kinds) out[choice.list] = json::array();
  for (const auto& row :
       reading.kept("SELECT soort, coalesce(CASE WHEN soort IN ('ambt', 'directie') THEN nummer END, id::text), "
                    "coalesce(doc->'naam', '\"\"')::text, coalesce(status, '') FROM item WHERE tot = 'infinity' AND "
                    "doc IS NOT NULL AND "
                    "soort IN ('ambt', 'directie', 'medewerker', 'editie') ORDER BY soort, status IN ('verzonden', "
                    "'geannuleerd'), CASE WHEN soort = 'editie' THEN datum END, doc->>'naam', id",
                    {})) {
    const auto& choice = kinds.at(row[0].as<std::string>());
    json one = {{choice.key, row[1].as<std::string>()}, {"naam", json::parse(row[2].as<std::string>())}};
    if (row[0].as<std::string>() == "editie") one["status"] = row[3].as<std::string>();
    out[choice.list].push_back(std::move(one));
  }
  // Names of people can be erased: the log keeps them apart.
  auto& staff = out["medewerkers"];
  put_texts({&staff}, "organisation", texts);
  std::sort(staff.begin(), staff.end(), [](const json& a, const json& b) { return a.at("naam") < b.at("naam"); });
  return out;
}

json proposal_answer(Reading& reading, const json& question) {
  const auto item = text_of(question, "id");
  json out = json::object();
  if (!eventlog::is_uuid(item)) return out;
  for (const auto& letter : reading.letters_of(item, std::nullopt)) {
    if (proposal_id(item, letter.id) == text_of(question, "voorstel")) out["brief"] = letter.id;
  }
  return out;
}

json latest_proposals_answer(Reading& reading, const json& question) {
  json out = json::object();
  for (const auto& [item, open] :
       reading.open_proposals_of(question.at("ids").get<std::vector<std::string>>(), std::nullopt)) {
    out[item] = {{"id", open.back().at("id")}};
    if (open.back().contains("brief")) out[item]["brief"] = open.back().at("brief");
  }
  return out;
}

json related_answer(Reading& reading, const json& question) {
  const auto item = text_of(question, "item");
  if (!eventlog::is_uuid(item)) return not_found();
  json out = {{"termijnen", reading.deadlines_of_item(item)}};
  if (const auto row = reading.item(item, std::nullopt))
    out["directie"] = text_of(wire::assignment_on(*row->document, reading.today()), "directie");
  return out;
}

}  // namespace gestand::overview

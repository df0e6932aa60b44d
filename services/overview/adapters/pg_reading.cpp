#include "services/overview/adapters/pg_reading.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/eventlog/ids.hpp"
#include "services/overview/adapters/archive_json.hpp"
#include "services/overview/adapters/pg_projection.hpp"
#include "services/overview/adapters/pg_stands.hpp"
#include "services/overview/domain/folding.hpp"

namespace gestand::overview {

using eventlog::pg_array;
using nlohmann::json;

namespace {

constexpr const char* columns =
    "i.id, i.bron, i.soort, i.versie, i.is_open, i.doc, i.termijnen, (i.uitstroom_op AT TIME ZONE "
    "'Europe/Amsterdam')::date, "
    "(i.gewijzigd_op AT TIME ZONE 'Europe/Amsterdam')::date";

// The planner does not know how rare a word is. Few hits are found by the index of words and then sorted; of many, the
// first of the order are met soon by following the order itself. The count is known before the page. (OFFSET 0: finds
// before it sorts.)
constexpr std::int64_t few_hits = 5'000;

std::string text(const pqxx::field& field) {
  return field.is_null() ? std::string{} : std::string(field.c_str(), field.size());
}

ItemRow row_of(const pqxx::row& row, bool with_key) {
  ItemRow out;
  out.id = text(row[0]);
  out.source = text(row[1]);
  out.soort = text(row[2]);
  out.version = row[3].as<int>();
  out.open = row[4].as<bool>();
  out.document = std::make_shared<json>(json::parse(text(row[5])));
  out.followed = std::make_shared<json>(json::parse(text(row[6])));
  out.closed = calendar::parse_date(text(row[7]));
  out.changed = calendar::parse_date(text(row[8])).value_or(Date{});
  if (with_key) {
    out.sort_key = text(row[9]);
    out.sort_key_empty = row[9].is_null();
  }
  return out;
}

std::vector<ItemRow> rows_of(const pqxx::result& found, bool with_key) {
  std::vector<ItemRow> out;
  out.reserve(found.size());
  for (const auto& row : found) out.push_back(row_of(row, with_key));
  return out;
}

const char* type_of(Order order) {
  switch (order) {
    case Order::Termijn:
    case Order::Datum:
    case Order::Editie: return "::date";
    case Order::GewijzigdOp: return "::timestamptz";
    default: return "::text";
  }
}

// What comes after the last row of a page, in the order of the list.
std::string beyond(const Query& query, const json& last, Statement& statement) {
  const auto column = sort_column(query);
  const auto id = statement.bind(last.at("id").get<std::string>()) + "::uuid";
  if (!last.contains("sleutel")) return column + " IS NULL AND i.id > " + id;
  const auto key = statement.bind(last.at("sleutel").get<std::string>()) + type_of(query.order);
  auto out =
      "(" + column + (query.down ? " < " : " > ") + key + " OR (" + column + " = " + key + " AND i.id > " + id + ")";
  if (sort_column_may_be_empty(query)) out += " OR " + column + " IS NULL";
  return out + ")";
}

std::string key_of(std::string key, const std::vector<std::string>& parameters) {
  for (const auto& parameter : parameters) key += '\x1f' + parameter;
  return key;
}

}  // namespace

Reading::Reading(pqxx::transaction_base& transaction, CountCache& counts, Instant now, std::int64_t version)
    : transaction_(transaction), counts_(counts), now_(now), today_(calendar::amsterdam_date(now)), version_(version) {}

pqxx::result Reading::ask(const std::string& sql, const std::vector<std::string>& parameters) {
  return transaction_.exec_params(sql, pqxx::prepare::make_dynamic_params(parameters));
}

pqxx::result Reading::kept(const std::string& sql, const std::vector<std::string>& parameters) {
  const auto key = key_of(sql, parameters);
  if (const auto found = counts_.tables.find(key, version_)) return *found;
  auto table = ask(sql, parameters);
  counts_.tables.keep(key, version_, table);
  return table;
}

std::int64_t Reading::count(const Query& query) {
  std::string unused;
  const auto filter = filter_of(query, unused);
  const auto key = key_of(filter.conditions(), filter.parameters());
  if (const auto kept = counts_.counts.find(key, version_)) return *kept;
  const auto counted =
      ask("SELECT count(*) FROM item i WHERE " + filter.conditions(), filter.parameters())[0][0].as<std::int64_t>();
  counts_.counts.keep(key, version_, counted);
  return counted;
}

std::optional<Instant> Reading::first_recorded() {
  const auto found = kept("SELECT " + micros("eerste") +
                              " FROM (SELECT min(geregistreerd_op) AS eerste FROM item WHERE tot = 'infinity' AND "
                              "soort = ANY('{motie,toezegging,kamerverzoek,vehikel,editie}')) e",
                          {});
  return found[0][0].is_null() ? std::nullopt : std::optional(instant_of(found[0][0]));
}

Reading::Numbers Reading::numbers(const Query& common, const std::vector<Query>& narrower) {
  std::string unused;
  auto statement = filter_of(common, unused);
  std::string wanted;
  for (const auto& one : narrower) wanted += ", count(*) FILTER (WHERE " + narrowing_of(one, statement) + ")";
  // A deadline is of the directorate of its item.
  const bool by_parent = common.kind == Kind::Termijnen;
  const std::string from =
      by_parent ? "item i LEFT JOIN item p ON p.id = i.hoort_bij AND " + standing("p", common.peil_datum, statement)
                : "item i";
  Numbers out;
  auto& total = out[""];
  total.resize(narrower.size());
  for (const auto& row : kept("SELECT coalesce(" + std::string(by_parent ? "p" : "i") + ".directie, '')" + wanted +
                                  " FROM " + from + " WHERE " + statement.conditions() + " GROUP BY 1",
                              statement.parameters())) {
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < narrower.size(); ++i) {
      counts.push_back(row[static_cast<int>(i) + 1].as<std::int64_t>());
      total[i] += counts.back();
    }
    if (const auto code = text(row[0]); !code.empty()) out[code] = std::move(counts);
  }
  return out;
}

std::vector<ItemRow> Reading::page(const Query& query) {
  std::string number_first;
  auto filter = filter_of(query, number_first);
  const auto offset = static_cast<std::int64_t>(query.page - 1) * query.page_size;
  const bool few = query.q && count(query) <= few_hits;
  std::string sql = std::string("SELECT ") + columns;
  sql += few ? " FROM (SELECT * FROM item i WHERE " + filter.conditions() + " OFFSET 0) i ORDER BY "
             : " FROM item i WHERE " + filter.conditions() + " ORDER BY ";
  if (!number_first.empty()) sql += number_first + " DESC, ";
  sql += order_by(query) + " LIMIT " + std::to_string(query.page_size) + " OFFSET " + std::to_string(offset);
  return rows_of(ask(sql, filter.parameters()), false);
}

std::vector<ItemRow> Reading::after(const Query& query, std::string& cursor, int limit) {
  std::string unused;
  auto filter = filter_of(query, unused);
  if (!cursor.empty()) filter.also(beyond(query, json::parse(eventlog::unbase64url(cursor)), filter));
  auto rows = rows_of(ask(std::string("SELECT ") + columns + ", " + sort_column(query) + "::text FROM item i WHERE " +
                              filter.conditions() + " ORDER BY " + order_by(query) + " LIMIT " + std::to_string(limit),
                          filter.parameters()),
                      true);
  cursor = static_cast<int>(rows.size()) == limit ? cursor_after(rows.back()) : std::string{};
  return rows;
}

std::optional<ItemRow> Reading::item(const std::string& id, const std::optional<Date>& day) {
  Statement statement;
  statement.also("i.id = " + statement.bind(id) + "::uuid");
  statement.also(standing("i", day, statement));
  statement.also("i.doc IS NOT NULL");
  const auto found =
      ask(std::string("SELECT ") + columns + " FROM item i WHERE " + statement.conditions(), statement.parameters());
  if (found.empty()) return std::nullopt;
  return row_of(found[0], false);
}

Date Reading::registered(const std::string& id) {
  const auto found =
      ask("SELECT " + micros("geregistreerd_op") + " FROM item WHERE id = $1::uuid AND tot = 'infinity'", {id});
  return calendar::amsterdam_date(instant_of(found[0][0]));
}

std::vector<ItemRow> Reading::letters_of(const std::string& item, const std::optional<Date>& day) {
  Statement statement;
  statement.also("i.soort = 'brief' AND i.doc->'items' ? " + statement.bind(item));
  statement.also(standing("i", day, statement));
  return rows_of(ask(std::string("SELECT ") + columns + " FROM item i WHERE " + statement.conditions() +
                         " ORDER BY i.datum, i.id LIMIT 200",
                     statement.parameters()),
                 false);
}

std::vector<ItemRow> Reading::rows_at(Instant moment, Statement fitting) {
  const auto at = fitting.bind(calendar::to_iso(moment)) + "::timestamptz";
  fitting.also("i.van <= " + at + " AND i.tot > " + at + " AND i.doc IS NOT NULL");
  return rows_of(
      ask(std::string("SELECT ") + columns + " FROM item i WHERE " + fitting.conditions(), fitting.parameters()),
      false);
}

Editions Reading::editions_of(const std::vector<ItemRow>& rows, const std::optional<Date>& day) {
  std::set<std::string> ids;
  for (const auto& row : rows) {
    for (auto& id : linked_editions(*row.document)) ids.insert(std::move(id));
  }
  Editions out;
  if (ids.empty()) return out;
  Statement statement;
  statement.also("i.id = ANY(" + statement.bind(pg_array({ids.begin(), ids.end()})) +
                 "::uuid[]) AND i.soort = 'editie'");
  statement.also(standing("i", day, statement));
  for (const auto& row :
       ask("SELECT i.id, i.doc FROM item i WHERE " + statement.conditions(), statement.parameters())) {
    out[text(row[0])] = std::make_shared<json>(json::parse(text(row[1])));
  }
  return out;
}

const std::vector<RetentionTerm>& Reading::retention_terms(const std::optional<Date>& day) {
  if (terms_) return *terms_;
  Statement statement;
  statement.also("i.soort = 'bewaartermijn' AND " + standing("i", day, statement));
  terms_.emplace();
  for (const auto& row :
       ask("SELECT i.doc FROM item i WHERE " + statement.conditions() + " ORDER BY i.id", statement.parameters()))
    terms_->push_back(retention_term_of(json::parse(text(row[0]))));
  return *terms_;
}

std::vector<std::string> Reading::deadlines_of_item(const std::string& item) {
  std::vector<std::string> out;
  for (const auto& row :
       ask("SELECT id FROM item WHERE hoort_bij = $1::uuid AND tot = 'infinity' ORDER BY geregistreerd_op, id", {item}))
    out.push_back(text(row[0]));
  return out;
}

std::vector<ItemRow> Reading::like(const std::string& text, int limit) {
  return rows_of(ask(std::string("SELECT ") + columns +
                         " FROM item i, (SELECT nullif(replace(plainto_tsquery('pg_catalog.dutch', $1)::text, '&', "
                         "'|'), '')::tsquery q) s "
                         "WHERE i.tot = 'infinity' AND i.soort IN ('toezegging', 'kamerverzoek') AND i.zoek @@ s.q "
                         "ORDER BY ts_rank(i.zoek, s.q) DESC, i.id LIMIT " +
                         std::to_string(limit),
                     {folded(text)}),
                 false);
}

std::map<std::string, json> Reading::passages(const Query& query, const std::vector<ItemRow>& rows) {
  // Characters that no text has, so that what is hit needs no escaping.
  constexpr std::string_view begin = "\xEE\x80\x80", end = "\xEE\x80\x81";
  std::map<std::string, json> out;
  Statement statement;
  const auto words = words_of(query, statement);
  if (words.empty() || rows.empty()) return out;
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  const auto wanted = statement.bind(pg_array(ids));
  const auto options = statement.bind("MaxFragments=1, MinWords=10, MaxWords=30, StartSel=" + std::string(begin) +
                                      ", StopSel=" + std::string(end));
  for (const auto& row :
       ask("SELECT i.id, ts_headline('pg_catalog.dutch', left(coalesce(i.doc->>'dictum', i.doc->>'tekst', (SELECT "
           "string_agg(v->>'tekst', ' … ') FROM jsonb_array_elements(i.doc->'verzoeken') v), ''), 20000), " +
               words + ", " + options + ") FROM item i WHERE i.id = ANY(" + wanted + "::uuid[]) AND " +
               standing("i", query.peil_datum, statement),
           statement.parameters())) {
    auto rest = text(row[1]);
    json parts = json::array();
    bool hit = false;
    while (!rest.empty()) {
      const auto at = std::min(rest.find(hit ? end : begin), rest.size());
      if (at > 0) parts.push_back({{"tekst", rest.substr(0, at)}, {"treffer", hit}});
      rest.erase(0, std::min(at + begin.size(), rest.size()));
      hit = !hit;
    }
    if (parts.size() > 1 || hit) out[text(row[0])] = std::move(parts);
  }
  return out;
}

json Reading::names_of(const std::vector<std::string>& ids) {
  json out = json::object();
  for (const auto& row :
       ask("SELECT id, soort, coalesce(nummer, zaaknummer, ''), left(coalesce(doc->>'titel', doc->>'tekst', ''), 300) "
           "FROM item WHERE id = ANY($1::uuid[]) AND tot = 'infinity' AND doc IS NOT NULL",
           {pg_array(ids)})) {
    json& one = out[text(row[0])];
    one = {{"soort", text(row[1])}, {"titel", text(row[3])}};
    if (auto number = text(row[2]); !number.empty()) one["nummer"] = std::move(number);
  }
  return out;
}

std::map<std::string, json> Reading::open_proposals_of(const std::vector<std::string>& ids,
                                                       const std::optional<Date>& day) {
  Statement statement;
  std::map<std::string, json> out;
  const std::set<std::string> wanted(ids.begin(), ids.end());
  if (wanted.empty()) return out;
  // All of them are few, and are asked once; to plan the question takes longer than to answer it.
  const auto proposals = open_proposals(day, statement);
  for (const auto& row : kept("SELECT v.item, v.uit, v.soort, coalesce(u.doc#>>'{verzonden,kamerstuk}', "
                              "u.doc->>'kamerstuk'), coalesce(u.doc#>>'{verzonden,datum}', u.doc->>'datum') AS datum "
                              "FROM (" +
                                  proposals + ") v JOIN item u ON u.id = v.uit AND " + standing("u", day, statement) +
                                  " ORDER BY datum, v.uit",
                              statement.parameters())) {
    const auto item = text(row[0]);
    if (!wanted.contains(item)) continue;
    json one = {{"id", proposal_id(item, text(row[1]))}, {text(row[2]), text(row[1])}, {"status", "open"}};
    if (!row[3].is_null()) one["kamerstuk"] = text(row[3]);
    if (!row[4].is_null()) one["datum"] = text(row[4]);
    out.try_emplace(item, json::array()).first->second.push_back(std::move(one));
  }
  return out;
}

std::map<std::string, std::int64_t> Reading::proposed_by_editions(const std::optional<Date>& day) {
  Statement statement;
  std::map<std::string, std::int64_t> out;
  const auto proposals = open_proposals(day, statement);
  for (const auto& row :
       kept("SELECT v.uit, count(*) FROM (" + proposals + ") v JOIN item i ON i.id = v.item AND " +
                standing("i", day, statement) + " WHERE v.soort = 'editie' AND i.in_beheer GROUP BY 1",
            statement.parameters()))
    out[text(row[0])] = row[1].as<std::int64_t>();
  return out;
}

std::map<std::string, Reading::Vehicle> Reading::vehicles_of(const std::vector<std::string>& ids,
                                                             const std::optional<Date>& day) {
  Statement statement;
  statement.also("i.id = ANY(" + statement.bind(pg_array(ids)) + "::uuid[]) AND i.soort = 'vehikel'");
  statement.also(standing("i", day, statement));
  std::map<std::string, Vehicle> out;
  for (const auto& row : ask("SELECT i.id, i.doc->>'naam', i.doc->>'soort' FROM item i WHERE " + statement.conditions(),
                             statement.parameters()))
    out[text(row[0])] = {text(row[1]), text(row[2])};
  return out;
}

std::map<std::string, std::string> Reading::numbers_of(const std::vector<std::string>& ids) {
  std::map<std::string, std::string> out;
  for (const auto& row : ask("SELECT id, coalesce(nummer, zaaknummer) FROM item WHERE id = ANY($1::uuid[]) AND "
                             "tot = 'infinity' AND coalesce(nummer, zaaknummer) IS NOT NULL",
                             {pg_array(ids)}))
    out[text(row[0])] = text(row[1]);
  return out;
}

std::vector<std::string> Reading::unknown_ids(const std::string& kind, const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  if (ids.empty()) return out;
  for (const auto& row : ask("SELECT w FROM unnest($1::uuid[]) w WHERE NOT EXISTS (SELECT FROM item i WHERE i.id = w "
                             "AND i.tot = 'infinity' AND i.soort = $2)",
                             {pg_array(ids), kind})) {
    out.push_back(text(row[0]));
  }
  return out;
}

std::vector<std::string> Reading::unknown_codes(const std::string& kind, const std::vector<std::string>& codes) {
  std::vector<std::string> out;
  if (codes.empty()) return out;
  for (const auto& row :
       ask("WITH known AS (SELECT doc->>'code' AS code FROM item WHERE tot = 'infinity' AND soort = $2) "
           "SELECT w FROM unnest($1::text[]) w WHERE EXISTS (SELECT FROM known WHERE code IS NOT NULL) AND w NOT IN "
           "(SELECT code FROM known WHERE code IS NOT NULL)",
           {pg_array(codes), kind})) {
    out.push_back(text(row[0]));
  }
  return out;
}

std::string cursor_after(const ItemRow& row) {
  json last = {{"id", row.id}};
  if (!row.sort_key_empty) last["sleutel"] = row.sort_key;
  return eventlog::base64url(last.dump());
}

void read_model(eventlog::Database& database, CountCache& counts, const std::function<void(Reading&)>& work) {
  // A rebuild empties a model only after the pointer has left it, and not while a reader that has looked holds the
  // table.
  static const std::string look = "SELECT version, " + micros("nu") + ", coalesce(" + std::string(first_switch) +
                                  " <= nu, false), (SELECT live FROM overview.pointer) = current_schema() "
                                  "FROM model, (SELECT platform.nu() AS nu) n";
  for (bool settled = false;; settled = true) {
    bool due = false;
    database.snapshot([&](pqxx::read_transaction& transaction) {
      const auto seen = transaction.exec(look)[0];
      if (!seen[3].as<bool>()) throw NotShown();
      due = seen[2].as<bool>();
      if (due && !settled) return;
      Reading reading(transaction, counts, instant_of(seen[1]), seen[0].as<std::int64_t>());
      work(reading);
    });
    if (!due || settled) return;
    settle(database);
  }
}

}  // namespace gestand::overview

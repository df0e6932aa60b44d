// The SQL of what others own.
#include "services/alerts/adapters/pg_known.hpp"

#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/eventlog/database.hpp"
#include "services/alerts/adapters/known_json.hpp"

namespace gestand::alerts {
namespace {

// NULL has no place in pg_array; an empty text stands for it and the statement turns it back.
std::string text_of(const std::optional<Date>& day) { return day ? calendar::to_iso(*day) : ""; }

std::map<std::string, KnownDeadline> deadlines_by(pqxx::transaction_base& transaction, const std::set<std::string>& ids,
                                                  const std::string& how) {
  std::map<std::string, KnownDeadline> deadlines;
  if (ids.empty()) return deadlines;
  for (const auto& row : transaction.exec_params(
           "SELECT id, document, made, since, evaluated, quiet, next_due FROM deadline WHERE id = ANY ($1::uuid[])" +
               how,
           uuid_array(ids)))
    deadlines[row[0].c_str()] = {row[1].c_str(),    day_from(row[2]),
                                 day_from(row[3]),  day_from(row[4]),
                                 row[5].as<bool>(), row[6].is_null() ? std::nullopt : std::optional(day_from(row[6]))};
  return deadlines;
}

}  // namespace

std::optional<std::string> sql_day(const std::optional<Date>& day) {
  return day ? std::optional(calendar::to_iso(*day)) : std::nullopt;
}

Date day_from(const pqxx::field& field) {
  const auto day = calendar::parse_date(field.c_str());
  if (!day) throw std::runtime_error(std::string{"geen datum in de database: "} + field.c_str());
  return *day;
}

std::string uuid_array(const std::set<std::string>& ids) { return eventlog::pg_array({ids.begin(), ids.end()}); }

std::map<std::string, KnownItem> load_items(pqxx::transaction_base& transaction, const std::set<std::string>& ids) {
  std::map<std::string, KnownItem> items;
  if (ids.empty()) return items;
  for (const auto& row :
       transaction.exec_params("SELECT id, kind, document FROM item WHERE id = ANY ($1::uuid[])", uuid_array(ids)))
    items[row[0].c_str()] = {row[1].c_str(), row[2].c_str()};
  return items;
}

std::map<std::string, std::string> load_directorates(pqxx::transaction_base& transaction,
                                                     const std::set<std::string>& ids) {
  std::map<std::string, std::string> documents;
  if (ids.empty()) return documents;
  for (const auto& row :
       transaction.exec_params("SELECT id, document FROM directorate WHERE id = ANY ($1::uuid[])", uuid_array(ids)))
    documents[row[0].c_str()] = row[1].c_str();
  return documents;
}

std::map<std::string, KnownDeadline> load_deadlines(pqxx::work& transaction, const std::set<std::string>& ids) {
  return deadlines_by(transaction, ids, " ORDER BY id FOR UPDATE");
}

std::map<std::string, KnownDeadline> peek_deadlines(pqxx::transaction_base& transaction,
                                                    const std::set<std::string>& ids) {
  return deadlines_by(transaction, ids, "");
}

std::vector<Assignment> assignments_for(pqxx::transaction_base& transaction, const KnownItem& item) {
  auto own = assignments_of(item.document);
  const auto vehicle = item.kind == "editie" ? vehicle_of(item.document) : "";
  if (vehicle.empty()) return own;
  const auto found = load_items(transaction, {vehicle});
  if (found.empty()) return own;
  auto all = assignments_of(found.begin()->second.document);
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

void save_items(pqxx::work& transaction, const std::map<std::string, KnownItem>& items) {
  if (items.empty()) return;
  std::vector<std::string> ids;
  std::vector<std::string> kinds;
  std::vector<std::string> documents;
  std::vector<std::string> directorates;
  std::vector<std::string> open;
  for (const auto& [id, item] : items) {
    ids.push_back(id);
    kinds.push_back(item.kind);
    documents.push_back(item.document);
    directorates.push_back(directorate_on(assignments_of(item.document), Date::max()));
    open.push_back(is_followed(item.kind) && life_of(item.document, {}).open ? "true" : "false");
  }
  transaction.exec_params(
      "INSERT INTO item (id, kind, document, directorate, open) SELECT id, kind, document, nullif(directorate, ''), "
      "open FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[]) AS t(id, kind, document, "
      "directorate, open) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, document = excluded.document, "
      "directorate = excluded.directorate, open = excluded.open",
      eventlog::pg_array(ids), eventlog::pg_array(kinds), eventlog::pg_array(documents),
      eventlog::pg_array(directorates), eventlog::pg_array(open));
}

void save_directorates(pqxx::work& transaction, const std::map<std::string, std::string>& documents) {
  for (const auto& [id, document] : documents)
    transaction.exec_params(
        "INSERT INTO directorate (id, code, document) VALUES ($1, $2, $3) "
        "ON CONFLICT (id) DO UPDATE SET code = excluded.code, document = excluded.document",
        id, directorate_of(document, id).code, document);
}

void save_deadlines(pqxx::work& transaction, const std::map<std::string, KnownDeadline>& deadlines) {
  std::vector<std::string> columns[11];
  for (const auto& [id, deadline] : deadlines) {
    const auto facts = facts_of(deadline.document);
    const std::string values[] = {id,
                                  facts.item,
                                  deadline.document,
                                  text_of(facts.date),
                                  facts.ended ? "false" : "true",
                                  deadline.quiet ? "true" : "false",
                                  calendar::to_iso(deadline.made),
                                  calendar::to_iso(deadline.since),
                                  calendar::to_iso(deadline.evaluated),
                                  text_of(deadline.next_due),
                                  facts.edition};
    for (std::size_t i = 0; i < std::size(values); ++i) columns[i].push_back(values[i]);
  }
  std::string lists[11];
  for (std::size_t i = 0; i < std::size(lists); ++i) lists[i] = eventlog::pg_array(columns[i]);
  transaction.exec_params(
      "INSERT INTO deadline (id, item, document, date, running, quiet, made, since, evaluated, next_due, edition) "
      "SELECT id, item, document, nullif(date, '')::date, running, quiet, made, since, evaluated, nullif(next_due, "
      "'')::date, nullif(edition, '')::uuid "
      "FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::date[], "
      "$8::date[], $9::date[], "
      "$10::text[], $11::text[]) AS t(id, item, document, date, running, quiet, made, since, evaluated, next_due, "
      "edition) "
      "ON CONFLICT (id) DO UPDATE SET document = excluded.document, date = excluded.date, running = excluded.running, "
      "quiet = excluded.quiet, made = excluded.made, since = excluded.since, evaluated = excluded.evaluated, next_due "
      "= excluded.next_due, edition = excluded.edition",
      lists[0], lists[1], lists[2], lists[3], lists[4], lists[5], lists[6], lists[7], lists[8], lists[9], lists[10]);
}

void save_signals(pqxx::work& transaction, const std::vector<Signal>& signals) {
  for (const auto& signal : signals)
    transaction.exec_params(
        "INSERT INTO signal (id, rule, item, deadline, date, words, directorate) VALUES ($1, $2, $3, $4, $5, $6, "
        "nullif($7, '')) ON CONFLICT DO NOTHING",
        signal.id, signal.rule, signal.item, signal.deadline.empty() ? std::nullopt : std::optional(signal.deadline),
        calendar::to_iso(signal.date), signal.words, signal.directorate);
}

std::optional<Deadline> running_deadline(const std::string& id, const KnownDeadline& known) {
  const auto facts = facts_of(known.document);
  if (facts.ended || !facts.date) return std::nullopt;
  return Deadline{id,         facts.item,  facts.item_kind, facts.kind, *facts.date,
                  known.made, known.since, known.quiet,     {},         facts.edition};
}

std::vector<Deadline> in_charge(pqxx::transaction_base& transaction,
                                const std::map<std::string, KnownDeadline>& known) {
  std::vector<Deadline> deadlines;
  std::set<std::string> items;
  for (const auto& [id, deadline] : known)
    if (auto running = running_deadline(id, deadline)) {
      items.insert(running->item);
      deadlines.push_back(std::move(*running));
    }
  const auto found = load_items(transaction, items);
  for (auto& deadline : deadlines)
    if (const auto item = found.find(deadline.item); item != found.end())
      deadline.assignments = assignments_for(transaction, item->second);
  return deadlines;
}

std::map<std::string, Deadline> editions_of(pqxx::transaction_base& transaction,
                                            const std::vector<Deadline>& deadlines) {
  std::set<std::string> clocks;
  for (const auto& deadline : deadlines)
    if (!deadline.edition.empty()) clocks.insert(clock_id(deadline.edition, "verzending"));
  std::map<std::string, Deadline> editions;
  for (auto& clock : in_charge(transaction, peek_deadlines(transaction, clocks)))
    editions[clock.item] = std::move(clock);
  return editions;
}

std::vector<std::string> hanging_on(pqxx::transaction_base& transaction, const std::string& edition) {
  std::vector<std::string> items;
  for (const auto& row : transaction.exec_params(
           "SELECT DISTINCT item FROM deadline WHERE edition = $1 AND running ORDER BY item", edition))
    items.emplace_back(row[0].c_str());
  return items;
}

bool is_receiver(pqxx::transaction_base& transaction, const std::string& name) {
  if (name == "directie" || name == "behandelaar" || name == "coordinatoren") return true;
  return transaction
      .exec_params(
          "SELECT EXISTS (SELECT FROM directorate WHERE code = $1) OR EXISTS (SELECT FROM item WHERE kind = "
          "'medewerker' AND id::text = $1)",
          name)[0][0]
      .as<bool>();
}

void share_watermark(pqxx::work& transaction) { transaction.exec("SELECT day FROM watermark FOR SHARE"); }

Date lock_watermark(pqxx::work& transaction) {
  return day_from(transaction.exec("SELECT day FROM watermark FOR UPDATE")[0][0]);
}

}  // namespace gestand::alerts

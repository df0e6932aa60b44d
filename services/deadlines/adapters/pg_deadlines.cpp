// The SQL of schema deadlines.
#include "services/deadlines/adapters/pg_deadlines.hpp"

#include <vector>

#include "common/eventlog/database.hpp"

namespace gestand::deadlines {
namespace {

std::string array_of(const std::set<std::string>& values) { return eventlog::pg_array({values.begin(), values.end()}); }

void save_editions(pqxx::work& transaction, const Batch& batch) {
  if (batch.changed_editions.empty()) return;
  std::vector<std::string> ids;
  std::vector<std::string> courses;
  for (const auto& id : batch.changed_editions) {
    ids.push_back(id);
    courses.push_back(to_text(batch.courses.at(id)));
  }
  transaction.exec_params(
      "INSERT INTO edition (id, course) SELECT * FROM unnest($1::uuid[], $2::text[]) "
      "ON CONFLICT (id) DO UPDATE SET course = excluded.course",
      eventlog::pg_array(ids), eventlog::pg_array(courses));
}

void save_links(pqxx::work& transaction, const Batch& batch) {
  std::vector<std::string> editions_hung_on;
  std::vector<std::string> hanging;
  for (const auto& id : batch.changed_deadlines)
    for (const auto& edition : editions(batch.kept.at(id))) {
      editions_hung_on.push_back(edition);
      hanging.push_back(id);
    }
  if (hanging.empty()) return;
  transaction.exec_params(
      "INSERT INTO deadline_edition (edition, deadline) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO "
      "NOTHING",
      eventlog::pg_array(editions_hung_on), eventlog::pg_array(hanging));
}

constexpr const char* columns = "SELECT id, item, item_kind, version, said, document FROM deadline ";

void keep_rows(const pqxx::result& rows, Batch& batch) {
  for (const auto& row : rows)
    batch.kept[row[0].c_str()] = {row[0].c_str(),   row[1].c_str(), row[2].c_str(),
                                  row[3].as<int>(), row[4].c_str(), row[5].c_str()};
}

// Those that any of the batch hangs or hung on.
void load_all_courses(pqxx::transaction_base& transaction, std::set<std::string> wanted, Batch& batch) {
  for (const auto& [id, kept] : batch.kept)
    for (auto& edition : editions(kept)) wanted.insert(edition);
  load_courses(transaction, wanted, batch.courses);
}

}  // namespace

void take_turn(pqxx::work& transaction) { transaction.exec("SELECT one FROM turn FOR UPDATE"); }

Batch load(pqxx::work& transaction, const std::set<std::string>& deadlines,
           const std::set<std::string>& editions_touched) {
  Batch batch;
  if (!deadlines.empty() || !editions_touched.empty()) {
    keep_rows(
        transaction.exec_params(std::string(columns) +
                                    "WHERE id = ANY ($1::uuid[]) "
                                    "OR id IN (SELECT deadline FROM deadline_edition WHERE edition = ANY ($2::uuid[]))",
                                array_of(deadlines), array_of(editions_touched)),
        batch);
  }
  load_all_courses(transaction, editions_touched, batch);
  return batch;
}

void load_courses(pqxx::transaction_base& transaction, const std::set<std::string>& editions_wanted, Courses& courses) {
  if (editions_wanted.empty()) return;
  const auto rows =
      transaction.exec_params("SELECT id, course FROM edition WHERE id = ANY ($1::uuid[])", array_of(editions_wanted));
  for (const auto& row : rows) courses.emplace(row[0].c_str(), course_from(row[1].c_str()));
}

void save(pqxx::work& transaction, const Batch& batch) {
  save_editions(transaction, batch);
  if (batch.changed_deadlines.empty()) return;
  std::vector<std::string> columns[6];
  for (const auto& id : batch.changed_deadlines) {
    const auto& kept = batch.kept.at(id);
    const std::string values[] = {id,        kept.item,    kept.item_kind, std::to_string(kept.version),
                                  kept.said, kept.document};
    for (std::size_t i = 0; i < 6; ++i) columns[i].push_back(values[i]);
  }
  transaction.exec_params(
      "INSERT INTO deadline (id, item, item_kind, version, said, document) "
      "SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[]) "
      "ON CONFLICT (id) DO UPDATE SET version = excluded.version, said = excluded.said, document = excluded.document",
      eventlog::pg_array(columns[0]), eventlog::pg_array(columns[1]), eventlog::pg_array(columns[2]),
      eventlog::pg_array(columns[3]), eventlog::pg_array(columns[4]), eventlog::pg_array(columns[5]));
  save_links(transaction, batch);
}

Batch load_reckoned(pqxx::transaction_base& transaction, const std::string& after, int count) {
  Batch batch;
  keep_rows(transaction.exec_params(
                std::string(columns) +
                    "WHERE id > $1 AND document ~ '\"tekst\"|\"grondslag\"|\"soort\":\"vervalt\"' AND document !~ "
                    "'\"einde\":' ORDER BY id LIMIT $2",
                after, count),
            batch);
  load_all_courses(transaction, {}, batch);
  return batch;
}

Batch load_hanging(pqxx::transaction_base& transaction, const std::set<std::string>& editions_wanted) {
  Batch batch;
  if (editions_wanted.empty()) return batch;
  keep_rows(transaction.exec_params(std::string(columns) +
                                        "WHERE id IN (SELECT deadline FROM deadline_edition WHERE edition = ANY "
                                        "($1::uuid[])) AND document !~ '\"einde\":'",
                                    array_of(editions_wanted)),
            batch);
  load_all_courses(transaction, {}, batch);
  return batch;
}

}  // namespace gestand::deadlines

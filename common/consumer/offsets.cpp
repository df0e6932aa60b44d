#include "common/consumer/offsets.hpp"

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"

namespace gestand::consumer {

using eventlog::pg_array;

// Its rows are made once. From then on this only looks: who waits for what another replica applies does so often.
Positions Offsets::load() {
  Positions out;
  const auto look = [&](pqxx::transaction_base& transaction) {
    std::size_t found_rows = 0;
    for (const auto& source : settings_.sources) out[source] = {};
    for (const auto& row :
         transaction.exec_params("SELECT source, part, seq FROM consumer_offset WHERE grp = $1", settings_.group)) {
      const auto found = out.find(row[0].c_str());
      if (found == out.end()) continue;
      found->second[row[1].as<std::size_t>()] = row[2].as<std::int64_t>();
      ++found_rows;
    }
    return found_rows == settings_.sources.size() * eventlog::Heads{}.size();
  };
  bool complete = false;
  database_.statements([&](pqxx::nontransaction& transaction) { complete = look(transaction); });
  if (complete) return out;
  database_.transaction([&](pqxx::work& transaction) {
    transaction.exec_params(
        "INSERT INTO consumer_offset (grp, source, part) SELECT $1, s, p FROM unnest($2::text[]) s, generate_series(0, "
        "15) p "
        "ON CONFLICT DO NOTHING",
        settings_.group, pg_array(settings_.sources));
    look(transaction);
  });
  return out;
}

void Offsets::move(pqxx::work& transaction, const Positions& from, const Positions& to) {
  std::vector<std::string> sources, parts, before, after;
  for (const auto& [source, heads] : to) {
    const auto& old = from.at(source);
    for (std::size_t part = 0; part < heads.size(); ++part) {
      if (heads[part] == old[part]) continue;
      sources.push_back(source);
      parts.push_back(std::to_string(part));
      before.push_back(std::to_string(old[part]));
      after.push_back(std::to_string(heads[part]));
    }
  }
  const auto moved = transaction.exec_params(
      "UPDATE consumer_offset o SET seq = m.seq FROM unnest($2::text[], $3::smallint[], $4::bigint[], $5::bigint[]) AS "
      "m(source, part, old, seq) "
      "WHERE o.grp = $1 AND o.source = m.source AND o.part = m.part AND o.seq = m.old",
      settings_.group, pg_array(sources), pg_array(parts), pg_array(before), pg_array(after));
  if (moved.affected_rows() != sources.size()) throw LostRace();
}

bool Offsets::hold_lease() {
  bool held = false;
  database_.statements([&](pqxx::nontransaction& transaction) {
    held = !transaction
                .exec_params(
                    "INSERT INTO consumer_lease AS l (grp, owner, until) VALUES ($1, $2, clock_timestamp() + interval "
                    "'10 s') "
                    "ON CONFLICT (grp) DO UPDATE SET owner = $2, until = clock_timestamp() + interval '10 s' "
                    "WHERE l.owner = $2 OR l.until < clock_timestamp() RETURNING 1",
                    settings_.group, settings_.instance)
                .empty();
  });
  return held;
}

void Offsets::release_lease() {
  database_.statements([&](pqxx::nontransaction& transaction) {
    transaction.exec_params("DELETE FROM consumer_lease WHERE grp = $1 AND owner = $2", settings_.group,
                            settings_.instance);
  });
}

void Offsets::park(pqxx::work& transaction, const Event& event, const std::string& error) {
  transaction.exec_params(
      "INSERT INTO parked_event VALUES ($1, $2, $3, $4, $5, $6, $7, $8, platform.nu()) ON CONFLICT DO NOTHING",
      settings_.group, event.source, event.stored.part, event.stored.seq, event.stored.item, event.stored.type,
      event.stored.body, error);
}

std::set<std::string> Offsets::parked_items(pqxx::work& transaction) {
  std::set<std::string> out;
  for (const auto& row :
       transaction.exec_params("SELECT DISTINCT source, item FROM parked_event WHERE grp = $1", settings_.group)) {
    out.insert(std::string(row[0].c_str()) + "/" + row[1].c_str());
  }
  return out;
}

std::vector<Consumer::Parked> Offsets::parked() {
  std::vector<Consumer::Parked> out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    out.clear();
    for (const auto& row : transaction.exec_params("SELECT source, item, type, error, part, seq FROM parked_event "
                                                   "WHERE grp = $1 ORDER BY parked_at, source, part, seq",
                                                   settings_.group)) {
      out.push_back({row[0].c_str(), row[1].c_str(), row[2].c_str(), row[3].c_str(), row[4].as<int>(),
                     row[5].as<std::int64_t>()});
    }
  });
  return out;
}

std::vector<Event> Offsets::hold_parked(pqxx::work& transaction, const std::string& item) {
  transaction.exec_params("SELECT FROM consumer_offset WHERE grp = $1 AND part = $2 ORDER BY source FOR UPDATE",
                          settings_.group, eventlog::part_of(item));
  std::vector<Event> out;
  for (const auto& row : transaction.exec_params("SELECT source, part, seq, item, type, body FROM parked_event WHERE "
                                                 "grp = $1 AND item = $2 ORDER BY source, part, seq",
                                                 settings_.group, item)) {
    Event event;
    event.source = row[0].c_str();
    event.stored.part = row[1].as<int>();
    event.stored.seq = row[2].as<std::int64_t>();
    event.stored.item = row[3].c_str();
    event.stored.type = row[4].c_str();
    event.stored.body = row[5].c_str();
    event.stored.version = nlohmann::json::parse(event.stored.body).at("itemversie");
    out.push_back(std::move(event));
  }
  return out;
}

void Offsets::unpark(pqxx::work& transaction, const Event& event) {
  transaction.exec_params("DELETE FROM parked_event WHERE grp = $1 AND source = $2 AND part = $3 AND seq = $4",
                          settings_.group, event.source, event.stored.part, event.stored.seq);
}

}  // namespace gestand::consumer

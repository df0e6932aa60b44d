#include "common/eventlog/log.hpp"

#include <sstream>

#include "common/eventlog/ids.hpp"
#include "common/vocab/errors.hpp"

namespace gestand::eventlog {

namespace {

constexpr auto append_sql =
    "SELECT outcome, part, seq, item, version, type, body, encode(prev, 'hex'), encode(hash, 'hex') FROM append("
    "$1, decode($2, 'hex'), $3, $4::uuid[], $5::int[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], "
    "$11::text[], "
    "$12::uuid[], $13::text[], $14::text[], $15::uuid[], $16::uuid[], $17::bytea[], $18::text[])";

StoredEvent event_of(const pqxx::row& row, int first) {
  StoredEvent event;
  event.part = row[first].as<int>();
  event.seq = row[first + 1].as<std::int64_t>();
  event.item = row[first + 2].c_str();
  event.version = row[first + 3].as<int>();
  event.type = row[first + 4].c_str();
  event.body = row[first + 5].c_str();
  event.prev = unhex(row[first + 6].c_str());
  event.hash = unhex(row[first + 7].c_str());
  return event;
}

template <class Values, class Get>
std::string column(const Values& values, Get get) {
  std::vector<std::string> out;
  out.reserve(values.size());
  for (const auto& value : values) out.push_back(get(value));
  return pg_array(out);
}

pqxx::result exec_append(pqxx::transaction_base& transaction, const AppendRequest& r) {
  return transaction.exec_params(
      append_sql, r.key, hex(r.request_hash), r.item.empty() ? std::optional<std::string>() : std::optional(r.item),
      column(r.expected, [](const Expected& e) { return e.item; }),
      column(r.expected, [](const Expected& e) { return std::to_string(e.version); }),
      column(r.events, [](const NewEvent& e) { return e.item; }),
      column(r.events, [](const NewEvent&) { return random_uuid(); }),
      column(r.events, [](const NewEvent& e) { return e.type; }),
      column(r.events, [](const NewEvent& e) { return e.data; }),
      column(r.claims, [](const Claim& c) { return c.kind; }), column(r.claims, [](const Claim& c) { return c.key; }),
      column(r.claims, [](const Claim& c) { return c.item; }),
      column(r.releases, [](const Release& c) { return c.kind; }),
      column(r.releases, [](const Release& c) { return c.key; }),
      column(r.texts, [](const SideText& t) { return t.id; }),
      column(r.texts, [](const SideText& t) { return t.item; }),
      column(r.texts, [](const SideText& t) { return "\\x" + hex(t.salt); }),
      column(r.texts, [](const SideText& t) { return t.content; }));
}

Instant instant_of(const pqxx::field& field) { return Instant(std::chrono::microseconds(field.as<std::int64_t>())); }
constexpr auto now_sql = "(extract(epoch FROM platform.nu()) * 1000000)::bigint";

}  // namespace

AppendResult Log::append(const AppendRequest& request) {
  AppendResult out;
  try {
    const auto read = [&](const pqxx::result& rows) {
      if (!rows.empty() && rows[0][0].as<std::string>() == "repeat") {
        const auto row = rows[0];
        out = Repeated{unhex(row[7].c_str()), row[3].c_str(), row[4].as<int>()};
        return;
      }
      Appended events;
      for (const auto& row : rows) events.push_back(event_of(row, 1));
      out = std::move(events);
    };
    if (request.erased.empty()) {
      database_.statements([&](pqxx::nontransaction& transaction) { read(exec_append(transaction, request)); });
    } else {
      database_.transaction([&](pqxx::work& transaction) {
        transaction.exec_params("UPDATE side_text SET content = NULL WHERE id = ANY($1::uuid[])",
                                pg_array(request.erased));
        read(exec_append(transaction, request));
      });
    }
  } catch (const pqxx::sql_error& error) {
    const std::string state = error.sqlstate();
    if (state == "GE001" || state == "23505") return VersionConflict{};
    if (state != "GE002") throw;
    // libpqxx 6 keeps no DETAIL; it stands in the message: "… DETAIL:  kind=key".
    const std::string text = error.what();
    const auto at = text.find("DETAIL:");
    const std::string detail = at == std::string::npos ? "" : text.substr(at + 9, text.find('\n', at) - at - 9);
    const auto equals = detail.find('=');
    return KeyTaken{detail.substr(0, equals), equals == std::string::npos ? "" : detail.substr(equals + 1)};
  }
  return out;
}

Appended Log::append(pqxx::transaction_base& transaction, const AppendRequest& request) {
  Appended out;
  for (const auto& row : exec_append(transaction, request)) {
    if (row[0].as<std::string>() == "appended") out.push_back(event_of(row, 1));
  }
  return out;
}

std::optional<Repeated> Log::find_key(const std::string& key) {
  std::optional<Repeated> out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    const auto rows = transaction.exec_params(
        "SELECT encode(request_hash, 'hex'), item, version FROM idempotency WHERE key = $1", key);
    if (!rows.empty()) out = Repeated{unhex(rows[0][0].c_str()), rows[0][1].c_str(), rows[0][2].as<int>()};
  });
  return out;
}

Log::Since Log::events_of(const std::string& item, int after_version) {
  Since out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    const auto rows = transaction.exec_params(
        std::string("SELECT n.now, e.part, e.seq, e.item, e.version, e.type, e.body, encode(e.prev, 'hex'), "
                    "encode(e.hash, 'hex') FROM (SELECT ") +
            now_sql +
            " AS now) n LEFT JOIN event e ON e.part = $3 AND e.item = $1 AND e.version > $2 "
            "ORDER BY e.version",
        item, after_version, part_of(item));
    out.events.clear();
    for (const auto& row : rows) {
      out.now = instant_of(row[0]);
      if (!row[1].is_null()) out.events.push_back(event_of(row, 1));
    }
  });
  return out;
}

std::vector<StoredEvent> Log::events_of_items(int part, const std::vector<std::string>& items) {
  std::vector<StoredEvent> out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    out.clear();
    for (const auto& row : transaction.exec_params(
             "SELECT part, seq, item, version, type, body, encode(prev, 'hex'), encode(hash, 'hex') FROM event "
             "WHERE part = $1 AND item = ANY($2::uuid[]) ORDER BY item, version",
             part, pg_array(items))) {
      out.push_back(event_of(row, 0));
    }
  });
  return out;
}

std::vector<Claim> Log::claimed(const std::vector<Claim>& keys) {
  std::vector<Claim> out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    out.clear();
    for (const auto& row : transaction.exec_params("SELECT u.kind, u.key, u.item FROM unnest($1::text[], $2::text[]) "
                                                   "k(kind, key) JOIN unique_key u USING (kind, key)",
                                                   column(keys, [](const Claim& c) { return c.kind; }),
                                                   column(keys, [](const Claim& c) { return c.key; }))) {
      out.push_back({row[0].c_str(), row[1].c_str(), row[2].c_str()});
    }
  });
  return out;
}

std::vector<StoredEvent> Log::read(int part, std::int64_t after_seq, int limit, std::size_t bytes_max) {
  std::vector<StoredEvent> out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    out.clear();
    std::size_t bytes = 0;
    for (const auto& row : transaction.exec_params(
             "SELECT part, seq, item, version, type, body, encode(prev, 'hex'), encode(hash, 'hex') FROM event "
             "WHERE part = $1 AND seq > $2 ORDER BY seq LIMIT $3",
             part, after_seq, limit)) {
      out.push_back(event_of(row, 0));
      bytes += out.back().body.size() + 200;
      if (bytes > bytes_max) break;
    }
  });
  return out;
}

Heads Log::heads() {
  Heads out{};
  database_.statements([&](pqxx::nontransaction& transaction) {
    for (const auto& row : transaction.exec("SELECT part, seq FROM log_head"))
      out[row[0].as<std::size_t>()] = row[1].as<std::int64_t>();
  });
  return out;
}

Instant Log::now() {
  Instant out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    out = instant_of(transaction.exec(std::string("SELECT ") + now_sql)[0][0]);
  });
  return out;
}

void Log::tick() {
  database_.statements([](pqxx::nontransaction& transaction) { transaction.exec("SELECT platform.klok_tik()"); });
}

std::vector<std::pair<std::string, std::string>> Log::texts(const std::vector<std::string>& ids) {
  std::vector<std::pair<std::string, std::string>> out;
  database_.statements([&](pqxx::nontransaction& transaction) {
    out.clear();
    for (const auto& row : transaction.exec_params(
             "SELECT id, content FROM side_text WHERE id = ANY($1::uuid[]) AND content IS NOT NULL", pg_array(ids))) {
      out.emplace_back(row[0].c_str(), row[1].c_str());
    }
  });
  return out;
}

}  // namespace gestand::eventlog

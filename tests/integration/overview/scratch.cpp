#include "tests/integration/overview/scratch.hpp"

#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "common/eventlog/ids.hpp"
#include "common/eventlog/part.hpp"

namespace gestand::overview::testing {

using nlohmann::json;

std::optional<std::string> cluster() {
  const char* value = std::getenv("GESTAND_TEST_DATABASE");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

// GESTAND_TEST_TEMPLATE names a database that is migrated already (tests/run makes it): copying it is the quick way.
Scratch::Scratch(const std::string& conninfo)
    : admin_(conninfo),
      name_("overview_test_" + eventlog::hex(eventlog::random_bytes(6))),
      conninfo_(conninfo + " dbname=" + name_) {
  const char* migrated = std::getenv("GESTAND_TEST_TEMPLATE");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  pqxx::connection connection(admin_);
  pqxx::nontransaction(connection)
      .exec("CREATE DATABASE " + name_ + " TEMPLATE " + (migrated != nullptr ? migrated : "template0 ENCODING 'UTF8'"));
  const std::string migrate = "GESTAND_DATABASE='" + conninfo_ + "' " GESTAND_SOURCE_DIR "/sql/migrate >/dev/null 2>&1";
  if (std::system(migrate.c_str()) != 0) {  // NOLINT(concurrency-mt-unsafe,cert-env33-c): a script of our own
    throw std::runtime_error("sql/migrate failed on " + name_);
  }
}

Scratch::~Scratch() {
  models_.clear();
  try {
    pqxx::connection connection(admin_);
    pqxx::nontransaction(connection).exec("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const std::exception& error) {
    ADD_FAILURE() << "database " << name_ << " is left behind: " << error.what();
  }
}

eventlog::Database& Scratch::model(const std::string& schema) {
  auto& model = models_[schema];
  if (!model) model = std::make_unique<eventlog::Database>(conninfo_, schema, 4, 0);
  return *model;
}

void Scratch::sql(const std::string& statements) {
  pqxx::connection connection(conninfo_);
  pqxx::work transaction(connection);
  transaction.exec(statements);
  transaction.commit();
}

std::string Scratch::text(const std::string& query) {
  pqxx::connection connection(conninfo_);
  pqxx::work transaction(connection);
  std::string out;
  for (const auto& row : transaction.exec(query)) out += std::string(row[0].is_null() ? "" : row[0].c_str()) + "\n";
  return out;
}

void Scratch::set_clock(const std::string& instant) {
  sql("INSERT INTO platform.klok (instant, werkelijk, laatst) VALUES ('" + instant + "', clock_timestamp(), '" +
      instant +
      "') ON CONFLICT (een) DO UPDATE SET instant = excluded.instant, werkelijk = excluded.werkelijk, laatst = "
      "excluded.laatst");
}

consumer::Event Recorder::event(const std::string& source, const std::string& soort, const std::string& item,
                                const std::string& time, const json& changes) {
  json list = json::array();
  for (const auto& [name, value] : changes.items()) {
    json change = {{"veld", name}};
    if (!value.is_null()) change["naar"] = value;
    list.push_back(std::move(change));
  }
  const int version = ++versions_[item];
  const int part = eventlog::part_of(item);
  const json body = {
      {"id", id("event", version)}, {"type", "nl.test." + soort + "-gewijzigd"},      {"subject", item}, {"time", time},
      {"itemversie", version},      {"data", {{"soort", soort}, {"wijziging", list}}}};
  return {source, {part, ++numbers_[source + std::to_string(part)], item, version, body["type"], body.dump(), {}, {}}};
}

std::string id(const std::string& kind, int n) { return eventlog::named_uuid("test " + kind, std::to_string(n)); }

void project(eventlog::Database& model, const std::vector<consumer::Event>& events) {
  Projection projection;
  model.transaction([&](pqxx::work& transaction) {
    eventlog::AppendRequest own;
    projection.apply(transaction, events, own);
  });
}

json ask(eventlog::Database& model, CountCache& counts, const Answer& answer, const json& question) {
  json out;
  read_model(model, counts, [&](Reading& reading) { out = answer(reading, question); });
  return out;
}

json list(eventlog::Database& model, CountCache& counts, const std::string& kind, const json& params) {
  const auto no_texts = [](const std::string&, const std::vector<std::string>&) {
    return std::map<std::string, std::string>{};
  };
  return ask(model, counts,
             [&](Reading& reading, const json& question) { return list_answer(reading, question, no_texts); },
             {{"kind", kind}, {"params", params}});
}

std::vector<std::string> ids_of(const json& answer) {
  std::vector<std::string> out;
  for (const auto& row : answer.at("resultaten")) out.push_back(row.at("id"));
  return out;
}

std::string first_difference(const std::string& one, const std::string& other) {
  std::istringstream left(one), right(other);
  for (std::string a, b;;) {
    const bool more = static_cast<bool>(std::getline(left, a));
    if (static_cast<bool>(std::getline(right, b)) != more) return "one of them has more rows";
    if (!more) return {};
    if (a != b) return a.substr(0, 200) + "\n" + b.substr(0, 200);
  }
}

}  // namespace gestand::overview::testing

#include "services/overview/adapters/pg_projection.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "services/overview/adapters/pg_stands.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

constexpr int settled_at_once = 500;  // items a transaction

struct Fact {
  const consumer::Event* event;
  json body;
  Instant at;
};

Fact read_fact(const consumer::Event& event) {
  Fact fact{&event, json::parse(event.stored.body), {}};
  const auto at = calendar::parse_instant(fact.body.at("time").get<std::string>());
  if (!at) throw std::invalid_argument("event without a time");
  fact.at = *at;
  return fact;
}

bool is_deadline(const Fact& fact) { return fact.body.at("data").at("soort") == "termijn"; }

// Tokens are nobody's reading.
// Tokens are nobody's business; an act on many items is shown by the history of each of them.
bool is_shown(const Fact& fact) {
  const auto& kind = fact.body.at("data").at("soort");
  return kind != "token" && kind != "handeling";
}

void apply_fact(const Fact& fact, Timelines& timelines, const std::function<void(const std::string&)>& load) {
  auto& timeline = timelines[fact.event->stored.item];
  const auto before = timeline.owner();
  const auto after = owner_after(before.get(), fact.event->source, fact.body, fact.at);
  timeline.owner_says(fact.at, after);
  if (!is_deadline(fact)) return;
  const auto parent = text_of(*after->document, "item");
  if (parent.empty()) return;
  if (!timelines.contains(parent)) load(parent);
  auto document = *after->document;
  document["id"] = fact.event->stored.item;
  timelines[parent].deadline_says(fact.at, fact.event->stored.item,
                                  std::make_shared<Deadline>(Deadline{std::make_shared<json>(std::move(document))}));
}

}  // namespace

void Projection::apply(pqxx::work& transaction, std::span<const consumer::Event> events, eventlog::AppendRequest&) {
  std::vector<Fact> facts;
  std::set<std::string> items;
  Instant first = forever;
  for (const auto& event : events) {
    auto fact = read_fact(event);
    if (!is_shown(fact)) continue;
    first = std::min(first, fact.at);
    items.insert(event.stored.item);
    // Most deadlines name their item in their first event; the others are loaded when their turn comes.
    if (is_deadline(fact) && fact.body["data"].contains("wijziging")) {
      for (const auto& change : fact.body["data"]["wijziging"]) {
        if (text_of(change, "veld") == "item") items.insert(text_of(change, "naar"));
      }
    }
    facts.push_back(std::move(fact));
  }
  take_turn(transaction);
  items.erase("");
  Timelines timelines;
  load_stands(transaction, items, first, timelines);
  for (const auto& fact : facts) {
    apply_fact(fact, timelines, [&](const std::string& item) { load_stands(transaction, {item}, first, timelines); });
  }
  save_stands(transaction, timelines);
}

void settle(eventlog::Database& database) {
  for (int found = settled_at_once; found == settled_at_once;) {
    database.transaction([&](pqxx::work& transaction) {
      take_turn(transaction);
      const auto due =
          transaction.exec_params("SELECT DISTINCT id, " + micros("nu") +
                                      " FROM item, (SELECT platform.nu() AS nu) n WHERE volgende_wissel <= nu LIMIT $1",
                                  settled_at_once);
      found = static_cast<int>(due.size());
      if (due.empty()) return;
      std::set<std::string> items;
      for (const auto& row : due) items.insert(row[0].c_str());
      Timelines timelines;
      load_stands(transaction, items, Instant{}, timelines);
      for (auto& [item, timeline] : timelines) timeline.settle(instant_of(due[0][1]));
      save_stands(transaction, timelines);
    });
  }
}

void settle_if_due(eventlog::Database& database) {
  bool due = false;
  database.statements([&](pqxx::nontransaction& transaction) {
    due =
        transaction.exec("SELECT coalesce(" + std::string(first_switch) + " <= platform.nu(), false)")[0][0].as<bool>();
  });
  if (due) settle(database);
}

void maintain(eventlog::Database& database) {
  constexpr const char* due =
      "SELECT unanalysed > 2000 AND unanalysed > (SELECT reltuples FROM pg_class WHERE oid = 'item'::regclass) "
      "FROM model";
  database.transaction([&](pqxx::work& transaction) {
    if (!transaction.exec(due)[0][0].as<bool>()) return;
    transaction.exec0("SET LOCAL statement_timeout = '5min'");  // on a busy machine it takes longer than a request may
    transaction.exec("SELECT onderhoud()");
  });
}

}  // namespace gestand::overview

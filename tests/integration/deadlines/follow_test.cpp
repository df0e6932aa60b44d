// Deadlines on a real PostgreSQL: motions and vehicles come in any interleaving and any batches, and the end is the
// same.
#include "services/deadlines/adapters/follow.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/eventlog/log.hpp"
#include "common/wire/present.hpp"
#include "tests/support/test_database.hpp"

namespace gestand::deadlines {
namespace {

using consumer::Event;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FollowTest : public support::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    (void)as_owner("DELETE FROM deadlines.calendar");  // the tests share a database
    database_ = open("deadlines");
    log_ = std::make_unique<eventlog::Log>(*database_);
  }

  // As the consumer does it: effect and own events in one transaction.
  void apply(const std::vector<Event>& events) {
    database_->transaction([&](pqxx::work& transaction) {
      eventlog::AppendRequest own;
      Follow{}.apply(transaction, events, own);
      if (!own.events.empty()) (void)eventlog::Log::append(transaction, own);
    });
  }

  // The document of a deadline as its log tells it, and the last words of its types.
  json document(const std::string& id) {
    json folded = json::object();
    for (const auto& event : log_->events_of(id, 0).events)
      wire::apply_changes(folded, json::parse(event.body)["data"]["wijziging"]);
    return folded;
  }
  std::vector<std::string> types(const std::string& id) {
    std::vector<std::string> found;
    for (const auto& event : log_->events_of(id, 0).events)
      found.push_back(event.type.substr(event.type.rfind('-') + 1));
    return found;
  }

  std::unique_ptr<eventlog::Database> database_;
  std::unique_ptr<eventlog::Log> log_;
};

Event event(const std::string& source, const std::string& item, const std::string& kind, int minute, json changes,
            const json& fact = {}) {
  const auto at = calendar::parse_instant("2024-05-01T12:00:00Z").value() + std::chrono::minutes{minute};
  json data{{"soort", kind}, {"wijziging", std::move(changes)}};
  if (!fact.is_null()) data["feit"] = fact;
  Event made{source, {}};
  made.stored.item = item;
  made.stored.body = json{{"id", eventlog::random_uuid()}, {"time", calendar::to_iso(at)}, {"data", data}}.dump();
  return made;
}

json change(const std::string& field, const json& to) { return {{"veld", field}, {"naar", to}}; }

json element(const std::string& id, const std::string& edition, const std::string& date) {
  return {{"id", id},           {"soort", "editie"},   {"editie", edition},      {"datum", date},
          {"omvang", "extern"}, {"verschuivingen", 0}, {"uitleg", json::array()}};
}

Event edition_made(const std::string& id, int minute, const std::string& date) {
  return event("vehicles", id, "editie", minute,
               {change("naam", "HJB 2024-1"), change("geplandDatum", date), change("status", "gepland")});
}
Event edition_moved(const std::string& id, int minute, const std::string& date, const std::string& reason) {
  return event("vehicles", id, "editie", minute, {change("geplandDatum", date)},
               {{"gepland", {{"datum", date}}}, {"reden", reason}});
}

// The calendar with one recess in it, as organisation tells it the `number`-th time; without a first day it is
// withdrawn.
Event calendar_says(int number, int minute, const std::string& first_day, const std::string& last_day) {
  json recesses = json::array();
  if (!first_day.empty()) {
    recesses.push_back({{"id", "herfst"},
                        {"kamer", "TK"},
                        {"soort", "herfstreces"},
                        {"jaar", 2027},
                        {"eersteDag", first_day},
                        {"laatsteDag", last_day},
                        {"verwacht", false},
                        {"bron", "voorbeeld"}});
  }
  const json fact{{"invoer", "herfst"}, {"omschrijving", "herfstreces 2027"}, {"bron", "voorbeeld"}};
  auto made = event("organisation", "kalender", "kalender", minute,
                    {change("nummer", number), change("recessen", recesses)}, fact);
  made.stored.type = "nl.organisatie.kalender-reces-gewijzigd";
  return made;
}

// "voor het herfstreces van 2027", as an owner reads it by that calendar.
json by_words(const std::string& id, const std::string& date, int number) {
  const std::string version = "kalender-2025.1" + (number == 0 ? std::string() : "+" + std::to_string(number));
  return {{"id", id},
          {"soort", "reces"},
          {"tekst", "voor het herfstreces van 2027"},
          {"datum", date},
          {"verschuivingen", 0},
          {"grondslag", {{"gelezenOp", "2024-05-01"}, {"kalender", version}}},
          {"uitleg", json::array()}};
}

TEST_F(FollowTest, ADeadlineMovesWithTheCalendarAndBack) {
  const auto id = eventlog::random_uuid(), by_hand = eventlog::random_uuid(), item = eventlog::random_uuid();
  json moved_by_hand = by_words(by_hand, "2027-10-13", 0);
  apply({event("commitments", item, "toezegging", 1,
               {change("termijnen", {by_words(id, "2027-10-14", 0), moved_by_hand})})});
  apply({calendar_says(1, 2, "2027-10-22", "2027-11-01")});
  apply({calendar_says(2, 3, "2027-10-22", "2027-11-08")});  // its first day stays
  apply({calendar_says(3, 4, "", "")});
  EXPECT_THAT(types(id), ElementsAre("gesteld", "verplaatst", "verplaatst"));
  EXPECT_THAT(types(by_hand), ElementsAre("gesteld"));
  const auto made = document(id);
  EXPECT_EQ(made["datum"], "2027-10-14");
  EXPECT_EQ(made["eersteDatum"], "2027-10-14");
  EXPECT_EQ(made["verschuivingen"], 2);
  EXPECT_EQ(made["uitleg"][0]["stap"], "Kalender: herfstreces 2027 gewijzigd");
  EXPECT_EQ(made["uitleg"][0]["naar"], "2027-10-21");
  EXPECT_EQ(made["uitleg"][1]["van"], "2027-10-21");
  EXPECT_EQ(made["uitleg"][1]["bron"], "voorbeeld");
}

TEST_F(FollowTest, WhatHasEndedStaysAndWhatRunsAgainFollows) {
  const auto id = eventlog::random_uuid(), item = eventlog::random_uuid();
  json said = by_words(id, "2027-10-14", 0);
  apply({event("commitments", item, "toezegging", 1, {change("termijnen/0", said)})});
  said["einde"] = "gehaald";
  apply({event("commitments", item, "toezegging", 2, {change("termijnen/0", said)})});
  apply({calendar_says(1, 3, "2027-10-22", "2027-11-01")});
  EXPECT_EQ(document(id)["datum"], "2027-10-14");
  said.erase("einde");
  apply({event("commitments", item, "toezegging", 4, {change("termijnen/0", said)})});
  EXPECT_EQ(document(id)["datum"], "2027-10-21");
  EXPECT_EQ(document(id)["verschuivingen"], 1);
}

TEST_F(FollowTest, ADeadlineIsMadeMovedAndMet) {
  const auto motion = eventlog::random_uuid(), edition = eventlog::random_uuid(), id = eventlog::random_uuid();
  apply({edition_made(edition, 0, "2024-07-04")});
  apply({event("motions", motion, "motie", 1, {change("termijnen", {element(id, edition, "2024-07-04")})})});
  apply({edition_moved(edition, 2, "2024-06-19", "debat naar voren")});
  apply({event("vehicles", edition, "editie", 3, {change("status", "verzonden")})});
  EXPECT_THAT(types(id), ElementsAre("gesteld", "verplaatst", "gehaald"));
  const auto made = document(id);
  EXPECT_EQ(made["item"], motion);
  EXPECT_EQ(made["itemSoort"], "motie");
  EXPECT_EQ(made["datum"], "2024-06-19");
  EXPECT_EQ(made["eersteDatum"], "2024-07-04");
  EXPECT_EQ(made["verschuivingen"], 1);
  EXPECT_EQ(made["einde"], "gehaald");
  EXPECT_EQ(made["uitleg"][0]["stap"], "Editie HJB 2024-1 verplaatst: debat naar voren");
}

TEST_F(FollowTest, EqualContentChangesNothingAndWhatIsGoneIsStopped) {
  const auto motion = eventlog::random_uuid(), first = eventlog::random_uuid(), second = eventlog::random_uuid();
  const json one{
      {"id", first}, {"soort", "datum"}, {"datum", "2024-09-01"}, {"verschuivingen", 0}, {"uitleg", json::array()}};
  const json two{{"id", second},
                 {"soort", "zacht"},
                 {"tekst", "zo snel mogelijk"},
                 {"verschuivingen", 0},
                 {"uitleg", json::array()}};
  apply({event("motions", motion, "motie", 0, {change("termijnen", {one, two})})});
  apply({event("motions", motion, "motie", 1, {change("termijnen/0", one), change("termijnen/1", two)})});
  EXPECT_THAT(types(first), ElementsAre("gesteld"));
  // The first is taken out: the second takes its place.
  apply({event("motions", motion, "motie", 2, {json{{"veld", "termijnen"}, {"van", {one, two}}, {"naar", {two}}}})});
  EXPECT_THAT(types(first), ElementsAre("gesteld", "gestuit"));
  EXPECT_THAT(types(second), ElementsAre("gesteld"));
  EXPECT_FALSE(document(second).contains("datum"));
}

TEST_F(FollowTest, AnImportIsMarked) {
  const auto id = eventlog::random_uuid();
  auto imported = event("motions", eventlog::random_uuid(), "motie", 0,
                        {change("termijnen", {{{"id", id},
                                               {"soort", "vervalt"},
                                               {"datum", "2024-09-03"},
                                               {"verschuivingen", 0},
                                               {"uitleg", json::array()}}})});
  auto body = json::parse(imported.stored.body);
  body["data"]["bulk"] = true;
  imported.stored.body = body.dump();
  apply({imported});
  EXPECT_EQ(document(id)["bulk"], true);
  EXPECT_EQ(json::parse(log_->events_of(id, 0).events.front().body)["data"]["bulk"], true);
}

// A random story of two editions, four deadlines and a calendar, as four logs that know no order among each other.
struct Story {
  std::vector<std::vector<Event>> logs;
  std::map<std::string, std::string> names;  // id to what it is in every telling
  std::vector<std::string> deadlines;
};

// The same seed makes the same story with ids of its own.
Story tell(unsigned seed) {
  std::mt19937 random(seed);
  const auto number = [&random](int low, int high) { return std::uniform_int_distribution<int>{low, high}(random); };
  const auto date = [&number] {
    return calendar::to_iso(calendar::make_day(2024, 7, 1) + std::chrono::days{number(0, 20)});
  };
  Story story;
  const auto name = [&story](const std::string& what) {
    const auto id = eventlog::random_uuid();
    story.names[id] = what;
    return id;
  };
  const std::vector<std::string> editions{name("E0"), name("E1")}, motions{name("M0"), name("M1")};
  std::map<std::string, std::string> planned;
  std::map<std::string, json> known;  // by deadline
  std::vector<Event> from_vehicles, from_motions, from_others;
  int minute = 0;
  for (const auto& edition : editions) {
    planned[edition] = date();
    from_vehicles.push_back(edition_made(edition, minute++, planned[edition]));
  }
  for (int n = 0; n < 3; ++n) {
    const auto id = name("T" + std::to_string(n));
    story.deadlines.push_back(id);
    const auto& edition = editions[static_cast<std::size_t>(number(0, 1))];
    known[id] = element(id, edition, planned[edition]);
    for (int moves = number(0, 2); moves > 0; --moves, ++minute)
      from_vehicles.push_back(
          edition_moved(edition, minute, planned[edition] = date(), "reden " + std::to_string(minute)));
    if (number(0, 1) == 1) known[id]["datum"] = planned[edition];  // else the owner asked just before the move
    auto& log = n == 2 ? from_others : from_motions;
    log.push_back(event(n == 2 ? "commitments" : "motions", motions[n == 2 ? 1 : 0], n == 2 ? "toezegging" : "motie",
                        minute++, {change("termijnen/" + std::to_string(n == 2 ? 0 : n), known[id])}));
    for (int moves = number(0, 2); moves > 0; --moves, ++minute)
      from_vehicles.push_back(
          edition_moved(edition, minute, planned[edition] = date(), "reden " + std::to_string(minute)));
    switch (number(0, 4)) {
      case 0: known[id]["einde"] = "gestuit"; break;
      case 1: known[id]["toelichting"] = "nader"; break;
      case 2:  // the owner took the move in
        if (known[id]["datum"] == planned[edition]) continue;
        known[id]["uitleg"].push_back({{"stap", "De editie is verplaatst."},
                                       {"van", known[id]["datum"]},
                                       {"naar", planned[edition]},
                                       {"bron", "vehikelplanning"}});
        known[id]["datum"] = planned[edition];
        known[id]["verschuivingen"] = 1;
        break;
      default: continue;
    }
    log.push_back(event(n == 2 ? "commitments" : "motions", motions[n == 2 ? 1 : 0], n == 2 ? "toezegging" : "motie",
                        minute++, {change("termijnen/" + std::to_string(n == 2 ? 0 : n), known[id])}));
  }
  for (const auto& edition : editions)
    if (number(0, 2) == 0)
      from_vehicles.push_back(event("vehicles", edition, "editie", minute++,
                                    {change("status", number(0, 1) == 0 ? "verzonden" : "geannuleerd")}));
  // A deadline by words, and a calendar that changes around it; its owner has one of the calendars until then, perhaps
  // not the last.
  std::vector<Event> from_organisation;
  const std::vector<std::string> windows{"2027-10-14", "2027-10-21", "2027-10-07", "2027-10-14"};
  const std::vector<std::string> first_days{"", "2027-10-22", "2027-10-08", ""};
  const int before = number(0, 3);
  for (int n = 1; n <= before; ++n)
    from_organisation.push_back(
        calendar_says(n, minute++, first_days[static_cast<std::size_t>(n)], first_days[static_cast<std::size_t>(n)]));
  const auto by_calendar = name("T3");
  story.deadlines.push_back(by_calendar);
  const int seen = std::max(0, before - number(0, 1));
  json said = by_words(by_calendar, windows[static_cast<std::size_t>(seen)], seen);
  if (number(0, 3) == 0) said["datum"] = "2027-10-01";  // by hand
  from_others.push_back(event("commitments", motions[1], "toezegging", minute++, {change("termijnen/1", said)}));
  for (int n = before + 1; n <= 3; ++n) {
    from_organisation.push_back(
        calendar_says(n, minute++, first_days[static_cast<std::size_t>(n)], first_days[static_cast<std::size_t>(n)]));
    if (number(0, 1) == 0) continue;
    said["toelichting"] = "nader " + std::to_string(n);
    from_others.push_back(event("commitments", motions[1], "toezegging", minute++, {change("termijnen/1", said)}));
  }
  story.logs = {from_vehicles, from_motions, from_others, from_organisation};
  return story;
}

TEST_F(FollowTest, AnyInterleavingEndsTheSame) {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    std::string expected;
    for (unsigned telling = 0; telling < 4; ++telling) {
      (void)as_owner("DELETE FROM deadlines.calendar");  // each telling begins without one
      const auto story = tell(seed);
      std::mt19937 random(seed * 100 + telling);
      std::vector<std::size_t> at(story.logs.size(), 0);
      std::vector<Event> batch;
      const auto left = [&] {
        std::vector<std::size_t> logs;
        for (std::size_t i = 0; i < at.size(); ++i)
          if (at[i] < story.logs[i].size()) logs.push_back(i);
        return logs;
      };
      for (auto open_logs = left(); !open_logs.empty(); open_logs = left()) {
        // The first telling goes log by log, vehicles first; the second vehicles last; the others at random.
        const auto log = telling == 0   ? open_logs.front()
                         : telling == 1 ? open_logs.back()
                                        : open_logs[random() % open_logs.size()];
        batch.push_back(story.logs[log][at[log]++]);
        if (random() % 3 == 0 || left().empty()) apply(std::exchange(batch, {}));
      }
      std::string shown;
      for (const auto& id : story.deadlines) shown += document(id).dump() + "\n";
      for (const auto& [id, name] : story.names)
        for (auto found = shown.find(id); found != std::string::npos; found = shown.find(id))
          shown.replace(found, id.size(), name);
      if (telling == 0) expected = shown;
      ASSERT_EQ(shown, expected) << "seed " << seed << ", telling " << telling;
    }
  }
  EXPECT_THAT(as_owner("SELECT * FROM deadlines.verify()"), IsEmpty());
}

}  // namespace
}  // namespace gestand::deadlines

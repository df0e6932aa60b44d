// Live = rebuild: whatever the order in which the sources are read, the size of the batches and the moments at which
// due assignments are looked for, every row of the read model is the same. And each stand says what its sources had
// recorded by then.
#include <map>
#include <random>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/wire/present.hpp"
#include "tests/integration/overview/scratch.hpp"

namespace gestand::overview::testing {
namespace {

using nlohmann::json;

const Instant begin = *calendar::parse_instant("2024-03-25T10:00:00Z");  // the clocks go forward on the 31st

class RebuildEqualsLive : public OverviewDatabase {
 protected:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); }
  std::string day(int ahead) { return calendar::to_iso(calendar::amsterdam_date(now) + std::chrono::days{ahead}); }
  void pass_time() { now += std::chrono::minutes{below(3) == 0 ? 0 : below(600)}; }

  json motion_changes(int n, bool first) {
    json out = json::object();
    if (first) {
      out = {{"titel", "Motie over onderwerp " + std::to_string(n)},
             {"status", "ingediend"},
             {"uitvoering", "nvt"},
             {"kamer", "TK"},
             {"ingediendDatum", day(-below(400))},
             {"toewijzingen", json::array()},
             {"koppelingen", json::array()},
             {"termijnen", json::array()},
             {"indieners", {{{"naam", "Lid"}, {"fractie", "Fractie é" + std::to_string(n % 3)}}}},
             {"nummer", "99001-" + std::to_string(n)}};
    }
    switch (below(6)) {
      case 0:
        out["status"] = std::vector{"aangehouden", "aangenomen", "verworpen"}[static_cast<std::size_t>(below(3))];
        break;
      case 1: {
        json assignments = json::array();
        for (int i = below(4); i > 0; --i)
          assignments.push_back(
              {{"directie", "directie-" + std::to_string(below(3))}, {"vanafDatum", day(below(12) - 3)}});
        out["toewijzingen"] = assignments;
        break;
      }
      case 2: out["koppelingen"] = {{{"id", "k"}, {"editie", id("editie", below(3))}, {"rol", "belofte"}}}; break;
      case 3: out["titel"] = std::string("Andere titel \0 met een lastig teken", 34); break;
      case 4: out["termijnen"] = {{{"id", id("termijn", n * 2)}, {"soort", "datum"}, {"datum", day(below(60))}}}; break;
      default: out["_eigen"] = below(100); break;
    }
    return out;
  }

  void record_one() {
    pass_time();
    const auto time = calendar::to_iso(now);
    const int n = below(8);
    switch (below(4)) {
      case 0:
      case 1: add("motions", "motie", id("motie", n), time, motion_changes(n, !known.contains(id("motie", n)))); break;
      case 2: {
        const int deadline = below(16);
        const auto item = id("termijn", deadline);
        json changes = {{"datum", day(below(90) - 10)}, {"soort", deadline % 3 == 0 ? "vervalt" : "datum"}};
        if (!known.contains(item)) changes.update({{"item", id("motie", deadline / 2)}, {"itemSoort", "motie"}});
        if (below(4) == 0) changes["einde"] = "gehaald";
        add("deadlines", "termijn", item, time, changes);
        break;
      }
      default:
        add("vehicles", "editie", id("editie", n % 3), time,
            {{"naam", "Editie"},
             {"vehikel", id("vehikel", 0)},
             {"geplandDatum", day(below(50))},
             {"status", "gepland"}});
    }
  }

  void add(const std::string& source, const std::string& soort, const std::string& item, const std::string& time,
           const json& changes) {
    known.insert(item);
    all.push_back(recorder.event(source, soort, item, time, changes));
  }

  // Any merge that keeps each partition of each source in order.
  std::vector<consumer::Event> shuffled() {
    std::map<std::pair<std::string, int>, std::vector<consumer::Event>> queues;
    for (const auto& event : all) queues[{event.source, event.stored.part}].push_back(event);
    std::vector<consumer::Event> out;
    while (!queues.empty()) {
      auto queue = queues.begin();
      std::advance(queue, below(static_cast<int>(queues.size())));
      const int run = 1 + below(6);
      for (int i = 0; i < run && !queue->second.empty(); ++i) {
        out.push_back(queue->second.front());
        queue->second.erase(queue->second.begin());
      }
      if (queue->second.empty()) queues.erase(queue);
    }
    return out;
  }

  void fill(const std::string& schema, const std::vector<consumer::Event>& events) {
    scratch->sql("TRUNCATE " + schema + ".item");
    auto& model = scratch->model(schema);
    for (std::size_t at = 0; at < events.size();) {
      const auto size = std::min(events.size() - at, static_cast<std::size_t>(1 + below(12)));
      project(model, {events.begin() + static_cast<std::ptrdiff_t>(at),
                      events.begin() + static_cast<std::ptrdiff_t>(at + size)});
      at += size;
      if (below(3) == 0) {
        scratch->set_clock(calendar::to_iso(
            begin + std::chrono::hours{below(static_cast<int>((end() - begin) / std::chrono::hours{1}))}));
        settle(model);
      }
    }
    scratch->set_clock(calendar::to_iso(end()));
    settle(model);
  }

  Instant end() const { return now + std::chrono::hours{24 * 5}; }
  std::string rows(const std::string& schema) {
    return scratch->text("SELECT item::text FROM " + schema + ".item ORDER BY id, van");
  }

  // What the sources had recorded about a motion by `at`, folded the plain way.
  json document_at(const std::string& item, Instant at) {
    json out;
    for (const auto& event : all) {
      const json body = json::parse(event.stored.body);
      if (event.stored.item == item && *calendar::parse_instant(body["time"].get<std::string>()) <= at)
        wire::apply_changes(out, body["data"]["wijziging"]);
    }
    return out;
  }

  void check_stands(const std::string& schema) {
    for (int n = 0; n < 8; ++n) {
      const Instant at =
          begin + std::chrono::minutes{below(static_cast<int>((end() - begin) / std::chrono::minutes{1}))};
      const auto expected = document_at(id("motie", n), at);
      const auto where = " FROM " + schema + ".item WHERE id = '" + id("motie", n) + "' AND van <= '" +
                         calendar::to_iso(at) + "' AND tot > '" + calendar::to_iso(at) + "'";
      const auto found = scratch->text("SELECT coalesce(doc->>'status', '') || '|' || coalesce(directie, '')" + where);
      if (expected.is_null()) {
        EXPECT_TRUE(found.empty() || found == "|\n") << found;
        continue;
      }
      const auto assigned = wire::assignment_on(expected, calendar::amsterdam_date(at));
      EXPECT_EQ(found, expected["status"].get<std::string>() + "|" + assigned.value("directie", "") + "\n")
          << calendar::to_iso(at) << expected.dump();
    }
  }

  std::mt19937 random{26643};  // NOLINT(cert-msc51-cpp): the same cases each time
  Instant now = begin;
  std::set<std::string> known;
  std::vector<consumer::Event> all;
};

TEST_F(RebuildEqualsLive, InEveryRowForAnyInterleaving) {
  for (int round = 0; round < 6; ++round) {
    all.clear();
    known.clear();
    recorder = {};
    now = begin;
    for (int i = 0; i < 80; ++i) record_one();
    fill("overview_1", all);
    const auto live = rows("overview_1");
    check_stands("overview_1");
    for (int again = 0; again < 2; ++again) {
      fill("overview_2", shuffled());
      const auto different = first_difference(live, rows("overview_2"));
      ASSERT_TRUE(different.empty()) << different << "round " << round;
    }
    EXPECT_EQ(scratch->text("SELECT count(*) FROM overview_1.item a JOIN overview_1.item b ON a.id = b.id AND a.van < "
                            "b.van AND a.tot > b.van"),
              "0\n");
    EXPECT_EQ(
        scratch->text("SELECT count(DISTINCT id) - count(*) FILTER (WHERE tot = 'infinity') FROM overview_1.item"),
        "0\n");
  }
}

}  // namespace
}  // namespace gestand::overview::testing

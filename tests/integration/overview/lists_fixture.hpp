// 160 items of all kinds with facts by chance, and what a plain reckoning over their documents finds.
#pragma once
#include <functional>
#include <random>
#include <set>

#include "common/calendar/date.hpp"
#include "tests/integration/overview/scratch.hpp"

namespace gestand::overview::testing {

using nlohmann::json;

inline constexpr const char* today = "2024-05-17";

class Lists : public OverviewDatabase {
 protected:
  void SetUp() override {
    OverviewDatabase::SetUp();
    if (!scratch) return;
    scratch->set_clock("2024-05-17T10:00:00Z");
    std::vector<consumer::Event> events;
    for (const auto* code : {"directie-ai", "directie-politie"}) {
      events.push_back(recorder.event("organisation", "directie", id(code, 0), "2024-01-01T08:00:00Z",
                                      {{"code", code}, {"naam", code}}));
    }
    for (int n = 0; n < 3; ++n) {
      events.push_back(recorder.event("vehicles", "editie", id("editie", n), "2024-01-01T08:00:00Z",
                                      {{"naam", "Editie " + std::to_string(n)},
                                       {"vehikel", id("vehikel", n / 2)},
                                       {"geplandDatum", date(10 * n)},
                                       {"status", n == 2 ? "verzonden" : "gepland"},
                                       {"verzonden", {{"datum", date(-1)}, {"kamerstuk", "29628-1217"}}}}));
    }
    for (int n = 0; n < 2; ++n)
      events.push_back(
          recorder.event("vehicles", "vehikel", id("vehikel", n), "2024-01-01T08:00:00Z", {{"naam", "Vehikel"}}));
    for (int n = 0; n < 160; ++n) add_item(events, n);
    project(model(), events);
    settle(model());
  }

  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random)];
  }
  bool chance(int percent) { return std::uniform_int_distribution<int>(0, 99)(random) < percent; }
  int number(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); }
  static std::string date(int ahead) {
    return calendar::to_iso(*calendar::parse_date(today) + std::chrono::days{ahead});
  }

  void add_item(std::vector<consumer::Event>& events, int n) {
    const std::string soort = n % 3 == 0 ? "toezegging" : n % 7 == 0 ? "kamerverzoek" : "motie";
    const bool motion = soort == "motie";
    json document = {
        {"titel", one_of<std::string>(
                      {"Éénheid bij de politie", "algoritmes", "Zorgen over AI", "Ärzte", "gezichtsherkenning"}) +
                      " " + std::to_string(number(9))},
        {"status", motion ? one_of<std::string>({"ingediend", "aangehouden", "aangenomen", "verworpen", "onbekend"})
                          : one_of<std::string>({"openstaand", "deels-voldaan", "voldaan"})},
        {"kamer", chance(80) ? "TK" : "EK"},
        {motion ? "ingediendDatum" : "datum", date(-number(900))},
        {"koppelingen", json::array()},
        {"termijnen", json::array()},
        {"themas", chance(30) ? json{"Privacy"} : json::array()},
        {"toewijzingen", json::array()}};
    if (motion)
      document["indieners"] = {{{"naam", "Lid"}, {"fractie", one_of<std::string>({"GroenLinks-PvdA", "D66", "VVD"})}}};
    if (motion) document["uitvoering"] = one_of<std::string>({"nvt", "open", "uitgevoerd", "afgedaan"});
    if (motion && chance(60))
      document["appreciaties"] = {{{"oordeel", one_of<std::string>({"ontraden", "oordeel-kamer"})},
                                   {"datum", date(-5)},
                                   {"door", "minister-jenv"}}};
    if (chance(70)) document["nummer"] = one_of<std::string>({"26643-", "36600-VI-", "36600-"}) + std::to_string(n);
    if (chance(70)) {
      document["toewijzingen"] = {{{"vanafDatum", "2024-01-01"},
                                   {"verantwoordelijke", chance(50) ? "minister-jenv" : "staatssecretaris-bzk"},
                                   {"directie", one_of<std::string>({"directie-ai", "directie-politie"})}}};
    }
    if (chance(50)) document["koppelingen"] = {{{"id", "k"}, {"editie", id("editie", number(3))}, {"rol", "belofte"}}};
    for (int d = number(3); d > 0; --d) {
      json deadline = {{"id", id("termijn", 1000 * d + n)},
                       {"soort", chance(30) ? "vervalt" : "datum"},
                       {"datum", date(number(90) - 30)}};
      if (chance(20)) deadline["einde"] = "gehaald";
      if (chance(10)) deadline.erase("datum");
      document["termijnen"].push_back(deadline);
    }
    const auto hour = 8 + n % 12;
    events.push_back(recorder.event(
        motion ? "motions" : "commitments", soort, id("item", n),
        "2024-0" + std::to_string(1 + n % 5) + "-10T" + (hour < 10 ? "0" : "") + std::to_string(hour) + ":00:00Z",
        document));
    documents[id("item", n)] = {soort, document, events.back().stored.body};
  }

  struct Known {
    std::string soort;
    json document;
    std::string body;
  };
  using Test = std::function<bool(const Known&)>;

  static std::string nearest(const json& document, bool with_lapse) {
    std::string out;
    for (const auto& one : document["termijnen"]) {
      if (!one.contains("datum") || one.contains("einde") || (!with_lapse && one["soort"] == "vervalt")) continue;
      const std::string datum = one["datum"];
      if (out.empty() || datum < out) out = datum;
    }
    return out;
  }
  static std::string assigned(const json& document, const char* name) {
    return document["toewijzingen"].empty() ? "" : document["toewijzingen"][0][name].get<std::string>();
  }
  static bool open(const json& document) {
    const std::set<std::string> settled = {"verworpen", "onbekend", "voldaan"};
    return !settled.contains(document["status"].get<std::string>()) && document.value("uitvoering", "") != "afgedaan";
  }
  static bool linked(const json& document, const std::string& edition) {
    return !document["koppelingen"].empty() && document["koppelingen"][0]["editie"] == edition;
  }

  std::set<std::string> expected(const Test& test) {
    std::set<std::string> out;
    for (const auto& [item, known] : documents) {
      if (assigned(known.document, "directie") != "" && test(known)) out.insert(item);
    }
    return out;
  }
  std::set<std::string> found(json params) {
    params["pageSize"] = "500";
    const auto answer = list_of("werkvoorraad", params);
    EXPECT_FALSE(answer.contains("errors")) << answer.dump();
    const auto ids = ids_of(answer);
    EXPECT_EQ(answer["aantal"], ids.size());
    return {ids.begin(), ids.end()};
  }

  std::mt19937 random{1172};  // NOLINT(cert-msc51-cpp): the same items each time
  std::map<std::string, Known> documents;
};

}  // namespace gestand::overview::testing

// What people ask a list for that stands in no single item: proposals to close, what nobody has, papers by their
// number, who handles, and a day before everything.
#include <algorithm>

#include "services/overview/adapters/pg_dashboard.hpp"
#include "tests/integration/overview/lists_fixture.hpp"

namespace gestand::overview::testing {
namespace {

using AskedFor = Lists;

std::map<std::string, std::string> no_texts(const std::string&, const std::vector<std::string>&) { return {}; }
json find(Reading& reading, const json& question) { return search_answer(reading, question, no_texts); }
json one_item(Reading& reading, const json& question) { return item_answer(reading, question, no_texts); }

// What proposes: an edition that was sent, a letter that names the item, and what the owner took in since; until
// somebody decides.
TEST_F(AskedFor, OpenProposalsAreFoundByWhatProposes) {
  const auto motion = [&](int n, const char* at, const json& changes) {
    return recorder.event("motions", "motie", id("voorstel", n), at, changes);
  };
  const auto decided = [](const char* by, const std::string& source, const char* status) {
    return json{{"voorstellen", {{{"id", "v"}, {by, source}, {"status", status}}}}};
  };
  std::vector<consumer::Event> events;
  for (int n = 0; n < 6; ++n) {
    json document = {{"titel", "Motie"}, {"status", "aangenomen"}, {"uitvoering", "open"}, {"directie", "directie-ai"}};
    if (n < 4) document["koppelingen"] = {{{"id", "k"}, {"editie", id("editie", 2)}, {"rol", "belofte"}}};
    events.push_back(motion(n, "2024-05-02T08:00:00Z", document));
  }
  events.push_back(recorder.event("documents", "brief", id("brief", 1), "2024-05-03T08:00:00Z",
                                  {{"kamerstuk", "29628-1300"},
                                   {"titel", "Brief"},
                                   {"datum", "2024-05-03"},
                                   {"items", {id("voorstel", 3), id("voorstel", 4), id("voorstel", 5)}}}));
  events.push_back(motion(1, "2024-05-04T08:00:00Z", decided("editie", id("editie", 2), "afgewezen")));
  // Taken in, and unlinked since: it stands open on the item's page.
  events.push_back(motion(2, "2024-05-04T08:00:00Z", decided("editie", id("editie", 2), "open")));
  events.push_back(motion(2, "2024-05-05T08:00:00Z", {{"koppelingen", json::array()}}));
  events.push_back(motion(5, "2024-05-06T08:00:00Z", decided("brief", id("brief", 1), "afgewezen")));
  project(model(), events);
  settle(model());
  using Ids = std::set<std::string>;
  const auto ours = [&](json params) {
    params["pageSize"] = "500";
    Ids out;
    for (const auto& one : ids_of(list_of("werkvoorraad", params))) {
      for (int n = 0; n < 6; ++n) {
        if (one == id("voorstel", n)) out.insert(one);
      }
    }
    return out;
  };
  EXPECT_EQ(ours({{"voorstel", "ja"}}),
            (Ids{id("voorstel", 0), id("voorstel", 2), id("voorstel", 3), id("voorstel", 4)}));
  EXPECT_EQ(ours({{"voorstel", "nee"}}), (Ids{id("voorstel", 1), id("voorstel", 5)}));
  EXPECT_EQ(ours({{"voorstel", "editie"}}), (Ids{id("voorstel", 0), id("voorstel", 2), id("voorstel", 3)}));
  EXPECT_EQ(ours({{"voorstel", "brief"}}), (Ids{id("voorstel", 3), id("voorstel", 4)}));
  EXPECT_EQ(ours({{"voorstel", id("brief", 1)}}), (Ids{id("voorstel", 3), id("voorstel", 4)}));
  EXPECT_EQ(ours({{"voorstel", id("editie", 2) + "," + id("brief", 1)}}), ours({{"voorstel", "ja"}}));
  EXPECT_EQ(ours({{"voorstel", "ja"}, {"peilDatum", "2024-05-02"}}),
            (Ids{id("voorstel", 0), id("voorstel", 1), id("voorstel", 2), id("voorstel", 3)}));
  EXPECT_EQ(ours({{"voorstel", "ja"}, {"peilDatum", "2024-05-04"}}),
            (Ids{id("voorstel", 0), id("voorstel", 2), id("voorstel", 3), id("voorstel", 4), id("voorstel", 5)}));
}

TEST_F(AskedFor, BeforeAnythingWasRecordedItIsSaid) {
  project(model(), {recorder.event("motions", "motie", id("later", 1), "2024-05-10T12:00:00Z", {{"titel", "Later"}})});
  const json first = "2024-01-01T08:00:00.000000Z";
  EXPECT_EQ(list_of("werkvoorraad", {{"peilDatum", "2023-12-31"}})["eersteVastlegging"], first);
  EXPECT_EQ(list_of("edities", {{"peilDatum", "2023-12-31"}})["eersteVastlegging"], first);
  EXPECT_FALSE(list_of("edities", {{"peilDatum", "2024-01-01"}}).contains("eersteVastlegging"));
  EXPECT_FALSE(list_of("moties", {{"q", "bestaatniet"}}).contains("eersteVastlegging"));
  EXPECT_EQ(ask(model(), counts, dashboard_answer, {{"peilDatum", "2023-12-31"}})["eersteVastlegging"], first);
  EXPECT_FALSE(ask(model(), counts, dashboard_answer, {{"peilDatum", "2024-04-01"}}).contains("eersteVastlegging"));
  const auto item = [&](const char* day) {
    return ask(model(), counts, one_item, {{"kind", "moties"}, {"id", id("later", 1)}, {"peilDatum", day}});
  };
  EXPECT_EQ(item("2024-05-09")["nietGevonden"],
            "Op 9 mei 2024 was dit nog niet vastgelegd; het eerste staat op 10 mei 2024.");
  EXPECT_EQ(item("2024-05-10")["titel"], "Later");
}

TEST_F(AskedFor, WhatNoDirectorateHasIsAskedForByName) {
  std::set<std::string> without;
  for (const auto& [item, known] : documents) {
    if (assigned(known.document, "directie").empty()) without.insert(item);
  }
  ASSERT_GT(without.size(), 10U);
  EXPECT_EQ(found({{"zonderDirectie", "true"}}), without);
  EXPECT_EQ(found({{"zonderDirectie", "false"}}), found(json::object()));
  EXPECT_EQ(list_of("moties", {{"zonderDirectie", "true"}})["aantal"].get<int>() +
                list_of("moties", {{"directie", "directie-ai,directie-politie"}})["aantal"].get<int>(),
            list_of("moties")["aantal"].get<int>());
  const auto dashboard = ask(model(), counts, dashboard_answer, json::object());
  std::int64_t together = 0;
  for (const auto& unit : dashboard["perDirectie"]) together += unit["open"]["aantal"].get<std::int64_t>();
  EXPECT_EQ(together, dashboard["open"]["aantal"]);
  const auto all = list_of("werkvoorraad", {{"isOpen", "true"}, {"facetten", "true"}});
  for (const auto& facet : all["facetten"]) {
    if (facet["veld"] != "directie") continue;
    EXPECT_EQ(facet["waarden"].back()["waarde"], "zonder");
    EXPECT_EQ(facet["waarden"].back()["aantal"], dashboard["zonderDirectie"]["open"]["aantal"]);
  }
  EXPECT_FALSE(ask(model(), counts, dashboard_answer, {{"directie", "directie-ai"}}).contains("zonderDirectie"));
}

TEST_F(AskedFor, PapersAreFoundByNameAndByNumberInEverySpelling) {
  project(model(), {recorder.event("documents", "brief", id("brief", 2), "2024-05-03T08:00:00Z",
                                   {{"kamerstuk", "29628-1172"}, {"titel", "Toezicht"}, {"datum", "2024-05-03"}}),
                    recorder.event("vehicles", "vehikel", id("vehikel", 9), "2024-05-03T08:00:00Z",
                                   {{"naam", "Halfjaarbericht politie"}})});
  using Ids = std::vector<std::string>;
  const auto hits = [&](const char* kind, const char* q) { return ids_of(list_of(kind, {{"q", q}})); };
  for (const auto* number : {"29628-1172", "29 628, nr. 1172", "kst-29628-1172", "Kamerstuk 29 628, nr. 1172"})
    EXPECT_EQ(hits("brieven", number), Ids{id("brief", 2)}) << number;
  for (const auto* number : {"29628-1217", "kst-29628-1217", "29 628, nr. 1217"}) {
    const auto found = hits("edities", number);
    EXPECT_NE(std::find(found.begin(), found.end(), id("editie", 2)), found.end()) << number;
    EXPECT_EQ(hits("brieven", number), Ids{}) << number;
  }
  EXPECT_EQ(hits("brieven", "toezicht"), Ids{id("brief", 2)});
  EXPECT_EQ(hits("vehikels", "halfjaarber"), Ids{id("vehikel", 9)});
  EXPECT_EQ(hits("edities", "\"Editie 1\""), Ids{id("editie", 1)});
}

TEST_F(AskedFor, ASearchEverywhereFindsWhatEachListFinds) {
  project(model(), {recorder.event("documents", "brief", id("brief", 3), "2024-05-03T08:00:00Z",
                                   {{"kamerstuk", "29628-1180"}, {"titel", "Grens"}, {"datum", "2024-05-03"}}),
                    recorder.event("motions", "motie", id("grens", 1), "2024-05-03T08:00:00Z",
                                   {{"titel", "De grens"}, {"dictum", "Verzoekt de grens te bewaken."}})});
  for (const auto* q : {"grens", "editie", "29 628 1180", "zzzz"}) {
    const auto found = ask(model(), counts, find, {{"params", {{"q", q}}}});
    ASSERT_EQ(found.size(), 6) << q;
    for (const auto& [kind, one] : found.items()) {
      const auto all = list_of(kind, {{"q", q}, {"pageSize", kind == "moties" ? "8" : "20"}});
      EXPECT_EQ(one["aantal"], all["aantal"]) << kind << " " << q;
      EXPECT_LE(one["resultaten"].size(), 20) << kind << " " << q;
      if (all["aantal"] <= 8) {
        EXPECT_EQ(ids_of(one), ids_of(all)) << kind << " " << q;
      }
    }
  }
  const auto found = ask(model(), counts, find, {{"params", {{"q", "grens"}}}});
  EXPECT_EQ(found["brieven"]["aantal"], 1);
  EXPECT_EQ(found["moties"]["lijst"], "/v1/moties?q=grens");
  EXPECT_TRUE(found["moties"]["resultaten"][0].contains("passage"));
  EXPECT_EQ(
      ask(model(), counts, find, {{"params", {{"q", "grens"}, {"peilDatum", "2024-05-02"}}}})["brieven"]["aantal"], 0);
  EXPECT_TRUE(ask(model(), counts, find, {{"params", {{"q", "x"}, {"peilDatum", "gisteren"}}}}).contains("errors"));
}

TEST_F(AskedFor, AnEditionSaysWhatItsVehicleIsCalled) {
  project(model(), {recorder.event("vehicles", "vehikel", id("vehikel", 9), "2024-05-03T08:00:00Z",
                                   {{"naam", "Halfjaarbericht"}, {"soort", "halfjaarbericht"}}),
                    recorder.event("vehicles", "editie", id("editie", 77), "2024-05-03T09:00:00Z",
                                   {{"naam", "Zomer"}, {"vehikel", id("vehikel", 9)}, {"status", "gepland"}}),
                    recorder.event("vehicles", "vehikel", id("vehikel", 9), "2024-05-05T08:00:00Z",
                                   {{"naam", "Anders"}, {"soort", "halfjaarbericht"}})});
  const auto named = [&](json question) {
    question.update({{"kind", "edities"}, {"id", id("editie", 77)}});
    const auto edition = ask(model(), counts, one_item, question);
    EXPECT_EQ(edition["vehikelSoort"], "halfjaarbericht");
    return edition["vehikelNaam"];
  };
  EXPECT_EQ(named(json::object()), "Anders");
  EXPECT_EQ(named({{"peilDatum", "2024-05-03"}}), "Halfjaarbericht");
}

TEST_F(AskedFor, AnExportNamesWhoHandles) {
  const auto who = id("medewerker", 1);
  project(model(), {recorder.event("organisation", "medewerker", who, "2024-05-03T08:00:00Z",
                                   {{"naam", {{"$tekst", id("tekst", 1)}}}}),
                    recorder.event("motions", "motie", id("behandeld", 1), "2024-05-04T08:00:00Z",
                                   {{"titel", "Motie"}, {"directie", "directie-ai"}, {"behandelaar", who}})});
  const auto texts = [](const std::string& source, const std::vector<std::string>& ids) {
    EXPECT_EQ(source, "organisation");
    EXPECT_EQ(ids, std::vector<std::string>{id("tekst", 1)});
    return std::map<std::string, std::string>{{id("tekst", 1), "V. Voorbeeld"}};
  };
  const auto answer = ask(
      model(), counts, [&](Reading& reading, const json& question) { return export_answer(reading, question, texts); },
      {{"kind", "werkvoorraad"}, {"params", {{"behandelaar", who}}}});
  ASSERT_EQ(answer["aantal"], 1);
  EXPECT_EQ(answer["resultaten"][0]["behandelaarNaam"], "V. Voorbeeld");
}

}  // namespace
}  // namespace gestand::overview::testing

// The facets of lists: every number is that of its list; the names that come with them; passages of a search.
#include <algorithm>

#include "tests/integration/overview/lists_fixture.hpp"

namespace gestand::overview::testing {
namespace {

using Facets = Lists;

// Whatever stands in the filters: a facet's number is that of the list with its filter instead of the facet's own.
TEST_F(Facets, EveryNumberOfAFacetIsThatOfItsList) {
  const std::vector<json> filters = {
      json::object(),
      {{"isOpen", "true"}},
      {{"status", "aangehouden"}},
      {{"status", "aangehouden,openstaand"}, {"directie", "directie-ai"}, {"soort", "motie,toezegging"}},
      {{"isVerlopen", "true"}, {"verantwoordelijke", "minister-jenv"}},
      {{"termijnNa", date(-1)}, {"termijnVoor", date(31)}, {"status", "ingediend"}},
      {{"termijnVoor", date(9)}, {"thema", "Privacy"}},
      {{"zonderTermijn", "true"}, {"editie", id("editie", 1)}},
      {{"editie", id("editie", 1) + "," + id("editie", 2)}, {"kamer", "TK"}, {"appreciatie", "ontraden"}},
      {{"q", "ai"}, {"directie", "directie-politie"}},
      {{"zonderDirectie", "true"}, {"isOpen", "true"}},
      {{"zonderDirectie", "true"}, {"status", "aangenomen"}, {"verantwoordelijke", "minister-jenv"}},
      {{"voorstel", "editie"}, {"status", "aangenomen"}},
      {{"voorstel", "brief"}, {"isOpen", "true"}},
      {{"isOpen", "true"}, {"peilDatum", "2024-04-01"}, {"status", "ingediend"}}};
  int compared = 0;
  for (const std::string kind : {"werkvoorraad", "moties"}) {
    for (auto params : filters) {
      if (kind == "moties" && params.contains("soort")) params["soort"] = "motie";
      if (kind == "moties" && params.value("status", "").find("openstaand") != std::string::npos)
        params["status"] = "aangehouden";
      auto asked = params;
      asked["facetten"] = "true";
      const auto answer = list_of(kind, asked);
      ASSERT_TRUE(answer.contains("facetten")) << answer.dump();
      EXPECT_EQ(answer["facetten"].size(), kind == "moties" ? 7 : 8);
      for (const auto& facet : answer["facetten"]) {
        auto without = params;
        for (const auto& name : facet["parameters"]) without.erase(name.get<std::string>());
        std::int64_t told = 0;
        for (const auto& value : facet["waarden"]) {
          auto chosen = without;
          chosen.update(value["filter"]);
          EXPECT_EQ(value["aantal"], list_of(kind, chosen)["aantal"]) << kind << params.dump() << value.dump();
          told += value["aantal"].get<std::int64_t>();
          ++compared;
        }
        if (facet["veld"] != "status") continue;
        EXPECT_EQ(told, list_of(kind, without)["aantal"]) << "every item has a status";
      }
    }
  }
  EXPECT_GT(compared, 300);
}

TEST_F(Facets, NamesComeWithTheFacets) {
  const auto names = list_of("werkvoorraad", {{"facetten", "true"}})["namen"];
  EXPECT_EQ(names["directies"]["directie-ai"], "directie-ai");
  EXPECT_EQ(names["edities"][id("editie", 0)], "Editie 0");
  EXPECT_FALSE(list_of("werkvoorraad", json::object()).contains("namen"));
}

TEST_F(Facets, APassageShowsWhereTheWordsStand) {
  project(model(), {recorder.event("motions", "motie", id("passage", 1), "2024-05-01T08:00:00Z",
                                   {{"titel", "Een motie"},
                                    {"dictum", "verzoekt de regering de Algoritmen te toetsen, en niet later & elders"},
                                    {"status", "ingediend"}})});
  const auto found = list_of("moties", {{"q", "algoritme"}, {"passages", "true"}, {"pageSize", "500"}});
  const auto row = std::find_if(found["resultaten"].begin(), found["resultaten"].end(),
                                [](const json& one) { return one["id"] == id("passage", 1); });
  ASSERT_NE(row, found["resultaten"].end());
  std::string whole, hits;
  for (const auto& part : (*row)["passage"]) {
    whole += part["tekst"].get<std::string>();
    if (part["treffer"] == true) hits += part["tekst"].get<std::string>() + "|";
  }
  EXPECT_EQ(whole, "verzoekt de regering de Algoritmen te toetsen, en niet later & elders");
  EXPECT_EQ(hits, "Algoritmen|");
}

}  // namespace
}  // namespace gestand::overview::testing

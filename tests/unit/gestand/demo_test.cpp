// The demonstration script holds together: known placeholders, names that were made before, our own dossiers, dates
// that may be.
#include "services/gestand/domain/demo.hpp"

#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

namespace gestand::cli {
namespace {

using nlohmann::json;

TEST(Filled, PutsDaysAndIdsInTheirPlaces) {
  const auto day = [](int offset) { return "dag" + std::to_string(offset); };
  const auto id = [](const std::string& name) { return "id-" + name; };
  EXPECT_EQ(filled("/v1/x/<id a b>/y <-30> <0> <7>", day, id), "/v1/x/id-a b/y dag-30 dag0 dag7");
  EXPECT_EQ(filled("niets", day, id), "niets");
  EXPECT_THROW(filled("<morgen>", day, id), std::invalid_argument);
  EXPECT_THROW(filled("<-30", day, id), std::invalid_argument);
  EXPECT_THROW(filled("<>", day, id), std::invalid_argument);
}

TEST(DemoScript, IsWhole) {
  std::set<std::string> made;
  std::set<std::string> facts;
  for (const DemoStep& step : demo_steps()) {
    const auto id = [&](const std::string& name) {
      EXPECT_TRUE(made.contains(name)) << step.name << " needs " << name << " before it is made";
      return "11111111-1111-4111-8111-111111111111";
    };
    const auto day = [&](int offset) {
      facts.insert(std::to_string(offset));
      return std::string("2024-05-17");
    };
    const std::string path = filled(step.path, day, id);
    EXPECT_TRUE(std::regex_match(path, std::regex("/v1/[a-z]+(/[0-9a-f-]{36}/[a-z]+)?"))) << path;
    const json body = json::parse(filled(step.body, day, id), nullptr, false);
    ASSERT_TRUE(body.is_object()) << step.name << ": " << step.body;
    EXPECT_TRUE(made.insert(step.name).second) << step.name << " twice: its key would be reused";
  }
  EXPECT_GT(facts.size(), 20U);
}

TEST(DemoScript, NamesOnlyWhatIsInvented) {
  int items = 0;
  for (const DemoStep& step : demo_steps()) {
    for (const std::string& text : {step.body, step.path}) {
      std::smatch dossier;
      for (std::string rest = text; std::regex_search(rest, dossier, std::regex("(?:^|[^0-9])([0-9]{5})-[0-9]"));
           rest = dossier.suffix())
        EXPECT_TRUE(dossier[1] >= "99001" && dossier[1] <= "99099") << text;
    }
    const auto body = json::parse(filled(
        step.body, [](int) { return "2024-05-17"; }, [](const std::string&) { return "x"; }));
    for (const char* member : {"titel", "naam", "tekst"}) {
      if (!body.contains(member)) continue;
      EXPECT_THAT(body[member].get<std::string>(), testing::StartsWith("Voorbeeld")) << step.name;
    }
    for (const auto& mover : body.value("indieners", json::array()))
      EXPECT_THAT(mover["naam"].get<std::string>(), testing::StartsWith("Voorbeeld"));
    items += step.path.find('<') == std::string::npos ? 1 : 0;
  }
  EXPECT_GE(items, 50) << "the items of the work list and two vehicles; editions and facts come on top";
}

TEST(DemoScript, ShowsEveryStateThatAPersonCanBringAbout) {
  std::map<std::string, int> verbs;
  for (const DemoStep& step : demo_steps()) ++verbs[step.path.substr(step.path.rfind('/') + 1)];
  for (const char* verb :
       {"moties",       "toezeggingen",          "kamerverzoeken",       "vehikels",     "edities",
        "appreciaties", "aanhoudingen",          "aanhoudingsverzoeken", "stemmingen",   "intrekkingen",
        "overnames",    "vervallenverklaringen", "wijzigingen",          "uitvoeringen", "termijnen",
        "koppelingen",  "voldoeningen",          "planningen",           "verzendingen", "bijdragen",
        "medewerkers",  "toewijzingen"})
    EXPECT_GT(verbs[verb], 0) << verb;
}

}  // namespace
}  // namespace gestand::cli

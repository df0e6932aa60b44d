// English by a switch: every run of words of the templates and every word of the code has its entry, none is idle, and
// what people typed stays as it is.
#include "services/gateway/pages/language.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "common/text/folding.hpp"
#include "services/gateway/pages/render.hpp"
#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/template_words.hpp"
#include "services/gateway/pages/templates.hpp"
#include "services/gateway/pages/words.hpp"
#include "tests/unit/pages/pages_fixture.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;
using pages::Language;
using pages::say;
using pages::Speaking;

const std::filesystem::path root = GESTAND_SOURCE_DIR;

std::string content(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

std::vector<std::filesystem::path> files(const std::string& folder, const std::string& ending) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
    if (entry.path().extension() == ending) out.push_back(entry.path());
  }
  return out;
}

const json& dictionary() {
  static const auto all = json::parse(pages::english_words());
  return all;
}

// What is taken along is a paper, and papers stay Dutch.
std::set<std::string> of_templates() {
  std::set<std::string> out;
  for (const auto& file : files("services/gateway/pages/templates", ".mustache")) {
    if (file.stem() == "debate_file") continue;
    for (auto& words : pages::wordings_of(content(file))) out.insert(std::move(words));
  }
  return out;
}

std::set<std::string> of_events() {
  std::set<std::string> out;
  for (const auto& file : files("docs/events", ".json")) out.insert(pages::event_in_words(file.stem().string()));
  return out;
}

// The string literals of the code, those that stand one after the other as one.
std::set<std::string> of_code() {
  static const std::regex token(R"re(//[^\n]*|'(?:[^'\\]|\\.)'|("(?:[^"\\]|\\.)*")(\s*))re");
  std::set<std::string> out;
  auto sources = files("services/gateway/pages", ".cpp");
  for (auto& header : files("services/gateway/pages", ".hpp")) sources.push_back(std::move(header));
  sources.push_back(root / "services/overview/domain/numbers.cpp");  // the names of the bars of the dashboard
  for (const auto& file : sources) {
    const auto text = content(file);
    std::string whole;
    std::ptrdiff_t end = -1;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), token); it != std::sregex_iterator(); ++it) {
      if (!(*it)[1].matched) continue;
      if (it->position() != end) whole.clear();
      whole += json::parse((*it)[1].str(), nullptr, false).is_string() ? json::parse((*it)[1].str()).get<std::string>()
                                                                       : std::string{};
      out.insert(text::flat(whole));
      end = it->position() + it->length();
    }
  }
  return out;
}

std::multiset<std::string> gaps(const std::string& text) {
  static const std::regex gap(R"(\{\{[^}]*\}\}|\{[^{}]*\})");
  std::multiset<std::string> out;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), gap); it != std::sregex_iterator(); ++it)
    out.insert(it->str());
  return out;
}

TEST(Language, EveryWordOfTheTemplatesHasItsEntry) {
  const auto words = of_templates();
  ASSERT_GT(words.size(), 400U);
  for (const auto& one : words) EXPECT_TRUE(dictionary().contains(one)) << one;
}

TEST(Language, EveryKindOfEventHasItsEntry) {
  const auto words = of_events();
  ASSERT_GT(words.size(), 40U);
  for (const auto& one : words) EXPECT_TRUE(dictionary().contains(one)) << one;
}

TEST(Language, NoEntryIsIdleAndGapsAreTheSame) {
  auto used = of_templates();
  used.merge(of_events());
  used.merge(of_code());
  for (const auto& [dutch, english] : dictionary().items()) {
    EXPECT_TRUE(used.contains(dutch)) << "not in a template nor in the code: " << dutch;
    EXPECT_EQ(gaps(dutch), gaps(english.get<std::string>())) << dutch;
    EXPECT_FALSE(english.get<std::string>().empty()) << dutch;
  }
}

TEST(Language, SaysWhatTheCookieAsksForAndOnlyForThatRequest) {
  EXPECT_EQ(pages::language_of("a=b; gestand_taal=en"), Language::English);
  EXPECT_EQ(pages::language_of("gestand_taal=fr"), Language::Dutch);
  EXPECT_EQ(say("Moties"), "Moties");
  {
    const Speaking english(Language::English);
    EXPECT_EQ(say("Moties"), "Motions");
    EXPECT_EQ(say("Pagina {} van {}", "2", "9"), "Page 2 of 9");
    EXPECT_EQ(say("Een woord dat niemand vertaalde"), "Een woord dat niemand vertaalde");
    const Speaking dutch(Language::Dutch);
    EXPECT_EQ(say("Moties"), "Moties");
  }
  EXPECT_EQ(say("Moties"), "Moties");
}

TEST(Language, DatesAndNumbersAreSaidAsEnglishDoes) {
  const Speaking english(Language::English);
  const auto day = *calendar::parse_date("2024-06-12");
  EXPECT_EQ(pages::day_in_words(day), "12 June 2024");
  EXPECT_EQ(pages::month_in_words(day), "June 2024");
  EXPECT_EQ(pages::instant_view("2024-05-21T14:00:00Z").at("tekst"), "21 May 2024, 16:00");
  EXPECT_EQ(pages::distance_in_words(day, day), "today");
  EXPECT_EQ(pages::distance_in_words(day + std::chrono::days{12}, day), "in 12 days");
  EXPECT_EQ(pages::distance_in_words(day - std::chrono::days{3}, day), "3 days late");
  EXPECT_EQ(pages::counted(1172, "motie", "moties"), "1,172 motions");
}

TEST(Language, TemplatesKeepWhatIsNoWordAndMarkWhatStaysDutch) {
  const Speaking english(Language::English);
  EXPECT_EQ(pages::translated("<h1 class=\"x {{y}}\">Moties</h1>\n<p> {{aantal}} · {{#a}}op{{/a}}</p>"),
            "<h1 class=\"x {{y}}\">Motions</h1>\n<p> {{aantal}} · {{#a}}on{{/a}}</p>");
  EXPECT_EQ(pages::translated("<nav aria-label=\"Hoofdmenu\" id=\"Hoofdmenu\"></nav>"),
            "<nav aria-label=\"Main menu\" id=\"Hoofdmenu\"></nav>");
  EXPECT_EQ(pages::translated("<p>{{dictum}}</p><option title=\"{{dictum}}\">{{dictum}}</option>"),
            "<p><span lang=\"nl\">{{dictum}}</span></p><option title=\"{{dictum}}\">{{dictum}}</option>");
  const Speaking dutch(Language::Dutch);
  EXPECT_EQ(pages::translated("<p>{{dictum}}</p>"), "<p>{{dictum}}</p>");
  EXPECT_EQ(pages::translated("<a title=\"{{motieTitel}}\">{{nummer}} {{motieTitel}}</a>"),
            "<a title=\"{{motieTitel}}\">{{nummer}} <bdi>{{motieTitel}}</bdi></a>")
      << "a title may be written from right to left";
}

// Each page, in English, by a person who chose it.
class EnglishTest : public PagesTest {
 protected:
  void SetUp() override {
    PagesTest::SetUp();
    cookie += "; gestand_taal=en";
    pages::note_missing_words(&missing);
  }
  void TearDown() override { pages::note_missing_words(nullptr); }

  std::set<std::string> missing;
};

class EnglishPage : public EnglishTest, public testing::WithParamInterface<std::string> {};

TEST_P(EnglishPage, HasNoWordWithoutAnEntry) {
  const auto page = get(GetParam());
  EXPECT_THAT(page.body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page.body, HasSubstr("Skip to content"));
  EXPECT_THAT(page.body, Not(HasSubstr("{{")));
  EXPECT_THAT(missing, testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Pages, EnglishPage,
    testing::Values("/werkvoorraad",
                    "/werkvoorraad?isOpen=true&status=aangehouden&termijnNa=2024-01-01&instroom=2024-05",
                    "/werkvoorraad?kolommen=nummer,soort,uitvoering,appreciatie,indieners,datum", "/moties",
                    "/moties/nieuw", std::string("/moties/") + motion_id,
                    std::string("/moties/") + motion_id + "?gedaan=aanhoudingen", "/toezeggingen",
                    "/toezeggingen/nieuw", std::string("/toezeggingen/") + commitment_id, "/kamerverzoeken",
                    "/kamerverzoeken/nieuw", "/vehikels", "/vehikels/nieuw", std::string("/vehikels/") + vehicle_id,
                    std::string("/edities/") + edition_id, "/dashboard", "/dashboard?peilDatum=2024-06-01",
                    "/sneltoetsen", "/meldingen", "/meer", "/bestaatniet", "/zoek?q=politie", "/brieven/nieuw",
                    "/notas/nieuw", "/import", "/debatpakket", "/kalender", "/meldregels/nieuw"));

TEST_F(EnglishTest, WhatSomebodyTypedIsNotTranslated) {
  auto motion_json = json::parse(recorded("motie"));
  motion_json["titel"] = "Moties";
  api.answer("GET", "/v1" + motion(), {200, motion_json.dump(), {}, {}});
  const auto page = get(motion()).body;
  EXPECT_THAT(page, HasSubstr("<bdi lang=\"nl\">Moties</bdi>"));
  EXPECT_THAT(page, HasSubstr(">Motions</a>")) << "the menu";
}

TEST_F(EnglishTest, ARefusedFormIsEnglishButForWhatTheApiSays) {
  api.answer("POST", "/v1" + motion("/hervattingen"),
             {409, R"({"status":409,"detail":"De motie is al aangenomen."})", {}, {}});
  const auto page = post_typed(motion("/hervattingen"), {{"datum", "2024-06-12"}});
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("<strong>This cannot be done now.</strong>"));
  EXPECT_THAT(page.body, HasSubstr("<span lang=\"nl\">De motie is al aangenomen.</span>"));
  EXPECT_THAT(missing, testing::IsEmpty());
}

TEST_F(PagesTest, TheSwitchKeepsItsPlaceAndLeadsOnlyHome) {
  EXPECT_THAT(
      get("/moties?q=x&page=2").body,
      HasSubstr(
          "href=\"/taal?naar=%2Fmoties%3Fpage%3D2%26q%3Dx&amp;taal=en\" lang=\"en\" hreflang=\"en\">English</a>"));
  const auto there = get("/taal?naar=%2Fmoties%3Fq%3Dx&taal=en");
  EXPECT_EQ(there.status, 303);
  EXPECT_EQ(header(there, "Location"), "/moties?q=x");
  EXPECT_EQ(header(there, "Set-Cookie"), "gestand_taal=en; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000");
  EXPECT_EQ(header(get("/taal?naar=https%3A%2F%2Felders.example&taal=en"), "Location"), "/");
  EXPECT_THAT(header(get("/taal?taal=nl"), "Set-Cookie"), HasSubstr("gestand_taal=nl"));
  cookie = "gestand_taal=en";
  const auto door = get("/inloggen?naar=%2Fmoties").body;
  EXPECT_THAT(door, HasSubstr("Sign in</h1>"));
  EXPECT_THAT(door, HasSubstr("/taal?naar=%2Fmoties&amp;taal=nl"));
}

TEST_F(PagesTest, WhatGoesToTheChamberStaysDutch) {
  cookie += "; gestand_taal=en";
  api.answer("GET", "/v1/debatpakketten", {200, R"({"aantal":0,"resultaten":[]})", {}, {}});
  const auto file = get("/debatpakket?thema=politie&formaat=html");
  EXPECT_EQ(file.status, 200);
  EXPECT_THAT(file.body, HasSubstr("Debatpakket"));
  EXPECT_THAT(file.body, HasSubstr("12 juni 2024"));
}

}  // namespace
}  // namespace gestand::gateway

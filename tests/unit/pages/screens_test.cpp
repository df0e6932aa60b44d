// What the pages say: every template renders, hostile text stays text, filters and numbers lead to their lists.
#include <nlohmann/json.hpp>
#include <regex>

#include "services/gateway/pages/show.hpp"
#include "services/gateway/pages/templates.hpp"
#include "tests/unit/pages/pages_fixture.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

class EveryPage : public PagesTest, public testing::WithParamInterface<std::string> {};

TEST_P(EveryPage, IsWholeAndHasOneHeading) {
  const auto reply = get(GetParam());
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(count(reply.body, "<h1 "), 1U);
  EXPECT_THAT(reply.body, HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(reply.body, HasSubstr("Naar de inhoud"));
  EXPECT_THAT(reply.body, HasSubstr("</html>"));
  EXPECT_THAT(reply.body, Not(HasSubstr("{{")));
  EXPECT_THAT(reply.body, Not(HasSubstr("<script>")));
  EXPECT_THAT(reply.body, Not(HasSubstr(" style=")));
  EXPECT_THAT(header(reply, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(header(reply, "Cache-Control"), "no-store");
  std::map<std::string, int> ids;
  const std::regex id(" id=\"([^\"]*)\"");
  for (auto it = std::sregex_iterator(reply.body.begin(), reply.body.end(), id); it != std::sregex_iterator(); ++it) {
    EXPECT_EQ(++ids[(*it)[1]], 1) << "id twice: " << (*it)[1];
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, EveryPage,
                         testing::Values("/werkvoorraad", "/werkvoorraad?isOpen=true&sorteer=-nummer&page=2", "/moties",
                                         "/moties/nieuw", std::string("/moties/") + motion_id, "/toezeggingen",
                                         "/toezeggingen/nieuw", std::string("/toezeggingen/") + commitment_id,
                                         "/kamerverzoeken", "/kamerverzoeken/nieuw", "/vehikels", "/vehikels/nieuw",
                                         std::string("/vehikels/") + vehicle_id, std::string("/edities/") + edition_id,
                                         "/dashboard", "/meldingen"));

TEST_F(PagesTest, HostileTextStaysText) {
  const auto list = get("/werkvoorraad").body;
  EXPECT_THAT(list, HasSubstr("&lt;script&gt;alert(&apos;x&apos;)&lt;/script&gt; &amp; &quot;aanhaling&quot;"));
  auto motion_json = json::parse(recorded("motie"));
  const std::string hostile = "\"><img src=x onerror=alert(1)>{{titel}}{{{inhoud}}}";
  for (const auto* field : {"titel", "dictum", "nummer", "zaaknummer", "status", "verantwoordelijke"})
    motion_json[field] = hostile;
  motion_json["indieners"][0]["naam"] = hostile;
  motion_json["verzoeken"][0]["tekst"] = hostile;
  motion_json["appreciatie"]["door"] = hostile;
  motion_json["koppelingen"][0]["tekst"] = hostile;
  motion_json["koppelingen"][0]["id"] = hostile;
  motion_json["termijnen"][0]["uitleg"][0]["stap"] = hostile;
  api.answer("GET", "/v1" + motion(), {200, motion_json.dump(), {}, {}});
  const auto page = get(motion()).body;
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("{{titel}}{{{inhoud}}}")) << "not rendered a second time";
  EXPECT_THAT(get("/werkvoorraad?q=%22%3E%3Cimg%20src%3Dx%3E").body, Not(HasSubstr("<img")));
}

TEST_F(PagesTest, AMotionTellsItsStory) {
  const auto page = get(motion()).body;
  EXPECT_THAT(page, HasSubstr("26643-1172"));
  EXPECT_THAT(page, HasSubstr("<time datetime=\"2024-09-03\">3 september 2024</time>"));
  EXPECT_THAT(page, HasSubstr("over 83 dagen"));
  EXPECT_THAT(page, HasSubstr("3 dagen te laat"));
  EXPECT_THAT(page, HasSubstr("Waarom deze datum?"));
  EXPECT_THAT(page, HasSubstr("De editie is verplaatst: debat naar voren"));
  EXPECT_THAT(page, HasSubstr("1 keer verschoven; eerst <time datetime=\"2024-07-04\">4 juli 2024</time>"));
  EXPECT_THAT(page, HasSubstr("Gegeven door een ander dan de verantwoordelijke (Minister van Justitie en Veiligheid)"));
  EXPECT_THAT(page, HasSubstr("Voorstellen om af te doen"));
  EXPECT_THAT(page, HasSubstr("21 mei 2024, 16:00 uur</time> door V. Voorbeeld"));
  EXPECT_THAT(page, Not(HasSubstr("verborgen</ins>"))) << "members with _ are the owner's";
}

TEST_F(PagesTest, AppreciationByAnotherIsShownAtTheTop) {
  auto motion_json = json::parse(recorded("motie"));
  motion_json["appreciatie"] = motion_json["appreciaties"][0];
  api.answer("GET", "/v1" + motion(), {200, motion_json.dump(), {}, {}});
  EXPECT_THAT(get(motion()).body, HasSubstr("<strong>Gegeven door een ander dan de verantwoordelijke.</strong>"));
}

TEST_F(PagesTest, OffersOnlyWhatTheStateAndTheRoleAllow) {
  EXPECT_THAT(get(motion()).body, HasSubstr("<summary>Hervatten</summary>"));
  EXPECT_THAT(get(motion()).body, Not(HasSubstr("<summary>Stand van de uitvoering</summary>")));
  auto adopted = json::parse(recorded("motie"));
  adopted["status"] = "aangenomen";
  api.answer("GET", "/v1" + motion(), {200, adopted.dump(), {}, {}});
  EXPECT_THAT(get(motion()).body, Not(HasSubstr("<summary>Hervatten</summary>")));
  EXPECT_THAT(get(motion()).body, HasSubstr("<summary>Stand van de uitvoering</summary>"));
  api.answer("GET", "/v1/ik", {200, R"({"rol":"behandelaar"})", {}, {}});
  EXPECT_THAT(get(motion()).body, Not(HasSubstr("Besluit vastleggen")));
  EXPECT_THAT(get(std::string("/edities/") + edition_id).body, Not(HasSubstr("Verzending vastleggen")));
  api.answer("GET", "/v1/ik", {200, R"({"rol":"lezer"})", {}, {}});
  EXPECT_THAT(get(motion()).body, Not(HasSubstr("<textarea")));
  EXPECT_EQ(get("/moties/nieuw").status, 403);
}

TEST_F(PagesTest, FiltersStayInTheAddressAndReachTheApi) {
  const auto reply = get("/werkvoorraad?q=&status=aangehouden&directie=&utm_source=mail");
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(header(reply, "Location"), "/werkvoorraad?status=aangehouden");
  api.calls.clear();
  const auto page = get("/werkvoorraad?status=aangehouden&q=a%26b&utm_source=mail&instroom=2024-05");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(api.calls.front().query,
            "facetten=true&instroom=2024-05&kort=true&passages=true&q=a%26b&status=aangehouden");
  EXPECT_THAT(page.body, HasSubstr("Status: Aangehouden"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/werkvoorraad?instroom=2024-05&amp;q=a%26b\""))
      << "each filter can be taken away";
  EXPECT_THAT(page.body, HasSubstr("<input type=\"hidden\" name=\"instroom\" value=\"2024-05\">"));
  EXPECT_THAT(
      page.body,
      HasSubstr("href=\"/werkvoorraad?instroom=2024-05&amp;page=2&amp;q=a%26b&amp;status=aangehouden\" rel=\"next\""));
  EXPECT_THAT(page.body, HasSubstr("sorteer=-termijn"));
  EXPECT_THAT(page.body, HasSubstr("aria-sort=\"ascending\""));
}

TEST_F(PagesTest, ARefusedFilterIsSaidBesideIt) {
  api.answer(
      "GET", "/v1/werkvoorraad",
      {400,
       R"({"status":400,"detail":"Een filter klopt niet.","errors":[{"in":"query","location":"peilDatum","detail":"Deze dag ligt in de toekomst."}]})",
       {},
       {}});
  const auto page = get("/werkvoorraad?peilDatum=2999-01-01");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("Deze dag ligt in de toekomst."));
  EXPECT_THAT(page.body, HasSubstr("value=\"2999-01-01\""));
}

TEST_F(PagesTest, EmptyListsSayWhy) {
  EXPECT_THAT(get("/kamerverzoeken").body, HasSubstr("Hier staat nog niets."));
  EXPECT_THAT(get("/kamerverzoeken?q=x").body, HasSubstr("Niets gevonden met deze filters."));
}

TEST_F(PagesTest, EveryNumberOfTheDashboardLeadsToItsList) {
  const auto page = get("/dashboard").body;
  EXPECT_THAT(page, HasSubstr("href=\"/werkvoorraad?isOpen=true&amp;isVerlopen=true\"><span class=\"getal\">7</span>"));
  EXPECT_THAT(page, HasSubstr("Directie Politie"));
  EXPECT_THAT(page, HasSubstr("mei 2024"));
  EXPECT_THAT(page, Not(HasSubstr("/v1/")));
  api.calls.clear();
  get("/dashboard?directie=directie-ai&peilDatum=2024-06-01");
  EXPECT_EQ(api.calls.front().query, "directie=directie-ai&peilDatum=2024-06-01");
}

TEST_F(PagesTest, AListNeverLeadsAwayFromHere) {
  auto numbers = json::parse(recorded("dashboard"));
  numbers["open"]["lijst"] = "//evil.example/";
  api.answer("GET", "/v1/dashboard", {200, numbers.dump(), {}, {}});
  EXPECT_THAT(get("/dashboard").body, Not(HasSubstr("evil.example")));
}

TEST_F(PagesTest, EveryVehicleIsInTheListOfVehicles) {
  EXPECT_THAT(get("/vehikels").body, HasSubstr(std::string("href=\"/vehikels/") + vehicle_id));
}

TEST_F(PagesTest, AnEditionShowsItsMovesAndItsCoverage) {
  const auto page = get(std::string("/edities/") + edition_id).body;
  EXPECT_THAT(page, HasSubstr("1 keer verplaatst; eerst gepland op <time datetime=\"2024-07-04\">"));
  EXPECT_THAT(page, HasSubstr("Tekst ontbreekt"));
  EXPECT_THAT(page, HasSubstr("1 zaak is te laat zonder deze editie."));
  EXPECT_THAT(page, HasSubstr(std::string("?schrijf=") + motion_id + "#schrijf"));
}

TEST_F(PagesTest, AlertsAreAcknowledgedFromTheList) {
  const std::string alert = "/meldingen/bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
  EXPECT_THAT(get("/meldingen").body, HasSubstr("action=\"" + alert + "/bevestigingen\""));
  EXPECT_THAT(get("/meldingen").body, HasSubstr("7 dagen van tevoren"));
  const auto reply = post_typed(alert + "/bevestigingen", {});
  EXPECT_EQ(header(reply, "Location"), "/meldingen?gedaan=bevestigingen");
  EXPECT_EQ(api.calls.back().body, "{}");
}

TEST_F(PagesTest, AnAlertSaysWhatBecameOfItsDeadline) {
  auto alerts = json::parse(recorded("meldingen"));
  EXPECT_THAT(get("/meldingen").body, HasSubstr("(over 7 dagen)"));
  auto moved = alerts;
  moved["resultaten"][0]["termijnNu"] = "2024-07-01";
  api.answer("GET", "/v1/meldingen", {200, moved.dump(), {}, {}});
  EXPECT_THAT(get("/meldingen").body, HasSubstr("sindsdien verplaatst naar <strong><time datetime=\"2024-07-01\">"));
  EXPECT_THAT(get("/meldingen").body, HasSubstr("(over 19 dagen)"));
  alerts["resultaten"][0]["termijnLoopt"] = false;
  api.answer("GET", "/v1/meldingen", {200, alerts.dump(), {}, {}});
  EXPECT_THAT(get("/meldingen").body, HasSubstr("Deze termijn loopt niet meer."));
  EXPECT_THAT(get("/meldingen").body, Not(HasSubstr("(over 7 dagen)")));
}

TEST_F(PagesTest, AnItemLeadsBackToTheListItWasFoundIn) {
  EXPECT_THAT(get(motion()).body, Not(HasSubstr("Terug naar de lijst")));
  const auto kept = header(get("/moties?fractie=%C3%81&status=aangehouden"), "Set-Cookie");
  EXPECT_THAT(kept, HasSubstr("; HttpOnly; SameSite=Lax"));
  cookie += "; " + kept.substr(0, kept.find(';'));
  EXPECT_THAT(get(motion()).body,
              HasSubstr("href=\"/moties?fractie=%C3%81&amp;status=aangehouden\">Terug naar de lijst"));
  const auto other = header(get("/zoek"), "Set-Cookie");
  EXPECT_THAT(other, HasSubstr("gestand_lijst=%2Fzoek;"));
  EXPECT_EQ(header(get("/dashboard"), "Set-Cookie"), "");
  EXPECT_EQ(header(get("/werkvoorraad?q=" + std::string(1'600, 'x')), "Set-Cookie"), "");
  for (const auto* hostile : {"https%3A%2F%2Fexample.org", "%2F%2Fexample.org", "%22%3E%3Cimg%20src%3Dx%3E", "%zz"}) {
    sign_in();
    cookie += std::string("; gestand_lijst=") + hostile;
    EXPECT_THAT(get(motion()).body, Not(HasSubstr("Terug naar de lijst"))) << hostile;
  }
}

TEST_F(PagesTest, WhatWasMetLateSaysSo) {
  auto late = json::parse(recorded("motie"));
  const std::string edition = edition_id;
  late["termijnen"] = {{{"id", "t"},
                        {"soort", "editie"},
                        {"editie", edition},
                        {"datum", "2024-06-19"},
                        {"eersteDatum", "2024-06-01"},
                        {"status", "gehaald"}}};
  late["edities"] = {{{"id", edition}, {"naam", "E"}, {"verzonden", {{"datum", "2024-06-04"}}}}};
  api.answer("GET", "/v1" + motion(), {200, late.dump(), {}, {}});
  EXPECT_THAT(get(motion()).body, HasSubstr("3 dagen na de eerste datum gehaald"));
  late["edities"][0]["verzonden"]["datum"] = "2024-06-01";
  api.answer("GET", "/v1" + motion(), {200, late.dump(), {}, {}});
  EXPECT_THAT(get(motion()).body, Not(HasSubstr("na de eerste datum gehaald")));
}

TEST_F(PagesTest, AnApprovalDoesNotStrikeItsOwnText) {
  const json change = {{"veld", "bijdragen/0"},
                       {"van", {{"tekst", "De proef loopt."}, {"akkoord", false}, {"datum", "2024-06-05"}}},
                       {"naar", {{"tekst", "De proef loopt."}, {"akkoord", true}, {"datum", "2024-06-05"}}}};
  const json event = {{"id", "e"}, {"type", "nl.vehikels.editie-bijdrage-goedgekeurd"}, {"wijziging", {change}}};
  api.answer("GET", std::string("/v1/edities/") + edition_id + "/gebeurtenissen",
             {200, json{{"resultaten", {event}}}.dump(), {}, {}});
  const auto page = get(std::string("/edities/") + edition_id).body;
  EXPECT_THAT(page, HasSubstr("<ins lang=\"nl\">‘De proef loopt.’, "));
  EXPECT_THAT(page, Not(HasSubstr("<del")));
}

TEST_F(PagesTest, ProblemsAreSaidInDutch) {
  EXPECT_EQ(get("/bestaat-niet").status, 404);
  EXPECT_EQ(get("/moties/").status, 404);
  EXPECT_EQ(get("//evil").status, 404);
  EXPECT_THAT(get("/moties/onbekend").body, HasSubstr("Deze pagina bestaat niet"));
  api.answer("GET", "/v1/moties", {503, "{}", {}, {}});
  const auto away = get("/moties");
  EXPECT_EQ(away.status, 503);
  EXPECT_EQ(header(away, "Retry-After"), "5");
  api.answer("GET", "/v1/dashboard", {403, "geen json <b>", {}, {}});
  EXPECT_EQ(get("/dashboard").status, 403);
}

TEST_F(PagesTest, AssetsAreNamedByTheirContent) {
  for (const auto* name : {"gestand.css", "grafieken.css", "gestand.js", "gestand.svg"}) {
    const std::string address(pages::asset_address(name));
    const auto plain = get(address);
    EXPECT_EQ(plain.status, 200);
    EXPECT_THAT(header(plain, "Cache-Control"), HasSubstr("immutable"));
    PageRequest request{.method = "GET",
                        .path = address,
                        .query = {},
                        .form = {},
                        .cookie_header = {},
                        .peer = {},
                        .accepts_gzip = true};
    const auto packed = pages.handle(request);
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
  }
  EXPECT_EQ(get("/assets/000000000000-gestand.css").status, 404);
}

TEST_F(PagesTest, TheLetterIsServedAsItIs) {
  PageRequest request{.method = "GET",
                      .path = std::string(pages::asset_address("open-sans.woff2")),
                      .query = {},
                      .form = {},
                      .cookie_header = {},
                      .peer = {},
                      .accepts_gzip = true};
  const auto letter = pages.handle(request);
  EXPECT_EQ(letter.status, 200);
  EXPECT_EQ(letter.content_type, "font/woff2");
  EXPECT_EQ(header(letter, "Content-Encoding"), "");
  EXPECT_EQ(letter.body.substr(0, 4), "wOF2");
  EXPECT_THAT(get(std::string(pages::asset_address("gestand.css"))).body, HasSubstr("url(" + request.path + ")"));
}

TEST_F(PagesTest, TheStyleSheetSaysUnderWhichLicenceItsPartsAre) {
  const std::string licences(pages::asset_address("licenties.txt"));
  EXPECT_THAT(get(std::string(pages::asset_address("gestand.css"))).body, HasSubstr(licences));
  const auto text = get(licences).body;
  EXPECT_THAT(text, HasSubstr("SIL Open Font License"));
  EXPECT_THAT(text, HasSubstr("EUROPEAN UNION PUBLIC LICENCE"));
  EXPECT_THAT(text, HasSubstr("@utrecht/button-css"));
  EXPECT_THAT(text, HasSubstr("charts.css 1.2.0 (MIT)"));
  EXPECT_THAT(text, HasSubstr("Copyright (c) 2020 Rami Yushuvaev"));
}

TEST(Owns, LeavesTheApiAndTheProbesAlone) {
  for (const auto* mine : {"/", "/werkvoorraad", "/assets/x", "/inloggen", "/v1x", "/onbekend"})
    EXPECT_TRUE(Pages::owns(mine)) << mine;
  for (const auto* other : {"/v1", "/v1/moties", "/livez", "/readyz", "/metrics"})
    EXPECT_FALSE(Pages::owns(other)) << other;
}

TEST(Show, DistancesAndTimes) {
  const auto day = *calendar::parse_date("2024-06-12");
  const auto in = [&](int days) { return pages::distance_in_words(day + std::chrono::days{days}, day); };
  EXPECT_EQ(in(0), "vandaag");
  EXPECT_EQ(in(1), "morgen");
  EXPECT_EQ(in(12), "over 12 dagen");
  EXPECT_EQ(in(-1), "1 dag te laat");
  EXPECT_EQ(in(-3), "3 dagen te laat");
  EXPECT_EQ(pages::instant_view("2024-06-12T05:07:59Z")["tekst"], "12 juni 2024, 07:07 uur");
  EXPECT_EQ(pages::instant_view("2024-03-31T01:30:00Z")["tekst"], "31 maart 2024, 03:30 uur")
      << "the day on which the clock goes forward";
  EXPECT_EQ(pages::instant_view("2024-10-27T00:30:00Z")["tekst"], "27 oktober 2024, 02:30 uur")
      << "before it goes back";
  EXPECT_EQ(pages::instant_view("2024-10-27T01:30:00Z")["tekst"], "27 oktober 2024, 02:30 uur")
      << "the same hour again";
  EXPECT_EQ(pages::instant_view("2024-10-27T12:00:00Z")["tekst"], "27 oktober 2024, 13:00 uur");
  EXPECT_EQ(pages::grouped(0), "0");
  EXPECT_EQ(pages::grouped(1000), "1.000");
  EXPECT_EQ(pages::grouped(55676), "55.676");
}

}  // namespace
}  // namespace gestand::gateway

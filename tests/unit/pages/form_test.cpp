// Forms: what was typed becomes the API's JSON; what was wrong comes back beside the field; nothing typed is lost.
#include "services/gateway/pages/form.hpp"

#include <nlohmann/json.hpp>

#include "common/vocab/errors.hpp"
#include "services/gateway/pages/item_forms.hpp"
#include "tests/unit/pages/pages_fixture.hpp"

namespace gestand::gateway {
namespace {

using nlohmann::json;

TEST(FormBody, ANewMotionAsTheContractTakesIt) {
  const auto body = pages::body_from(pages::new_motion_form(),
                                     {{"nummer", " 26 643, nr. 1172 "},
                                      {"zaaknummer", ""},
                                      {"titel", "Gezichtsherkenning"},
                                      {"verzoeken", "een grondslag te ontwikkelen\r\n\r\n  het register te vullen\r\n"},
                                      {"indieners", "Kathmann (GroenLinks-PvdA)\nSix Dijkstra (NSC)\nZonder"},
                                      {"ingediendDatum", "2024-05-16"},
                                      {"debat.soort", "Tweeminutendebat"},
                                      {"debat.datum", "2024-05-16"},
                                      {"verantwoordelijke", "minister-jenv"},
                                      {"_bewijs", "x"}});
  EXPECT_EQ(body, json::parse(R"({"nummer":"26 643, nr. 1172","titel":"Gezichtsherkenning",
    "verzoeken":["een grondslag te ontwikkelen","het register te vullen"],
    "indieners":[{"naam":"Kathmann","fractie":"GroenLinks-PvdA"},{"naam":"Six Dijkstra","fractie":"NSC"},{"naam":"Zonder"}],
    "ingediendDatum":"2024-05-16","debat":{"soort":"Tweeminutendebat","datum":"2024-05-16"},"verantwoordelijke":"minister-jenv"})"));
}

// A form to correct shows what is there; what nobody changed gives the same body again, so that it can be left out.
TEST(FormBody, ACorrectionStartsFromWhatIsThere) {
  const auto there = json::parse(R"({"titel":"Gezichtsherkening","nummer":"26643-1172","status":"aangenomen",
    "indieners":[{"naam":"Kathmann","fractie":"GroenLinks-PvdA"},{"naam":"Zonder"}],"themas":["privacy","politie"]})");
  const auto* form = pages::verb("moties", "wijzig");
  ASSERT_NE(form, nullptr);
  auto typed = pages::typed_from(*form, there);
  EXPECT_EQ(typed.find("indieners")->second, "Kathmann (GroenLinks-PvdA)\nZonder");
  EXPECT_EQ(typed.find("themas")->second, "privacy\npolitie");
  EXPECT_EQ(typed.count("status"), 0U);
  auto same = there;
  same.erase("status");
  EXPECT_EQ(pages::body_from(*form, typed), same);

  const auto request = json::parse(R"({"tekst":"Graag een brief","gedaanDoor":{"ambt":"minister-jenv","naam":"V."},
    "gevraagdDoor":{"commissie":"Digitale Zaken"}})");
  typed = pages::typed_from(*pages::verb("kamerverzoeken", "wijzig"), request);
  EXPECT_EQ(typed.find("gevraagdDoor")->second, "commissie Digitale Zaken");
  EXPECT_EQ(typed.find("gedaanDoor.naam")->second, "V.");
}

TEST(FormBody, AVoteWithSeats) {
  const auto* vote = pages::verb("moties", "stemmingen");
  ASSERT_NE(vote, nullptr);
  const auto body = pages::body_from(*vote, {{"datum", "2024-06-11"},
                                             {"uitslag", "aangenomen"},
                                             {"voor", "GroenLinks-PvdA 25\nNieuw Sociaal Contract 20"},
                                             {"tegen", "PVV veel"}});
  EXPECT_EQ(
      body["voor"],
      json::parse(R"([{"fractie":"GroenLinks-PvdA","zetels":25},{"fractie":"Nieuw Sociaal Contract","zetels":20}])"));
  EXPECT_EQ(body["tegen"][0]["zetels"], "veel") << "no number: the API says so, we do not guess";
}

TEST(FormBody, BoxesNumbersNestedAndAudience) {
  const auto* appreciation = pages::verb("moties", "appreciaties");
  EXPECT_EQ(pages::body_from(*appreciation, {{"herstelt", "true"}}), json::parse(R"({"herstelt":true})"));
  EXPECT_EQ(pages::body_from(*appreciation, {}), json::object());
  const auto* planning = pages::verb("edities", "planningen");
  EXPECT_EQ(
      pages::body_from(
          *planning, {{"gepland.venster", "voor-zomerreces"}, {"gepland.jaar", "2024"}, {"reden", "eerder\r\ndebat"}}),
      json::parse(R"({"gepland":{"venster":"voor-zomerreces","jaar":2024},"reden":"eerder\ndebat"})"));
  EXPECT_EQ(
      pages::body_from(pages::new_commitment_form(), {{"aan", "Kathmann (GroenLinks-PvdA)\ncommissie Digitale Zaken"}}),
      json::parse(R"({"aan":[{"naam":"Kathmann","fractie":"GroenLinks-PvdA"},{"commissie":"Digitale Zaken"}]})"));
}

TEST(FormBody, NumbersRungsAndSpans) {
  using pages::Field;
  using pages::Kind;
  const pages::Form form{.verb = "x",
                         .title = {},
                         .intro = {},
                         .button = {},
                         .done = {},
                         .fields = {{.name = "drempels", .label = "", .kind = Kind::Numbers},
                                    {.name = "ladder", .label = "", .kind = Kind::Rungs},
                                    {.name = "afwezigheden", .label = "", .kind = Kind::Spans}}};
  EXPECT_EQ(pages::body_from(form, {{"drempels", " -30,-14 ; 1, morgen"},
                                    {"ladder", "2 coordinatoren\r\nveel directie-ai\n3"},
                                    {"afwezigheden", "2024-07-01  2024-07-21\nlater"}}),
            json::parse(R"({"drempels":[-30,-14,1,"morgen"],
              "ladder":[{"naWerkdagen":2,"ontvanger":"coordinatoren"},{"naWerkdagen":"veel","ontvanger":"directie-ai"},
                        {"naWerkdagen":3,"ontvanger":""}],
              "afwezigheden":[{"vanafDatum":"2024-07-01","totDatum":"2024-07-21"},{"vanafDatum":"later"}]})"));
}

TEST_F(PagesTest, SendsAVerbOnceUnderItsKeyAndVersionAndRedirects) {
  const auto reply =
      post_typed(motion("/aanhoudingen"), {{"datum", "2024-06-12"}, {"totEditie", edition_id}, {"_versie", "7"}});
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(header(reply, "Location"), motion() + "?gedaan=aanhoudingen");
  const auto& call = api.calls.back();
  EXPECT_EQ(call.method, "POST");
  EXPECT_EQ(call.path, "/v1" + motion("/aanhoudingen"));
  EXPECT_EQ(call.idempotency_key, "sleutel-1");
  EXPECT_EQ(call.if_match, "\"7\"");
  EXPECT_EQ(call.token, good_token);
  EXPECT_EQ(json::parse(call.body), (json{{"datum", "2024-06-12"}, {"totEditie", edition_id}}));
  EXPECT_THAT(get(motion() + "?gedaan=aanhoudingen").body, HasSubstr("De aanhouding is vastgelegd."));
}

TEST_F(PagesTest, DeletesAndDecidesAboutAPart) {
  const std::string part = "88888888-8888-4888-8888-888888888888";
  EXPECT_EQ(post_typed(motion("/koppelingen/" + part + "/verwijderen"), {}).status, 303);
  EXPECT_EQ(api.calls.back().method, "DELETE");
  EXPECT_EQ(api.calls.back().path, "/v1" + motion("/koppelingen/" + part));
  EXPECT_EQ(api.calls.back().body, "");
  EXPECT_EQ(
      post_typed(motion("/voorstellen/" + part + "/besluiten"), {{"besluit", "afgewezen"}, {"datum", "2024-06-12"}})
          .status,
      303);
  EXPECT_EQ(api.calls.back().path, "/v1" + motion("/voorstellen/" + part + "/besluiten"));
}

TEST_F(PagesTest, ShowsAllFaultsBesideTheirFieldsAndKeepsWhatWasTyped) {
  auto tabled = json::parse(recorded("motie"));
  tabled["status"] = "ingediend";
  api.answer("GET", "/v1" + motion(), {200, tabled.dump(), {}, {}});
  api.answer("POST", "/v1" + motion("/stemmingen"),
             {400,
              R"({"status":400,"code":"ongeldige-invoer","detail":"Twee velden kloppen niet.","errors":[
               {"in":"body","location":"datum","code":"datum-in-toekomst","detail":"De datum ligt na vandaag."},
               {"in":"body","location":"#/voor/0/zetels","code":"geen-getal","detail":"Zetels is een getal."},
               {"in":"body","location":"geheim","code":"onbekend-veld","detail":"Dit veld bestaat niet."}]})",
              {},
              {}});
  const auto reply = post_typed(motion("/stemmingen"),
                                {{"datum", "2030-01-01"}, {"uitslag", "aangenomen"}, {"voor", "<b>PVV</b> veel"}});
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.body, HasSubstr("<title>Fout: "));
  EXPECT_THAT(reply.body, HasSubstr("De datum ligt na vandaag."));
  EXPECT_THAT(reply.body, HasSubstr("Zetels is een getal."));
  EXPECT_THAT(reply.body, HasSubstr("Regel 1: Zetels is een getal.")) << "where in a field of lines";
  EXPECT_THAT(reply.body, HasSubstr(">Dit veld bestaat niet.<")) << "without the name that the API calls it by";
  EXPECT_THAT(reply.body, HasSubstr("value=\"2030-01-01\""));
  EXPECT_THAT(reply.body, HasSubstr("&lt;b&gt;PVV&lt;/b&gt; veel</textarea>"));
  EXPECT_THAT(reply.body, HasSubstr("<option value=\"aangenomen\" selected>"));
  EXPECT_THAT(reply.body, HasSubstr("aria-invalid=\"true\""));
  const auto details = reply.body.find("<details class=\"handeling\" open>");
  ASSERT_NE(details, std::string::npos);
  EXPECT_THAT(reply.body.substr(details, 60), HasSubstr("Stemming")) << "only the refused form is open";
  EXPECT_EQ(reply.body.find("<details class=\"handeling\" open>", details + 1), std::string::npos);
}

TEST_F(PagesTest, AConflictShowsTheNewStandAndCanBeSentAgain) {
  api.answer("POST", "/v1" + motion("/notities"),
             {412, R"({"status":412,"code":"verouderd","detail":"De motie heeft nu versie 7."})", {}, {}});
  const auto reply = post_typed(motion("/notities"), {{"tekst", "mijn lange notitie"}, {"_versie", "5"}});
  EXPECT_EQ(reply.status, 412);
  EXPECT_THAT(reply.body, HasSubstr("Iemand anders was u voor"));
  EXPECT_THAT(reply.body, HasSubstr("mijn lange notitie</textarea>"));
  EXPECT_EQ(hidden(reply.body, "_versie"), "7");
  EXPECT_THAT(reply.body, Not(HasSubstr("value=\"sleutel-1\""))) << "a refusal is final; the next attempt is a new one";
}

// Two people correct one motion: who was second sends what he changed, and undoes nothing of what the first did.
TEST_F(PagesTest, AFieldThatWasLeftAloneUndoesNobodysChange) {
  const auto shown = get(motion()).body;
  const auto form_at = shown.find("action=\"" + motion("/wijzig") + "\"");
  ASSERT_NE(form_at, std::string::npos);
  const auto form = shown.substr(form_at, shown.find("</form>", form_at) - form_at);
  pages::Params typed{{"titel", "Een andere titel"}, {"reden", "tikfout"}, {"_versie", "7"}};
  for (const auto* member : {"titel", "nummer", "indieners", "verzoeken", "dictum", "reden"})
    typed.emplace(std::string("_was.") + member, hidden(form, std::string("_was.") + member));
  const auto area = form.find("name=\"indieners\"");
  const auto begin = form.find('>', area) + 1;
  const auto movers = form.substr(begin, form.find('<', begin) - begin);
  ASSERT_FALSE(movers.empty());
  typed.emplace("indieners", movers);  // as the browser sends what stands in the field
  // Somebody adds a mover meanwhile.
  auto now = json::parse(recorded("motie"));
  now["indieners"].push_back({{"naam", "Nieuw"}, {"fractie", "D66"}});
  api.answer("GET", "/v1" + motion(), {200, now.dump(), {}, {}});
  api.answer("PATCH", "/v1" + motion(), {412, R"({"status":412,"detail":"Intussen gewijzigd."})", {}, {}});
  const auto refused = post_typed(motion("/wijzig"), typed);
  EXPECT_EQ(refused.status, 412);
  EXPECT_THAT(refused.body, HasSubstr("Nieuw (D66)</textarea>")) << "the newest of what was left alone";
  EXPECT_THAT(refused.body, HasSubstr("value=\"Een andere titel\""));
  for (const auto& call : api.calls) {
    if (call.method != "PATCH") continue;
    EXPECT_EQ(json::parse(call.body), (json{{"titel", "Een andere titel"}, {"reden", "tikfout"}}));
  }
}

TEST_F(PagesTest, AfterAFailureOfTheEnvironmentTheSameKeyIsKept) {
  api.answer("POST", "/v1" + motion("/notities"), {503, R"({"status":503,"detail":"even niet"})", {}, {}});
  const auto reply = post_typed(motion("/notities"), {{"tekst", "bewaar mij"}});
  EXPECT_EQ(reply.status, 503);
  EXPECT_THAT(reply.body, HasSubstr("value=\"sleutel-1\""));
  EXPECT_THAT(reply.body, HasSubstr("bewaar mij</textarea>"));
  EXPECT_THAT(reply.body, HasSubstr("dubbel opslaan kan niet gebeuren"));
}

TEST_F(PagesTest, ARefusalOfTheDomainIsSaidInItsOwnWords) {
  api.answer("POST", "/v1" + motion("/hervattingen"),
             {409, R"({"status":409,"code":"niet-aangehouden","detail":"De motie is niet aangehouden."})", {}, {}});
  const auto reply = post_typed(motion("/hervattingen"), {{"datum", "2024-06-12"}});
  EXPECT_EQ(reply.status, 409);
  EXPECT_THAT(reply.body, HasSubstr("De motie is niet aangehouden."));
}

TEST_F(PagesTest, WhatWasTypedSurvivesThatItsFormNoLongerFits) {
  auto closed = json::parse(recorded("motie"));
  closed["status"] = "verworpen";
  closed["voorstellen"] = json::array();
  api.answer("GET", "/v1" + motion(), {200, closed.dump(), {}, {}});
  api.answer("POST", "/v1" + motion("/intrekkingen"),
             {409, R"({"status":409,"detail":"Zij is al verworpen."})", {}, {}});
  const auto verb = post_typed(motion("/intrekkingen"), {{"datum", "2024-06-12"}, {"reden", "op verzoek"}});
  EXPECT_THAT(verb.body, HasSubstr("Zij is al verworpen."));
  EXPECT_THAT(verb.body, HasSubstr("op verzoek</textarea>"));

  const std::string decision = "/voorstellen/99999999-9999-4999-8999-999999999999/besluiten";
  api.answer("POST", "/v1" + motion(decision), {409, R"({"status":409,"detail":"Hierover is al besloten."})", {}, {}});
  const auto part = post_typed(motion(decision), {{"besluit", "aanvaard"}, {"toelichting", "gelezen"}});
  EXPECT_THAT(part.body, HasSubstr("Hierover is al besloten."));
  EXPECT_THAT(part.body, HasSubstr("gelezen</textarea>"));

  api.answer("GET", "/v1/ik", {200, R"({"rol":"lezer"})", {}, {}});
  api.answer("POST", "/v1" + motion("/notities"), {403, R"({"status":403,"detail":"U mag dit niet."})", {}, {}});
  const auto right = post_typed(motion("/notities"), {{"tekst", "van toen ik het nog mocht"}});
  EXPECT_EQ(right.status, 403);
  EXPECT_THAT(right.body, HasSubstr("van toen ik het nog mocht</textarea>"));
}

TEST_F(PagesTest, ANewMotionGoesToItsPage) {
  api.answer("POST", "/v1/moties", {201, "{}", "\"1\"", "/v1" + motion()});
  const auto reply = post_typed("/moties/nieuw", {{"titel", "x"}});
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(header(reply, "Location"), motion() + "?gedaan=nieuw");
  EXPECT_THAT(get(motion() + "?gedaan=nieuw").body, HasSubstr("De motie is vastgelegd."));
}

// Back, and sent again: a fresh form has a fresh key of its own, and yet it is the same thing.
TEST_F(PagesTest, TheSameSentAgainIsTheSameNewThing) {
  api.answer("POST", "/v1/toezeggingen", {201, "{}", "\"1\"", std::string("/v1/toezeggingen/") + commitment_id});
  const auto key_of = [&](const std::string& words, const std::string& own_key) {
    (void)post("/toezeggingen/nieuw", {{"_bewijs", hidden(get("/dashboard").body, "_bewijs")},
                                       {"_sleutel", own_key},
                                       {"tekst", words},
                                       {"datum", "2024-06-12"}});
    return api.calls.back().idempotency_key;
  };
  const auto first = key_of("Zegt toe een brief te sturen.", "een");
  EXPECT_EQ(first.size(), 43U);
  EXPECT_EQ(key_of("Zegt toe een brief te sturen.", "twee"), first);
  EXPECT_NE(key_of("Zegt toe twee brieven te sturen.", "twee"), first);
}

TEST_F(PagesTest, ARefusedNewMotionKeepsEverything) {
  api.answer("POST", "/v1/moties",
             {400,
              R"({"status":400,"detail":"Er ontbreekt iets.","errors":[
    {"in":"body","location":"indieners/0/naam","detail":"Een naam ontbreekt."},{"in":"body","location":"debat","detail":"Een debat heeft een soort."}]})",
              {},
              {}});
  const auto reply = post_typed(
      "/moties/nieuw", {{"titel", "Titel & <i>meer</i>"}, {"indieners", "(PvdA)"}, {"directie", "directie-ai"}});
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.body, HasSubstr("Titel &amp; &lt;i&gt;meer&lt;/i&gt;"));
  EXPECT_THAT(reply.body, HasSubstr("Een naam ontbreekt."));
  EXPECT_THAT(reply.body, HasSubstr("id=\"v-moties-nieuw-debat-soort-fout\""))
      << "a fault of the whole stands at its first field";
  EXPECT_THAT(reply.body, HasSubstr("<option value=\"directie-ai\" selected>"));
}

TEST_F(PagesTest, KeepsAMegabyteAndBytesThatAreNoText) {
  api.answer("POST", "/v1" + motion("/notities"), {413, R"({"status":413,"detail":"Te groot."})", {}, {}});
  const auto reply = post_typed(motion("/notities"), {{"tekst", std::string(1 << 20, 'a')}});
  EXPECT_EQ(reply.status, 413);
  EXPECT_GT(reply.body.size(), std::size_t{1} << 20);
  EXPECT_EQ(post_typed(motion("/toewijzingen"), {{"directie", "\xff\xfe"}}).status, 303) << "made valid, not a crash";
}

TEST_F(PagesTest, UnknownVerbsAndCraftedIdsReachNoApi) {
  const auto before = api.calls.size();
  for (const std::string path : {"/moties/x/onzin", "/moties/..%2f/aanhoudingen",
                                 "/moties/a/koppelingen/b%3Fc/verwijderen", "/werkvoorraad/x/y", "/moties/1/2/3/4/5"}) {
    EXPECT_EQ(post_typed(path, {}).status, 404) << path;
  }
  for (auto call = api.calls.begin() + static_cast<std::ptrdiff_t>(before); call != api.calls.end(); ++call)
    EXPECT_EQ(call->method, "GET");
}

class DoubtfulApi final : public Api {
 public:
  ApiReply call(const ApiCall& call) override {
    if (call.method == "POST") throw InDoubt("no answer");
    return inner.call(call);
  }
  RecordedApi inner;
};

TEST(Doubt, IsShownAsNotCertain) {
  DoubtfulApi api;
  Pages site(api, "s", {.today = [] { return *calendar::parse_date("2024-06-12"); }});
  PageRequest in{.method = "POST",
                 .path = "/inloggen",
                 .query = {},
                 .form = {{"token", good_token}},
                 .cookie_header = {},
                 .peer = {}};
  const auto set = site.handle(in).headers.at(1).second;
  PageRequest page{.method = "GET",
                   .path = "/moties/nieuw",
                   .query = {},
                   .form = {},
                   .cookie_header = set.substr(0, set.find(';')),
                   .peer = {}};
  const auto html = site.handle(page).body;
  const auto at = html.find("name=\"_bewijs\" value=\"") + 22;
  page.method = "POST";
  page.form = {{"titel", "x"}, {"_bewijs", html.substr(at, html.find('"', at) - at)}};
  const auto reply = site.handle(page);
  EXPECT_EQ(reply.status, 503);
  EXPECT_THAT(reply.body, HasSubstr("nog niet zeker"));
}

}  // namespace
}  // namespace gestand::gateway

// Signing in and out, sealed sessions, and forms that must come from our own pages.
#include "services/gateway/pages/session.hpp"

#include "tests/unit/pages/pages_fixture.hpp"

namespace gestand::gateway {
namespace {

using pages::open_session;
using pages::seal_session;

const Instant noon = *calendar::parse_instant("2024-06-12T10:00:00Z");
const std::string secret = "geheim";

std::string as_cookie(const std::string& sealed) {
  return "taal=nl; " + std::string(pages::session_cookie) + "=" + sealed;
}

TEST(Session, OpensWhatItSealed) {
  const auto sealed = seal_session("het-token", noon + std::chrono::hours{8}, secret);
  EXPECT_EQ(sealed.find("het-token"), std::string::npos);
  const auto session = open_session(as_cookie(sealed), noon, secret);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->token, "het-token");
}

TEST(Session, EndsAtItsHour) {
  const auto sealed = seal_session("t", noon + std::chrono::hours{8}, secret);
  EXPECT_TRUE(open_session(as_cookie(sealed), noon + std::chrono::hours{8} - std::chrono::seconds{1}, secret));
  EXPECT_FALSE(open_session(as_cookie(sealed), noon + std::chrono::hours{8}, secret));
}

TEST(Session, RefusesAnotherSecretAndEveryAlteredByte) {
  const auto sealed = seal_session("t", noon + std::chrono::hours{8}, secret);
  EXPECT_FALSE(open_session(as_cookie(sealed), noon, "ander geheim"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto altered = sealed;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(open_session(as_cookie(altered), noon, secret)) << i;
  }
}

TEST(Session, RefusesJunk) {
  for (const std::string junk : {"", "x", "====", "AAAA", "%00%00"}) {
    EXPECT_FALSE(open_session(as_cookie(junk), noon, secret)) << junk;
  }
  EXPECT_FALSE(open_session("", noon, secret));
  EXPECT_FALSE(open_session(as_cookie(std::string(100000, 'A')), noon, secret));
}

TEST(Session, TwoSealsOfOneTokenDiffer) { EXPECT_NE(seal_session("t", noon, secret), seal_session("t", noon, secret)); }

TEST(Session, ProofIsOfThisSessionOnly) {
  const pages::Session mine{"t", "zegel-een"};
  const pages::Session other{"t", "zegel-twee"};
  const auto proof = pages::form_proof(mine, secret);
  EXPECT_TRUE(pages::is_form_proof(proof, mine, secret));
  EXPECT_FALSE(pages::is_form_proof(proof, other, secret));
  EXPECT_FALSE(pages::is_form_proof(proof, mine, "ander geheim"));
  EXPECT_FALSE(pages::is_form_proof("", mine, secret));
}

TEST_F(PagesTest, SignsInAndGoesWhereTheLinkPointed) {
  cookie.clear();
  const auto refused = get("/moties?q=politie%20amsterdam");
  EXPECT_EQ(refused.status, 303);
  EXPECT_EQ(header(refused, "Location"), "/inloggen?naar=%2Fmoties%3Fq%3Dpolitie%2520amsterdam");
  const auto form = get("/inloggen?naar=%2Fmoties%3Fq%3Dpolitie%2520amsterdam");
  EXPECT_EQ(hidden(form.body, "naar"), "/moties?q=politie%20amsterdam");

  const auto reply = post(
      "/inloggen", {{"token", std::string("  ") + good_token + "\r\n"}, {"naar", "/moties?q=politie%20amsterdam"}});
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(header(reply, "Location"), "/moties?q=politie%20amsterdam");
  const auto set = header(reply, "Set-Cookie");
  for (const auto* attribute : {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800"})
    EXPECT_THAT(set, HasSubstr(attribute));
  EXPECT_THAT(set, Not(HasSubstr(good_token)));
}

TEST_F(PagesTest, SaysThatATokenIsUnknown) {
  cookie.clear();
  const auto reply = post("/inloggen", {{"token", "onbekend"}});
  EXPECT_EQ(reply.status, 401);
  EXPECT_THAT(reply.body, HasSubstr("niet bekend"));
  EXPECT_THAT(reply.body, Not(HasSubstr("value=\"onbekend\"")));
  EXPECT_EQ(header(reply, "Set-Cookie"), "");
  EXPECT_EQ(post("/inloggen", {}).status, 400);
}

TEST_F(PagesTest, NeverSendsAPersonToAnotherSite) {
  cookie.clear();
  for (const std::string elsewhere : {"//evil.example", "https://evil.example", "/\\evil.example",
                                      "/x\r\nSet-Cookie: a=b", "javascript:alert(1)", "/inloggen?naar=/"}) {
    EXPECT_EQ(header(post("/inloggen", {{"token", good_token}, {"naar", elsewhere}}), "Location"), "/") << elsewhere;
  }
}

TEST_F(PagesTest, SignsOut) {
  const auto reply = post_typed("/uitloggen", {});
  EXPECT_EQ(reply.status, 303);
  EXPECT_THAT(header(reply, "Set-Cookie"), HasSubstr("Max-Age=0"));
}

TEST_F(PagesTest, SendsToSignInWhenTheTokenIsNoLongerTaken) {
  api.answer("GET", "/v1/moties", {401, "{}", {}, {}});
  const auto reply = get("/moties");
  EXPECT_EQ(reply.status, 303);
  EXPECT_EQ(header(reply, "Location"), "/inloggen?naar=%2Fmoties&opnieuw=1");
  EXPECT_THAT(header(reply, "Set-Cookie"), HasSubstr("Max-Age=0"));
  const auto door = get("/inloggen?naar=%2Fmoties&opnieuw=1");
  EXPECT_EQ(door.status, 200) << "no loop between the two pages";
  EXPECT_THAT(door.body, HasSubstr("Uw token is ingetrokken of verlopen."));
}

TEST_F(PagesTest, RefusesAForgedFormAndChangesNothing) {
  for (const auto& form :
       std::vector<pages::Params>{{{"datum", "2024-06-12"}}, {{"_bewijs", "nagemaakt"}, {"datum", "2024-06-12"}}}) {
    EXPECT_EQ(post(motion("/aanhoudingen"), form).status, 403);
  }
  for (const auto& call : api.calls) EXPECT_EQ(call.method, "GET");
}

TEST_F(PagesTest, RefusesTheProofOfAnotherSession) {
  const auto proof = hidden(get("/dashboard").body, "_bewijs");
  sign_in();
  EXPECT_EQ(post(motion("/aanhoudingen"), {{"_bewijs", proof}, {"datum", "2024-06-12"}}).status, 403);
}

TEST_F(PagesTest, AFormOfAnEndedSessionIsNotRedirectedAway) {
  cookie.clear();
  const auto reply = post(motion("/notities"), {{"tekst", "lang stuk"}});
  EXPECT_EQ(reply.status, 401);
  EXPECT_THAT(reply.body, HasSubstr("sessie is verlopen"));
}

}  // namespace
}  // namespace gestand::gateway

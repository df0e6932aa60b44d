// Reference data: codes, ranges and addresses; tokens that expire and stay withdrawn; the calendar as others read it.
#include "services/organisation/domain/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/owner/world.hpp"
#include "services/organisation/adapters/bus_api.hpp"
#include "services/organisation/adapters/reference_json.hpp"
#include "services/organisation/adapters/reference_rules.hpp"

namespace gestand::organisation {
namespace {

using nlohmann::json;

Date on(const char* text) { return calendar::parse_date(text).value(); }
Instant at(const char* text) { return calendar::parse_instant(text).value(); }

TEST(Reference, CodesAreLowerCaseWordsWithHyphens) {
  for (const char* code : {"minister-jenv", "directie-ai", "a", "kabinet-2024"}) EXPECT_TRUE(is_code(code)) << code;
  for (const char* code : {"", "Minister", "minister_jenv", "-a", "a-", "a--b", "a b", "é", "a/b"})
    EXPECT_FALSE(is_code(code)) << code;
  EXPECT_TRUE(is_code(std::string(100, 'a')));
  EXPECT_FALSE(is_code(std::string(101, 'a')));
}

TEST(Reference, AnAddressIsOneAddress) {
  for (const char* mail : {"politie@example.org", "a.b+c@post.example.org", "o'neill@example.org"})
    EXPECT_TRUE(is_mail_address(mail)) << mail;
  for (const char* mail :
       {"", "a", "@example.org", "a@", "a@b@c", "a b@example.org", "a@example.org\r\nBcc: x@y",
        "a@example.org, b@example.org", "A <a@example.org>", "a@.org", "a@example..org", "a@example."}) {
    EXPECT_FALSE(is_mail_address(mail)) << mail;
  }
}

TEST(Reference, ARangeEndsNotBeforeItBegins) {
  Reference office{"minister-jenv", "Minister van JenV", on("2024-07-02"), on("2024-07-02"), {}, {}};
  EXPECT_FALSE(check(office));
  office.until = on("2024-07-01");
  EXPECT_EQ(check(office)->code, "geldigheid-omgekeerd");
  office.from.reset();
  EXPECT_FALSE(check(office));
}

TEST(Reference, AnOfficeHasOneHolderAtATime) {
  Reference office{"minister-jenv", "Minister van JenV", {}, {}, {}, {}};
  office.holders = {{"Eerste", on("2020-01-01"), on("2024-07-01")}, {"Tweede", on("2024-07-02"), {}}};
  EXPECT_FALSE(check(office));
  EXPECT_EQ(document_of(reference_of(document_of(office))), document_of(office));
  office.holders[0].until = on("2024-07-02");
  EXPECT_EQ(check(office)->code, "bekleders-tegelijk");
  office.holders[0].until.reset();
  EXPECT_EQ(check(office)->code, "bekleders-tegelijk") << "who has not ended holds it still";
  office.holders = {{"Eerste", on("2020-01-01"), on("2019-01-01")}};
  EXPECT_EQ(check(office)->code, "geldigheid-omgekeerd");
}

TEST(Reference, ItsIdFollowsFromItsCode) {
  const ReferenceRules offices("ambt");
  const ReferenceRules directorates("directie");
  const json body = {{"code", "minister-jenv"}};
  EXPECT_EQ(offices.new_id(body), owner::World::reference_id("ambt", "minister-jenv"));
  EXPECT_EQ(offices.new_id(body), offices.new_id(body));
  EXPECT_NE(offices.new_id(body), directorates.new_id(body));
  EXPECT_NE(offices.new_id(json::object()), offices.new_id(json::object()));
}

TEST(Reference, ItsDocumentHoldsAllOfIt) {
  const Reference all{"directie-politie", "Directie Politie",    on("2020-01-01"),
                      on("2029-12-31"),   "politie@example.org", "bron"};
  EXPECT_EQ(document_of(reference_of(document_of(all))), document_of(all));
  const Reference bare{"directie-ai", "Directie AI", {}, {}, {}, {}};
  EXPECT_EQ(document_of(bare), (json{{"code", "directie-ai"}, {"naam", "Directie AI"}}));
}

TEST(Token, CountsUntilItExpiresOrIsWithdrawn) {
  Token token{"lezer", {}, {}, at("2024-06-01T00:00:00Z"), std::string(64, 'a'), false};
  EXPECT_TRUE(token.valid_at(at("2024-05-31T23:59:59Z")));
  EXPECT_FALSE(token.valid_at(at("2024-06-01T00:00:00Z")));
  token.expires.reset();
  EXPECT_TRUE(token.valid_at(at("2999-01-01T00:00:00Z")));
  const Token withdrawn = withdraw(token).value();
  EXPECT_FALSE(withdrawn.valid_at(at("2024-05-31T00:00:00Z")));
  EXPECT_EQ(withdraw(withdrawn).refusal().code, "token-ingetrokken");
  EXPECT_EQ(change(withdrawn, "naam", {}).refusal().code, "token-ingetrokken");
  EXPECT_EQ(change(token, "naam", {}).value().name, "naam");
}

TEST(Token, ItsHashIsNeverShownAndAWithdrawalStands) {
  const Token token{"beheerder",          "koppeling", "directie-politie", at("2030-01-01T00:00:00Z"),
                    std::string(64, 'a'), false};
  const json document = document_of(token);
  EXPECT_EQ(document_of(token_of(document)), document);
  for (const auto& [name, value] : document.items()) {
    EXPECT_TRUE(value != token.hash || name.starts_with("_")) << name;
  }
  const TokenRules rules([](const std::string&) { return json::object(); });
  const json withdrawn = document_of(withdraw(token).value());
  EXPECT_EQ(rules.refuse_correction(withdrawn, document)->code, "intrekking-blijft");
  EXPECT_FALSE(rules.refuse_correction(document, document));
}

TEST(Calendar, OfAYear) {
  const json calendar = json::parse(calendar_of(R"({"jaar":2024})", json(), on("2026-01-01")));
  EXPECT_FALSE(calendar["versie"].get<std::string>().empty());
  const json day = {{"datum", "2024-04-01"}, {"naam", "Tweede Paasdag"}};
  EXPECT_NE(std::find(calendar["feestdagen"].begin(), calendar["feestdagen"].end(), day), calendar["feestdagen"].end())
      << calendar["feestdagen"];
  bool summer = false;
  for (const auto& recess : calendar["recessen"]) {
    EXPECT_EQ(recess["jaar"], 2024);
    if (recess["soort"] != "zomerreces") continue;
    summer = true;
    EXPECT_EQ(recess["eersteDag"], "2024-07-05");
    EXPECT_EQ(recess["laatsteDag"], "2024-09-02");
    EXPECT_EQ(recess["verwacht"], false);
    EXPECT_FALSE(recess["bron"].get<std::string>().empty());
  }
  EXPECT_TRUE(summer);
}

TEST(Calendar, WarnsTwelveMonthsBeforeItsTableEnds) {
  const json calendar = json::parse(calendar_of("{}", json(), on("2024-08-31")));
  EXPECT_EQ(calendar["bekendTot"], "2025-09-01");  // the last day of the summer recess of 2025
  EXPECT_FALSE(calendar.contains("waarschuwing"));
  EXPECT_EQ(calendar_days_ahead(calendar::Calendar::builtin(), on("2025-08-31")), 1);
  EXPECT_NE(calendar_warning(calendar::Calendar::builtin(), on("2024-09-01"))->find("1 september 2025"),
            std::string::npos);
  EXPECT_NE(calendar_warning(calendar::Calendar::builtin(), on("2026-01-01"))->find("voorbij"), std::string::npos);
  EXPECT_TRUE(json::parse(calendar_of("{}", json(), on("2026-01-01"))).contains("waarschuwing"));
}

TEST(Calendar, OfYearsToComeIsMarkedAsExpected) {
  const json calendar = json::parse(calendar_of(R"({"jaar":2031})", json(), on("2026-01-01")));
  ASSERT_FALSE(calendar["recessen"].empty());
  for (const auto& recess : calendar["recessen"]) EXPECT_EQ(recess["verwacht"], true);
}

TEST(Calendar, WithoutAYearAndWithAWrongOne) {
  const json near = json::parse(calendar_of("{}", json(), on("2026-03-01")));
  EXPECT_EQ(near["feestdagen"].front()["datum"].get<std::string>().substr(0, 4), "2025");
  EXPECT_EQ(near["feestdagen"].back()["datum"].get<std::string>().substr(0, 4), "2028");
  for (const char* wrong :
       {R"({"jaar":1899})", R"({"jaar":3000})", R"({"jaar":"24"})", R"({"jaar":2024.5})", R"({"jaar":1e99})"}) {
    EXPECT_EQ(json::parse(calendar_of(wrong, json(), on("2026-03-01")))["errors"][0]["location"], "jaar") << wrong;
  }
}

}  // namespace
}  // namespace gestand::organisation

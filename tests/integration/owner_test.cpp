// Owners on one log: two replicas asked at once, answers from a fresh state, keys that answer the same for ever.
#include "common/owner/owner.hpp"

#include <gmock/gmock.h>

#include <barrier>
#include <thread>

#include "common/consumer/consumer.hpp"
#include "common/wire/present.hpp"
#include "tests/support/owner_fixture.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::owner {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::IsEmpty;
using OwnerTest = support::OwnerTest;

TEST_F(OwnerTest, MakesAnItemAndShowsIt) {
  const auto made = one_->command("", "", a_motion("26 643, nr. 1172"));
  ASSERT_EQ(made["status"], 201) << made;
  EXPECT_EQ(made["item"]["nummer"], "26643-1172");
  EXPECT_EQ(made["item"]["status"], "ingediend");
  EXPECT_EQ(made["versie"], 1);
  EXPECT_EQ(two_->owner.current(made["id"]).version, 1);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(OwnerTest, TheSameNumberAtOnceOnTwoReplicasIsOne201AndOne409) {
  for (int round = 0; round < 20; ++round) {
    const auto body = a_motion("26643-" + std::to_string(2'000 + round));
    std::barrier start(2);
    json first, second;
    std::thread a([&] {
      start.arrive_and_wait();
      first = one_->command("", "", body);
    });
    std::thread b([&] {
      start.arrive_and_wait();
      second = two_->command("", "", body);
    });
    a.join();
    b.join();
    EXPECT_EQ(first["status"].get<int>() + second["status"].get<int>(), 201 + 409) << first << second;
    EXPECT_EQ((first["status"] == 409 ? first : second)["code"], "nummer-bestaat-al");
  }
  EXPECT_EQ(one_row("SELECT count(*) FROM motions.event")[0].as<int>(), 20);
}

// The other replica's document is cached and old. Decided from the cache it would be refused; the log says otherwise.
TEST_F(OwnerTest, ARefusalNeverComesFromAStaleCache) {
  const std::string id = one_->command("", "", a_motion("26643-1"))["id"];
  ASSERT_EQ(one_->command("aanhoudingen", id, {{"datum", "2024-05-21"}})["status"], 200);
  ASSERT_EQ(two_->owner.current(id).document["status"], "aangehouden");  // now in its cache
  ASSERT_EQ(one_->command("hervattingen", id, {{"datum", "2024-06-04"}})["status"], 200);
  const auto voted = two_->command("stemmingen", id, {{"datum", "2024-06-04"}, {"uitslag", "aangenomen"}});
  EXPECT_EQ(voted["status"], 200) << voted;
  EXPECT_EQ(voted["item"]["status"], "aangenomen");
  EXPECT_EQ(voted["versie"], 4);
  // And the other way round: what the first still believes possible is refused.
  EXPECT_EQ(one_->command("stemmingen", id, {{"datum", "2024-06-04"}, {"uitslag", "verworpen"}})["status"], 409);
}

TEST_F(OwnerTest, ACacheOfAnotherReplicaIsNeverServed) {
  const std::string id = one_->command("", "", a_motion("26643-2"))["id"];
  EXPECT_EQ(two_->owner.current(id).version, 1);
  ASSERT_EQ(one_->command("intrekkingen", id, {{"datum", "2024-05-20"}})["status"], 200);
  const auto seen = two_->owner.current(id);
  EXPECT_EQ(seen.version, 2);
  EXPECT_EQ(seen.document["status"], "ingetrokken");
}

TEST_F(OwnerTest, ManyWritersOfOneItemOnTwoReplicasAllSucceedInTurn) {
  const std::string id = one_->command("", "", a_motion("26643-3"))["id"];
  std::atomic<int> ok{0}, not_now{0};
  std::vector<std::thread> writers;
  for (int nr = 0; nr < 4; ++nr) {
    writers.emplace_back([&, nr] {
      auto& replica = nr % 2 == 0 ? *one_ : *two_;
      for (int i = 0; i < 10; ++i) {
        const std::string key = "schrijver-" + std::to_string(nr) + "-" + std::to_string(i);
        for (bool done = false; !done;) {
          try {
            const auto out = replica.command("notities", id, {{"tekst", key}}, key);
            if (out["status"] == 200) ++ok;
            done = true;
          } catch (const std::exception&) {  // too many at once: asked again under the same key
            ++not_now;
          }
        }
      }
    });
  }
  for (auto& one : writers) one.join();
  EXPECT_EQ(ok, 40);
  const auto entry = one_->owner.current(id);
  EXPECT_EQ(entry.version, 41);
  EXPECT_EQ(entry.document["notities"].size(), 40U);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(OwnerTest, IfMatchRefusesWhatChangedAndTakesWhatDidNot) {
  const std::string id = one_->command("", "", a_motion("26643-4"))["id"];
  ASSERT_EQ(one_->command("notities", id, {{"tekst", "een"}})["versie"], 2);
  const auto stale = two_->command("notities", id, {{"tekst", "twee"}}, "", {{"ifMatch", 1}});
  EXPECT_EQ(stale["status"], 412);
  EXPECT_EQ(two_->owner.current(id).version, 2);
  EXPECT_EQ(two_->command("notities", id, {{"tekst", "twee"}}, "", {{"ifMatch", 2}})["status"], 200);
}

TEST_F(OwnerTest, AKeyGivesTheSameBytesAfterLaterChangesAndOnTheOtherReplica) {
  const auto body = a_motion("26643-5");
  const json envelope = {
      {"soort", "motie"}, {"verb", ""}, {"body", body}, {"door", {{"id", "toets"}, {"rol", "behandelaar"}}}};
  const std::string first = one_->owner.command(envelope.dump(), "sleutel-a");
  const std::string id = json::parse(first)["id"];
  const json hold = {{"soort", "motie"},
                     {"verb", "aanhoudingen"},
                     {"id", id},
                     {"body", {{"datum", "2024-05-21"}}},
                     {"door", {{"id", "toets"}, {"rol", "behandelaar"}}}};
  const std::string held = one_->owner.command(hold.dump(), "sleutel-b");
  ASSERT_EQ(one_->command("intrekkingen", id, {{"datum", "2024-05-22"}})["status"], 200);
  for (auto* replica : {one_.get(), two_.get()}) {
    EXPECT_EQ(replica->owner.command(envelope.dump(), "sleutel-a"), first);
    EXPECT_EQ(replica->owner.command(hold.dump(), "sleutel-b"), held) << "though it is withdrawn by now";
  }
  EXPECT_EQ(one_->owner.current(id).version, 3);
}

TEST_F(OwnerTest, AKeyWithAnotherBodyVerbOrItemIs409) {
  const std::string id = one_->command("", "", a_motion("26643-6"))["id"];
  const std::string other = one_->command("", "", a_motion("26643-7"))["id"];
  ASSERT_EQ(one_->command("notities", id, {{"tekst", "een"}}, "k")["status"], 200);
  for (const auto& answer : {two_->command("notities", id, {{"tekst", "twee"}}, "k"),
                             two_->command("notities", other, {{"tekst", "een"}}, "k"),
                             two_->command("intrekkingen", id, {{"datum", "2024-05-20"}}, "k")}) {
    EXPECT_EQ(answer["status"], 409);
    EXPECT_EQ(answer["code"], "sleutel-hergebruikt");
  }
  EXPECT_EQ(one_->command("notities", id, {{"tekst", "een"}}, "k")["status"], 200);
  EXPECT_EQ(one_->owner.current(id).version, 2);
}

TEST_F(OwnerTest, ARefusalIsNotKeptUnderItsKey) {
  const std::string id = one_->command("", "", a_motion("26643-8"))["id"];
  EXPECT_EQ(one_->command("hervattingen", id, {{"datum", "2024-05-22"}}, "later")["status"], 409);
  ASSERT_EQ(one_->command("aanhoudingen", id, {{"datum", "2024-05-21"}})["status"], 200);
  EXPECT_EQ(one_->command("hervattingen", id, {{"datum", "2024-05-22"}}, "later")["status"], 200);
}

// A repeat that changes nothing has an answer too, and its key must give it for ever: also when the link is gone by
// then.
TEST_F(OwnerTest, TheKeyOfAHarmlessRepeatAnswersForEver) {
  const std::string id = one_->command("", "", a_motion("26643-9"))["id"];
  const json link = {{"editie", edition("Voorbeeldbericht", "2024-07-04")}, {"rol", "belofte"}};
  const auto linked = one_->command("koppelingen", id, link);
  ASSERT_EQ(linked["status"], 200) << linked;
  const auto repeat = one_->command("koppelingen", id, link, "herhaling");
  ASSERT_EQ(repeat["status"], 200);
  EXPECT_EQ(repeat["versie"], linked["versie"]);
  ASSERT_EQ(one_->command("koppelingen/verwijder", id, json::object(), "",
                          {{"sub", linked["item"]["koppelingen"][0]["id"]}})["status"],
            200);
  EXPECT_EQ(one_->command("koppelingen", id, link, "herhaling"), repeat) << "the same key, the same answer";
  EXPECT_THAT(one_->owner.current(id).document["koppelingen"], IsEmpty()) << "and no second effect";
  EXPECT_EQ(
      two_->command("koppelingen", id, {{"editie", link["editie"]}, {"rol", "tussenstand"}}, "herhaling")["status"],
      409);
}

TEST_F(OwnerTest, TheSameKeyAtOnceOnTwoReplicasHasOneEffect) {
  for (int round = 0; round < 10; ++round) {
    const auto body = a_motion("26643-" + std::to_string(3'000 + round));
    const std::string key = "tegelijk-" + std::to_string(round);
    std::barrier start(4);
    std::vector<json> answers(4);
    std::vector<std::thread> askers;
    for (std::size_t nr = 0; nr < 4; ++nr) {
      askers.emplace_back([&, nr] {
        start.arrive_and_wait();
        answers[nr] = (nr % 2 == 0 ? *one_ : *two_).command("", "", body, key);
      });
    }
    for (auto& one : askers) one.join();
    for (const auto& answer : answers) EXPECT_EQ(answer, answers[0]);
    EXPECT_EQ(answers[0]["status"], 201);
  }
  EXPECT_EQ(one_row("SELECT count(*) FROM motions.event")[0].as<int>(), 10);
}

// The effect of the one would have the other refused: as no longer held, as stale. It is the same request all the same.
TEST_F(OwnerTest, TheSameKeyAtOnceIsNeverRefusedByItsOwnEffect) {
  for (int round = 0; round < 30; ++round) {
    const std::string id = one_->command("", "", a_motion("26643-" + std::to_string(4'000 + round)))["id"];
    ASSERT_EQ(one_->command("aanhoudingen", id, {{"datum", "2024-05-21"}})["versie"], 2);
    const std::string key = "hervat-" + std::to_string(round);
    std::barrier start(4);
    std::vector<json> answers(4);
    std::vector<std::thread> askers;
    for (std::size_t nr = 0; nr < 4; ++nr) {
      askers.emplace_back([&, nr] {
        const json more = round % 2 == 0 ? json{{"ifMatch", 2}} : json::object();
        start.arrive_and_wait();
        answers[nr] = (nr % 2 == 0 ? *one_ : *two_).command("hervattingen", id, {{"datum", "2024-06-04"}}, key, more);
      });
    }
    for (auto& one : askers) one.join();
    for (const auto& answer : answers) EXPECT_EQ(answer, answers[0]);
    EXPECT_EQ(answers[0]["status"], 200) << answers[0];
    EXPECT_EQ(one_->owner.current(id).version, 3);
  }
}

TEST_F(OwnerTest, ATokenOfADirectorateWritesOnlyThere) {
  const json bound = {{"door", {{"id", "token"}, {"rol", "behandelaar"}, {"directie", "directie-politie"}}}};
  EXPECT_EQ(one_->command("", "", a_motion("26643-10", {{"directie", "directie-ai"}}), "", bound)["status"], 403);
  EXPECT_EQ(one_->command("", "", a_motion("26643-10"), "", bound)["status"], 403) << "nobody's is not ours";
  const auto made = one_->command("", "", a_motion("26643-10", {{"directie", "directie-politie"}}), "", bound);
  ASSERT_EQ(made["status"], 201) << made;
  const std::string id = made["id"];
  EXPECT_EQ(one_->command("notities", id, {{"tekst", "van ons"}}, "", bound)["status"], 200);
  ASSERT_EQ(one_->command("toewijzingen", id, {{"directie", "directie-ai"}, {"vanafDatum", "2024-05-20"}})["status"],
            200);
  EXPECT_EQ(one_->command("notities", id, {{"tekst", "niet meer"}}, "", bound)["code"], "andere-directie");
}

TEST_F(OwnerTest, UnknownIdsAndPathsAre404) {
  const std::string id = one_->command("", "", a_motion("26643-11"))["id"];
  EXPECT_EQ(one_->command("notities", "11111111-1111-4111-8111-111111111111", {{"tekst", "x"}})["status"], 404);
  EXPECT_EQ(one_->command("notities", "geen-id", {{"tekst", "x"}})["status"], 404);
  EXPECT_EQ(one_->command("verzinsels", id, json::object())["status"], 404);
  for (const std::string verb : {"koppelingen/verwijder", "termijnen/verwijder"}) {
    EXPECT_EQ(one_->command(verb, id, json::object(), "", {{"sub", "11111111-1111-4111-8111-111111111111"}})["status"],
              404)
        << verb;
  }
  EXPECT_EQ(one_->command("voorstellen/besluiten", id, {{"besluit", "aanvaard"}, {"datum", "2024-05-20"}}, "",
                          {{"sub", "weg"}})["status"],
            404);
  EXPECT_EQ(one_->owner.current(id).version, 1);
}

TEST_F(OwnerTest, BadInputNamesEveryFaultAndChangesNothing) {
  const auto answer = one_->command("", "",
                                    {{"nummer", "zomaar"},
                                     {"titel", ""},
                                     {"indieners", 5},
                                     {"ingediendDatum", "2024-02-30"},
                                     {"verantwoordelijke", "niemand"},
                                     {"kleur", "rood"}});
  EXPECT_EQ(answer["status"], 400);
  std::set<std::string> places;
  for (const auto& one : answer["errors"]) places.insert(one["location"]);
  EXPECT_THAT(places, ::testing::IsSupersetOf(
                          {"nummer", "titel", "indieners", "ingediendDatum", "verantwoordelijke", "kleur"}));
  EXPECT_EQ(one_row("SELECT count(*) FROM motions.event")[0].as<int>(), 0);
}

// The owner of reference data is away: that is news about now, not a fault of the body.
TEST_F(OwnerTest, AnOwnerThatIsAwayIsUnavailableAndItRecovers) {
  const auto fresh = std::make_unique<support::MotionsReplica>(*folder_, 3);
  organisation_.reset();
  bus::Node gateway(folder_->client("gateway", {folder_->peer("motions", 3)}));
  gateway.start();
  const json envelope = {{"soort", "motie"},
                         {"verb", ""},
                         {"body", a_motion("26643-12")},
                         {"door", {{"id", "toets"}, {"rol", "behandelaar"}}}};
  EXPECT_EQ(gateway.call("motions", "motions.command", envelope.dump(), 5s, "weg").status, bus::Status::Unavailable);
  organisation_ = std::make_unique<support::DocumentsPeer>(*folder_, "organisation");
  organisation_->put(World::reference_id("ambt", "minister-jenv"), {{"_soort", "ambt"}});
  EXPECT_TRUE(support::wait_until([&] {
    const auto reply = gateway.call("motions", "motions.command", envelope.dump(), 5s, "weg");
    return reply.status == bus::Status::Ok && json::parse(reply.body)["status"] == 201;
  }));
}

TEST_F(OwnerTest, OnlyTheGatewayAndTheToolMayCommandAndNonsenseIsNoCrash) {
  bus::Node overview(folder_->client("overview", {folder_->peer("motions")}));
  bus::Node gateway(folder_->client("gateway", {folder_->peer("motions")}));
  overview.start();
  gateway.start();
  EXPECT_EQ(overview.call("motions", "motions.command", "{}", 5s).status, bus::Status::Denied);
  for (const std::string body : {"", "{", "[]", "null", R"({"soort":5})", R"({"soort":"motie","verb":"","door":[]})",
                                 R"({"soort":"motie","verb":"notities","id":7,"door":{"id":"x","rol":"y"}})"}) {
    EXPECT_EQ(gateway.call("motions", "motions.command", body, 5s).status, bus::Status::BadRequest) << body;
  }
  const std::string deep = R"({"soort":"motie","verb":"","door":{"id":"x","rol":"y"},"body":{"titel":)" +
                           std::string(400'000, '[') + std::string(400'000, ']') + "}}";
  EXPECT_EQ(gateway.call("motions", "motions.command", deep, 10s).status, bus::Status::BadRequest) << "too deep";
  EXPECT_EQ(gateway.call("motions", "owner.documents", R"({"ids":["x"]})", 5s).status, bus::Status::Ok);
}

// The document is the fold of the recorded changes: any reader gets what the owner has, by the same few lines.
TEST_F(OwnerTest, TheDocumentIsTheFoldOfItsEvents) {
  const std::string id = one_->command("", "", a_motion("26643-13"))["id"];
  const std::string report = edition("Voorbeeldbericht", "2024-07-04");
  for (const auto& [verb, body] : std::vector<std::pair<std::string, json>>{
           {"appreciaties", {{"oordeel", "oordeel-kamer"}, {"door", "staatssecretaris-bzk"}, {"datum", "2024-05-16"}}},
           {"appreciaties",
            {{"oordeel", "verzoek-aanhouden"},
             {"door", "staatssecretaris-bzk"},
             {"datum", "2024-05-17"},
             {"herstelt", true},
             {"brief", "26643-1173"}}},
           {"aanhoudingsverzoeken", {{"door", "staatssecretaris-bzk"}, {"datum", "2024-05-17"}, {"totEditie", report}}},
           {"aanhoudingen", {{"datum", "2024-05-21"}, {"totEditie", report}}},
           {"termijnen", {{"termijn", {{"tekst", "voor de zomer van 2025"}}}}},
           {"wijzig", {{"titel", "Nieuwe titel"}, {"nummer", "26643-14"}, {"reden", "tikfout"}}},
           {"hervattingen", {{"datum", "2024-06-04"}}},
           {"stemmingen",
            {{"datum", "2024-06-04"}, {"uitslag", "aangenomen"}, {"voor", {{{"fractie", "VBD"}, {"zetels", 76}}}}}},
           {"uitvoeringen", {{"uitvoering", "uitgevoerd"}, {"datum", "2024-06-10"}, {"verzoek", 1}}}}) {
    const auto answer = one_->command(verb, id, body);
    ASSERT_EQ(answer["status"], 200) << verb << answer;
  }
  json folded;
  for (const auto& event : one_->log.events_of(id, 0).events)
    wire::apply_changes(folded, json::parse(event.body)["data"]["wijziging"]);
  auto held = one_->owner.current(id).document;
  EXPECT_EQ(two_->owner.current(id).document, held);
  held.erase("_soort");
  EXPECT_EQ(folded, held);
  EXPECT_EQ(one_->command("", "", a_motion("26643-13"))["status"], 201) << "the old number is free";
  EXPECT_EQ(one_->command("", "", a_motion("26643-14"))["status"], 409);
}

TEST_F(OwnerTest, WhatWasAnnulledStaysSoWhateverFollows) {
  const std::string id = one_->command("", "", a_motion("26643-1"))["id"];
  const auto event_of = [&](int version) {
    const auto row = one_row("SELECT body::json->>'id' FROM motions.event WHERE item = '" + id +
                             "' AND version = " + std::to_string(version));
    return row[0].as<std::string>();
  };
  ASSERT_EQ(one_->command("aanhoudingen", id, {{"datum", "2024-05-21"}})["status"], 200);
  ASSERT_EQ(
      one_->command("correcties", id, {{"gebeurtenis", event_of(2)}, {"reden", "niet aangehouden"}})["item"]["status"],
      "ingediend");
  ASSERT_EQ(one_->command("intrekkingen", id, {{"datum", "2024-05-22"}})["item"]["status"], "ingetrokken");
  const auto corrected = one_->command("correcties", id, {{"gebeurtenis", event_of(4)}, {"reden", "niet ingetrokken"}});
  EXPECT_EQ(corrected["item"]["status"], "ingediend") << "and not held again: " << corrected;
  EXPECT_EQ(one_->command("correcties", id, {{"gebeurtenis", event_of(2)}, {"reden", "nog eens"}})["code"],
            "al-gecorrigeerd");
}

// The term that was annulled lives on in the deadlines service, with its whole course: another one is not it.
TEST_F(OwnerTest, TheIdOfWhatWasAnnulledNeverComesBack) {
  const std::string id = one_->command("", "", a_motion("26643-1"))["id"];
  const std::string report = edition("Voorbeeldbericht", "2024-07-04");
  const auto annul_last = [&] {
    const auto row =
        one_row("SELECT body::json->>'id' FROM motions.event WHERE item = '" + id + "' ORDER BY version DESC LIMIT 1");
    return one_->command("correcties", id, {{"gebeurtenis", row[0].as<std::string>()}, {"reden", "vergissing"}});
  };
  const auto held = one_->command("aanhoudingen", id, {{"datum", "2024-05-21"}});
  ASSERT_EQ(held["item"]["termijnen"].size(), 1U) << held;
  ASSERT_EQ(annul_last()["item"]["termijnen"].size(), 0U);
  const auto asked = one_->command("aanhoudingsverzoeken", id,
                                   {{"door", "staatssecretaris-bzk"}, {"datum", "2024-05-21"}, {"totEditie", report}});
  ASSERT_EQ(asked["item"]["termijnen"].size(), 1U) << asked;
  EXPECT_NE(asked["item"]["termijnen"][0]["id"], held["item"]["termijnen"][0]["id"]);

  const auto noted = one_->command("notities", id, {{"tekst", "bij de verkeerde motie"}});
  ASSERT_EQ(annul_last()["item"]["notities"].size(), 0U);
  const auto again = one_->command("notities", id, {{"tekst", "bij de goede motie"}});
  EXPECT_NE(again["item"]["notities"][0]["id"], noted["item"]["notities"][0]["id"]);
}

TEST_F(OwnerTest, AModifiedMotionIsBothOrNeither) {
  const std::string id = one_->command("", "", a_motion("26643-15"))["id"];
  ASSERT_EQ(one_->command("", "", a_motion("26643-16"))["status"], 201);
  EXPECT_EQ(one_->command("wijzigingen", id, {{"nummer", "26643-16"}, {"datum", "2024-05-22"}})["status"], 409);
  EXPECT_EQ(one_->owner.current(id).document["status"], "ingediend") << "nothing of it happened";
  const auto next =
      one_->command("wijzigingen", id, {{"nummer", "26643-17"}, {"datum", "2024-05-22"}, {"titel", "Gewijzigd"}});
  ASSERT_EQ(next["status"], 201) << next;
  EXPECT_EQ(next["item"]["vervangt"], json::array({id}));
  const auto old = two_->owner.current(id).document;
  EXPECT_EQ(old["status"], "vervangen");
  EXPECT_EQ(old["vervangenDoor"], next["id"]);
}

}  // namespace
}  // namespace gestand::owner

// What promises share: assignments by day, deadlines that are set, moved and dropped, links to editions, proposals to
// close.
#include "common/promises/promise.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/promises/promise_json.hpp"
#include "tests/support/builders.hpp"

namespace gestand::promises {
namespace {

using support::day;

const Day today{day(2024, 5, 20), Instant{day(2024, 5, 20)}, calendar::Calendar::builtin(),
                [](const std::string& item, const std::string& about) { return eventlog::named_uuid(item, about); }};

Promise a_promise() {
  Promise out;
  out.id = "11111111-1111-4111-8111-111111111111";
  return out;
}
Edition an_edition(const std::string& status = "gepland") {
  return {"33333333-3333-4333-8333-333333333333",
          "Halfjaarbericht",
          status,
          day(2024, 7, 4),
          status == "verzonden" ? std::optional(day(2024, 6, 19)) : std::nullopt,
          "29628-1217"};
}
DeadlineWish on_date(Date date) {
  DeadlineWish out;
  out.date = date;
  return out;
}
DeadlineWish in_words(const std::string& words) {
  DeadlineWish out;
  out.words = words;
  return out;
}
Promise with_deadline(const DeadlineWish& wish) { return set_deadline(a_promise(), wish, "extern", {}, today).value(); }

TEST(Assignments, CountFromTheirDayAndKeepWhatIsNotSaid) {
  auto promise = assign(a_promise(), {day(2024, 6, 1), {}, "directie-ai", {}}).value();
  promise = assign(promise, {day(2024, 5, 16), "minister-jenv", "directie-politie", {}})
                .value();  // comes late, begins earlier
  EXPECT_FALSE(promise.assigned_on(day(2024, 5, 15)).responsible.has_value());
  EXPECT_EQ(promise.assigned_on(day(2024, 5, 31)).directorate, "directie-politie");
  EXPECT_EQ(promise.assigned_on(day(2024, 6, 1)).directorate, "directie-ai");
  EXPECT_EQ(promise.assigned_on(day(2024, 6, 1)).responsible, "minister-jenv");
}

TEST(Ids, OfWhatIsCountedHaveTheVersionInThemAndAreTheSameWhenDecidedAgain) {
  Day later = today;
  later.version = 2;  // after an annulment the list is as short as it was
  const auto term = [](const Day& at) {
    return set_deadline(a_promise(), on_date(day(2024, 8, 1)), "extern", {}, at).value().deadlines[0].id;
  };
  EXPECT_EQ(term(later), term(later));
  EXPECT_NE(term(later), term(today));
  EXPECT_NE(term(later.on(day(2024, 5, 1))), term(today)) << "another day keeps the version";
  const auto note = [](const Day& at) { return add_note(a_promise(), "t", "u", false, at).notes[0].id; };
  EXPECT_NE(note(later), note(today));
}

TEST(Deadlines, AreSetInFourWays) {
  EXPECT_EQ(with_deadline(on_date(day(2024, 8, 1))).deadlines[0].kind, "datum");
  const auto words = with_deadline(in_words("voor het zomerreces")).deadlines[0];
  EXPECT_EQ(words.kind, "reces");
  EXPECT_EQ(words.date, day(2024, 7, 4));
  EXPECT_EQ(words.words, "voor het zomerreces");
  EXPECT_FALSE(words.steps.empty());
  DeadlineWish relative;
  relative.relative = Relative{6, "week", day(2024, 5, 20)};
  EXPECT_EQ(with_deadline(relative).deadlines[0].date, day(2024, 7, 1));
  DeadlineWish edition;
  edition.edition = an_edition();
  const auto promise = with_deadline(edition);
  EXPECT_EQ(promise.deadlines[0].kind, "editie");
  EXPECT_EQ(set_deadline(promise, edition, "extern", {}, today).refusal().code, "termijn-bestaat-al");
  EXPECT_EQ(set_deadline(a_promise(), {}, "extern", {}, today).refusal().code, "termijn-leeg");
}

TEST(Deadlines, ATermToldAsAnEditionIsAPromiseToAnswerInIt) {
  DeadlineWish edition;
  edition.edition = an_edition();
  const auto made = with_deadline(edition);
  ASSERT_EQ(made.links.size(), 1U);
  EXPECT_EQ(made.links[0].edition, an_edition().id);
  EXPECT_EQ(made.links[0].role, "belofte");
  auto moved = with_deadline(on_date(day(2024, 8, 1)));
  moved = move_deadline(moved, moved.deadlines[0].id, edition, "in het halfjaarbericht", today).value();
  EXPECT_EQ(moved.links.size(), 1U);
  EXPECT_EQ(moved.deadlines.size(), 1U) << "the moved term is the one of the link";
  // What was linked already stays linked as it was: its own role, and the term that the link made.
  const auto settles = link(a_promise(), an_edition("verzonden"), "afdoening", {}, today).value();
  const auto both = set_deadline(settles, edition, "intern", {}, today).value();
  EXPECT_EQ(both.links.size(), 1U);
  // Sent, the promise is met and asks to be closed: none is met that nobody proposes to close.
  const auto sent = with_editions(made, {an_edition("verzonden")}, today);
  EXPECT_EQ(sent.deadlines[0].end, "gehaald");
  EXPECT_EQ(sent.proposals.size(), 1U);
}

TEST(Deadlines, ASoftWordingHasNoDate) {
  const auto soft = with_deadline(in_words("zo snel mogelijk")).deadlines[0];
  EXPECT_EQ(soft.kind, "zacht");
  EXPECT_FALSE(soft.date.has_value());
  EXPECT_TRUE(soft.running());
}

TEST(Deadlines, AnEditionThatCannotGiveADateIsRefused) {
  DeadlineWish wish;
  wish.edition = an_edition("verzonden");
  EXPECT_EQ(set_deadline(a_promise(), wish, "extern", {}, today).refusal().code, "editie-verzonden");
  wish.edition = an_edition("geannuleerd");
  EXPECT_EQ(set_deadline(a_promise(), wish, "extern", {}, today).refusal().code, "editie-geannuleerd");
  wish.edition->planned.reset();
  EXPECT_EQ(set_deadline(a_promise(), wish, "extern", {}, today).refusal().code, "editie-zonder-datum");
}

TEST(Deadlines, AMoveKeepsTheFirstDateAndTellsWhy) {
  const auto promise = with_deadline(on_date(day(2024, 8, 1)));
  const std::string id = promise.deadlines[0].id;
  const auto moved =
      move_deadline(promise, id, on_date(day(2024, 9, 1)), "meer tijd nodig", today).value().deadlines[0];
  EXPECT_EQ(moved.date, day(2024, 9, 1));
  EXPECT_EQ(moved.first_date, day(2024, 8, 1));
  EXPECT_EQ(moved.moves, 1);
  EXPECT_EQ(moved.steps.back(), (calendar::Step{"Verplaatst: meer tijd nodig", "2024-08-01", "2024-09-01", "besluit"}));
  EXPECT_EQ(move_deadline(promise, id, on_date(day(2024, 8, 1)), "x", today).refusal().code, "termijn-ongewijzigd");
  EXPECT_EQ(move_deadline(promise, "weg", on_date(day(2024, 9, 1)), "x", today).refusal(),
            (Refusal{"termijn-onbekend", "Dit item heeft geen termijn met deze id."}));
  const auto dropped = drop_deadline(promise, id, today).value();
  EXPECT_EQ(dropped.deadlines[0].end, "gestuit");
  EXPECT_EQ(move_deadline(dropped, id, on_date(day(2024, 9, 1)), "x", today).refusal().code, "termijn-beeindigd");
  EXPECT_EQ(drop_deadline(dropped, id, today).refusal().code, "termijn-beeindigd");
}

TEST(Deadlines, WhatFollowsFromSomethingElseIsNotMovedByHand) {
  auto promise = link(a_promise(), an_edition(), "belofte", {}, today).value();
  EXPECT_EQ(move_deadline(promise, promise.deadlines[0].id, on_date(day(2024, 9, 1)), "x", today).refusal().code,
            "termijn-volgt-editie");
  EXPECT_EQ(drop_deadline(promise, promise.deadlines[0].id, today).refusal().code, "termijn-volgt-editie");
  promise.deadlines[0].kind = "vervalt";
  EXPECT_EQ(move_deadline(promise, promise.deadlines[0].id, on_date(day(2024, 9, 1)), "x", today).refusal().code,
            "termijn-vervalt");
  EXPECT_EQ(drop_deadline(promise, promise.deadlines[0].id, today).refusal().code, "termijn-vervalt");
}

TEST(Links, AreOnePerEditionAndRoleAndGiveOneDeadline) {
  auto promise = link(a_promise(), an_edition(), "belofte", "tekst", today).value();
  promise = link(promise, an_edition(), "belofte", "andere tekst", today).value();
  EXPECT_EQ(promise.links.size(), 1U);
  EXPECT_EQ(promise.links[0].text, "tekst") << "a repeat is harmless";
  promise = link(promise, an_edition(), "afdoening", {}, today).value();
  EXPECT_EQ(promise.links.size(), 2U);
  EXPECT_EQ(promise.deadlines.size(), 1U);
  // The last link takes its deadline along.
  const auto one_left = unlink(promise, promise.links[0].id).value();
  EXPECT_TRUE(one_left.deadlines[0].running());
  const auto none_left = unlink(one_left, one_left.links[0].id).value();
  EXPECT_EQ(none_left.deadlines[0].end, "gestuit");
  EXPECT_EQ(unlink(none_left, "weg").refusal().code, "koppeling-onbekend");
  EXPECT_EQ(link(a_promise(), an_edition("geannuleerd"), "belofte", {}, today).refusal().code, "editie-geannuleerd");
}

TEST(Editions, SentEndsTheDeadlineAndProposesOnce) {
  const auto linked = link(a_promise(), an_edition(), "belofte", {}, today).value();
  const auto sent = with_editions(linked, {an_edition("verzonden")}, today);
  EXPECT_EQ(sent.deadlines[0].end, "gehaald");
  ASSERT_EQ(sent.proposals.size(), 1U);
  EXPECT_EQ(sent.proposals[0].paper, "29628-1217");
  EXPECT_EQ(with_editions(sent, {an_edition("verzonden")}, today).proposals.size(), 1U);
  EXPECT_EQ(link(a_promise(), an_edition("verzonden"), "afdoening", {}, today).value().proposals.size(), 1U)
      << "linked afterwards";
  EXPECT_TRUE(with_editions(a_promise(), {an_edition("verzonden")}, today).proposals.empty())
      << "not linked, not proposed";
  EXPECT_EQ(with_editions(linked, {an_edition("geannuleerd")}, today).deadlines[0].end, "gestuit");
}

TEST(Proposals, AreDecidedOnceAndNotBeforeTheSending) {
  const auto promise =
      with_editions(link(a_promise(), an_edition(), "belofte", {}, today).value(), {an_edition("verzonden")}, today);
  const std::string id = promise.proposals[0].id;
  EXPECT_EQ(decide_proposal(promise, id, "aanvaard", day(2024, 6, 18), {}).refusal().code, "datum-voor-verzending");
  const auto decided = decide_proposal(promise, id, "afgewezen", day(2024, 6, 20), "niet af").value();
  EXPECT_EQ(decided.proposals[0].status, "afgewezen");
  EXPECT_EQ(decide_proposal(decided, id, "aanvaard", day(2024, 6, 20), {}).refusal().code, "voorstel-besloten");
  EXPECT_EQ(decide_proposal(promise, "weg", "aanvaard", day(2024, 6, 20), {}).refusal().code, "voorstel-onbekend");
  EXPECT_EQ(with_editions(decided, {an_edition("verzonden")}, today).proposals.size(), 1U)
      << "not proposed anew after a no";
}

TEST(Proposals, SettleUnlessTheEditionOnlyToldHowFarItIs) {
  Promise promise;
  promise.proposals = {{"P", "E", "29628-1", Date{}, "aanvaard", {}, {}},
                       {"Q", "E", "29628-1", Date{}, "open", {}, {}}};
  promise.links = {{"1", "E", "tussenstand", {}}};
  EXPECT_EQ(settled_by(promise, "P"), nullptr);
  promise.links.push_back({"2", "E", "afdoening", {}});
  ASSERT_NE(settled_by(promise, "P"), nullptr);
  EXPECT_EQ(settled_by(promise, "P")->id, "P");
  EXPECT_EQ(settled_by(promise, "Q"), nullptr) << "not decided";
  EXPECT_EQ(settled_by(promise, "R"), nullptr) << "not there";
  promise.links.clear();
  EXPECT_NE(settled_by(promise, "P"), nullptr) << "a letter, or a link that is gone since";
}

TEST(Ids, DecidingTwiceGivesTheSame) {
  EXPECT_EQ(with_deadline(on_date(day(2024, 8, 1))).deadlines[0].id,
            with_deadline(on_date(day(2024, 8, 1))).deadlines[0].id);
  auto promise = with_deadline(on_date(day(2024, 8, 1)));
  promise = set_deadline(promise, on_date(day(2024, 8, 2)), "intern", {}, today).value();
  EXPECT_NE(promise.deadlines[0].id, promise.deadlines[1].id);
}

TEST(Documents, GoThereAndBack) {
  auto promise =
      with_editions(link(with_deadline(in_words("voor de zomer")), an_edition(), "belofte", "t", today).value(),
                    {an_edition("verzonden")}, today);
  promise = assign(promise, {day(2024, 6, 1), "minister-jenv", {}, "44444444-4444-4444-8444-444444444444"}).value();
  promise = add_note(promise, "55555555-5555-4555-8555-555555555555", "iemand", true, today);
  promise = decide_proposal(promise, promise.proposals[0].id, "aanvaard", day(2024, 6, 20), "akkoord").value();
  nlohmann::json document, again;
  write(promise, document);
  write(read_promise(promise.id, document), again);
  EXPECT_EQ(document, again);
  EXPECT_THAT(linked_editions(document), ::testing::ElementsAre(an_edition().id));
}

}  // namespace
}  // namespace gestand::promises

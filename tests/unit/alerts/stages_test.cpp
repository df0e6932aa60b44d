// The stages of the pipeline, each a table of decisions with their reasons; and when a run is due.
#include <gtest/gtest.h>

#include "common/calendar/date.hpp"
#include "services/alerts/app/evaluator.hpp"
#include "services/alerts/app/stages/dedupe.hpp"
#include "services/alerts/app/stages/hold.hpp"
#include "services/alerts/app/stages/mute.hpp"
#include "services/alerts/app/stages/record.hpp"
#include "services/alerts/domain/match.hpp"

namespace gestand::alerts {
namespace {

Date day(const char* text) { return calendar::parse_date(text).value(); }

TEST(Stages, HoldUntilTheDayOfTheSnoozeIsEvaluated) {
  EXPECT_EQ(hold(std::nullopt, day("2024-06-12")), Hold::No);
  EXPECT_EQ(hold(day("2024-06-13"), day("2024-06-12")), Hold::Snoozed);
  EXPECT_EQ(hold(day("2024-06-13"), day("2024-06-13")), Hold::No);
}

TEST(Stages, MuteWhatNobodyNeeds) {
  EXPECT_EQ(mute(false, false, true), Mute::No);
  EXPECT_EQ(mute(true, false, true), Mute::Acknowledged);
  EXPECT_EQ(mute(false, false, false), Mute::No) << "it was due: it is sent, even if the deadline ended since";
  EXPECT_EQ(mute(false, true, false), Mute::DeadlineEnded);
}

TEST(Stages, DedupeWhatWasSentOrGoesElsewhere) {
  EXPECT_EQ(dedupe(false, true), Dedupe::No);
  EXPECT_EQ(dedupe(true, true), Dedupe::AlreadySent);
  EXPECT_EQ(dedupe(false, false), Dedupe::InAnotherMail);
}

TEST(Stages, RecordNeverGivesUpAndLeavesPeoplesWords) {
  EXPECT_EQ(status_after("gepland", Sent::Accepted), "verzonden");
  EXPECT_EQ(status_after("mislukt", Sent::Accepted), "verzonden");
  EXPECT_EQ(status_after("gepland", Sent::Refused), "mislukt");
  EXPECT_EQ(status_after("gepland", Sent::Unknown), "mislukt");
  for (const auto* said : {"bevestigd", "gesluimerd"}) EXPECT_EQ(status_after(said, Sent::Accepted), said);
  EXPECT_EQ(back_off(1).count(), 1);
  EXPECT_EQ(back_off(4).count(), 8);
  EXPECT_EQ(back_off(1'000'000).count(), 600);
  EXPECT_EQ(state_after(Sent::Unknown), "mislukt");
}

TEST(Stages, EveryReasonHasAName) {
  for (const auto reason :
       {Match::Yes, Match::OtherKind, Match::OtherItemKind, Match::NobodyInCharge, Match::OtherDirectorate})
    EXPECT_FALSE(to_string(reason).empty());
  for (const auto reason : {Mute::No, Mute::Acknowledged, Mute::DeadlineEnded}) EXPECT_FALSE(to_string(reason).empty());
  for (const auto reason : {Dedupe::No, Dedupe::AlreadySent, Dedupe::InAnotherMail})
    EXPECT_FALSE(to_string(reason).empty());
}

TEST(Evaluator, IsBehindWhenAnythingIsDueByTheClock) {
  const auto noon = calendar::parse_instant("2024-06-12T12:00:00+02:00").value();
  const Look still{noon, day("2024-06-12"), day("2024-06-13"), day("2024-06-13"), false};
  EXPECT_FALSE(is_behind(still));
  const auto with = [&still](auto change) {
    auto look = still;
    change(look);
    return is_behind(look);
  };
  EXPECT_TRUE(with([](Look& look) { look.evaluated = day("2024-06-11"); }));
  EXPECT_TRUE(with([](Look& look) { look.first_due = day("2024-06-12"); })) << "a deadline just made";
  EXPECT_TRUE(with([](Look& look) { look.first_snoozed = day("2024-06-12"); }));
  EXPECT_TRUE(with([](Look& look) { look.signals = true; }));
  EXPECT_FALSE(with([](Look& look) { look.first_due.reset(); }));
  EXPECT_FALSE(with([&](Look& look) {
    look.evaluated = day("2024-06-11");
    look.now = calendar::parse_instant("2024-06-12T06:59:59+02:00").value();
  })) << "the day begins at seven";
}

}  // namespace
}  // namespace gestand::alerts

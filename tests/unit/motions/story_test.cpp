// The real story of motion 26643-1172: appreciated in the debat, corrected by letter, asked to be held, held over the
// summer.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/motions/adapters/motion_json.hpp"
#include "services/motions/domain/commands.hpp"
#include "tests/support/builders.hpp"

namespace gestand::motions {
namespace {

using support::day;

Day on(Date date) {
  return {date, Instant{date}, calendar::Calendar::builtin(),
          [](const std::string& item, const std::string& about) { return eventlog::named_uuid(item, about); }};
}

Table the_motion() {
  Table out;
  out.number = "26643-1172";
  out.title = "Motie van het lid Kathmann";
  out.requests = {"verzoekt de regering een", "verzoekt de regering twee"};
  out.movers = {{"Kathmann", "GroenLinks-PvdA"}};
  out.tabled = day(2024, 5, 16);
  out.responsible = "minister-jenv";
  out.directorate = "directie-politie";
  return out;
}

class Story : public ::testing::Test {
 protected:
  void does(const Command& command, Date date, const std::string& event) {
    const auto outcome = decide(motion_, command, on(date));
    ASSERT_TRUE(outcome.ok()) << outcome.refusal().detail;
    EXPECT_EQ(outcome.value().event, event);
    motion_ = outcome.value().motion;
    // Every stand of it survives the way through its document.
    EXPECT_EQ(document_of(motion_of(motion_.id, document_of(motion_))), document_of(motion_));
  }
  std::string refuses(const Command& command, Date date) {
    const auto outcome = decide(motion_, command, on(date));
    return outcome.ok() ? "" : outcome.refusal().code;
  }
  [[nodiscard]] const promises::Deadline& lapse() const {
    const auto found = std::find_if(motion_.deadlines.begin(), motion_.deadlines.end(),
                                    [](const auto& one) { return one.kind == "vervalt"; });
    EXPECT_NE(found, motion_.deadlines.end());
    return *found;
  }
  promises::Edition report_{"33333333-3333-4333-8333-333333333333",
                            "Eerste halfjaarbericht politie 2024",
                            "gepland",
                            day(2024, 7, 4),
                            {},
                            ""};
  Motion motion_ = table("11111111-1111-4111-8111-111111111111", the_motion(), on(day(2024, 5, 16))).value().motion;
};

TEST_F(Story, FromDebateToLapse) {
  does(Appreciate{Judgement::OordeelKamer, "staatssecretaris-bzk", day(2024, 5, 16), {}, {}, false}, day(2024, 5, 16),
       "geapprecieerd");
  EXPECT_TRUE(motion_.standing()->by_other) << "another office than the responsible one, and shown so";
  EXPECT_EQ(refuses(Appreciate{Judgement::Ontraden, "staatssecretaris-bzk", day(2024, 5, 17), {}, {}, false},
                    day(2024, 5, 17)),
            "appreciatie-bestaat-al");

  does(Appreciate{Judgement::VerzoekAanhouden, "staatssecretaris-bzk", day(2024, 5, 17), {}, "26643-1173", true},
       day(2024, 5, 17), "appreciatie-hersteld");
  EXPECT_EQ(motion_.standing()->judgement, Judgement::VerzoekAanhouden);
  EXPECT_EQ(motion_.standing()->letter, "26643-1173");
  EXPECT_EQ(motion_.appreciations.size(), 2U) << "history stays";

  does(RequestHold{"staatssecretaris-bzk", day(2024, 5, 17), report_, "26643-1173"}, day(2024, 5, 17),
       "aanhouding-gevraagd");
  EXPECT_EQ(motion_.status, Status::Ingediend) << "a minister asks; the mover holds";
  ASSERT_EQ(motion_.links.size(), 1U);
  EXPECT_EQ(motion_.links[0].role, "belofte");
  ASSERT_EQ(motion_.deadlines.size(), 1U);
  EXPECT_EQ(motion_.deadlines[0].kind, "editie");
  EXPECT_EQ(motion_.deadlines[0].date, day(2024, 7, 4));

  does(HoldOver{day(2024, 5, 21), report_}, day(2024, 5, 21), "aangehouden");
  EXPECT_EQ(motion_.hold->since, day(2024, 5, 21));
  EXPECT_EQ(motion_.hold->lapses, day(2024, 9, 3))
      << "84 days end in the summer recess: the first sitting day after it";
  EXPECT_EQ(lapse().date, day(2024, 9, 3));
  EXPECT_FALSE(lapse().steps.empty());
  EXPECT_EQ(motion_.links.size(), 1U) << "linked once";
  EXPECT_EQ(motion_.deadlines.size(), 2U);

  // The edition moves: the deadline moves with it and says why.
  report_.planned = day(2024, 6, 19);
  static_cast<promises::Promise&>(motion_) = promises::with_editions(motion_, {report_}, on(day(2024, 6, 1)));
  EXPECT_EQ(motion_.deadlines[0].date, day(2024, 6, 19));
  EXPECT_EQ(motion_.deadlines[0].first_date, day(2024, 7, 4));
  EXPECT_EQ(motion_.deadlines[0].moves, 1);
  EXPECT_EQ(motion_.deadlines[0].steps.back().from, "2024-07-04");
  EXPECT_EQ(motion_.deadlines[0].steps.back().to, "2024-06-19");

  // The edition is sent: met, and a proposal to close that closes nothing by itself.
  report_.status = "verzonden";
  report_.sent = day(2024, 6, 19);
  report_.paper = "29628-1217";
  static_cast<promises::Promise&>(motion_) = promises::with_editions(motion_, {report_}, on(day(2024, 6, 20)));
  EXPECT_EQ(motion_.deadlines[0].end, "gehaald");
  ASSERT_EQ(motion_.proposals.size(), 1U);
  EXPECT_EQ(motion_.proposals[0].status, "open");
  EXPECT_EQ(motion_.status, Status::Aangehouden);
  const auto again = promises::with_editions(motion_, {report_}, on(day(2024, 6, 21)));
  EXPECT_EQ(again.proposals.size(), 1U) << "proposed once";

  does(Lapse{day(2024, 9, 3), {}}, day(2024, 9, 4), "vervallen");
  EXPECT_EQ(lapse().end, "gestuit");
}

// Case 1 in one act: the letter that corrects the appreciation asks to hold until the edition.
TEST_F(Story, ACorrectionMayAskToHoldInTheSameAct) {
  does(Appreciate{Judgement::OordeelKamer, "staatssecretaris-bzk", day(2024, 5, 16), {}, {}, false}, day(2024, 5, 16),
       "geapprecieerd");
  const Appreciate letter{
      Judgement::VerzoekAanhouden, "minister-jenv", day(2024, 5, 17), {}, "26643-1173", true, report_};
  does(letter, day(2024, 5, 17), "appreciatie-hersteld");
  ASSERT_EQ(motion_.hold_requests.size(), 1U);
  EXPECT_EQ(motion_.hold_requests[0].edition, report_.id);
  EXPECT_EQ(motion_.hold_requests[0].letter, "26643-1173");
  EXPECT_EQ(motion_.hold_requests[0].by, "minister-jenv");
  ASSERT_EQ(motion_.deadlines.size(), 1U);
  EXPECT_EQ(motion_.deadlines[0].date, day(2024, 7, 4));
  EXPECT_EQ(motion_.status, Status::Ingediend);
  does(CastVote{{day(2024, 5, 21), "verworpen", {}, {}, {}}}, day(2024, 5, 21), "verworpen");
  const auto before = document_of(motion_);
  EXPECT_EQ(refuses(letter, day(2024, 5, 22)), "status-laat-niet-toe");
  EXPECT_EQ(document_of(motion_), before);
}

// The words of a request can be corrected at any time; how many there are, until one of them was worked on.
TEST_F(Story, RequestsAreCorrectedAndKeepHowFarTheyAre) {
  Correct words;
  words.reason = "tikfout";
  words.requests = {"verzoekt de regering een", "verzoekt de regering twee", "verzoekt de regering drie"};
  does(words, day(2024, 5, 17), "verbeterd");
  EXPECT_EQ(motion_.requests.size(), 3U);
  EXPECT_EQ(motion_.requests[2].execution, Execution::Nvt);
  does(CastVote{{day(2024, 5, 21), "aangenomen", {}, {}, {}}}, day(2024, 5, 21), "aangenomen");
  words.requests = {"verzoekt de regering een", "verzoekt de regering twee"};
  does(words, day(2024, 5, 22), "verbeterd");
  Execute done;
  done.execution = Execution::Uitgevoerd;
  done.date = day(2024, 6, 1);
  done.request = 2;
  does(done, day(2024, 6, 1), "uitvoering-bijgewerkt");
  words.requests = {"verzoekt de regering een"};
  EXPECT_EQ(refuses(words, day(2024, 6, 2)), "aantal-verzoeken-ligt-vast");
  words.requests = {"verzoekt de regering een", "verzoekt de regering 2"};
  does(words, day(2024, 6, 2), "verbeterd");
  EXPECT_EQ(motion_.requests[1].text, "verzoekt de regering 2");
  EXPECT_EQ(motion_.requests[1].execution, Execution::Uitgevoerd);
}

// Three keys, each with its day, who turned it, and on what ground.
TEST_F(Story, AcceptingAProposalTurnsTheSecondAndThirdKey) {
  does(CastVote{{day(2024, 5, 21), "aangenomen", {}, {}, {}}}, day(2024, 5, 21), "aangenomen");
  Execute done;
  done.execution = Execution::Uitgevoerd;
  done.date = day(2024, 6, 1);
  done.by = "behandelaar";
  does(done, day(2024, 6, 1), "uitvoering-bijgewerkt");
  promises::Proposal proposal;
  proposal.edition = "E";
  proposal.paper = "29628-1217";
  proposal.date = day(2024, 6, 19);
  proposal.decided = day(2024, 6, 25);
  const Motion closed = accept(motion_, proposal, "coordinator");
  EXPECT_EQ(closed.execution, Execution::Afgedaan);
  ASSERT_EQ(closed.steps.size(), 3U);
  EXPECT_EQ(closed.steps[0].by, "behandelaar");
  EXPECT_EQ(closed.steps[1].execution, Execution::Gemeld);
  EXPECT_EQ(closed.steps[1].letter, "29628-1217");
  EXPECT_EQ(closed.steps[1].date, day(2024, 6, 19));
  EXPECT_EQ(closed.steps[2].date, day(2024, 6, 25));
  EXPECT_EQ(closed.steps[2].by, "coordinator");
  for (const auto& request : closed.requests) EXPECT_EQ(request.execution, Execution::Afgedaan);
  EXPECT_EQ(accept(closed, proposal, "x").steps.size(), 3U) << "what is done with stays so";
}

TEST_F(Story, AProposalForAMotionThatIsNotAdoptedClosesNothing) {
  EXPECT_EQ(accept(motion_, {}, "coordinator").execution, Execution::Nvt);
  EXPECT_TRUE(accept(motion_, {}, "coordinator").steps.empty());
}

TEST_F(Story, ProvisionalAppreciationsMayBeFollowed) {
  for (const auto first : {Judgement::NogTeOntvangen, Judgement::NogNietBekend, Judgement::NietBeschikbaar}) {
    does(Appreciate{first, "minister-jenv", day(2024, 5, 16), {}, {}, false}, day(2024, 5, 16), "geapprecieerd");
    EXPECT_FALSE(motion_.standing()->by_other);
  }
  does(Appreciate{Judgement::Ontraden, "minister-jenv", day(2024, 5, 18), {}, {}, false}, day(2024, 5, 18),
       "geapprecieerd");
  EXPECT_EQ(
      refuses(Appreciate{Judgement::Ontraden, "minister-jenv", day(2024, 5, 18), {}, {}, false}, day(2024, 5, 18)),
      "appreciatie-bestaat-al");
}

TEST_F(Story, NothingToCorrectIsSaid) {
  EXPECT_EQ(refuses(Appreciate{Judgement::Ontraden, "minister-jenv", day(2024, 5, 18), {}, "26643-1173", true},
                    day(2024, 5, 18)),
            "niets-te-herstellen");
}

TEST_F(Story, AFactThatComesLateDoesNotBecomeTheStandingOne) {
  does(Appreciate{Judgement::NogTeOntvangen, "minister-jenv", day(2024, 5, 20), {}, {}, false}, day(2024, 5, 20),
       "geapprecieerd");
  does(Appreciate{Judgement::Ontraden, "minister-jenv", day(2024, 5, 17), {}, {}, false}, day(2024, 5, 21),
       "geapprecieerd");
  EXPECT_EQ(motion_.standing()->judgement, Judgement::NogTeOntvangen) << "the latest by date";
  does(Appreciate{Judgement::OordeelKamer, "minister-jenv", day(2024, 5, 20), {}, {}, false}, day(2024, 5, 22),
       "geapprecieerd");
  EXPECT_EQ(motion_.standing()->judgement, Judgement::OordeelKamer) << "of one date the latest recorded";
}

TEST_F(Story, HeldAgainTheTermBeginsAnew) {
  does(HoldOver{day(2024, 5, 21), {}}, day(2024, 5, 21), "aangehouden");
  EXPECT_EQ(refuses(HoldOver{day(2024, 5, 20), {}}, day(2024, 6, 1)), "datum-voor-aanhouding");
  does(HoldOver{day(2024, 9, 10), {}}, day(2024, 9, 10), "opnieuw-aangehouden");
  EXPECT_EQ(motion_.hold->lapses, day(2024, 12, 3));
  EXPECT_EQ(lapse().date, day(2024, 12, 3));
  EXPECT_EQ(lapse().first_date, day(2024, 9, 3));
  EXPECT_EQ(lapse().moves, 1);
  EXPECT_EQ(motion_.deadlines.size(), 1U);
}

TEST_F(Story, ResumedAndHeldOnceMoreIsANewTerm) {
  does(HoldOver{day(2024, 5, 21), {}}, day(2024, 5, 21), "aangehouden");
  EXPECT_EQ(refuses(Resume{day(2024, 5, 20)}, day(2024, 6, 1)), "datum-voor-aanhouding");
  does(Resume{day(2024, 6, 4)}, day(2024, 6, 4), "hervat");
  EXPECT_EQ(lapse().end, "gestuit");
  does(HoldOver{day(2024, 6, 5), {}}, day(2024, 6, 5), "aangehouden");
  ASSERT_EQ(motion_.deadlines.size(), 2U);
  EXPECT_NE(motion_.deadlines[0].id, motion_.deadlines[1].id);
  EXPECT_TRUE(motion_.deadlines[1].running());
}

TEST_F(Story, TheEersteKamerHasATermOfItsOwn) {
  motion_.chamber = calendar::Chamber::EK;
  does(HoldOver{day(2024, 5, 21), {}}, day(2024, 5, 21), "aangehouden");
  ASSERT_TRUE(motion_.hold->lapses.has_value());
  EXPECT_GT(*motion_.hold->lapses, day(2024, 11, 20)) << "six months, recess not counted";
}

// Gewijzigde motie t.v.v.: a new motion with what was promised about the old one; the old one is gone.
TEST_F(Story, AModifiedMotionTakesWhatWasPromisedAlong) {
  does(RequestHold{"staatssecretaris-bzk", day(2024, 5, 17), report_, {}}, day(2024, 5, 17), "aanhouding-gevraagd");
  does(HoldOver{day(2024, 5, 21), {}}, day(2024, 5, 21), "aangehouden");
  const auto outcome = decide(motion_,
                              Modify{"26643-1180",
                                     "22222222-2222-4222-8222-222222222222",
                                     day(2024, 5, 28),
                                     {},
                                     {},
                                     std::vector<std::string>{"verzoekt anders"}},
                              on(day(2024, 5, 28)));
  ASSERT_TRUE(outcome.ok());
  const auto& old = outcome.value().motion;
  const auto& next = outcome.value().successor.value();
  EXPECT_EQ(old.status, Status::Vervangen);
  EXPECT_EQ(old.replaced_by, next.id);
  EXPECT_EQ(std::count_if(old.deadlines.begin(), old.deadlines.end(), [](const auto& one) { return one.running(); }),
            0);
  EXPECT_EQ(next.number, "26643-1180");
  EXPECT_EQ(next.title, motion_.title);
  EXPECT_EQ(next.replaces, std::vector<std::string>{motion_.id});
  EXPECT_EQ(next.status, Status::Ingediend);
  EXPECT_FALSE(next.hold.has_value());
  ASSERT_EQ(next.requests.size(), 1U);
  EXPECT_EQ(next.requests[0].text, "verzoekt anders");
  EXPECT_TRUE(next.appreciations.empty()) << "a modified motion is appreciated anew";
  EXPECT_EQ(next.assigned_on(day(2024, 5, 28)).directorate, "directie-politie");
  ASSERT_EQ(next.links.size(), 1U);
  EXPECT_NE(next.links[0].id, motion_.links[0].id);
  ASSERT_EQ(next.deadlines.size(), 1U) << "the edition's, not the lapse";
  EXPECT_EQ(next.deadlines[0].kind, "editie");
}

}  // namespace
}  // namespace gestand::motions

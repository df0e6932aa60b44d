// Every state of a motion against everything that can be asked of it: what follows, or the refusal with its code and
// its Dutch sentence.
#include <gmock/gmock.h>

#include <array>

#include "common/eventlog/ids.hpp"
#include "services/motions/domain/commands.hpp"
#include "tests/support/builders.hpp"

namespace gestand::motions {
namespace {

using support::day;

const Day today{day(2024, 6, 20), Instant{}, calendar::Calendar::builtin(),
                [](const std::string& item, const std::string& about) { return eventlog::named_uuid(item, about); }};
constexpr std::array states{Status::Ingediend, Status::Aangehouden, Status::Aangenomen,
                            Status::Verworpen, Status::Ingetrokken, Status::Overgenomen,
                            Status::Vervallen, Status::Vervangen,   Status::Onbekend};

Motion in_state(Status status) {
  Motion out;
  out.id = "11111111-1111-4111-8111-111111111111";
  out.number = "26643-1172";
  out.title = "Motie";
  out.tabled = day(2024, 5, 16);
  out.requests = {{"een", Execution::Nvt}};
  out.status = status;
  if (status == Status::Aangehouden) {
    out.hold = Hold{day(2024, 5, 21), day(2024, 9, 3), {}};
    promises::Deadline lapse;
    lapse.id = "t";
    lapse.kind = "vervalt";
    lapse.date = lapse.first_date = day(2024, 9, 3);
    out.deadlines.push_back(lapse);
  }
  if (status == Status::Aangenomen || status == Status::Overgenomen) {
    out.execution = Execution::Open;
    out.requests[0].execution = Execution::Open;
  }
  return out;
}

const Date fact = day(2024, 6, 4);

struct Verb {
  const char* name;
  Command command;
  // One sign a state, in the order above: letter = goes through; '-' = refused.
  const char* allowed;
  const char* event;   // when it goes through from Ingediend (or the first state that allows it)
  const char* cannot;  // end of the Dutch sentence of the refusal
  Status after;        // when it goes through
  bool changes_status;
};

CastVote vote(const std::string& result) {
  CastVote out;
  out.vote.date = fact;
  out.vote.result = result;
  return out;
}

std::vector<Verb> verbs() {
  return {
      {"appreciatie", Appreciate{Judgement::OordeelKamer, "minister-jenv", fact, {}, {}, false}, "xxxxxxxxx",
       "geapprecieerd", "", Status::Ingediend, false},
      {"aanhoudingsverzoek", RequestHold{"minister-jenv", fact, {}, {}}, "xx------x", "aanhouding-gevraagd",
       "nog worden aangehouden", Status::Ingediend, false},
      {"aanhouding", HoldOver{fact, {}}, "xx-------", "aangehouden", "worden aangehouden", Status::Aangehouden, true},
      {"hervatting", Resume{fact}, "-x-------", "hervat", "worden hervat: zij is niet aangehouden", Status::Ingediend,
       true},
      {"aangenomen", vote("aangenomen"), "x-------x", "aangenomen", "in stemming komen", Status::Aangenomen, true},
      {"verworpen", vote("verworpen"), "x-------x", "verworpen", "in stemming komen", Status::Verworpen, true},
      {"gestaakt", vote("gestaakt"), "x-------x", "stemming-gestaakt", "in stemming komen", Status::Ingediend, false},
      {"intrekking", Withdraw{fact, {}}, "xx------x", "ingetrokken", "worden ingetrokken", Status::Ingetrokken, true},
      {"overname", TakeOver{fact, {}}, "xx------x", "overgenomen", "worden overgenomen", Status::Overgenomen, true},
      {"vervallenverklaring", Lapse{fact, {}}, "xx------x", "vervallen", "vervallen", Status::Vervallen, true},
      {"wijziging", Modify{"26643-1180", "22222222-2222-4222-8222-222222222222", fact, {}, {}, {}}, "xx-------",
       "vervangen", "worden gewijzigd", Status::Vervangen, true},
      {"uitvoering", Execute{Execution::Uitgevoerd, fact, {}, {}, {}}, "--x--x---", "uitvoering-bijgewerkt",
       "worden uitgevoerd", Status::Aangenomen, false},
      {"verbetering", Correct{"tikfout", "Nieuwe titel", {}, {}, {}, {}, {}, {}}, "xxxxxxxxx", "verbeterd", "",
       Status::Ingediend, false},
  };
}

TEST(MotionTable, EveryStateAgainstEveryVerb) {
  for (const auto& verb : verbs()) {
    bool first = true;
    for (std::size_t i = 0; i < states.size(); ++i) {
      const std::string where = std::string(verb.name) + " bij " + to_string(states[i]);
      const Motion before = in_state(states[i]);
      const auto outcome = decide(before, verb.command, today);
      ASSERT_EQ(outcome.ok(), verb.allowed[i] == 'x') << where << (outcome.ok() ? "" : outcome.refusal().detail);
      if (!outcome) {
        EXPECT_EQ(outcome.refusal().code, "status-laat-niet-toe") << where;
        EXPECT_THAT(outcome.refusal().detail,
                    ::testing::StartsWith(std::string("Een motie met status \"") + to_string(states[i]) +
                                          "\" kan niet " + verb.cannot))
            << where;
        EXPECT_TRUE(outcome.refusal().detail.ends_with('.')) << where;
        continue;
      }
      const Decision& decision = outcome.value();
      if (first) {
        EXPECT_EQ(decision.event, verb.event) << where;
      }
      first = false;
      EXPECT_EQ(decision.motion.status, verb.changes_status ? verb.after : states[i]) << where;
      const bool open = decision.motion.status == Status::Aangenomen || decision.motion.status == Status::Overgenomen;
      EXPECT_EQ(decision.motion.execution != Execution::Nvt, open)
          << where << ": it is to be executed from the decision on, and only then";
      EXPECT_EQ(decision.motion.hold.has_value(), decision.motion.status == Status::Aangehouden) << where;
      for (const auto& deadline : decision.motion.deadlines) {
        if (deadline.kind == "vervalt") {
          EXPECT_EQ(deadline.running(), decision.motion.status == Status::Aangehouden) << where;
        }
      }
      EXPECT_EQ(decision.motion.number, before.number) << where;
    }
  }
}

TEST(MotionTable, NothingHappensBeforeTheMotionWasTabled) {
  for (const auto& verb : verbs()) {
    auto command = verb.command;
    const bool dated = std::visit(
        [](auto& c) {
          if constexpr (requires { c.vote; }) {
            c.vote.date = day(2024, 5, 15);
            return true;
          } else if constexpr (requires { c.date; }) {
            c.date = day(2024, 5, 15);
            return true;
          } else {
            return false;
          }
        },
        command);
    if (!dated) continue;
    for (const auto state : states) {
      const auto outcome = decide(in_state(state), command, today);
      ASSERT_FALSE(outcome.ok()) << verb.name;
      EXPECT_EQ(outcome.refusal(), (Refusal{"datum-voor-indiening",
                                            "De datum 2024-05-15 ligt voor de indiening van de motie op 2024-05-16."}))
          << verb.name;
    }
  }
}

TEST(MotionTable, ExecutionGoesForwardAndBackOnlyWithAReason) {
  constexpr std::array steps{Execution::Open, Execution::InUitvoering, Execution::Uitgevoerd, Execution::Gemeld,
                             Execution::Afgedaan};
  for (const auto from : steps) {
    for (const auto to : steps) {
      Motion motion = in_state(Status::Aangenomen);
      motion.execution = motion.requests[0].execution = from;
      const auto plain = decide(motion, Execute{to, fact, {}, {}, {}}, today);
      const auto reasoned = decide(motion, Execute{to, fact, {}, {}, "reden"}, today);
      EXPECT_EQ(plain.ok(), to > from);
      EXPECT_EQ(reasoned.ok(), to != from);
      if (to == from) {
        EXPECT_EQ(plain.refusal().code, "uitvoering-ongewijzigd");
      }
      if (to < from) {
        EXPECT_EQ(plain.refusal().code, "heropenen-zonder-reden");
      }
      if (reasoned.ok()) {
        EXPECT_EQ(reasoned.value().motion.execution, to);
      }
    }
  }
  const auto nothing_asked = [&](Execution to, std::optional<std::string> why) {
    Execute command{to, fact, {}, {}, std::move(why)};
    command.no_action = true;
    return decide(in_state(Status::Aangenomen), command, today);
  };
  EXPECT_EQ(nothing_asked(Execution::Afgedaan, {}).refusal().code, "geen-actie-zonder-reden");
  EXPECT_EQ(nothing_asked(Execution::Uitgevoerd, "spreekt alleen uit").refusal().code, "geen-actie-zonder-reden");
  EXPECT_TRUE(nothing_asked(Execution::Afgedaan, "spreekt alleen uit").value().motion.steps.back().no_action);
  EXPECT_EQ(decide(in_state(Status::Aangenomen), Execute{Execution::Nvt, fact, {}, {}, {}}, today).refusal().code,
            "uitvoering-nvt");
}

TEST(MotionTable, RequestsAreExecutedOneByOne) {
  Motion motion = in_state(Status::Aangenomen);
  motion.requests.push_back({"twee", Execution::Open});
  const auto half = decide(motion, Execute{Execution::Uitgevoerd, fact, 1, {}, {}}, today);
  ASSERT_TRUE(half.ok());
  EXPECT_EQ(half.value().motion.execution, Execution::InUitvoering) << "one done, one open";
  const auto whole = decide(half.value().motion, Execute{Execution::Gemeld, fact, 2, {}, {}}, today);
  EXPECT_EQ(whole.value().motion.execution, Execution::Uitgevoerd) << "as far as the one that is behind";
  EXPECT_EQ(decide(motion, Execute{Execution::Gemeld, fact, 3, {}, {}}, today).refusal().code, "verzoek-onbekend");
}

TEST(MotionTable, WordsAreTheirOwnInverse) {
  for (const auto state : states) EXPECT_EQ(parse_status(to_string(state)), state);
  for (const auto& word : judgement_words()) EXPECT_EQ(to_string(parse_judgement(word).value()), word);
  for (const auto& word : execution_words()) EXPECT_EQ(to_string(parse_execution(word).value()), word);
  EXPECT_EQ(judgement_words().size(), 11U);
  EXPECT_FALSE(parse_status("Ingediend").has_value()) << "codes are exact";
}

}  // namespace
}  // namespace gestand::motions

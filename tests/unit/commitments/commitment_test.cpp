// Commitments: every verb in every state, conditional promises, extensions with their trace, numbers, titles and
// documents.
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "services/commitments/adapters/commitment_json.hpp"
#include "services/commitments/domain/commands.hpp"

namespace gestand::commitments {
namespace {

using calendar::to_iso;

Date on(const char* text) { return calendar::parse_date(text).value(); }

Day day_at(const char* text) {
  return {on(text), Instant{on(text)}, calendar::Calendar::builtin(),
          [](const std::string& item, const std::string& about) { return eventlog::named_uuid(item, about); }};
}
const Day today = day_at("2024-05-17");

DeadlineWish by_date(const char* date) {
  DeadlineWish out;
  out.date = on(date);
  return out;
}
DeadlineWish by_words(const char* words) {
  DeadlineWish out;
  out.words = words;
  return out;
}
DeadlineWish by_edition(const char* planned, const char* id = "E", const char* status = "gepland") {
  DeadlineWish out;
  out.edition = promises::Edition{id, "Eerste halfjaarbericht", status, on(planned), {}, ""};
  return out;
}

Make a_promise(std::optional<DeadlineWish> deadline = {}, const char* date = "2024-05-16") {
  Make out;
  out.number = "TZ202405-123";
  out.text = "De minister zegt toe de Kamer te informeren.";
  out.date = on(date);
  out.made_by = {"minister-jenv", {}};
  out.made_to = {{"Kathmann", "GroenLinks-PvdA", {}}};
  out.directorate = "directie-politie";
  out.deadline = std::move(deadline);
  out.deadline_words = R"({"tekst":"voor de zomer"})";
  return out;
}

Make conditional(std::optional<DeadlineWish> deadline = {}) {
  Make out = a_promise(std::move(deadline));
  out.condition = "zodra het advies er is";
  return out;
}

Commitment made(const Make& command) { return make("T", command, today).value().commitment; }

Commitment after(const Commitment& commitment, const Command& command, const Day& day = today) {
  auto outcome = decide(commitment, command, day);
  if (!outcome) throw std::runtime_error(outcome.refusal().detail);
  return outcome.value().commitment;
}

std::string code(const Commitment& commitment, const Command& command) {
  const auto outcome = decide(commitment, command, today);
  return outcome ? "" : outcome.refusal().code;
}

Fulfil fulfilment(bool partial = false, const char* date = "2024-05-17") {
  return {on(date), "29628-1217", {}, partial};
}
AskExtension asking(DeadlineWish wish) {
  return {std::move(wish), R"({"datum":"2024-09-30"})", "het onderzoek loopt uit"};
}

DecideExtension deciding(const Commitment& commitment, const char* decision,
                         DeadlineWish wish = by_date("2024-09-30")) {
  return {commitment.extensions.empty() ? "" : commitment.extensions.back().id, decision, "minister-jenv",
          on("2024-05-17"), std::move(wish)};
}

Commitment in_state(Status status, const Commitment& start) {
  switch (status) {
    case Status::Openstaand: return start;
    case Status::DeelsVoldaan: return after(start, fulfilment(true));
    case Status::Voldaan: return after(start, fulfilment());
    case Status::Vervallen: return after(start, Drop{on("2024-05-17"), "achterhaald", {}});
  }
  return start;
}

TEST(Commitment, EveryVerbInEveryState) {
  constexpr auto no = "!status-laat-niet-toe";
  // Conditional and with an extension asked: so that each verb has what it is about.
  const Commitment plain = made(a_promise(by_date("2024-06-30")));
  const Commitment waiting = made(conditional());
  const Commitment asked = after(plain, asking(by_date("2024-09-30")));
  struct Row {
    const char* verb;
    const Commitment& start;
    Command command;
    std::array<const char*, 4> expected;  // openstaand, deels-voldaan, voldaan, vervallen
  };
  const std::array rows{
      Row{"voldoeningen", plain, fulfilment(), {"voldaan", "voldaan", no, no}},
      Row{"voldoeningen deels", plain, fulfilment(true), {"deels-voldaan", "deels-voldaan", no, no}},
      Row{"vervallenverklaringen",
          plain,
          Drop{on("2024-05-17"), "achterhaald", {}},
          {"vervallen", "vervallen", no, no}},
      Row{"voorwaardevervullingen",
          waiting,
          MeetCondition{on("2024-05-17"), "advies ontvangen", {}},
          {"voorwaarde-vervuld", "voorwaarde-vervuld", no, no}},
      Row{"voorwaardevervullingen zonder voorwaarde",
          plain,
          MeetCondition{on("2024-05-17"), "x", {}},
          {"!geen-voorwaarde", "!geen-voorwaarde", no, no}},
      Row{"voorwaardecontroles",
          waiting,
          CheckCondition{on("2024-05-17"), "geldt nog"},
          {"voorwaarde-gecontroleerd", "voorwaarde-gecontroleerd", no, no}},
      Row{"voorwaardecontroles zonder voorwaarde",
          plain,
          CheckCondition{on("2024-05-17"), "x"},
          {"!geen-voorwaarde", "!geen-voorwaarde", no, no}},
      Row{"uitstelverzoeken", plain, asking(by_date("2024-09-30")), {"uitstel-gevraagd", "uitstel-gevraagd", no, no}},
      Row{"uitstelbesluiten toegestaan",
          asked,
          deciding(asked, "toegestaan"),
          {"uitstel-toegestaan", "uitstel-toegestaan", no, no}},
      Row{"uitstelbesluiten afgewezen",
          asked,
          deciding(asked, "afgewezen"),
          {"uitstel-afgewezen", "uitstel-afgewezen", no, no}},
      Row{"uitstelbesluiten zonder verzoek",
          plain,
          deciding(plain, "toegestaan"),
          {"!uitstelverzoek-onbekend", "!uitstelverzoek-onbekend", no, no}},
      Row{"relaties", plain, Relate{"herhaling", "U"}, {"gerelateerd", "gerelateerd", "gerelateerd", "gerelateerd"}},
      Row{"wijzig",
          plain,
          Correct{"TZ202405-124", {}, {}, {}, {}, {}, {}},
          {"verbeterd", "verbeterd", "verbeterd", "verbeterd"}}};
  const std::array states{Status::Openstaand, Status::DeelsVoldaan, Status::Voldaan, Status::Vervallen};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < states.size(); ++i) {
      const auto outcome = decide(in_state(states[i], row.start), row.command, today);
      EXPECT_EQ(outcome ? outcome.value().event : "!" + outcome.refusal().code, row.expected[i])
          << row.verb << " on " << to_string(states[i]);
      EXPECT_TRUE(outcome || !outcome.refusal().detail.empty());
    }
  }
}

TEST(Commitment, AStandingConditionIsLookedAtEveryYearAndHasNoTerm) {
  Make old = conditional();
  old.date = on("2022-06-17");
  Commitment standing = made(old);
  EXPECT_EQ(standing.check_due, on("2025-05-17"));  // a year after it was recorded, however old it is
  standing = after(standing, CheckCondition{on("2024-02-29"), "geldt nog"});
  EXPECT_EQ(standing.check_due, on("2025-02-28"));
  EXPECT_TRUE(standing.waits());
  for (const auto& one : standing.deadlines) EXPECT_FALSE(one.date);
  EXPECT_EQ(code(standing, CheckCondition{on("2024-02-28"), "eerder"}), "datum-voor-controle");
  EXPECT_FALSE(after(standing, MeetCondition{on("2024-05-17"), "ander systeem", {}}).check_due);
  EXPECT_FALSE(after(standing, fulfilment()).check_due);
  EXPECT_FALSE(after(standing, Drop{on("2024-05-17"), "achterhaald", {}}).check_due);
  const Commitment again = commitment_of(Kind::Toezegging, "T", document_of(standing));
  EXPECT_EQ(again.check_due, standing.check_due);
  ASSERT_EQ(again.condition_checks.size(), 1U);
  EXPECT_EQ(again.condition_checks[0].note, "geldt nog");
}

TEST(Commitment, AConfidentialTextLiesAsideAndIsDisclosedButNeverTakenBack) {
  Make command = a_promise();
  command.text.clear();
  command.aside = Aside{"X", "00ff"};
  const Commitment closed = made(command);
  const auto document = document_of(closed);
  EXPECT_EQ(document["tekst"], (nlohmann::json{{"$tekst", "X"}}));
  EXPECT_EQ(document["titel"], "Vertrouwelijke toezegging");
  EXPECT_EQ(document["vertrouwelijk"], true);
  EXPECT_EQ(document_of(commitment_of(Kind::Toezegging, "T", document)), document);
  Correct disclose;
  disclose.confidential = false;
  disclose.text = "De minister zegt toe een brief te sturen.";
  const auto open = document_of(after(closed, disclose));
  EXPECT_EQ(open["tekst"], "De minister zegt toe een brief te sturen.");
  EXPECT_FALSE(open.contains("vertrouwelijk") || open.contains("_tekstHash"));
  Correct close;
  close.confidential = true;
  EXPECT_EQ(code(commitment_of(Kind::Toezegging, "T", open), close), "was-openbaar");
}

TEST(Commitment, SharedVerbsOnASettledOne) {
  const Commitment open = made(a_promise(by_date("2024-06-30")));
  const auto refused = [&](Status status, const char* verb) {
    return refuse_shared(in_state(status, open), verb, open.deadlines[0].id).has_value();
  };
  for (const auto status : {Status::Openstaand, Status::DeelsVoldaan, Status::Voldaan, Status::Vervallen}) {
    const bool settled = status == Status::Voldaan || status == Status::Vervallen;
    EXPECT_EQ(refused(status, "termijnen"), settled);
    EXPECT_EQ(refused(status, "termijnen/verplaatsingen"), settled);
    for (const char* verb : {"toewijzingen", "termijnen/verwijder", "koppelingen", "koppelingen/verwijder",
                             "voorstellen/besluiten", "notities"}) {
      EXPECT_FALSE(refused(status, verb)) << verb;
    }
    const Commitment now = in_state(status, open);
    promises::Promise linked = now;
    linked.links.push_back({"L", "E", "afdoening", {}});
    EXPECT_EQ(refuse_link(now, linked).has_value(), settled);
    EXPECT_FALSE(refuse_link(now, now));  // a repeat is harmless
  }
}

TEST(Commitment, TheOfficeThatMadeItIsResponsible) {
  const auto assigned = made(a_promise()).assigned_on(on("2024-05-17"));
  EXPECT_EQ(assigned.responsible, "minister-jenv");
  EXPECT_EQ(assigned.directorate, "directie-politie");
}

TEST(Commitment, WordsCountFromTheDayOnWhichItWasSaid) {
  const auto wish = by_words("voor de zomer");
  EXPECT_EQ(made(a_promise(wish)).deadlines[0].date, on("2024-07-04"));
  EXPECT_EQ(made(a_promise(wish, "2022-02-03")).deadlines[0].date, on("2022-07-07"));
}

TEST(Commitment, ATermThatIsAnEditionLinksToIt) {
  const Commitment commitment = made(a_promise(by_edition("2024-07-04")));
  ASSERT_EQ(commitment.links.size(), 1U);
  EXPECT_EQ(commitment.links[0].role, "belofte");
  ASSERT_EQ(commitment.deadlines.size(), 1U);
  EXPECT_EQ(commitment.deadlines[0].kind, "editie");
  EXPECT_EQ(make("T", a_promise(by_edition("2024-07-04", "E", "geannuleerd")), today).refusal().code,
            "editie-geannuleerd");
}

TEST(Commitment, FulfilledWholeMeetsItsTermsAndKeepsTheirSlips) {
  Commitment commitment = made(a_promise(by_date("2024-06-30")));
  static_cast<promises::Promise&>(commitment) =
      promises::move_deadline(commitment, commitment.deadlines[0].id, by_date("2024-09-30"), "later", today).value();
  const Commitment partly = after(commitment, fulfilment(true));
  EXPECT_TRUE(partly.deadlines[0].running());
  const Commitment kept = after(partly, fulfilment());
  EXPECT_EQ(kept.deadlines[0].end, "gehaald");
  EXPECT_EQ(kept.deadlines[0].first_date, on("2024-06-30"));
  EXPECT_EQ(kept.deadlines[0].moves, 1);
  EXPECT_EQ(kept.fulfilments.size(), 2U);
  EXPECT_EQ(after(commitment, Drop{on("2024-05-17"), "achterhaald", {}}).deadlines[0].end, "gestuit");
}

TEST(Commitment, NothingHappensBeforeItWasMade) {
  const Commitment commitment = made(conditional());
  for (const Command& command : {Command{fulfilment(false, "2024-05-15")}, Command{Drop{on("2024-05-15"), "x", {}}},
                                 Command{MeetCondition{on("2024-05-15"), "x", {}}}}) {
    EXPECT_EQ(code(commitment, command), "datum-voor-toezegging");
  }
  EXPECT_EQ(code(commitment, fulfilment(false, "2024-05-16")), "");
}

TEST(Conditional, NoClockRunsBeforeTheCondition) {
  const Commitment commitment = made(conditional(by_words("binnen drie maanden")));
  ASSERT_EQ(commitment.deadlines.size(), 1U);
  EXPECT_EQ(commitment.deadlines[0].kind, "voorwaarde");
  EXPECT_FALSE(commitment.deadlines[0].date);
  EXPECT_TRUE(commitment.waiting_wish);
  EXPECT_EQ(code(commitment, asking(by_date("2024-09-30"))), "geen-termijn");
  EXPECT_EQ(refuse_shared(commitment, "termijnen/verplaatsingen", commitment.deadlines[0].id)->code,
            "termijn-voorwaarde");
}

TEST(Conditional, TheTermStartsWhenItIsMet) {
  const Commitment waiting = made(conditional(by_words("binnen drie maanden")));
  const Commitment met =
      after(waiting, MeetCondition{on("2024-06-10"), "advies ontvangen", by_words("binnen drie maanden")},
            day_at("2024-06-20"));
  EXPECT_EQ(met.deadlines[0].id, waiting.deadlines[0].id);
  EXPECT_EQ(met.deadlines[0].date, on("2024-09-10"));  // from the day on which it was met
  EXPECT_EQ(met.deadlines[0].first_date, met.deadlines[0].date);
  EXPECT_EQ(met.deadlines[0].moves, 0);
  EXPECT_FALSE(met.waiting_wish);
  EXPECT_EQ(code(met, MeetCondition{on("2024-05-17"), "nog eens", {}}), "voorwaarde-al-vervuld");
}

TEST(Conditional, WithoutATermMeetingItEndsTheWaiting) {
  const Commitment met = after(made(conditional()), MeetCondition{on("2024-05-17"), "advies ontvangen", {}});
  EXPECT_EQ(met.deadlines[0].end, "gehaald");
}

TEST(Conditional, ATermThatCanNoLongerBeReadIsNotForgotten) {
  const auto sent = by_edition("2024-05-10", "E", "verzonden");
  const Commitment met =
      after(made(conditional(by_edition("2024-07-04"))), MeetCondition{on("2024-05-17"), "advies ontvangen", sent});
  EXPECT_TRUE(met.deadlines[0].running());
  EXPECT_EQ(met.deadlines[0].kind, "zacht");
  EXPECT_FALSE(met.deadlines[0].steps.back().step.empty());
}

TEST(Conditional, AnEditionBecomesALinkAndOneClock) {
  const Commitment met = after(made(conditional(by_edition("2024-07-04"))),
                               MeetCondition{on("2024-05-17"), "advies ontvangen", by_edition("2024-07-04")});
  ASSERT_EQ(met.deadlines.size(), 1U);
  EXPECT_EQ(met.deadlines[0].edition, "E");
  EXPECT_EQ(met.deadlines[0].date, on("2024-07-04"));
  ASSERT_EQ(met.links.size(), 1U);
}

TEST(Extension, AllowedMovesTheTermWithATrace) {
  const Commitment asked = after(made(a_promise(by_date("2024-06-30"))), asking(by_date("2024-09-30")));
  EXPECT_EQ(asked.deadlines[0].date, on("2024-06-30"));
  EXPECT_EQ(code(asked, asking(by_date("2024-10-30"))), "uitstelverzoek-open");
  const Commitment allowed = after(asked, deciding(asked, "toegestaan"));
  EXPECT_EQ(allowed.deadlines[0].date, on("2024-09-30"));
  EXPECT_EQ(allowed.deadlines[0].first_date, on("2024-06-30"));
  EXPECT_EQ(allowed.deadlines[0].moves, 1);
  EXPECT_EQ(allowed.deadlines[0].steps.back().step, "Verplaatst: uitstel, het onderzoek loopt uit");
  EXPECT_EQ(allowed.extensions[0].status, "toegestaan");
  EXPECT_EQ(code(allowed, deciding(allowed, "afgewezen")), "uitstelverzoek-besloten");
}

// A nearer term came beside it after the request: the one that was asked about moves.
TEST(Extension, IsAboutTheTermThatRanWhenItWasAsked) {
  Commitment asked = after(made(a_promise(by_date("2024-07-04"))), asking(by_date("2024-09-30")));
  static_cast<promises::Promise&>(asked) =
      promises::link(asked, *by_edition("2024-06-29").edition, "belofte", std::nullopt, today).value();
  ASSERT_EQ(asked.deadlines.size(), 2U);
  const Commitment allowed = after(asked, deciding(asked, "toegestaan"));
  EXPECT_EQ(allowed.deadlines[0].date, on("2024-09-30"));
  EXPECT_EQ(allowed.deadlines[1].date, on("2024-06-29"));
  EXPECT_TRUE(allowed.deadlines[1].edition);
  asked.deadlines[0].end = "gehaald";
  EXPECT_EQ(code(asked, deciding(asked, "toegestaan")), "termijn-beeindigd");
  EXPECT_EQ(code(asked, deciding(asked, "afgewezen")), "");
}

TEST(Extension, RejectedLeavesTheTerm) {
  const Commitment asked = after(made(a_promise(by_date("2024-06-30"))), asking(by_date("2024-09-30")));
  const Commitment rejected = after(asked, deciding(asked, "afgewezen"));
  EXPECT_EQ(rejected.deadlines[0].date, on("2024-06-30"));
  EXPECT_EQ(rejected.deadlines[0].moves, 0);
  EXPECT_EQ(code(rejected, asking(by_date("2024-10-30"))), "");  // one may ask again
}

TEST(Extension, IsLaterThanTheTerm) {
  EXPECT_EQ(code(made(a_promise(by_date("2024-06-30"))), asking(by_date("2024-06-30"))), "uitstel-niet-later");
  EXPECT_EQ(code(made(a_promise(by_date("2024-06-30"))), asking(by_date("2024-06-01"))), "uitstel-niet-later");
}

TEST(Extension, LetsGoOfTheEdition) {
  const Commitment asked = after(made(a_promise(by_edition("2024-07-04"))), asking(by_date("2024-09-30")));
  const Commitment allowed = after(asked, deciding(asked, "toegestaan"));
  ASSERT_EQ(allowed.deadlines.size(), 1U);
  EXPECT_FALSE(allowed.deadlines[0].edition);
  EXPECT_EQ(allowed.deadlines[0].date, on("2024-09-30"));
  EXPECT_EQ(allowed.deadlines[0].first_date, on("2024-07-04"));
}

TEST(Extension, ToALaterEditionHangsOnThatOne) {
  const Commitment asked = after(made(a_promise(by_edition("2024-07-04"))), asking(by_edition("2024-12-12", "F")));
  const Commitment allowed = after(asked, deciding(asked, "toegestaan", by_edition("2024-12-12", "F")));
  ASSERT_EQ(allowed.deadlines.size(), 1U);
  EXPECT_EQ(allowed.deadlines[0].edition, "F");
  EXPECT_EQ(allowed.deadlines[0].kind, "editie");
  EXPECT_EQ(allowed.links.size(), 2U);
}

TEST(Extension, WithoutATermSetsOne) {
  const Commitment asked = after(made(a_promise()), asking(by_date("2024-09-30")));
  const Commitment allowed = after(asked, deciding(asked, "toegestaan"));
  ASSERT_EQ(allowed.deadlines.size(), 1U);
  EXPECT_EQ(allowed.deadlines[0].date, on("2024-09-30"));
}

TEST(Relation, IsNoneWithItselfAndARepeatIsHarmless) {
  const Commitment related = after(made(a_promise()), Relate{"herhaling", "U"});
  EXPECT_EQ(decide(related, Relate{"herhaling", "U"}, today).value().event, "");
  EXPECT_EQ(code(related, Relate{"herhaling", "T"}), "relatie-met-zichzelf");
  EXPECT_EQ(after(related, Relate{"aanvulling", "U"}).relations.size(), 2U);
}

TEST(Number, InEverySpellingOfTheRegisters) {
  const auto shown = [](const char* text) {
    const auto number = parse_number(text);
    return number ? number->text + (number->chamber == calendar::Chamber::TK ? " TK" : " EK") : "-";
  };
  EXPECT_EQ(shown("TZ202405-123"), "TZ202405-123 TK");
  EXPECT_EQ(shown(" tz202405-123 "), "TZ202405-123 TK");
  EXPECT_EQ(shown("TZ 202405 - 123"), "TZ202405-123 TK");
  EXPECT_EQ(shown("T01615"), "T01615 EK");
  EXPECT_EQ(shown("tz_just_2006_7"), "tz_JUST_2006_7 EK");
  for (const char* wrong : {"", "T1615", "TZ2024-1", "26643-1172", "TZ202405-", "TZ202405-123x", "T01615; drop"})
    EXPECT_EQ(shown(wrong), "-") << wrong;
  EXPECT_EQ(shown(std::string(5'000, '9').c_str()), "-");
}

TEST(Title, IsCutAtAWordAndNeverInsideACharacter) {
  EXPECT_EQ(title_of("  De minister\n zegt\t toe. "), "De minister zegt toe.");
  const std::string exact(120, 'a');
  EXPECT_EQ(title_of(exact), exact);
  std::string words;
  for (int i = 0; i < 40; ++i) words += "woord ";
  const auto cut = title_of(words);
  EXPECT_TRUE(cut.ends_with("woord…"));
  EXPECT_LE(cut.size(), 122U);
  std::string accents;
  for (int i = 0; i < 130; ++i) accents += "é";
  EXPECT_EQ(title_of(accents).size(), 119U * 2 + 3);
}

TEST(Document, HoldsAllOfIt) {
  Make command = conditional(by_edition("2024-07-04"));
  command.kind = Kind::Kamerverzoek;
  command.asked_by = {{{}, {}, "Digitale Zaken"}};
  command.asked_by_one = true;
  command.source = Source{"Commissiedebat", "Politie", on("2024-05-16"), "ik zeg toe"};
  command.themes = {"politie"};
  Commitment commitment = made(command);
  const auto waiting = document_of(commitment);
  EXPECT_EQ(document_of(commitment_of(Kind::Kamerverzoek, "T", waiting)), waiting);
  EXPECT_EQ(waiting["gevraagdDoor"], (nlohmann::json{{"commissie", "Digitale Zaken"}}));
  EXPECT_EQ(waiting["_wachtendeTermijn"], (nlohmann::json{{"tekst", "voor de zomer"}}));

  commitment = after(commitment, MeetCondition{on("2024-05-17"), "advies ontvangen", by_date("2024-06-30")});
  commitment = after(commitment, asking(by_date("2024-09-30")));
  commitment = after(commitment, deciding(commitment, "toegestaan"));
  commitment = after(commitment, Relate{"komt-uit-motie", "M"});
  commitment = after(commitment, fulfilment(true));
  const auto dropped = document_of(after(commitment, Drop{on("2024-05-17"), "achterhaald", "29628-1217"}));
  EXPECT_EQ(document_of(commitment_of(Kind::Kamerverzoek, "T", dropped)), dropped);
  EXPECT_EQ(dropped["status"], "vervallen");
  EXPECT_FALSE(dropped.contains("_wachtendeTermijn"));
}

}  // namespace
}  // namespace gestand::commitments

// Editions: every verb in every state, plans by window, moves with their trace, contributions, and what freezing
// protects.
#include "services/vehicles/domain/edition.hpp"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "common/vocab/appendix_layout.hpp"
#include "services/vehicles/adapters/edition_json.hpp"
#include "services/vehicles/adapters/vehicle_rules.hpp"

namespace gestand::vehicles {
namespace {

using calendar::RecessKind;
using calendar::to_iso;

Date on(const char* text) { return calendar::parse_date(text).value(); }

Day day_at(const char* text) {
  return {on(text), Instant{on(text)}, calendar::Calendar::builtin(),
          [](const std::string& item, const std::string& about) { return eventlog::named_uuid(item, about); }};
}
const Day today = day_at("2024-05-17");

Edition planned(Plan plan = {on("2024-07-04"), {}, 0}, std::optional<Date> closing = {}) {
  return vehicles::plan("E", {"V", "Eerste halfjaarbericht politie 2024", plan, closing}, today).value().edition;
}

Edition after(const Edition& edition, const Command& command, const Day& day = today) {
  auto outcome = decide(edition, command, day);
  if (!outcome) throw std::runtime_error(outcome.refusal().detail);
  return outcome.value().edition;
}

Edition in_state(Status status) {
  const Edition edition = planned();
  switch (status) {
    case Status::Gepland: return edition;
    case Status::Vastgesteld: return after(edition, Freeze{on("2024-05-17")});
    case Status::Verzonden: return after(edition, Send{on("2024-05-17"), "29628-1217"});
    case Status::Geannuleerd: return after(edition, Cancel{on("2024-05-17"), "vervalt"});
  }
  return edition;
}

struct Row {
  const char* verb;
  Command command;
  // The event in each state, or the refusal's code after "!": gepland, vastgesteld, verzonden, geannuleerd.
  std::array<const char*, 4> expected;
};

TEST(Edition, EveryVerbInEveryState) {
  constexpr auto no = "!status-laat-niet-toe";
  const std::array rows{
      Row{"planningen", Move{{on("2024-06-19"), {}, 0}, "debat naar voren"}, {"verplaatst", "verplaatst", no, no}},
      Row{"bijdragen", Contribute{"I", "tekst", false, "P"}, {"bijdrage-geleverd", no, no, no}},
      Row{"vaststellingen", Freeze{on("2024-05-17")}, {"vastgesteld", no, no, no}},
      Row{"verzendingen", Send{on("2024-05-17"), "29628-1217"}, {"verzonden", "verzonden", "!editie-verzonden", no}},
      Row{"standen",
          Reach{{"raad-van-state", on("2024-05-17"), {}, {}, {}}},
          {"stand-bereikt", "stand-bereikt", "stand-bereikt", no}},
      Row{"annuleringen", Cancel{on("2024-05-17"), {}}, {"geannuleerd", "geannuleerd", no, no}},
      Row{"wijzig", Correct{"Andere naam", {}}, {"verbeterd", no, no, no}}};
  const std::array states{Status::Gepland, Status::Vastgesteld, Status::Verzonden, Status::Geannuleerd};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < states.size(); ++i) {
      const auto outcome = decide(in_state(states[i]), row.command, today);
      const std::string got = outcome ? outcome.value().event : "!" + outcome.refusal().code;
      EXPECT_EQ(got, row.expected[i]) << row.verb << " on " << to_string(states[i]);
      EXPECT_TRUE(outcome || !outcome.refusal().detail.empty());
    }
  }
}

// Whatever fixes an edition says which layout its papers have, once.
TEST(Edition, WhatFixesItRecordsTheLayoutOfItsPapers) {
  EXPECT_FALSE(document_of(in_state(Status::Gepland)).contains("opmaak"));
  EXPECT_FALSE(document_of(in_state(Status::Geannuleerd)).contains("opmaak"));
  for (const auto status : {Status::Vastgesteld, Status::Verzonden}) {
    const auto document = document_of(in_state(status));
    EXPECT_EQ(document.at("opmaak"), appendix_layout) << to_string(status);
    EXPECT_EQ(document_of(edition_of("E", document)), document);
  }
}

TEST(Edition, OneThatWasFixedBeforeKeepsTheLayoutOfThen) {
  auto document = document_of(in_state(Status::Vastgesteld));
  document.erase("opmaak");  // as it was recorded before there was a second one
  const Edition sent = after(edition_of("E", document), Send{on("2024-05-17"), "29628-1217"});
  EXPECT_FALSE(document_of(sent).contains("opmaak"));
  document["opmaak"] = 1;
  EXPECT_EQ(document_of(after(edition_of("E", document), Send{on("2024-05-17"), "29628-1217"}))["opmaak"], 1);
}

TEST(Edition, AWindowIsTheLastThursdayBeforeTheOfficialRecess) {
  const Edition edition = planned({{}, RecessKind::Zomer, 2024});
  EXPECT_EQ(to_iso(edition.planned), "2024-07-04");
  EXPECT_EQ(edition.first_planned, edition.planned);
  EXPECT_FALSE(edition.steps.empty());
}

TEST(Edition, EveryWindowOfTheContractIsReadAndWrittenBack) {
  EXPECT_EQ(window_words(), (std::vector<std::string>{"voor-voorjaarsreces", "voor-meireces", "voor-zomerreces",
                                                      "voor-herfstreces", "voor-kerstreces"}));
  for (const auto& word : window_words()) EXPECT_EQ(window_of(parse_window(word).value()), word);
  EXPECT_FALSE(parse_window("voor-paasreces"));
  EXPECT_FALSE(parse_window("voor-verkiezingsreces"));
}

TEST(Edition, AMoveKeepsTheFirstDateAndSaysWhy) {
  const Edition edition = after(planned(), Move{{on("2024-06-19"), {}, 0}, "debat naar voren"});
  EXPECT_EQ(to_iso(edition.planned), "2024-06-19");
  EXPECT_EQ(to_iso(edition.first_planned), "2024-07-04");
  EXPECT_EQ(edition.moves, 1);
  EXPECT_EQ(edition.steps.back(),
            (calendar::Step{"Verplaatst: debat naar voren", "2024-07-04", "2024-06-19", "besluit"}));
  const Edition back = after(edition, Move{{{}, RecessKind::Zomer, 2024}, "toch later"});
  EXPECT_EQ(to_iso(back.planned), "2024-07-04");
  EXPECT_EQ(back.moves, 2);
}

TEST(Edition, AMoveToTheSameDateIsNone) {
  const auto by_window = decide(planned(), Move{{{}, RecessKind::Zomer, 2024}, "anders gezegd"}, today);
  ASSERT_FALSE(by_window);
  EXPECT_EQ(by_window.refusal().code, "planning-ongewijzigd");
}

TEST(Edition, TheClosingDateLiesNotAfterThePlannedOne) {
  const auto late = vehicles::plan("E", {"V", "N", {on("2024-07-04"), {}, 0}, on("2024-07-05")}, today);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.refusal().code, "sluiting-na-planning");
  const Edition edition = planned({on("2024-07-04"), {}, 0}, on("2024-07-04"));
  EXPECT_EQ(decide(edition, Correct{{}, on("2024-07-05")}, today).refusal().code, "sluiting-na-planning");
  // An earlier edition takes its closing date along, and tells.
  const Edition moved = after(edition, Move{{on("2024-06-19"), {}, 0}, "debat naar voren"});
  EXPECT_EQ(moved.closing, on("2024-06-19"));
  EXPECT_EQ(moved.steps.back().from, "2024-07-04");
  // A later one leaves it where it was.
  EXPECT_EQ(after(edition, Move{{on("2024-09-19"), {}, 0}, "later"}).closing, on("2024-07-04"));
}

TEST(Edition, OneContributionAnItemTheLatestCounts) {
  Edition edition = planned({on("2024-07-04"), {}, 0}, on("2024-06-20"));
  edition = after(edition, Contribute{"I", "eerste tekst", false, "P"});
  edition = after(edition, Contribute{"J", "over een ander", false, "P"});
  edition = after(edition, Contribute{"I", "tweede tekst", false, "Q"}, day_at("2024-06-21"));
  ASSERT_EQ(edition.contributions.size(), 2U);
  const auto& first = edition.contributions[0];
  EXPECT_EQ(first.text, "tweede tekst");
  EXPECT_EQ(first.version, 2);
  EXPECT_EQ(first.by, "Q");
  EXPECT_TRUE(first.late);
  EXPECT_FALSE(edition.contributions[1].late);
}

TEST(Edition, TheSameContributionAgainIsHarmless) {
  const Edition edition = after(planned(), Contribute{"I", "tekst", false, "P"});
  const Edition approved = after(edition, Contribute{"I", "tekst", true, "Q"});
  for (const auto& [before, again] : {std::pair{edition, Contribute{"I", "tekst", false, "Q"}},
                                      std::pair{approved, Contribute{"I", "tekst", false, "P"}},
                                      std::pair{approved, Contribute{"I", "tekst", true, "R"}}}) {
    const auto outcome = decide(before, again, today);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome.value().event, "");
    EXPECT_EQ(document_of(outcome.value().edition), document_of(before));
  }
}

TEST(Edition, ASecondPersonApprovesTheStandingText) {
  const Edition written = after(planned(), Contribute{"I", "tekst", false, "P"});
  const auto refused = [](const Edition& edition, const Contribute& command) {
    const auto outcome = decide(edition, command, today);
    return outcome ? outcome.value().event : "!" + outcome.refusal().code;
  };
  EXPECT_EQ(refused(planned(), {"I", "tekst", true, "P"}), "!tweede-persoon");           // there is nothing to approve
  EXPECT_EQ(refused(written, {"I", "tekst", true, "P"}), "!tweede-persoon");             // the writer
  EXPECT_EQ(refused(written, {"I", "een andere tekst", true, "Q"}), "!tweede-persoon");  // is a text of their own
  const auto outcome = decide(written, Contribute{"I", "tekst", true, "Q"}, day_at("2024-05-18"));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome.value().event, "bijdrage-goedgekeurd");
  const Edition& approved = outcome.value().edition;
  const auto& one = approved.contributions[0];
  EXPECT_TRUE(one.approved);
  EXPECT_EQ(one.by, "P");
  EXPECT_EQ(one.approved_by, "Q");
  EXPECT_EQ(one.approved_on, on("2024-05-18"));
  EXPECT_EQ(one.version, 1);
  EXPECT_EQ(refused(approved, {"I", "tekst", true, "P"}), "!tweede-persoon");
  // A new text withdraws the approval, also when it is the approver's; then the first writer is the second person.
  const Edition changed = after(approved, Contribute{"I", "nieuwe tekst", false, "Q"});
  EXPECT_FALSE(changed.contributions[0].approved);
  EXPECT_FALSE(changed.contributions[0].approved_by);
  EXPECT_EQ(changed.contributions[0].version, 2);
  EXPECT_EQ(refused(changed, {"I", "nieuwe tekst", true, "Q"}), "!tweede-persoon");
  EXPECT_EQ(refused(changed, {"I", "nieuwe tekst", true, "P"}), "bijdrage-goedgekeurd");
}

TEST(Edition, IsNotSentBeforeItWasFrozen) {
  const Edition edition = after(planned(), Freeze{on("2024-05-16")});
  EXPECT_EQ(decide(edition, Send{on("2024-05-15"), "29628-1217"}, today).refusal().code, "datum-voor-vaststelling");
  EXPECT_TRUE(decide(edition, Send{on("2024-05-16"), "29628-1217"}, today));
}

TEST(Edition, ItsDocumentHoldsAllOfIt) {
  Edition edition = planned({{}, RecessKind::Zomer, 2024}, on("2024-06-20"));
  edition = after(edition, Contribute{"I", "tekst", false, "P"}, day_at("2024-06-21"));
  edition = after(edition, Contribute{"I", "tekst", true, "Q"}, day_at("2024-06-22"));
  edition = after(edition, Move{{on("2024-07-10"), {}, 0}, "later"});
  edition = after(edition, Freeze{on("2024-05-16")});
  const auto sent = document_of(after(edition, Send{on("2024-05-17"), "29628-1217"}));
  EXPECT_EQ(document_of(edition_of("E", sent)), sent);
  const auto cancelled = document_of(after(edition, Cancel{on("2024-05-17"), "vervalt"}));
  EXPECT_EQ(document_of(edition_of("E", cancelled)), cancelled);
  // What World::edition reads of it.
  EXPECT_EQ(sent["verzonden"], (nlohmann::json{{"datum", "2024-05-17"}, {"kamerstuk", "29628-1217"}}));
  EXPECT_EQ(sent["status"], "verzonden");
  EXPECT_EQ(sent["geplandDatum"], "2024-07-10");
  EXPECT_EQ(document_of(planned({{}, RecessKind::Zomer, 2024}))["gepland"],
            (nlohmann::json{{"venster", "voor-zomerreces"}, {"jaar", 2024}}));
}

TEST(Edition, StagesStandByTheirDayAndARepeatIsHarmless) {
  Edition bill = planned();
  const auto reach = [&](const char* stage, const char* day) {
    auto decided = decide(bill, Reach{{stage, on(day), {}, "Stb. 2024, 1", {}}}, today).value();
    bill = decided.edition;
    return decided.event;
  };
  EXPECT_EQ(reach("ingediend-tweede-kamer", "2024-05-10"), "stand-bereikt");
  EXPECT_EQ(reach("internetconsultatie", "2023-11-01"), "stand-bereikt");
  EXPECT_EQ(reach("internetconsultatie", "2023-11-01"), "");
  const auto document = document_of(bill);
  EXPECT_EQ(document["stand"]["stand"], "ingediend-tweede-kamer");
  EXPECT_EQ(document["standen"].size(), 2U);
  EXPECT_EQ(document_of(edition_of("E", document)), document);
}

TEST(Edition, ACorrectionNeverThawsIt) {
  const EditionRules rules([](const std::string&) { return nlohmann::json::object(); });
  const Edition open = after(planned(), Contribute{"I", "tekst", false, "P"});
  const Edition frozen = after(open, Freeze{on("2024-05-16")});
  const Edition sent = after(frozen, Send{on("2024-05-17"), "29628-1217"});
  const auto code = [&](const Edition& before, const Edition& changed) {
    const auto refusal = rules.refuse_correction(document_of(before), document_of(changed));
    return refusal ? refusal->code : "";
  };
  Edition without_text = frozen;
  without_text.contributions.clear();
  Edition sent_but_thawed = sent;
  sent_but_thawed.frozen.reset();
  EXPECT_EQ(code(frozen, open), "vaststelling-blijft");
  EXPECT_EQ(code(sent, sent_but_thawed), "vaststelling-blijft");
  EXPECT_EQ(code(frozen, without_text), "editie-vastgesteld");
  EXPECT_EQ(code(sent, frozen), "");     // a wrong sending is taken back
  EXPECT_EQ(code(open, planned()), "");  // nothing is fixed yet
}

TEST(Vehicle, KindsAreThoseOfTheContract) {
  EXPECT_EQ(vehicle_kinds(),
            (std::vector<std::string>{"halfjaarbericht", "voortgangsbrief", "verzamelbrief", "kamerbrief", "debat",
                                      "begroting", "kader", "register", "wetgeving"}));
  const Vehicle vehicle{"V", "Halfjaarbericht politie", "halfjaarbericht", "directie-politie"};
  EXPECT_EQ(document_of(vehicle_of("V", document_of(vehicle))), document_of(vehicle));
}

}  // namespace
}  // namespace gestand::vehicles

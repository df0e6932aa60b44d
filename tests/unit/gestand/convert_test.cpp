// The rules of the import: numbers, status, replacements, votes; certainty or nothing.
#include "services/gestand/domain/convert.hpp"

#include <gmock/gmock.h>

namespace gestand::cli {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using testing::ElementsAre;
using testing::IsEmpty;

Date on(int y, unsigned m, unsigned d) { return std::chrono::sys_days(year(y) / month(m) / day(d)); }

CaseRow motion(std::string id, int serial, bool settled = true, std::optional<Date> term = std::nullopt) {
  CaseRow row;
  row.id = std::move(id);
  row.number = "2024Z" + row.id;
  row.dossier_title = "Politie";
  row.subject = "Motie van het lid A over " + row.id;
  row.tabled = on(2024, 5, 16);
  row.term = term;
  row.serial = serial;
  row.settled = settled;
  row.changed_at = "2024-05-17T00:00:00.000000Z";
  return row;
}

std::vector<Reason> reasons(const Converted& converted) {
  std::vector<Reason> out;
  for (const Finding& finding : converted.findings) out.push_back(finding.reason);
  return out;
}

Sources with_decision(bool settled, std::string kind) {
  Sources in;
  in.cases = {motion("a", 1, settled, on(2024, 9, 3))};
  in.agenda = {{"item", "activity", {"a"}}};
  in.decisions = {{"decision", "item", std::move(kind), "Besluit", "Met handopsteken"}};
  in.activity_days = {{"activity", on(2024, 5, 21)}};
  return in;
}

std::vector<VoteRow> full_house(int in_favour) {
  return {{"decision", "Voor", in_favour, "X", ""},
          {"decision", "Tegen", 150 - in_favour - 10, "Y", ""},
          {"decision", "Niet deelgenomen", 10, "Z", ""}};
}

TEST(Status, FollowsTheRuleOfTheContract) {
  Sources in;
  in.cases = {motion("a", 1, false, on(2024, 9, 3)), motion("b", 2, false), motion("c", 3, true, on(2024, 9, 3)),
              motion("d", 4, true)};
  const auto records = convert(in).records;
  EXPECT_EQ(records.at(0).status, "aangehouden");
  EXPECT_EQ(records.at(1).status, "ingediend");
  EXPECT_EQ(records.at(2).status, "onbekend");
  EXPECT_EQ(records.at(3).status, "onbekend");
}

TEST(Status, IsThatOfADecisionTiedWithCertainty) {
  Sources in = with_decision(true, "Stemmen - aangenomen");
  in.votes = full_house(80);
  const Converted out = convert(in);
  EXPECT_EQ(out.records.at(0).status, "aangenomen");
  ASSERT_TRUE(out.records.at(0).vote.has_value());
  EXPECT_EQ(out.records.at(0).vote->date, on(2024, 5, 21));
  EXPECT_THAT(out.records.at(0).vote->in_favour, ElementsAre(FactionSeats{"X", 80}));
  EXPECT_THAT(out.records.at(0).vote->against, ElementsAre(FactionSeats{"Y", 60}));
}

TEST(Status, IsNotTakenFromADecisionOnSeveralCases) {
  Sources in = with_decision(true, "Stemmen - aangenomen");
  in.agenda.front().cases.push_back("b");
  const Converted out = convert(in);
  EXPECT_EQ(out.records.at(0).status, "onbekend");
  EXPECT_FALSE(out.records.at(0).vote.has_value());
  EXPECT_THAT(reasons(out), testing::Contains(Reason::DecisionOnSeveralCases));
}

TEST(Status, FollowsTheCaseWhenItDoesNotBearOutTheDecision) {
  const Converted out = convert(with_decision(false, "Stemmen - verworpen"));
  EXPECT_EQ(out.records.at(0).status, "aangehouden");
  EXPECT_FALSE(out.records.at(0).vote.has_value());
  EXPECT_THAT(reasons(out), testing::Contains(Reason::DecisionNotInCase));
  EXPECT_EQ(convert(with_decision(true, "Stemmen - aangehouden")).records.at(0).status, "onbekend")
      << "held once, settled since";
}

TEST(Status, IsLeftAloneByATieAndByAnIntention) {
  Sources tie = with_decision(true, "Stemmen - gestaakt");
  EXPECT_EQ(convert(tie).records.at(0).status, "onbekend");
  EXPECT_EQ(convert(tie).records.at(0).vote->outcome, "gestaakt");
  tie.decisions.front().state = "Voorstel";
  EXPECT_FALSE(convert(tie).records.at(0).vote.has_value());
}

TEST(Status, IsThatOfTheLastDecision) {
  Sources in = with_decision(true, "Stemmen - gestaakt");
  in.agenda.push_back({"later", "next", {"a"}});
  in.decisions.insert(in.decisions.begin(), {"again", "later", "Stemmen - verworpen", "Besluit", "Hoofdelijk"});
  in.activity_days.emplace("next", on(2024, 5, 28));
  const ImportRecord record = convert(in).records.at(0);
  EXPECT_EQ(record.status, "verworpen");
  EXPECT_EQ(record.vote->outcome, "verworpen");
  EXPECT_EQ(record.vote->method, "hoofdelijk");
}

TEST(Votes, AreLeftOutWhenTheyDoNotAddUp) {
  Sources in = with_decision(true, "Stemmen - aangenomen");
  in.votes = full_house(80);
  in.votes.pop_back();
  Converted out = convert(in);
  EXPECT_THAT(out.records.at(0).vote->in_favour, IsEmpty());
  EXPECT_EQ(out.records.at(0).vote->outcome, "aangenomen");
  EXPECT_THAT(reasons(out), testing::Contains(Reason::VotesIncomplete));

  in.votes = full_house(20);
  out = convert(in);
  EXPECT_THAT(out.records.at(0).vote->in_favour, IsEmpty());
  EXPECT_THAT(reasons(out), testing::Contains(Reason::VotesContradict));
}

TEST(Votes, OfARollCallCountMembers) {
  std::vector<VoteRow> votes;
  for (int i = 0; i < 150; ++i)
    votes.push_back({"d",
                     i < 74    ? "Voor"
                     : i < 146 ? "Tegen"
                               : "Niet deelgenomen",
                     25, i % 2 == 0 ? "X" : "Y", "p" + std::to_string(i)});
  const VoteLists lists = vote_lists(votes, true, "aangenomen");
  ASSERT_FALSE(lists.doubt.has_value());
  EXPECT_THAT(lists.in_favour, ElementsAre(FactionSeats{"X", 37}, FactionSeats{"Y", 37}));
  EXPECT_THAT(lists.against, ElementsAre(FactionSeats{"X", 36}, FactionSeats{"Y", 36}));
  votes.back().person = votes.front().person;
  EXPECT_EQ(vote_lists(votes, true, "aangenomen").doubt, Reason::VotesContradict) << "one member twice";
}

TEST(Number, ComesFromThePaperOnly) {
  Sources in;
  in.cases = {motion("a", 1172), motion("b", 7), motion("c", -1), motion("d", 9), motion("e", -1)};
  in.texts = {{"a",
               "kst-26643-1172",
               {"Kathmann"},
               {"verzoekt de regering x"},
               "De Kamer,\nverzoekt de regering x,\nen gaat over tot de orde van de dag."}};
  in.documents = {{"a", "Motie", "kst-26643-1172"},
                  {"c", "Motie (gewijzigd/nader)", "kst-26643-1180"},
                  {"d", "Brief regering", "kst-26643-9"},
                  {"gone", "Motie", "kst-26643-3"}};
  const Converted out = convert(in);
  EXPECT_EQ(out.records.at(0).paper_number, "26643-1172");
  EXPECT_EQ(out.records.at(1).paper_number, std::nullopt) << "a serial without a dossier";
  EXPECT_EQ(out.records.at(2).paper_number, "26643-1180") << "numbered since";
  EXPECT_EQ(out.records.at(3).paper_number, std::nullopt) << "the number of a letter";
  EXPECT_EQ(out.records.at(0).text, "verzoekt de regering x");
  EXPECT_THAT(reasons(out), testing::UnorderedElementsAre(Reason::NumberWithoutDossier, Reason::NumberWithoutDossier,
                                                          Reason::NotNumberedYet, Reason::TextWithoutCase));
}

TEST(Number, IsLeftOutWhenSourcesContradict) {
  Sources in;
  in.cases = {motion("a", 421), motion("b", 5), motion("c", -1), motion("d", -1)};
  in.documents = {{"a", "Motie", "kst-33576-421"},
                  {"a", "Motie", "kst-33576-442"},
                  {"b", "Motie", "kst-33576-6"},
                  {"c", "Motie", "kst-33576-8"},
                  {"d", "Motie", "kst-33576-8"}};
  const Converted out = convert(in);
  for (const ImportRecord& record : out.records) EXPECT_EQ(record.paper_number, std::nullopt) << record.id;
  EXPECT_THAT(reasons(out), testing::UnorderedElementsAre(Reason::NumberContradicted, Reason::NumberContradicted,
                                                          Reason::NumberTwice, Reason::NumberTwice));
}

TEST(ReplacementLink, GoesByNumberOrByTheOneEarlierCaseOfTheDossier) {
  Sources in;
  in.cases = {motion("old", 10), motion("new", 20), motion("newer", 30), motion("other", 11)};
  in.cases[1].subject = "Gewijzigde motie (t.v.v. 29628-10)";
  in.cases[2].subject = "Nader gewijzigde motie (t.v.v. 29628-20)";
  in.documents = {{"new", "Motie", "kst-29628-20"}};
  const auto records = convert(in).records;
  EXPECT_THAT(records.at(1).replaces, ElementsAre("old"));
  EXPECT_EQ(records.at(0).replaced_by, "new");
  EXPECT_THAT(records.at(2).replaces, ElementsAre("new"));
  EXPECT_EQ(records.at(1).replaced_by, "newer");
  EXPECT_EQ(records.at(3).replaced_by, std::nullopt);
  EXPECT_EQ(records.at(0).paper_number, std::nullopt) << "a link gives no number";
}

TEST(ReplacementLink, IsNotMadeInDoubt) {
  Sources in;
  in.cases = {motion("x", 10), motion("y", 10), motion("new", 20), motion("later", 40), motion("lost", 50)};
  in.cases[2].subject = "Gewijzigde motie (t.v.v. 29628-10)";
  in.cases[3].tabled = on(2024, 6, 1);
  in.cases[4].subject = "Gewijzigde motie (t.v.v. 29628-40)";
  const Converted out = convert(in);
  for (const ImportRecord& record : out.records) EXPECT_THAT(record.replaces, IsEmpty());
  EXPECT_THAT(reasons(out), testing::IsSupersetOf({Reason::ReplacementAmbiguous, Reason::ReplacementUnknown}));
}

TEST(ReplacementLink, ByTwoMotionsChoosesNone) {
  Sources in;
  in.cases = {motion("old", 10), motion("n1", 20), motion("n2", 21)};
  in.cases[1].subject = in.cases[2].subject = "Gewijzigde motie (t.v.v. 29628-10)";
  const Converted out = convert(in);
  EXPECT_THAT(out.records.at(1).replaces, ElementsAre("old"));
  EXPECT_THAT(out.records.at(2).replaces, ElementsAre("old"));
  EXPECT_EQ(out.records.at(0).replaced_by, std::nullopt);
  EXPECT_THAT(reasons(out), testing::Contains(Reason::ReplacedTwice));
}

TEST(Movers, GetTheFactionThatTheCaseItselfNames) {
  Sources in;
  in.cases = {motion("a", 1), motion("b", 2), motion("c", 3)};
  in.texts = {{"a", "kst-29628-1", {"Kostić", "Van Dijk", "Dijk"}, {"verzoekt x"}, ""},
              {"b", "kst-29628-2", {}, {"verzoekt y"}, ""},
              {"c", "kst-29628-3", {"Kostić"}, {"verzoekt z"}, ""}};
  in.actors = {{"a", "D.J.H. (Diederik) van Dijk", "SGP", false},
               {"a", "I. Kostic", "PvdD", true},
               {"a", "I. (Inge) van Dijk", "CDA", false},
               {"b", "M. Tweede", "Y", false},
               {"b", "E. Eerste", "X", true}};
  const auto records = convert(in).records;
  EXPECT_THAT(records.at(0).movers, ElementsAre(Signatory{"Kostić", "PvdD"}, Signatory{"Van Dijk", std::nullopt},
                                                Signatory{"Dijk", std::nullopt}));
  EXPECT_THAT(records.at(1).movers, ElementsAre(Signatory{"E. Eerste", "X"}, Signatory{"M. Tweede", "Y"}))
      << "no signatures: the case's own actors";
  EXPECT_THAT(records.at(2).movers, ElementsAre(Signatory{"Kostić", std::nullopt}))
      << "the faction of another case is not this one's";
}

TEST(Cases, AreTakenOnceInTheirNewestForm) {
  Sources in;
  in.cases = {motion("a", 1), motion("a", 1, false), motion("dead", 2)};
  in.cases[1].changed_at = "2025-01-01T00:00:00.000000Z";
  in.cases[2].deleted = true;
  const Converted out = convert(in);
  ASSERT_EQ(out.records.size(), 1U);
  EXPECT_EQ(out.records.front().status, "ingediend");
  EXPECT_THAT(reasons(out), testing::Contains(Reason::DeletedAtSource));
}

}  // namespace
}  // namespace gestand::cli

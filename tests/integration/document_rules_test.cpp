// What may be stored of notas and letters, by rule: state x verb, and every refusal with its code. The organisation and
// the owners of items answer over a real bus.
#include "services/documents/adapters/document_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "tests/support/bus_fixture.hpp"
#include "tests/support/owner_fixture.hpp"

namespace gestand::documents {
namespace {

using nlohmann::json;
using owner::Change;
using ::testing::HasSubstr;
using ::testing::Not;

class DocumentRules : public ::testing::Test {
 protected:
  void SetUp() override {
    motions_.put(motion_, {{"_soort", "motie"}});
    organisation_.put(owner::World::reference_id("ambt", "minister-jenv"),
                      {{"_soort", "ambt"}, {"code", "minister-jenv"}});
    node_.start();
  }

  owner::Decided decide(owner::Rules& rules, const std::string& verb, json body, json document = nullptr) {
    owner::Call call;
    call.verb = verb;
    call.item = item_;
    call.body = std::move(body);
    call.document = std::move(document);
    call.version = call.document.is_null() ? 0 : 1;
    owner::Context context{Instant(today_), today_, world_};
    return rules.decide(call, context);
  }

  // The document after it; the texts beside it are kept as the log keeps them.
  json accepted(const owner::Decided& decided) {
    if (const auto* faults = std::get_if<wire::Faults>(&decided)) {
      for (const auto& one : *faults) ADD_FAILURE() << one.location << ": " << one.code;
      return {};
    }
    const auto* change = std::get_if<Change>(&decided);
    if (change == nullptr) return ADD_FAILURE() << "refused", json();
    for (const auto& text : change->texts) texts_[text.id] = text.content;
    return change->items.front().after;
  }

  static std::vector<std::string> codes(const owner::Decided& decided) {
    std::vector<std::string> out;
    if (const auto* faults = std::get_if<wire::Faults>(&decided))
      for (const auto& one : *faults) out.push_back(one.location + " " + one.code);
    return out;
  }

  json hidden(const json& document) {
    return document.contains("_nietOpenbaar")
               ? json::parse(texts_.at(document["_nietOpenbaar"]["$tekst"].get<std::string>()))
               : json();
  }

  const std::string motion_ = eventlog::random_uuid(), item_ = eventlog::random_uuid();
  const Date today_ = calendar::make_day(2024, 6, 3);
  support::BusFolder folder_{{"documents", "motions", "commitments", "organisation"}};
  support::DocumentsPeer motions_{folder_, "motions"}, commitments_{folder_, "commitments"},
      organisation_{folder_, "organisation"};
  bus::Node node_{folder_.client("documents",
                                 {folder_.peer("motions"), folder_.peer("commitments"), folder_.peer("organisation")})};
  owner::World world_{node_};
  std::map<std::string, std::string> texts_;
  NotaRules notas_{[this](const std::string& id) -> std::optional<std::string> {
    const auto found = texts_.find(id);
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }};
  LetterRules letters_;

  const json secret_nota_ = {{"titel", "Nota"},
                             {"auteur", "A. Wouw"},
                             {"route", {{{"station", "DG"}, {"paraaf", "KW"}}}},
                             {"paragrafen",
                              {{{"nummer", "1"}, {"titel", "Aanleiding"}, {"tekst", "open"}, {"openbaar", true}},
                               {{"nummer", "5"}, {"titel", "Niet openbaar"}, {"tekst", "wulp"}, {"openbaar", false}},
                               {{"titel", "Zegt niets"}, {"tekst", "kievit"}}}}};
};

TEST_F(DocumentRules, OnlyWhatIsSaidToBePublicIsInTheDocument) {
  const json made = accepted(decide(notas_, "", secret_nota_));
  for (const char* word : {"wulp", "kievit", "Wouw", "KW", "Niet openbaar", "Zegt niets"})
    EXPECT_THAT(made.dump(), Not(HasSubstr(word)));
  EXPECT_THAT(made.dump(), HasSubstr("open"));
  EXPECT_EQ(hidden(made)["paragrafen"]["1"]["tekst"], "wulp");
  EXPECT_EQ(hidden(made)["paragrafen"]["2"]["tekst"], "kievit");
  EXPECT_EQ(hidden(made)["route"][0]["paraaf"], "KW");
  EXPECT_EQ(made["paragrafen"][1], json({{"openbaar", false}}));
}

TEST_F(DocumentRules, ACorrectionReachesWhatIsWithheld) {
  const json made = accepted(decide(notas_, "", secret_nota_));
  const json author = accepted(decide(notas_, "wijzig", {{"auteur", "B. Grutto"}, {"reden", "naam"}}, made));
  EXPECT_EQ(hidden(author)["auteur"], "B. Grutto");
  EXPECT_EQ(hidden(author)["paragrafen"], hidden(made)["paragrafen"]);
  EXPECT_EQ(hidden(made)["auteur"], "A. Wouw") << "what was stored before stays as it was";
  EXPECT_NE(author["_nietOpenbaar"], made["_nietOpenbaar"]);
  EXPECT_NE(author["_nietOpenbaarHash"], made["_nietOpenbaarHash"]);

  // A reader's view sent back keeps the words that it did not show; a paragraph that becomes public leaves the text.
  const json paragraphs = {{{"titel", "Aanleiding"}, {"tekst", "anders"}, {"openbaar", true}},
                           {{"openbaar", false}},
                           {{"titel", "Nu open"}, {"tekst", "scholekster"}, {"openbaar", true}}};
  const json changed = accepted(decide(notas_, "wijzig", {{"paragrafen", paragraphs}, {"reden", "herzien"}}, author));
  EXPECT_EQ(hidden(changed)["paragrafen"], json({{"1", hidden(made)["paragrafen"]["1"]}}));
  EXPECT_EQ(changed["paragrafen"][2]["tekst"], "scholekster");
  EXPECT_EQ(hidden(changed)["auteur"], "B. Grutto");
}

TEST_F(DocumentRules, ACorrectionOfWhatIsPublicLeavesTheRest) {
  const json made = accepted(decide(notas_, "", secret_nota_));
  const auto decided = decide(notas_, "wijzig", {{"titel", "Anders"}, {"reden", "spelling"}}, made);
  const json after = accepted(decided);
  EXPECT_EQ(after["titel"], "Anders");
  EXPECT_EQ(after["_nietOpenbaar"], made["_nietOpenbaar"]);
  EXPECT_TRUE(std::get<Change>(decided).texts.empty());
}

TEST_F(DocumentRules, RefusalsOfNotas) {
  const json made = accepted(decide(notas_, "", {{"titel", "Nota"}}));
  const std::string unknown = eventlog::random_uuid();
  const struct {
    const char* name;
    const char* verb;
    json body;
    std::vector<std::string> codes;
  } table[] = {
      {"no title", "", {{"kenmerk", "1"}}, {"titel ontbreekt"}},
      {"unknown field", "", {{"titel", "x"}, {"kleur", "rood"}}, {"kleur onbekend-veld"}},
      {"not a day", "", {{"titel", "x"}, {"datum", "2024-02-30"}}, {"datum geen-datum"}},
      {"no such item", "", {{"titel", "x"}, {"koppelingen", {unknown}}}, {"koppelingen onbekende-id"}},
      {"no reason", "wijzig", {{"titel", "y"}}, {"reden ontbreekt"}},
      {"nothing changes", "wijzig", {{"titel", "Nota"}, {"reden", "x"}}, {" niets-te-wijzigen"}},
      {"a station without name", "", {{"titel", "x"}, {"route", {{{"paraaf", "KW"}}}}}, {"route/0/station ontbreekt"}},
  };
  for (const auto& one : table)
    EXPECT_EQ(codes(decide(notas_, one.verb, one.body, *one.verb ? made : json())), one.codes) << one.name;
  const json linked = accepted(decide(notas_, "", {{"titel", "x"}, {"koppelingen", {motion_, motion_}}}));
  EXPECT_EQ(linked["koppelingen"], json::array({motion_}));
}

TEST_F(DocumentRules, Letters) {
  const json good = {{"kamerstuk", "26 643, nr. 1180"},
                     {"titel", "Brief"},
                     {"datum", "2024-06-01"},
                     {"van", "minister-jenv"},
                     {"items", {motion_}}};
  const json made = accepted(decide(letters_, "", good));
  EXPECT_EQ(made["kamerstuk"], "26643-1180");
  EXPECT_EQ(made["items"], json::array({motion_}));
  const struct {
    const char* field;
    json value;
    std::vector<std::string> codes;
  } table[] = {
      {"datum", "2024-06-04", {"datum datum-in-toekomst"}},
      {"van", "minister-niemand", {"van onbekende-code"}},
      {"items", {eventlog::random_uuid()}, {"items onbekende-id"}},
      {"kamerstuk", "geen nummer", {"kamerstuk geen-kamerstuknummer"}},
      {"titel", nullptr, {"titel geen-tekst"}},
  };
  for (const auto& one : table) {
    json body = good;
    body[one.field] = one.value;
    EXPECT_EQ(codes(decide(letters_, "", body)), one.codes) << one.field;
  }
  EXPECT_FALSE(letters_.knows("wijzig"));
  EXPECT_TRUE(notas_.knows("wijzig"));
  EXPECT_FALSE(notas_.knows("intrekkingen"));
}

}  // namespace
}  // namespace gestand::documents

// What a nota proposes and where it says so, and what a browser remembers of sheets.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "services/gateway/pages/column_memory.hpp"
#include "services/gateway/pages/paper_screens.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

json proposal(std::initializer_list<std::pair<int, int>> passages) {
  json out{{"bewijs", json::array()}};
  for (const auto& [from, to] : passages) out["bewijs"].push_back({{"van", from}, {"tot", to}});
  return out;
}

TEST(MarkedText, CountsCharactersAndJoinsToTheWholeText) {
  const std::string text = "één ‘twee’ drie";
  const auto pieces = marked_text(text, {proposal({{4, 10}}), proposal({{5, 9}, {11, 15}})});
  std::string all, marked;
  for (const auto& piece : pieces) {
    all += piece["stuk"].get<std::string>();
    if (piece["gemerkt"].get<bool>()) marked += piece["stuk"].get<std::string>();
  }
  EXPECT_EQ(all, text);
  EXPECT_EQ(marked, "‘twee’drie");
  EXPECT_EQ(pieces[1]["anker"], "t-4");
  EXPECT_EQ(pieces[2]["anker"], "t-5") << "a passage inside another can be gone to";
}

TEST(MarkedText, PassagesThatAreNotThereMarkNothing) {
  const auto pieces = marked_text("kort", {proposal({{2, 90}, {3, 3}, {3, 1}})});
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_FALSE(pieces[0]["gemerkt"].get<bool>());
  EXPECT_TRUE(marked_text("", json::array()).empty());
}

TEST(Proposals, StandInTheirFormAsAPersonWouldTypeThem) {
  std::string rest;
  const auto* motion = proposal_kind("motie");
  ASSERT_NE(motion, nullptr);
  const auto typed = typed_of(*motion,
                              {{"nummer", "99001-12"},
                               {"indieners", {{{"naam", "Voorbeeld"}, {"fractie", "Partij"}}, {{"naam", "Ander"}}}},
                               {"verzoeken", {"dit", "dat"}}},
                              rest);
  EXPECT_EQ(first(typed, "indieners"), "Voorbeeld (Partij)\nAnder");
  EXPECT_EQ(first(typed, "verzoeken"), "dit\ndat");
  EXPECT_EQ(body_from(motion->form, typed)["indieners"][0], (json{{"naam", "Voorbeeld"}, {"fractie", "Partij"}}));
  EXPECT_EQ(rest, "");
}

TEST(Proposals, WhatHasNoPlaceInTheFormIsTold) {
  std::string rest;
  const auto typed =
      typed_of(*proposal_kind("aanhoudingsverzoek"),
               {{"door", "minister-jenv"}, {"motie", "99001-12"}, {"totEditie", "het volgende bericht"}}, rest);
  EXPECT_EQ(first(typed, "_item"), "99001-12");
  EXPECT_EQ(first(typed, "totEditie"), "") << "words are no edition of ours";
  EXPECT_NE(rest.find("het volgende bericht"), std::string::npos);
  EXPECT_EQ(proposal_kind("debat"), nullptr) << "a debate is told, not stored";
}

TEST(ColumnMemory, ComesBackFromItsOwnCookieAndFromNothingElse) {
  const json columns{{{"kolom", "A"}, {"kop", "Deadline"}}, {{"kolom", "B"}, {"kop", "Kleur; =x"}}};
  const auto name = ColumnMemory::name_of("toezeggingen", columns);
  EXPECT_NE(name, ColumnMemory::name_of("moties", columns));
  ColumnMemory memory = ColumnMemory::from_cookie("");
  memory.keep(name, "A=termijn;B=-");
  memory.keep("0", std::string(5'000, 'A'));
  for (int i = 1; i <= 4; ++i) memory.keep(std::to_string(i), "A=titel");
  const auto set = memory.cookie();
  EXPECT_LT(set.size(), 4'000U);
  const auto again = ColumnMemory::from_cookie("andere=1; " + set.substr(0, set.find(';')));
  EXPECT_EQ(again.of(name), "A=termijn;B=-");
  EXPECT_EQ(again.of("4"), "A=titel");
  EXPECT_EQ(again.of("0"), "") << "too long to keep";
  EXPECT_EQ(ColumnMemory::from_cookie("gestand_kolommen=" + name + ":<script>").of(name), "");
}

}  // namespace
}  // namespace gestand::gateway::pages

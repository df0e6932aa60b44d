// What a debate pack says of an item: the last word that still stands, and the next step as it stands now.
#include "services/gateway/adapters/debate_words.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace gestand::gateway {
namespace {

using nlohmann::json;

struct History {
  std::vector<eventlog::StoredEvent> events;

  std::string add(const std::string& what, const std::string& day, const json& fact = json::object()) {
    const auto nr = std::to_string(events.size() + 1);
    json data = {{"feit", fact}};
    if (!day.empty()) data["datum"] = day;
    eventlog::StoredEvent event;
    event.type = "nl.moties.motie-" + what;
    event.body = json{{"id", "e" + nr}, {"time", "2024-06-0" + nr + "T10:00:00Z"}, {"data", data}}.dump();
    events.push_back(std::move(event));
    return "e" + nr;
  }
  [[nodiscard]] std::string last() const {
    const auto word = last_word(events);
    const std::string type = word.at("type");
    return type.substr(type.find('-') + 1) + " " + word.value("datum", "-");
  }
};

TEST(LastWord, WhatWasUndoneIsNoWordAndNeitherIsItsUndoing) {
  History told;
  told.add("ingediend", "2024-05-16");
  told.add("aangenomen", "2024-05-21");
  const auto undone = told.add("uitvoering-bijgewerkt", "2024-05-30", {{"uitvoering", "gemeld"}});
  EXPECT_EQ(told.last(), "uitvoering-bijgewerkt 2024-05-30");
  told.add("gecorrigeerd", "", {{"gebeurtenis", undone}});
  EXPECT_EQ(told.last(), "aangenomen 2024-05-21");
}

TEST(LastWord, WhatTheHouseKeepsForItselfIsNoWord) {
  for (const char* own : {"toegewezen", "notitie-toegevoegd", "notitie-gewist", "dubbel-opgenomen",
                          "dubbel-afgesplitst", "samengevoegd", "gesplitst", "verwijzing-toegevoegd",
                          "verwijzing-verwijderd", "verbeterd", "bijgewerkt", "gekoppeld", "ontkoppeld", "gerelateerd",
                          "termijn-gesteld", "voorstel-aanvaard", "voorstel-afgewezen", "voorwaarde-gecontroleerd"}) {
    History told;
    told.add("ingediend", "2024-05-16");
    told.add("geapprecieerd", "2024-05-17");
    told.add(own, "2024-05-30");
    EXPECT_EQ(told.last(), "geapprecieerd 2024-05-17") << own;
  }
  History told;
  told.add("ingediend", "2024-05-16");
  told.add("uitvoering-bijgewerkt", "2024-05-30", {{"uitvoering", "uitgevoerd"}});
  EXPECT_EQ(told.last(), "ingediend 2024-05-16") << "the Chamber has not heard of it";
}

TEST(LastWord, IsTheLatestByItsDayHoweverLateItWasRecorded) {
  History told;
  told.add("ingediend", "2024-05-16");
  told.add("opnieuw-aangehouden", "2024-05-28");
  told.add("geapprecieerd", "2024-05-17");
  EXPECT_EQ(told.last(), "opnieuw-aangehouden 2024-05-28");
  told.add("uitstel-gevraagd", "");
  EXPECT_EQ(told.last(), "uitstel-gevraagd -") << "of its own day nothing is known but when it was recorded";
  History brought;
  brought.add("geimporteerd", "2024-05-16");
  brought.add("bijgewerkt", "2024-05-30");
  EXPECT_EQ(brought.last(), "geimporteerd 2024-05-16");
  EXPECT_TRUE(last_word({}).is_null());
}

json item(const char* status, const json& more) {
  json out = {{"status", status}};
  out.update(more);
  return out;
}
const json sent = {{"id", "E1"}, {"naam", "Eerste"}, {"status", "verzonden"}, {"geplandDatum", "2024-05-01"}};
const json coming = {{"id", "E2"}, {"naam", "Tweede"}, {"status", "gepland"}, {"geplandDatum", "2024-12-19"}};
const json later = {{"id", "E3"}, {"naam", "Derde"}, {"status", "gepland"}, {"geplandDatum", "2025-06-19"}};
const json annulled = {{"id", "E4"}, {"naam", "Vierde"}, {"status", "geannuleerd"}, {"geplandDatum", "2024-06-19"}};
const json term = {{"datum", "2024-12-01"}, {"status", "loopt"}};
const json good = {{"oordeel", "oordeel-kamer"}, {"door", "minister-jenv"}};

TEST(NextStep, AProposalIsJudgedOnce) {
  const json proposal = {{"editie", "E1"}, {"status", "open"}};
  json one = item("aangenomen", {{"uitvoering", "open"},
                                 {"edities", json::array({later, sent, annulled, coming})},
                                 {"voorstellen", json::array({proposal})}});
  EXPECT_EQ(next_step(one), "Voorstel om af te doen beoordelen: Eerste is verzonden.");
  for (const char* decision : {"aanvaard", "afgewezen"}) {
    one["voorstellen"][0]["status"] = decision;
    EXPECT_EQ(next_step(one), "Komt terug in Tweede, gepland op 19 december 2024.");
  }
  one["voorstellen"] = json::array({{{"brief", "B"}, {"kamerstuk", "99001-3"}, {"status", "open"}}});
  EXPECT_EQ(next_step(one), "Voorstel om af te doen beoordelen: Kamerstuk 99001-3 is verzonden.");
}

TEST(NextStep, NothingIsDoneBeforeTheVote) {
  EXPECT_EQ(next_step(item("ingediend", {{"uitvoering", "nvt"}, {"termijn", term}, {"appreciatie", good}})),
            "Wacht op de stemming.");
  EXPECT_EQ(next_step(item("ingediend", {{"termijn", term}})), "Een appreciatie geven voor de stemming.");
  EXPECT_EQ(next_step(item("ingediend", {{"appreciatie", {{"oordeel", "nog-te-ontvangen"}}}})),
            "Een appreciatie geven voor de stemming.");
  EXPECT_EQ(next_step(item("ingediend",
                           {{"appreciatie", {{"oordeel", "verzoek-aanhouden"}}}, {"edities", json::array({coming})}})),
            "Wacht op de indiener: aanhouden of stemming. Komt terug in Tweede, gepland op 19 december 2024.");
  EXPECT_EQ(next_step(item("aangehouden", {{"termijn", term}, {"appreciatie", good}})),
            "Wacht op de indiener: stemming of verval.");
}

TEST(NextStep, WhatWasTakenOnIsDoneAndTold) {
  const auto adopted = [](const char* execution, const json& more) {
    json out = item("aangenomen", {{"uitvoering", execution}});
    out.update(more);
    return next_step(out);
  };
  EXPECT_EQ(adopted("open", {{"termijn", term}}), "Afdoen voor de termijn; er is nog geen editie gekozen.");
  EXPECT_EQ(adopted("open", {{"termijn", {{"datum", "2024-01-01"}, {"status", "verstreken"}}}}),
            "Alsnog afdoen: de termijn is verstreken en er is nog geen editie gekozen.");
  EXPECT_EQ(adopted("open", {{"termijn", {{"soort", "zacht"}}}}), "Een termijn en een editie kiezen.");
  EXPECT_EQ(adopted("uitgevoerd", json::object()), "Melden aan de Kamer.");
  EXPECT_EQ(adopted("gemeld", {{"edities", json::array({sent, coming})}}),
            "Gemeld aan de Kamer: vaststellen dat het is afgedaan.");
  EXPECT_EQ(next_step(item("openstaand", {{"edities", json::array({sent, annulled})}})),
            "Een termijn en een editie kiezen.");
  EXPECT_EQ(next_step(item("openstaand", {{"voorwaarde", "als het zover is"}})), "Wacht tot de voorwaarde is vervuld.");
  EXPECT_EQ(
      next_step(item("openstaand", {{"termijn", term}, {"uitstelverzoeken", json::array({{{"status", "open"}}})}})),
      "Wacht op het besluit over uitstel.");
}

TEST(Flags, AreWhatTheStatusDoesNotSay) {
  EXPECT_EQ(flags_of(item("aangehouden", {{"termijn", {{"status", "loopt"}}}})), json::array());
  EXPECT_EQ(
      flags_of(item("aangehouden", {{"termijn", {{"status", "verstreken"}}}, {"appreciatie", {{"doorAnder", true}}}})),
      json({"verstreken", "door-ander"}));
}

json edition(const char* id, const char* status, const json& sending, const json& texts) {
  return {{"id", id},
          {"naam", std::string("Bericht ") + id},
          {"status", status},
          {"verzonden", sending},
          {"bijdragen", texts}};
}

TEST(SentText, IsThatOfTheEditionThatWasSentLast) {
  const json first = json::array({{{"item", "M"}, {"tekst", "eerst"}}, {{"item", "N"}, {"tekst", "ander"}}});
  const json second = json::array({{{"item", "M"}, {"tekst", "daarna"}}});
  const auto spring = edition("E1", "verzonden", {{"datum", "2024-06-20"}, {"kamerstuk", "99001-30"}}, first);
  const auto winter = edition("E2", "verzonden", {{"datum", "2024-12-19"}, {"kamerstuk", "99001-31"}}, second);
  const auto coming_one =
      edition("E3", "gepland", json::object(), json::array({{{"item", "M"}, {"tekst", "concept"}}}));
  const json told = {{"tekst", "daarna"},
                     {"editie", {{"id", "E2"}, {"naam", "Bericht E2"}}},
                     {"kamerstuk", "99001-31"},
                     {"datum", "2024-12-19"}};
  EXPECT_EQ(sent_text("M", {winter, spring, coming_one}), told);
  EXPECT_EQ(sent_text("M", {spring, winter}), told);
  EXPECT_EQ(sent_text("N", {spring, winter}).at("kamerstuk"), "99001-30") << "the later one says nothing of it";
  EXPECT_TRUE(sent_text("X", {spring, winter}).is_null());
  EXPECT_TRUE(sent_text("M", {coming_one}).is_null()) << "a draft was not sent";
}

}  // namespace
}  // namespace gestand::gateway

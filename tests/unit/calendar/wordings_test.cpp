// The families of Dutch wordings, each against the day that the contract or the parliamentary calendar gives it.
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::calendar {
namespace {

struct Case {
  std::string_view text;
  std::string_view kind;
  std::string_view date;  // "" for none
  std::string_view reference = "2024-05-17";
};

void expect_readings(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const auto outcome = read(Calendar::builtin(), c.text, parse_date(c.reference).value());
    ASSERT_TRUE(outcome.ok()) << c.text << ": " << outcome.refusal().detail;
    const Reading& reading = outcome.value();
    EXPECT_EQ(reading.kind, c.kind) << c.text;
    EXPECT_EQ(reading.date ? to_iso(*reading.date) : "", c.date) << c.text << " on " << c.reference;
    EXPECT_FALSE(reading.steps.empty()) << c.text;
    for (const Step& step : reading.steps) EXPECT_FALSE(step.step.empty() || step.source.empty()) << c.text;
    EXPECT_EQ(reading.rule_version, rule_version(Calendar::builtin()));
  }
}

TEST(CalendarWording, ExplicitDays) {
  expect_readings({{"uiterlijk 1 juli 2025", "datum", "2025-07-01"},
                   {"uiterlijk op 1 juli 2025", "datum", "2025-07-01"},
                   {"voor 1 juli 2025", "datum", "2025-06-30"},
                   {"vóór 1 maart 2024", "datum", "2024-02-29"},
                   {"voor 1 maart 2025", "datum", "2025-02-28"},
                   {"per 1 januari 2026", "datum", "2026-01-01"},
                   {"op 3 september 2024", "datum", "2024-09-03"},
                   {"dinsdag 3 september 2024", "datum", "2024-09-03"},
                   {"met ingang van 1 januari 2026", "datum", "2026-01-01"},
                   {"tot 1 januari 2028", "datum", "2027-12-31"},
                   {"tot en met 31 december 2025", "datum", "2025-12-31"},
                   {"t/m 31 december 2025", "datum", "2025-12-31"},
                   {"2025-07-01", "datum", "2025-07-01"},
                   {"voor 2025-07-01", "datum", "2025-06-30"},
                   {"1-7-2025", "datum", "2025-07-01"},
                   {"01/07/2025", "datum", "2025-07-01"},
                   {"1e juli 2025", "datum", "2025-07-01"},
                   {"29 februari 2028", "datum", "2028-02-29"},
                   {"morgen", "datum", "2024-05-18"}});
}

TEST(CalendarWording, WithoutAYearTheFirstOnOrAfterTheReference) {
  expect_readings({{"uiterlijk 1 juli", "datum", "2024-07-01"},
                   {"uiterlijk 1 juli", "datum", "2024-07-01", "2024-07-01"},
                   {"uiterlijk 1 juli", "datum", "2025-07-01", "2024-07-02"},
                   {"voor 1 juli", "datum", "2024-06-30", "2024-06-30"},
                   {"voor 1 juli", "datum", "2025-06-30", "2024-07-01"},
                   {"voor 1 januari", "datum", "2024-12-31"},
                   {"voor 1 maart", "datum", "2024-02-29", "2024-01-10"},
                   {"op 29 februari", "datum", "2028-02-29"},
                   {"op 29 februari", "datum", "2104-02-29", "2097-01-01"},
                   {"voor 1 juli aanstaande", "datum", "2024-06-30"},
                   {"op 3 oktober a.s.", "datum", "2024-10-03"},
                   {"voor 1 juli van dit jaar", "datum", "2024-06-30"},
                   {"voor 1 juli volgend jaar", "datum", "2025-06-30"},
                   {"in maart", "periode", "2025-03-31"},
                   {"in mei", "periode", "2024-05-31"},
                   {"in het eerste kwartaal", "periode", "2025-03-31"},
                   {"in het voorjaar", "periode", "2024-06-20", "2024-06-20"},
                   {"in het voorjaar", "periode", "2025-06-20", "2024-06-21"}});
}

TEST(CalendarWording, Recesses) {
  expect_readings({{"voor de zomer", "reces", "2024-07-04"},
                   {"Voor de zomer.", "reces", "2024-07-04"},
                   {"vóór de zomer", "reces", "2024-07-04"},
                   {"VO\u0301O\u0301R DE ZOMER", "reces", "2024-07-04"},
                   {"voor\u00a0de\u202fzomer", "reces", "2024-07-04"},
                   {"nog voor deze zomer", "reces", "2024-07-04"},
                   {"voor het zomerreces", "reces", "2024-07-04"},
                   {"voor het zomerreces", "reces", "2024-07-04", "2024-07-04"},
                   {"voor het zomerreces", "reces", "2025-07-10", "2024-07-05"},
                   {"uiterlijk voor het zomerreces van 2025", "reces", "2025-07-10"},
                   {"voor de zomer van 2023", "reces", "2023-07-06"},
                   {"voor de zomer van 2026", "reces", "2026-07-02"},
                   {"vóór aanvang van het zomerreces 2025", "reces", "2025-07-10"},
                   {"voor het begin van het zomerreces", "reces", "2024-07-04"},
                   {"voor het kerstreces", "reces", "2024-12-19"},
                   {"voor kerst 2024", "reces", "2024-12-19"},
                   {"voor het komende kerstreces", "reces", "2024-12-19"},
                   {"voor het kerstreces", "reces", "2025-12-18", "2025-01-05"},
                   {"voor het meireces", "reces", "2025-04-24"},
                   {"voor het mei reces", "reces", "2025-04-24"},
                   {"voor het voorjaarsreces", "reces", "2025-02-20"},
                   {"voor het herfstreces", "reces", "2024-10-24"},
                   {"voor het herfstreces 2023", "reces", "2023-10-12"},
                   {"voor het voorjaarsreces van 2021", "reces", "2021-02-25"},
                   {"voor het reces", "reces", "2024-07-04"},
                   {"voor het reces", "reces", "2024-10-24", "2024-09-10"},
                   {"tot en met het zomerreces", "reces", "2024-09-02"},
                   {"tot en met het kerstreces", "reces", "2025-01-13", "2025-01-05"},
                   {"voor het einde van het zomerreces", "reces", "2024-09-02"}});
}

TEST(CalendarWording, DaysOfTheParliamentaryYear) {
  expect_readings({{"voor Prinsjesdag", "datum", "2024-09-16"},
                   {"op Prinsjesdag", "datum", "2024-09-17"},
                   {"vóór prinsjesdag 2025", "datum", "2025-09-15"},
                   {"bij de miljoenennota", "datum", "2024-09-17"},
                   {"op Verantwoordingsdag", "datum", "2025-05-21"},
                   {"op Verantwoordingsdag 2024", "datum", "2024-05-15"},
                   {"voor de jaarwisseling", "datum", "2024-12-31"},
                   {"voor Koningsdag 2025", "datum", "2025-04-25"},
                   {"met Pasen", "datum", "2025-04-21"}});
}

TEST(CalendarWording, PeriodsOfTheYear) {
  expect_readings({{"begin 2025", "periode", "2025-03-31"},
                   {"medio 2025", "periode", "2025-06-30"},
                   {"halverwege 2025", "periode", "2025-06-30"},
                   {"eind 2025", "periode", "2025-12-31"},
                   {"uiterlijk medio 2025", "periode", "2025-06-30"},
                   {"voor eind 2025", "periode", "2025-12-31"},
                   {"voor het einde van het jaar", "periode", "2024-12-31"},
                   {"voor het einde van dit jaar", "periode", "2024-12-31"},
                   {"eind dit jaar", "periode", "2024-12-31"},
                   {"begin volgend jaar", "periode", "2025-03-31"},
                   {"voor begin 2026", "periode", "2025-12-31"},
                   {"in 2026", "periode", "2026-12-31"},
                   {"voor 2026", "periode", "2025-12-31"},
                   {"in de loop van 2026", "periode", "2026-12-31"},
                   {"in het voorjaar van 2025", "periode", "2025-06-20"},
                   {"in het najaar van 2025", "periode", "2025-12-20"},
                   {"dit najaar", "periode", "2024-12-20"},
                   {"volgend voorjaar", "periode", "2025-06-20"},
                   {"eerste helft van 2025", "periode", "2025-06-30"},
                   {"in de tweede helft van dit jaar", "periode", "2024-12-31"},
                   {"eerste halfjaar 2025", "periode", "2025-06-30"},
                   {"eerste helft van het jaar", "periode", "2024-06-30"}});
}

TEST(CalendarWording, QuartersMonthsAndWeeks) {
  expect_readings({{"in het eerste kwartaal van 2025", "periode", "2025-03-31"},
                   {"in het 2e kwartaal 2025", "periode", "2025-06-30"},
                   {"Q3 2025", "periode", "2025-09-30"},
                   {"in het laatste kwartaal van 2025", "periode", "2025-12-31"},
                   {"vóór het vierde kwartaal van 2025", "periode", "2025-09-30"},
                   {"voor het einde van het kwartaal", "periode", "2024-06-30"},
                   {"volgend kwartaal", "periode", "2025-03-31", "2024-11-02"},
                   {"in februari 2028", "periode", "2028-02-29"},
                   {"in februari 2025", "periode", "2025-02-28"},
                   {"voor september", "periode", "2024-08-31"},
                   {"eind januari 2025", "periode", "2025-01-31"},
                   {"medio oktober", "periode", "2024-10-15"},
                   {"eerste helft van juni", "periode", "2024-06-15"},
                   {"deze maand", "periode", "2024-05-31"},
                   {"volgende maand", "periode", "2024-02-29", "2024-01-31"},
                   {"volgende week", "periode", "2024-05-26"},
                   {"week 1 van 2026", "periode", "2026-01-04"},
                   {"week 53 van 2026", "periode", "2027-01-03"}});
}

TEST(CalendarWording, Durations) {
  expect_readings({{"binnen drie maanden", "relatief", "2024-08-17"},
                   {"binnen drie maanden", "relatief", "2025-02-28", "2024-11-30"},
                   {"binnen een maand", "relatief", "2024-02-29", "2024-01-31"},
                   {"binnen één maand", "relatief", "2024-06-17"},
                   {"binnen een jaar", "relatief", "2025-02-28", "2024-02-29"},
                   {"binnen een half jaar", "relatief", "2024-11-17"},
                   {"binnen een halfjaar", "relatief", "2024-11-17"},
                   {"binnen anderhalf jaar", "relatief", "2025-11-17"},
                   {"binnen een kwartaal", "relatief", "2024-08-17"},
                   {"over zes weken", "relatief", "2024-06-28"},
                   {"binnen 14 dagen", "relatief", "2024-05-31"},
                   {"binnen vijf werkdagen", "relatief", "2024-05-27"},
                   {"binnen uiterlijk een maand", "relatief", "2024-06-17"},
                   {"uiterlijk binnen twee weken", "relatief", "2024-05-31"},
                   {"binnen nu en zes weken", "relatief", "2024-06-28"},
                   {"binnen 48 uur", "relatief", "2024-05-19"},
                   {"drie maanden na 1 mei 2024", "relatief", "2024-08-01"},
                   {"binnen drie weken na het zomerreces", "relatief", "2024-09-23"},
                   {"binnen drie weken na kerst", "relatief", "2025-01-16", "2025-01-05"},
                   {"twee weken voor 1 juli 2025", "relatief", "2025-06-17"},
                   {"uiterlijk twee weken voor het zomerreces", "relatief", "2024-06-20"}});
}

TEST(CalendarWording, Series) {
  expect_readings({{"jaarlijks", "reeks", "2024-12-31"},
                   {"halfjaarlijks", "reeks", "2024-06-30"},
                   {"halfjaarlijks", "reeks", "2024-12-31", "2024-07-01"},
                   {"twee keer per jaar", "reeks", "2024-06-30"},
                   {"elk kwartaal", "reeks", "2024-06-30"},
                   {"vier keer per jaar", "reeks", "2024-06-30"},
                   {"maandelijks", "reeks", "2024-02-29", "2024-02-01"},
                   {"wekelijks", "reeks", "2024-05-19"},
                   {"jaarlijks voor 1 juli", "reeks", "2024-06-30"},
                   {"jaarlijks voor 1 juli", "reeks", "2025-06-30", "2024-07-01"},
                   {"elk jaar in maart", "reeks", "2025-03-31"},
                   {"jaarlijks vóór het zomerreces", "reeks", "2024-07-04"},
                   {"voor 1 juli van ieder jaar", "reeks", "2024-06-30"},
                   {"elk voorjaar", "reeks", "2024-06-20"},
                   {"elke vrijdag", "reeks", "2024-05-24", "2024-05-18"},
                   {"twee keer per jaar, in juni en december", "reeks", "2024-12-31", "2024-07-01"}});
}

TEST(CalendarWording, SoftOnesNameNoDay) {
  for (const std::string_view text :
       {"zo snel mogelijk", "zo spoedig mogelijk", "op korte termijn", "per direct", "tijdig", "met spoed", "z.s.m.",
        "onverwijld", "op de kortst mogelijke termijn", "binnen afzienbare tijd", "binnen enkele weken", "binnenkort",
        "t.z.t.", "periodiek", "na de zomer", "na het zomerreces", "rond de zomer van 2025", "Zo Snel Mogelijk!"}) {
    expect_readings({{text, "zacht", ""}});
  }
  expect_readings({{"zo snel mogelijk, doch uiterlijk voor de zomer", "reces", "2024-07-04"},
                   {"zo spoedig mogelijk en in ieder geval voor 1 juli 2025", "datum", "2025-06-30"}});
}

TEST(CalendarWording, EventsWithoutADayAreRefused) {
  for (const std::string_view text :
       {"voor de begrotingsbehandeling", "voor de voorjaarsnota", "bij de begroting van 2026",
        "voor het commissiedebat", "voor het commissiedebat zorg in juni 2025", "na de verkiezingen",
        "in het halfjaarbericht politie", "in de eerstvolgende voortgangsbrief",
        "voor de behandeling van het belastingplan 2026", "zodra het onderzoek is afgerond", "drie weken na het debat",
        "voor het volgende wetgevingsoverleg"}) {
    const auto outcome = read(Calendar::builtin(), text, parse_date("2024-05-17").value());
    ASSERT_FALSE(outcome.ok()) << text;
    EXPECT_EQ(outcome.refusal().code, "datum-onbekend") << text;
  }
  expect_readings({{"voor het commissiedebat politie van 14 mei 2025", "datum", "2025-05-13"}});
}

TEST(CalendarWording, WhatIsNotUnderstoodIsRefusedWithWhatIs) {
  for (const std::string_view text : {"",
                                      "   ",
                                      "...",
                                      "blabla",
                                      "straks",
                                      "in tweede termijn",
                                      "30 februari 2025",
                                      "uiterlijk 31 april",
                                      "31-02-2025",
                                      "2025-13-01",
                                      "29 februari 2025",
                                      "voor de zomer te informeren",
                                      "maandag 3 september 2024",
                                      "1 juli '25",
                                      "tussen 1 mei en 1 juni",
                                      "winter 2025",
                                      "binnen 0 dagen",
                                      "binnen twee tot drie maanden",
                                      "week 53 van 2025",
                                      "voor het einde van het",
                                      "in het vijfde kwartaal van 2025",
                                      "45 juli",
                                      "voor",
                                      "uiterlijk",
                                      "1 juli 20255",
                                      "begin van het voorjaar",
                                      "elke vandaag"}) {
    const auto outcome = read(Calendar::builtin(), text, parse_date("2024-05-17").value());
    ASSERT_FALSE(outcome.ok()) << text << " read as " << outcome.value().kind;
    EXPECT_EQ(outcome.refusal().code, "termijn-niet-begrepen") << text;
    EXPECT_FALSE(outcome.refusal().detail.empty());
  }
  const auto partly = read(Calendar::builtin(), "voor de zomer te informeren", parse_date("2024-05-17").value());
  EXPECT_NE(partly.refusal().detail.find("‘te informeren’"), std::string::npos);
  EXPECT_NE(partly.refusal().detail.find("Begrepen worden bijvoorbeeld"), std::string::npos);
}

TEST(CalendarWording, EveryMoveIsTold) {
  const auto reading = read(Calendar::builtin(), "voor de zomer", parse_date("2024-05-17").value()).value();
  ASSERT_EQ(reading.steps.size(), 3U);
  EXPECT_EQ(reading.steps[0].from, "2024-05-17");
  EXPECT_EQ(reading.steps[0].source, "peildatum");
  EXPECT_EQ(reading.steps[2].from, "2024-07-05");
  EXPECT_EQ(reading.steps[2].to, "2024-07-04");
  EXPECT_EQ(reading.steps[2].source, "tweedekamer.nl, Recessen (kalender-2025.1)");
  const auto holiday = read(Calendar::builtin(), "vóór de zomervakantie", parse_date("2024-05-17").value()).value();
  ASSERT_EQ(holiday.steps.size(), 3U);
  EXPECT_EQ(holiday.steps[1].step, "‘zomervakantie’ gelezen als het zomerreces");
  const auto gone = read(Calendar::builtin(), "voor 1 juli 2023", parse_date("2024-05-17").value()).value();
  EXPECT_NE(gone.steps.back().step.find("let op"), std::string::npos);
}

}  // namespace
}  // namespace gestand::calendar

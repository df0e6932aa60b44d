// A sheet in, a judgement of every row out.
#include "common/rows/review.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/rows/review_json.hpp"
#include "common/sheet/csv.hpp"

namespace gestand::rows {
namespace {

using nlohmann::json;

const Reference& reference() {
  static const Reference all{
      Names(std::vector<Named>{{"minister-jenv", "Minister van Justitie en Veiligheid"},
                               {"minister-bzk", "Minister van BZK"}}),
      Names(std::vector<Named>{{"directie-politie", "Directie Politie"}, {"directie-ai", "Directie AI"}}),
      Names(std::vector<Named>{{"7d1c3b9e-0000-4000-8000-000000000001", "A. Voorbeeld"}})};
  return all;
}

json item(const std::string& number, const std::string& text, json more = json::object()) {
  json out = {{"id", "id-" + (number.empty() ? text : number)},
              {"versie", 3},
              {"kamer", "TK"},
              {"tekst", text},
              {"titel", text},
              {"datum", "2024-05-17"},
              {"gedaanDoor", {{"ambt", "minister-jenv"}}},
              {"aan", {{{"naam", "Ellian"}, {"fractie", "VVD"}}}},
              {"status", "openstaand"},
              {"verantwoordelijke", "minister-jenv"}};
  if (!number.empty()) out["nummer"] = number;
  out.update(more);
  return out;
}

struct Seen {
  sheet::Table table;
  Mapping mapping;
  Register known{Kind::Toezegging};
  Review all;
};

std::unique_ptr<Seen> seen(const std::string& csv, const std::vector<json>& items = {}, Kind kind = Kind::Toezegging,
                           const Choices& choices = {}) {
  auto out = std::make_unique<Seen>();
  out->table = sheet::read_csv(csv);
  out->mapping = map_columns(out->table, kind, choices, {}, reference());
  out->known = Register(kind);
  for (const auto& one : items) out->known.add(known_of(kind, one));
  out->known.close();
  const Setting setting{kind, calendar::make_day(2024, 6, 1), false, reference(), calendar::Calendar::builtin()};
  out->all = review(out->table, out->mapping, setting, out->known);
  return out;
}

std::vector<std::string> places(const Seen& one) {
  std::vector<std::string> out;
  for (const auto& fault : one.all.faults) out.push_back(place_of(fault) + " " + fault.code);
  return out;
}

const std::string headers =
    "Nummer;Toezegging;Datum;Bewindspersoon;Aan;Fractie;Termijn;Status;Afgedaan op;Directie;Opmerking\n";
using Texts = std::vector<std::string>;

TEST(Review, ANewRowBecomesOneRequest) {
  const auto one =
      seen(headers + "tz202405-123;De brief komt.;17 mei 2024;MinJenV;Ellian;VVD;voor de zomer;open;;Politie;\n");
  ASSERT_EQ(one->all.rows.size(), 1U);
  EXPECT_EQ(places(*one), Texts{});
  EXPECT_EQ(one->all.rows[0].verdict, Verdict::New);
  ASSERT_EQ(one->all.rows[0].plan.steps.size(), 1U);
  const auto& step = one->all.rows[0].plan.steps[0];
  EXPECT_EQ(step.method + " " + step.path, "POST /v1/toezeggingen");
  EXPECT_EQ(json::parse(step.body), json({{"nummer", "TZ202405-123"},
                                          {"tekst", "De brief komt."},
                                          {"datum", "2024-05-17"},
                                          {"gedaanDoor", {{"ambt", "minister-jenv"}}},
                                          {"aan", {{{"naam", "Ellian"}, {"fractie", "VVD"}}}},
                                          {"termijn", {{"tekst", "voor de zomer"}}},
                                          {"directie", "directie-politie"}}));
}

TEST(Review, EveryFaultAtItsCell) {
  const auto one = seen(headers +
                        ";;17-05-24;Min Defensie;;;vanzelf;klaar;31-02-2024;Keuken;#REF!\n"
                        "TZ202405-1;Goed.;17-05-2024;MinJenV;Ellian (VVD);;;;;;\n"
                        "tz 202405-1;Ook.;17-06-2024;MinJenV;Ellian (VVD);;01-01-2024;voldaan;;;\n");
  EXPECT_EQ(places(*one), (Texts{"B2 ontbreekt", "C2 jaar-met-twee-cijfers", "D2 onbekend-ambt", "E2 ontbreekt",
                                 "H2 onbekende-status", "I2 dag-bestaat-niet", "J2 onbekende-directie",
                                 "K2 formule-fout", "A4 dubbel", "C4 datum-in-toekomst"}));
  EXPECT_EQ(one->all.count(Verdict::New), 1U);
  EXPECT_EQ(one->all.count(Verdict::Faulty), 2U);
}

TEST(Review, ATermIsReadFromTheDayOfThePromise) {
  const auto one = seen(
      headers + ";Een.;17-05-2024;MinJenV;Ellian;;vanzelf;;;;\n;Twee.;17-05-2024;MinJenV;Ellian;;16-05-2024;;;;\n");
  EXPECT_EQ(places(*one), (Texts{"G2 termijn-niet-begrepen", "G3 termijn-te-vroeg"}));
}

TEST(Review, KnownByNumberInAnySpelling) {
  const auto one = seen(headers + "TZ 202405 - 123;De brief komt.;17-05-2024;min. J&V;Ellian (VVD);;;open;;;\n",
                        {item("TZ202405-123", "De brief komt.")});
  ASSERT_TRUE(one->all.rows[0].match);
  EXPECT_EQ(one->all.rows[0].match->by, "nummer");
  EXPECT_EQ(one->all.rows[0].verdict, Verdict::Unchanged);
}

TEST(Review, ThreeColumns) {
  const auto one =
      seen(headers +
               "TZ202405-123;De brief komt later.;17-05-2024;MinJenV;Mutluer "
               "(PvdA);;4-7-2024;afgedaan;20-05-2024;AI;let op\n",
           {item("TZ202405-123", "De brief komt.",
                 {{"termijnen", {{{"id", "t1"}, {"datum", "2024-07-01"}, {"soort", "datum"}, {"status", "loopt"}}}}})});
  EXPECT_EQ(places(*one), Texts{});
  const auto& row = one->all.rows[0];
  EXPECT_EQ(row.verdict, Verdict::Changed);
  std::map<std::string, Texts> told;
  for (const auto& d : row.plan.differences) told[std::string(info(d.field).name)] = {d.in_sheet, d.here, d.becomes};
  EXPECT_EQ(told["tekst"], (Texts{"De brief komt later.", "De brief komt.", "De brief komt later."}));
  EXPECT_EQ(told["termijn"], (Texts{"4-7-2024", "2024-07-01", "2024-07-04"}));
  EXPECT_EQ(told["directie"], (Texts{"AI", "", "directie-ai"}));
  EXPECT_EQ(told["status"], (Texts{"afgedaan", "openstaand", "voldaan"}));
  Texts requests;
  for (const auto& step : row.plan.steps) requests.push_back(step.method + " " + step.path);
  EXPECT_EQ(requests, (Texts{"PATCH /v1/toezeggingen/id-TZ202405-123",
                             "POST /v1/toezeggingen/id-TZ202405-123/termijnen/t1/verplaatsingen",
                             "POST /v1/toezeggingen/id-TZ202405-123/toewijzingen",
                             "POST /v1/toezeggingen/id-TZ202405-123/voldoeningen",
                             "POST /v1/toezeggingen/id-TZ202405-123/notities"}));
  for (const auto& step : row.plan.steps)
    EXPECT_TRUE(step.name.starts_with("v3-")) << "a key of this state of the item";
}

TEST(Review, AnExportThatCameBack) {
  const std::string heads = "id;nummer;titel;status;verantwoordelijke;termijn.datum\n";
  const json held =
      item("26643-1173", "De motie",
           {{"status", "aangehouden"},
            {"ingediendDatum", "2024-05-17"},
            {"termijnen", {{{"id", "t"}, {"soort", "vervalt"}, {"datum", "2024-09-03"}, {"status", "loopt"}}}}});
  const auto one =
      seen(heads + "id-26643-1173;26643-1173;De motie;aangehouden;minister-jenv;2024-09-03\nid-anders;;De motie;;;\n",
           {held}, Kind::Motie);
  EXPECT_EQ(one->all.rows[0].match->by, "id");
  EXPECT_EQ(one->all.rows[0].verdict, Verdict::Unchanged) << "the lapse of a held motion is no term to set";
  EXPECT_EQ(places(*one), Texts{"A3 onbekende-id"});
}

TEST(Review, WhatAnImportMayNotChange) {
  const auto done = item("TZ202405-2", "Klaar.", {{"status", "voldaan"}});
  const auto one = seen(headers +
                            "TZ202405-1;De brief komt.;16-05-2024;MinBZK;Ellian "
                            "(VVD);;;;;;\nTZ202405-2;Klaar.;17-05-2024;MinJenV;Ellian (VVD);;;open;;;\n",
                        {item("TZ202405-1", "De brief komt."), done});
  EXPECT_EQ(places(*one), (Texts{"C2 niet-te-wijzigen", "D2 niet-te-wijzigen", "H3 status-terug"}));
}

TEST(Review, EmptyCellsChangeNothing) {
  const auto one =
      seen("Nummer;Deadline\nTZ202405-1;\n", {item("TZ202405-1", "De brief komt.", {{"directie", "directie-ai"}})});
  EXPECT_EQ(places(*one), Texts{});
  EXPECT_EQ(one->all.rows[0].verdict, Verdict::Unchanged);
}

TEST(Review, AMissingColumnIsToldOnce) {
  const auto one = seen("Nummer;Toezegging\nTZ202405-1;Een.\nTZ202405-2;Twee.\n");
  EXPECT_EQ(places(*one), (Texts{" kolom-ontbreekt", " kolom-ontbreekt", " kolom-ontbreekt"}));
  EXPECT_EQ(one->all.count(Verdict::Faulty), 2U);
}

const std::string promise =
    "De minister stuurt de Kamer voor het zomerreces het inzetkader gezichtsherkenning van de politie, met 3 bijlagen.";

TEST(Review, KnownByText) {
  const auto row = [](const std::string& text, const std::string& date = "17-05-2024") {
    return headers + ";" + text + ";" + date + ";MinJenV;Ellian (VVD);;;;;;\n";
  };
  const auto same = seen(row("de minister STUURT de Kamer voor het zomerreces het inzetkader gezichtsherkenning van de "
                             "politie met 3 bijlagen"),
                         {item("TZ202405-9", promise)});
  ASSERT_TRUE(same->all.rows[0].match);
  EXPECT_EQ(same->all.rows[0].match->by, "tekst");
  EXPECT_EQ(same->all.rows[0].match->likeness, 1);
  const auto near = seen(row("De minister stuurt de Kamer voor het zomerreces het nieuwe inzetkader gezichtsherkenning "
                             "van de politie, met 3 bijlagen."),
                         {item("TZ202405-9", promise)});
  ASSERT_TRUE(near->all.rows[0].match);
  EXPECT_GT(near->all.rows[0].match->likeness, 0.85);
  EXPECT_LT(near->all.rows[0].match->likeness, 1);
  EXPECT_EQ(near->all.rows[0].verdict, Verdict::Changed);
  // Another figure, another day, or two that come as near: not the same, but a person is told.
  for (const auto& other :
       {seen(row("De minister stuurt de Kamer voor het zomerreces het nieuwe inzetkader gezichtsherkenning van de "
                 "politie, met 4 bijlagen."),
             {item("TZ202405-9", promise)}),
        seen(row(promise, "16-05-2024"), {item("TZ202405-9", promise)}),
        seen(row(promise + " Ja."), {item("TZ202405-9", promise + " Nu."), item("TZ202405-8", promise + " Nu!")})}) {
    EXPECT_FALSE(other->all.rows[0].match);
    EXPECT_EQ(other->all.rows[0].verdict, Verdict::New);
    EXPECT_FALSE(other->all.rows[0].alike.empty());
  }
  const auto numbered =
      seen(headers + "TZ202405-1;" + promise + ";17-05-2024;MinJenV;Ellian (VVD);;;;;;\n", {item("", promise)});
  ASSERT_TRUE(numbered->all.rows[0].match) << "a number comes to one that had none";
  EXPECT_EQ(json::parse(numbered->all.rows[0].plan.steps.at(0).body).at("nummer"), "TZ202405-1");
  const auto else_where = seen(headers + "TZ202405-1;" + promise + ";17-05-2024;MinJenV;Ellian (VVD);;;;;;\n",
                               {item("TZ202405-9", promise)});
  EXPECT_FALSE(else_where->all.rows[0].match) << "two numbers are two promises";
}

TEST(Review, Columns) {
  const auto fields_of = [](const Seen& one) {
    Texts out;
    for (const auto& column : one.mapping.columns)
      out.push_back(column.field ? std::string(info(*column.field).name) : "-");
    return out;
  };
  const std::string row = "1;TZ202405-1;Een.;17-05-2024;Van Weel;MinJenV;Ellian;eind 2024;iets\n";
  const auto one = seen(
      "Overzicht toezeggingen;;;;;;;;\nNr.;Kenmerk;Omschrijving;Datum toezegging;Gedaan door;Bewindspersoon;Toegezegd "
      "aan;Deadline (extern);Kleur\n" +
      row);
  EXPECT_EQ(fields_of(*one), (Texts{"-", "nummer", "tekst", "datum", "naam", "ambt", "aan", "termijn", "-"}))
      << "a counter is no number";
  EXPECT_EQ(one->mapping.header_row, 2);
  EXPECT_EQ(one->all.count(Verdict::New), 1U);
  const auto other = seen(
      "Kolom "
      "A;Toezegging;Wanneer;Aan;Wie\nTZ202405-1;Een.;17-05-2024;Ellian;MinJenV\nTZ202405-2;Twee.;18-05-2024;Ellian;"
      "MinBZK\n");
  EXPECT_EQ(fields_of(*other), (Texts{"nummer", "tekst", "datum", "aan", "ambt"})) << "by what stands there";
  EXPECT_EQ(other->mapping.columns[0].how, "inhoud");
  const auto chosen =
      seen("Nummer;Toezegging;Datum;Aan;Bewindspersoon;Vlag\nTZ202405-1;Een.;17-05-2024;Ellian;MinJenV;eind 2024\n", {},
           Kind::Toezegging, {{"vlag", "termijn"}, {"A", "-"}});
  EXPECT_EQ(fields_of(*chosen), (Texts{"-", "tekst", "datum", "aan", "ambt", "termijn"}));
  EXPECT_THROW((void)seen("Nummer;Toezegging\n1;2\n", {}, Kind::Toezegging, {{"Bestaat niet", "termijn"}}),
               WrongChoice);
  EXPECT_THROW((void)seen("Nummer;Toezegging\n1;2\n", {}, Kind::Toezegging, {{"Nummer", "kleur"}}), WrongChoice);
  EXPECT_THROW((void)seen("a;b\n1;2\n"), sheet::Unreadable);
}

TEST(Review, HeadersOverTwoRowsAndMergedCells) {
  sheet::Table table = sheet::read_csv(
      "Nummer;Toezegging;Gedaan;;Aan\n;;Datum;Bewindspersoon;\nTZ202405-1;Een.;17-05-2024;MinJenV;Ellian "
      "(VVD)\nTZ202405-2;Twee.;17-05-2024;;Ellian (VVD)\nCommissiedebat;;;;\n");
  table.merges = {{1, 2, 0, 0}, {1, 2, 1, 1}, {1, 1, 2, 3}, {1, 2, 4, 4}, {3, 4, 3, 3}, {5, 5, 0, 4}};
  const Mapping mapping = map_columns(table, Kind::Toezegging, {}, {}, reference());
  Register none(Kind::Toezegging);
  none.close();
  const Setting setting{Kind::Toezegging, calendar::make_day(2024, 6, 1), false, reference(),
                        calendar::Calendar::builtin()};
  const Review all = review(table, mapping, setting, none);
  EXPECT_TRUE(all.faults.empty());
  EXPECT_EQ(all.count(Verdict::New), 2U) << "the merged office counts in both rows, the dividing line in none";
  EXPECT_EQ(all.rows.size(), 2U);
}

TEST(Review, Motions) {
  const std::string heads =
      "Kamerstuk;Titel;Datum;Indiener;Fractie;Verantwoordelijke;Appreciatie;Datum "
      "appreciatie;Status;Stemdatum;Deadline\n";
  const auto one = seen(heads +
                            "26 643, nr. 1172;De motie;17-05-2024;Ellian;VVD;MinJenV;Oordeel "
                            "Kamer;20-05-2024;aangenomen;21-05-2024;voor de zomer\n"
                            "26643-1173;Nog een;17-05-2024;Ellian;VVD;MinJenV;ontraden;;;;\n",
                        {}, Kind::Motie);
  EXPECT_EQ(places(*one), Texts{"G3 appreciatie-zonder-datum"});
  Texts requests;
  for (const auto& step : one->all.rows[0].plan.steps) requests.push_back(step.path);
  EXPECT_EQ(requests, (Texts{"/v1/moties", "/v1/moties/{id}/termijnen", "/v1/moties/{id}/appreciaties",
                             "/v1/moties/{id}/stemmingen"}));
  EXPECT_EQ(json::parse(one->all.rows[0].plan.steps[1].body)["termijn"]["datum"], "2024-07-04");
}

}  // namespace
}  // namespace gestand::rows

// Parameters of lists: what is taken, and every fault at once. And the filters behind the numbers of the dashboard.
#include "services/overview/domain/query.hpp"

#include <gtest/gtest.h>

#include "common/calendar/date.hpp"
#include "common/promises/open.hpp"
#include "services/overview/domain/numbers.hpp"
#include "services/overview/domain/values.hpp"

namespace gestand::overview {
namespace {

Date day(const char* text) { return *calendar::parse_date(text); }
const Date today = day("2024-05-17");

Query good(Kind kind, const Parameters& parameters) {
  auto parsed = parse_query(kind, parameters, today);
  if (const auto* faults = std::get_if<std::vector<Fault>>(&parsed)) {
    for (const auto& fault : *faults) ADD_FAILURE() << fault.location << ": " << fault.detail;
    return {};
  }
  return std::get<Query>(parsed);
}

std::vector<std::string> faults(Kind kind, const Parameters& parameters) {
  auto parsed = parse_query(kind, parameters, today);
  std::vector<std::string> out;
  if (const auto* wrong = std::get_if<std::vector<Fault>>(&parsed)) {
    for (const auto& fault : *wrong) out.push_back(fault.location + ":" + fault.code);
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(Query, Defaults) {
  const auto query = good(Kind::Moties, {});
  EXPECT_EQ(query.page, 1);
  EXPECT_EQ(query.page_size, 50);
  EXPECT_EQ(query.order, Order::Termijn);
  EXPECT_FALSE(query.down);
  EXPECT_EQ(query.day, today);
  EXPECT_FALSE(query.peil_datum);
}

TEST(Query, CommaIsOrAndASearchKeepsItsCommas) {
  const auto query =
      good(Kind::Werkvoorraad, {{"status", "aangehouden, openstaand"}, {"q", "26 643, nr. 1172"}, {"isOpen", "true"}});
  EXPECT_EQ(query.status, (Names{"aangehouden", "openstaand"}));
  EXPECT_EQ(query.q, "26 643, nr. 1172");
  EXPECT_EQ(query.is_open, true);
}

TEST(Query, OrderMayBeReversed) {
  EXPECT_TRUE(good(Kind::Moties, {{"sorteer", "-ingediendDatum"}}).down);
  EXPECT_EQ(good(Kind::Moties, {{"sorteer", "-ingediendDatum"}}).order, Order::Datum);
  EXPECT_EQ(faults(Kind::Moties, {{"sorteer", "--titel"}}), Names{"sorteer:onbekende-waarde"});
}

TEST(Query, ADayMayBeSoManyDaysFromTheDayOfTheQuestion) {
  const auto query = good(Kind::Werkvoorraad, {{"termijnNa", "-P1D"}, {"termijnVoor", "P31D"}});
  EXPECT_EQ(query.termijn_na, query.day - std::chrono::days{1});
  EXPECT_EQ(query.termijn_voor, query.day + std::chrono::days{31});
  const auto then = good(Kind::Werkvoorraad, {{"ingediendNa", "-P7D"}, {"peilDatum", "2024-03-01"}});
  EXPECT_EQ(calendar::to_iso(*then.ingediend_na), "2024-02-23") << "from the day that was asked for";
  for (const auto* wrong : {"PD", "P", "P1", "P1W", "P99999D", "P-1D", "--P1D", "P1D ", "p1d", "P1.5D"})
    EXPECT_EQ(faults(Kind::Werkvoorraad, {{"termijnVoor", wrong}}), Names{"termijnVoor:ongeldige-datum"}) << wrong;
}

TEST(Query, EveryFaultIsNamed) {
  EXPECT_EQ(faults(Kind::Moties, {{"bestaatniet", "1"},
                                  {"editie", "x"},
                                  {"isOpen", "ja"},
                                  {"page", "0"},
                                  {"pageSize", "501"},
                                  {"peilDatum", "2024-05-18"},
                                  {"status", "openstaand"},
                                  {"termijnVoor", "2024-02-30"}}),
            (Names{"bestaatniet:onbekende-parameter", "editie:onbekende-waarde", "isOpen:onbekende-waarde",
                   "page:buiten-bereik", "pageSize:buiten-bereik", "peilDatum:datum-in-toekomst",
                   "status:onbekende-waarde", "termijnVoor:ongeldige-datum"}));
}

TEST(Query, HostileValuesAreFaultsAndHostileSearchesAreNot) {
  EXPECT_EQ(faults(Kind::Moties, {{"directie", "a\xff"}}), Names{"directie:ongeldige-tekens"});
  EXPECT_EQ(faults(Kind::Moties, {{"fractie", std::string("a\0b", 3)}}), Names{"fractie:ongeldige-tekens"});
  EXPECT_EQ(faults(Kind::Moties, {{"page", "99999999999999999999"}}), Names{"page:buiten-bereik"});
  EXPECT_EQ(faults(Kind::Moties, {{"page", "1e3"}}), Names{"page:buiten-bereik"});
  EXPECT_EQ(faults(Kind::Moties, {{"thema", ""}}), Names{"thema:onbekende-waarde"});
  EXPECT_EQ(faults(Kind::Moties, {{"q", "\xff' & ! \\ \" ("}}), Names{});
}

TEST(Query, AListTakesTheFiltersThatApply) {
  EXPECT_EQ(faults(Kind::Directies, {{"uitvoering", "open"}}), Names{"uitvoering:onbekende-parameter"});
  EXPECT_EQ(faults(Kind::Termijnen, {{"status", "verstreken,nadert"},
                                     {"soort", "vervalt"},
                                     {"editie", "11111111-1111-4111-8111-111111111111"}}),
            Names{});
  EXPECT_EQ(faults(Kind::Edities, {{"status", "gepland"}, {"vehikel", "11111111-1111-4111-8111-111111111111"}}),
            Names{});
  EXPECT_EQ(faults(Kind::Vehikels, {{"soort", "motie"}}), Names{"soort:onbekende-waarde"});
}

TEST(Query, TodayIsThePresent) {
  EXPECT_FALSE(good(Kind::Moties, {{"peilDatum", "2024-05-17"}}).peil_datum);
  const auto past = good(Kind::Moties, {{"peilDatum", "2024-05-16"}});
  EXPECT_EQ(past.peil_datum, day("2024-05-16"));
  EXPECT_EQ(past.day, day("2024-05-16"));
}

TEST(Query, KindsOfLists) {
  EXPECT_EQ(parse_kind("werkvoorraad"), Kind::Werkvoorraad);
  EXPECT_FALSE(parse_kind("handelingen"));
  EXPECT_EQ(sorts_of_item(Kind::Werkvoorraad).size(), 3U);
}

TEST(Open, IsWhatTheContractSays) {
  EXPECT_TRUE(promises::is_open("aangehouden", "nvt"));
  EXPECT_TRUE(promises::is_open("aangenomen", "gemeld"));
  EXPECT_FALSE(promises::is_open("aangenomen", "afgedaan"));
  for (const auto* status : {"verworpen", "ingetrokken", "vervallen", "vervangen", "onbekend", "voldaan"})
    EXPECT_FALSE(promises::is_open(status, "")) << status;
  EXPECT_TRUE(promises::is_open("deels-voldaan", ""));
}

// Every number of the dashboard is a list that can be asked for, in its own scope.
TEST(Numbers, EveryFigureIsAList) {
  const Scope scope{"directie politie&co", day("2024-05-10"), day("2024-05-10")};
  auto all = figures(scope);
  for (auto part : {by_kind(scope), by_age(scope), held_by_term(scope), forecast(scope), inflow(scope), outflow(scope)})
    all.insert(all.end(), part.begin(), part.end());
  all.push_back(oldest(scope));
  EXPECT_EQ(all.size(), 9U + 3 + 5 + 5 + 12 + 24 + 24 + 1);
  for (const auto& figure : all) {
    const auto query = good(Kind::Werkvoorraad, figure.filter);
    EXPECT_EQ(query.directie, Names{"directie politie&co"}) << figure.name;
    EXPECT_EQ(query.peil_datum, day("2024-05-10")) << figure.name;
    EXPECT_TRUE(address_of(figure).starts_with("/v1/werkvoorraad?")) << address_of(figure);
    EXPECT_NE(address_of(figure).find("directie=directie%20politie%26co"), std::string::npos);
  }
}

TEST(Numbers, BandsOfAgeFollowOnEachOther) {
  const Scope scope{std::nullopt, std::nullopt, today};
  const auto bands = by_age(scope);
  for (Date datum = day("2020-01-01"); datum <= today; datum += std::chrono::days{1}) {
    int in = 0;
    for (const auto& band : bands) {
      const auto query = good(Kind::Werkvoorraad, band.filter);
      in += (!query.ingediend_na || datum > *query.ingediend_na) &&
            (!query.ingediend_voor || datum < *query.ingediend_voor);
    }
    ASSERT_EQ(in, 1) << calendar::to_iso(datum);
  }
}

TEST(Numbers, MonthsRunToTheMonthOfTheDay) {
  const auto months = inflow({std::nullopt, std::nullopt, day("2024-03-31")});
  EXPECT_EQ(months.front().name, "2022-04");
  EXPECT_EQ(months.back().name, "2024-03");
  EXPECT_EQ(months[22].name, "2024-02");
}

}  // namespace
}  // namespace gestand::overview

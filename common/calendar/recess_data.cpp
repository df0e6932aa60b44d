// The recesses of the Tweede Kamer since 2009 as a table of our own: facts with their source, and the default pattern.
// The site of the Chamber publishes only a few years at a time; for the others the last sitting before and the first
// after a gap of ten days or more tell them. A change of this table is a new version of the calendar.
#include "common/calendar/recess_data.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include "common/calendar/date.hpp"

namespace gestand::calendar {
namespace {

using enum RecessKind;
using std::chrono::days;

enum class Origin { Official, Press, Sitting, Committees, Planned };
using enum Origin;

std::string_view describe(Origin origin) {
  switch (origin) {
    case Official: return "tweedekamer.nl, Recessen";
    case Press: return "nu.nl, juli 2022";
    case Sitting: return "plenaire vergaderdagen in de open data van de Tweede Kamer";
    case Committees: return "vergaderdagen van commissies in de open data van de Tweede Kamer";
    case Planned: return "geplande activiteiten in de open data van de Tweede Kamer, stand oktober 2025";
  }
  return {};
}

// Days as yyyymmdd, so that the table can be read as one. 0: not published.
struct Row {
  RecessKind kind;
  int year;
  int last_sitting;
  int first_sitting;
  Origin origin;
  int first_day = 0;
  int last_day = 0;
};

// The gap of May and June 2010 was the election recess. In 2023 the old Chamber met again on 5 December. The spring
// recess of 2022 was broken by a plenary debate, so only the committees show it.
constexpr auto kRows = std::to_array<Row>({
    {Voorjaar, 2009, 20090219, 20090303, Sitting},
    {Mei, 2009, 20090423, 20090512, Sitting},
    {Zomer, 2009, 20090702, 20090901, Sitting},
    {Herfst, 2009, 20091015, 20091027, Sitting},
    {Kerst, 2009, 20091217, 20100112, Sitting},
    {Voorjaar, 2010, 20100218, 20100302, Sitting},
    {Mei, 2010, 20100422, 20100507, Sitting},
    {Verkiezing, 2010, 20100520, 20100616, Sitting},
    {Zomer, 2010, 20100701, 20100907, Sitting},
    {Herfst, 2010, 20101014, 20101026, Sitting},
    {Kerst, 2010, 20101216, 20110111, Sitting},
    {Voorjaar, 2011, 20110217, 20110301, Sitting},
    {Mei, 2011, 20110428, 20110517, Sitting},
    {Zomer, 2011, 20110630, 20110906, Sitting},
    {Kerst, 2011, 20111222, 20120117, Sitting},
    {Voorjaar, 2012, 20120216, 20120228, Sitting},
    {Mei, 2012, 20120426, 20120515, Sitting},
    {Zomer, 2012, 20120705, 20120918, Sitting},
    {Herfst, 2012, 20121011, 20121023, Sitting},
    {Kerst, 2012, 20121220, 20130115, Sitting},
    {Voorjaar, 2013, 20130214, 20130226, Sitting},
    {Mei, 2013, 20130425, 20130514, Sitting},
    {Zomer, 2013, 20130704, 20130903, Sitting},
    {Herfst, 2013, 20131017, 20131029, Sitting},
    {Kerst, 2013, 20131219, 20140114, Sitting},
    {Voorjaar, 2014, 20140220, 20140304, Sitting},
    {Mei, 2014, 20140424, 20140513, Sitting},
    {Zomer, 2014, 20140703, 20140902, Sitting},
    {Herfst, 2014, 20141016, 20141028, Sitting},
    {Kerst, 2014, 20141218, 20150113, Sitting},
    {Voorjaar, 2015, 20150212, 20150224, Sitting},
    {Mei, 2015, 20150430, 20150519, Sitting},
    {Zomer, 2015, 20150702, 20150901, Sitting},
    {Herfst, 2015, 20151015, 20151027, Sitting},
    {Kerst, 2015, 20151217, 20160112, Sitting},
    {Voorjaar, 2016, 20160218, 20160301, Sitting},
    {Mei, 2016, 20160428, 20160517, Sitting},
    {Zomer, 2016, 20160707, 20160906, Sitting},
    {Herfst, 2016, 20161013, 20161025, Sitting},
    {Kerst, 2016, 20161222, 20170117, Sitting},
    {Verkiezing, 2017, 20170223, 20170322, Sitting},
    {Mei, 2017, 20170420, 20170509, Sitting},
    {Zomer, 2017, 20170706, 20170905, Sitting},
    {Herfst, 2017, 20171012, 20171024, Sitting},
    {Kerst, 2017, 20171221, 20180116, Sitting},
    {Voorjaar, 2018, 20180222, 20180306, Sitting},
    {Mei, 2018, 20180426, 20180515, Sitting},
    {Zomer, 2018, 20180705, 20180904, Sitting},
    {Herfst, 2018, 20181018, 20181030, Sitting},
    {Kerst, 2018, 20181220, 20190115, Sitting},
    {Voorjaar, 2019, 20190221, 20190305, Sitting},
    {Mei, 2019, 20190425, 20190514, Sitting},
    {Zomer, 2019, 20190704, 20190903, Sitting},
    {Herfst, 2019, 20191017, 20191029, Sitting},
    {Kerst, 2019, 20191219, 20200114, Sitting},
    {Voorjaar, 2020, 20200220, 20200303, Sitting},
    {Mei, 2020, 20200422, 20200507, Sitting},
    {Zomer, 2020, 20200702, 20200901, Sitting},
    {Herfst, 2020, 20201015, 20201027, Sitting},
    {Kerst, 2020, 20201217, 20210105, Sitting},
    {Verkiezing, 2021, 20210225, 20210324, Sitting},
    {Mei, 2021, 20210429, 20210511, Sitting},
    {Zomer, 2021, 20210714, 20210907, Sitting},
    {Herfst, 2021, 20211014, 20211026, Sitting},
    {Kerst, 2021, 20211221, 20220118, Sitting},
    {Voorjaar, 2022, 20220224, 20220308, Committees},
    {Mei, 2022, 20220421, 20220510, Sitting},
    {Zomer, 2022, 20220707, 20220906, Press, 20220708, 20220905},
    {Herfst, 2022, 20221020, 20221101, Sitting},
    {Kerst, 2022, 20221222, 20230117, Sitting},
    {Voorjaar, 2023, 20230223, 20230307, Sitting},
    {Mei, 2023, 20230420, 20230509, Official, 20230421, 20230508},
    {Zomer, 2023, 20230710, 20230905, Official, 20230707, 20230904},
    {Herfst, 2023, 20231012, 20231024, Official, 20231013, 20231023},
    {Verkiezing, 2023, 20231026, 20231205, Sitting},
    {Kerst, 2023, 20231221, 20240116, Official, 20231222, 20240115},
    {Voorjaar, 2024, 20240215, 20240227, Official, 20240216, 20240226},
    {Mei, 2024, 20240425, 20240514, Official, 20240426, 20240513},
    {Zomer, 2024, 20240704, 20240903, Official, 20240705, 20240902},
    {Herfst, 2024, 20241024, 20241105, Sitting},
    {Kerst, 2024, 20241219, 20250114, Sitting},
    {Voorjaar, 2025, 20250220, 20250304, Sitting},
    {Mei, 2025, 20250424, 20250513, Sitting},
    {Zomer, 2025, 20250710, 20250902, Sitting},
    {Verkiezing, 2025, 20251002, 20251111, Planned},
    {Voorjaar, 2026, 20260212, 20260224, Planned},
});

Date from_digits(int digits) {
  return make_day(digits / 10000, static_cast<unsigned>(digits / 100 % 100), static_cast<unsigned>(digits % 100));
}

Recess from_row(const Row& row) {
  const Date last_sitting = from_digits(row.last_sitting);
  const Date first_sitting = from_digits(row.first_sitting);
  const bool official = row.first_day != 0;
  return {.kind = row.kind,
          .year = row.year,
          .first_day = official ? from_digits(row.first_day) : last_sitting + days{1},
          .last_day = official ? from_digits(row.last_day) : first_sitting - days{1},
          .expected = row.origin == Planned,
          .source = std::string{describe(row.origin)},
          .last_sitting_day = last_sitting,
          .first_sitting_day = first_sitting,
          .official = official};
}

// A recess runs from a Friday up to and including a Monday.
Recess expect(RecessKind kind, int year, Date friday, Date first_sitting) {
  return {.kind = kind,
          .year = year,
          .first_day = friday,
          .last_day = first_sitting - days{1},
          .expected = true,
          .source = "patroon van eerdere jaren (verwacht)",
          .last_sitting_day = friday - days{1},
          .first_sitting_day = first_sitting,
          .official = false};
}

}  // namespace

std::string recess_data_version() { return "kalender-2025.1"; }

std::vector<Recess> known_recesses() {
  std::vector<Recess> known;
  known.reserve(kRows.size());
  for (const Row& row : kRows) known.push_back(from_row(row));
  return known;
}

Date recesses_known_until() {
  Date last = Date::min();
  for (const Recess& recess : known_recesses()) {
    if (!recess.expected) last = std::max(last, recess.last_day);
  }
  return last;
}

// Fitted to the table above; the test of the pattern says how often it would have been right.
std::optional<Recess> pattern_recess(RecessKind kind, int year) {
  using std::chrono::Friday;
  using std::chrono::Thursday;
  using std::chrono::Tuesday;
  const auto after = [&](Date thursday, int length) {
    return expect(kind, year, thursday + days{1}, thursday + days{1 + length});
  };
  switch (kind) {
    case Voorjaar: return after(nth_weekday(year, 2, 3, Thursday), 11);
    case Mei: return after(nth_weekday(year, 4, 4, Thursday), 18);
    case Zomer: return expect(kind, year, on_or_after(make_day(year, 7, 3), Friday), nth_weekday(year, 9, 1, Tuesday));
    case Herfst: return after(on_or_after(make_day(year, 10, 11), Thursday), 11);
    case Kerst: return after(on_or_after(make_day(year, 12, 16), Thursday), 25);
    case Verkiezing: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gestand::calendar

// The Dutch public holidays of a year. Bevrijdingsdag is one for the state and its offices every year.
#include "common/calendar/holidays.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

constexpr int kFirstKoningsdag = 2014;

Holiday monarchs_day(int year) {
  const bool king = year >= kFirstKoningsdag;
  Date day = make_day(year, 4, king ? 27 : 30);
  if (std::chrono::weekday{day} == std::chrono::Sunday) day -= days{1};
  return {day, king ? "Koningsdag" : "Koninginnedag"};
}

}  // namespace

// The method of Meeus, Jones and Butcher: no table, right for every Gregorian year.
Date easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_day(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::vector<Holiday> dutch_holidays(int year) {
  const Date easter = easter_sunday(year);
  std::vector<Holiday> found{
      {make_day(year, 1, 1), "Nieuwjaarsdag"},
      {easter - days{2}, "Goede Vrijdag"},
      {easter, "Eerste Paasdag"},
      {easter + days{1}, "Tweede Paasdag"},
      monarchs_day(year),
      {make_day(year, 5, 5), "Bevrijdingsdag"},
      {easter + days{39}, "Hemelvaartsdag"},
      {easter + days{49}, "Eerste Pinksterdag"},
      {easter + days{50}, "Tweede Pinksterdag"},
      {make_day(year, 12, 25), "Eerste Kerstdag"},
      {make_day(year, 12, 26), "Tweede Kerstdag"},
  };
  std::ranges::stable_sort(found, {}, &Holiday::date);
  return found;
}

}  // namespace gestand::calendar

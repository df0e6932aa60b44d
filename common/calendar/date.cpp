// Days and instants as text, and the few sums on days that every other file here needs.
#include "common/calendar/date.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace gestand::calendar {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> kMonths{"januari",   "februari", "maart",    "april",
                                                   "mei",       "juni",     "juli",     "augustus",
                                                   "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"zondag",    "maandag", "dinsdag", "woensdag",
                                                    "donderdag", "vrijdag", "zaterdag"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads exactly `width` digits at the front and takes them off.
std::optional<int> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || *year < 1) return std::nullopt;
  if (!day_exists(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day))) return std::nullopt;
  return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<microseconds> take_time(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  microseconds time = hours{*hour} + minutes{*minute} + seconds{*second};
  if (!take(text, '.')) return time;
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  for (microseconds unit{100'000}; !text.empty() && is_digit(text.front()); unit /= 10) {
    time += unit * (text.front() - '0');
    text.remove_prefix(1);
  }
  return time;
}

std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return minutes{0};
  const bool west = take(text, '-');
  if (!west && !take(text, '+')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  const minutes offset = hours{*hour} + minutes{*minute};
  return west ? -offset : offset;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const auto day = take_date(text);
  return text.empty() ? day : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto day = take_date(text);
  if (!day || (!take(text, 'T') && !take(text, 't'))) return std::nullopt;
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Instant{*day} + *time - *offset;
}

std::string to_iso(Date day) {
  const year_month_day ymd{day};
  return fmt::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()});
}

std::string to_iso(Instant instant) {
  const auto day = floor<days>(instant);
  const hh_mm_ss time{instant - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", to_iso(Date{day}), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

std::string dutch(Date day) {
  const year_month_day ymd{day};
  return fmt::format("{} {} {}", unsigned{ymd.day()}, dutch_month(unsigned{ymd.month()}), int{ymd.year()});
}

std::string dutch_weekday(Date day) { return std::string{kWeekdays[weekday{day}.c_encoding()]}; }

std::string_view dutch_month(unsigned month) { return kMonths[month - 1]; }

int year_of(Date day) { return int{year_month_day{day}.year()}; }

Date make_day(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Date last_of_month(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / last};
}

bool day_exists(int year, unsigned month, unsigned day) {
  return year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}.ok();
}

Date add_months(Date day, int months_later) {
  const year_month_day moved = year_month_day{day} + months{months_later};
  return moved.ok() ? Date{moved} : Date{moved.year() / moved.month() / last};
}

Date on_or_after(Date day, std::chrono::weekday wanted) { return day + (wanted - weekday{day}); }

Date nth_weekday(int year, unsigned month, unsigned nth, std::chrono::weekday wanted) {
  return on_or_after(make_day(year, month, 1), wanted) + weeks{nth - 1};
}

}  // namespace gestand::calendar

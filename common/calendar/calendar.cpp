// Working days and recesses, answered from the holidays of the year and the table of recesses.
#include "common/calendar/calendar.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/holidays.hpp"
#include "common/calendar/recess_data.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;
using enum RecessKind;

constexpr std::array kAllKinds{Voorjaar, Mei, Zomer, Herfst, Kerst, Verkiezing};
constexpr std::string_view kRecess = "reces";

bool overlap(const Recess& a, const Recess& b) { return a.first_day <= b.last_day && b.first_day <= a.last_day; }

}  // namespace

std::string_view to_string(Chamber chamber) { return chamber == Chamber::TK ? "TK" : "EK"; }

std::optional<Chamber> parse_chamber(std::string_view text) {
  if (text == "TK") return Chamber::TK;
  if (text == "EK") return Chamber::EK;
  return std::nullopt;
}

std::string_view to_string(RecessKind kind) {
  switch (kind) {
    case Voorjaar: return "voorjaarsreces";
    case Mei: return "meireces";
    case Zomer: return "zomerreces";
    case Herfst: return "herfstreces";
    case Kerst: return "kerstreces";
    case Verkiezing: return "verkiezingsreces";
  }
  return {};
}

std::string_view short_name(RecessKind kind) {
  switch (kind) {
    case Voorjaar: return "voorjaar";
    case Mei: return "mei";
    case Zomer: return "zomer";
    case Herfst: return "herfst";
    case Kerst: return "kerst";
    case Verkiezing: return "verkiezing";
  }
  return {};
}

std::optional<RecessKind> parse_recess_kind(std::string_view text) {
  for (const RecessKind kind : kAllKinds) {
    if (text == to_string(kind) || text == short_name(kind)) return kind;
  }
  if (text == "voorjaarreces") return Voorjaar;
  return std::nullopt;
}

Calendar::Calendar(std::string version, std::vector<Recess> known)
    : version_(std::move(version)), known_(std::move(known)) {}

const Calendar& Calendar::builtin() {
  static const Calendar calendar{recess_data_version(), known_recesses()};
  return calendar;
}

std::string_view to_string(EventKind kind) {
  switch (kind) {
    case EventKind::Begrotingsbehandeling: return "begrotingsbehandeling";
    case EventKind::Voorjaarsnota: return "voorjaarsnota";
    case EventKind::Najaarsnota: return "najaarsnota";
  }
  return {};
}

std::optional<EventKind> parse_event_kind(std::string_view text) {
  for (const EventKind kind : {EventKind::Begrotingsbehandeling, EventKind::Voorjaarsnota, EventKind::Najaarsnota}) {
    if (text == to_string(kind)) return kind;
  }
  return std::nullopt;
}

std::vector<Holiday> Calendar::holidays(int year) const {
  auto found = dutch_holidays(year);
  std::ranges::copy_if(days_off_, std::back_inserter(found),
                       [year](const Holiday& holiday) { return year_of(holiday.date) == year; });
  std::ranges::stable_sort(found, {}, &Holiday::date);
  return found;
}

std::optional<Holiday> Calendar::holiday_at(Date day) const {
  for (Holiday& holiday : holidays(year_of(day))) {
    if (holiday.date == day) return std::move(holiday);
  }
  return std::nullopt;
}

bool Calendar::is_working_day(Date day) const {
  const std::chrono::weekday weekday{day};
  if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
  return !holiday_at(day);
}

Date Calendar::add_working_days(Date day, int n) const {
  const days step{n < 0 ? -1 : 1};
  for (int left = n < 0 ? -n : n; left > 0;) {
    day += step;
    if (is_working_day(day)) --left;
  }
  return day;
}

std::optional<Recess> Calendar::recess(RecessKind kind, int year) const {
  for (const Recess& recess : known_) {
    if (recess.kind == kind && recess.year == year) return recess;
  }
  if (displaced_by(kind, year)) return std::nullopt;
  return pattern_recess(kind, year);
}

std::optional<Recess> Calendar::displaced_by(RecessKind kind, int year) const {
  const auto expected = pattern_recess(kind, year);
  if (!expected) return std::nullopt;
  const Recess* election = nullptr;
  for (const Recess& recess : known_) {
    if (recess.kind == kind && recess.year == year) return std::nullopt;
    if (recess.kind == Verkiezing && overlap(recess, *expected)) election = &recess;
  }
  return election == nullptr ? std::nullopt : std::optional{*election};
}

std::optional<Recess> Calendar::recess_at(Date day) const {
  const int year = year_of(day);
  for (const Recess& recess : recesses(year - 1, year)) {
    if (recess.first_day <= day && day <= recess.last_day) return recess;
  }
  return std::nullopt;
}

std::vector<Recess> Calendar::recesses(int from_year, int to_year, Chamber chamber) const {
  std::vector<Recess> found;
  for (int year = from_year; year <= to_year; ++year) {
    for (const RecessKind kind : kAllKinds) {
      const auto own = std::ranges::find_if(
          of_senate_, [kind, year](const Recess& one) { return one.kind == kind && one.year == year; });
      if (chamber == Chamber::EK && own != of_senate_.end()) {
        found.push_back(*own);
      } else if (auto known = recess(kind, year)) {
        found.push_back(std::move(*known));
      }
    }
  }
  std::ranges::sort(found, {}, &Recess::first_day);
  return found;
}

std::optional<Election> Calendar::new_chamber(Chamber chamber, Date after, Date until) const {
  const auto found = std::ranges::find_if(elections_, [&](const Election& one) {
    return one.chamber == chamber && one.first_sitting && after < *one.first_sitting && *one.first_sitting <= until;
  });
  return found == elections_.end() ? std::nullopt : std::optional{*found};
}

std::optional<Occasion> Calendar::occasion(EventKind kind, int year) const {
  const auto found = std::ranges::find_if(
      occasions_, [kind, year](const Occasion& one) { return one.kind == kind && year_of(one.date) == year; });
  return found == occasions_.end() ? std::nullopt : std::optional{*found};
}

Calendar Calendar::amended(std::string version, std::vector<Recess> recesses) const {
  std::vector<Recess> known;
  for (const Recess& old : known_) {
    const bool replaced = std::ranges::any_of(
        recesses, [&](const Recess& fresh) { return fresh.kind == old.kind && fresh.year == old.year; });
    if (!replaced) known.push_back(old);
  }
  known.insert(known.end(), std::make_move_iterator(recesses.begin()), std::make_move_iterator(recesses.end()));
  Calendar changed = *this;
  changed.version_ = std::move(version);
  changed.known_ = std::move(known);
  return changed;
}

}  // namespace gestand::calendar

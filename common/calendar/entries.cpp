// Entries laid over the built-in calendar, and what cannot stand in it.
#include "common/calendar/entries.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/calendar/recess_data.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

constexpr days kLongestRecess{120};
constexpr days kLongestWait{366};  // from an election to the first sitting

bool overlap(Date a_first, Date a_last, Date b_first, Date b_last) { return a_first <= b_last && b_first <= a_last; }

// Plenary days are Tuesday to Thursday.
Date plenary_day_from(Date day) {
  const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
  return weekday >= 2 && weekday <= 4 ? day : on_or_after(day, std::chrono::Tuesday);
}

Recess recess_of(const EnteredRecess& entry) {
  return {.kind = entry.kind,
          .year = entry.year,
          .first_day = entry.first_day,
          .last_day = entry.last_day,
          .expected = entry.expected,
          .source = entry.source,
          .last_sitting_day = on_or_after(entry.first_day - days{7}, std::chrono::Thursday),
          .first_sitting_day = plenary_day_from(entry.last_day + days{1}),
          .official = true,
          .chamber = entry.chamber};
}

std::string_view name_of(Chamber chamber) { return chamber == Chamber::TK ? "Tweede Kamer" : "Eerste Kamer"; }

// What is built in and certain, and still counts beside this entry: another recess, and no entry took its place.
std::optional<Recess> certain_in_the_way(const EnteredRecess& entry, const Entries& all) {
  if (entry.chamber == Chamber::EK) return std::nullopt;  // those of the Eerste Kamer are not built in
  for (Recess& known : known_recesses()) {
    if (known.expected || !overlap(known.first_day, known.last_day, entry.first_day, entry.last_day)) continue;
    const auto replaced = [&known](const EnteredRecess& one) {
      return one.chamber == Chamber::TK && one.kind == known.kind && one.year == known.year;
    };
    if (!replaced(entry) && std::ranges::none_of(all.recesses, replaced)) return std::move(known);
  }
  return std::nullopt;
}

}  // namespace

Calendar Calendar::entered(const Entries& entries) {
  std::vector<Recess> of_house;
  Calendar made = builtin();
  made.number_ = entries.number;
  for (const auto& one : entries.recesses)
    (one.chamber == Chamber::TK ? of_house : made.of_senate_).push_back(recess_of(one));
  for (const auto& one : entries.days_off) made.days_off_.push_back({one.date, one.name});
  for (const auto& one : entries.elections)
    made.elections_.push_back({one.chamber, one.date, one.first_sitting, one.source});
  for (const auto& one : entries.events) made.occasions_.push_back({one.kind, one.date, one.source});
  std::ranges::sort(made.days_off_, {}, &Holiday::date);
  std::ranges::sort(made.elections_, {}, &Election::date);
  std::ranges::sort(made.occasions_, {}, &Occasion::date);
  if (entries.number == 0) return made;
  return made.amended(fmt::format("{}+{}", made.version_, entries.number), std::move(of_house));
}

std::string told(const EnteredRecess& entry) {
  return fmt::format("{} {} van de {} ({} tot en met {})", to_string(entry.kind), entry.year, name_of(entry.chamber),
                     dutch(entry.first_day), dutch(entry.last_day));
}

std::string told(const EnteredDayOff& entry) { return fmt::format("{} ({})", entry.name, dutch(entry.date)); }

std::string told(const EnteredElection& entry) {
  const std::string sits =
      entry.first_sitting ? fmt::format(", nieuwe Kamer bijeen op {}", dutch(*entry.first_sitting)) : "";
  return fmt::format("verkiezing van de {} ({}{})", name_of(entry.chamber), dutch(entry.date), sits);
}

std::string told(const EnteredEvent& entry) { return fmt::format("{} ({})", to_string(entry.kind), dutch(entry.date)); }

std::optional<Refusal> check(const EnteredRecess& entry, const Entries& all) {
  if (entry.last_day < entry.first_day || entry.last_day - entry.first_day > kLongestRecess)
    return Refusal{"geen-periode",
                   fmt::format("Een reces eindigt op of na zijn eerste dag, en duurt ten hoogste {} dagen.",
                               kLongestRecess.count())};
  if (year_of(entry.first_day) != entry.year)
    return Refusal{"ander-jaar", "\"jaar\" is het jaar waarin het reces begint."};
  for (const auto& other : all.recesses) {
    if (other.id == entry.id || other.chamber != entry.chamber) continue;
    if (other.kind == entry.kind && other.year == entry.year)
      return Refusal{"reces-bestaat-al", fmt::format("Het {} staat al in de kalender: wijzig dat.", told(other))};
    if (overlap(other.first_day, other.last_day, entry.first_day, entry.last_day))
      return Refusal{"reces-overlapt", fmt::format("Dit reces overlapt het {}.", told(other))};
  }
  if (const auto other = certain_in_the_way(entry, all))
    return Refusal{"reces-overlapt",
                   fmt::format("Dit reces overlapt het {} {} ({} tot en met {}; {}).", to_string(other->kind),
                               other->year, dutch(other->first_day), dutch(other->last_day), other->source)};
  return std::nullopt;
}

std::optional<Refusal> check(const EnteredDayOff& entry, const Entries& all) {
  if (const auto holiday = Calendar::builtin().holiday_at(entry.date))
    return Refusal{"dag-is-al-vrij", fmt::format("{} is al een vrije dag: {}.", dutch(entry.date), holiday->name)};
  for (const auto& other : all.days_off) {
    if (other.id != entry.id && other.date == entry.date)
      return Refusal{"dag-is-al-vrij", fmt::format("{} staat al in de kalender.", told(other))};
  }
  return std::nullopt;
}

std::optional<Refusal> check(const EnteredElection& entry, const Entries& all) {
  if (entry.first_sitting && (*entry.first_sitting <= entry.date || *entry.first_sitting - entry.date > kLongestWait))
    return Refusal{"samenkomst-voor-verkiezing", "De nieuwe Kamer komt na de verkiezing bijeen, en binnen een jaar."};
  for (const auto& other : all.elections) {
    if (other.id == entry.id || other.chamber != entry.chamber) continue;
    if (overlap(other.date, other.first_sitting.value_or(other.date), entry.date,
                entry.first_sitting.value_or(entry.date)))
      return Refusal{"verkiezing-bestaat-al", fmt::format("Er staat al een {} in de kalender.", told(other))};
  }
  return std::nullopt;
}

std::optional<Refusal> check(const EnteredEvent& entry, const Entries& all) {
  for (const auto& other : all.events) {
    if (other.id != entry.id && other.kind == entry.kind && year_of(other.date) == year_of(entry.date))
      return Refusal{"gebeurtenis-bestaat-al",
                     fmt::format("Van {} staat er al een {}: wijzig die.", year_of(other.date), told(other))};
  }
  return std::nullopt;
}

Date known_until(const Calendar& calendar) {
  Date last = recesses_known_until();
  // As far as one follows the other: what was entered beyond a gap leaves the gap.
  for (const Recess& recess : calendar.recesses(year_of(last), year_of(last) + 50)) {
    if (recess.last_day <= last) continue;
    if (recess.expected) break;
    last = recess.last_day;
  }
  return last;
}

}  // namespace gestand::calendar

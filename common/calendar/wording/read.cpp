// The reader: which family a wording belongs to, and what to say when it belongs to none.
#include <fmt/format.h>

#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/calendar/wording/families.hpp"

namespace gestand::calendar {
namespace {

using namespace wording;

constexpr std::size_t kLongest = 500;
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2199;

constexpr std::string_view kUnderstood =
    "Begrepen worden bijvoorbeeld: ‘uiterlijk 1 juli 2025’, ‘voor de zomer’, ‘voor het kerstreces van 2025’, "
    "‘begin/medio/eind 2025’, ‘in het eerste kwartaal van 2025’, ‘in het najaar’, ‘voor Prinsjesdag’, ‘binnen drie "
    "maanden’, ‘jaarlijks voor 1 juli’ en ‘zo snel mogelijk’.";

Refusal not_understood(std::string_view why) {
  return {"termijn-niet-begrepen", fmt::format("{} {}", why, kUnderstood)};
}

Outcome<Reading> soft(const Scene& scene, const Cursor& cursor) {
  return Reading{"zacht",
                 std::nullopt,
                 {{fmt::format("‘{}’ noemt geen dag: een eigen datum is nodig", shown(cursor.words())), "", "",
                   "termijnregels: zachte termijn"}},
                 rule_version(scene.calendar)};
}

std::optional<Outcome<Reading>> read_families(Cursor& cursor, const Scene& scene) {
  if (auto series = read_series(cursor, scene)) return series;
  if (auto duration = read_duration(cursor, scene)) return duration;
  const std::size_t start = cursor.position();
  auto moment = read_moment(cursor, scene);
  if (moment && cursor.at_end()) return moment;
  const std::size_t understood = cursor.position();
  cursor.back_to(start);
  if (auto event = read_event(cursor, scene)) return event;
  if (!moment) return std::nullopt;
  cursor.back_to(understood);
  const std::string whole = shown(cursor.words());
  return not_understood(fmt::format("Niet begrepen: ‘{}’. Het begin wel, maar niet ‘{}’.", whole, cursor.rest()));
}

}  // namespace

Outcome<Reading> read(const Calendar& calendar, std::string_view text, Date reference) {
  if (text.size() > kLongest) return not_understood(fmt::format("De tekst is langer dan {} tekens.", kLongest));
  if (year_of(reference) < kFirstYear || year_of(reference) > kLastYear) {
    return Refusal{"termijn-niet-begrepen",
                   fmt::format("Termijnen worden gelezen van {} tot en met {}.", kFirstYear, kLastYear)};
  }
  Cursor cursor{words_of(text)};
  if (cursor.at_end()) return not_understood("Er staat geen termijn.");
  const Scene scene{calendar, reference};
  const bool hasty = eat_soft(cursor);
  if (hasty && cursor.at_end()) return soft(scene, cursor);
  const std::string whole = shown(cursor.words());
  if (hasty) {
    while (cursor.eat_any({"doch", "maar", "en", "dan wel", "of", "echter"})) {
    }
  }
  auto read = read_families(cursor, scene);
  if (!read) return not_understood(fmt::format("Niet begrepen: ‘{}’.", whole));
  if (!read->ok()) return std::move(*read);
  Reading reading = std::move(*read).value();
  if (hasty) {
    reading.steps.insert(reading.steps.begin(), Step{"de haast in het begin noemt geen dag; wat erachter staat wel", "",
                                                     "", "termijnregels: zachte termijn"});
  }
  if (reading.date && *reading.date < reference) {
    reading.steps.push_back({fmt::format("let op: deze dag ligt voor de peildatum {}", dutch(reference)),
                             to_iso(*reading.date), to_iso(*reading.date), "peildatum"});
  }
  return reading;
}

}  // namespace gestand::calendar

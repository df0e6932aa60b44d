// The reader: which family a wording belongs to, and what to say when it belongs to none.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/calendar/rules.hpp"
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

Reading soft(const Scene& scene, const Cursor& cursor) {
  return Reading{"zacht",
                 std::nullopt,
                 {{fmt::format("‘{}’ noemt geen dag: een eigen datum is nodig", shown(cursor.words())), "", "",
                   "termijnregels: zachte termijn"}},
                 rule_version(scene.calendar)};
}

// "uiterlijk 1 juli of eerder": the last day stays the last day.
void eat_rather_earlier(Cursor& cursor) {
  const std::size_t start = cursor.position();
  cursor.eat_any({"of", "en", "maar", "doch"});
  cursor.eat_any(
      {"zo mogelijk", "indien mogelijk", "liefst", "het liefst", "liever", "bij voorkeur", "zoveel", "zo veel"});
  if (!cursor.eat("eerder")) {
    cursor.back_to(start);
    return;
  }
  cursor.eat_any({"als mogelijk", "dan dat"});
}

// How sure the speaker is. A forecast is a day all the same; "zo mogelijk" promises none.
enum class Reserve { None, Forecast, Doubt };

Reserve eat_reserve(Cursor& cursor) {
  Reserve reserve = Reserve::None;
  while (true) {
    if (cursor.eat_any({"naar verwachting", "in principe", "bij voorkeur", "liefst", "het liefst"})) {
      reserve = std::max(reserve, Reserve::Forecast);
    } else if (cursor.eat_any({"zo mogelijk", "indien mogelijk", "als het kan", "als dat kan", "als het lukt",
                               "hopelijk", "wellicht", "misschien", "mogelijk", "waarschijnlijk", "vermoedelijk"})) {
      reserve = Reserve::Doubt;
    } else {
      return reserve;
    }
  }
}

void tell_reserve(Reserve reserve, Reading& reading) {
  if (reserve == Reserve::Forecast) {
    reading.steps.push_back({"een verwachting of voorkeur: de genoemde dag geldt, bevestig dat hij zo bedoeld is", "",
                             "", "termijnregels: een verwachte dag is die dag"});
  } else if (reserve == Reserve::Doubt && reading.kind != "zacht") {
    reading.steps.push_back({"met een voorbehoud gezegd: dat belooft geen dag, een eigen datum is nodig",
                             reading.date ? to_iso(*reading.date) : "", "", "termijnregels: zachte termijn"});
    reading.kind = "zacht";
    reading.date.reset();
  }
}

// Each step says by which rules, and which table of days, it was made.
void put_versions(Reading& reading, const Calendar& calendar) {
  constexpr std::string_view kRules = "termijnregels";
  for (Step& step : reading.steps) {
    if (step.source.starts_with(kRules)) {
      step.source.replace(0, kRules.size(), kRulesVersion);
    } else if (step.source != calendar.version() && step.source != "peildatum") {
      step.source += fmt::format(" ({})", calendar.version());
    }
  }
}

std::optional<Outcome<Reading>> read_families(Cursor& cursor, const Scene& scene) {
  if (auto series = read_series(cursor, scene)) return series;
  if (auto duration = read_duration(cursor, scene)) return duration;
  const std::size_t start = cursor.position();
  auto moment = read_moment(cursor, scene);
  const std::size_t understood = cursor.position();
  if (moment && !cursor.at_end()) eat_rather_earlier(cursor);
  if (moment && cursor.at_end()) return moment;
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
  const Reserve reserve = eat_reserve(cursor);
  const bool hasty = eat_soft(cursor);
  if (hasty && cursor.at_end()) {
    Reading reading = soft(scene, cursor);
    put_versions(reading, calendar);
    return reading;
  }
  const std::string whole = shown(cursor.words());
  if (hasty) {
    while (cursor.eat_any({"doch", "maar", "en", "dan wel", "of", "echter"})) {
    }
    // "per direct tot 1 juli" is a stretch of time, and no day by which something is done.
    if (cursor.peek() == "tot" && cursor.peek(1) != "en") {
      return not_understood(fmt::format("Niet begrepen: ‘{}’.", whole));
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
  tell_reserve(reserve, reading);
  if (reading.date && *reading.date < reference) {
    reading.steps.push_back({fmt::format("let op: deze dag ligt voor de peildatum {}", dutch(reference)),
                             to_iso(*reading.date), to_iso(*reading.date), "peildatum"});
  }
  put_versions(reading, calendar);
  return reading;
}

}  // namespace gestand::calendar

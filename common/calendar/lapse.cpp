// When a held motion lapses. The terms are dated data with their source; of the Reglement van Orde of 2021 the article
// itself was not read, so its term is the one that the Chamber's own register shows.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::calendar {
namespace {

using std::chrono::days;

struct Term {
  Chamber chamber;
  int since;  // yyyymmdd, first day of holding to which it applies
  int days;
  int months;
  bool recess_counts;
  bool ends_on_sitting;
  std::string_view told;
  std::string_view source;
};

// The newest of a chamber first.
constexpr std::array kTerms{
    Term{Chamber::TK, 20210401, 84, 0, true, true, "twaalf weken (84 dagen) na de aanhouding",
         "Tweede Kamer, praktijk sinds het Reglement van Orde 2021: Zaak.Termijn in de open data"},
    Term{Chamber::TK, 20000906, 0, 2, false, true, "twee maanden na de aanhouding, reces niet meegeteld",
         "Tweede Kamer, oud artikel 69, tweede lid (Kamerstuk 27283, nr. 1)"},
    Term{Chamber::EK, 20171212, 0, 6, false, false, "zes maanden na de aanhouding, reces niet meegeteld",
         "Eerste Kamer, Reglement van Orde artikel 93, derde lid (Kamerstuk CXXIV, G)"},
};

const Term* term_for(Chamber chamber, Date held) {
  const auto found = std::ranges::find_if(kTerms, [&](const Term& term) {
    const Date since = make_day(term.since / 10000, static_cast<unsigned>(term.since / 100 % 100),
                                static_cast<unsigned>(term.since % 100));
    return term.chamber == chamber && since <= held;
  });
  return found == kTerms.end() ? nullptr : &*found;
}

// Every recess that begins before the term is full makes it longer by its days.
Date skip_recesses(const Calendar& calendar, Chamber chamber, Date held, Date end, std::vector<Step>& steps) {
  for (const Recess& recess : calendar.recesses(year_of(held) - 1, year_of(end) + 1, chamber)) {
    if (recess.last_day <= held || recess.first_day > end) continue;
    const days uncounted = recess.last_day - std::max(recess.first_day, held + days{1}) + days{1};
    steps.push_back({fmt::format("{} dagen {} tellen niet mee", uncounted.count(), to_string(recess.kind)), to_iso(end),
                     to_iso(end + uncounted), recess.source});
    end += uncounted;
  }
  return end;
}

Date to_sitting_day(const Calendar& calendar, Date end, std::vector<Step>& steps) {
  const auto recess = calendar.recess_at(end);
  if (!recess) return end;
  steps.push_back({fmt::format("valt in het {} ({} tot en met {}): eerste vergaderdag daarna", to_string(recess->kind),
                               dutch(recess->first_day), dutch(recess->last_day)),
                   to_iso(end), to_iso(recess->first_sitting_day), recess->source});
  return recess->first_sitting_day;
}

// Plenary days are Tuesday to Thursday.
Date to_plenary_weekday(Date end, std::vector<Step>& steps) {
  const unsigned weekday = std::chrono::weekday{end}.iso_encoding();
  if (weekday >= 2 && weekday <= 4) return end;
  const Date tuesday = on_or_after(end, std::chrono::Tuesday);
  steps.push_back({"eerstvolgende gewone vergaderdag (dinsdag tot en met donderdag)", to_iso(end), to_iso(tuesday),
                   "vergaderdagen van de Tweede Kamer"});
  return tuesday;
}

// Of the Eerste Kamer only the recesses that were entered are its own.
bool with_borrowed_recesses(const Calendar& calendar, Date held, Date end) {
  bool own = false;
  for (const Recess& recess : calendar.recesses(year_of(held) - 1, year_of(end) + 1, Chamber::EK)) {
    if (recess.last_day <= held || recess.first_day > end) continue;
    if (recess.chamber == Chamber::TK) return true;
    own = true;
  }
  return !own;
}

// What is held when a new Chamber sits for the first time lapses then.
Date until_new_chamber(const Calendar& calendar, Chamber chamber, Date held, Date end, std::vector<Step>& steps) {
  const auto election = calendar.new_chamber(chamber, held, end);
  if (!election || *election->first_sitting == end) return end;
  steps.push_back(
      {fmt::format("de nieuwe Kamer komt na de verkiezing van {} bijeen op {}: wat dan is aangehouden, vervalt",
                   dutch(election->date), dutch(*election->first_sitting)),
       to_iso(end), to_iso(*election->first_sitting), election->source});
  return *election->first_sitting;
}

}  // namespace

Reading lapse(const Calendar& calendar, Chamber chamber, Date held) {
  Reading reading{.kind = "vervalt", .date = {}, .steps = {}, .rule_version = rule_version(calendar)};
  const Term* term = term_for(chamber, held);
  if (term == nullptr) {
    reading.steps.push_back({fmt::format("voor een aanhouding in de {} op {} is geen vervaltermijn bekend",
                                         chamber == Chamber::TK ? "Tweede Kamer" : "Eerste Kamer", dutch(held)),
                             to_iso(held), "", "termijnregels"});
    return reading;
  }
  Date end = add_months(held, term->months) + days{term->days};
  reading.steps.push_back({std::string{term->told}, to_iso(held), to_iso(end), std::string{term->source}});
  if (!term->recess_counts) end = skip_recesses(calendar, chamber, held, end, reading.steps);
  if (chamber == Chamber::EK && with_borrowed_recesses(calendar, held, end)) {
    reading.steps.push_back(
        {"gerekend met de recessen van de Tweede Kamer; die van de Eerste Kamer staan niet in de "
         "kalender: laat de datum bevestigen door de Griffie",
         "", "", calendar.version()});
  }
  if (term->ends_on_sitting) {
    if (!term->recess_counts) end = to_plenary_weekday(end, reading.steps);
    end = to_sitting_day(calendar, end, reading.steps);
  }
  reading.date = until_new_chamber(calendar, chamber, held, end, reading.steps);
  return reading;
}

}  // namespace gestand::calendar

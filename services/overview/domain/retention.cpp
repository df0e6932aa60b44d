#include "services/overview/domain/retention.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"

namespace gestand::overview {

namespace {

bool holds(const RetentionTerm& term, const std::string& kind, Date day) {
  return std::find(term.kinds.begin(), term.kinds.end(), kind) != term.kinds.end() &&
         (!term.from || *term.from <= day) && (!term.until || day <= *term.until);
}

bool before(const RetentionTerm& one, const RetentionTerm& other) {
  const Date a = one.from.value_or(Date::min());
  const Date b = other.from.value_or(Date::min());
  return a != b ? a > b : one.code < other.code;
}

}  // namespace

bool is_closed(bool open, const std::string& status) { return !open && status != "onbekend"; }

const RetentionTerm* term_for(const std::vector<RetentionTerm>& terms, const std::string& kind, Date closed) {
  const RetentionTerm* out = nullptr;
  for (const auto& term : terms) {
    if (holds(term, kind, closed) && (out == nullptr || before(term, *out))) out = &term;
  }
  return out;
}

std::optional<Date> destroyed_from(const RetentionTerm& term, Date closed) {
  if (term.appraisal != "vernietigen" || !term.years) return std::nullopt;
  const std::chrono::year_month_day day{closed};
  const int year = int{day.year()} + *term.years;
  const unsigned month{day.month()};
  const unsigned of_month{day.day()};
  return calendar::day_exists(year, month, of_month) ? calendar::make_day(year, month, of_month)
                                                     : calendar::make_day(year, month + 1, 1);
}

}  // namespace gestand::overview

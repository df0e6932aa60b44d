// So many days, working days, weeks or months after a day.
#include <fmt/format.h>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"

namespace gestand::calendar {
namespace {

constexpr int kMost = 10'000;
constexpr int kLastYear = 9999;

}  // namespace

Outcome<Reading> relative(const Calendar& calendar, int amount, std::string_view unit, Date from) {
  if (amount < 1 || amount > kMost) {
    return Refusal{"termijn-niet-begrepen", fmt::format("Het aantal moet tussen 1 en {} liggen.", kMost)};
  }
  Date date;
  std::string told;
  std::string source = "termijnregels: de dag zelf telt niet mee";
  if (unit == "dag") {
    date = from + std::chrono::days{amount};
    told = fmt::format("{} {} later", amount, amount == 1 ? "dag" : "dagen");
  } else if (unit == "werkdag") {
    date = calendar.add_working_days(from, amount);
    told = fmt::format("{} {} later (maandag tot en met vrijdag, geen feestdag)", amount,
                       amount == 1 ? "werkdag" : "werkdagen");
    source = calendar.version();
  } else if (unit == "week") {
    date = from + std::chrono::weeks{amount};
    told = fmt::format("{} {} later", amount, amount == 1 ? "week" : "weken");
  } else if (unit == "maand") {
    date = add_months(from, amount);
    told = fmt::format("{} {} later", amount, amount == 1 ? "maand" : "maanden");
    source = "termijnregels: dezelfde dag van de maand, of de laatste als die dag er niet is";
  } else {
    return Refusal{"termijn-niet-begrepen", "Begrepen eenheden zijn dag, werkdag, week en maand."};
  }
  if (year_of(date) > kLastYear) return Refusal{"termijn-niet-begrepen", "De datum ligt na het jaar 9999."};
  return Reading{"relatief", date, {{told, to_iso(from), to_iso(date), source}}, rule_version(calendar)};
}

}  // namespace gestand::calendar

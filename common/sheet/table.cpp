#include "common/sheet/table.hpp"

#include <fmt/format.h>

#include <cmath>

#include "common/calendar/date.hpp"
#include "common/sheet/csv.hpp"
#include "common/sheet/xlsx.hpp"

namespace gestand::sheet {

namespace {

constexpr std::size_t letters = 26;
constexpr double last_number = 2'958'466;  // 31 December 9999, in the system of 1900

}  // namespace

std::string column_name(std::size_t column) {
  std::string out;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / letters)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % letters));
  return out;
}

std::string cell_name(std::size_t column, int row) { return column_name(column) + std::to_string(row); }

std::optional<std::size_t> column_of(std::string_view name) {
  if (name.empty() || name.size() > 3) return std::nullopt;
  std::size_t out = 0;
  for (const char c : name) {
    const bool small = c >= 'a' && c <= 'z';
    if (!small && (c < 'A' || c > 'Z')) return std::nullopt;
    out = out * letters + static_cast<std::size_t>(c - (small ? 'a' : 'A')) + 1;
  }
  return out - 1;
}

std::optional<Date> day_of_number(double number, bool from_1904) {
  const double whole = std::floor(number);
  if (!(whole >= (from_1904 ? 0 : 1)) || whole >= last_number) return std::nullopt;
  const auto days = std::chrono::days(static_cast<int>(whole));
  if (from_1904) return calendar::make_day(1904, 1, 1) + days;
  constexpr int false_day = 60;
  if (days.count() == false_day) return std::nullopt;
  return calendar::make_day(1899, 12, days.count() < false_day ? 31 : 30) + days;
}

std::string shown(double number) {
  constexpr double exact = 1e15;
  if (std::floor(number) == number && std::fabs(number) < exact) return fmt::format("{:.0f}", number);
  return fmt::format("{}", number);
}

Table read_table(const std::string& bytes, const std::string& sheet, const Limits& limits) {
  if (bytes.empty()) throw Unreadable("het bestand is leeg");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return read_xlsx(bytes, sheet, limits);
  if (bytes.starts_with("\xd0\xcf\x11\xe0")) {
    throw Unreadable(
        "dit is een oud .xls-bestand, of een werkmap met een wachtwoord; bewaar het als .xlsx zonder wachtwoord");
  }
  if (bytes.starts_with("%PDF")) throw Unreadable("dit is een PDF; bewaar het blad als .xlsx of .csv");
  if (!sheet.empty()) throw Unreadable("een CSV-bestand heeft geen bladen om uit te kiezen");
  return read_csv(bytes, limits);
}

}  // namespace gestand::sheet

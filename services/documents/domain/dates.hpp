// Days in running Dutch text. A year that the text does not give is known only when the nota's date and the words
// ("jl.", "a.s.", a past tense) leave one reading.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::documents {

struct DateFound {
  std::size_t begin = 0, end = 0;
  std::optional<Date> date;  // nothing: a day without a known year
};

enum class Tense { Unknown, Past };

[[nodiscard]] std::vector<DateFound> dates_in(std::string_view plain, std::optional<Date> nota_date,
                                              Tense tense = Tense::Unknown);
[[nodiscard]] std::optional<Date> first_date(std::string_view plain, std::optional<Date> nota_date);

// The pattern of a date, for use within others.
[[nodiscard]] const std::string& date_pattern();

}  // namespace gestand::documents

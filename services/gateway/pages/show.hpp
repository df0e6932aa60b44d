// Small views that many pages share: a date in words, a badge, a deadline with its explanation.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "common/vocab/time.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway::pages {

// {iso, tekst:"3 september 2024"}; false for no date. Text that is no date shows as it is.
[[nodiscard]] nlohmann::json date_view(std::string_view iso);

// {iso, tekst:"3 september 2024, 14:05"} in Amsterdam's time; false for none.
[[nodiscard]] nlohmann::json instant_view(std::string_view rfc3339);

// {tekst, klasse}; false for an empty value.
[[nodiscard]] nlohmann::json badge(Vocabulary vocabulary, std::string_view value);

// "vandaag", "morgen", "over 12 dagen", "3 dagen te laat".
[[nodiscard]] std::string distance_in_words(Date date, Date today);

// The same of a date that nobody can be late for: "over 12 dagen", "3 dagen geleden".
[[nodiscard]] std::string lapse_in_words(Date date, Date today);

// A deadline as a list shows it: {datum, woorden, klasse, soort, …}; false for none.
[[nodiscard]] nlohmann::json short_term_view(const nlohmann::json& term, Date today);

// The same with where it came from and each step of its computation.
[[nodiscard]] nlohmann::json term_view(const nlohmann::json& term, Date today);

// "Kathmann (GroenLinks-PvdA), Six Dijkstra (NSC)"
[[nodiscard]] std::string people_in_words(const nlohmann::json& people);

// "1 motie", "1.172 moties"; in English "1,172 motions"
[[nodiscard]] std::string counted(long long number, std::string_view one, std::string_view many);
[[nodiscard]] std::string grouped(long long number);

// At most so many bytes of UTF-8, cut at a character, with an ellipsis.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t most);

// The API names the list it counted; the page of the same list has the same filters. Empty if it names none.
[[nodiscard]] std::string page_of_list(const std::string& api_address);

}  // namespace gestand::gateway::pages

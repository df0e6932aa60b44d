// Numbers of parliamentary papers, in every usual spelling. "Kamerstuk 26 643, nr. 1172" is 26643-1172 in keys
// (docs/glossary.md).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace gestand::wire {

// dossier(-toevoeging)?-ondernummer: "26643-1172", "36600-VI-45", "21501-32-1603", Eerste Kamer "35300-VI-Y". Nothing
// if it is no such number.
[[nodiscard]] std::optional<std::string> parse_paper_number(std::string_view text);

// Number of a case (zaak): "2024Z08422".
[[nodiscard]] std::optional<std::string> parse_case_number(std::string_view text);

}  // namespace gestand::wire

// Pure work on the words of the register: titles, dictums, names, kinds.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::cli {

// One line: HTML entities decoded, every run of white space (no-break spaces too) a single space, trimmed.
[[nodiscard]] std::string clean_line(std::string_view raw);

// The motion itself, from after "De Kamer," up to "en gaat over tot de orde van de dag", a line a consideration; empty
// if not found.
[[nodiscard]] std::string motion_body(std::string_view paper_text);

// The names under a motion as the paper gives them, freed of punctuation; two names on one line become two.
[[nodiscard]] std::vector<std::string> clean_names(const std::vector<std::string>& raw);

// Lower case letters without diacritics and without what stands between names; for comparing only.
[[nodiscard]] std::string folded_name(std::string_view name);

// "kst-26643-1172" → "26643-1172"; nothing if it is not the identity of a Chamber paper.
[[nodiscard]] std::optional<std::string> paper_number(std::string_view identity);
[[nodiscard]] int serial_of(std::string_view number);           // 26643-1172 → 1172
[[nodiscard]] std::string dossier_of(std::string_view number);  // 36600-VI-45 → 36600-VI

struct Appreciation {
  std::string_view value;
  bool known = true;
};
[[nodiscard]] Appreciation appreciation(std::string_view kabinetsappreciatie);

}  // namespace gestand::cli

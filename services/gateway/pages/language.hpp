// The language of a page: Dutch, or English for who chose it. Code and templates are written in Dutch; locale/en.json
// has the English words beside the Dutch ones. What people typed and what the registers say is not translated.
#pragma once
#include <fmt/core.h>

#include <set>
#include <string>
#include <string_view>

#include "common/vocab/time.hpp"

namespace gestand::gateway::pages {

enum class Language { Dutch, English };

inline constexpr std::string_view language_cookie = "gestand_taal";

// The language of the request that this thread is answering; Dutch where there is none (papers, exports, mail).
[[nodiscard]] Language language();
[[nodiscard]] inline bool in_english() { return language() == Language::English; }

// What a request's cookies ask for.
[[nodiscard]] Language language_of(std::string_view cookie_header);
[[nodiscard]] std::string language_cookie_header(Language chosen, bool secure);

// The address of the switch to the other language, which leads back to the page of this request.
[[nodiscard]] std::string switch_address();

// While it lives, this thread speaks that language; `here` is the address of the page, empty: the same as before.
class Speaking {
 public:
  explicit Speaking(Language now, std::string_view here = {});
  ~Speaking();
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

 private:
  Language before_;
  std::string here_before_;
};

// The words in the language of the request; words that the dictionary lacks stay Dutch.
[[nodiscard]] std::string say(std::string_view dutch);

// The same with what belongs in its gaps: say("{} van {}", shown, all).
template <typename... Args>
[[nodiscard]] std::string say(std::string_view dutch, const Args&... args) {
  return fmt::vformat(say(dutch), fmt::make_format_args(args...));
}

// "3 september 2024" or "3 September 2024"; "september 2024".
[[nodiscard]] std::string day_in_words(Date day);
[[nodiscard]] std::string month_in_words(Date day);

// For tests: where this thread writes the words that it asked for in vain; null: nowhere.
void note_missing_words(std::set<std::string>* into);

}  // namespace gestand::gateway::pages

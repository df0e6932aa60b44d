#include "services/overview/domain/number.hpp"

#include <algorithm>

namespace gestand::overview {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t end_of_run(std::string_view text, std::size_t at, bool (*is)(char)) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

}  // namespace

std::string number_sort_key(std::string_view number) {
  constexpr std::size_t width = 10;
  std::string key;
  for (std::size_t at = 0; at < number.size();) {
    const bool figures = digit(number[at]);
    if (!figures && !letter(number[at])) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_run(number, at, figures ? digit : letter);
    std::string run(number.substr(at, end - at));
    if (!key.empty()) key += ' ';
    if (figures) {
      run.erase(0, std::min(run.find_first_not_of('0'), run.size()));
      key.append(run.size() < width ? width - run.size() : 0, '0') += run;
    } else {
      std::transform(run.begin(), run.end(), run.begin(), small);
      // A letter that numbers a paper of the Eerste Kamer: AA comes after Z.
      if (end == number.size() && !key.empty())
        key += '~' + std::string(1, static_cast<char>('0' + std::min<std::size_t>(run.size(), 9)));
      key += run;
    }
    at = end;
  }
  return key;
}

std::string number_word(std::string_view number) {
  std::string out;
  for (const char c : number) {
    if (c > ' ' && c <= '~' && c != '\'' && c != '\\') out += small(c);
  }
  return out;
}

}  // namespace gestand::overview

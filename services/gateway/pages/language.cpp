// The language of a page; see the header.
#include "services/gateway/pages/language.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/text/folding.hpp"
#include "services/gateway/pages/session.hpp"
#include "services/gateway/pages/templates.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {
namespace {

thread_local Language spoken = Language::Dutch;
thread_local std::string page_address = "/";
thread_local std::set<std::string>* missing = nullptr;

constexpr std::array<std::string_view, 12> english_months{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

using Dictionary = std::unordered_map<std::string, std::string>;

const Dictionary& english() {
  static const auto all = nlohmann::json::parse(english_words()).get<Dictionary>();
  return all;
}

std::string_view english_month(Date day) {
  const std::chrono::year_month_day parts{day};
  return english_months.at(static_cast<unsigned>(parts.month()) - 1);
}

bool has_words(std::string_view text) { return text.find_first_of("abcdefghijklmnopqrstuvwxyz") != text.npos; }

}  // namespace

Language language() { return spoken; }

Language language_of(std::string_view cookie_header) {
  return cookie_value(cookie_header, language_cookie) == "en" ? Language::English : Language::Dutch;
}

std::string language_cookie_header(Language chosen, bool secure) {
  const bool dutch = chosen == Language::Dutch;
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}; Max-Age={}", language_cookie, dutch ? "nl" : "en",
                     secure ? "; Secure" : "", 365 * 24 * 3600);
}

std::string switch_address() {
  return "/taal?" + query_string({{"naar", page_address}, {"taal", in_english() ? "nl" : "en"}});
}

Speaking::Speaking(Language now, std::string_view here)
    : before_(std::exchange(spoken, now)), here_before_(page_address) {
  if (!here.empty()) page_address = here;
}

Speaking::~Speaking() {
  spoken = before_;
  page_address = std::move(here_before_);
}

std::string say(std::string_view dutch) {
  if (spoken == Language::Dutch) return std::string(dutch);
  const auto found = english().find(text::flat(dutch));
  if (found != english().end()) return found->second;
  if (missing != nullptr && has_words(dutch)) missing->insert(std::string(dutch));
  return std::string(dutch);
}

std::string day_in_words(Date day) {
  if (!in_english()) return calendar::dutch(day);
  const std::chrono::year_month_day parts{day};
  return fmt::format("{} {} {}", static_cast<unsigned>(parts.day()), english_month(day),
                     static_cast<int>(parts.year()));
}

std::string month_in_words(Date day) {
  const auto whole = day_in_words(day);
  return whole.substr(whole.find(' ') + 1);
}

void note_missing_words(std::set<std::string>* into) { missing = into; }

}  // namespace gestand::gateway::pages

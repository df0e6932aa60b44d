#include "services/documents/domain/dates.hpp"

#include <algorithm>
#include <array>

#include "common/calendar/date.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/text.hpp"

namespace gestand::documents {

namespace {

constexpr std::array months{"januari", "februari", "maart",     "april",   "mei",      "juni",
                            "juli",    "augustus", "september", "oktober", "november", "december"};
// "drieëntwintig", "drieëntwintigste" as they stand without accents.
const std::vector<std::string>& number_words() {
  static const std::vector<std::string> all = [] {
    const std::vector<std::string> low{
        "",     "een", "twee",   "drie",    "vier",     "vijf",     "zes",     "zeven",     "acht",     "negen",
        "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"};
    const std::vector<std::string> tens{"",        "",       "twintig",  "dertig",  "veertig",
                                        "vijftig", "zestig", "zeventig", "tachtig", "negentig"};
    std::vector<std::string> out(low);
    for (std::size_t n = 20; n < 100; ++n)
      out.push_back(n % 10 == 0 ? tens[n / 10] : low[n % 10] + "en" + tens[n / 10]);
    return out;
  }();
  return all;
}

// 1 to 99 of a cardinal or an ordinal in letters; 0 if it is none.
unsigned number_in_words(std::string_view word) {
  constexpr std::array<std::string_view, 4> odd{"", "eerste", "", "derde"};
  for (unsigned n = 1; n < odd.size(); ++n)
    if (word == odd[n]) return n;
  if (word == "achtste") return 8;
  const auto& words = number_words();
  for (unsigned n = 1; n < words.size(); ++n) {
    const std::string_view one = words[n];
    if (word == one || (word.starts_with(one) && (word.substr(one.size()) == "de" || word.substr(one.size()) == "ste")))
      return n;
  }
  return 0;
}

std::string day_words() {
  std::string out = "eerste|derde|achtste";
  for (unsigned n = 31; n > 0; --n) {
    const auto& word = number_words()[n];
    out += "|" + word + "ste|" + word + "de|" + word;
  }
  return out;
}

std::optional<unsigned> month_of(std::string_view word) {
  const std::string text = lowered(word);
  for (unsigned i = 0; i < months.size(); ++i) {
    const std::string_view name = months[i];
    if (name == text || (text.size() >= 3 && text.size() <= 4 && name.starts_with(text)) || (text == "mrt" && i == 2))
      return i + 1;
  }
  return std::nullopt;
}

int number_of(std::string_view digits) {
  int out = 0;
  for (const char c : digits)
    if (c >= '0' && c <= '9') out = out * 10 + (c - '0');
  return out;
}

std::optional<Date> day(int year, unsigned month, unsigned d) {
  if (year < 1900 || year > 2199 || !calendar::day_exists(year, month, d)) return std::nullopt;
  return calendar::make_day(year, month, d);
}

// The latest such day on or before the reference.
std::optional<Date> last_before(Date reference, unsigned month, unsigned d) {
  for (int back = 0; back < 5; ++back) {
    const auto one = day(calendar::year_of(reference) - back, month, d);
    if (one && *one <= reference) return one;
  }
  return std::nullopt;
}
std::optional<Date> first_after(Date reference, unsigned month, unsigned d) {
  for (int on = 0; on < 5; ++on) {
    const auto one = day(calendar::year_of(reference) + on, month, d);
    if (one && *one >= reference) return one;
  }
  return std::nullopt;
}

}  // namespace

const std::string& date_pattern() {
  static const std::string pattern =
      "((maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr) )?(\\d\\d?e?|eerste|tweede|derde) "
      "(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|"
      "jul|aug|sept|sep|"
      "okt|nov|dec)\\.?( \\d\\d\\d\\d| '\\d\\d| jl\\.?| jongstleden| a\\.?s\\.?| aanstaande|,? van (dit|vorig) jaar)?|"
      "\\d\\d\\d\\d-\\d\\d-\\d\\d|\\d\\d?[-/\\.]\\d\\d?[-/\\.]\\d\\d\\d\\d";
  return pattern;
}

std::vector<DateFound> dates_in(std::string_view plain, std::optional<Date> nota, Tense tense) {
  static const Pattern words(
      "\\b(?<d>\\d\\d?|" + day_words() +
      ")e? "
      "(?<m>januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|"
      "jun|jul|aug|sept|sep|"
      "okt|nov|dec)\\b\\.?( (?<y>\\d\\d\\d\\d)\\b| tweeduizend( en)? ?(?<w>\\L{3,20})\\b| '(?<s>\\d\\d)\\b|(?<past> "
      "jl\\.?| jongstleden| dezes)|(?<next> "
      "a\\.?s\\.?\\b| aanstaande)|(?<this>,? van dit jaar)|"
      "(?<last>,? van vorig jaar))?");
  static const Pattern iso("\\b(?<y>\\d\\d\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)\\b");
  static const Pattern figures("\\b(?<d>\\d\\d?)[-/\\.](?<m>\\d\\d?)[-/\\.](?<y>\\d\\d\\d\\d)\\b");
  std::vector<DateFound> out;
  const auto part = [&](const Match& match, std::string_view name) {
    const auto at = match.at(name);
    return at ? plain.substr(at->first, at->second - at->first) : std::string_view();
  };
  for (const auto* pattern : {&iso, &figures}) {
    for (const auto& match : pattern->all(plain)) {
      if (const auto found = day(number_of(part(match, "y")), static_cast<unsigned>(number_of(part(match, "m"))),
                                 static_cast<unsigned>(number_of(part(match, "d")))))
        out.push_back({match.begin, match.end, found});
    }
  }
  for (const auto& match : words.all(plain)) {
    const auto month = month_of(part(match, "m"));
    if (!month) continue;
    const std::string name = lowered(part(match, "d"));
    unsigned d = static_cast<unsigned>(number_of(name));
    if (d == 0) d = number_in_words(name);
    DateFound found{match.begin, match.end, std::nullopt};
    if (match.at("y")) {
      found.date = day(number_of(part(match, "y")), *month, d);
    } else if (match.at("w")) {
      const unsigned year = number_in_words(lowered(part(match, "w")));
      if (year > 0) found.date = day(2000 + static_cast<int>(year), *month, d);
    } else if (match.at("s")) {
      found.date = day(2000 + number_of(part(match, "s")), *month, d);
    } else if (nota) {
      if (match.at("this")) {
        found.date = day(calendar::year_of(*nota), *month, d);
      } else if (match.at("last")) {
        found.date = day(calendar::year_of(*nota) - 1, *month, d);
      } else if (match.at("next")) {
        found.date = first_after(*nota, *month, d);
      } else if (match.at("past")) {
        found.date = last_before(*nota, *month, d);
      } else if (tense == Tense::Past) {
        // Half a year back is as far as a day without a year is meant.
        const auto before = last_before(*nota, *month, d);
        if (before && *nota - *before < std::chrono::days(183)) found.date = before;
      }
    }
    if (d >= 1 && d <= 31) out.push_back(found);
  }
  static const Pattern near("\\b(?<two>eer)?gisteren\\b");
  for (const auto& match : near.all(plain))
    if (nota) out.push_back({match.begin, match.end, *nota - std::chrono::days(match.at("two") ? 2 : 1)});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return out;
}

// "Tuesday, June 18, 2025", "18 June 2025": the heads of forwarded mails.
std::optional<Date> english_date(std::string_view plain) {
  static const Pattern words(
      "\\b((?<d>\\d\\d?) "
      ")?(?<m>january|february|march|april|may|june|july|august|september|october|november|december)( "
      "(?<e>\\d\\d?))?,? (?<y>\\d\\d\\d\\d)\\b");
  constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto match = words.find(plain);
  if (!match) return std::nullopt;
  const auto part = [&](const char* name) {
    const auto at = match->at(name);
    return at ? plain.substr(at->first, at->second - at->first) : std::string_view();
  };
  const int number = number_of(part("d").empty() ? part("e") : part("d"));
  const std::string month = lowered(part("m").substr(0, 3));
  for (unsigned i = 0; i < names.size(); ++i)
    if (month == names[i]) return day(number_of(part("y")), i + 1, static_cast<unsigned>(number));
  return std::nullopt;
}

std::optional<Date> first_date(std::string_view plain, std::optional<Date> nota_date) {
  for (const auto& one : dates_in(plain, nota_date, Tense::Past))
    if (one.date) return one.date;
  return english_date(plain);
}

}  // namespace gestand::documents

#include "common/rows/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>
#include <utility>

#include "common/calendar/date.hpp"
#include "common/text/folding.hpp"

namespace gestand::rows {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

Refusal no_day(const std::string& text) {
  return {"geen-datum", "\"" + text + "\" is geen datum; schrijf bijvoorbeeld 17-05-2024 of 17 mei 2024."};
}

Refusal two_digits(const std::string& text) {
  return {"jaar-met-twee-cijfers", "\"" + text + "\" heeft een jaar van twee cijfers; schrijf het met vier."};
}

unsigned month_of(const std::string& word) {
  for (unsigned month = 1; month <= 12; ++month) {
    const auto name = calendar::dutch_month(month);
    if (word == name || (word.size() >= 3 && name.starts_with(word))) return month;
  }
  return word == "mrt" ? 3 : 0;
}

Outcome<Date> made(const std::string& text, int year, unsigned month, unsigned day) {
  if (!calendar::day_exists(year, month, day))
    return Refusal{"dag-bestaat-niet", "\"" + text + "\": deze dag bestaat niet."};
  return calendar::make_day(year, month, day);
}

unsigned number(const std::string& digits) { return static_cast<unsigned>(std::stoul(digits)); }

// What a list of 1900 to 2100 may hold. Days outside it are slips, not days of parliament.
Outcome<Date> plausible(const std::string& text, Outcome<Date> day) {
  if (!day) return day;
  const int year = calendar::year_of(day.value());
  if (year < 1900 || year > 2100)
    return Refusal{"jaar-onwaarschijnlijk",
                   "\"" + text + "\": het jaar " + std::to_string(year) + " kan niet kloppen."};
  return day;
}

Outcome<Date> read_words(const std::string& text) {
  constexpr std::size_t longest = 60;
  if (text.size() > longest) return no_day(text.substr(0, longest) + "…");
  static const std::regex dutch(R"((\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2}))");
  static const std::regex iso(R"((\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?)");
  static const std::regex written(R"((?:[a-z]+ )?(\d{1,2})[- ]([a-z]{3,9})[- ](\d{4}|\d{2}))");
  std::smatch found;
  if (std::regex_match(text, found, dutch)) {
    if (found[3].length() == 2) return two_digits(text);
    return made(text, std::stoi(found[3]), number(found[2]), number(found[1]));
  }
  if (std::regex_match(text, found, iso)) return made(text, std::stoi(found[1]), number(found[2]), number(found[3]));
  std::string small = text;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  std::erase(small, '.');
  if (std::regex_match(small, found, written)) {
    const unsigned month = month_of(found[2]);
    if (month == 0) return no_day(text);
    if (found[3].length() == 2) return two_digits(text);
    return made(text, std::stoi(found[3]), month, number(found[1]));
  }
  return no_day(text);
}

// A number of a spreadsheet that lost its format, as CSV does: only between 1954 and 2119, where nothing else is meant.
std::optional<double> serial(const std::string& text) {
  if (text.size() != 5 || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int value = std::stoi(text);
  return value >= 20'000 && value <= 80'000 ? std::optional<double>(value) : std::nullopt;
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n,");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n,") - begin + 1));
}

// "het lid Ellian" → "Ellian".
std::string without_title(std::string name) {
  for (const std::string_view title : {"het lid ", "Het lid ", "de leden ", "De leden ", "lid ", "Lid ", "leden ",
                                       "dhr. ", "mw. ", "de heer ", "De heer ", "mevrouw ", "Mevrouw "}) {
    if (name.starts_with(title)) return trimmed(name.substr(title.size()));
  }
  return name;
}

bool is_committee(const std::string& text) {
  const std::string folded = " " + text::folded(text) + " ";
  const auto holds = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
  return holds("commissie") || folded == " kamer " || folded == " de kamer " || holds(" tweede kamer ") ||
         holds(" eerste kamer ");
}

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> out;
  std::string one;
  int depth = 0;
  bool faction_closed = false;
  const auto end = [&] {
    one = trimmed(one);
    if (one.starts_with("en ")) one = trimmed(one.substr(3));
    if (!one.empty()) out.push_back(one);
    one.clear();
    faction_closed = false;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    const bool and_next = faction_closed && text.substr(at).starts_with(" en ");
    if (depth == 0 && (c == ';' || c == '\n' || (c == ',' && faction_closed) || and_next)) {
      end();
      if (and_next) at += 3;
      continue;
    }
    one += c;
    if (c != ' ') faction_closed = c == ')';
  }
  end();
  return out;
}

Outcome<Party> read_party(const std::string& text, std::string_view faction) {
  if (is_committee(text)) return Party{"", "", text};
  const auto open = text.rfind('(');
  if (open == std::string::npos) return Party{without_title(text), std::string(faction), ""};
  Party out{without_title(trimmed(text.substr(0, open))), trimmed(text.substr(open + 1)), ""};
  if (out.faction.empty() || out.faction.back() != ')' || out.name.empty())
    return Refusal{"naam-onleesbaar",
                   "\"" + text + "\" is niet te lezen als naam met fractie; schrijf \"Naam (Fractie)\"."};
  out.faction = trimmed(out.faction.substr(0, out.faction.size() - 1));
  return out;
}

constexpr std::array commitment_statuses{Word{"openstaand", "openstaand"},
                                         Word{"open", "openstaand"},
                                         Word{"lopend", "openstaand"},
                                         Word{"loopt", "openstaand"},
                                         Word{"nog open", "openstaand"},
                                         Word{"in behandeling", "openstaand"},
                                         Word{"niet afgedaan", "openstaand"},
                                         Word{"nee", "openstaand"},
                                         Word{"deels voldaan", "deels-voldaan"},
                                         Word{"deels afgedaan", "deels-voldaan"},
                                         Word{"gedeeltelijk", "deels-voldaan"},
                                         Word{"voldaan", "voldaan"},
                                         Word{"afgedaan", "voldaan"},
                                         Word{"gestand gedaan", "voldaan"},
                                         Word{"nagekomen", "voldaan"},
                                         Word{"gereed", "voldaan"},
                                         Word{"afgerond", "voldaan"},
                                         Word{"ja", "voldaan"},
                                         Word{"vervallen", "vervallen"}};
constexpr std::array motion_statuses{
    Word{"ingediend", "ingediend"},     Word{"open", "ingediend"},          Word{"aangehouden", "aangehouden"},
    Word{"aangenomen", "aangenomen"},   Word{"aanvaard", "aangenomen"},     Word{"verworpen", "verworpen"},
    Word{"ingetrokken", "ingetrokken"}, Word{"overgenomen", "overgenomen"}, Word{"vervallen", "vervallen"}};
constexpr std::array judgements{Word{"oordeel kamer", "oordeel-kamer"},
                                Word{"oordeel aan de kamer", "oordeel-kamer"},
                                Word{"ok", "oordeel-kamer"},
                                Word{"overgenomen", "overgenomen"},
                                Word{"ontraden", "ontraden"},
                                Word{"ontraden tenzij gewijzigd", "ontraden-tenzij-gewijzigd"},
                                Word{"ontijdig", "ontijdig"},
                                Word{"overbodig", "overbodig"},
                                Word{"verzoek aanhouden", "verzoek-aanhouden"},
                                Word{"verzoek om aan te houden", "verzoek-aanhouden"},
                                Word{"aanhouden", "verzoek-aanhouden"},
                                Word{"geen", "geen"},
                                Word{"nog te ontvangen", "nog-te-ontvangen"},
                                Word{"nog niet bekend", "nog-niet-bekend"},
                                Word{"niet beschikbaar", "niet-beschikbaar"}};

template <class List>
std::optional<std::string> find_word(const List& list, std::string_view text) {
  const std::string folded = text::folded(text);
  const auto found = std::find_if(list.begin(), list.end(), [&](const Word& one) { return one.first == folded; });
  return found == list.end() ? std::nullopt : std::optional(std::string(found->second));
}

}  // namespace

bool looks_like_day(const sheet::Cell& cell) {
  if (cell.kind != sheet::Cell::Kind::Text) return true;
  if (cell.text.find_first_not_of("0123456789-./ ") == std::string::npos) return true;
  const auto day = read_words(cell.text);
  return day.ok() || day.refusal().code != "geen-datum";
}

Outcome<Date> read_day(const sheet::Cell& cell, bool from_1904) {
  if (cell.day) return plausible(cell.text, *cell.day);
  const auto value = cell.kind == sheet::Cell::Kind::Number ? std::optional(cell.number) : serial(cell.text);
  if (value) {
    const auto day = sheet::day_of_number(*value, from_1904);
    return day ? plausible(cell.text, *day) : Outcome<Date>(no_day(cell.text));
  }
  return plausible(cell.text, read_words(cell.text));
}

Outcome<std::vector<Party>> read_parties(std::string_view text, std::string_view faction) {
  const auto all = pieces(text);
  std::vector<Party> out;
  for (const auto& one : all) {
    auto party = read_party(one, all.size() == 1 ? faction : "");
    if (!party) return party.refusal();
    out.push_back(std::move(party).value());
  }
  if (all.size() > 1 && !faction.empty()) {
    // Beside several names one column with factions tells only who belongs where if there are as many.
    const auto factions = pieces(faction);
    const bool bare = std::all_of(out.begin(), out.end(),
                                  [](const Party& one) { return one.faction.empty() && one.committee.empty(); });
    if (bare && factions.size() != out.size())
      return Refusal{"fracties-passen-niet", "Er staan " + std::to_string(out.size()) + " namen en " +
                                                 std::to_string(factions.size()) +
                                                 " fracties; schrijf \"Naam (Fractie); Naam (Fractie)\"."};
    for (std::size_t i = 0; bare && i < out.size(); ++i) out[i].faction = factions[i];
  }
  return out;
}

std::string shown(const std::vector<Party>& parties) {
  std::string out;
  for (const auto& one : parties) {
    if (!out.empty()) out += "; ";
    out += one.committee.empty() ? one.name + (one.faction.empty() ? "" : " (" + one.faction + ")") : one.committee;
  }
  return out;
}

std::optional<std::string> read_status(Kind kind, std::string_view text) {
  return kind == Kind::Motie ? find_word(motion_statuses, text) : find_word(commitment_statuses, text);
}

std::string known_statuses(Kind kind) {
  return kind == Kind::Motie ? "ingediend, aangehouden, aangenomen, verworpen, ingetrokken, overgenomen of vervallen"
                             : "openstaand, deels voldaan, voldaan of vervallen";
}

std::optional<std::string> read_judgement(std::string_view text) { return find_word(judgements, text); }

std::vector<std::string> read_themes(std::string_view text) {
  std::vector<std::string> out;
  std::string one;
  const auto end = [&] {
    one = trimmed(one);
    if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    one.clear();
  };
  for (const char c : text) {
    if (c == ';' || c == ',' || c == '\n') {
      end();
    } else {
      one += c;
    }
  }
  end();
  return out;
}

}  // namespace gestand::rows

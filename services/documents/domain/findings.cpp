#include "services/documents/domain/findings.hpp"

#include <algorithm>
#include <array>

#include "services/documents/domain/pattern.hpp"

namespace gestand::documents {

namespace {

struct Department {
  std::string_view pattern, code;
};
constexpr std::array departments{
    Department{"justitie en veiligheid|jenv|j&v|v&j|venj|veiligheid en justitie", "jenv"},
    Department{"rechtsbescherming|rb", "rechtsbescherming"},
    Department{
        "binnenlandse zaken( en koninkrijksrelaties)?|bzk|koninkrijksrelaties en digitalisering|digitalisering en "
        "koninkrijksrelaties|krd|digitalisering",
        "bzk"},
    Department{"volkshuisvesting en ruimtelijke ordening|vro", "vro"},
    Department{"volksgezondheid, welzijn en sport|volksgezondheid|vws", "vws"},
    Department{"langdurige zorg( en sport)?|lzs", "langdurige-zorg"},
    Department{"infrastructuur en waterstaat|ienw|i&w", "ienw"},
    Department{"onderwijs, cultuur en wetenschap|ocw", "ocw"},
    Department{"sociale zaken( en werkgelegenheid)?|szw", "szw"},
    Department{"economische zaken en klimaat|ezk", "ezk"},
    Department{"economische zaken|ez", "ez"},
    Department{"klimaat en groene groei|kgg", "kgg"},
    Department{"financien|fin", "financien"},
    Department{"buitenlandse zaken|bz", "bz"},
    Department{"defensie|def", "defensie"},
    Department{"landbouw, visserij, voedselzekerheid en natuur|lvvn", "lvvn"},
    Department{"landbouw, natuur en voedselkwaliteit|lnv", "lnv"},
    Department{"asiel en migratie|aenm|a&m", "aenm"},
};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string department_pattern() {
  std::string out;
  for (const auto& one : departments) out += (out.empty() ? "" : "|") + std::string(one.pattern);
  return out;
}

std::string code_of(std::string_view words) {
  static const std::vector<Pattern> patterns = [] {
    std::vector<Pattern> all;
    for (const auto& one : departments) all.emplace_back("^(" + std::string(one.pattern) + ")$");
    return all;
  }();
  for (std::size_t i = 0; i < patterns.size(); ++i)
    if (patterns[i].in(words)) return std::string(departments[i].code);
  return {};
}

// A known one, or the shape of one that came since: letters, no number of anything.
bool is_party(const std::string& words) {
  static const Pattern shape("^(groep|lid |fractie )?\\U[a-z' -]{0,24}$");
  return is_known_party(words) || shape.in(words);
}

bool is_no_name(const std::string& name) {
  static const Pattern wrong(
      "^(kamerstuk|kamer\\b|tweede|eerste|tk\\b|ek\\b|kst|minister|staatssecretaris|oordeel|motie|de "
      "motie|algemene|kenmerk|bijlage|ministerie|"
      "nederland|het\\b|deze\\b|dit\\b|in\\b|op\\b|voor\\b|regering|kabinet|brief|nota\\b|betreft|datum|politie|"
      "ontraden|lid\\b|leden\\b|commissie)|^(vvd|d66|cda|pvv|sp|pvda|groenlinks|groenlinks-pvda|pvdd|christenunie|sgp|"
      "denk|fvd|"
      "volt|ja21|bbb|nsc)$");
  return wrong.in(name);
}

}  // namespace

// The parties of both Chambers since 2010.
bool is_known_party(const std::string& words) {
  static const Pattern known(
      "^(vvd|d66|cda|pvv|sp|pvda|groenlinks|groenlinks-pvda|gl-pvda|gl/pvda|gl|pvdd|partij voor de dieren|"
      "christenunie|cu|sgp|denk|fvd|forum voor democratie|volt|ja21|bbb|nsc|nieuw sociaal contract|bij1|50plus|50 "
      "plus|osf|opnl)$");
  return known.in(words);
}

std::vector<OfficeFound> offices_in(const Flow& text) {
  static const std::string dept = department_pattern();
  static const Pattern full(
      "\\b(?<role>minister-president|premier|minister|staatssecretaris|stas|min\\.)(?<of> (van|voor))?( de\\b)?( "
      "(?<dept>" +
      dept + ")\\b)?( ?\\(?(?<name>((van|de|der|den|ter|ten) )*\\U(\\w|['-])*\\w)\\)?)?");
  static const Pattern brief(
      "\\b(?<role>min|stas|m|s)[ -]?(?<dept>jenv|bzk|vws|ienw|ocw|szw|ezk|fin|lnv|lvvn|aenm|kgg|vro|krd|rb)\\b");
  std::vector<OfficeFound> out;
  if (text.plain.find_first_of("mMsSpP") == std::string::npos) return out;
  for (const auto& match : full.all(text.plain)) {
    OfficeFound one{match.begin, match.end, "", "", ""};
    const auto role = *match.at("role");
    const std::string word = lowered(std::string_view(text.plain).substr(role.first, role.second - role.first));
    if (word == "minister-president" || word == "premier") {
      one.role = one.code = "minister-president";
    } else {
      one.role = word[0] == 'm' ? "minister" : "staatssecretaris";
    }
    std::size_t words_end = role.second;
    if (const auto at = match.at("dept")) {
      const std::string code = code_of(std::string_view(text.plain).substr(at->first, at->second - at->first));
      if (!code.empty() && one.code.empty()) one.code = one.role + "-" + code;
      words_end = at->second;
    }
    // "de minister voor Natuur": what follows "voor" is a portfolio, known or not.
    const bool portfolio = match.at("of") && !match.at("dept");
    if (const auto at = match.at("name"); at && !portfolio) {
      const std::string name = text.shown(at->first, at->second);
      if (!is_no_name(name) && name.size() > 2) {
        one.name = name;
        words_end = at->second;
      }
    }
    one.end = words_end;
    // "ministerie", "ministerraad" are no offices.
    if (one.end < text.size() && one.end == role.second && lower(text.plain[one.end]) >= 'a' &&
        lower(text.plain[one.end]) <= 'z')
      continue;
    out.push_back(std::move(one));
  }
  for (const auto& match : brief.all(text.plain)) {
    const auto role = *match.at("role");
    const auto at = *match.at("dept");
    OfficeFound one{match.begin, match.end, lower(text.plain[role.first]) == 'm' ? "minister" : "staatssecretaris", "",
                    ""};
    one.code = one.role + "-" + code_of(std::string_view(text.plain).substr(at.first, at.second - at.first));
    bool known = false;
    for (const auto& other : out) known = known || (other.begin <= one.begin && one.begin < other.end);
    if (!known) out.push_back(std::move(one));
  }
  return out;
}

const std::string& name_pattern() {
  static const std::string word = "\\U(\\w|['-])*\\w";
  static const std::string pattern = "((van|de|der|den|ten|ter|el|al|'t|te|von|le) )*" + word +
                                     "( (van|de|der|den|ten|ter|op) ((de|der|den|het) )?" + word + "| " + word + ")?";
  return pattern;
}

const std::string& member_list_pattern() {
  static const std::string member = name_pattern() + "( \\(([a-z][^()]{1,30}|50plus)\\))?";
  static const std::string pattern =
      member + "((, en |, | en |/|-?/ | & )(het lid |de leden )?" + member + "){0,12}( c\\.s\\.?)?";
  return pattern;
}

std::vector<Member> members_of(const Flow& text, std::size_t begin, std::size_t end) {
  static const Pattern member("(?<name>" + name_pattern() + ")( \\((?<party>[^()]{1,30})\\))?");
  static const Pattern no_party("^(kamerst|tk\\b|kst|hierna|\\d\\d|nr|zie|bijlage|lid\\b)|\\d\\d\\d");
  static const Pattern comma("^, (?<party>[\\w-]{1,15})([,;.) ]|$)");
  std::vector<Member> out;
  const Flow part = text.part(begin, end);
  for (const auto& match : member.all(part.plain)) {
    const auto at = *match.at("name");
    Member one{part.shown(at.first, at.second), ""};
    if (is_no_name(one.name)) continue;
    if (const auto party = match.at("party")) {
      const std::string words = part.shown(party->first, party->second);
      if (!no_party.in(words) && is_party(words)) one.party = words;
    } else if (const auto behind = comma.find(std::string_view(text.plain).substr(begin + match.end))) {
      const std::size_t from = begin + match.end;  // "het lid Zijlmans, D66"
      const std::string words = text.shown(from + behind->at("party")->first, from + behind->at("party")->second);
      if (is_known_party(words)) one.party = words;
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<PaperFound> papers_in(const Flow& text) {
  static const Pattern paper(
      "\\b(kst-)?(?<ds>\\d\\d[ .]?\\d\\d\\d)([ -](?<add>[ivxlc]{1,6}|\\d\\d))?( ?\\((?<r>r?\\d{1,4})\\))?,? "
      "?(nrs?\\.?|nummers?|no\\.?|-|/|#) ?(?<nr>\\d{1,5}|\\U\\U?)\\b");
  std::vector<PaperFound> out;
  for (const auto& match : paper.all(text.plain)) {
    std::string number;
    const auto digits = [&](const char* name) {
      std::string found;
      if (const auto at = match.at(name))
        for (std::size_t i = at->first; i < at->second; ++i)
          if (text.plain[i] != ' ' && text.plain[i] != '.') found.push_back(upper(text.plain[i]));
      return found;
    };
    number = digits("ds");
    if (number[0] < '1') continue;
    if (const auto add = digits("add"); !add.empty()) number += "-" + add;
    number += "-" + digits("nr");
    out.push_back({match.begin, match.end, number});
  }
  // The Eerste Kamer counts in letters, and often without "nr.": only where the text says that it is hers.
  static const Pattern senate("\\b(?<ds>\\d\\d[ .]?\\d\\d\\d)([ -](?<add>[ivxlc]{1,6}))?(,|-| ) ?(?<nr>\\U\\U?)\\b");
  static const Pattern hers("\\b(EK|eerste kamer|kamerstukken I|kamerstuk I)\\b[^.;]{0,80}$");
  for (const auto& match : senate.all(text.plain)) {
    const auto at = *match.at("nr");
    const bool capitals = text.plain[at.first] <= 'Z' && text.plain[at.second - 1] <= 'Z';
    const std::size_t back = match.begin > 100 ? match.begin - 100 : 0;
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const PaperFound& one) { return one.begin == match.begin; });
    if (!capitals || known || !hers.in(std::string_view(text.plain).substr(back, match.begin - back))) continue;
    std::string number;
    for (const char* name : {"ds", "add", "nr"}) {
      const auto part = match.at(name);
      if (!part) continue;
      if (!number.empty()) number += '-';
      for (std::size_t i = part->first; i < part->second; ++i)
        if (text.plain[i] != ' ' && text.plain[i] != '.') number += upper(text.plain[i]);
    }
    out.push_back({match.begin, match.end, number});
  }
  std::sort(out.begin(), out.end(), [](const PaperFound& a, const PaperFound& b) { return a.begin < b.begin; });
  return out;
}

}  // namespace gestand::documents

#include "services/documents/domain/sections.hpp"

#include <algorithm>
#include <optional>

#include "services/documents/domain/header.hpp"
#include "services/documents/domain/pattern.hpp"

namespace gestand::documents {

namespace {

struct Heading {
  std::string number, title;
  std::size_t text = 0;  // where text on the same line begins; 0 if there is none
  bool known = false;
  bool is_public = true;
  bool marked = false;  // by #, ** or a number
};

bool names_withheld(const std::string& title) {
  static const Pattern withheld(
      "\\bniet[- ](voor |ter )?(openba|publi|verstrekt)|niet (actief |wordt |worden |volledig |geheel "
      ")*openba|openbaar[a-z]* (gemaakt|te maken)? ?"
      "(kan|kunnen|mag|mogen) (niet|worden "
      "niet)|persoonsgegevens|vertrouwelijk(e|heid)?\\b|\\bgeheim|uitzonderingsgrond|"
      "weigeringsgrond|gelakt|te lakken|lakken|niet bestemd voor|\\b5\\.1,? (lid|tweede|eerste)|woo-grond|intern "
      "beraad|"
      "niet (naar|voor) buiten|^gevoelige?\\b|niet (te )?(delen|verspreiden)|niet gedeeld|"
      "persoonlijke beleidsopvatting|alleen (voor )?intern|strikt intern|onder embargo");
  return withheld.in(title);
}

bool is_known(const std::string& title) {
  static const Pattern known(
      "^(de )?(aanleiding|geadviseerde? (besluit|beslissing)|gevraagde? "
      "(besluit|beslissing|actie)|advies|beslispunten?|beslispunt|"
      "te nemen besluit|besluit|voorstel|wat vragen wij|kernpunten|kern|kernboodschap|hoofdpunten|belangrijkste "
      "punten|toelichting|"
      "achtergrond|context|inleiding|samenvatting|politieke|bestuurlijke|maatschappelijke|juridische|financi|"
      "krachtenveld|strategie|"
      "uitvoering|communicatie|ontwikkelingen|proces|planning|vervolg|stand van "
      "zaken|afstemming|overleg|beoogd|gevolgen|risico|"
      "informatie (die|welke)|niet[- "
      "]openba|openbaarmaking|persoonsgegevens|motivering|bijlagen?$|route|routing|paraaf|parafen|paraferen|"
      "kanttekening|afweging|overwegingen|argumenten|aandachtspunten|motie|moties|toezegging|toezeggingen|relevante|"
      "media|beslisroute|"
      "accordering|ter "
      "informatie|europese|interbestuurlijk|interdepartementa|tijdpad|woordvoering|vertrouwelijk|bespreekpunten)");
  return known.in(title);
}

bool is_route_title(const std::string& title) {
  static const Pattern route(
      "^(de )?(route|routing|paraaf|parafen|paraferen|parafering|beslisroute|accordering|akkoord$|akkoord )");
  return route.in(title);
}

std::string plain_title(const Flow& line, std::size_t begin, std::size_t end) {
  return std::string(trimmed(std::string_view(line.plain).substr(begin, end - begin)));
}

bool all_capitals(const std::string& plain) {
  int letters = 0;
  for (const char c : plain) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters >= 4;
}

struct Numbering {
  int last = 0;  // the last number of a heading at the top; 0 if headings have none
};

std::optional<Heading> heading_at(const Flow& line, bool after_blank, const Numbering& numbering) {
  if (line.empty() || line.size() > 2'000) return std::nullopt;
  const auto first = line.plain.find_first_not_of(' ');
  if (first == std::string::npos) return std::nullopt;
  static const Pattern numbered(
      "^ *[#>*_ ]*(?<nr>\\d\\d?(\\.\\d\\d?)*\\.?|[ivx]+\\.|[a-k]\\.)\\)?[ *_:-]+(?<title>[\\w\"'\\[(].*)$");
  static const Pattern marked("^ *(#+|\\*\\*|__) *(?<title>[^ *_].*)$");
  Heading out;
  std::size_t begin = first;
  bool has_number = false;
  bool markup =
      line.plain[first] == '#' || line.plain.compare(first, 2, "**") == 0 || line.plain.compare(first, 2, "__") == 0;
  if (const auto match = numbered.find(line.plain)) {
    const auto nr = *match->at("nr");
    out.number = line.plain.substr(nr.first, nr.second - nr.first);
    while (!out.number.empty() && out.number.back() == '.') out.number.pop_back();
    has_number = true;
    begin = match->at("title")->first;
  } else if (const auto mark = marked.find(line.plain)) {
    begin = mark->at("title")->first;
  }
  std::size_t end = line.size();
  while (end > begin && (line.plain[end - 1] == ' ' || line.plain[end - 1] == '*' || line.plain[end - 1] == '_' ||
                         line.plain[end - 1] == '#'))
    --end;
  // "Aanleiding: de Kamer heeft …": a known heading with its text behind it.
  std::size_t colon = line.plain.find(':', begin);
  if (colon != std::string::npos && colon < end && colon - begin <= 110) {
    const std::string title = plain_title(line, begin, colon);
    const bool withheld = names_withheld(title) && title.size() < 100;
    static const Pattern exact(
        "^(aanleiding|(geadviseerd|gevraagd)e? "
        "(besluit|beslissing)|advies|beslispunten?|kernpunten|kern|toelichting|achtergrond|"
        "context|motivering|route|routing|stand van zaken|politieke "
        "context|inleiding|samenvatting|parafen|paraaf)\\**$");
    const std::size_t text = line.plain.find_first_not_of(" *_", colon + 1);
    if (withheld || exact.in(title) || (text == std::string::npos && (is_known(title) || markup))) {
      out.title = line.shown(begin, colon);
      out.text = text == std::string::npos ? 0 : text;
      out.known = true;
      out.is_public = !withheld;
      out.marked = has_number || markup;
      return out;
    }
  }
  const std::string title = plain_title(line, begin, end);
  if (title.empty() || title.size() > 130) return std::nullopt;
  const char last = title.back();
  static const Pattern kind(
      "^n o t a$|^nota$|^(nota )?ter "
      "(besluitvorming|informatie|beslissing|ondertekening|bespreking)$|^(\\w*nota|memo)$");
  if (kind.in(title)) return std::nullopt;  // the kind of the nota, not a part of it
  const bool withheld = names_withheld(title) && !label_at(line);
  const std::size_t words = static_cast<std::size_t>(std::count(title.begin(), title.end(), ' ')) + 1;
  // "Wat moet u weten?" on a line of its own heads what follows.
  static const Pattern asks("^(waarom|wat|welke?|hoe|wie|wanneer|waarover|waar)\\b[^.,;:?]{3,60}\\?$");
  const bool question = after_blank && words <= 9 && asks.in(title);
  const bool sentence = last == '.' || last == ';' || last == ',' || (last == '?' && !question);
  out.title = line.shown(begin, end);
  while (!out.title.empty() &&
         (out.title.back() == ':' || out.title.back() == '*' || (question && out.title.back() == '?')))
    out.title.pop_back();
  out.known = question || (is_known(title) && !sentence && words <= 12);
  out.is_public = !withheld;
  out.marked = has_number || markup;
  if (withheld && words <= 14 && (has_number || markup || after_blank || all_capitals(title)) &&
      (!sentence || last == '.')) {
    static const Pattern verb("\\b(is|zijn|heeft|hebben|wordt|werd|staat) (de|het|een|op|in|door|ook|er)\\b");
    if (!verb.in(title)) return out;
  }
  // A bracketed "[niet openbaar]" or a line that says only that.
  static const Pattern tag("^[\\[(]?niet[- ]openba");
  if (tag.in(title) && title.size() < 60) return out;
  out.is_public = true;
  if (sentence || words > 12) return std::nullopt;
  if (question && !has_number) return out;
  if (has_number) {
    if (out.known) return out;
    const auto dot = out.number.find('.');
    const int top = out.number[0] >= '0' && out.number[0] <= '9' ? std::stoi(out.number.substr(0, dot)) : 0;
    if (top == 0) return std::nullopt;
    if (dot != std::string::npos)
      return top == numbering.last || top == numbering.last + 1 ? std::optional(out) : std::nullopt;
    return numbering.last > 0 && top == numbering.last + 1 && after_blank ? std::optional(out) : std::nullopt;
  }
  if (markup && !label_at(line)) return out;
  if (all_capitals(title) && after_blank && title.size() >= 6 && !label_at(line)) return out;
  // An unmarked line is a heading if it is one of the usual words and little else.
  static const Pattern usual(
      "^(de )?(aanleiding( en (doel|context))?|geadviseerde? (besluit|beslissing)(en)?|gevraagde? "
      "(besluit|beslissing|actie)|advies|beslispunten|"
      "te nemen besluit|wat vragen wij van "
      "u|kernpunten|kern|hoofdpunten|toelichting|achtergrond|context|inleiding|samenvatting|"
      "(samenvatting|aanleiding|achtergrond|inleiding|kern|context|toelichting|advies|besluit|planning|proces) "
      "(en|/|&) [a-z]+( "
      "[a-z]+)?|"
      "politieke context|bestuurlijke context|juridische (overwegingen|aspecten|toelichting)|financi.le "
      "(overwegingen|aspecten|gevolgen)|"
      "krachtenveld|strategie|uitvoering|communicatie|ontwikkelingen "
      "hiervoor|proces|planning|vervolg(stappen|proces)?|stand van zaken|"
      "afstemming|motivering|bijlagen?|route|routing|paraaf(route)?|parafen(route)?|parafering|beslisroute|"
      "kanttekeningen|"
      "afweging|overwegingen|"
      "argumenten|aandachtspunten|moties|toezeggingen|moties en toezeggingen|openbaarmaking|maatschappelijke "
      "context|draagvlak|informatie die .*openbaar.*)$");
  if (usual.in(title)) return out;
  return std::nullopt;
}

int top_number(const std::string& number) {
  if (number.empty() || number[0] < '0' || number[0] > '9') return 0;
  return std::stoi(number.substr(0, number.find('.')));
}

bool has_text(const Section& section) {
  return std::any_of(section.lines.begin(), section.lines.end(), [](const Flow& line) { return !line.empty(); });
}

// Whether a heading still belongs to the part that may not be public.
bool stays_withheld(const Heading& heading, const Section& root, bool root_has_text, bool explained) {
  const int number = top_number(heading.number);
  const int of_root = top_number(root.number);
  if (of_root > 0 && number > 0) return number == of_root;
  if (of_root > 0 && heading.number.empty()) {
    // Only what never stands within that part ends it.
    static const Pattern ends(
        "^(route|routing|paraaf|parafen|bijlage|beslisroute|accordering|kernpunten|aanleiding|geadviseerd)");
    return !ends.in(lowered(heading.title));
  }
  static const Pattern part("^(toelichting|motivering|argument|persoons|uitzondering|reden|grond|overweging)");
  const std::string title = lowered(heading.title);
  if (!part.in(title)) return false;
  // A second "Toelichting" is that of the withheld part.
  if (title.starts_with("toelichting")) return explained || !root_has_text;
  return true;
}

bool is_break(const std::string& plain) {  // "Zie verder" tables are read elsewhere
  return std::all_of(plain.begin(), plain.end(),
                     [](char c) { return c == '-' || c == '_' || c == '=' || c == ' ' || c == '*'; });
}

}  // namespace

std::size_t head_zone(const std::vector<Flow>& body) {
  constexpr std::size_t most = 80;
  bool blank = true;
  for (std::size_t i = 0; i < std::min(body.size(), most); ++i) {
    static const Pattern salutation(
        "^ *(beste|geachte|hallo|hoi|ha|dag|goedemorgen|goedemiddag|l\\.s\\.)\\b[^:]{0,40},? *$");
    if (blank && salutation.in(body[i].plain)) return i;
    if (const auto heading = heading_at(body[i], blank, {}); heading && (heading->known || !heading->is_public)) {
      static const Pattern not_yet(
          "^(ter informatie|motie|toezegging|overleg|media|vertrouwelijk|bijlagen?$|paraaf|parafen|route|advies aan)");
      if (!not_yet.in(lowered(heading->title))) return i;
    }
    blank = body[i].empty();
  }
  return std::min(body.size(), std::size_t{40});
}

std::vector<Section> sections_of(const std::vector<Flow>& body, const std::vector<bool>& skip) {
  std::vector<Section> out(1);
  Numbering numbering;
  bool explained = false;    // a public "Toelichting" was seen
  std::size_t withheld = 0;  // the section that began the part that may not be public; 0: none is open
  bool blank = true;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const bool in_head = i < skip.size() && skip[i];
    const auto heading = in_head ? std::nullopt : heading_at(body[i], blank, numbering);
    blank = body[i].empty() || is_break(body[i].plain) || in_head || heading.has_value();
    if (in_head) continue;
    // Within what is withheld, "Personen: …" is text.
    const bool bare = heading && withheld > 0 && heading->number.empty() && !heading->marked &&
                      !out[withheld].number.empty() && stays_withheld(*heading, out[withheld], true, explained);
    // … and so is a sentence that names a ground.
    const bool ground =
        heading && withheld > 0 && !heading->marked && !heading->is_public && body[i].plain.back() == '.';
    if (!heading || bare || ground || (withheld > 0 && heading->text > 0 && !is_route_title(lowered(heading->title)))) {
      out.back().lines.push_back(body[i]);
      continue;
    }
    Section next{heading->number,
                 heading->title,
                 heading->is_public,
                 is_route_title(lowered(heading->title)),
                 heading->known || !heading->is_public,
                 i,
                 {}};
    if (withheld > 0) {
      if (!heading->is_public || stays_withheld(*heading, out[withheld], has_text(out[withheld]), explained)) {
        next.is_public = false;
      } else {
        withheld = 0;
      }
    }
    if (!next.is_public && withheld == 0) withheld = out.size();
    if (const int top = top_number(next.number); top > 0) numbering.last = top;
    if (heading->text > 0) next.lines.push_back(body[i].part(heading->text, body[i].size()));
    explained = explained || (next.is_public && lowered(next.title).starts_with("toelichting"));
    out.push_back(std::move(next));
  }
  return out;
}

std::vector<Flow> blocks_of(const std::vector<Flow>& lines) {
  std::vector<Flow> out;
  std::vector<Flow> open;
  const auto close = [&] {
    if (auto block = join(open); !block.empty()) out.push_back(std::move(block));
    open.clear();
  };
  for (const auto& line : lines) {
    static const Pattern item("^ *([-*]|o|\\d\\d?[\\.\\)]|[a-z][\\.\\)]|\\d\\.\\d\\d?\\.?) +[^ ]");
    const auto text = std::string_view(line.plain).substr(0, 40);
    if (line.empty() || item.in(text)) close();
    open.push_back(line);
  }
  close();
  return out;
}

std::vector<Flow> sentences_of(const Flow& block) {
  constexpr std::size_t longest = 2'000;
  static const Pattern abbreviation(
      "\\b(nrs?|c\\.?s|d\\.?d|jl|a\\.?s|art|mr|drs?|prof|ir|ing|t\\.?a\\.?v|o\\.?a|bijv|resp|ca|nl|i\\.?v\\.?m|m\\.?"
      "b\\.?t|incl|excl|dhr|mevr|"
      "mw|kst|blz|p|vgl|e\\.?v|z\\.?g|\\w)\\.$");
  std::vector<Flow> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const char c = block.plain[i];
    bool end = i + 1 == block.size() || i + 1 - begin >= longest;
    if (!end && (c == '.' || c == '?' || c == '!') && block.plain[i + 1] == ' ' && i + 2 < block.size()) {
      const char next = block.plain[i + 2];
      const bool starts = (next >= 'A' && next <= 'Z') || next == '"' || next == '\'' || (next >= '0' && next <= '9') ||
                          next == '\x01' || next == '(' || next == '[';
      const std::size_t from = i > 12 ? i - 12 : 0;
      const bool short_word = c == '.' && abbreviation.in(std::string_view(block.plain).substr(from, i + 1 - from));
      // "… c.s. De regering" does end, "nr. 1172" does not: a capital after "c.s." and "jl." decides.
      const bool may_end = short_word && next >= 'A' && next <= 'Z' && i + 3 < block.size() &&
                           block.plain[i + 3] != '.' &&
                           (block.plain.compare(i - 1, 2, "s.") == 0 || block.plain.compare(i - 1, 2, "l.") == 0);
      end = starts && (!short_word || may_end);
    }
    if (!end) continue;
    if (auto sentence = block.part(begin, i + 1); !trimmed(sentence.plain).empty()) out.push_back(std::move(sentence));
    begin = i + 1;
  }
  return out;
}

}  // namespace gestand::documents

#include "services/documents/domain/route.hpp"

#include "services/documents/domain/dates.hpp"
#include "services/documents/domain/header.hpp"
#include "services/documents/domain/layout.hpp"
#include "services/documents/domain/pattern.hpp"
#include "services/documents/domain/sections.hpp"

namespace gestand::documents {

namespace {

constexpr std::size_t stations_max = 40;

// A line, or a link of a chain, as a station: what is left after its date and initials is its name.
std::optional<Station> station_of(const Flow& in, std::optional<Date> nota_date) {
  static const Pattern fill("^[ \\-*]*$");
  static const Pattern initials(
      "(?<a>\\([ ,;]*(paraaf:? )?(?<i>\\U\\.?( ?\\U\\.?){0,3}|\\U\\U?\\L{1,2})[ "
      ",;]*\\))|(\\b(paraaf|gez\\.?|w\\.?g\\.?):? *(?<j>\\U\\.?( ?\\U\\.?){0,3}|\\U\\L?\\L?\\U?))$|"
      "[ ,:|/]+(?<k>\\U\\.?( ?\\U\\.?){0,3}|\\U\\L\\U)$|^(?<l>\\U\\.?( ?\\U\\.?){1,3}|\\U\\L\\U)$");
  if (in.size() > 140) return std::nullopt;
  Station out;
  std::vector<Flow> rest;
  auto cells = cells_of(in);
  for (std::size_t n = 0; n < cells.size(); ++n) {
    Flow cell = join({cells[n].flow});
    for (const auto& date : dates_in(cell.plain, nota_date, Tense::Past)) {
      if (out.date) break;
      out.date = date.date;
      Flow without = cell.part(0, date.begin);
      const Flow behind = cell.part(date.end, cell.size());
      for (const auto& glyph : behind.glyphs) without.add(glyph);
      cell = join({without});
      break;
    }
    static const Pattern signed_by("^\\U\\.( ?\\U\\.){0,3} ?((van|de|der|den|ter|ten) ){0,2}\\U\\L+$");  // "K. Algra"
    if (n > 0 && !out.initials && signed_by.in(cell.plain)) {
      out.initials = cell.shown();
      continue;
    }
    const auto match = initials.find(cell.plain);
    if (match && !out.initials && (n > 0 || out.date || match->at("i"))) {
      for (const char* name : {"i", "j", "k", "l"})
        if (const auto at = match->at(name)) out.initials = cell.shown(at->first, at->second);
      const bool whole = match->begin == 0;
      cell = whole ? Flow() : cell.part(0, match->begin);
    }
    if (!fill.in(cell.plain)) rest.push_back(cell);
  }
  if (rest.empty()) return std::nullopt;
  Flow name = rest.front();
  static const Pattern front("^([-*] |\\d\\d?[\\.\\)] )");
  if (const auto bullet = front.find(name.plain)) name = name.part(bullet->end, name.size());
  static const Pattern tail(
      "[ ,:;\\(\\)\\-]*((d\\.?d\\.?|op|akkoord|gezien|getekend|paraaf|geparafeerd|datum|dd)[ ,:;\\(\\)\\-]*)*$");
  if (const auto end = tail.find(name.plain)) name = name.part(0, end->begin);
  out.name = name.shown();
  static const Pattern wrong(
      "^(station|functie|naam|datum|paraaf|wie|aan|van|route|routing|akkoord|stap|organisatie|parafen)\\b.*(paraaf|"
      "datum|$)|[\\.;]$|\\b(wordt|heeft|is|zijn|kunt)\\b");
  if (out.name.empty() || out.name.size() > 70 || wrong.in(name.plain)) return std::nullopt;
  return out;
}

bool is_table_head(const std::string& plain) {
  static const Pattern head("\\b(paraaf|parafen|initialen)\\b");
  static const Pattern with("\\b(datum|station|functie|naam|akkoord)\\b");
  return plain.size() < 120 && head.in(plain) && with.in(plain) && plain.find(". ") == std::string::npos;
}

}  // namespace

std::vector<Station> route_of(const std::vector<Section>& sections, std::optional<Date> nota_date) {
  std::vector<Station> out;
  static const Pattern known(
      "^ *[-*]? *(\\|? "
      "*)?(p?sg|p?dg|(directeur|directie|secretaris|plv|hoofd|afdelingshoofd|minister|staatssecretaris|stas|mjenv|mt|"
      "fez|wjz|dwjz|bbo|cio|pa|"
      "politiek "
      "assistent|bestuursondersteuning|coordinator|steller|behandelaar|teamleider|bureau|chef)[a-z\\-]*|dg[a-z]+)\\b");
  for (const auto& section : sections) {
    bool in_table = section.is_route;
    int strange = 0;
    for (const auto& line : section.lines) {
      const Flow plain = join({line});
      if (plain.empty()) continue;
      if (is_table_head(plain.plain)) {
        in_table = true;
        strange = 0;
        continue;
      }
      if (!in_table || out.size() >= stations_max) continue;
      // A chain on one line: "DG (14-05-2024, AB) -> SG -> minister".
      std::vector<Flow> links(1);
      std::size_t arrows = 0;
      for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool arrow = plain.plain.compare(i, 2, "->") == 0;
        if (arrow || plain.plain[i] == '\x01' || plain.plain[i] == ';') {
          links.emplace_back();
          ++arrows;
          i += arrow ? 1 : 0;
        } else {
          links.back().add(plain.glyphs[i]);
        }
      }
      if (arrows > 0) {
        for (const auto& link : links)
          if (auto station = station_of(join({link}), nota_date)) out.push_back(std::move(*station));
        continue;
      }
      auto station = station_of(line, nota_date);
      if (station && (section.is_route || known.in(plain.plain) || station->date || station->initials)) {
        out.push_back(std::move(*station));
        strange = 0;
      } else if (++strange > 1 && !section.is_route) {
        in_table = false;
      }
    }
  }
  return out;
}

}  // namespace gestand::documents

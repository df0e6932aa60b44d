#include "services/documents/domain/header.hpp"

#include <array>

#include "services/documents/domain/layout.hpp"
#include "services/documents/domain/pattern.hpp"

namespace gestand::documents {

namespace {

struct Known {
  std::string_view label, field;
  bool bare;  // also without a colon, when a value follows on the line
};
// Longest first: the first that fits counts.
constexpr std::array known{
    Known{"contactpersoon", "contactpersoon", true},
    Known{"contactpersonen", "contactpersoon", false},
    Known{"contact", "contactpersoon", false},
    Known{"inlichtingen bij", "contactpersoon", false},
    Known{"datum nota", "datum", true},
    Known{"datum document", "datum", true},
    Known{"datum opgesteld", "datum", true},
    Known{"dd.", "datum", true},
    Known{"d.d.", "datum", true},
    Known{"datum en tijd", "", false},
    Known{"datum brief", "", false},
    Known{"datum debat", "", false},
    Known{"datum", "datum", true},
    Known{"verzonden", "datum", false},
    Known{"verzonden op", "datum", false},
    Known{"date", "datum", false},
    Known{"sent", "datum", false},
    Known{"ons kenmerk", "kenmerk", true},
    Known{"onze referentie", "kenmerk", true},
    Known{"ons nummer", "kenmerk", true},
    Known{"uw kenmerk", "", true},
    Known{"uw brief", "", true},
    Known{"kenmerk", "kenmerk", true},
    Known{"zaaknummer", "kenmerk", true},
    Known{"documentnummer", "kenmerk", true},
    Known{"referentie", "kenmerk", true},
    Known{"nummer", "kenmerk", false},
    Known{"nr.", "kenmerk", false},
    Known{"notanummer", "kenmerk", true},
    Known{"notanr.", "kenmerk", false},
    Known{"documentnr.", "kenmerk", false},
    Known{"zaaknr.", "kenmerk", false},
    Known{"dossiernummer", "", false},
    Known{"betreft", "onderwerp", true},
    Known{"onderwerp", "onderwerp", true},
    Known{"subject", "onderwerp", false},
    Known{"titel", "onderwerp", false},
    Known{"nr", "kenmerk", false},
    Known{"nota aan", "aan", false},
    Known{"nota van", "van", false},
    Known{"nota", "notatitel", false},
    Known{"nota ter beslissing", "notatitel", false},
    Known{"nota ter besluitvorming", "notatitel", false},
    Known{"nota ter informatie", "notatitel", false},
    Known{"titel nota", "onderwerp", false},
    Known{"beslistermijn", "", false},
    Known{"uiterste beslisdatum", "", false},
    Known{"directie/afdeling", "directie", false},
    Known{"directie", "directie", false},
    Known{"afdeling", "directie", false},
    Known{"auteur(s)", "auteur", false},
    Known{"auteur", "auteur", true},
    Known{"auteurs", "auteur", false},
    Known{"steller", "auteur", true},
    Known{"opsteller", "auteur", true},
    Known{"opgesteld door", "auteur", true},
    Known{"behandeld door", "auteur", true},
    Known{"behandelaar", "auteur", false},
    Known{"bijlage(n)", "bijlagen", true},
    Known{"bijlagen", "bijlagen", true},
    Known{"bijlage", "bijlagen", false},
    Known{"geadresseerde", "aan", false},
    Known{"aan", "aan", true},
    Known{"to", "aan", false},
    Known{"afzender", "van", false},
    Known{"van", "van", true},
    Known{"from", "van", false},
    Known{"cc", "", false},
    Known{"kopie", "", false},
    Known{"kopie aan", "", false},
    Known{"afschrift", "", false},
    Known{"t", "", false},
    Known{"e", "", false},
    Known{"m", "", false},
    Known{"telefoon", "", false},
    Known{"e-mail", "", false},
    Known{"rubricering", "", false},
    Known{"status", "", false},
    Known{"versie", "", false},
    Known{"paraaf", "", false},
};

bool is_mark(char c) { return c == '*' || c == '#' || c == '_' || c == '>' || c == '|'; }

// A value after a bare label has to look like one: "Van belang is …" and "Aan de orde komt …" do not.
bool fits_bare(std::string_view field, const std::string& plain) {
  static const Pattern person(
      "^(de |het |dhr|mevr|directie|directeur|minister|staatssecretaris|secretaris|dg|sg|mj|m[a-z]?bzk|stas|\\U\\U)");
  static const Pattern sender("^(de |het )?(minister|staatssec|directie|directeur|dg|sg|afdeling|hoofd|programma|\\U)");
  static const Pattern digits("\\d");
  static const Pattern month(
      "\\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\\b");
  if (plain.empty() || plain.size() > 160) return false;
  if (field == "aan") return plain.back() != '.' && person.in(plain);
  if (field == "van") return plain.back() != '.' && sender.in(plain);
  if (field == "datum") return (digits.in(plain) || month.in(plain)) && plain.size() < 60;
  if (field == "kenmerk") return digits.in(plain) && plain.size() < 40;
  if (field == "contactpersoon") {
    static const Pattern name("^(dhr\\.? |mevr\\.? |mw\\.? |mr\\.? |drs\\.? )*\\U[\\w.' -]{1,50}$");
    return name.in(plain) && plain.back() != '.';
  }
  if (field == "bijlagen") return plain.size() < 60 && plain.back() != '.';
  if (field == "auteur") return plain.size() < 60 && plain.back() != '.';
  return plain.back() != ',';
}

// " Kenmerk: 12" behind a date on the same line is the next field.
std::size_t next_label(const Flow& cell, std::size_t from) {
  static const Pattern label(
      " (aan|van|datum|ons "
      "kenmerk|kenmerk|betreft|onderwerp|directie|auteur|steller|contactpersoon|bijlagen?|bijlage\\(n\\)) ?:");
  const auto match = label.find(cell.plain, from);
  return match ? match->begin : cell.size();
}

}  // namespace

bool says_none(std::string_view plain) {
  static const Pattern none(
      "^[-\\.\\* ]*(n\\.?v\\.?t\\.?|n\\.?t\\.?b\\.?|p\\.?m\\.?|nader te bepalen|volgt( nog)?|nog niet "
      "bekend|geen|nee|nihil|niet van toepassing|onbekend|x+)?[-\\.\\* ]*$");
  return none.in(plain);
}

std::optional<Label> label_at(const Flow& cell) {
  std::size_t begin = 0;
  while (begin < cell.size() && (cell.plain[begin] == ' ' || is_mark(cell.plain[begin]))) ++begin;
  const std::string rest = lowered(std::string_view(cell.plain).substr(begin, 200));
  const Known* best = nullptr;
  for (const auto& one : known) {
    if (rest.starts_with(one.label) && (best == nullptr || best->label.size() < one.label.size())) best = &one;
  }
  if (best == nullptr) return std::nullopt;
  std::size_t at = begin + best->label.size();
  bool colon = false;
  while (at < cell.size() && (cell.plain[at] == ' ' || cell.plain[at] == ':' || is_mark(cell.plain[at]))) {
    colon = colon || cell.plain[at] == ':';
    ++at;
  }
  const bool glued = at == begin + best->label.size();
  if (glued && at < cell.size()) return std::nullopt;
  if (!colon && at < cell.size() && (!best->bare || !fits_bare(best->field, cell.plain.substr(at))))
    return std::nullopt;
  // "… wat haar / betreft ontijdig is": a word of a sentence, not a label.
  if (!colon && best->label.size() > 4 && at < cell.size() && cell.plain[begin] >= 'a' && cell.plain[begin] <= 'z')
    return std::nullopt;
  // One letter is a label only with its colon.
  if (best->label.size() == 1 && !colon) return std::nullopt;
  return Label{std::string(best->field), at, colon};
}

namespace {

struct Spot {
  std::size_t line;
  Cell cell;
  std::optional<Label> label;
};

class HeaderReader {
 public:
  HeaderReader(const std::vector<Flow>& lines, std::size_t zone, Header& out, bool in_body)
      : out_(out), in_body_(in_body) {
    rows_.resize(zone);
    for (std::size_t i = 0; i < zone; ++i) {
      if (lines[i].size() > 600) continue;
      for (auto& cell : cells_of(lines[i])) {
        std::size_t from = 0;  // "Datum: 16 mei 2024 Kenmerk: 12": two fields in one cell
        auto label = label_at(cell.flow);
        while (label && from < cell.flow.size()) {
          const std::size_t end = next_label(cell.flow, from + 1);
          Cell one{cell.flow.part(from, end), cell.column + from};
          auto its = label_at(one.flow);
          rows_[i].push_back({i, std::move(one), std::move(its)});
          from = end;
        }
        if (!label) rows_[i].push_back({i, cell, std::nullopt});
      }
    }
  }

  void read() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (read_stack(i)) continue;
      for (std::size_t k = 0; k < rows_[i].size(); ++k) read_cell(i, k);
    }
  }

 private:
  static bool alone(const Spot& spot) { return spot.label && spot.label->value >= spot.cell.flow.size(); }

  // Labels under each other with their values under each other behind them: columns that were flattened.
  bool read_stack(std::size_t first) {
    std::vector<std::size_t> labels;
    std::size_t i = first;
    for (; i < rows_.size(); ++i) {
      if (rows_[i].empty()) continue;
      if (rows_[i].size() != 1 || !alone(rows_[i][0])) break;
      labels.push_back(i);
    }
    if (labels.size() < 2 || stacked_until_ > first) return stacked_until_ > first;
    std::vector<std::size_t> values;
    for (; i < rows_.size() && values.size() < labels.size(); ++i) {
      if (rows_[i].empty()) continue;
      if (rows_[i].size() != 1 || rows_[i][0].label) break;
      values.push_back(i);
    }
    if (values.size() != labels.size()) return false;
    for (std::size_t n = 0; n < labels.size(); ++n) {
      put(rows_[labels[n]][0].label->field, rows_[values[n]][0].cell.flow, values[n]);
      mark(labels[n]);
    }
    stacked_until_ = values.back() + 1;
    return true;
  }

  void read_cell(std::size_t row, std::size_t at) {
    const Spot& spot = rows_[row][at];
    if (!spot.label) return;
    mark(row);
    const auto& flow = spot.cell.flow;
    if (!alone(spot)) {
      std::vector<Flow> lines{flow.part(spot.label->value, flow.size())};
      const bool title = spot.label->field == "onderwerp";
      if (title) continue_value(row, spot.cell.column, lines);
      put(spot.label->field, join(lines), row);
      return;
    }
    if (at + 1 < rows_[row].size() && !rows_[row][at + 1].label) {  // the next cell of the line
      std::vector<Flow> lines{rows_[row][at + 1].cell.flow};
      if (spot.label->field == "onderwerp") continue_value(row, rows_[row][at + 1].cell.column, lines);
      put(spot.label->field, join(lines), row);
      return;
    }
    // Below: the cell in the same column, or the only one there is.
    for (std::size_t below = row + 1; below < rows_.size() && below <= row + 2; ++below) {
      if (rows_[below].empty()) continue;
      for (const auto& one : rows_[below]) {
        const bool same = one.cell.column <= spot.cell.column + 3 && one.cell.column + 3 >= spot.cell.column;
        if (one.label) {
          if (same) return;
          continue;
        }
        if (!same && rows_[below].size() + rows_[row].size() > 2) continue;
        std::vector<Flow> lines{one.cell.flow};
        if (spot.label->field == "onderwerp") continue_value(below, one.cell.column, lines);
        put(spot.label->field, join(lines), below);
        return;
      }
      return;
    }
  }

  // A subject may run on: lines that follow at once, have no label, and stand in its column or further.
  void continue_value(std::size_t row, std::size_t column, std::vector<Flow>& lines) {
    constexpr std::size_t most = 3;
    for (std::size_t below = row + 1; below < rows_.size() && lines.size() < most; ++below) {
      if (rows_[below].size() != 1 || rows_[below][0].label) return;
      const auto& cell = rows_[below][0].cell;
      const char first = cell.flow.plain[0];
      const char last = lines.back().plain.back();
      const bool in_column = column >= 8 && cell.column + 1 >= column && cell.column <= column + 1;
      const bool goes_on = in_column || (first >= 'a' && first <= 'z') || first == '(' || last == ',' || last == '-';
      if (!goes_on || cell.flow.size() > 120) return;
      if (column > 0 && cell.column + 4 < column && column < 20) return;
      lines.push_back(cell.flow);
      mark(below);
    }
  }

  void put(const std::string& field, const Flow& value, std::size_t row) {
    mark(row);
    Flow clean = join({value});
    while (!clean.empty() && (is_mark(clean.plain.back()) || clean.plain.back() == ' '))
      clean = clean.part(0, clean.size() - 1);
    // "Aan      : de minister": the colon stood in the next column.
    std::size_t begin = 0;
    while (begin < clean.size() && (clean.plain[begin] == ':' || clean.plain[begin] == ' ')) ++begin;
    if (begin > 0) clean = clean.part(begin, clean.size());
    if (field.empty() || clean.empty() || says_none(clean.plain) || out_.fields.contains(field)) return;
    out_.fields[field] = std::move(clean);
  }
  void mark(std::size_t row) {
    if (in_body_) out_.used[row] = true;
  }

  std::vector<std::vector<Spot>> rows_;
  Header& out_;
  bool in_body_;
  std::size_t stacked_until_ = 0;
};

}  // namespace

Header read_header(const std::vector<Flow>& body, std::size_t zone, const std::vector<Flow>& margin) {
  Header out;
  out.used.resize(body.size(), false);
  HeaderReader(body, zone, out, true).read();
  HeaderReader(margin, margin.size(), out, false).read();
  return out;
}

}  // namespace gestand::documents

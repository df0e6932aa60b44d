#include "common/rows/draft.hpp"

#include <algorithm>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/promises/number.hpp"
#include "common/text/folding.hpp"
#include "common/wire/body.hpp"
#include "common/wire/number.hpp"

namespace gestand::rows {

namespace {

using sheet::Cell;

constexpr std::size_t shown_max = 80;  // bytes of a value in a fault

std::string short_of(std::string text) {
  text = text::flat(text);
  if (text.size() <= shown_max) return text;
  std::size_t end = shown_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::size_t length_max(Field field) {
  switch (field) {
    case Field::Tekst:
    case Field::Opmerking:
    case Field::Voorwaarde: return 20'000;
    case Field::Titel:
    case Field::Debat: return 1'000;
    case Field::Termijn: return 300;
    case Field::Aan:
    case Field::GevraagdDoor:
    case Field::Indieners:
    case Field::Themas: return 4'000;
    default: return 200;
  }
}

// Reads one row; each field has its own few lines.
class RowReader {
 public:
  RowReader(int row, const std::vector<Cell>& cells, const Mapping& mapping, const Setting& setting)
      : cells_(cells), setting_(setting) {
    draft_.row = row;
    for (const auto& column : mapping.columns) {
      if (!column.field || column.index >= cells.size() || cells[column.index].kind == Cell::Kind::Empty) continue;
      take(*column.field, column.index, cells[column.index]);
    }
    read_numbers();
    read_days();
    read_names();
    read_people();
    read_words();
    read_term();
  }
  Draft done() { return std::move(draft_); }

 private:
  void fault(std::size_t column, std::string code, std::string detail) {
    draft_.faults.push_back({draft_.row, column, short_of(cells_[column].text), std::move(code), std::move(detail)});
  }
  void take(Field field, std::size_t column, const Cell& cell) {
    const std::string& text = cell.text;
    draft_.broken.insert(field);
    if (cell.kind == Cell::Kind::Fault)
      return fault(column, "formule-fout", "De formule in deze cel geeft een fout (" + text + ").");
    if (!wire::is_clean_text(text) || text.find("\xef\xbf\xbd") != std::string::npos)
      return fault(column, "onleesbare-tekens", "In deze cel staan tekens die geen tekst zijn.");
    if (text.size() > length_max(field))
      return fault(column, "te-lang",
                   "De tekst is te lang: hoogstens " + std::to_string(length_max(field)) + " tekens.");
    const bool dash = text == "-" || text == "–" || text == "n.v.t." || text == "nvt";
    draft_.broken.erase(field);
    if (!dash) draft_.said[field] = {text, text, column};
  }
  // Puts what was read in its place, or the fault.
  template <class Read>
  void each(Field field, Read read) {
    const auto at = draft_.said.find(field);
    if (at == draft_.said.end()) return;
    if (const std::optional<Refusal> refused = read(at->second)) {
      fault(at->second.column, refused->code, refused->detail);
      draft_.said.erase(at);
      draft_.broken.insert(field);
    }
  }
  [[nodiscard]] bool motion() const { return setting_.kind == Kind::Motie; }

  void read_numbers() {
    each(Field::Nummer, [&](Said& said) -> std::optional<Refusal> {
      if (motion()) {
        const auto number = wire::parse_paper_number(said.raw);
        if (!number)
          return Refusal{"geen-nummer", "\"" + short_of(said.raw) + "\" is geen kamerstuknummer, zoals 26643-1172."};
        said.plain = *number;
      } else {
        const auto number = promises::parse_number(said.raw);
        if (!number)
          return Refusal{"geen-nummer",
                         "\"" + short_of(said.raw) + "\" is geen nummer uit een register, zoals TZ202405-123."};
        said.plain = number->text;
        chamber_ = std::string(calendar::to_string(number->chamber));
      }
      return {};
    });
    each(Field::Zaaknummer, [&](Said& said) -> std::optional<Refusal> {
      const auto number = wire::parse_case_number(said.raw);
      if (!number)
        return Refusal{"geen-zaaknummer", "\"" + short_of(said.raw) + "\" is geen zaaknummer, zoals 2024Z08422."};
      said.plain = *number;
      return {};
    });
    each(Field::Kamer, [&](Said& said) -> std::optional<Refusal> {
      const std::string word = text::folded(said.raw);
      if (word == "tk" || word == "tweede kamer" || word == "tweede")
        said.plain = "TK";
      else if (word == "ek" || word == "eerste kamer" || word == "eerste")
        said.plain = "EK";
      else
        return Refusal{"onbekende-kamer", "\"" + short_of(said.raw) + "\" is geen Kamer; schrijf TK of EK."};
      if (!chamber_.empty() && chamber_ != said.plain)
        return Refusal{"andere-kamer", "Het nummer in deze rij is van de andere Kamer."};
      return {};
    });
    each(Field::Brief, [&](Said& said) -> std::optional<Refusal> {
      const auto number = wire::parse_paper_number(said.raw);
      if (!number)
        return Refusal{"geen-kamerstuk", "\"" + short_of(said.raw) + "\" is geen kamerstuknummer, zoals 29628-1200."};
      said.plain = *number;
      return {};
    });
  }

  void read_days() {
    for (const Field field : {Field::Datum, Field::StatusDatum, Field::DebatDatum, Field::AppreciatieDatum}) {
      each(field, [&](Said& said) -> std::optional<Refusal> {
        const auto day = read_day(cells_[said.column], setting_.from_1904);
        if (!day) return day.refusal();
        if (field != Field::DebatDatum && day.value() > setting_.today)
          return Refusal{"datum-in-toekomst",
                         calendar::dutch(day.value()) + " ligt na vandaag (" + calendar::dutch(setting_.today) + ")."};
        said.plain = calendar::to_iso(day.value());
        return {};
      });
    }
    const std::string own = draft_.plain(Field::Datum);
    if (own.empty()) return;
    for (const Field field : {Field::StatusDatum, Field::AppreciatieDatum}) {
      each(field, [&](Said& said) -> std::optional<Refusal> {
        if (said.plain >= own) return {};
        return Refusal{"datum-te-vroeg", said.plain + " ligt voor de datum van het item zelf (" + own + ")."};
      });
    }
  }

  void read_names() {
    const auto named = [&](Field field, const Names& names, const char* what, const char* code) {
      each(field, [&](Said& said) -> std::optional<Refusal> {
        const auto found = names.code_of(said.raw);
        if (!found)
          return Refusal{
              code, "\"" + short_of(said.raw) + "\" is geen bekend" + what + "; bekend zijn: " + names.known() + "."};
        said.plain = *found;
        return {};
      });
    };
    named_office();
    named(Field::Directie, setting_.reference.directorates, "e directie", "onbekende-directie");
    named(Field::Behandelaar, setting_.reference.people, "e medewerker", "onbekende-medewerker");
  }

  // "Minister van JenV", or with a name: "Van Weel (MinJenV)", "Min JenV, Van Weel".
  void named_office() {
    const Names& offices = setting_.reference.offices;
    each(Field::Ambt, [&](Said& said) -> std::optional<Refusal> {
      if (const auto found = offices.code_of(said.raw)) {
        said.plain = *found;
        return {};
      }
      for (const auto& [open, close] :
           {std::pair{'(', ')'}, std::pair{',', '\0'}, std::pair{':', '\0'}, std::pair{'/', '\0'}}) {
        const auto at = said.raw.find(open);
        if (at == std::string::npos) continue;
        std::string first = said.raw.substr(0, at), second = said.raw.substr(at + 1);
        if (close != '\0' && !second.empty() && second.back() == close) second.pop_back();
        for (const bool swapped : {false, true}) {
          const auto found = offices.code_of(swapped ? second : first);
          const std::string name = text::flat(swapped ? first : second);
          if (!found || name.empty()) continue;
          said.plain = *found;
          if (has(setting_.kind, Field::Naam) && draft_.get(Field::Naam) == nullptr)
            draft_.said[Field::Naam] = {name, name, said.column};
          return {};
        }
      }
      return Refusal{"onbekend-ambt",
                     "\"" + short_of(said.raw) + "\" is geen bekend ambt; bekend zijn: " + offices.known() + "."};
    });
  }

  void read_people() {
    const auto people = [&](Field field, std::vector<Party>& out) {
      each(field, [&](Said& said) -> std::optional<Refusal> {
        auto read = read_parties(said.raw, draft_.plain(Field::Fractie));
        if (!read) return read.refusal();
        out = std::move(read).value();
        for (const auto& one : out) {
          if (field == Field::Indieners && !one.committee.empty())
            return Refusal{"naam-onleesbaar", "Een motie wordt ingediend door leden, niet door een commissie."};
          if (one.name.size() > 200 || one.faction.size() > 200)
            return Refusal{"te-lang", "Een naam is te lang; scheid namen met een puntkomma."};
        }
        said.plain = shown(out);
        return {};
      });
    };
    if (setting_.kind == Kind::Toezegging) people(Field::Aan, draft_.made_to);
    if (setting_.kind == Kind::Kamerverzoek) {
      people(Field::Aan, draft_.made_to);
      people(Field::GevraagdDoor, draft_.asked_by);
    }
    if (motion()) people(Field::Indieners, draft_.movers);
  }

  void read_words() {
    each(Field::Status, [&](Said& said) -> std::optional<Refusal> {
      const auto word = read_status(setting_.kind, said.raw);
      if (!word)
        return Refusal{"onbekende-status", "\"" + short_of(said.raw) + "\" is geen bekende status; bekend zijn: " +
                                               known_statuses(setting_.kind) + "."};
      said.plain = *word;
      return {};
    });
    each(Field::Appreciatie, [&](Said& said) -> std::optional<Refusal> {
      const auto word = read_judgement(said.raw);
      if (!word) return Refusal{"onbekend-oordeel", "\"" + short_of(said.raw) + "\" is geen bekende appreciatie."};
      said.plain = *word;
      return {};
    });
    each(Field::Themas, [&](Said& said) -> std::optional<Refusal> {
      draft_.themes = read_themes(said.raw);
      said.plain.clear();
      for (const auto& one : draft_.themes) said.plain += (said.plain.empty() ? "" : "; ") + one;
      return {};
    });
  }

  // A day, or words that the house can read, reckoned from the day of the promise.
  void read_term() {
    each(Field::Termijn, [&](Said& said) -> std::optional<Refusal> {
      const auto own = calendar::parse_date(draft_.plain(Field::Datum));
      Term term;
      if (looks_like_day(cells_[said.column])) {
        const auto day = read_day(cells_[said.column], setting_.from_1904);
        if (!day) return day.refusal();
        term.date = day.value();
      } else {
        if (!own && broken(Field::Datum)) return {};  // the words count from a day that has a fault of its own
        term.words = text::flat(said.raw);
        const auto reading = calendar::read(setting_.calendar, term.words, own.value_or(setting_.today));
        if (!reading) return reading.refusal();
        term.date = reading.value().date;
      }
      if (own && term.date && *term.date < *own)
        return Refusal{"termijn-te-vroeg", "De termijn " + calendar::to_iso(*term.date) +
                                               " ligt voor de datum van het item zelf (" + calendar::to_iso(*own) +
                                               ")."};
      said.plain = term.date ? calendar::to_iso(*term.date) : term.words;
      draft_.term = std::move(term);
      return {};
    });
  }
  [[nodiscard]] bool broken(Field field) const { return draft_.broken.contains(field); }

  const std::vector<Cell>& cells_;
  const Setting& setting_;
  Draft draft_;
  std::string chamber_;  // of the number
};

}  // namespace

std::vector<Cell> cells_of(const sheet::Table& table, std::size_t row) {
  std::vector<Cell> out = table.rows[row].cells;
  const int number = table.rows[row].number;
  for (const auto& merge : table.merges) {
    if (merge.top >= number || merge.bottom < number || merge.left != merge.right) continue;
    const auto top = std::lower_bound(table.rows.begin(), table.rows.end(), merge.top,
                                      [](const sheet::Row& one, int wanted) { return one.number < wanted; });
    if (top == table.rows.end() || top->number != merge.top || merge.left >= top->cells.size()) continue;
    if (out.size() <= merge.left) out.resize(merge.left + 1);
    out[merge.left] = top->cells[merge.left];
  }
  return out;
}

Draft read_row(int row, const std::vector<Cell>& cells, const Mapping& mapping, const Setting& setting) {
  return RowReader(row, cells, mapping, setting).done();
}

}  // namespace gestand::rows

#include "common/rows/review.hpp"

#include <algorithm>
#include <unordered_map>

#include "common/text/folding.hpp"

namespace gestand::rows {

namespace {

using sheet::Cell;

// A line over the whole sheet ("Commissiedebat politie") divides it, and promises nothing.
bool is_divider(const sheet::Table& table, const sheet::Row& row) {
  const auto full =
      std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& one) { return one.kind != Cell::Kind::Empty; });
  if (full != 1) return false;
  return std::any_of(table.merges.begin(), table.merges.end(), [&](const sheet::Merge& one) {
    return one.top <= row.number && row.number <= one.bottom && one.right >= one.left + 2;
  });
}

class Reviewer {
 public:
  Reviewer(const sheet::Table& table, const Mapping& mapping, const Setting& setting, const Register& known)
      : table_(table), mapping_(mapping), setting_(setting), known_(known) {
    for (const auto& one : mapping.columns) {
      if (one.field) columns_[*one.field] = one.index;
    }
  }

  Review done() {
    missing_columns();
    for (std::size_t i = mapping_.first_row; i < table_.rows.size(); ++i) {
      const auto cells = cells_of(table_, i);
      const bool says = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [&](const Column& one) {
        return one.field && one.index < cells.size() && cells[one.index].kind != Cell::Kind::Empty;
      });
      if (!says || is_divider(table_, table_.rows[i])) continue;
      out_.rows.push_back(judged(read_row(table_.rows[i].number, cells, mapping_, setting_)));
    }
    if (any_new_) {
      for (const auto& fault : of_sheet_) out_.faults.push_back(fault);
    }
    std::stable_sort(out_.faults.begin(), out_.faults.end(), [](const Fault& a, const Fault& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return std::move(out_);
  }

 private:
  // Without these columns a sheet can change what is here, but bring nothing new.
  void missing_columns() {
    for (const auto& one : fields()) {
      if (!needs(setting_.kind, one.field) || columns_.contains(one.field)) continue;
      of_sheet_.push_back(
          {0, std::nullopt, "", "kolom-ontbreekt",
           "Geen kolom zegt \"" + std::string(one.name) + "\"; zonder kan niets nieuws worden vastgelegd."});
    }
    if (setting_.kind == Kind::Motie && !columns_.contains(Field::Nummer) && !columns_.contains(Field::Zaaknummer))
      of_sheet_.push_back({0, std::nullopt, "", "kolom-ontbreekt", "Geen kolom zegt \"nummer\" of \"zaaknummer\"."});
  }

  void fault(int row, Field field, const std::string& value, std::string code, std::string detail) {
    const auto column = columns_.find(field);
    out_.faults.push_back({row, column == columns_.end() ? std::nullopt : std::optional(column->second), value,
                           std::move(code), std::move(detail)});
  }

  // What a new one needs and this row leaves empty; a cell that has a fault already has been told.
  bool complete(const Draft& draft) {
    bool out = of_sheet_.empty();
    any_new_ = true;
    const auto told = [&](Field field) {
      const auto column = columns_.find(field);
      return column == columns_.end() || std::any_of(draft.faults.begin(), draft.faults.end(),
                                                     [&](const Fault& one) { return one.column == column->second; });
    };
    for (const auto& one : fields()) {
      if (!needs(setting_.kind, one.field) || draft.get(one.field) != nullptr || told(one.field)) continue;
      fault(draft.row, one.field, "", "ontbreekt",
            "Deze cel is leeg, en een nieuwe " + std::string(word_of(setting_.kind)) + " vraagt hier iets.");
      out = false;
    }
    const bool numbered = draft.get(Field::Nummer) != nullptr || draft.get(Field::Zaaknummer) != nullptr;
    if (setting_.kind == Kind::Motie && !numbered &&
        !told(columns_.contains(Field::Nummer) ? Field::Nummer : Field::Zaaknummer)) {
      fault(draft.row, columns_.contains(Field::Nummer) ? Field::Nummer : Field::Zaaknummer, "", "ontbreekt",
            "Een motie vraagt een nummer of een zaaknummer.");
      out = false;
    }
    return out;
  }

  // The same promise twice in one sheet: the second is a slip, whichever is right.
  bool once(const Draft& draft) {
    const auto seen = [&](const std::string& key, Field field, const char* what) {
      const auto [at, added] = seen_.emplace(key, draft.row);
      if (added) return true;
      const auto* said = draft.get(field);
      fault(draft.row, field, said == nullptr ? "" : said->raw.substr(0, 80), "dubbel",
            std::string(what) + " staat ook in rij " + std::to_string(at->second) + ".");
      return false;
    };
    if (const auto number = draft.plain(Field::Nummer); !number.empty())
      return seen("n:" + number, Field::Nummer, "Dit nummer");
    if (const auto number = draft.plain(Field::Zaaknummer); !number.empty())
      return seen("z:" + number, Field::Zaaknummer, "Dit zaaknummer");
    const Field field = setting_.kind == Kind::Motie ? Field::Titel : Field::Tekst;
    const std::string text = text::folded(draft.plain(field));
    return text.empty() ||
           seen("t:" + draft.plain(Field::Datum) + ":" + text, field, "Deze tekst (zonder nummer, van dezelfde datum)");
  }

  // Two rows may not both be about one item.
  bool own_item(const Draft& draft, const Known& item) {
    const auto [at, added] = taken_.emplace(item.id, draft.row);
    if (added) return true;
    const Field field = setting_.kind == Kind::Motie ? Field::Titel : Field::Tekst;
    fault(draft.row, field, draft.plain(field).substr(0, 80), "dubbel",
          "Rij " + std::to_string(at->second) + " gaat al over hetzelfde item.");
    return false;
  }

  Judged judged(Draft draft) {
    Judged out;
    out.row = draft.row;
    out.columns = columns_;
    const std::string text = draft.plain(setting_.kind == Kind::Motie ? Field::Titel : Field::Tekst);
    out.title = text.empty() ? draft.plain(Field::Nummer) : text;
    for (const auto& one : draft.faults) out_.faults.push_back(one);
    bool good = draft.faults.empty();
    if (!once(draft)) return out;  // what else it says is for nobody: which of the two is meant?
    out.match = known_.find(draft);
    if (const auto* id = draft.get(Field::Id); id != nullptr && !out.match) {
      fault(
          draft.row, Field::Id, id->raw, "onbekende-id",
          "Er is hier geen " + std::string(word_of(setting_.kind)) + " met deze id; laat de cel leeg voor een nieuwe.");
      return out;
    }
    if (out.match)
      good = own_item(draft, *out.match->item) && good;
    else
      good = complete(draft) && good;
    if (!out.match && good) out.alike = known_.alike(text);
    Plan plan = out.match ? plan_change(draft, *out.match->item, setting_) : plan_new(draft, setting_);
    for (const auto& [field, refusal] : plan.refused) {
      const auto* said = draft.get(field);
      fault(draft.row, field, said == nullptr ? "" : said->raw, refusal.code, refusal.detail);
    }
    good = good && plan.refused.empty();
    out.verdict = !good                ? Verdict::Faulty
                  : !out.match         ? Verdict::New
                  : plan.steps.empty() ? Verdict::Unchanged
                                       : Verdict::Changed;
    if (!good) plan.steps.clear();
    out.plan = std::move(plan);
    return out;
  }

  const sheet::Table& table_;
  const Mapping& mapping_;
  const Setting& setting_;
  const Register& known_;
  std::map<Field, std::size_t> columns_;
  std::vector<Fault> of_sheet_;
  std::unordered_map<std::string, int> seen_, taken_;
  bool any_new_ = false;  // then the sheet needs every column that a new item does
  Review out_;
};

}  // namespace

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::New: return "nieuw";
    case Verdict::Changed: return "gewijzigd";
    case Verdict::Unchanged: return "ongewijzigd";
    default: return "fout";
  }
}

std::size_t Review::count(Verdict verdict) const {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const Judged& one) { return one.verdict == verdict; }));
}

Review review(const sheet::Table& table, const Mapping& mapping, const Setting& setting, const Register& known) {
  return Reviewer(table, mapping, setting, known).done();
}

}  // namespace gestand::rows

#include "common/sheet/csv.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>

#include "common/sheet/encoding.hpp"

namespace gestand::sheet {

namespace {

using Record = std::vector<std::string>;

// Calls `use` for each record until it answers false. In a cell without quotes a quote is a letter, as programs write
// it; what follows a closing quote belongs to the cell. The number of a record whose quote is never closed, else 0.
int each_record(std::string_view text, char separator, const std::function<bool(Record&&)>& use) {
  Record record;
  std::string cell;
  int number = 1;
  std::size_t at = 0;
  bool begun = false;  // something of this record was seen
  const auto end_cell = [&] {
    record.push_back(std::move(cell));
    cell.clear();
  };
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"' && cell.empty()) {
      begun = true;
      ++at;
      bool closed = false;
      while (at < text.size() && !closed) {
        if (text[at] != '"') {
          cell += text[at++];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
          cell += '"';
          at += 2;
        } else {
          closed = true;
          ++at;
        }
      }
      if (!closed) return number;
      while (at < text.size() && text[at] != separator && text[at] != '\r' && text[at] != '\n') cell += text[at++];
      if (at < text.size() && text[at] == separator) {
        end_cell();
        ++at;
      }
      continue;
    }
    if (c == separator) {
      begun = true;
      end_cell();
      ++at;
    } else if (c == '\r' || c == '\n') {
      at += c == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U;
      end_cell();
      ++number;
      begun = false;
      if (!use(std::move(record))) return 0;
      record.clear();
    } else {
      begun = true;
      cell += c;
      ++at;
    }
  }
  if (begun || !record.empty()) {
    end_cell();
    (void)use(std::move(record));
  }
  return 0;
}

struct Fit {
  double share = 0;       // of the records that have the usual number of cells
  std::size_t width = 0;  // that number
};

Fit fit_of(std::string_view text, char separator) {
  constexpr std::size_t looked_at = 200;
  std::map<std::size_t, std::size_t> widths;
  std::size_t count = 0;
  each_record(text, separator, [&](Record&& record) {
    if (record.size() > 1 || !record[0].empty()) ++widths[record.size()], ++count;
    return count < looked_at;
  });
  const auto usual =
      std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual == widths.end() || usual->first < 2) return {};
  return {static_cast<double>(usual->second) / static_cast<double>(count), usual->first};
}

char separator_of(std::string_view text) {
  constexpr std::array candidates{';', ',', '\t'};
  std::tuple<double, std::size_t> best{0, 0};
  char out = ';';
  for (const char one : candidates) {
    const Fit fit = fit_of(text, one);
    const std::tuple mine{fit.share, fit.width};
    if (mine > best) {
      best = mine;
      out = one;
    }
  }
  return out;
}

std::string trimmed(std::string text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && space(text.back())) text.pop_back();
  std::size_t begin = 0;
  while (begin < text.size() && space(text[begin])) ++begin;
  return text.substr(begin);
}

bool is_fault(const std::string& text) {
  static const std::array known{"#REF!",   "#N/A",     "#N/B",  "#VALUE!", "#WAARDE!", "#NAME?", "#NAAM?",
                                "#DIV/0!", "#DEEL/0!", "#NUM!", "#GETAL!", "#NULL!",   "#LEEG!", "#VERW!"};
  return std::find(known.begin(), known.end(), text) != known.end();
}

}  // namespace

Table read_csv(const std::string& bytes, const Limits& limits) {
  if (bytes.size() > limits.text) throw Unreadable("het bestand is te groot");
  const Decoded decoded = decode(bytes);
  std::string_view text = decoded.text;
  Table out;
  out.encoding = decoded.encoding;
  if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\r' || text[5] == '\n')) {
    out.separator = text[4];
    text.remove_prefix(text.find('\n') == std::string_view::npos ? 6 : text.find('\n') + 1);
  } else {
    out.separator = separator_of(text);
  }
  int number = 0;
  std::size_t cells = 0;
  const int open = each_record(text, *out.separator, [&](Record&& record) {
    ++number;
    if (record.size() > limits.columns) throw Unreadable("rij " + std::to_string(number) + " heeft te veel kolommen");
    Row row{number, {}};
    bool anything = false;
    for (auto& value : record) {
      Cell cell;
      cell.text = trimmed(std::move(value));
      if (!cell.text.empty()) {
        cell.kind = is_fault(cell.text) ? Cell::Kind::Fault : Cell::Kind::Text;
        anything = true;
      }
      row.cells.push_back(std::move(cell));
    }
    if (!anything) return true;
    cells += row.cells.size();
    out.rows.push_back(std::move(row));
    if (out.rows.size() > limits.rows || cells > limits.cells) throw Unreadable("het blad heeft te veel rijen");
    return true;
  });
  if (open != 0)
    throw Unreadable("het aanhalingsteken dat in rij " + std::to_string(open) + " opent, wordt nergens gesloten");
  return out;
}

}  // namespace gestand::sheet

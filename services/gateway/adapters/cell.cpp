#include "services/gateway/adapters/cell.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gestand::gateway {

using nlohmann::json;

namespace {

const json* find(const json& row, const std::string& path) {
  const auto dot = path.find('.');
  const auto found = row.find(path.substr(0, dot));
  if (found == row.end()) return nullptr;
  if (dot == std::string::npos) return &*found;
  return found->is_object() ? find(*found, path.substr(dot + 1)) : nullptr;
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const auto& one : value) {
    std::string text = one.is_object() ? one.value("naam", "") : text_of(one);
    if (one.is_object() && one.contains("fractie") && one["fractie"].is_string())
      text += " (" + one["fractie"].get<std::string>() + ")";
    out += (out.empty() ? "" : "; ") + text;
  }
  return out;
}

// Bytes of a well-formed UTF-8 character at `at`; 0 if there is none.
std::size_t length_at(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 && first < 0xf5   ? 4
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xc2 && first < 0xe0 ? 2
                                                             : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0U) != 0x80U) return 0;
  }
  const bool overlong = (first == 0xe0 && byte(at + 1) < 0xa0) || (first == 0xf0 && byte(at + 1) < 0x90);
  const bool surrogate = first == 0xed && byte(at + 1) >= 0xa0;
  const bool beyond = first == 0xf4 && byte(at + 1) >= 0x90;
  return overlong || surrogate || beyond ? 0 : length;
}

const Columns& promises() {
  static const Columns all{{"soort", CellKind::Text, 14, "soort"},
                           {"nummer", CellKind::Text, 16, "nummer"},
                           {"titel", CellKind::Text, 60, "titel"},
                           {"status", CellKind::Text, 14, "status"},
                           {"uitvoering", CellKind::Text, 14, "uitvoering"},
                           {"appreciatie.oordeel", CellKind::Text, 18, "appreciatie.oordeel"},
                           {"verantwoordelijke", CellKind::Text, 20, "verantwoordelijke"},
                           {"directie", CellKind::Text, 20, "directie"},
                           {"termijn.datum", CellKind::Date, 12, "termijn.datum"},
                           {"termijn.soort", CellKind::Text, 12, "termijn.soort"},
                           {"termijn.status", CellKind::Text, 12, "termijn.status"},
                           {"edities", CellKind::Text, 36, "edities"},
                           {"id", CellKind::Text, 38, "id"}};
  return all;
}

const Columns& motions() {
  static const Columns all{{"nummer", CellKind::Text, 16, "nummer"},
                           {"zaaknummer", CellKind::Text, 13, "zaaknummer"},
                           {"titel", CellKind::Text, 60, "titel"},
                           {"status", CellKind::Text, 14, "status"},
                           {"uitvoering", CellKind::Text, 14, "uitvoering"},
                           {"appreciatie.oordeel", CellKind::Text, 18, "appreciatie.oordeel"},
                           {"appreciatie.door", CellKind::Text, 20, "appreciatie.door"},
                           {"ingediendDatum", CellKind::Date, 14, "ingediendDatum"},
                           {"indieners", CellKind::Text, 36, "indieners"},
                           {"verantwoordelijke", CellKind::Text, 20, "verantwoordelijke"},
                           {"directie", CellKind::Text, 20, "directie"},
                           {"termijn.datum", CellKind::Date, 12, "termijn.datum"},
                           {"termijn.soort", CellKind::Text, 12, "termijn.soort"},
                           {"termijn.status", CellKind::Text, 12, "termijn.status"},
                           {"edities", CellKind::Text, 36, "edities"},
                           {"id", CellKind::Text, 38, "id"}};
  return all;
}

// Of promises, for who asks for them by name.
const Columns& on_request() {
  static const Columns all{{"soort", CellKind::Text, 14, "soort"},
                           {"zaaknummer", CellKind::Text, 13, "zaaknummer"},
                           {"ingediendDatum", CellKind::Date, 14, "ingediendDatum"},
                           {"datum", CellKind::Date, 12, "datum"},
                           {"indieners", CellKind::Text, 36, "indieners"},
                           {"behandelaar", CellKind::Text, 30, "behandelaarNaam"},
                           {"themas", CellKind::Text, 24, "themas"}};
  return all;
}

const Columns& deadlines() {
  static const Columns all{{"datum", CellKind::Date, 12, "datum"},
                           {"soort", CellKind::Text, 14, "soort"},
                           {"status", CellKind::Text, 14, "status"},
                           {"eersteDatum", CellKind::Date, 12, "eersteDatum"},
                           {"verschuivingen", CellKind::Number, 14, "verschuivingen"},
                           {"item", CellKind::Text, 38, "item"},
                           {"id", CellKind::Text, 38, "id"}};
  return all;
}

const Columns& editions() {
  static const Columns all{{"naam", CellKind::Text, 50, "naam"},
                           {"geplandDatum", CellKind::Date, 14, "geplandDatum"},
                           {"eersteDatum", CellKind::Date, 12, "eersteDatum"},
                           {"verschuivingen", CellKind::Number, 14, "verschuivingen"},
                           {"status", CellKind::Text, 14, "status"},
                           {"vehikel", CellKind::Text, 38, "vehikel"},
                           {"id", CellKind::Text, 38, "id"}};
  return all;
}

const Columns& documents() {
  static const Columns all{{"titel", CellKind::Text, 60, "titel"},
                           {"datum", CellKind::Date, 12, "datum"},
                           {"kenmerk", CellKind::Text, 20, "kenmerk"},
                           {"kamerstuk", CellKind::Text, 16, "kamerstuk"},
                           {"soort", CellKind::Text, 20, "soort"},
                           {"van", CellKind::Text, 30, "van"},
                           {"id", CellKind::Text, 38, "id"}};
  return all;
}

const Columns& others() {
  static const Columns all{{"code", CellKind::Text, 30, "code"},   {"naam", CellKind::Text, 50, "naam"},
                           {"soort", CellKind::Text, 20, "soort"}, {"directie", CellKind::Text, 20, "directie"},
                           {"mail", CellKind::Text, 36, "mail"},   {"id", CellKind::Text, 38, "id"}};
  return all;
}

}  // namespace

Cells cells_of(const json& row, const Columns& columns) {
  Cells out;
  out.reserve(columns.size());
  for (const auto& column : columns) {
    const json* value = find(row, column.path);
    out.push_back({value == nullptr || value->is_null() ? "" : text_of(*value), column.kind});
  }
  return out;
}

const Columns& columns_of_list(const std::string& kind) {
  if (kind == "moties") return motions();
  if (kind == "werkvoorraad" || kind == "toezeggingen" || kind == "kamerverzoeken") return promises();
  if (kind == "termijnen") return deadlines();
  if (kind == "notas" || kind == "brieven") return documents();
  return kind == "edities" ? editions() : others();
}

Columns chosen_columns(const std::string& kind, const std::string& names, std::vector<std::string>& unknown) {
  Columns all = columns_of_list(kind);
  const auto missing = [&](const Column& column) {
    return std::none_of(all.begin(), all.end(), [&](const Column& one) { return one.path == column.path; });
  };
  for (const auto& column : on_request()) {
    if (missing(column)) all.push_back(column);
  }
  Columns out;
  for (std::size_t at = 0; at <= names.size();) {
    const auto end = std::min(names.find(',', at), names.size());
    const auto asked = names.substr(at, end - at);
    const std::string name = asked == "editie" ? "edities" : asked;
    const auto before = out.size();
    for (const auto& column : all) {
      const bool day = name == "datum" && (column.path == "ingediendDatum" || column.path == "datum");
      if (day || column.path == name || column.title == name || column.path.starts_with(name + "."))
        out.push_back(column);
    }
    if (out.size() == before) unknown.push_back(asked);
    at = end + 1;
  }
  return out;
}

std::string printable(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto length = length_at(text, at);
    const std::string_view one = std::string_view(text).substr(at, std::max<std::size_t>(length, 1));
    at += one.size();
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      continue;
    }
    const bool control = length == 1 && static_cast<unsigned char>(one[0]) < 0x20 && one != "\n" && one != "\t";
    if (!control && one != "\xEF\xBF\xBE" && one != "\xEF\xBF\xBF") out += one;  // those two are no characters
  }
  return out;
}

}  // namespace gestand::gateway

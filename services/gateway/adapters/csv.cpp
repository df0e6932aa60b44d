#include "services/gateway/adapters/csv.hpp"

#include <nlohmann/json.hpp>

namespace gestand::gateway {

using nlohmann::json;

namespace {

// "appreciatie.oordeel" goes down one member; a list of objects is shown by its names.
std::vector<std::string> columns_of(const std::string& kind) {
  if (kind == "moties") {
    return {"nummer",
            "zaaknummer",
            "titel",
            "status",
            "uitvoering",
            "appreciatie.oordeel",
            "appreciatie.door",
            "ingediendDatum",
            "indieners",
            "verantwoordelijke",
            "directie",
            "termijn.datum",
            "termijn.soort",
            "termijn.status",
            "edities",
            "id"};
  }
  if (kind == "werkvoorraad" || kind == "toezeggingen" || kind == "kamerverzoeken") {
    return {"soort",
            "nummer",
            "titel",
            "status",
            "uitvoering",
            "appreciatie.oordeel",
            "verantwoordelijke",
            "directie",
            "termijn.datum",
            "termijn.soort",
            "termijn.status",
            "edities",
            "id"};
  }
  if (kind == "termijnen") return {"datum", "soort", "status", "eersteDatum", "verschuivingen", "item", "id"};
  if (kind == "edities") return {"naam", "geplandDatum", "eersteDatum", "verschuivingen", "status", "vehikel", "id"};
  return {"code", "naam", "soort", "directie", "mail", "id"};
}

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

std::string cell(std::string text, char separator) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

Csv::Csv(const std::string& kind, char separator) : columns_(columns_of(kind)), separator_(separator) {}

std::string Csv::header() const {
  std::string out = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < columns_.size(); ++i) out += (i == 0 ? "" : std::string(1, separator_)) + columns_[i];
  return out + "\r\n";
}

std::string Csv::line(const json& row) const {
  std::string out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const json* value = find(row, columns_[i]);
    out += (i == 0 ? "" : std::string(1, separator_)) + cell(value == nullptr ? "" : text_of(*value), separator_);
  }
  return out + "\r\n";
}

}  // namespace gestand::gateway

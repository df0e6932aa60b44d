#include "common/rows/review_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace gestand::rows {

using nlohmann::json;

namespace {

double rounded(double likeness) { return std::round(likeness * 100) / 100; }

json item_json(const Known& item) {
  json out = {{"id", item.id}, {"titel", item.title}};
  if (const auto number = item.get(Field::Nummer); !number.empty()) out["nummer"] = number;
  return out;
}

json row_json(const Judged& row) {
  json out = {
      {"rij", row.row}, {"oordeel", to_string(row.verdict)}, {"titel", row.title}, {"verschillen", json::array()}};
  if (row.match) {
    out["item"] = item_json(*row.match->item);
    out["herkend"] = {{"op", row.match->by}, {"gelijkenis", rounded(row.match->likeness)}};
  }
  for (const auto& one : row.alike) {
    json like = item_json(*one.item);
    like["gelijkenis"] = rounded(one.likeness);
    out["lijktOp"].push_back(std::move(like));
  }
  for (const auto& one : row.plan.differences) {
    json difference = {
        {"veld", info(one.field).name}, {"inBlad", one.in_sheet}, {"hier", one.here}, {"wordt", one.becomes}};
    if (const auto column = row.columns.find(one.field); column != row.columns.end())
      difference["cel"] = sheet::cell_name(column->second, row.row);
    out["verschillen"].push_back(std::move(difference));
  }
  return out;
}

json column_json(const Column& column) {
  return {{"kolom", sheet::column_name(column.index)},
          {"kop", column.header},
          {"veld", column.field ? json(info(*column.field).name) : json("-")},
          {"hoe", column.how},
          {"voorbeelden", column.examples}};
}

}  // namespace

std::string place_of(const Fault& fault) {
  if (fault.column) return sheet::cell_name(*fault.column, fault.row);
  return fault.row == 0 ? "" : std::to_string(fault.row);
}

json review_json(const sheet::Table& table, const Mapping& mapping, Kind kind, const Review& all) {
  json out = {{"soort", list_of(kind)}, {"koprij", mapping.header_row}};
  if (!table.name.empty()) out["blad"] = table.name;
  if (!table.sheets.empty()) out["bladen"] = table.sheets;
  if (!table.encoding.empty()) out["codering"] = table.encoding;
  if (table.separator) out["scheiding"] = std::string(1, *table.separator);
  out["kolommen"] = json::array();
  for (const auto& one : mapping.columns) out["kolommen"].push_back(column_json(one));
  out["aantallen"] = {{"rijen", all.rows.size()}};
  for (const auto one : {Verdict::New, Verdict::Changed, Verdict::Unchanged, Verdict::Faulty})
    out["aantallen"][to_string(one)] = all.count(one);
  out["fouten"] = json::array();
  for (const auto& one : all.faults) {
    json fault = {{"cel", place_of(one)}, {"waarde", one.value}, {"code", one.code}, {"detail", one.detail}};
    if (one.row != 0) fault["rij"] = one.row;
    for (const auto& column : mapping.columns) {
      if (one.column == column.index) fault["kop"] = column.header;
    }
    out["fouten"].push_back(std::move(fault));
  }
  out["rijen"] = json::array();
  for (const auto& row : all.rows) out["rijen"].push_back(row_json(row));
  return out;
}

}  // namespace gestand::rows

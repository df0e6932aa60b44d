#include "common/rows/sending.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace gestand::rows {

using nlohmann::json;

namespace {

// The cell from which the refused part of a body came; without one the row as a whole.
std::optional<std::size_t> column_of(const Judged& row, const Step& step, const std::string& location) {
  for (const auto& [member, field] : step.places) {
    const bool here = member.empty() || location == member || location.starts_with(member + "/");
    const auto column = row.columns.find(field);
    if (here && column != row.columns.end()) return column->second;
  }
  return std::nullopt;
}

std::vector<Fault> refusals(const Judged& row, const Step& step, const Reply& reply) {
  const json problem = json::parse(reply.body, nullptr, false);
  std::vector<Fault> out;
  if (problem.is_object()) {
    const json errors = problem.value("errors", json::array());  // named: a range-for keeps no temporary alive
    for (const auto& one : errors)
      out.push_back({row.row, column_of(row, step, one.value("location", "")), "", one.value("code", ""),
                     one.value("detail", "")});
    if (out.empty())
      out.push_back({row.row, column_of(row, step, ""), "", problem.value("code", ""), problem.value("detail", "")});
  }
  if (out.empty())
    out.push_back(
        {row.row, std::nullopt, "", "onleesbaar-antwoord", fmt::format("De gateway antwoordt {}.", reply.status)});
  return out;
}

std::string filled(std::string path, const std::string& id) {
  if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, id);
  return path;
}

}  // namespace

std::vector<Fault> send_row(const Judged& row, const std::string& digest, const Send& send) {
  std::string id = row.match ? row.match->item->id : "";
  std::string state = row.match ? fmt::format("\"{}\"", row.match->item->version) : "";
  for (const auto& step : row.plan.steps) {
    const Reply reply = send({step.method, filled(step.path, id), step.body,
                              fmt::format("blad-{}-{}-{}", digest, row.row, step.name), state});
    if (reply.status != 200 && reply.status != 201) return refusals(row, step, reply);
    if (id.empty()) id = json::parse(reply.body).value("id", "");
    state = reply.state;
  }
  return {};
}

std::optional<RowRanges> RowRanges::parse(const std::string& text) {
  RowRanges out;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    int first = 0, last = 0;
    char dash = 0, more = 0;
    std::istringstream in(part);
    if (!(in >> first)) return std::nullopt;
    last = first;
    if (in >> dash && (dash != '-' || !(in >> last) || in >> more)) return std::nullopt;
    if (first < 1 || last < first) return std::nullopt;
    out.ranges_.emplace_back(first, last);
  }
  return out;
}

bool RowRanges::has(int row) const {
  return ranges_.empty() || std::any_of(ranges_.begin(), ranges_.end(),
                                        [&](const auto& one) { return one.first <= row && row <= one.second; });
}

}  // namespace gestand::rows

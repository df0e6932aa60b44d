// Report file and summary: see report.hpp.
#include "services/gestand/adapters/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "services/gestand/adapters/record_json.hpp"

namespace gestand::cli {

void write_report(const std::string& path, std::vector<Finding> findings) {
  // Sorted, so that the reports of two runs can be compared.
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.reason, a.file, a.id, a.detail) < std::tie(b.reason, b.file, b.id, b.detail);
  });
  const std::filesystem::path target(path);
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
  const std::string part = path + ".deel";
  {
    std::ofstream out(part, std::ios::trunc);
    for (const Finding& finding : findings) out << to_json(finding) << '\n';
    out.flush();
    if (!out) throw std::runtime_error("kan het verslag niet schrijven: " + part);
  }
  std::filesystem::rename(part, path);
}

std::string summary(const std::vector<Finding>& findings) {
  std::map<Reason, std::size_t> counts;
  for (const Finding& finding : findings) ++counts[finding.reason];
  std::vector<std::pair<Reason, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [reason, count] : order)
    out += fmt::format("  {:>6}  {:<22} {}\n", count, code(reason), explanation(reason));
  return out;
}

}  // namespace gestand::cli

// An item by its number; see the header.
#include "services/gateway/pages/item_lookup.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "common/wire/number.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

// As the API writes it; what is no paper's and no case's number stays as typed, without blanks, in capitals.
std::string plain_number(const std::string& typed) {
  if (auto paper = wire::parse_paper_number(typed)) return *paper;
  if (auto of_case = wire::parse_case_number(typed)) return *of_case;
  std::string out;
  for (const char c : typed) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0)
      out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return out;
}

std::optional<FoundItem> find_in(Visit& visit, const std::string& resource, const std::string& number) {
  const auto body = parsed(visit.get("/v1/" + resource, query_string({{"q", number}, {"pageSize", "5"}})));
  for (const auto& row : list(body, "resultaten")) {
    if (text(row, "nummer") != number && text(row, "zaaknummer") != number) continue;
    auto title = text(row, "titel");
    if (title.empty()) title = text(row, "tekst");
    return FoundItem{resource, text(row, "id"), number, title};
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundItem> item_by_number(Visit& visit, const std::string& typed) {
  const auto number = plain_number(typed);
  if (number.empty() || number.size() > 100) return std::nullopt;
  std::array<std::string, 3> order{"moties", "toezeggingen", "kamerverzoeken"};
  if (number.starts_with("TZ")) std::rotate(order.begin(), order.begin() + 1, order.end());
  for (const auto& resource : order) {
    if (auto found = find_in(visit, resource, number)) return found;
  }
  return std::nullopt;
}

}  // namespace gestand::gateway::pages

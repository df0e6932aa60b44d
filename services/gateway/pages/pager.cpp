// The pages of a list; see the header.
#include "services/gateway/pages/pager.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

namespace {

constexpr long long default_page_size = 50;

long long number_or(const std::string& text, long long otherwise) {
  long long out = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return fault == std::errc{} && end == text.data() + text.size() && out > 0 ? out : otherwise;
}

}  // namespace

std::string address_with(const std::string& resource, Params query, const std::string& name, const std::string& value) {
  query.erase(name);
  if (name != "page") query.erase("page");
  if (!value.empty()) query.emplace(name, value);
  const auto tail = query_string(query);
  return "/" + resource + (tail.empty() ? "" : "?" + tail);
}

json pager_view(const std::string& resource, const Params& query, long long total) {
  const auto page = number_or(first(query, "page"), 1);
  const auto size = number_or(first(query, "pageSize"), default_page_size);
  const auto last = total <= 0 ? 1 : (total + size - 1) / size;
  if (last <= 1 && page <= 1) return false;
  const auto to = [&](long long at) {
    return address_with(resource, query, "page", at <= 1 ? "" : std::to_string(at));
  };
  return {{"vorige", page > 1 ? json(to(std::min(page - 1, last))) : json(false)},
          {"volgende", page < last ? json(to(page + 1)) : json(false)},
          {"eerste", page > 2 ? json(to(1)) : json(false)},
          {"laatste", page + 1 < last ? json(to(last)) : json(false)},
          {"stand", say("Pagina {} van {}", grouped(page), grouped(last))}};
}

}  // namespace gestand::gateway::pages

// The choices of columns in a cookie; see the header.
#include "services/gateway/pages/column_memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/session.hpp"
#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {
namespace {

constexpr std::string_view cookie_name = "gestand_kolommen";
constexpr std::size_t kept_max = 5;
constexpr std::size_t choices_max = 700;  // a cookie holds 4 KiB

// Only what we write ourselves: letters, digits, "=", "-" and the marks between.
bool is_plain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '=' || c == '-' || c == '.';
  });
}

std::string with(std::string text, char from, char to) {
  std::replace(text.begin(), text.end(), from, to);
  return text;
}

}  // namespace

ColumnMemory ColumnMemory::from_cookie(std::string_view cookie_header) {
  ColumnMemory out;
  auto value = cookie_value(cookie_header, cookie_name);
  while (!value.empty() && out.known_.size() < kept_max) {
    const auto end = std::min(value.find('_'), value.size());
    const auto one = value.substr(0, end);
    const auto colon = one.find(':');
    if (colon != std::string_view::npos && is_plain(one.substr(0, colon)) && is_plain(one.substr(colon + 1)))
      out.known_.emplace_back(std::string(one.substr(0, colon)), with(std::string(one.substr(colon + 1)), '.', ';'));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return out;
}

std::string ColumnMemory::name_of(std::string_view kind, const nlohmann::json& columns) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    hash = (hash ^ 0xffU) * 1099511628211U;
  };
  add(kind);
  for (const auto& column : columns) {
    add(text(column, "kolom"));
    add(text(column, "kop"));
  }
  return fmt::format("{:016x}", hash);
}

std::string ColumnMemory::of(const std::string& headers) const {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto& one) { return one.first == headers; });
  return found == known_.end() ? "" : found->second;
}

void ColumnMemory::keep(const std::string& headers, const std::string& choices) {
  std::erase_if(known_, [&](const auto& one) { return one.first == headers; });
  if (choices.size() > choices_max || !is_plain(with(choices, ';', '.'))) return;
  known_.emplace(known_.begin(), headers, choices);
  if (known_.size() > kept_max) known_.resize(kept_max);
}

std::string ColumnMemory::cookie() const {
  std::string value;
  for (const auto& [headers, choices] : known_)
    value += (value.empty() ? "" : "_") + headers + ":" + with(choices, ';', '.');
  return fmt::format("{}={}; Path=/import; Max-Age=31536000; HttpOnly; SameSite=Strict", cookie_name, value);
}

}  // namespace gestand::gateway::pages

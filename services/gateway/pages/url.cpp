// Addresses; see the header.
#include "services/gateway/pages/url.hpp"

#include <algorithm>
#include <cctype>

namespace gestand::gateway::pages {
namespace {

bool is_unreserved(unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '~'; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(byte)) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

std::string query_string(const Params& params) {
  std::string out;
  for (const auto& [name, value] : params) {
    if (value.empty()) continue;
    if (!out.empty()) out += '&';
    out += percent_encoded(name) + '=' + percent_encoded(value);
  }
  return out;
}

Params parse_query(std::string_view raw) {
  Params out;
  while (!raw.empty()) {
    const auto end = std::min(raw.find('&'), raw.size());
    const auto pair = raw.substr(0, end);
    const auto equals = pair.find('=');
    if (!pair.empty()) {
      const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
      out.emplace(percent_decoded(pair.substr(0, equals)), percent_decoded(value));
    }
    raw.remove_prefix(std::min(end + 1, raw.size()));
  }
  return out;
}

std::string first(const Params& params, const std::string& name) {
  const auto found = params.find(name);
  return found == params.end() ? std::string{} : found->second;
}

std::string local_address(std::string_view text) {
  const bool inside = !text.empty() && text[0] == '/' && (text.size() == 1 || (text[1] != '/' && text[1] != '\\'));
  const bool printable = std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7f && c != '\\' && c != '"' && c != '<' && c != '>';
  });
  const bool loops = text.starts_with("/inloggen") || text.starts_with("/uitloggen");
  return inside && printable && !loops && text.size() <= 2000 ? std::string(text) : "/";
}

bool is_plain_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  });
}

}  // namespace gestand::gateway::pages

#include "services/gateway/adapters/request_checks.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/http/server.hpp"
#include "services/gateway/adapters/problem_json.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr int depth_max = 64;
constexpr std::size_t key_length_max = 255;

std::string trimmed_lower(std::string text) {
  const auto first = text.find_first_not_of(" \t");
  const auto last = text.find_last_not_of(" \t");
  text = first == std::string::npos ? "" : text.substr(first, last - first + 1);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

json parameters(const ApiRequest& request, wire::Faults& faults) {
  json out = json::object();
  for (auto& [name, value] : http::parse_query(request.query)) {
    if (out.contains(name))
      faults.push_back({"query", name, "dubbel", "De parameter \"" + name + "\" staat er twee keer."});
    out[name] = value;
  }
  return out;
}

std::string taken(json& params, const char* name) {
  const std::string out = params.value(name, "");
  params.erase(name);
  return out;
}

CsvStyle csv_style(json& params, wire::Faults& faults) {
  CsvStyle out;
  const auto separator = taken(params, "scheiding");
  const auto mark = taken(params, "bom");
  if (!separator.empty() && separator != "puntkomma" && separator != "komma")
    faults.push_back({"query", "scheiding", "onbekende-waarde", "\"scheiding\" is \"komma\" of \"puntkomma\"."});
  if (!mark.empty() && mark != "true" && mark != "false")
    faults.push_back({"query", "bom", "onbekende-waarde", "\"bom\" is true of false."});
  out.separator = separator == "puntkomma" ? ';' : ',';
  out.mark = mark == "true";
  return out;
}

void only(const json& given, const std::set<std::string>& known, wire::Faults& faults) {
  for (const auto& [name, value] : given.items()) {
    if (!known.contains(name))
      faults.push_back({"query", name, "onbekende-parameter", "\"" + name + "\" is hier geen bekende parameter."});
  }
}

std::optional<ApiResponse> read_body(const ApiRequest& request, json& body) {
  const std::string type =
      trimmed_lower(request.header("content-type").substr(0, request.header("content-type").find(';')));
  if (type != "application/json" && !(request.method == "PATCH" && type == "application/merge-patch+json")) {
    return problem(415, "onbekende-inhoudssoort", "Stuur de inhoud als application/json.", request.path);
  }
  if (too_deep(request.body)) return problem(400, "geen-json", "De inhoud is te diep genest.", request.path);
  try {
    body = json::parse(request.body);
  } catch (const json::parse_error& error) {
    return problem(400, "geen-json",
                   "De inhoud is geen geldige JSON in UTF-8 (fout bij teken " + std::to_string(error.byte) + ").",
                   request.path);
  }
  if (!body.is_object()) return problem(400, "geen-object", "De inhoud moet een JSON-object zijn.", request.path);
  return std::nullopt;
}

bool accepts(const ApiRequest& request, const std::string& type) {
  const std::string header = request.header("accept");
  if (header.empty()) return true;
  const std::string family = type.substr(0, type.find('/')) + "/*";
  for (std::size_t at = 0; at <= header.size();) {
    const auto end = std::min(header.find(',', at), header.size());
    const std::string range = trimmed_lower(header.substr(at, std::min(header.find(';', at), end) - at));
    if (range == type || range == family || range == "*/*") return true;
    at = end + 1;
  }
  return false;
}

std::optional<int> if_match(const ApiRequest& request) {
  const std::string header = request.header("if-match");
  if (header.empty() || header == "*") return std::nullopt;
  const bool quoted = header.size() >= 2 && header.front() == '"' && header.back() == '"';
  const std::string digits = quoted ? header.substr(1, header.size() - 2) : header;
  if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string::npos) return -1;
  return std::stoi(digits);
}

std::string idempotency_key(const ApiRequest& request, const std::string& token_id, wire::Faults& faults) {
  const auto found = request.headers.find("idempotency-key");
  if (found == request.headers.end()) return {};
  const std::string& key = found->second;
  const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x21 && c <= 0x7e; });
  if (key.empty() || key.size() > key_length_max || !printable) {
    faults.push_back({"header", "Idempotency-Key", "ongeldige-sleutel",
                      "Een Idempotency-Key telt 1 tot 255 zichtbare ASCII-tekens."});
    return {};
  }
  return eventlog::hex(eventlog::sha256(token_id + "\n" + request.method + "\n" + request.path + "\n" + key));
}

bool too_deep(const std::string& text) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      if (++depth > depth_max) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace gestand::gateway

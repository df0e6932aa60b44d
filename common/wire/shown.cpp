#include "common/wire/shown.hpp"

#include <nlohmann/json.hpp>

namespace gestand::wire {

using nlohmann::json;

namespace {

std::string bytes_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::optional<std::int64_t> number_of(const json& known, const char* name) {
  const auto found = known.find(name);
  return found == known.end() ? std::nullopt : std::optional(found->get<std::int64_t>());
}

}  // namespace

std::string pack_shown(const json& answer, std::int64_t behind) {
  json known = {{"achterstand", behind}};
  for (const char* name : {"errors", "nietGevonden", "aantal", "versie"}) {
    if (const auto found = answer.find(name); found != answer.end()) known[name] = *found;
  }
  const bool shown = !known.contains("errors") && !known.contains("nietGevonden");
  return bytes_of(known) + '\n' + (shown ? bytes_of(answer) : std::string{});
}

Shown unpack_shown(std::string_view bytes) {
  const auto end = std::min(bytes.find('\n'), bytes.size());
  const json known = json::parse(bytes.substr(0, end));
  Shown out;
  if (known.contains("errors")) out.faults = json{{"errors", known["errors"]}}.dump();
  out.not_found = known.contains("nietGevonden");
  if (out.not_found && known["nietGevonden"].is_string()) out.why_not = known["nietGevonden"];
  out.count = number_of(known, "aantal");
  out.version = number_of(known, "versie");
  out.behind = known.at("achterstand");
  out.body = std::string(bytes.substr(std::min(end + 1, bytes.size())));
  return out;
}

}  // namespace gestand::wire

// The names behind codes and ids; see the header.
#include "services/gateway/pages/references.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

// An office, directorate or edition is keyed by `code` where it has one, else by `id`.
Option option_of(const json& row) {
  auto value = text(row, "code");
  if (value.empty()) value = text(row, "id");
  auto name = text(row, "naam");
  if (name.empty()) name = value;
  return {std::move(value), std::move(name)};
}

std::string name_in(const Options& options, const std::string& value) {
  const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.value == value; });
  return found == options.end() ? value : found->text;
}

}  // namespace

Options& References::load(std::optional<Options>& slot, const std::string& path, const std::string& query) {
  if (!slot) {
    slot.emplace();
    const auto reply = visit_.get(path, query);
    if (succeeded(reply)) {
      const auto body = parsed(reply);
      for (const auto& row : body.is_array() ? body : list(body, "resultaten")) slot->push_back(option_of(row));
    }
  }
  return *slot;
}

void References::know(const json& names) {
  const auto options = [&](std::string_view kind) {
    Options out;
    const auto known = part(names, kind);
    for (const auto& [code, name] : known.items()) out.push_back({code, text(known, code)});
    std::stable_sort(out.begin(), out.end(), [](const Option& a, const Option& b) { return a.text < b.text; });
    return out;
  };
  offices_ = options("ambten");
  directorates_ = options("directies");
  met_ = options("edities");
}

const Options& References::offices() { return load(offices_, "/v1/ambten", "pageSize=500"); }
const Options& References::directorates() { return load(directorates_, "/v1/directies", "pageSize=500"); }
const Options& References::staff() { return load(staff_, "/v1/medewerkers", "pageSize=500"); }
const Options& References::editions() { return load(editions_, "/v1/edities", "pageSize=500"); }

std::string References::office(const std::string& code) { return code.empty() ? code : name_in(offices(), code); }
std::string References::directorate(const std::string& code) {
  return code.empty() ? code : name_in(directorates(), code);
}
std::string References::person(const std::string& id) { return id.empty() ? id : name_in(staff(), id); }

std::string References::edition(const std::string& id) {
  if (!is_plain_id(id)) return id;
  auto name = name_in(met_, id);
  if (name != id) return name;
  name = name_in(editions(), id);
  if (name != id) return name;
  name = text(parsed(visit_.get("/v1/edities/" + id)), "naam");
  if (name.empty()) name = "editie " + id;
  editions_->push_back({id, name});
  return name;
}

}  // namespace gestand::gateway::pages

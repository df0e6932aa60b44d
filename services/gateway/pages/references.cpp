// The names behind codes and ids; see the header.
#include "services/gateway/pages/references.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/language.hpp"
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

const Options& References::of(std::optional<Options>& slot) {
  if (!slot) ask();
  return *slot;
}

// All at once: one question to the read model takes as long as four.
void References::ask() {
  const auto body = parsed(visit_.get("/v1/keuzes"));
  const auto take = [&](std::optional<Options>& slot, std::string_view kind) {
    if (slot) return;  // a list said them already
    slot.emplace();
    for (const auto& row : list(body, kind)) slot->push_back(option_of(row));
  };
  take(offices_, "ambten");
  take(directorates_, "directies");
  take(staff_, "medewerkers");
  take(editions_, "edities");
  coming_.emplace();
  Options sent;
  for (const auto& row : list(body, "edities")) {
    const auto status = text(row, "status");
    auto option = option_of(row);
    if (status == "verzonden") {
      option.text = say("{} (verzonden)", option.text);
      sent.push_back(std::move(option));
    } else if (status != "geannuleerd") {
      coming_->push_back(std::move(option));
    }
  }
  coming_and_sent_ = coming_;
  coming_and_sent_->insert(coming_and_sent_->end(), sent.begin(), sent.end());
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

const Options& References::offices() { return of(offices_); }
const Options& References::directorates() { return of(directorates_); }
const Options& References::staff() { return of(staff_); }
const Options& References::editions() { return of(editions_); }
const Options& References::coming_editions() { return of(coming_); }
const Options& References::coming_and_sent_editions() { return of(coming_and_sent_); }

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
  return name != id ? name : say("editie {}", id);
}

}  // namespace gestand::gateway::pages

#include "common/wire/present.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "common/calendar/date.hpp"

namespace gestand::wire {

using nlohmann::json;

namespace {

constexpr std::chrono::days near_limit{30};
constexpr const char* hidden = "vertrouwelijk";

// "appreciaties/1" -> {"appreciaties", 1}; a plain member has no index.
std::pair<std::string, std::optional<std::size_t>> split(const std::string& field) {
  const auto slash = field.find('/');
  if (slash == std::string::npos) return {field, std::nullopt};
  return {field.substr(0, slash), std::stoul(field.substr(slash + 1))};
}

json change(const std::string& field, const json* before, const json* after) {
  json out = {{"veld", field}};
  if (before != nullptr) out["van"] = *before;
  if (after != nullptr) out["naar"] = *after;
  return out;
}

}  // namespace

void apply_changes(json& document, const json& changes) {
  if (!document.is_object()) document = json::object();
  for (const auto& one : changes) {
    const auto [member, index] = split(one.at("veld").get<std::string>());
    if (!index) {
      if (one.contains("naar")) {
        document[member] = one["naar"];
      } else {
        document.erase(member);
      }
      continue;
    }
    json& list = document[member];
    if (list.is_null()) list = json::array();
    if (!one.contains("naar") || !list.is_array() || *index > list.size())
      throw std::invalid_argument("a change does not fit: " + one.dump());
    if (*index == list.size()) {
      list.push_back(one["naar"]);
    } else {
      list[*index] = one["naar"];
    }
  }
}

json changes_between(const json& former, const json& after) {
  static const json nothing = json::object();
  const json& before = former.is_object() ? former : nothing;
  json out = json::array();
  for (const auto& [name, value] : after.items()) {
    const auto old = before.find(name);
    if (old == before.end()) {
      out.push_back(change(name, nullptr, &value));
      continue;
    }
    if (*old == value) continue;
    if (old->is_array() && value.is_array() && !old->empty() && value.size() >= old->size()) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const json* was = i < old->size() ? &(*old)[i] : nullptr;
        if (was == nullptr || *was != value[i]) out.push_back(change(name + "/" + std::to_string(i), was, &value[i]));
      }
      continue;
    }
    out.push_back(change(name, &*old, &value));
  }
  for (const auto& [name, value] : before.items()) {
    if (!after.contains(name)) out.push_back(change(name, &value, nullptr));
  }
  return out;
}

json assignment_on(const json& document, Date day) {
  json out = json::object();
  if (!document.contains("toewijzingen")) return out;
  for (const auto& one : document.at("toewijzingen")) {
    const auto from = calendar::parse_date(one.value("vanafDatum", ""));
    if (from && *from > day) continue;
    for (const auto* name : {"verantwoordelijke", "directie", "behandelaar"}) {
      if (one.contains(name)) out[name] = one[name];
    }
  }
  return out;
}

std::string deadline_status(const json& deadline, Date day) {
  if (deadline.contains("einde")) return deadline["einde"];
  const auto date = calendar::parse_date(deadline.value("datum", ""));
  if (!date) return "loopt";
  if (*date < day) return "verstreken";
  return *date - day <= near_limit ? "nadert" : "loopt";
}

bool may_see_confidential(const Reader& reader, const std::string& directorate) {
  if (reader.role.empty() || reader.role == "lezer") return false;
  return reader.directorate.empty() || directorate.empty() || reader.directorate == directorate;
}

void hide_confidential(json& value) {
  if (!value.is_structured()) return;
  if (value.is_object()) {
    if (value.contains("tekst") && value.value("vertrouwelijk", json()) == true) value["tekst"] = hidden;
    // A change of a text that lies aside, in the history: {"veld", "van", "naar"}.
    for (const char* name : {"van", "naar"}) {
      if (value.contains("veld") && value.contains(name) && value[name].is_object() && value[name].contains("$tekst"))
        value[name] = hidden;
    }
  }
  for (auto& inner : value) hide_confidential(inner);
}

json present(const json& document, const json& deadlines, const std::string& id, int version, Date day) {
  json out = json::object();
  for (const auto& [name, value] : document.items()) {
    if (!name.starts_with("_") && name != "toewijzingen" && name != "termijnen") out[name] = value;
  }
  out["id"] = id;
  out["versie"] = version;
  const bool is_promise = document.contains("toewijzingen");
  if (!is_promise) {
    if (document.contains("itemSoort"))
      out["status"] = deadline_status(document, day);  // a deadline as an item of its own
    return out;
  }
  const json assigned = assignment_on(document, day);
  for (const auto& [name, value] : assigned.items()) out[name] = value;
  out["inBeheer"] = out.contains("directie");
  if (!out.contains("verwijzingen")) out["verwijzingen"] = json::array();
  out["termijnen"] = json::array();
  const json& all = deadlines.is_array() ? deadlines : document.value("termijnen", json::array());
  const json* nearest = nullptr;
  for (const auto& one : all) {
    json shown = one;
    shown["status"] = deadline_status(one, day);
    shown["item"] = id;
    if (one.contains("datum") && !one.contains("einde") && (nearest == nullptr || one["datum"] < (*nearest)["datum"]))
      nearest = &one;
    out["termijnen"].push_back(std::move(shown));
    // When a held motion lapses follows the calendar; the term is the one that moved.
    const bool lapses = one.contains("datum") && !one.contains("einde") && one.value("soort", "") == "vervalt";
    if (lapses && out.contains("aanhouding")) out["aanhouding"]["vervaltDatum"] = one["datum"];
  }
  if (nearest != nullptr) {
    out["termijn"] = *nearest;
    out["termijn"]["status"] = deadline_status(*nearest, day);
    out["termijn"]["item"] = id;
  }
  return out;
}

}  // namespace gestand::wire

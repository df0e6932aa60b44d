#include "common/owner/annul.hpp"

#include <algorithm>
#include <set>

#include "common/wire/body.hpp"
#include "common/wire/present.hpp"

namespace gestand::owner {

using nlohmann::json;

namespace {

// Facts that hold a unique number are corrected by PATCH, which keeps the index of numbers in step.
bool touches_number(const json& changes) {
  return std::any_of(changes.begin(), changes.end(),
                     [](const json& one) { return one["veld"] == "nummer" || one["veld"] == "zaaknummer"; });
}

// It has a counterpart at the other item.
bool is_merge(const json& changes) {
  return std::any_of(changes.begin(), changes.end(), [](const json& one) {
    const auto field = one["veld"].get<std::string>();
    return field.starts_with("samengevoegdMet") || field.starts_with("dubbelen");
  });
}

}  // namespace

Decided annul_event(const Call& call, const std::vector<eventlog::StoredEvent>& events) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const std::string wrong = body.uuid("gebeurtenis");
  const std::string reason = body.text("reden", 2'000);
  body.finish();
  if (!faults.empty()) return faults;

  std::set<std::string> annulled;
  for (const auto& one : call.document.value("_geannuleerd", json::array())) annulled.insert(one.get<std::string>());
  if (annulled.contains(wrong)) return Refusal{"al-gecorrigeerd", "Deze gebeurtenis is al gecorrigeerd."};
  json document;
  bool found = false;
  try {
    for (const auto& event : events) {
      const json parsed = json::parse(event.body);
      const json& data = parsed.at("data");
      const std::string id = parsed.at("id");
      const json changes = data.value("wijziging", json::array());
      if (id == wrong) {
        found = true;
        if (event.version == 1)
          return Refusal{"eerste-gebeurtenis",
                         "De eerste gebeurtenis kan niet worden gecorrigeerd: verbeter het item zelf."};
        if (event.type.ends_with("-gecorrigeerd"))
          return Refusal{"correctie-van-correctie", "Een correctie kan niet zelf worden gecorrigeerd."};
        if (is_merge(changes))
          return Refusal{"splits-eerst",
                         "Een samenvoeging wordt ongedaan gemaakt door het dubbele item af te splitsen."};
        if (touches_number(changes))
          return Refusal{"nummer-via-verbetering",
                         "Een nummer wordt verbeterd door het item zelf te wijzigen (PATCH)."};
        annulled.insert(id);
      }
      if (!annulled.contains(id) && !event.type.ends_with("-gecorrigeerd")) wire::apply_changes(document, changes);
    }
  } catch (const std::exception&) {
    return Refusal{"correctie-niet-mogelijk", "Latere feiten bouwen op deze gebeurtenis voort: corrigeer die eerst."};
  }
  if (!found) {
    faults.push_back({"body", "gebeurtenis", "onbekende-id", "Dit item heeft geen gebeurtenis met deze id."});
    return faults;
  }
  document["_geannuleerd"] = annulled;
  document["_soort"] = call.document.at("_soort");
  Change out;
  out.items.push_back({call.item,
                       call.document,
                       call.version,
                       std::move(document),
                       "gecorrigeerd",
                       {{"gebeurtenis", wrong}, {"reden", reason}}});
  out.answer = call.item;
  return out;
}

}  // namespace gestand::owner

// Reads the changes of owners' documents (format: common/eventlog/README.md).
#include "services/deadlines/adapters/facts_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"

namespace gestand::deadlines {
namespace {

using nlohmann::json;

json parsed(const consumer::Event& event) {
  auto body = json::parse(event.stored.body, nullptr, false);
  if (!body.is_object() || !body.contains("data") || !body["data"].is_object())
    throw std::invalid_argument("gebeurtenis zonder data");
  return body;
}

Cause cause_of(const consumer::Event& event, const json& body) {
  const auto at = calendar::parse_instant(body.value("time", ""));
  if (!at) throw std::invalid_argument("gebeurtenis zonder tijd");
  const auto& data = body["data"];
  return {event.source, body.value("id", ""), *at, data.value("datum", ""), data.value("bulk", false)};
}

// The elements in a change's `van` or `naar`: of one element, or of the whole array.
std::vector<const json*> elements(const json& change, const char* side) {
  std::vector<const json*> found;
  const auto value = change.find(side);
  if (value == change.end()) return found;
  const auto take = [&found](const json& element) {
    if (!element.is_object() || !element.contains("id") || !element["id"].is_string())
      throw std::invalid_argument("termijn zonder id");
    found.push_back(&element);
  };
  if (value->is_array())
    std::for_each(value->begin(), value->end(), take);
  else if (!value->is_null())
    take(*value);
  return found;
}

const json& changes_of(const json& body) {
  static const json none = json::array();
  const auto changes = body["data"].find("wijziging");
  return changes == body["data"].end() ? none : *changes;
}

}  // namespace

std::optional<OwnerFact> owner_fact(const consumer::Event& event) {
  // Most events say nothing of deadlines; an import has many of them.
  if (event.stored.body.find("\"termijnen") == std::string::npos) return std::nullopt;
  const auto body = parsed(event);
  OwnerFact fact{cause_of(event, body), event.stored.item, body["data"].value("soort", ""), {}, {}};
  for (const auto& change : changes_of(body)) {
    const auto field = change.value("veld", "");
    if (field != "termijnen" && field.rfind("termijnen/", 0) != 0) continue;
    for (const auto* element : elements(change, "naar")) fact.said.emplace_back((*element)["id"], element->dump());
    for (const auto* element : elements(change, "van")) fact.gone.push_back((*element)["id"]);
  }
  // An element that only took another place in the array is not gone.
  std::erase_if(fact.gone, [&fact](const std::string& id) {
    return std::any_of(fact.said.begin(), fact.said.end(), [&id](const auto& said) { return said.first == id; });
  });
  if (fact.said.empty() && fact.gone.empty()) return std::nullopt;
  return fact;
}

std::optional<EditionFact> edition_fact(const consumer::Event& event) {
  const auto body = parsed(event);
  if (body["data"].value("soort", "") != "editie") return std::nullopt;
  EditionFact fact{cause_of(event, body), event.stored.item, {}, {}, {}, {}};
  if (const auto asked = body["data"].find("feit"); asked != body["data"].end() && asked->is_object())
    fact.reason = asked->value("reden", "");
  for (const auto& change : changes_of(body)) {
    const auto field = change.value("veld", "");
    const auto to = change.find("naar");
    const auto text = to != change.end() && to->is_string() ? to->get<std::string>() : std::string{};
    if (field == "naam") fact.name = text;
    if (field == "geplandDatum") {
      fact.planned = calendar::parse_date(text);
      if (!fact.planned) throw std::invalid_argument("editie met een geplandDatum die geen datum is");
    }
    if (field == "status")
      fact.ended = text == "verzonden" ? Ending::Met : text == "geannuleerd" ? Ending::Stopped : Ending::None;
  }
  if (!fact.name && !fact.planned && !fact.ended) return std::nullopt;
  return fact;
}

}  // namespace gestand::deadlines

#include "services/overview/adapters/rows_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/wire/present.hpp"
#include "services/overview/adapters/facts_json.hpp"

namespace gestand::overview {

using nlohmann::json;

namespace {

json editions_json(const json& document, const Editions& editions) {
  json out = json::array();
  for (const auto& id : linked_editions(document)) {
    json one = {{"id", id}};
    if (const auto found = editions.find(id); found != editions.end()) {
      for (const char* name : {"naam", "geplandDatum", "status", "vehikel", "stand", "verzonden"}) {
        if (found->second->contains(name)) one[name] = found->second->at(name);
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

// The standing appreciation, and whether it was given by another office than the one responsible.
void add_appreciation(json& out) {
  if (!out.contains("appreciatie") && out.contains("appreciaties")) {
    const json* standing = nullptr;
    for (const auto& one : out["appreciaties"]) {
      if (standing == nullptr || text_of(one, "datum") >= text_of(*standing, "datum")) standing = &one;
    }
    if (standing != nullptr) out["appreciatie"] = json(*standing);
  }
  if (!out.contains("appreciatie") || !out["appreciatie"].is_object() || out["appreciatie"].contains("doorAnder"))
    return;
  const auto by = text_of(out["appreciatie"], "door");
  const auto responsible = text_of(out, "verantwoordelijke");
  if (!by.empty() && !responsible.empty() && by != responsible) out["appreciatie"]["doorAnder"] = true;
}

void collect_texts(json& value, std::vector<json*>& found) {
  if (value.is_object() && value.size() == 1 && value.contains("$tekst")) {
    found.push_back(&value);
  } else if (value.is_structured()) {
    for (auto& one : value) collect_texts(one, found);
  }
}

}  // namespace

bool is_promise(const std::string& soort) {
  return soort == "motie" || soort == "toezegging" || soort == "kamerverzoek";
}

std::vector<std::string> linked_editions(const json& document) {
  std::vector<std::string> out;
  if (!document.contains("koppelingen")) return out;
  for (const auto& link : document.at("koppelingen")) {
    auto id = text_of(link, "editie");
    if (!id.empty() && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(std::move(id));
  }
  return out;
}

std::string proposal_id(const std::string& item, const std::string& edition) {
  return eventlog::named_uuid(item, "voorstel/" + edition);  // as common/promises makes it
}

json item_json(const ItemRow& row, const Editions& editions, Date day) {
  const json& document = *row.document;
  const bool promise = is_promise(row.soort);
  const json deadlines = promise ? deadlines_of(document, *row.followed) : json(nullptr);
  json out = wire::present(document, deadlines, row.id, row.version, day);
  if (row.soort == "termijn") out["status"] = wire::deadline_status(document, day);
  if (!promise) return out;
  out["soort"] = row.soort;
  out["voorstellen"] = document.value("voorstellen", json::array());
  out["edities"] = editions_json(document, editions);
  if (row.soort == "motie") add_appreciation(out);
  return out;
}

void add_letters(json& item, const std::vector<ItemRow>& letters) {
  item["brieven"] = json::array();
  for (const auto& letter : letters) {
    const json& document = *letter.document;
    json shown = {{"id", letter.id}};
    for (const char* name : {"kamerstuk", "titel", "datum", "van", "soort"}) {
      if (document.contains(name)) shown[name] = document.at(name);
    }
    item["brieven"].push_back(std::move(shown));
  }
}

void add_open_proposals(json& item, const json& open) {
  auto& all = item["voorstellen"];
  for (const auto& one : open) {
    const auto id = text_of(one, "id");
    if (std::none_of(all.begin(), all.end(), [&](const json& known) { return text_of(known, "id") == id; }))
      all.push_back(one);
  }
}

json list_row_json(Kind kind, const ItemRow& row, const Editions& editions, Date day, bool brief) {
  json item = item_json(row, editions, day);
  if (kind != Kind::Werkvoorraad && !(brief && is_work(kind))) return item;
  json out = {{"edities", item.at("edities")}};
  if (!item.contains("titel") && item.contains("tekst")) item["titel"] = item["tekst"];
  for (const char* name : {"soort", "id", "versie", "nummer", "zaaknummer", "titel", "status", "uitvoering", "directie",
                           "verantwoordelijke", "behandelaar", "appreciatie", "termijn", "ingediendDatum", "datum",
                           "themas", "indieners", "gedaanDoor"}) {
    if (item.contains(name)) out[name] = std::move(item[name]);
  }
  return out;
}

void put_texts(const std::vector<json*>& items, const std::string& source, const FetchTexts& fetch) {
  std::vector<json*> places;
  for (auto* item : items) collect_texts(*item, places);
  if (places.empty()) return;
  std::vector<std::string> ids;
  for (const auto* place : places) ids.push_back(text_of(*place, "$tekst"));
  const auto texts = fetch(source, ids);
  for (auto* place : places) {
    const auto found = texts.find(text_of(*place, "$tekst"));
    *place = found == texts.end() ? "verwijderd" : found->second;
  }
}

}  // namespace gestand::overview

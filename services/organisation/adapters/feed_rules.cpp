#include "services/organisation/adapters/feed_rules.hpp"

#include "common/owner/change.hpp"
#include "common/wire/body.hpp"

namespace gestand::organisation {

using nlohmann::json;
using owner::Call;
using owner::Change;
using owner::change_of;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::size_t name_max = 200;
constexpr std::size_t reason_max = 2'000;

bool withdrawn(const json& document) { return document.value("status", "") == "ingetrokken"; }

json read_filter(wire::Body& body) {
  json out = json::object();
  body.object("filter", [&](wire::Body& inner) {
    for (const char* name : {"directie", "verantwoordelijke"})
      if (const auto code = inner.maybe_text(name, 100)) out[name] = *code;
    for (const char* name : {"behandelaar", "editie"})
      if (const auto id = inner.maybe_uuid(name)) out[name] = *id;
    if (out.empty())
      inner.fault("", "ontbreekt", "Geef ten minste een directie, verantwoordelijke, behandelaar of editie.");
  });
  return out;
}

}  // namespace

std::optional<std::string> FeedRules::directorate(const Call& call, Context&) const {
  const json& whole = call.document.is_null() ? call.body : call.document;
  const json filter = whole.is_object() ? whole.value("filter", json::object()) : json::object();
  if (!filter.is_object() || !filter.contains("directie") || !filter["directie"].is_string()) return std::nullopt;
  return filter["directie"].get<std::string>();
}

std::optional<Refusal> FeedRules::refuse_correction(const json& before, const json& after) const {
  if (!withdrawn(before) || withdrawn(after)) return std::nullopt;
  return Refusal{"intrekking-blijft", "Een ingetrokken agenda wordt niet opnieuw geldig: maak een nieuwe."};
}

Decided FeedRules::decide(const Call& call, Context&) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  if (call.verb == "intrekkingen") {
    (void)body.maybe_text("reden", reason_max);
    body.finish();
    if (!faults.empty()) return faults;
    if (withdrawn(call.document)) return Refusal{"al-ingetrokken", "Deze agenda is al ingetrokken."};
    json after = call.document;
    after["status"] = "ingetrokken";
    return change_of(call, std::move(after), "ingetrokken", call.body);
  }
  json after = {{"status", "geldig"}};
  if (const auto name = body.maybe_text("naam", name_max)) after["naam"] = *name;
  after["filter"] = read_filter(body);
  const std::string hash = body.text("hash", 64);
  body.finish();
  if (!faults.empty()) return faults;
  after["_hash"] = hash;
  Change out = change_of(call, std::move(after), "uitgegeven", nullptr);
  out.claims.push_back({"agendafeed", hash, call.item});
  return out;
}

}  // namespace gestand::organisation

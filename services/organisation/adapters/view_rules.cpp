#include "services/organisation/adapters/view_rules.hpp"

#include <algorithm>

#include "common/owner/change.hpp"
#include "common/wire/body.hpp"

namespace gestand::organisation {

using nlohmann::json;
using owner::Call;
using owner::change_of;
using owner::Context;
using owner::Decided;

namespace {

constexpr std::size_t name_max = 100;
constexpr std::size_t value_max = 1'000;
constexpr std::size_t filters_max = 40;
constexpr std::size_t reason_max = 2'000;

const std::vector<std::string>& lists() {
  static const std::vector<std::string> all{"werkvoorraad", "moties", "toezeggingen", "kamerverzoeken"};
  return all;
}

// {naam: waarde} as in the address of the list, order and columns among them.
json read_filter(wire::Body& body) {
  const json given = body.unread("filter");
  if (!given.is_object() || given.size() > filters_max) {
    body.fault("filter", "geen-filter", "\"filter\" is een object met de parameters van de lijst.");
    return json::object();
  }
  for (const auto& [name, value] : given.items()) {
    const bool good = value.is_string() && !value.get_ref<const std::string&>().empty() &&
                      value.get_ref<const std::string&>().size() <= value_max &&
                      wire::is_clean_text(value.get_ref<const std::string&>()) && name != "page";
    if (!good) body.fault("filter/" + name, "geen-waarde", "\"" + name + "\" is geen tekst van een filter.");
  }
  return given;
}

std::optional<Refusal> not_for(const Call& call) {
  const json& view = call.document;
  if (view.value("status", "") == "verwijderd") return Refusal{"al-verwijderd", "Deze weergave is al verwijderd."};
  if (view.value("eigenaar", "") == call.actor.id) return std::nullopt;
  const bool coordinates = call.actor.role == "coordinator" || call.actor.role == "beheerder";
  if (call.verb == "verwijder" && view.value("gedeeld", false) && coordinates) return std::nullopt;
  return Refusal{"niet-van-u", "Alleen wie deze weergave maakte kan dit."};
}

}  // namespace

Decided ViewRules::decide(const Call& call, Context&) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const bool is_new = call.verb.empty();
  if (!is_new) {
    if (auto refusal = not_for(call)) return *refusal;
  }
  json after = is_new ? json{{"status", "geldig"}, {"eigenaar", call.actor.id}, {"gedeeld", false}} : call.document;
  if (call.verb == "verwijder") {
    after["status"] = "verwijderd";
  } else {
    if (is_new || body.has("naam")) after["naam"] = body.text("naam", name_max);
    if (is_new) after["lijst"] = body.choice("lijst", lists());
    if (is_new || body.has("filter")) after["filter"] = read_filter(body);
    if (body.has("gedeeld")) after["gedeeld"] = body.flag("gedeeld");
  }
  if (!is_new) (void)body.maybe_text("reden", reason_max);
  if (call.verb == "wijzig") body.needs_one_of({"naam", "filter", "gedeeld"});
  body.finish();
  if (!faults.empty()) return faults;
  return change_of(call, std::move(after),
                   is_new                  ? "bewaard"
                   : call.verb == "wijzig" ? "verbeterd"
                                           : "verwijderd",
                   is_new ? json() : call.body);
}

}  // namespace gestand::organisation

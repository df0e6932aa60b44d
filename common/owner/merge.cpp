#include "common/owner/merge.hpp"

#include <algorithm>
#include <array>

#include "common/calendar/date.hpp"
#include "common/owner/promise_verbs.hpp"
#include "common/promises/promise_json.hpp"
#include "common/wire/body.hpp"

namespace gestand::owner {

using calendar::to_iso;
using nlohmann::json;
using promises::Promise;

namespace {

constexpr std::array unique_numbers{"nummer", "zaaknummer"};
constexpr std::size_t reason_max = 2'000;

json part(const json& document, const char* name) { return document.value(name, json::array()); }

std::string unique_key(const json& document, const char* name) {
  return document.value("kamer", "TK") + ":" + document.at(name).get<std::string>();
}

bool has_directorate(const Promise& promise) {
  return std::any_of(promise.assignments.begin(), promise.assignments.end(),
                     [](const promises::Assignment& one) { return one.directorate.has_value(); });
}

// A number of a register leads to the item that stays: the next import finds it there.
void move_numbers(const json& from, json& to, json& trace, const std::string& to_id, Change& change) {
  for (const char* name : unique_numbers) {
    if (!from.contains(name) || to.contains(name)) continue;
    to[name] = trace[name] = from[name];
    change.releases.push_back({name, unique_key(from, name)});
    change.claims.push_back({name, unique_key(from, name), to_id});
  }
}

void give_numbers_back(json& from, const json& to, const json& trace, const std::string& to_id, Change& change) {
  for (const char* name : unique_numbers) {
    if (!trace.contains(name) || from.value(name, json()) != trace[name]) continue;
    change.releases.push_back({name, unique_key(from, name)});
    change.claims.push_back({name, unique_key(to, name), to_id});
    from.erase(name);
  }
}

void move_themes(const json& from, json& to) {
  json themes = part(to, "themas");
  for (const auto& theme : part(from, "themas"))
    if (std::find(themes.begin(), themes.end(), theme) == themes.end()) themes.push_back(theme);
  if (!themes.empty()) to["themas"] = std::move(themes);
}

// Links to editions that still take any.
json move_links(Promise& from, Promise& to, json& trace, Context& context, const promises::Day& day) {
  json kept = json::array();
  const auto links = from.links;
  for (const auto& link : links) {
    json one = {{"editie", link.edition}, {"rol", link.role}};
    if (link.text) one["tekst"] = *link.text;
    kept.push_back(std::move(one));
    if (auto without = promises::unlink(from, link.id)) from = std::move(without).value();
    const auto edition = context.world.edition(link.edition);
    const std::size_t before = to.links.size();
    if (!edition) continue;
    if (auto linked = promises::link(to, *edition, link.role, link.text, day)) to = std::move(linked).value();
    if (to.links.size() > before) trace["koppelingen"].push_back(to.links.back().id);
  }
  return kept;
}

// Terms of its own; those of an edition follow its link, and the lapse of a held motion follows the holding.
json move_terms(Promise& from, Promise& to, json& trace, const promises::Day& day) {
  json ended = json::array();
  for (auto& term : from.deadlines) {
    if (!term.running()) continue;
    ended.push_back(term.id);
    const bool there = std::any_of(to.deadlines.begin(), to.deadlines.end(), [&](const promises::Deadline& one) {
      return one.running() && one.date == term.date && one.scope == term.scope;
    });
    if (!there && !term.edition && term.kind != "vervalt" && term.kind != "voorwaarde") {
      auto taken = term;
      taken.id = day.next_id(to.id, "termijn", to.deadlines.size());
      taken.steps.push_back({"Overgenomen van het dubbele item waarmee dit is samengevoegd.", "",
                             term.date ? to_iso(*term.date) : "", "samenvoeging"});
      trace["termijnen"].push_back(taken.id);
      to.deadlines.push_back(std::move(taken));
    }
    term.end = "gestuit";
    term.steps.push_back({"Samengevoegd met een ander item; de termijn loopt daar.",
                          term.date ? to_iso(*term.date) : "", "", "samenvoeging"});
  }
  return ended;
}

std::optional<Refusal> refuse_merge(const Call& call, const json& survivor, const std::string& to) {
  if (to == call.item)
    return Refusal{"samenvoegen-met-zichzelf", "Een item kan niet met zichzelf worden samengevoegd."};
  if (survivor.value("kamer", "TK") != call.document.value("kamer", "TK"))
    return Refusal{"andere-kamer", "Items van verschillende Kamers kunnen niet worden samengevoegd."};
  if (survivor.contains("samengevoegdMet"))
    return Refusal{"al-samengevoegd", "Het item dat zou blijven is zelf samengevoegd met een ander: kies dat andere."};
  if (!part(call.document, "dubbelen").empty())
    return Refusal{
        "heeft-dubbelen",
        "In dit item zijn zelf dubbelen opgenomen: splits die eerst af, of laat dit item het blijvende zijn."};
  return std::nullopt;
}

Decided merge(const Call& call, Context& context, const Look& look) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const std::string to_id = body.uuid("naar");
  const std::string reason = body.text("reden", reason_max);
  body.finish();
  json survivor;
  int version = 0;
  if (faults.empty()) std::tie(survivor, version) = look(to_id);
  if (faults.empty() && (version == 0 || survivor.value("_soort", "") != call.document.value("_soort", "")))
    body.fault("naar", "onbekende-id", "Er is geen item van deze soort met deze id.");
  if (!faults.empty()) return faults;
  if (auto refusal = refuse_merge(call, survivor, to_id)) return *refusal;

  Change change;
  change.answer = call.item;
  json from = call.document;
  json to = survivor;
  json entry = {{"item", call.item}, {"datum", to_iso(context.today)}, {"reden", reason}};
  move_numbers(from, to, entry, to_id, change);
  move_themes(from, to);
  Promise leaves = promises::read_promise(call.item, from);
  Promise stays = promises::read_promise(to_id, to);
  promises::Day there = day_of(context);
  there.version = version;
  json links = move_links(leaves, stays, entry, context, there);
  json terms = move_terms(leaves, stays, entry, there);
  if (!has_directorate(stays)) {
    for (const auto& one : leaves.assignments)
      if (auto assigned = promises::assign(stays, one)) stays = std::move(assigned).value();
  }
  promises::write(leaves, from);
  promises::write(stays, to);
  from["samengevoegdMet"] = {{"item", to_id},
                             {"datum", to_iso(context.today)},
                             {"reden", reason},
                             {"koppelingen", std::move(links)},
                             {"termijnen", std::move(terms)}};
  to["dubbelen"] = part(to, "dubbelen");
  to["dubbelen"].push_back(std::move(entry));
  change.items.push_back({call.item, call.document, call.version, std::move(from), "samengevoegd", call.body});
  change.items.push_back({to_id,
                          std::move(survivor),
                          version,
                          std::move(to),
                          "dubbel-opgenomen",
                          {{"item", call.item}, {"reden", reason}}});
  return change;
}

// The survivor loses what came from the double and is still there as it came.
void take_out(Promise& promise, const json& entry, const Context& context) {
  for (const auto& id : part(entry, "koppelingen"))
    if (auto without = promises::unlink(promise, id.get<std::string>())) promise = std::move(without).value();
  for (const auto& id : part(entry, "termijnen"))
    if (auto without = promises::drop_deadline(promise, id.get<std::string>(), day_of(context)))
      promise = std::move(without).value();
}

// The double gets its links back, and the terms that ended when it was merged run again.
void put_back(Promise& promise, const json& merged, Context& context) {
  for (const auto& link : part(merged, "koppelingen")) {
    const auto edition = context.world.edition(link.at("editie").get<std::string>());
    const auto text = link.contains("tekst") ? std::optional(link["tekst"].get<std::string>()) : std::nullopt;
    if (!edition) continue;
    if (auto linked = promises::link(promise, *edition, link.at("rol").get<std::string>(), text, day_of(context)))
      promise = std::move(linked).value();
  }
  const json terms = part(merged, "termijnen");
  for (auto& term : promise.deadlines) {
    // That of an edition is made anew with its link.
    if (std::find(terms.begin(), terms.end(), term.id) == terms.end() || term.edition) continue;
    term.end.reset();
    term.steps.push_back(
        {"Weer afgesplitst: de termijn loopt verder.", "", term.date ? to_iso(*term.date) : "", "splitsing"});
  }
}

Decided split(const Call& call, Context& context, const Look& look) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const std::string reason = body.text("reden", reason_max);
  body.finish();
  if (!faults.empty()) return faults;
  if (!call.document.contains("samengevoegdMet"))
    return Refusal{"niet-samengevoegd", "Dit item is niet samengevoegd met een ander."};
  const json merged = call.document["samengevoegdMet"];
  const std::string to_id = merged.at("item");
  const auto [survivor, version] = look(to_id);

  Change change;
  change.answer = call.item;
  json from = call.document;
  json to = survivor;
  json entries = part(to, "dubbelen");
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const json& one) { return one.value("item", "") == call.item; });
  Promise leaves = promises::read_promise(to_id, to);
  if (entry != entries.end()) {
    give_numbers_back(to, from, *entry, call.item, change);
    take_out(leaves, *entry, context);
    entries.erase(entry);
  }
  promises::write(leaves, to);
  to["dubbelen"] = std::move(entries);
  Promise returns = promises::read_promise(call.item, from);
  put_back(returns, merged, context);
  promises::write(returns, from);
  from.erase("samengevoegdMet");
  change.items.push_back({call.item, call.document, call.version, std::move(from), "gesplitst", call.body});
  change.items.push_back(
      {to_id, survivor, version, std::move(to), "dubbel-afgesplitst", {{"item", call.item}, {"reden", reason}}});
  return change;
}

}  // namespace

bool is_merge_verb(const std::string& verb) { return verb == "samenvoegingen" || verb == "splitsingen"; }

Decided decide_merge(const Call& call, Context& context, const Look& look) {
  return call.verb == "samenvoegingen" ? merge(call, context, look) : split(call, context, look);
}

std::optional<Refusal> refuse_on_double(const json& document, const std::string& verb) {
  if (!document.is_object() || !document.contains("samengevoegdMet")) return std::nullopt;
  if (verb == "splitsingen" || verb == "notities" || verb == "notities/wis") return std::nullopt;
  return Refusal{"samengevoegd", "Dit item is samengevoegd met een ander en wordt daar gevolgd: splits het eerst af."};
}

}  // namespace gestand::owner

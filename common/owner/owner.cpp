#include "common/owner/owner.hpp"

#include <algorithm>
#include <array>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "common/consumer/consumer.hpp"
#include "common/eventlog/ids.hpp"
#include "common/owner/annul.hpp"
#include "common/owner/merge.hpp"
#include "common/owner/refusal_json.hpp"
#include "common/promises/promise_json.hpp"
#include "common/promises/with_calendar.hpp"
#include "common/run/log_methods.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/present.hpp"

namespace gestand::owner {

using nlohmann::json;

namespace {

constexpr int tries = 4;  // against other writers of the same item

// What an item has beside the facts of its kind: what was annulled, what it is a double of, what a register said last.
// The rules of a kind make the whole document anew and know nothing of these.
constexpr std::array beside_the_kind{"_geannuleerd", "_bronDigest", "samengevoegdMet", "dubbelen"};

void keep_beside(const json& before, json& after) {
  if (!before.is_object()) return;
  for (const char* name : beside_the_kind) {
    if (before.contains(name) && !after.contains(name)) after[name] = before[name];
  }
}

void fold(DocumentCache::Entry& entry, const eventlog::StoredEvent& event) {
  const json data = json::parse(event.body).at("data");
  wire::apply_changes(entry.document, data.value("wijziging", json::array()));
  entry.document["_soort"] = data.at("soort");
  entry.version = event.version;
}

Date day_of(const eventlog::StoredEvent& event) {
  const auto time = calendar::parse_instant(json::parse(event.body).at("time").get<std::string>());
  return calendar::amsterdam_date(time.value_or(Instant{}));
}

json answer(bool created, const std::string& item, const DocumentCache::Entry& entry, Date day) {
  return {{"status", created ? 201 : 200},
          {"id", item},
          {"versie", entry.version},
          {"item", wire::present(entry.document, nullptr, item, entry.version, day)}};
}

json taken(const eventlog::KeyTaken& key) {
  const std::string shown = key.key.substr(key.key.find(':') + 1);
  return refused(409, "nummer-bestaat-al", "Er is al een item met " + key.kind + " " + shown + ".");
}

}  // namespace

std::string Rules::new_id(const json&) const { return eventlog::random_uuid(); }

std::optional<std::string> Rules::directorate(const Call& call, Context& context) const {
  const json place = call.document.is_null() ? call.body : wire::assignment_on(call.document, context.today);
  if (!place.is_object() || !place.contains("directie") || !place["directie"].is_string()) return std::nullopt;
  return place["directie"].get<std::string>();
}

std::optional<Refusal> Rules::refuse_correction(const json&, const json&) const { return std::nullopt; }

DocumentCache::Entry DocumentCache::get(const std::string& item) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(item);
  if (found == index_.end()) return {};
  order_.splice(order_.begin(), order_, found->second);
  return found->second->second;
}

void DocumentCache::put(const std::string& item, Entry entry) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(item);
  if (found != index_.end()) {
    if (found->second->second.version < entry.version) found->second->second = std::move(entry);
    order_.splice(order_.begin(), order_, found->second);
    return;
  }
  order_.emplace_front(item, std::move(entry));
  index_[item] = order_.begin();
  if (order_.size() > items_max_) {
    index_.erase(order_.back().first);
    order_.pop_back();
  }
}

Owner::Owner(std::string service, bus::Node& node, eventlog::Log& log, std::vector<std::unique_ptr<Rules>> rules)
    : service_(std::move(service)), node_(node), log_(log), rules_(std::move(rules)), world_(node) {}

void Owner::serve() {
  node_.serve(
      service_ + ".command",
      [this](const bus::Request& request) {
        return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, command(request.body, request.key)}; });
      },
      {"gateway", "cli"});
  node_.serve("owner.documents", [this](const bus::Request& request) {
    return run::guarded(request, [&] {
      json out = json::object();
      const json asked = json::parse(request.body);  // named: a range-for keeps no temporary alive
      for (const auto& id : asked.at("ids")) {
        if (!eventlog::is_uuid(id.get<std::string>())) continue;
        const auto entry = current(id);
        if (entry.version > 0) out[id.get<std::string>()] = entry.document;
      }
      return bus::Reply{bus::Status::Ok, out.dump()};
    });
  });
}

DocumentCache::Entry Owner::current(const std::string& item, Instant* now) {
  auto entry = cache_.get(item);
  const auto since = log_.events_of(item, entry.version);
  for (const auto& event : since.events) fold(entry, event);
  if (!since.events.empty()) cache_.put(item, entry);
  if (now != nullptr) *now = since.now;
  return entry;
}

std::string Owner::command(const std::string& text, const std::string& key) {
  const json envelope = json::parse(text);
  Rules* const found = rules_of(envelope.at("soort"));
  Call call;
  call.verb = envelope.at("verb");
  if (found == nullptr ||
      !(call.verb == "correcties" || found->knows(call.verb) || (is_merge_verb(call.verb) && found->merges())))
    return refused(404, "onbekend-pad", "Dit pad bestaat niet.").dump();
  Rules& rules = *found;
  call.item = envelope.value("id", "");
  call.sub = envelope.value("sub", "");
  call.letter = envelope.value("brief", "");
  call.body = envelope.value("body", json::object());
  const json& actor = envelope.at("door");
  call.actor = {actor.at("id"), actor.at("rol"),
                actor.contains("directie") ? std::optional(actor["directie"].get<std::string>()) : std::nullopt};
  const std::string request_hash =
      eventlog::sha256(call.verb + "\n" + call.item + "\n" + call.sub + "\n" + call.body.dump());

  if (!key.empty()) {
    if (const auto before = log_.find_key(key)) return repeated(rules, call, *before, request_hash).dump();
  }
  for (int attempt_nr = 1; attempt_nr <= tries; ++attempt_nr) {
    bool again = false;
    const json out = attempt(rules, call, envelope, key, request_hash, again);
    if (again) continue;
    // Refused, perhaps by its own effect: the same request, sent twice, may have been done since its key was looked up.
    if (!key.empty() && out.at("status").get<int>() >= 400) {
      if (const auto before = log_.find_key(key)) return repeated(rules, call, *before, request_hash).dump();
    }
    return out.dump();
  }
  throw Unavailable("too many writers of one item at once");
}

Rules* Owner::rules_of(const std::string& kind) {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const auto& one) { return one->kind() == kind; });
  return found == rules_.end() ? nullptr : found->get();
}

Owner::Judged Owner::judge(Rules& rules, Call& call, std::optional<int> if_match) {
  const auto refuse = [](json answer) { return Judged{std::nullopt, std::move(answer)}; };
  const bool makes = call.verb.empty();
  Instant now;
  if (makes) {
    call.item = rules.new_id(call.body);
    now = log_.now();
    if (current(call.item).version > 0) return refuse(refused(409, "bestaat-al", "Dit item bestaat al."));
  } else {
    auto entry = eventlog::is_uuid(call.item) ? current(call.item, &now) : DocumentCache::Entry{};
    if (entry.version == 0 || entry.document.value("_soort", "") != rules.kind())
      return refuse(refused(404, "niet-gevonden", "Er is geen item met deze id."));
    call.document = std::move(entry.document);
    call.version = entry.version;
    if (if_match && *if_match != call.version) {
      return refuse(refused(
          412, "verouderd",
          "Het item is intussen gewijzigd (versie " + std::to_string(call.version) + "): haal het opnieuw op."));
    }
  }
  Context context{now, calendar::amsterdam_date(now), world_, call.version};
  if (call.actor.directorate && rules.directorate(call, context) != call.actor.directorate) {
    return refuse(refused(403, "andere-directie",
                          "Dit token mag alleen schrijven bij directie " + *call.actor.directorate + "."));
  }
  if (auto refusal = refuse_on_double(call.document, call.verb))
    return refuse(refused(409, refusal->code, refusal->detail));
  // The rules see what became of the linked editions since; it is recorded with this event, and only if there is one.
  const json recorded = call.document;
  if (!makes && call.verb != "correcties") {
    take_in_editions(call.item, call.document, context);
    take_in_calendar(call.item, call.document, context);
  }
  Decided decided = call.verb == "correcties" ? annul_event(call, log_.events_of(call.item, 0).events)
                    : is_merge_verb(call.verb)
                        ? decide_merge(call, context,
                                       [this](const std::string& id) {
                                         auto entry = current(id);
                                         return std::pair(std::move(entry.document), entry.version);
                                       })
                        : rules.decide(call, context);
  if (const auto* refusal = std::get_if<Refusal>(&decided)) {
    // "termijn-onbekend" and its like speak of the id in the path.
    return refuse(
        refused(!call.sub.empty() && refusal->code.ends_with("-onbekend") ? 404 : 409, refusal->code, refusal->detail));
  }
  if (const auto* faults = std::get_if<wire::Faults>(&decided)) return refuse(faulty(*faults));
  auto& change = std::get<Change>(decided);
  if (call.verb == "correcties") {
    if (const auto refusal = rules.refuse_correction(call.document, change.items.front().after))
      return refuse(refused(409, refusal->code, refusal->detail));
  }
  const bool by_kind = call.verb != "correcties" && !is_merge_verb(call.verb);
  for (auto& one : change.items) {
    if (by_kind) keep_beside(one.before, one.after);
    if (one.item != call.item || makes) {
      take_in_editions(one.item, one.after, context);
      continue;
    }
    const bool repeat = one.before == one.after && one.fact.is_null();
    one.before = recorded;
    if (repeat) one.after = recorded;
  }
  return {std::move(change), nullptr};
}

json Owner::attempt(Rules& rules, Call call, const json& envelope, const std::string& key,
                    const std::string& request_hash, bool& again) {
  const auto if_match = envelope.contains("ifMatch") ? std::optional(envelope["ifMatch"].get<int>()) : std::nullopt;
  auto judged = judge(rules, call, if_match);
  if (!judged.change) return judged.refusal;
  return append(rules, call, *judged.change, key, request_hash, again);
}

void Owner::take_in_calendar(const std::string& item, json& document, const Context& context) {
  if (!document.contains("termijnen")) return;  // no promise
  const auto promise = promises::read_promise(item, document);
  if (!promises::runs_by_calendar(promise)) return;
  promises::write(promises::with_calendar(promise, context.calendar()), document);
}

void Owner::take_in_editions(const std::string& item, json& document, Context& context) {
  const auto ids = promises::linked_editions(document);
  if (ids.empty()) return;
  const auto editions = world_.editions_if_there(ids);
  if (editions.empty()) return;
  const promises::Day day{
      context.today, context.now, context.calendar(),
      [](const std::string& about, const std::string& name) { return eventlog::named_uuid(about, name); }};
  promises::write(promises::with_editions(promises::read_promise(item, document), editions, day), document);
}

std::string Owner::data_of(const ItemChange& change, const Rules& rules, const Actor& actor, const json& more) const {
  json data = {{"soort", rules.kind()}, {"door", {{"id", actor.id}, {"rol", actor.role}}}};
  if (more.is_object()) data.update(more);
  json before = change.before;
  if (before.is_object()) before.erase("_soort");
  json after = change.after;
  after.erase("_soort");
  data["wijziging"] = wire::changes_between(before, after);
  if (change.fact.is_object() && !change.before.is_null()) data["feit"] = change.fact;
  if (change.fact.is_object() && change.fact.contains("datum")) data["datum"] = change.fact["datum"];
  return data.dump();
}

namespace {

bool is_repeat(const ItemChange& one) { return one.before == one.after && one.fact.is_null(); }

}  // namespace

bool Owner::put(eventlog::AppendRequest& request, const Change& change, const Rules& rules, const Actor& actor,
                const json& more) const {
  bool any = false;
  for (const auto& one : change.items) {
    if (is_repeat(one)) continue;  // harmless: nothing happened, nothing is recorded
    request.expected.push_back({one.item, one.version});
    request.events.push_back({one.item, rules.type_prefix() + one.event, data_of(one, rules, actor, more)});
    any = true;
  }
  if (!any) return false;
  const auto add = [](auto& all, const auto& some) { all.insert(all.end(), some.begin(), some.end()); };
  add(request.claims, change.claims);
  add(request.releases, change.releases);
  add(request.texts, change.texts);
  add(request.erased, change.erased);
  return true;
}

void Owner::keep(const eventlog::Appended& events, const Change& change, const Rules& rules) {
  for (const auto& one : change.items) {
    const auto event = std::find_if(events.begin(), events.end(), [&](const auto& e) { return e.item == one.item; });
    if (event == events.end()) continue;
    DocumentCache::Entry entry{one.after, event->version};
    entry.document["_soort"] = rules.kind();
    cache_.put(one.item, std::move(entry));
  }
}

json Owner::append(Rules& rules, const Call& call, const Change& change, const std::string& key,
                   const std::string& request_hash, bool& again) {
  eventlog::AppendRequest request;
  if (!key.empty()) request.key = key;
  request.request_hash = request_hash;
  request.item = change.answer;
  if (!put(request, change, rules, call.actor)) {
    const auto unchanged = std::find_if(change.items.begin(), change.items.end(), is_repeat);
    return append_nothing(request, rules, call, unchanged->after);
  }
  const auto result = log_.append(request);
  if (std::holds_alternative<eventlog::VersionConflict>(result)) {
    again = true;
    return {};
  }
  if (const auto* key_taken = std::get_if<eventlog::KeyTaken>(&result)) return taken(*key_taken);
  if (const auto* before = std::get_if<eventlog::Repeated>(&result))
    return repeated(rules, call, *before, request_hash);
  const auto& events = std::get<eventlog::Appended>(result);
  consumer::publish(node_, service_, events);
  keep(events, change, rules);
  const auto made =
      std::find_if(events.begin(), events.end(), [&](const auto& one) { return one.item == change.answer; });
  const auto shown = std::find_if(change.items.begin(), change.items.end(),
                                  [&](const auto& one) { return one.item == change.answer; });
  return answer(rules.creates(call.verb), made->item, {shown->after, made->version}, day_of(*made));
}

// A repeat without an effect has an answer all the same: under a key it is kept for ever, as every other.
json Owner::append_nothing(eventlog::AppendRequest& request, Rules& rules, const Call& call, const json& document) {
  if (request.key) {
    request.item = call.item;
    request.expected = {{call.item, call.version}};
    const auto result = log_.append(request);
    if (const auto* before = std::get_if<eventlog::Repeated>(&result))
      return repeated(rules, call, *before, request.request_hash);
    const auto events = log_.events_of(call.item, call.version - 1).events;
    if (!events.empty()) return answer(false, call.item, {document, call.version}, day_of(events.front()));
  }
  return answer(false, call.item, {document, call.version}, calendar::amsterdam_date(log_.now()));
}

// The same key: the same answer, made again by folding to the version that the request made.
json Owner::repeated(Rules& rules, const Call& call, const eventlog::Repeated& before,
                     const std::string& request_hash) {
  if (before.request_hash != request_hash) {
    return refused(409, "sleutel-hergebruikt", "Deze Idempotency-Key is al gebruikt voor een ander verzoek.");
  }
  DocumentCache::Entry entry;
  Date day{};
  for (const auto& event : log_.events_of(before.item, 0).events) {
    if (event.version > before.version) break;
    fold(entry, event);
    day = day_of(event);
  }
  return answer(rules.creates(call.verb), before.item, entry, day);
}

}  // namespace gestand::owner

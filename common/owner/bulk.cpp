#include "common/owner/bulk.hpp"

#include <algorithm>

#include "common/consumer/consumer.hpp"
#include "common/eventlog/ids.hpp"
#include "common/owner/refusal_json.hpp"
#include "common/run/log_methods.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/body.hpp"
#include "common/wire/present.hpp"

namespace gestand::owner {

using nlohmann::json;

namespace {

constexpr int tries = 4;  // against other writers of one of the items
constexpr const char* kind = "handeling";

// The nearest running external term, which is the one that "move the term" means.
std::string term_to_move(const json& document) {
  const json* nearest = nullptr;
  const json all = document.value("termijnen", json::array());
  for (const auto& one : all) {
    if (one.contains("einde") || one.value("omvang", "extern") != "extern" || one.value("soort", "") == "vervalt")
      continue;
    const auto date = one.value("datum", "9999");
    if (nearest == nullptr || date < nearest->value("datum", "9999")) nearest = &one;
  }
  return nearest == nullptr ? std::string{} : nearest->at("id").get<std::string>();
}

// Themes put on and taken off, as a correction of the whole list.
json retheme(Call& call, const json& document, const json& envelope) {
  wire::Faults faults;
  wire::Body body(call.body, faults);
  const auto on = body.texts("erbij", 100), off = body.texts("eraf", 100);
  if (on.empty() && off.empty() && faults.empty())
    body.fault("erbij", "een-van-twee", "Geef thema's die erbij komen, of die eraf gaan.");
  body.finish();
  if (!faults.empty()) return faulty(faults);
  const auto before = document.value("themas", std::vector<std::string>{});
  auto after = before;
  std::erase_if(after, [&](const auto& one) { return std::find(off.begin(), off.end(), one) != off.end(); });
  for (const auto& one : on) {
    if (std::find(after.begin(), after.end(), one) == after.end()) after.push_back(one);
  }
  if (after == before) return {{"uitkomst", "ongewijzigd"}};
  call.verb = "wijzig";
  call.body = {{"themas", after}, {"reden", envelope.value("reden", "Thema's van veel zaken tegelijk bijgewerkt.")}};
  return nullptr;
}

// What an act on many asks of one item: its verb, and of what it is about the nearest term, the open proposal or the
// themes. Returns why it is not asked; null if it is.
json aim(Call& call, const json& document, const json& envelope) {
  if (call.verb == "termijnverplaatsingen") {
    call.verb = "termijnen/verplaatsingen";
    call.sub = term_to_move(document);
    if (call.sub.empty()) return refused(409, "geen-termijn", "Dit item heeft geen lopende termijn.");
  } else if (call.verb == "voorstelbesluiten") {
    call.verb = "voorstellen/besluiten";
    const json proposal = envelope.value("voorstellen", json::object()).value(call.item, json::object());
    call.sub = proposal.value("id", "");
    call.letter = proposal.value("brief", "");
    if (call.sub.empty()) return refused(409, "geen-voorstel", "Dit item heeft geen open voorstel om af te doen.");
  } else if (call.verb == "themas") {
    return retheme(call, document, envelope);
  }
  return nullptr;
}

json changes_shown(const ItemChange& one) {
  json out = json::array();
  for (auto& change : wire::changes_between(one.before, one.after)) {
    if (!change["veld"].get<std::string>().starts_with("_")) out.push_back(std::move(change));
  }
  return out;
}

}  // namespace

struct Bulk::Plan {
  struct Row {
    Change change;
    Rules* rules;
  };
  eventlog::AppendRequest request;
  std::vector<Row> rows;  // that change
  json results = json::array();
  json wrong;  // a body that is faulty is so for every item
};

namespace {

Actor actor_of(const json& envelope) {
  const json& by = envelope.at("door");
  return {by.at("id"), by.at("rol"),
          by.contains("directie") ? std::optional(by["directie"].get<std::string>()) : std::nullopt};
}

}  // namespace

Bulk::Plan Bulk::plan(const json& envelope) {
  Plan out;
  const Actor actor = actor_of(envelope);
  const json mark = {{"handeling", envelope.at("id")}};
  for (const auto& item : envelope.at("items")) {
    Call call;
    call.verb = envelope.at("verb");
    call.item = item.get<std::string>();
    call.body = envelope.at("gegevens");
    call.actor = actor;
    json row = {{"item", call.item}};
    const auto now = owner_.current(call.item);
    Rules* const rules = owner_.rules_of(now.document.value("_soort", ""));
    const json cannot = rules == nullptr ? refused(404, "niet-gevonden", "Er is geen item met deze id.")
                                         : aim(call, now.document, envelope);
    if (cannot.contains("errors")) {
      out.wrong = cannot;
      return out;
    }
    if (!cannot.is_null()) {
      row["uitkomst"] = "geweigerd";
      row.update(cannot);
      row.erase("status");
      out.results.push_back(std::move(row));
      continue;
    }
    auto judged = owner_.judge(*rules, call, std::nullopt);
    if (!judged.change && judged.refusal.contains("errors")) {
      out.wrong = judged.refusal;
      return out;
    }
    if (!judged.change) {
      row.update(judged.refusal);
      row["uitkomst"] = "geweigerd";
    } else if (owner_.put(out.request, *judged.change, *rules, actor, mark)) {
      const auto& change = judged.change->items.front();
      row["uitkomst"] = "gewijzigd";
      row["versie"] = change.version + 1;
      row["wijziging"] = changes_shown(change);
      out.rows.push_back({std::move(*judged.change), rules});
    } else {
      row["uitkomst"] = "ongewijzigd";
    }
    row.erase("status");
    out.results.push_back(std::move(row));
  }
  return out;
}

// By a correction of each event of the act. What was built upon since is refused, and stays.
Bulk::Plan Bulk::plan_undo(const json& envelope, const json& act) {
  Plan out;
  const Actor actor = actor_of(envelope);
  const json mark = {{"handeling", envelope.at("id")}};
  for (const auto& one : act.at("resultaten")) {
    if (one.at("uitkomst") != "gewijzigd") continue;
    Call call;
    call.verb = "correcties";
    call.item = one.at("item");
    call.actor = actor;
    const auto made = log_.events_of(call.item, one.at("versie").get<int>() - 1).events;
    call.body = {{"gebeurtenis", json::parse(made.at(0).body).at("id")}, {"reden", envelope.at("reden")}};
    json row = {{"item", call.item}};
    Rules* const rules = owner_.rules_of(json::parse(made.at(0).body).at("data").at("soort"));
    auto judged = owner_.judge(*rules, call, std::nullopt);
    if (judged.change && owner_.put(out.request, *judged.change, *rules, actor, mark)) {
      row["uitkomst"] = "gewijzigd";
      row["versie"] = judged.change->items.front().version + 1;
      row["wijziging"] = changes_shown(judged.change->items.front());
      out.rows.push_back({std::move(*judged.change), rules});
    } else if (judged.change) {
      row["uitkomst"] = "ongewijzigd";
    } else {
      row.update(judged.refusal);
      row.erase("status");
      row["uitkomst"] = "geweigerd";
    }
    out.results.push_back(std::move(row));
  }
  return out;
}

void Bulk::serve() {
  node_.serve(
      service_ + ".handeling",
      [this](const bus::Request& request) {
        return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, act(request.body, request.key)}; });
      },
      {"gateway", "cli"});
}

std::string Bulk::act(const std::string& text, const std::string& key) {
  const json envelope = json::parse(text);
  const bool undo = envelope.at("doe") == "terugdraaien";
  const bool trial = envelope.value("proef", false);
  const std::string id = envelope.at("id");
  json same = envelope;
  same.erase("door");
  same.erase("voorstellen");
  const std::string request_hash = eventlog::sha256(same.dump());
  for (int attempt = 1; attempt <= tries; ++attempt) {
    const auto standing = owner_.current(id);
    const auto repeated = [&] {
      const json act = owner_.current(id).document;
      return json{{"status", undo ? 200 : 201},
                  {"id", id},
                  {"resultaten", undo ? act.at("teruggedraaid").at("resultaten") : act.at("resultaten")}}
          .dump();
    };
    if (!trial && !key.empty()) {
      if (const auto before = log_.find_key(key))
        return before->request_hash == request_hash
                   ? repeated()
                   : refused(409, "sleutel-hergebruikt", "Deze Idempotency-Key is al gebruikt voor een ander verzoek.")
                         .dump();
    }
    if (undo && standing.version == 0) return refused(404, "niet-gevonden", "Er is geen handeling met deze id.").dump();
    if (undo && standing.document.contains("teruggedraaid"))
      return refused(409, "al-teruggedraaid", "Deze handeling is al teruggedraaid.").dump();
    if (!undo && standing.version > 0) return refused(409, "bestaat-al", "Deze handeling bestaat al.").dump();

    Plan all = undo ? plan_undo(envelope, standing.document) : plan(envelope);
    if (!all.wrong.is_null()) return all.wrong.dump();
    json answer = {{"status", trial || undo ? 200 : 201}, {"id", id}, {"resultaten", all.results}};
    if (trial || all.rows.empty()) {
      answer["status"] = 200;
      return answer.dump();
    }
    for (auto& row : answer["resultaten"]) row.erase("wijziging");  // it stands in the history of each
    json before = standing.version == 0 ? json() : standing.document;
    json after = before;
    if (undo) {
      after["teruggedraaid"] = {{"reden", envelope.at("reden")}, {"resultaten", answer["resultaten"]}};
    } else {
      after = {
          {"verb", envelope.at("verb")}, {"gegevens", envelope.at("gegevens")}, {"resultaten", answer["resultaten"]}};
      if (envelope.contains("reden")) after["reden"] = envelope["reden"];
    }
    for (json* one : {&before, &after}) {
      if (one->is_object()) one->erase("_soort");
    }
    const json data = {{"soort", kind},
                       {"door", {{"id", envelope.at("door").at("id")}, {"rol", envelope["door"].at("rol")}}},
                       {"wijziging", wire::changes_between(before, after)}};
    all.request.expected.push_back({id, standing.version});
    all.request.events.push_back(
        {id, type_domain_ + (undo ? "handeling-teruggedraaid" : "handeling-uitgevoerd"), data.dump()});
    if (!key.empty()) all.request.key = key;
    all.request.request_hash = request_hash;
    all.request.item = id;
    const auto result = log_.append(all.request);
    if (std::holds_alternative<eventlog::VersionConflict>(result)) continue;
    if (std::holds_alternative<eventlog::Repeated>(result)) return repeated();
    if (std::holds_alternative<eventlog::KeyTaken>(result))
      return refused(409, "nummer-bestaat-al", "Een nummer is al van een ander item.").dump();
    const auto& events = std::get<eventlog::Appended>(result);
    consumer::publish(node_, service_, events);
    for (const auto& row : all.rows) owner_.keep(events, row.change, *row.rules);
    return answer.dump();
  }
  throw Unavailable("too many writers of the same items at once");
}

}  // namespace gestand::owner

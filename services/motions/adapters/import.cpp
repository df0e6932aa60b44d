#include "services/motions/adapters/import.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/consumer/consumer.hpp"
#include "common/eventlog/ids.hpp"
#include "common/run/log_methods.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/present.hpp"
#include "services/motions/adapters/import_record.hpp"
#include "services/motions/adapters/motion_json.hpp"
#include "services/motions/adapters/pg_import_run.hpp"

namespace gestand::motions {

using nlohmann::json;

namespace {

constexpr std::size_t records_max = 200;

struct Known {
  json document;
  int version = 0;
  bool own_facts = false;  // somebody recorded something here
};

std::map<std::string, Known> fold(const std::vector<eventlog::StoredEvent>& events) {
  std::map<std::string, Known> out;
  for (const auto& event : events) {
    const json data = json::parse(event.body).at("data");
    Known& known = out[event.item];
    wire::apply_changes(known.document, data.value("wijziging", json::array()));
    known.version = event.version;
    if (!data.value("bulk", false)) known.own_facts = true;
  }
  return out;
}

// One batch on its way into the log.
struct Batch {
  json refused = json::array();
  int added = 0, changed = 0, same = 0;
  eventlog::AppendRequest request;

  void refuse(const json& record, const std::string& code, const std::string& detail) {
    const bool has_id = record.is_object() && record.contains("id") && record["id"].is_string();
    refused.push_back({{"id", has_id ? record["id"] : json("")}, {"code", code}, {"detail", detail}});
  }
};

std::vector<eventlog::Claim> claims_of(const Motion& motion) {
  std::vector<eventlog::Claim> out;
  if (motion.number) out.push_back({"nummer", "TK:" + *motion.number, motion.id});
  if (motion.case_number) out.push_back({"zaaknummer", "TK:" + *motion.case_number, motion.id});
  return out;
}

void add(Batch& batch, const json& record, Motion motion, const std::string& digest,
         const std::map<std::string, Known>& known, const std::map<std::string, std::string>& owners) {
  const auto before = known.find(motion.id);
  if (before != known.end() && before->second.document.value("_bronDigest", "") == digest) {
    ++batch.same;
    return;
  }
  if (before != known.end() && before->second.own_facts)
    return batch.refuse(record, "eigen-feiten", "Het register verschilt; hier zijn eigen feiten vastgelegd.");
  for (const auto& claim : claims_of(motion)) {
    const auto owner = owners.find(claim.kind + "=" + claim.key);
    if (owner == owners.end() || owner->second == motion.id) continue;
    if (claim.kind == "zaaknummer")
      return batch.refuse(record, "zaaknummer-bestaat-al",
                          "Zaaknummer " + *motion.case_number + " is al van een ander item.");
    batch.refuse(record, "nummer-bestaat-al",
                 "Nummer " + *motion.number + " is al van een ander item; de motie is zonder nummer overgenomen.");
    motion.number.reset();
  }
  json after = document_of(motion);
  after["_bronDigest"] = digest;
  const bool is_new = before == known.end();
  const json data = {{"soort", "motie"},
                     {"door", {{"id", "import"}, {"rol", "systeem"}}},
                     {"bulk", true},
                     {"datum", record.at("ingediendDatum")},
                     {"wijziging", wire::changes_between(is_new ? json() : before->second.document, after)}};
  batch.request.expected.push_back({motion.id, is_new ? 0 : before->second.version});
  batch.request.events.push_back(
      {motion.id, is_new ? "nl.moties.motie-geimporteerd" : "nl.moties.motie-bijgewerkt", data.dump()});
  for (auto& claim : claims_of(motion)) batch.request.claims.push_back(std::move(claim));
  ++(is_new ? batch.added : batch.changed);
}

}  // namespace

void Import::serve() {
  const auto method = [this](const std::string& name, auto work) {
    node_.serve(name,
                [work](const bus::Request& request) {
                  return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, work(request.body)}; });
                },
                {"cli"});
  };
  method("motions.import.begin", [this](const std::string& body) {
    touch_import(database_, json::parse(body).at("bron"));
    return std::string("{}");
  });
  method("motions.import.end", [this](const std::string& body) {
    const auto end = json::parse(body);
    end_import(database_, end.at("bron"), end);
    return std::string("{}");
  });
  method("motions.import", [this](const std::string& body) { return take(body); });
  node_.serve("motions.imports", [this](const bus::Request& request) {
    return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, last_imports(database_).dump()}; });
  });
}

bool Import::runs() { return import_runs(database_); }

std::string Import::take(const std::string& body) {
  const json in = json::parse(body);
  const std::string source = in.at("bron");
  const json& records = in.at("records");
  Batch batch;
  std::vector<std::pair<const json*, Motion>> motions;
  std::vector<std::string> items;
  std::vector<eventlog::Claim> claims;
  std::set<std::string> twice;
  for (const auto& record : records) {
    if (motions.size() == records_max) {
      batch.refuse(record, "te-groot", "Een groep telt hoogstens 200 moties.");
      continue;
    }
    try {
      Motion motion = motion_of_record(record, source);
      if (!items.empty() && eventlog::part_of(items.front()) != eventlog::part_of(motion.id))
        throw std::invalid_argument("een groep is van een partitie");
      if (!twice.insert(motion.id).second) throw std::invalid_argument("id staat twee keer in de groep");
      items.push_back(motion.id);
      for (auto& claim : claims_of(motion)) claims.push_back(std::move(claim));
      motions.emplace_back(&record, std::move(motion));
    } catch (const std::exception& error) {
      batch.refuse(record, "onbruikbaar", error.what());
    }
  }
  if (!motions.empty()) {
    touch_import(database_, source);
    const auto known = fold(log_.events_of_items(eventlog::part_of(items.front()), items));
    std::map<std::string, std::string> owners;
    for (const auto& claim : log_.claimed(claims)) owners[claim.kind + "=" + claim.key] = claim.item;
    for (auto& [record, motion] : motions) {
      const std::string digest = eventlog::hex(eventlog::sha256(record->dump()));
      for (const auto& claim : claims_of(motion)) owners.try_emplace(claim.kind + "=" + claim.key, motion.id);
      add(batch, *record, std::move(motion), digest, known, owners);
    }
  }
  if (!batch.request.events.empty()) {
    const auto result = log_.append(batch.request);
    const auto* events = std::get_if<eventlog::Appended>(&result);
    if (events == nullptr) throw Unavailable("another writer was in this batch: send it again");
    consumer::publish(node_, "motions", {events->back()});  // one hint is enough: who listens reads the log
  }
  return json{
      {"nieuw", batch.added}, {"gewijzigd", batch.changed}, {"ongewijzigd", batch.same}, {"geweigerd", batch.refused}}
      .dump();
}

}  // namespace gestand::motions

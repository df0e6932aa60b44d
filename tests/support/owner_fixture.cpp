#include "tests/support/owner_fixture.hpp"

#include "common/eventlog/ids.hpp"
#include "services/motions/adapters/motion_rules.hpp"
#include "tests/support/wait_until.hpp"

namespace gestand::support {

using namespace std::chrono_literals;
using nlohmann::json;

DocumentsPeer::DocumentsPeer(const BusFolder& folder, const std::string& service) : node_(folder.server(service)) {
  node_.serve("owner.documents", [this](const bus::Request& request) {
    const std::lock_guard lock(mutex_);
    json out = json::object();
    const json asked = json::parse(request.body);
    for (const auto& id : asked.at("ids")) {
      if (documents_.contains(id)) out[id.get<std::string>()] = documents_.at(id);
    }
    return bus::Reply{bus::Status::Ok, out.dump()};
  });
  node_.start();
}

void DocumentsPeer::put(const std::string& id, json document) {
  const std::lock_guard lock(mutex_);
  documents_[id] = std::move(document);
}

namespace {

std::vector<std::unique_ptr<owner::Rules>> motion_rules() {
  std::vector<std::unique_ptr<owner::Rules>> out;
  out.push_back(std::make_unique<motions::MotionRules>());
  return out;
}

}  // namespace

MotionsReplica::MotionsReplica(const BusFolder& folder, int nr)
    : database(std::make_unique<eventlog::Database>(scratch_database(), "motions")),
      log(*database),
      node(folder.server("motions", nr, {folder.peer("organisation"), folder.peer("vehicles")})),
      owner("motions", node, log, motion_rules()) {
  owner.serve();
  node.start();
}

json MotionsReplica::command(const std::string& verb, const std::string& id, const json& body, const std::string& key,
                             json more) {
  json envelope = {{"soort", "motie"},
                   {"verb", verb},
                   {"id", id},
                   {"body", body},
                   {"door", {{"id", "toets"}, {"rol", "behandelaar"}}}};
  if (more.is_object()) envelope.update(more);
  return json::parse(owner.command(envelope.dump(), key));
}

void OwnerTest::SetUp() {
  LogTest::SetUp();
  if (IsSkipped()) return;
  folder_ = std::make_unique<BusFolder>(
      std::vector<std::string>{"motions", "organisation", "vehicles", "gateway", "cli", "overview"});
  organisation_ = std::make_unique<DocumentsPeer>(*folder_, "organisation");
  vehicles_ = std::make_unique<DocumentsPeer>(*folder_, "vehicles");
  for (const std::string office : {"minister-jenv", "staatssecretaris-bzk"}) {
    organisation_->put(owner::World::reference_id("ambt", office), {{"_soort", "ambt"}, {"code", office}});
  }
  for (const std::string directorate : {"directie-politie", "directie-ai"}) {
    organisation_->put(owner::World::reference_id("directie", directorate),
                       {{"_soort", "directie"}, {"code", directorate}});
  }
  one_ = std::make_unique<MotionsReplica>(*folder_, 1);
  two_ = std::make_unique<MotionsReplica>(*folder_, 2);
  const auto connected = [&](MotionsReplica& replica) {
    return wait_until([&] {
      return replica.node.call("organisation", "owner.documents", R"({"ids":[]})", 1s).status == bus::Status::Ok &&
             replica.node.call("vehicles", "owner.documents", R"({"ids":[]})", 1s).status == bus::Status::Ok;
    });
  };
  ASSERT_TRUE(connected(*one_) && connected(*two_));
}

json OwnerTest::a_motion(const std::string& number, const json& more) {
  json out = {{"nummer", number},
              {"titel", "Motie van het lid Voorbeeld over een toets"},
              {"verzoeken", {"verzoekt de regering een", "verzoekt de regering twee"}},
              {"indieners", {{{"naam", "Voorbeeld"}, {"fractie", "VBD"}}}},
              {"ingediendDatum", "2024-05-16"},
              {"verantwoordelijke", "minister-jenv"}};
  out.update(more);
  return out;
}

std::string OwnerTest::edition(const std::string& name, const std::string& planned) {
  const std::string id = eventlog::random_uuid();
  vehicles_->put(id, {{"_soort", "editie"}, {"naam", name}, {"status", "gepland"}, {"geplandDatum", planned}});
  return id;
}

void OwnerTest::send_edition(const std::string& id, const std::string& date, const std::string& paper) {
  vehicles_->put(id, {{"_soort", "editie"},
                      {"naam", "Voorbeeldbericht"},
                      {"status", "verzonden"},
                      {"geplandDatum", date},
                      {"verzonden", {{"datum", date}, {"kamerstuk", paper}}}});
}

}  // namespace gestand::support

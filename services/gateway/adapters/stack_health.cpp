// How the stack stands; see the header.
#include "services/gateway/adapters/stack_health.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "common/logging/log.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/body.hpp"
#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/problem_json.hpp"

namespace gestand::gateway {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto patience = 2s;
constexpr auto patience_of_effects = 20s;  // many events of an item are applied one by one
constexpr std::size_t replicas_asked = 8;  // asked at once they go to the least busy first: each gets its turn
constexpr std::array services{"motions",      "commitments", "vehicles", "documents",
                              "organisation", "deadlines",   "alerts",   "overview"};

const std::vector<std::string>& consumers() {
  static const std::vector<std::string> all{"overview", "deadlines", "alerts"};
  return all;
}

std::vector<bus::Reply> parked_at_each(BusCaller& bus) {
  std::vector<bus::Node::Ask> asks;
  for (const auto& consumer : consumers()) asks.push_back({consumer, consumer + ".geparkeerd", R"({"actie":"toon"})"});
  return bus.node().call_each(asks, patience);
}

json processes_in(const std::vector<bus::Reply>& replies, std::size_t from) {
  json out = json::array();
  std::set<std::string> met;
  for (std::size_t i = from; i < from + replicas_asked; ++i) {
    if (replies[i].status != bus::Status::Ok) continue;
    auto one = json::parse(replies[i].body);
    if (met.insert(one.at("naam")).second) out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(), [](const json& a, const json& b) { return a.at("naam") < b.at("naam"); });
  return out;
}

// Of one item at one consumer; throws Unavailable where it does not say.
json parked_of(BusCaller& bus, const std::string& consumer, const std::string& item) {
  json out = json::array();
  const json all = bus.ask(consumer, consumer + ".geparkeerd", {{"actie", "toon"}});
  for (const auto& one : all.at("resultaten"))
    if (one.at("item") == item) out.push_back(one);
  return out;
}

}  // namespace

json stack_health(BusCaller& bus) {
  std::vector<bus::Node::Ask> asks;
  for (const auto* service : services)
    for (std::size_t i = 0; i < replicas_asked; ++i) asks.push_back({service, "service.stand", ""});
  asks.push_back({"motions", "motions.imports", ""});
  const auto replies = bus.node().call_each(asks, patience);
  json out = {{"diensten", json::array()}, {"geparkeerd", json::array()}};
  if (replies.back().status == bus::Status::Ok) out["imports"] = json::parse(replies.back().body);
  for (std::size_t i = 0; i < services.size(); ++i)
    out["diensten"].push_back({{"dienst", services[i]}, {"processen", processes_in(replies, i * replicas_asked)}});
  const auto parked = parked_at_each(bus);
  for (std::size_t i = 0; i < consumers().size(); ++i) {
    json one = {{"dienst", consumers()[i]}};
    if (parked[i].status == bus::Status::Ok) one["aantal"] = json::parse(parked[i].body).at("resultaten").size();
    out["geparkeerd"].push_back(std::move(one));
  }
  return out;
}

json parked_events(BusCaller& bus) {
  json out = {{"resultaten", json::array()}, {"onbereikbaar", json::array()}};
  const auto replies = parked_at_each(bus);
  for (std::size_t i = 0; i < consumers().size(); ++i) {
    if (replies[i].status != bus::Status::Ok) {
      out["onbereikbaar"].push_back(consumers()[i]);
      continue;
    }
    const json parked = json::parse(replies[i].body);
    for (auto one : parked.at("resultaten")) {
      one["dienst"] = consumers()[i];
      out["resultaten"].push_back(std::move(one));
    }
  }
  out["aantal"] = out["resultaten"].size();
  return out;
}

ApiResponse settle_parked(BusCaller& bus, const json& envelope, bool skip, const std::string& path) {
  wire::Faults faults;
  wire::Body body(envelope.at("body"), faults);
  const auto consumer = body.choice("dienst", consumers());
  body.finish();
  if (!faults.empty()) return problem(faults, path);
  const std::string item = envelope.at("id");
  const auto before = parked_of(bus, consumer, item);
  const json question{{"actie", skip ? "verwijder" : "opnieuw"}, {"item", item}};
  // An effect that fails again is Internal, or BadRequest where the event is malformed; what is parked afterwards says
  // what came of it.
  const auto reply = bus.node().call(consumer, consumer + ".geparkeerd", question.dump(), patience_of_effects);
  if (reply.status != bus::Status::Ok && reply.status != bus::Status::Internal &&
      reply.status != bus::Status::BadRequest)
    throw Unavailable(consumer + " is away: " + bus::to_string(reply.status));
  const auto left = parked_of(bus, consumer, item);
  logging::info(skip ? "parked events skipped" : "parked events tried again",
                {{"dienst", consumer},
                 {"item", item},
                 {"voor", std::to_string(before.size())},
                 {"na", std::to_string(left.size())},
                 {"door", envelope.at("actor").at("id").get<std::string>()}});
  if (!left.empty())
    return problem(409, "blijft-geparkeerd", "Het lukte weer niet: " + left.front().at("fout").get<std::string>(),
                   path);
  return ok({{"dienst", consumer}, {"item", item}, {"afgehandeld", before.size()}});
}

}  // namespace gestand::gateway

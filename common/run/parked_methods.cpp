#include "common/run/parked_methods.hpp"

#include <nlohmann/json.hpp>

#include "common/run/log_methods.hpp"

namespace gestand::run {

using nlohmann::json;

std::string parked_answer(consumer::Consumer& consumer, const std::string& question) {
  const json asked = question.empty() ? json::object() : json::parse(question);
  const std::string action = asked.value("actie", "toon");
  if (action == "opnieuw") return json{{"aantal", consumer.retry(asked.at("item").get<std::string>())}}.dump();
  if (action == "verwijder") return json{{"aantal", consumer.discard(asked.at("item").get<std::string>())}}.dump();
  json out = {{"resultaten", json::array()}};
  for (const auto& one : consumer.parked()) {
    out["resultaten"].push_back({{"bron", one.source},
                                 {"item", one.item},
                                 {"type", one.type},
                                 {"fout", one.error},
                                 {"deel", one.part},
                                 {"volgnummer", one.seq}});
  }
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

void serve_parked(bus::Node& node, const std::string& service, consumer::Consumer& consumer) {
  node.serve(
      service + ".geparkeerd",
      [&consumer](const bus::Request& request) {
        return guarded(request, [&] { return bus::Reply{bus::Status::Ok, parked_answer(consumer, request.body)}; });
      },
      {"cli", "gateway"});
}

}  // namespace gestand::run

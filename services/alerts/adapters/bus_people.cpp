#include "services/alerts/adapters/bus_people.hpp"

#include <nlohmann/json.hpp>

#include "common/vocab/errors.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto budget = 1500ms;

json ask(bus::Node& node, const char* method, const std::vector<std::string>& ids) {
  const auto reply = node.call("organisation", method, json{{"ids", ids}}.dump(), budget);
  if (reply.status != bus::Status::Ok)
    throw Unavailable("organisation does not answer: " + std::string{bus::to_string(reply.status)});
  return json::parse(reply.body);
}

// The id of a text that lies beside the log; empty if there is none.
std::string text_id(const json& document, const char* member) {
  const auto value = document.value(member, json::object());
  return value.is_object() ? value.value("$tekst", "") : "";
}

}  // namespace

std::map<std::string, Person> BusPeople::find(const std::set<std::string>& ids) {
  const json documents = ask(node_, "owner.documents", {ids.begin(), ids.end()});
  std::vector<std::string> texts;
  for (const auto& [id, document] : documents.items())
    for (const auto* member : {"naam", "mail"})
      if (auto text = text_id(document, member); !text.empty()) texts.push_back(std::move(text));
  const json found = texts.empty() ? json::object() : ask(node_, "log.texts", texts);
  std::map<std::string, Person> people;
  for (const auto& [id, document] : documents.items())
    people[id] = {found.value(text_id(document, "naam"), ""), found.value(text_id(document, "mail"), "")};
  return people;
}

}  // namespace gestand::alerts

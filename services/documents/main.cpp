// The documents service: owns notas and letters, and reads notas that come in.
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "common/owner/owner.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/service.hpp"
#include "services/documents/adapters/document_rules.hpp"
#include "services/documents/adapters/intake.hpp"

namespace {

using namespace gestand;
using nlohmann::json;

// What is withheld of a nota; an empty object if there is nothing, or it was erased.
std::string withheld(const std::string& question, owner::Owner& owner, eventlog::Log& log) {
  const std::string id = json::parse(question).at("id");
  if (!eventlog::is_uuid(id)) return "{}";
  const json document = owner.current(id).document;
  if (!document.is_object() || !document.contains("_nietOpenbaar")) return "{}";
  const auto texts = log.texts({document["_nietOpenbaar"].at("$tekst").get<std::string>()});
  return texts.empty() ? "{}" : texts.front().second;
}

// The first line of the question is the media type; what follows are the bytes of the document.
std::string read(const std::string& question, owner::World& world) {
  const auto line = question.find('\n');
  const auto outcome = documents::read_document(question.substr(0, line), std::string_view(question).substr(line + 1),
                                                *world.calendar());
  if (outcome) return outcome.value();
  return json{{"status", 400}, {"code", outcome.refusal().code}, {"detail", outcome.refusal().detail}}.dump();
}

}  // namespace

int main(int argc, char** argv) {
  run::Service service("documents", argc, argv);
  eventlog::Log log(service.database());
  std::vector<std::unique_ptr<owner::Rules>> rules;
  rules.push_back(std::make_unique<documents::NotaRules>([&log](const std::string& id) -> std::optional<std::string> {
    auto texts = log.texts({id});
    return texts.empty() ? std::nullopt : std::optional(std::move(texts.front().second));
  }));
  rules.push_back(std::make_unique<documents::LetterRules>());
  owner::Owner owner("documents", service.node(), log, std::move(rules));
  service.serve_log(log);
  owner.serve();
  service.node().serve(
      "documents.lees",
      [&owner](const bus::Request& request) {
        return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, read(request.body, owner.world())}; });
      },
      {"gateway"});
  service.node().serve(
      "documents.nietopenbaar",
      [&](const bus::Request& request) {
        return run::guarded(request, [&] { return bus::Reply{bus::Status::Ok, withheld(request.body, owner, log)}; });
      },
      {"gateway"});
  return service.run();
}

#include "services/overview/adapters/requests.hpp"

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/parked_methods.hpp"
#include "common/vocab/errors.hpp"
#include "services/overview/adapters/answers_json.hpp"

namespace gestand::overview {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {

constexpr auto texts_budget = 1s;

bus::Reply reply(const json& body) {
  return {bus::Status::Ok, body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

FetchTexts fetch_from(bus::Node& node) {
  return [&node](const std::string& source, const std::vector<std::string>& ids) {
    const auto answer = node.call(source, "log.texts", json{{"ids", ids}}.dump(), texts_budget);
    if (answer.status != bus::Status::Ok)
      throw Unavailable("texts of " + source + ": " + bus::to_string(answer.status));
    return json::parse(answer.body).get<std::map<std::string, std::string>>();
  };
}

using Answer = std::function<json(Reading&, const json&, const FetchTexts&)>;

// A question to the read model: first it catches up with everything that is recorded, then one snapshot answers.
void serve_question(run::Service& service, Models& models, const std::string& method, Answer answer) {
  auto& node = service.node();
  node.serve(method, [&node, &models, answer = std::move(answer)](const bus::Request& request) {
    return run::guarded(request, [&] {
      const auto question = json::parse(request.body);
      auto model = models.live();
      for (;;) {
        try {
          const auto behind = model->catch_up(request.budget);
          json out;
          read_model(model->database(), model->counts(),
                     [&](Reading& reading) { out = answer(reading, question, fetch_from(node)); });
          if (behind) out["achterstand"] = *behind;
          return reply(out);
        } catch (const NotShown&) {
          model = models.live_instead_of(*model);
        }
      }
    });
  });
}

json rebuild_json(const Models::Progress& progress) {
  json out = {{"bezig", progress.pointer.building.has_value()},
              {"live", progress.pointer.live},
              {"generatie", progress.pointer.generation}};
  if (progress.pointer.started) out["begonnenOp"] = calendar::to_iso(*progress.pointer.started);
  if (!progress.pointer.building) return out;
  out["schema"] = *progress.pointer.building;
  out["gedaan"] = progress.applied;
  out["totaal"] = progress.known;
  return out;
}

}  // namespace

void serve(run::Service& service, Models& models) {
  serve_question(service, models, "overview.list", list_answer);
  serve_question(service, models, "overview.export", export_answer);
  serve_question(service, models, "overview.item", item_answer);
  serve_question(service, models, "overview.dashboard", [](Reading& reading, const json& question, const FetchTexts&) {
    return dashboard_answer(reading, question);
  });
  serve_question(service, models, "overview.coverage", [](Reading& reading, const json& question, const FetchTexts&) {
    return coverage_answer(reading, question);
  });
  serve_question(service, models, "overview.related", [](Reading& reading, const json& question, const FetchTexts&) {
    return related_answer(reading, question);
  });
  service.node().serve("overview.rebuild", [&models](const bus::Request& request) {
    return run::guarded(request, [&] {
      const bool begun = models.rebuild();
      auto out = rebuild_json(models.progress());
      out["gestart"] = begun;
      return reply(out);
    });
  });
  service.node().serve("overview.rebuild.stand", [&models](const bus::Request& request) {
    return run::guarded(request, [&] { return reply(rebuild_json(models.progress())); });
  });
  service.node().serve("overview.geparkeerd", [&models](const bus::Request& request) {
    return run::guarded(request, [&] {
      const auto model = models.live();
      return bus::Reply{bus::Status::Ok, run::parked_answer(model->consumer(), request.body)};
    });
  });
}

}  // namespace gestand::overview

#include "services/overview/adapters/requests.hpp"

#include <nlohmann/json.hpp>
#include <thread>

#include "common/calendar/date.hpp"
#include "common/run/log_methods.hpp"
#include "common/run/parked_methods.hpp"
#include "common/vocab/errors.hpp"
#include "common/wire/shown.hpp"
#include "services/overview/adapters/answers_json.hpp"
#include "services/overview/adapters/appendix_json.hpp"

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

// The reply of an answer; the number says how many events are still to come.
using Pack = bus::Reply (*)(const json&, std::int64_t);

bus::Reply shown(const json& answer, std::int64_t behind) {
  return {bus::Status::Ok, wire::pack_shown(answer, behind)};
}

bus::Reply plain(const json& answer, std::int64_t /*behind*/) { return reply(answer); }

// A question to the read model: first it catches up with everything that is recorded, then one snapshot answers.
void serve_question(run::Service& service, Models& models, const std::string& method, Pack pack, Answer answer) {
  auto& node = service.node();
  node.serve(method, [&node, &models, pack, answer = std::move(answer)](const bus::Request& request) {
    return run::guarded(request, [&] {
      const auto question = json::parse(request.body);
      auto model = models.live();
      const auto end = std::chrono::steady_clock::now() + request.budget;
      for (;;) {
        try {
          const auto left =
              std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
          const auto behind = model->catch_up(left, [&] { return models.live() == model; });
          json out;
          read_model(model->database(), model->counts(),
                     [&](Reading& reading) { out = answer(reading, question, fetch_from(node)); });
          return pack(out, static_cast<std::int64_t>(behind.value_or(0)));
        } catch (const NotShown&) {
          model = models.live_instead_of(*model);
        } catch (const TooFresh& fresh) {
          if (std::chrono::steady_clock::now() + fresh.remaining > end) throw Unavailable(fresh.what());
          std::this_thread::sleep_for(fresh.remaining);
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
  serve_question(service, models, "overview.list", shown, list_answer);
  serve_question(service, models, "overview.zoek", shown, search_answer);
  serve_question(service, models, "overview.export", plain, export_answer);
  serve_question(service, models, "overview.item", shown, item_answer);
  serve_question(
      service, models, "overview.dashboard", shown,
      [](Reading& reading, const json& question, const FetchTexts&) { return dashboard_answer(reading, question); });
  serve_question(
      service, models, "overview.coverage", shown,
      [](Reading& reading, const json& question, const FetchTexts&) { return coverage_answer(reading, question); });
  serve_question(
      service, models, "overview.appendix", shown,
      [](Reading& reading, const json& question, const FetchTexts&) { return appendix_answer(reading, question); });
  serve_question(
      service, models, "overview.budget", shown,
      [](Reading& reading, const json& question, const FetchTexts&) { return budget_annex_answer(reading, question); });
  serve_question(service, models, "overview.keuzes", shown,
                 [](Reading& reading, const json&, const FetchTexts& texts) { return choices_answer(reading, texts); });
  serve_question(
      service, models, "overview.related", plain,
      [](Reading& reading, const json& question, const FetchTexts&) { return related_answer(reading, question); });
  serve_question(
      service, models, "overview.vergelijkbaar", plain,
      [](Reading& reading, const json& question, const FetchTexts&) { return like_answer(reading, question); });
  serve_question(
      service, models, "overview.voorstel", plain,
      [](Reading& reading, const json& question, const FetchTexts&) { return proposal_answer(reading, question); });
  serve_question(service, models, "overview.voorstellen", plain,
                 [](Reading& reading, const json& question, const FetchTexts&) {
                   return latest_proposals_answer(reading, question);
                 });
  serve_question(service, models, "overview.namen", plain,
                 [](Reading& reading, const json& question, const FetchTexts&) {
                   return reading.names_of(question.at("ids").get<std::vector<std::string>>());
                 });
  serve_question(service, models, "overview.nummers", plain,
                 [](Reading& reading, const json& question, const FetchTexts&) {
                   return json(reading.numbers_of(question.at("ids").get<std::vector<std::string>>()));
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

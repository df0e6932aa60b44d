// gestand-alerts: who is told what, when, and that it arrived. Wires the log, the consumer, the evaluation and the
// delivery, and runs.
#include <curl/curl.h>

#include <memory>

#include "common/consumer/consumer.hpp"
#include "common/logging/log.hpp"
#include "common/run/parked_methods.hpp"
#include "common/run/service.hpp"
#include "services/alerts/adapters/bus_api.hpp"
#include "services/alerts/adapters/bus_people.hpp"
#include "services/alerts/adapters/bus_webhooks.hpp"
#include "services/alerts/adapters/follow.hpp"
#include "services/alerts/adapters/pg_evaluation.hpp"
#include "services/alerts/adapters/pg_outbox.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
#include "services/alerts/adapters/pg_webhooks.hpp"
#include "services/alerts/adapters/post_folder.hpp"
#include "services/alerts/adapters/post_smtp.hpp"
#include "services/alerts/adapters/push_http.hpp"
#include "services/alerts/app/compose.hpp"
#include "services/alerts/app/worker.hpp"

namespace {

using namespace gestand;

class FollowedSources final : public alerts::Sources {
 public:
  explicit FollowedSources(consumer::Consumer& consumer) : consumer_(consumer) {}
  bool followed(std::chrono::milliseconds budget) override {
    const auto deadline = std::chrono::steady_clock::now() + budget;
    return consumer_.wait_for(consumer_.heads_of_sources(budget), deadline);
  }

 private:
  consumer::Consumer& consumer_;
};

std::unique_ptr<alerts::Post> post_of(const run::Settings& settings) {
  const auto& mail = settings.mail;
  if (mail.url.empty()) return std::make_unique<alerts::PostFolder>(mail.folder);
  return std::make_unique<alerts::PostSmtp>(
      alerts::Relay{mail.url, mail.starttls, mail.user, mail.password, mail.ca_file},
      alerts::host_of(settings.public_url));
}

}  // namespace

int main(int argc, char** argv) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  run::Service service("alerts", argc, argv);
  const auto& settings = service.settings();
  eventlog::Log log(service.database());
  const auto publish = [&service](const eventlog::Appended& events) {
    if (!events.empty()) consumer::publish(service.node(), "alerts", events);
  };
  const auto batches = service.open("alerts", 0);
  alerts::Follow follow;
  consumer::Consumer consumer({.group = "alerts",
                               .instance = settings.instance,
                               .sources = {"organisation", "motions", "commitments", "vehicles", "deadlines"}},
                              service.node(), *batches, follow);
  alerts::PgEvaluation evaluation(*batches, publish);
  FollowedSources sources(consumer);
  alerts::Evaluator evaluator(evaluation, sources);
  alerts::BusPeople people(service.node());
  alerts::PgOutbox outbox(service.database(),
                          {.instance = settings.instance,
                           .sender = settings.mail.sender,
                           .coordinators = settings.mail.coordinators,
                           .public_url = settings.public_url},
                          people, publish);
  const auto post = post_of(settings);
  alerts::Deliverer deliverer(outbox, *post);
  alerts::PgPushOutbox pushes(service.database(), settings.instance, publish);
  alerts::PushHttp receiver;
  alerts::Worker pusher([&pushes] { pushes.take_over(); }, [&] { return alerts::push_one(pushes, receiver); });
  alerts::BusWebhooks webhooks(service.database(), publish);
  alerts::BusApi api(service.database(), log, evaluation, publish);

  service.serve_log(log);
  api.serve(service.node());
  webhooks.serve(service.node());
  run::serve_parked(service.node(), "alerts", consumer);
  service.on_start([&] {
    eventlog::Appended begun;
    service.database().transaction([&](pqxx::work& transaction) { begun = alerts::begin_evaluation(transaction); });
    publish(begun);
    consumer.start();
    evaluator.start();
    deliverer.start();
    pusher.start();
  });
  service.on_stop([&] {
    pusher.stop();
    deliverer.stop();
    evaluator.stop();
    consumer.stop();
  });
  service.ready_when([&consumer] { return consumer.caught_up_once(); });
  service.lag_is([&consumer] { return consumer.lag(); });
  service.metric("gestand_alerts_mails_waiting", "Mails that are to be sent",
                 [&outbox] { return outbox.counts().waiting; });
  service.metric("gestand_alerts_mails_failing", "Mails of which an attempt failed, tried again until it works",
                 [&outbox] { return outbox.counts().failing; });
  service.metric("gestand_alerts_resent_total", "Attempts made again because the outcome of the last one was unknown",
                 [&outbox] { return outbox.counts().resent; });
  service.metric("gestand_alerts_webhooks_waiting", "Pushes to other systems that are to be delivered",
                 [&pushes] { return pushes.counts().waiting; });
  service.metric("gestand_alerts_webhooks_failing", "Pushes of which an attempt failed, tried again for a day",
                 [&pushes] { return pushes.counts().failing; });
  service.metric("gestand_alerts_webhooks_given_up", "Pushes that nobody took for a day",
                 [&pushes] { return pushes.counts().given_up; });
  return service.run();
}

#include "common/consumer/consumer.hpp"

#include <algorithm>

#include "common/consumer/follower.hpp"
#include "common/vocab/errors.hpp"

namespace gestand::consumer {

Consumer::Consumer(Settings settings, bus::Node& node, eventlog::Database& database, Effect& effect)
    : impl_(std::make_unique<Impl>(std::move(settings), node, database, effect)) {}
Consumer::~Consumer() { stop(); }

void Consumer::start() { impl_->start(); }
void Consumer::stop() { impl_->stop(); }
Positions Consumer::positions() { return impl_->positions(); }
bool Consumer::wait_for(const Positions& heads, std::chrono::steady_clock::time_point deadline) {
  return impl_->wait_for(heads, deadline);
}
Positions Consumer::heads_of_sources(std::chrono::milliseconds budget) { return impl_->heads_of_sources(budget); }
std::int64_t Consumer::lag() const { return impl_->lag(); }
bool Consumer::caught_up_once() const { return impl_->caught_up_once; }
bool Consumer::bulk_import_runs() const { return impl_->bulk_import_runs; }
std::vector<Consumer::Parked> Consumer::parked() { return impl_->store.parked(); }
int Consumer::retry(const std::string& item) { return impl_->retry(item); }
int Consumer::discard(const std::string& item) { return impl_->discard(item); }

void publish(bus::Node& node, const std::string& source, const eventlog::Appended& events) {
  std::vector<bus::EventMessage> out;
  out.reserve(events.size());
  for (const auto& e : events)
    out.push_back({source, e.part, e.seq, e.item, e.version, e.type, e.body, e.prev, e.hash});
  node.publish(std::move(out));
}

}  // namespace gestand::consumer

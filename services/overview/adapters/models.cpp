#include "services/overview/adapters/models.hpp"

#include <algorithm>

#include "common/logging/log.hpp"
#include "common/vocab/errors.hpp"

namespace gestand::overview {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr auto look_again = 250ms;
constexpr auto wait_max = 2s;
constexpr int batch_max = 1'000;

const std::vector<std::string> sources = {"organisation", "vehicles",  "motions",
                                          "commitments",  "documents", "deadlines"};

bus::NodeConfig listening_only(bus::NodeConfig config) {
  config.events.clear();
  config.requests.clear();
  config.workers = 1;
  return config;
}

std::int64_t sum(const consumer::Positions& positions) {
  std::int64_t out = 0;
  for (const auto& [source, heads] : positions) {
    for (const auto head : heads) out += head;
  }
  return out;
}

}  // namespace

Model::Model(run::Service& service, const std::string& schema)
    : schema_(schema),
      reads_(service.open(schema)),
      writes_(service.open(schema, 0)),
      node_(listening_only(service.settings().bus)) {
  consumer_ = std::make_unique<consumer::Consumer>(
      consumer::Settings{
          .group = schema, .instance = service.settings().instance, .sources = sources, .batch_max = batch_max},
      node_, *writes_, projection_);
  node_.start();
  consumer_->start();
}

Model::~Model() {
  consumer_->stop();
  node_.stop();
}

std::optional<std::int64_t> Model::catch_up(std::chrono::milliseconds budget) {
  const auto deadline = Steady::now() + std::min<std::chrono::milliseconds>(budget, wait_max);
  const auto heads = consumer_->heads_of_sources(std::min<std::chrono::milliseconds>(budget, wait_max));
  if (consumer_->bulk_import_runs()) return consumer_->lag();
  if (!consumer_->wait_for(heads, deadline)) throw Unavailable("the read model is behind");
  return std::nullopt;
}

Models::~Models() { stop(); }

void Models::start() {
  watcher_ = std::thread([this] { watch(); });
}

void Models::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  if (watcher_.joinable()) watcher_.join();
  const std::lock_guard lock(mutex_);
  live_.reset();
  building_.reset();
}

std::shared_ptr<Model> Models::live() const {
  const std::lock_guard lock(mutex_);
  if (!live_) throw Unavailable("no read model yet");
  return live_;
}

std::shared_ptr<Model> Models::live_instead_of(const Model& gone) {
  std::unique_lock lock(mutex_);
  look_now_ = true;
  wake_.notify_all();
  if (!changed_.wait_for(lock, wait_max, [&] { return stopping_ || (live_ && live_.get() != &gone); }) || stopping_) {
    throw Unavailable("the read model is being switched");
  }
  return live_;
}

bool Models::ready() const {
  const std::lock_guard lock(mutex_);
  return live_ && live_->consumer().caught_up_once();
}

std::int64_t Models::lag() const {
  const std::lock_guard lock(mutex_);
  return live_ ? live_->consumer().lag() : 0;
}

bool Models::rebuild() {
  const bool begun = begin_rebuild(service_.database());
  wake_.notify_all();
  return begun;
}

Models::Progress Models::progress() {
  Progress out{read_pointer(service_.database())};
  const std::lock_guard lock(mutex_);
  if (!building_ || out.pointer.building != building_->schema()) return out;
  out.applied = sum(building_->consumer().positions());
  out.known = out.applied + building_->consumer().lag();
  return out;
}

void Models::watch() {
  for (;;) {
    try {
      follow_pointer();
      const auto model = live();
      settle_if_due(model->database());
      maintain(model->database());
    } catch (const std::exception& error) {
      logging::warn("read model not to be looked after", {{"fout", error.what()}});
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, look_again, [&] { return stopping_ || look_now_; });
    look_now_ = false;
    if (stopping_) return;
  }
}

// Makes, switches and drops models as the pointer says; every replica does so for itself. A model that is no longer
// wanted is gone before another one of its schema is made, because both would follow the logs under one name.
void Models::follow_pointer() {
  const auto pointer = read_pointer(service_.database());
  const auto is = [](const std::shared_ptr<Model>& model, const std::string& schema) {
    return model && model->schema() == schema;
  };
  if (!is(live_, pointer.live)) {
    auto next = is(building_, pointer.live) ? building_ : std::make_shared<Model>(service_, pointer.live);
    std::unique_lock lock(mutex_);
    live_.swap(next);
    changed_.notify_all();
    lock.unlock();
    logging::info("read model shown", {{"schema", pointer.live}});
  }
  if (building_ && !is(building_, pointer.building.value_or(""))) set_building(nullptr);
  if (pointer.building && !building_) set_building(std::make_shared<Model>(service_, *pointer.building));
  if (building_) try_to_finish(pointer);
}

// Only the watcher changes the two, so it may look at them without the lock; a model ends outside of it.
void Models::set_building(std::shared_ptr<Model> model) {
  const std::lock_guard lock(mutex_);
  building_.swap(model);
}

void Models::try_to_finish(const Pointer& seen) {
  auto& consumer = building_->consumer();
  maintain(building_->database());
  const auto heads = consumer.heads_of_sources(wait_max);
  if (!consumer.wait_for(heads, Steady::now() + look_again)) return;
  settle(building_->database());
  maintain(building_->database());
  finish_rebuild(service_.database(), seen);
  logging::info("read model rebuilt", {{"schema", *seen.building}});
}

}  // namespace gestand::overview

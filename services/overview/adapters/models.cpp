#include "services/overview/adapters/models.hpp"

#include <algorithm>

#include "common/logging/log.hpp"
#include "common/vocab/errors.hpp"
#include "services/overview/adapters/pg_reading.hpp"

namespace gestand::overview {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr auto look_again = 250ms;
constexpr auto look_at_pointer = 100ms;  // by who waits
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

std::optional<std::int64_t> Model::catch_up(std::chrono::milliseconds budget, const std::function<bool()>& is_shown) {
  const auto deadline = Steady::now() + std::min<std::chrono::milliseconds>(budget, wait_max);
  const auto heads = consumer_->heads_of_sources(std::min<std::chrono::milliseconds>(budget, wait_max));
  if (consumer_->bulk_import_runs()) return consumer_->lag();
  while (!consumer_->wait_for(heads, std::min(deadline, Steady::now() + look_at_pointer))) {
    if (!is_shown()) throw NotShown();
    if (Steady::now() >= deadline) throw Unavailable("the read model is behind");
  }
  return std::nullopt;
}

Models::~Models() { stop(); }

void Models::start() {
  watcher_ = std::thread([this] { watch(); });
  keeper_ = std::thread([this] { keep(); });
}

void Models::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake_.notify_all();
  }
  for (auto* thread : {&watcher_, &keeper_}) {
    if (thread->joinable()) thread->join();
  }
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
    } catch (const std::exception& error) {
      logging::warn("the pointer is not to be read", {{"fout", error.what()}});
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, look_again, [&] { return stopping_ || look_now_; });
    look_now_ = false;
    if (stopping_) return;
  }
}

void Models::keep() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, look_again, [&] { return stopping_; })) return;
    }
    try {
      const auto model = live();
      settle_if_due(model->database());
      maintain(model->database());
      try_to_finish();
    } catch (const std::exception& error) {
      logging::warn("read model not to be looked after", {{"fout", error.what()}});
    }
  }
}

// Makes, switches and drops models as the pointer says; every replica does so for itself. A model that is no longer
// wanted is gone before another one of its schema is filled, because both would follow the logs under one name.
void Models::follow_pointer() {
  const auto pointer = read_pointer(service_.database());
  const auto is = [](const std::shared_ptr<Model>& model, const std::string& schema) {
    return model && model->schema() == schema;
  };
  if (!is(live_, pointer.live)) {
    auto next = is(building_, pointer.live) ? building_ : std::make_shared<Model>(service_, pointer.live);
    std::unique_lock lock(mutex_);
    live_.swap(next);
    dropped_.emplace_back(next);
    changed_.notify_all();
    lock.unlock();
    logging::info("read model shown", {{"schema", pointer.live}});
  }
  if (building_ && !is(building_, pointer.building.value_or(""))) set_building(nullptr);
  if (pointer.building && !building_ && !is_still_held(*pointer.building))
    set_building(std::make_shared<Model>(service_, *pointer.building));
}

// Only the watcher changes the two, so it may look at them without the lock; a model ends outside of it.
void Models::set_building(std::shared_ptr<Model> model) {
  const std::lock_guard lock(mutex_);
  building_.swap(model);
  if (model != live_) dropped_.emplace_back(model);
}

bool Models::is_still_held(const std::string& schema) {
  std::erase_if(dropped_, [](const auto& one) { return one.expired(); });
  return std::any_of(dropped_.begin(), dropped_.end(), [&](const auto& one) {
    const auto model = one.lock();
    return model && model->schema() == schema;
  });
}

void Models::try_to_finish() {
  const auto seen = read_pointer(service_.database());
  std::unique_lock lock(mutex_);
  const auto model = building_;
  lock.unlock();
  if (!model || seen.building != model->schema()) return;
  auto& consumer = model->consumer();
  maintain(model->database());
  const auto heads = consumer.heads_of_sources(wait_max);
  if (!consumer.wait_for(heads, Steady::now() + look_again)) return;
  settle(model->database());
  maintain(model->database());
  finish_rebuild(service_.database(), seen);
  logging::info("read model rebuilt", {{"schema", *seen.building}});
  lock.lock();
  look_now_ = true;
  wake_.notify_all();
}

}  // namespace gestand::overview

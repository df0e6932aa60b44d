#include "tests/support/source_fixture.hpp"

#include "common/consumer/consumer.hpp"
#include "common/run/log_methods.hpp"
#include "tests/support/builders.hpp"

namespace gestand::support {

void SourceTest::SetUp() {
  LogTest::SetUp();
  if (!IsSkipped()) start_source();
}

void SourceTest::TearDown() { stop_source(); }

void SourceTest::start_source() {
  source_ = std::make_unique<bus::Node>(folder_.server("motions"));
  run::serve_log_methods(*source_, *log_, *database_);
  source_->start();
}

void SourceTest::stop_source() { source_.reset(); }

eventlog::Appended SourceTest::add(const std::string& item, int version, int count, bool published,
                                   const std::string& type) {
  auto request = an_append(item, version, count);
  if (!type.empty()) {
    for (auto& event : request.events) event.type = type;
  }
  auto events = appended(log_->append(request));
  if (published && source_) consumer::publish(*source_, "motions", events);
  return events;
}

}  // namespace gestand::support

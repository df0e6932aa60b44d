// A source on a bus of its own: the log of motions, served and published as its service does it, for tests of those who
// follow.
#pragma once
#include <memory>
#include <string>

#include "common/bus/node.hpp"
#include "common/eventlog/log.hpp"
#include "tests/support/bus_fixture.hpp"
#include "tests/support/log_fixture.hpp"

namespace gestand::support {

class SourceTest : public LogTest {
 protected:
  void SetUp() override;
  void TearDown() override;

  // Starts the source's process; stop_source() is its end, the log stays.
  void start_source();
  void stop_source();
  // Appends `count` events of an item and publishes them, or loses the hint.
  eventlog::Appended add(const std::string& item, int version, int count = 1, bool published = true,
                         const std::string& type = {});

  BusFolder folder_{std::vector<std::string>{"motions", "alerts", "overview"}};
  std::unique_ptr<bus::Node> source_;
};

}  // namespace gestand::support

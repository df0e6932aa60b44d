// Questions to the services of a stack, as the tool (key pair "cli").
#pragma once
#include <chrono>
#include <string>

#include "common/bus/node.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {

// Threads: ask() from any.
class StackBus {
 public:
  explicit StackBus(const Stack& stack);
  ~StackBus();
  StackBus(const StackBus&) = delete;
  StackBus& operator=(const StackBus&) = delete;

  // Asks until a replica has answered or `patience` is over; only for requests whose repeat is harmless.
  // Throws Failed with the service's words when it refuses, and when nobody answers in time.
  std::string ask(const std::string& service, const std::string& method, const std::string& body,
                  std::chrono::seconds patience, std::chrono::seconds one_try = std::chrono::seconds(20));

 private:
  bus::Node node_;
};

}  // namespace gestand::cli

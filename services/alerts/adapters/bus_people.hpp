// Asks the organisation service for the name and address of staff.
#pragma once
#include "common/bus/node.hpp"
#include "services/alerts/app/people.hpp"

namespace gestand::alerts {

class BusPeople final : public People {
 public:
  explicit BusPeople(bus::Node& node) : node_(node) {}
  [[nodiscard]] std::map<std::string, Person> find(const std::set<std::string>& ids) override;

 private:
  bus::Node& node_;
};

}  // namespace gestand::alerts

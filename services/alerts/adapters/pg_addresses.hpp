// To whom something for a receiver goes: a directorate's addresses, a member of staff or who stands in, the
// coordinators.
#pragma once
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <set>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "services/alerts/app/people.hpp"

namespace gestand::alerts {

// The way from the receiver that a rule means to who is there today.
struct Route {
  std::string person;                   // id; empty where the receiver is no member of staff
  std::string directorate;              // by code: the receiver, or that of the person; may be empty
  std::optional<Date> stands_in_until;  // `person` stands in for somebody who is away until then
};
[[nodiscard]] Route route_of(pqxx::transaction_base& transaction, const std::string& receiver, Date today);

struct Addressed {
  std::string name;  // as the greeting takes it; empty for the coordinators
  std::vector<std::string> mail;
  std::string who;  // a directorate by code, a person by id, "coordinatoren"
  std::optional<Date> stands_in_until;
};
// Falls back from a person without an address on the directorate, and from that on the coordinators: somebody hears it.
[[nodiscard]] Addressed addresses_of(pqxx::transaction_base& transaction, const Route& route,
                                     const std::map<std::string, Person>& people, const std::string& coordinators);

}  // namespace gestand::alerts

#include "services/alerts/adapters/pg_addresses.hpp"

#include <algorithm>

#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/app/mime.hpp"

namespace gestand::alerts {
namespace {

constexpr int deputies_max = 3;  // who stands in may be away, too; not without end

std::optional<Staff> staff_by(pqxx::transaction_base& transaction, const std::string& id) {
  const auto found = load_items(transaction, {id});
  if (found.empty() || found.begin()->second.kind != "medewerker") return std::nullopt;
  return staff_of(found.begin()->second.document);
}

std::optional<Date> away_until(const Staff& staff, Date today) {
  for (const auto& [from, until] : staff.away)
    if (from <= today && today <= until) return until;
  return std::nullopt;
}

}  // namespace

Route route_of(pqxx::transaction_base& transaction, const std::string& receiver, Date today) {
  if (!eventlog::is_uuid(receiver)) return {"", receiver, {}};
  Route route{receiver, "", {}};
  auto staff = staff_by(transaction, receiver);
  if (staff) route.directorate = staff->directorate;
  for (int hops = 0; staff && hops < deputies_max; ++hops) {
    const auto until = away_until(*staff, today);
    if (!until || staff->deputy.empty()) break;
    route.stands_in_until = route.stands_in_until ? std::min(*route.stands_in_until, *until) : *until;
    route.person = staff->deputy;
    staff = staff_by(transaction, route.person);
  }
  return route;
}

Addressed addresses_of(pqxx::transaction_base& transaction, const Route& route,
                       const std::map<std::string, Person>& people, const std::string& coordinators) {
  if (const auto person = people.find(route.person); person != people.end() && is_address(person->second.mail))
    return {person->second.name, {person->second.mail}, route.person, route.stands_in_until};
  Addressed addressed{"", {}, route.directorate, {}};
  for (const auto& row :
       transaction.exec_params("SELECT id, document FROM directorate WHERE code = $1 ORDER BY id", route.directorate)) {
    const auto directorate = directorate_of(row[1].c_str(), row[0].c_str());
    addressed.name = directorate.name.empty() ? route.directorate : directorate.name;
    for (const auto& mail : directorate.mail)
      if (is_address(mail)) addressed.mail.push_back(mail);
  }
  if (addressed.mail.empty()) return {"", {coordinators}, "coordinatoren", {}};
  return addressed;
}

}  // namespace gestand::alerts

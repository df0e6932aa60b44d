#include "common/owner/refusal_json.hpp"

#include <nlohmann/json.hpp>

namespace gestand::owner {

using nlohmann::json;

json refused(int status, const std::string& code, const std::string& detail) {
  return {{"status", status}, {"code", code}, {"detail", detail}};
}

json faulty(const wire::Faults& faults) {
  json out = refused(400, "ongeldige-invoer", "De invoer bevat fouten; er is niets gewijzigd.");
  out["errors"] = json::array();
  for (const auto& one : faults)
    out["errors"].push_back({{"in", one.in}, {"location", one.location}, {"code", one.code}, {"detail", one.detail}});
  return out;
}

}  // namespace gestand::owner

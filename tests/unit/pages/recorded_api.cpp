// The recorded Api; see the header.
#include "tests/unit/pages/recorded_api.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace gestand::gateway {

std::string recorded(const std::string& name) {
  const auto path = std::string(GESTAND_SOURCE_DIR) + "/tests/unit/pages/recorded/" + name + ".json";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no recording " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

RecordedApi::RecordedApi() {
  const auto get = [&](const std::string& path, const std::string& name) {
    answer("GET", "/v1/" + path, {200, recorded(name), {}, {}});
  };
  for (const auto* name : {"ik", "keuzes", "ambten", "directies", "medewerkers", "werkvoorraad", "moties",
                           "toezeggingen", "kamerverzoeken", "vehikels", "edities", "dashboard", "meldingen"}) {
    get(name, name);
  }
  const auto item = [&](const std::string& path, const std::string& name) {
    get(path, name);
    answer("GET", "/v1/" + path + "/gebeurtenissen", {200, recorded(name + "_gebeurtenissen"), {}, {}});
  };
  item(std::string("moties/") + motion_id, "motie");
  item(std::string("toezeggingen/") + commitment_id, "toezegging");
  item(std::string("edities/") + edition_id, "editie");
  get(std::string("edities/") + edition_id + "/dekking", "editie_dekking");
  get(std::string("vehikels/") + vehicle_id, "vehikel");
}

ApiReply RecordedApi::call(const ApiCall& call) {
  const std::lock_guard lock(mutex_);
  calls.push_back(call);
  if (call.token != good_token) return {401, R"({"status":401,"code":"niet-aangemeld"})", {}, {}};
  const auto found = answers_.find(call.method + " " + call.path);
  if (found != answers_.end()) return found->second;
  if (call.method == "GET") return {404, R"({"status":404,"code":"onbekend","detail":"Niet gevonden."})", {}, {}};
  return {200, "{}", {}, {}};
}

void RecordedApi::answer(const std::string& method, const std::string& path, ApiReply reply) {
  answers_[method + " " + path] = std::move(reply);
}

}  // namespace gestand::gateway

#include "services/gateway/adapters/problem_json.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace gestand::gateway {

using nlohmann::json;

namespace {

const char* title_of(int status) {
  switch (status) {
    case 400: return "Ongeldige invoer";
    case 401: return "Niet aangemeld";
    case 403: return "Geen recht";
    case 404: return "Niet gevonden";
    case 405: return "Methode niet toegestaan";
    case 406: return "Geen passende weergave";
    case 409: return "Kan niet volgens de regels";
    case 412: return "Intussen gewijzigd";
    case 413: return "Te groot";
    case 414: return "Adres te lang";
    case 415: return "Onbekende inhoudssoort";
    case 429: return "Te veel verzoeken";
    case 431: return "Kopregels te groot";
    case 503: return "Nu niet beschikbaar";
    default: return status < 500 ? "Verzoek niet begrepen" : "Fout in de dienst";
  }
}

ApiResponse made(int status, const std::string& code, const std::string& detail, const std::string& instance,
                 json errors) {
  json body = {{"type", "urn:nld:gestand:probleem:" + code},
               {"title", title_of(status)},
               {"status", status},
               {"detail", detail},
               {"code", code}};
  if (!instance.empty()) body["instance"] = instance;
  if (!errors.empty()) body["errors"] = std::move(errors);
  ApiResponse out{
      status, "application/problem+json", body.dump(-1, ' ', false, json::error_handler_t::replace), {}, nullptr};
  if (status == 503 || status == 429) out.headers.emplace_back("Retry-After", "1");
  if (status == 401) out.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"gestand\"");
  return out;
}

}  // namespace

ApiResponse problem(int status, const std::string& code, const std::string& detail, const std::string& instance) {
  return made(status, code, detail, instance, json());
}

ApiResponse problem(const wire::Faults& faults, const std::string& instance) {
  json errors = json::array();
  for (const auto& one : faults)
    errors.push_back({{"in", one.in}, {"location", one.location}, {"code", one.code}, {"detail", one.detail}});
  return made(400, "ongeldige-invoer", "De invoer bevat fouten; er is niets gewijzigd.", instance, std::move(errors));
}

ApiResponse problem(const json& refusal, const std::string& instance) {
  const bool faulty = refusal.contains("errors");
  return made(refusal.value("status", faulty ? 400 : 409), refusal.value("code", "ongeldige-invoer"),
              refusal.value("detail", "De invoer bevat fouten; er is niets gewijzigd."), instance,
              refusal.value("errors", json()));
}

ApiResponse http_problem(int status) {
  static const std::map<int, std::string> details = {{400, "Het verzoek is geen geldig HTTP-verzoek."},
                                                     {413, "Het verzoek is groter dan 1 MiB."},
                                                     {414, "Het adres is te lang."},
                                                     {415, "Inhoud met Content-Encoding wordt niet aangenomen."},
                                                     {431, "Het verzoek heeft te veel kopregels."}};
  const auto found = details.find(status);
  return problem(status, "http-" + std::to_string(status),
                 found == details.end() ? "Er ging iets mis in de dienst." : found->second, "");
}

}  // namespace gestand::gateway

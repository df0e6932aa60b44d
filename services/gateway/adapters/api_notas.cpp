// Notas: reading one that comes in, and showing one with what may not be public to who may see it.
#include <nlohmann/json.hpp>

#include "services/gateway/adapters/answers.hpp"
#include "services/gateway/adapters/api_server.hpp"
#include "services/gateway/adapters/problem_json.hpp"
#include "services/gateway/adapters/request_checks.hpp"

namespace gestand::gateway {

using nlohmann::json;

namespace {

constexpr std::size_t document_max = 1024 * 1024;

// The media type without its parameters, and its charset; both in small letters.
std::pair<std::string, std::string> media_of(std::string header) {
  for (char& c : header) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto end = header.find_first_of("; ");
  std::string charset;
  if (const auto at = header.find("charset="); at != std::string::npos) {
    charset = header.substr(at + 8, header.find_first_of("; ", at) - at - 8);
    std::erase(charset, '"');
  }
  return {header.substr(0, end), charset};
}

}  // namespace

ApiResponse ApiServer::read_nota(const ApiRequest& request) {
  wire::Faults faults;
  only(parameters(request, faults), {}, faults);
  if (!faults.empty()) return problem(faults, request.path);
  const auto [type, charset] = media_of(request.header("content-type"));
  if (type != "text/plain" && type != "application/pdf") {
    return problem(415, "onbekende-inhoudssoort",
                   "Stuur een nota als text/plain; charset=utf-8 of als application/pdf.", request.path);
  }
  if (type == "text/plain" && !charset.empty() && charset != "utf-8" && charset != "utf8" && charset != "us-ascii")
    return problem(415, "onbekende-tekenset", "Stuur de tekst in UTF-8.", request.path);
  if (request.body.size() > document_max)
    return problem(413, "te-groot", "Een nota mag ten hoogste 1 MiB groot zijn.", request.path);
  if (request.body.empty()) return problem(400, "lege-nota", "De inhoud is leeg.", request.path);
  return answered(json::parse(bus_.bytes("documents", "documents.lees", type + "\n" + request.body)), request);
}

// The names of the items that a nota or letter is about, beside their ids.
void ApiServer::add_names(json& paper) {
  const json ids = paper.value("koppelingen", paper.value("items", json::array()));
  if (ids.empty()) return;
  json rows = json::array();
  for (const auto& id : ids) rows.push_back({{"item", id}});
  name(rows);
  paper["zaken"] = std::move(rows);
}

// The read model knows what is public. The rest comes from its owner, for this one answer; on an earlier day it is not
// shown.
ApiResponse ApiServer::nota(const ApiRequest& request, const Match& found, const Identity& identity) {
  ApiResponse out = item(request, found, identity);
  if (out.status != 200) return out;
  json shown = json::parse(out.body);
  add_names(shown);
  out.body = shown.dump();
  if (found.route->kind != "notas" || rank(identity.role) < static_cast<int>(Role::Behandelaar) ||
      request.query.find("peilDatum") != std::string::npos)
    return out;
  const json hidden = bus_.ask("documents", "documents.nietopenbaar", {{"id", found.parameters.at("id")}});
  if (hidden.empty()) return out;
  for (const auto& [name, value] : hidden.items()) {
    if (name != "paragrafen") shown[name] = value;
  }
  const json paragraphs = hidden.value("paragrafen", json::object());  // named: a range-for keeps no temporary alive
  for (const auto& [place, paragraph] : paragraphs.items()) {
    const auto at = std::stoul(place);
    if (at < shown.value("paragrafen", json::array()).size()) shown["paragrafen"][at].update(paragraph);
  }
  out.body = shown.dump();
  return out;
}

std::string ApiServer::letter_of_proposal(const std::string& item, const std::string& proposal) {
  const json found = bus_.ask("overview", "overview.voorstel", {{"id", item}, {"voorstel", proposal}});
  return found.value("brief", "");
}

}  // namespace gestand::gateway

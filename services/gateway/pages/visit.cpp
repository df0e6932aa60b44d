// One request of one person; see the header.
#include "services/gateway/pages/visit.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "common/vocab/errors.hpp"
#include "services/gateway/pages/language.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

namespace {

ApiReply unavailable() {
  return {503, R"({"status":503,"code":"niet-beschikbaar","detail":"Gestand kan dit nu niet doen."})", {}, {}};
}

// "#/verzoeken/0/tekst", "$.verzoeken[0].tekst" and "verzoeken[0].tekst" all name "verzoeken.0.tekst".
std::string plain_location(std::string_view written) {
  std::string out;
  for (const char c : written) {
    const bool separator = c == '/' || c == '.' || c == '[' || c == ']' || c == '#' || c == '$';
    if (!separator) {
      out += c;
    } else if (!out.empty() && out.back() != '.') {
      out += '.';
    }
  }
  if (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

}  // namespace

ApiReply Visit::get(const std::string& path, const std::string& query) {
  return send({.method = "GET", .path = path, .query = query});
}

ApiReply Visit::ask(const std::string& path, const json& body, const std::string& query) {
  return send({.method = "POST",
               .path = path,
               .query = query,
               .body = body.dump(-1, ' ', false, json::error_handler_t::replace)});
}

ApiReply Visit::send(ApiCall call) {
  call.token = session.token;
  const Speaking dutch(Language::Dutch);  // the API speaks Dutch, and so do the papers that it writes
  try {
    auto reply = api_.call(call);
    if (reply.status == 401) signed_out_ = true;
    return reply;
  } catch (const Unavailable&) {
    return unavailable();
  } catch (const InDoubt&) {
    return unavailable();
  }
}

void Visit::ask_who() {
  if (!role_.empty()) return;
  const auto who = parsed(get("/v1/ik"));
  me_ = text(who, "id");
  role_ = text(who, "rol");
  if (role_.empty()) role_ = "lezer";
}

const std::string& Visit::role() {
  ask_who();
  return role_;
}

const std::string& Visit::me() {
  ask_who();
  return me_;
}

bool Visit::may_write() { return role() != "lezer"; }

bool Visit::may_coordinate() { return role() == "coordinator" || role() == "beheerder"; }

bool Visit::may_administer() { return role() == "beheerder"; }

json parsed(const ApiReply& reply) {
  auto body = json::parse(reply.body, nullptr, false);
  return body.is_discarded() ? json::object() : body;
}

Problem problem_of(const ApiReply& reply) {
  const auto body = parsed(reply);
  Problem out{reply.status, text(body, "code"), text(body, "detail"), {}};
  if (out.detail.empty()) out.detail = text(body, "title");
  for (const auto& error : list(body, "errors")) {
    out.faults.push_back({plain_location(text(error, "location")), text(error, "detail"), text(error, "code")});
  }
  return out;
}

std::string text(const json& object, std::string_view field) {
  if (!object.is_object()) return {};
  const auto found = object.find(field);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump(-1, ' ', false, json::error_handler_t::replace);
}

const json& part(const json& object, std::string_view field) {
  static const json empty = json::object();
  if (!object.is_object()) return empty;
  const auto found = object.find(field);
  return found != object.end() && found->is_object() ? *found : empty;
}

json part(json&& object, std::string_view field) { return part(std::as_const(object), field); }

const json& list(const json& object, std::string_view field) {
  static const json empty = json::array();
  if (!object.is_object()) return empty;
  const auto found = object.find(field);
  return found != object.end() && found->is_array() ? *found : empty;
}

json list(json&& object, std::string_view field) { return list(std::as_const(object), field); }

PageReply see_other(std::string address) {
  PageReply reply{303, {}, "text/html; charset=utf-8", {}};
  reply.headers.emplace_back("Location", std::move(address));
  return reply;
}

PageReply html(int status, std::string body) { return {status, std::move(body), "text/html; charset=utf-8", {}}; }

}  // namespace gestand::gateway::pages

// The envelope of an owner's command, and what its answers mean for the tool: see organisation.hpp.
#include "services/gestand/adapters/organisation.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "common/eventlog/event.hpp"
#include "common/eventlog/ids.hpp"
#include "common/wire/present.hpp"

namespace gestand::cli {
namespace {

using nlohmann::json;

constexpr const char* service = "organisation";
constexpr std::chrono::seconds patience{60};
constexpr int events_a_read = 1000;

std::string words_of(const json& answer) {
  std::string words = answer.value("detail", "");
  for (const json& error : answer.value("errors", json::array()))
    words += (words.empty() ? "" : "; ") + error.value("detail", "");
  return words;
}

}  // namespace

std::string new_token() { return "gst_" + eventlog::base64url(eventlog::random_bytes(32)); }
std::string hash_of_token(const std::string& token) { return eventlog::hex(eventlog::sha256(token)); }

json Organisation::command(const std::string& kind, const std::string& verb, const std::string& id, const json& body) {
  json envelope{{"soort", kind}, {"verb", verb}, {"body", body}, {"door", {{"id", "gestand"}, {"rol", "beheerder"}}}};
  if (!id.empty()) envelope["id"] = id;
  return json::parse(bus_.ask(service, "organisation.command", envelope.dump(), patience));
}

bool Organisation::add_reference(const std::string& kind, const json& body) {
  const json answer = command(kind, "", "", body);
  const int status = answer.value("status", 0);
  if (status == 201) return true;
  if (status == 409 && answer.value("code", "") == "bestaat-al") return false;
  throw Failed(kind + " " + body.value("code", "") + " is niet toegevoegd: " + words_of(answer));
}

std::optional<std::string> Organisation::make_token(const json& body) {
  const json answer = command("token", "", "", body);
  const int status = answer.value("status", 0);
  if (status == 409) return std::nullopt;
  if (status != 201) throw WrongUse("het token is niet gemaakt: " + words_of(answer));
  return answer.value("id", "");
}

void Organisation::withdraw_token(const std::string& id) {
  const json answer = command("token", "intrekkingen", id, json::object());
  if (answer.value("status", 0) != 200) throw WrongUse("het token is niet ingetrokken: " + words_of(answer));
}

bool Organisation::is_valid_token(const std::string& token) {
  return json::parse(bus_.ask(service, "organisation.whois", json{{"hash", hash_of_token(token)}}.dump(), patience))
      .contains("id");
}

std::vector<KnownToken> Organisation::tokens() {
  std::map<std::string, json> documents;
  for (int part = 0; part < eventlog::part_count; ++part) {
    for (std::int64_t after = 0;;) {
      const json question{{"deel", part}, {"na", after}, {"hoogstens", events_a_read}};
      const auto events = eventlog::unpack_events(bus_.ask(service, "log.read", question.dump(), patience));
      if (events.empty()) break;
      for (const eventlog::StoredEvent& event : events) {
        const json data = json::parse(event.body).at("data");
        if (data.value("soort", "") == "token")
          wire::apply_changes(documents[event.item], data.value("wijziging", json::array()));
      }
      after = events.back().seq;
    }
  }
  std::vector<KnownToken> out;
  for (const auto& [id, token] : documents)
    out.push_back({id, token.value("rol", ""), token.value("naam", ""), token.value("directie", ""),
                   token.value("status", ""), token.value("verlooptOp", "")});
  return out;
}

}  // namespace gestand::cli

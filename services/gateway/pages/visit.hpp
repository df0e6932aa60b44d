// One request of one person: what was asked, who asks, which day it is, and the way to the API.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/pages/pages.hpp"
#include "services/gateway/pages/session.hpp"

namespace gestand::gateway::pages {

// What the API said about a refusal (problem+json), in the shape that a page needs.
struct Fault {
  std::string location;  // "verzoeken.0", however the API writes it ("#/verzoeken/0", "$.verzoeken[0]")
  std::string detail;
  std::string code = {};  // as the API writes it: "ontbreekt"
};

struct Problem {
  int status = 0;
  std::string code;
  std::string detail;
  std::vector<Fault> faults;
};

class Visit {
 public:
  Visit(Api& api, const PageRequest& asked, Session who, std::string form_proof_of_session, Date day)
      : request(asked), session(std::move(who)), proof(std::move(form_proof_of_session)), today(day), api_(api) {}

  const PageRequest& request;
  const Session session;
  const std::string proof;  // the hidden CSRF field of every form
  const Date today;

  // Never throws: the environment's failures are replies of 503, so that a page can keep what was typed.
  ApiReply get(const std::string& path, const std::string& query = {});
  // A question with a body: what would happen, or what something means. Stores nothing.
  ApiReply ask(const std::string& path, const nlohmann::json& body, const std::string& query = {});
  ApiReply send(ApiCall call);

  // The API no longer takes the token: whatever was made, the person must sign in again.
  [[nodiscard]] bool signed_out() const { return signed_out_; }

  // The role of the token, from /v1/ik; "lezer" where it cannot be known, so that a page offers too little, not too
  // much. What one may is decided by the API alone.
  [[nodiscard]] const std::string& role();
  // The id of the token; empty where it cannot be known.
  [[nodiscard]] const std::string& me();
  [[nodiscard]] bool may_write();
  [[nodiscard]] bool may_coordinate();
  [[nodiscard]] bool may_administer();

 private:
  Api& api_;
  bool signed_out_ = false;
  std::string role_, me_;
  void ask_who();
};

[[nodiscard]] inline bool succeeded(const ApiReply& reply) { return reply.status >= 200 && reply.status < 300; }

// The body as JSON; an empty object where it is none.
[[nodiscard]] nlohmann::json parsed(const ApiReply& reply);
[[nodiscard]] Problem problem_of(const ApiReply& reply);

// Reading loosely, for a page must not fall over a field that is not there.
[[nodiscard]] std::string text(const nlohmann::json& object, std::string_view field);
// Of what stays, a reference into it; out of a temporary, the part itself.
[[nodiscard]] const nlohmann::json& part(const nlohmann::json& object, std::string_view field);  // or an empty object
[[nodiscard]] nlohmann::json part(nlohmann::json&& object, std::string_view field);
[[nodiscard]] const nlohmann::json& list(const nlohmann::json& object, std::string_view field);  // or an empty array
[[nodiscard]] nlohmann::json list(nlohmann::json&& object, std::string_view field);

// Answers.
[[nodiscard]] PageReply see_other(std::string address);
[[nodiscard]] PageReply html(int status, std::string body);

}  // namespace gestand::gateway::pages

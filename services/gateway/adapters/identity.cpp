#include "services/gateway/adapters/identity.hpp"

#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"

namespace gestand::gateway {

using namespace std::chrono_literals;

namespace {

constexpr auto trusted_for = 2s;
constexpr std::size_t entries_max = 10'000;
constexpr std::size_t token_length_max = 500;

}  // namespace

std::optional<Identity> Identities::of_token(const std::string& token) {
  if (token.empty() || token.size() > token_length_max) return std::nullopt;
  const std::string hash = eventlog::hex(eventlog::sha256(token));
  const auto now = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(hash);
    if (found != known_.end() && now < found->second.until) return found->second.identity;
  }
  const auto answer = bus_.ask("organisation", "organisation.whois", {{"hash", hash}});
  std::optional<Identity> identity;
  if (answer.contains("id")) {
    identity = Identity{answer.at("id"), answer.at("rol"), {}, {}, {}};
    if (answer.contains("directie")) identity->directorate = answer["directie"];
    if (answer.contains("medewerker")) identity->staff = answer["medewerker"];
    if (answer.contains("naam") && answer["naam"].is_string()) identity->name = answer["naam"];
  }
  const std::lock_guard lock(mutex_);
  if (known_.size() >= entries_max) known_.clear();
  known_[hash] = {identity, now + trusted_for};
  return identity;
}

}  // namespace gestand::gateway

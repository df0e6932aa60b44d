// An Api that answers with recorded, contract-shaped JSON (recorded/*.json) and remembers what it was asked.
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "services/gateway/pages/pages.hpp"

namespace gestand::gateway {

inline constexpr const char* motion_id = "11111111-1111-4111-8111-111111111111";
inline constexpr const char* edition_id = "33333333-3333-4333-8333-333333333333";
inline constexpr const char* vehicle_id = "44444444-4444-4444-8444-444444444444";
inline constexpr const char* commitment_id = "55555555-5555-4555-8555-555555555555";
inline constexpr const char* good_token = "een-geldig-token";

class RecordedApi final : public Api {
 public:
  RecordedApi();

  ApiReply call(const ApiCall& call) override;

  // From now on this call gets this answer.
  void answer(const std::string& method, const std::string& path, ApiReply reply);

  std::vector<ApiCall> calls;  // all, in order

 private:
  std::map<std::string, ApiReply> answers_;  // "GET /v1/moties"
  std::mutex mutex_;
};

[[nodiscard]] std::string recorded(const std::string& name);

}  // namespace gestand::gateway

// The loop of the delivery.
#include "services/alerts/app/deliverer.hpp"

#include "common/logging/log.hpp"

namespace gestand::alerts {

bool Deliverer::step() {
  const auto intent = outbox_.next();
  if (!intent) return false;
  const auto result = post_.send(intent->message);
  if (result.sent != Sent::Accepted)
    logging::warn("mail not handed over", {{"berichtId", intent->message.id},
                                           {"poging", std::to_string(intent->attempt)},
                                           {"uitkomst", std::string{to_string(result.sent)}},
                                           {"fout", result.why}});
  outbox_.record(*intent, result);
  return true;
}

}  // namespace gestand::alerts

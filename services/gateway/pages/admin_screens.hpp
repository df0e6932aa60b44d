// What an administrator keeps: tokens, webhooks, the health of services and data; and everybody's own calendar feeds.
#pragma once
#include <optional>
#include <string>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

// What a posted form led to, for the page that shows it again. A secret is shown in the answer to the form that made
// it and nowhere else, so that answer is no redirect.
struct Posted {
  std::optional<FormState> refused = {};
  int status = 200;
  std::string secret = {};
};

[[nodiscard]] PageReply tokens_screen(Visit& visit, const Posted& posted);
[[nodiscard]] PageReply post_token(Visit& visit);
[[nodiscard]] PageReply post_token_withdrawal(Visit& visit, const std::string& id);

[[nodiscard]] PageReply webhooks_screen(Visit& visit, const Posted& posted);
[[nodiscard]] PageReply post_webhook(Visit& visit);
[[nodiscard]] PageReply webhook_screen(Visit& visit, const std::string& id, const Posted& posted);
// `verb`: "wijzig" or "proeven".
[[nodiscard]] PageReply post_webhook_verb(Visit& visit, const std::string& id, const std::string& verb);
[[nodiscard]] PageReply post_resend(Visit& visit, const std::string& id, const std::string& delivery);

[[nodiscard]] PageReply feeds_screen(Visit& visit, const Posted& posted);
[[nodiscard]] PageReply post_feed(Visit& visit);
[[nodiscard]] PageReply post_feed_withdrawal(Visit& visit, const std::string& id);

[[nodiscard]] PageReply health_screen(Visit& visit, const Posted& posted);
// `service`: the consumer at which the events of `item` are parked; `verb`: "herhalingen" or "overslagen".
[[nodiscard]] PageReply post_parked(Visit& visit, const std::string& service, const std::string& item,
                                    const std::string& verb);

// The form as it stood if it is the one that was refused, else with `typed`.
[[nodiscard]] FormState state_after(const Posted& posted, const std::string& action, Params typed = {});
// What the form of `forms` that `?gedaan=` names says after it succeeded; empty for none.
[[nodiscard]] std::string done_of(const Visit& visit, std::initializer_list<const Form*> forms);
// Refused here, before the API is asked: `field` is needed.
[[nodiscard]] Posted refused_for(const Visit& visit, const std::string& field, const std::string& why);

}  // namespace gestand::gateway::pages

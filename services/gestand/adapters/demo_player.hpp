// Plays the demonstration script against the API.
#pragma once
#include <functional>
#include <string>

#include "common/vocab/time.hpp"
#include "services/gestand/adapters/http_client.hpp"

namespace gestand::cli {

// Every step has an idempotency key, so that playing it again, or the rest of it after a crash, does nothing twice.
// `client` gives one with the token of a role; `first_day` must be the same each time. Returns the number of steps;
// throws Failed at a step that is refused.
int play_demo(const std::function<HttpClient(const std::string& role)>& client, Date first_day);

}  // namespace gestand::cli

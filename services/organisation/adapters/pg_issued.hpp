// The tokens and calendar feeds that were issued, for who administers them. They are few: each is read from its events.
#pragma once
#include <string>

#include "common/eventlog/database.hpp"
#include "common/eventlog/log.hpp"
#include "common/owner/owner.hpp"

namespace gestand::organisation {

// {"aantal","resultaten":[…]}, newest first. `kind`: "token" or "agendafeed"; `maker`: only what this token made, empty
// for all. What begins with an underscore (the hash of the secret) is not told.
[[nodiscard]] std::string issued(const std::string& kind, const std::string& maker, eventlog::Database& database,
                                 eventlog::Log& log, owner::Owner& owner);

}  // namespace gestand::organisation

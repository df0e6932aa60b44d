// A correction: a wrong fact is annulled by a new event that makes the document what it would be without it. History
// stays.
#pragma once
#include <vector>

#include "common/owner/rules.hpp"

namespace gestand::owner {

// Body {gebeurtenis, reden}. Refuses the first event, one annulled before, and one on which later facts build.
[[nodiscard]] Decided annul_event(const Call& call, const std::vector<eventlog::StoredEvent>& events);

}  // namespace gestand::owner

// The route of a nota past those who sign it: station, date, initials; what is missing stays so.
#pragma once
#include <optional>
#include <vector>

#include "services/documents/domain/nota.hpp"
#include "services/documents/domain/text.hpp"

namespace gestand::documents {

struct Section;
// From the sections under a heading of their own, and from tables with "paraaf" at their head.
[[nodiscard]] std::vector<Station> route_of(const std::vector<Section>& sections, std::optional<Date> nota_date);

}  // namespace gestand::documents

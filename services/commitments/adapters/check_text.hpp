// {"tekst", "heeftTermijn"?} -> {"bevindingen":[{code, uitleg, passage?, van?, tot?}]} or {"errors"}; stores nothing.
#pragma once
#include <string>

namespace gestand::commitments {

[[nodiscard]] std::string check_text(const std::string& body);

}  // namespace gestand::commitments

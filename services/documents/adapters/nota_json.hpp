// A reading of a nota as the API shows it (contract, "Notas").
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "services/documents/domain/nota.hpp"

namespace gestand::documents {

[[nodiscard]] nlohmann::json json_of(const NotaReading& reading);

}  // namespace gestand::documents

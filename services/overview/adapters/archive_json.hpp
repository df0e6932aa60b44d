// What an item says of its keeping: `archief`, once it is closed.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "services/overview/adapters/rows_json.hpp"
#include "services/overview/domain/retention.hpp"

namespace gestand::overview {

[[nodiscard]] RetentionTerm retention_term_of(const nlohmann::json& document);

// {geslotenDatum, categorie, naam, waardering, jaren?, vernietigenVanaf?, bron, archiefvormer?}; of an item that is
// closed without a term for it only the day. With `also_open` an open one says its category, as of its last change.
void add_archive(nlohmann::json& item, const ItemRow& row, const std::vector<RetentionTerm>& terms,
                 bool also_open = false);

}  // namespace gestand::overview

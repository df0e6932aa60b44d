// Rows of the read model as the contract's JSON: items, rows of lists, proposals to close, texts that can be erased.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "services/overview/domain/query.hpp"

namespace gestand::overview {

struct ItemRow {
  std::string id, source, soort;
  int version = 0;
  bool open = false;
  std::optional<Date> closed;  // since when it is not open, as it was recorded
  Date changed;                // the last time, as it was recorded
  std::string sort_key;        // of the list that it was read for
  bool sort_key_empty = true;
  std::shared_ptr<const nlohmann::json> document;
  std::shared_ptr<const nlohmann::json> followed;  // deadlines by id
};

using Editions = std::map<std::string, std::shared_ptr<const nlohmann::json>>;  // documents by id

// Motions, commitments and requests of the Chamber.
[[nodiscard]] bool is_promise(const std::string& soort);

// The editions that a document is linked to, in its order.
[[nodiscard]] std::vector<std::string> linked_editions(const nlohmann::json& document);

// The item as its page reads it.
[[nodiscard]] nlohmann::json item_json(const ItemRow& row, const Editions& editions, Date day);
// The item as a row of a list.
[[nodiscard]] nlohmann::json list_row_json(Kind kind, const ItemRow& row, const Editions& editions, Date day,
                                           bool brief = false);

// The letters that name an item, on its page.
void add_letters(nlohmann::json& item, const std::vector<ItemRow>& letters);
// `open`: as Reading::open_proposals_of() tells them; those that the item tells itself stay as they are.
void add_open_proposals(nlohmann::json& item, const nlohmann::json& open);

// The id of the proposal to close `item` because `edition` (an edition or a letter) was sent: the same wherever it is
// reckoned.
[[nodiscard]] std::string proposal_id(const std::string& item, const std::string& edition);

// Puts texts in the place of {"$tekst": id}; one that was erased reads "verwijderd".
using FetchTexts =
    std::function<std::map<std::string, std::string>(const std::string& source, const std::vector<std::string>& ids)>;
void put_texts(const std::vector<nlohmann::json*>& items, const std::string& source, const FetchTexts& fetch);

}  // namespace gestand::overview

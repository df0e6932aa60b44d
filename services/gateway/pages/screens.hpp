// The pages, one function each. All take the visit; those of one item also take its id and, when a form of theirs was
// refused, that form as it was typed. `status` is that of the answer (200, or the refusal's).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/pages/form.hpp"
#include "services/gateway/pages/url.hpp"

namespace gestand::gateway::pages {

struct ItemRequest {
  std::string resource;  // "moties"
  std::string id;
  std::optional<FormState> refused = {};
  int status = 200;
};

[[nodiscard]] PageReply list_screen(Visit& visit, const std::string& resource);
[[nodiscard]] PageReply debate_screen(Visit& visit);
[[nodiscard]] PageReply keys_screen(Visit& visit);
[[nodiscard]] PageReply deadlines_screen(Visit& visit);
[[nodiscard]] PageReply search_screen(Visit& visit);
// The address of the one item among `rows` that bears the number that was typed, in any spelling; empty if there is
// none.
[[nodiscard]] std::string item_of_number(const std::string& typed, const nlohmann::json& rows,
                                         std::string_view resource);
// Where words that were searched stand in the text: [{deel, treffer}]
[[nodiscard]] nlohmann::json passage_view(const nlohmann::json& row);

[[nodiscard]] PageReply alerts_screen(Visit& visit, const std::optional<FormState>& refused, int status);
[[nodiscard]] PageReply dashboard_screen(Visit& visit);

[[nodiscard]] PageReply motion_screen(Visit& visit, const ItemRequest& item);
[[nodiscard]] PageReply commitment_screen(Visit& visit, const ItemRequest& item);
[[nodiscard]] PageReply vehicle_screen(Visit& visit, const ItemRequest& item);
[[nodiscard]] PageReply edition_screen(Visit& visit, const ItemRequest& item);

// A file instead of a page: "/moties?formaat=xlsx", "/edities/ID/bijlage?formaat=odt".
[[nodiscard]] bool is_download(const PageRequest& request, const std::vector<std::string>& at);
[[nodiscard]] PageReply download(Visit& visit, const std::vector<std::string>& at);
// Where to get it, form by form, for the template "downloads".
[[nodiscard]] nlohmann::json download_links(const std::string& address, const Params& query);

// The form for a new thing: "moties", "toezeggingen", "kamerverzoeken", "vehikels".
[[nodiscard]] const Form* new_form(const std::string& resource);
[[nodiscard]] PageReply new_screen(Visit& visit, const std::string& resource, const std::optional<FormState>& refused,
                                   int status);

}  // namespace gestand::gateway::pages

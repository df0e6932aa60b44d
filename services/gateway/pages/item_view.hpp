// What the pages of all items share: their forms, deadlines, links, proposals and history.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "services/gateway/pages/screens.hpp"

namespace gestand::gateway::pages {

// The forms of one item, with those refused filled as they were typed.
class ItemForms {
 public:
  ItemForms(Visit& visit, References& references, const ItemRequest& request, std::string version)
      : visit_(visit), references_(references), request_(request), version_(std::move(version)) {}

  // A verb as a form; `sub` is the id of the part it is about ("termijnen/…/verplaatsingen").
  nlohmann::json view(std::string_view verb, const std::string& sub = {});

  // The same with a value already filled in.
  nlohmann::json view_with(std::string_view verb, const std::string& sub, const Params& defaults);

  // All that the item's state allows, and the refused form wherever it belongs if nothing has shown it yet: what was
  // typed must not get lost because somebody else changed the state. Ask for this last.
  nlohmann::json possible(const nlohmann::json& item);

 private:
  Visit& visit_;
  References& references_;
  const ItemRequest& request_;
  std::string version_;
  bool refused_is_shown_ = false;
};

[[nodiscard]] nlohmann::json deadlines_view(const nlohmann::json& item, Visit& visit, References& references,
                                            ItemForms& forms);
[[nodiscard]] nlohmann::json links_view(const nlohmann::json& item, Visit& visit, References& references,
                                        ItemForms& forms);
[[nodiscard]] nlohmann::json pointers_view(const nlohmann::json& item, Visit& visit, ItemForms& forms);
[[nodiscard]] nlohmann::json proposals_view(const nlohmann::json& item, Visit& visit, References& references,
                                            ItemForms& forms);

// Its themes, each with the list of what has it too.
[[nodiscard]] nlohmann::json themes_view(const nlohmann::json& item, const std::string& resource);

// What this is a double of, and the doubles that went into it.
[[nodiscard]] nlohmann::json doubles_view(const nlohmann::json& item, const std::string& resource);

// The history as GET …/gebeurtenissen tells it, newest first.
[[nodiscard]] nlohmann::json history_view(Visit& visit, References& references, const std::string& api_path);

// What succeeded just now, from ?gedaan=…; only the words of our own forms are shown.
[[nodiscard]] std::string done_notice(const Visit& visit, const std::string& resource);

// How long it is kept and its bundle for the archive; `address` is that of the page.
[[nodiscard]] nlohmann::json archive_view(const nlohmann::json& item, const std::string& address);

// The fields that every item page shows beside the title: responsible office, directorate, handler.
[[nodiscard]] nlohmann::json assignment_view(const nlohmann::json& item, References& references);

}  // namespace gestand::gateway::pages

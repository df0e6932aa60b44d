// Saved views of lists: the row of them above a list, the form that saves one, and the page where they are kept.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "services/gateway/pages/url.hpp"
#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

// {weergaven:[{naam, adres, hier, gedeeld}], bewaren:{…} or false} of one list, with "Mijn werk" first.
[[nodiscard]] nlohmann::json views_of_list(Visit& visit, const std::string& resource, const Params& query);

[[nodiscard]] PageReply views_screen(Visit& visit, const Problem* problem = nullptr, int status = 200);
[[nodiscard]] PageReply save_view(Visit& visit);  // POST /weergaven
// POST /weergaven/{id}/{wijzig|verwijder}
[[nodiscard]] PageReply change_view(Visit& visit, const std::string& id, const std::string& verb);

}  // namespace gestand::gateway::pages

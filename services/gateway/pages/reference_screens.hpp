// Offices, directorates and staff: in time, with what they have now, and the transfer of a portfolio.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

struct ReferenceKind {
  std::string_view resource;  // "ambten"
  std::string_view title;     // "Ambten"
  std::string_view one;       // "ambt"
  std::string_view filter;    // of the work list: "verantwoordelijke"
  Form make, change;          // of a beheerder
};
[[nodiscard]] const ReferenceKind* reference_kind(std::string_view resource);  // null: none
[[nodiscard]] const Form& holder_form();                                       // who holds an office from now on
// The fields of an act that gives all open items of one office or directorate to another.
[[nodiscard]] const Form& transfer_form(std::string_view resource);

[[nodiscard]] PageReply reference_list(Visit& visit, const ReferenceKind& kind, const std::optional<FormState>& refused,
                                       int status);
// `key`: the code of an office or directorate, the id of a member of staff.
[[nodiscard]] PageReply reference_screen(Visit& visit, const ReferenceKind& kind, const std::string& key,
                                         const std::optional<FormState>& refused, int status);
[[nodiscard]] PageReply reference_new(Visit& visit, const ReferenceKind& kind);
// `verb`: "wijzig" or "bekleders".
[[nodiscard]] PageReply reference_change(Visit& visit, const ReferenceKind& kind, const std::string& key,
                                         const std::string& verb);

}  // namespace gestand::gateway::pages

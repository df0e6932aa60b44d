// Notas and letters to the Chamber: their lists, pages and new ones. A nota is read first; nothing of it is stored
// before a person has confirmed, and until then all of it travels in the form.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "services/gateway/pages/form.hpp"

namespace gestand::gateway::pages {

[[nodiscard]] PageReply notas_screen(Visit& visit);
[[nodiscard]] PageReply nota_screen(Visit& visit, const std::string& id);
[[nodiscard]] PageReply letters_screen(Visit& visit);
[[nodiscard]] PageReply letter_screen(Visit& visit, const std::string& id);
[[nodiscard]] PageReply new_letter_screen(Visit& visit, const std::optional<FormState>& refused, int status);
[[nodiscard]] PageReply post_letter(Visit& visit);

// /notas/nieuw: a text or a PDF goes in.
[[nodiscard]] PageReply nota_intake_screen(Visit& visit, const std::string& fault, int status);
// POST /notas/nieuw: what was read, to confirm; with `_nota` in the form: the confirmation.
[[nodiscard]] PageReply post_nota(Visit& visit);

// The forms of a nota and of what it may propose.
[[nodiscard]] const Form& nota_form();
[[nodiscard]] const Form& letter_form();

struct ProposalKind {
  std::string_view kind;  // "appreciatie"
  std::string_view name;  // "Appreciatie"
  Form form;
  std::string_view list;  // where a new one is made: "moties"; empty: a fact about the item of the field "_item"
};
[[nodiscard]] const ProposalKind* proposal_kind(std::string_view kind);  // null: nothing to store, such as a debate

// The fields of a proposal as they stand in its form; what has no place there is told in `rest`.
[[nodiscard]] Params typed_of(const ProposalKind& kind, const nlohmann::json& fields, std::string& rest);

// The text in pieces, those that prove something marked: [{stuk, anker?, gemerkt}]. Places count characters.
[[nodiscard]] nlohmann::json marked_text(const std::string& text, const nlohmann::json& proposals);

}  // namespace gestand::gateway::pages

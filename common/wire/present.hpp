// What people see of an item's document on a day: the one place where a document becomes the contract's JSON.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "common/vocab/time.hpp"

namespace gestand::wire {

// Applies the `wijziging` of an event's data to a document. Throws std::invalid_argument on a change that does not fit.
void apply_changes(nlohmann::json& document, const nlohmann::json& changes);

// The changes that turn `before` into `after`, as apply_changes() takes them.
[[nodiscard]] nlohmann::json changes_between(const nlohmann::json& before, const nlohmann::json& after);

// The assignment that counts on `day`: {verantwoordelijke?, directie?, behandelaar?}.
[[nodiscard]] nlohmann::json assignment_on(const nlohmann::json& document, Date day);

// The status of a deadline on `day`: loopt, nadert (at most 30 days away), verstreken, or how it ended.
[[nodiscard]] std::string deadline_status(const nlohmann::json& deadline, Date day);

// The item as the API reads it on `day`. `deadlines` (array, may be null) are those of the deadlines service and
// replace the document's own. Leaves out members that begin with `_` and the raw assignments; adds id, versie,
// inBeheer, termijn, and `status` of each deadline.
[[nodiscard]] nlohmann::json present(const nlohmann::json& document, const nlohmann::json& deadlines,
                                     const std::string& id, int version, Date day);

// Who reads. An absent role is that of a lezer.
struct Reader {
  std::string role;
  std::string directorate;  // of a token that is bound to one; else empty
};

// Whether this reader may see what is confidential of an item of that directorate: no lezer may, and nobody who is
// bound to another directorate.
[[nodiscard]] bool may_see_confidential(const Reader& reader, const std::string& directorate);

// Takes the text out of every note and item in `value` that is `vertrouwelijk`, and out of the changes in its history.
void hide_confidential(nlohmann::json& value);

}  // namespace gestand::wire

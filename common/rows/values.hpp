// What a cell means: days, members and committees, states, judgements. Nothing is guessed: what can be read in two ways
// is refused with a sentence that says why.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/rows/fields.hpp"
#include "common/sheet/table.hpp"
#include "common/vocab/outcome.hpp"

namespace gestand::rows {

// A day as a spreadsheet keeps it, as dd-mm-jjjj (also with . / or spaces), d mmmm jjjj or jjjj-mm-dd. A year of two
// digits is refused.
[[nodiscard]] Outcome<Date> read_day(const sheet::Cell& cell, bool from_1904);
// Whether it is meant as a day, right or wrong; otherwise it may be the words of a term.
[[nodiscard]] bool looks_like_day(const sheet::Cell& cell);

// A member (with faction) or a committee.
struct Party {
  std::string name, faction, committee;
  bool operator==(const Party&) const = default;
};
// "Ellian (VVD), Mutluer (GroenLinks-PvdA)", "commissie J&V; lid Van Nispen (SP)": apart by ; or a new line, or by a
// comma after a faction.
[[nodiscard]] Outcome<std::vector<Party>> read_parties(std::string_view text, std::string_view faction);
[[nodiscard]] std::string shown(const std::vector<Party>& parties);

// The word of the contract.
[[nodiscard]] std::optional<std::string> read_status(Kind kind, std::string_view text);
[[nodiscard]] std::string known_statuses(Kind kind);
[[nodiscard]] std::optional<std::string> read_judgement(std::string_view text);
[[nodiscard]] std::vector<std::string> read_themes(std::string_view text);

}  // namespace gestand::rows

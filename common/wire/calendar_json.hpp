// What was entered into the calendar, between its document, a body and values: the one place that knows the names.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/calendar/entries.hpp"
#include "common/wire/body.hpp"

namespace gestand::wire {

// The four lists of the document, as paths name them: recessen, vrijedagen, verkiezingen, gebeurtenissen.
[[nodiscard]] const std::vector<std::string>& calendar_lists();
// "reces", "vrije-dag", "verkiezing", "gebeurtenis": what one of that list is called in an event type.
[[nodiscard]] std::string calendar_entry_word(const std::string& list);

// A document that is null or empty has no entries.
[[nodiscard]] calendar::Entries entries_of(const nlohmann::json& document);
[[nodiscard]] nlohmann::json document_of(const calendar::Entries& entries);

// Reads one entry of that list. Members that the body leaves out keep what `before` (an element of the document; null
// for a new entry) has. Adds the entry to `entries`, in the place of the one with its id; every fault is named.
// `with_source`: "bron" is needed (a preview does without).
void read_entry(Body& body, const std::string& list, const std::string& id, const nlohmann::json& before,
                bool with_source, calendar::Entries& entries);
// False if there is none with this id.
[[nodiscard]] bool withdraw_entry(calendar::Entries& entries, const std::string& list, const std::string& id);
// In words, for a trace: "zomerreces 2027 van de Tweede Kamer (…)"; empty if there is none.
[[nodiscard]] std::string told_entry(const calendar::Entries& entries, const std::string& id);
// Who says so.
[[nodiscard]] std::string source_of_entry(const calendar::Entries& entries, const std::string& id);

}  // namespace gestand::wire

// One item as a package for an archive: what it is (MDTO), a text that people read (ODT), and its events as they were
// stored, whose hashes anybody can check. A function of what is recorded: the same state gives the same bytes.
// Officials are in it by id and role only.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/eventlog/event.hpp"
#include "services/gateway/adapters/mdto.hpp"
#include "services/gateway/adapters/paper.hpp"
#include "services/gateway/pages/names.hpp"

namespace gestand::gateway {

struct ArchivedItem {
  const nlohmann::json& item;                        // as the person who fetches it reads it
  const nlohmann::json& assignments;                 // all of them, in the order in which they were recorded
  const nlohmann::json& history;                     // of history_of(), with its texts
  const nlohmann::json& alerts;                      // oldest first
  const std::vector<eventlog::StoredEvent>& events;  // its own, those of its deadlines, and of its alerts
  bool withheld = false;                             // what is confidential, from who fetches it
  pages::Names& names;
};

// The instant of the last event: the moment of knowledge of all that is in the bundle.
[[nodiscard]] std::string moment_of(const ArchivedItem& archived);

// "Motie 26643-1172", "Toezegging TZ202405-123"; without a number by its kind alone.
[[nodiscard]] std::string called(const ArchivedItem& archived);

// How many texts of it are confidential: its own, and of notes.
[[nodiscard]] std::size_t confidential_texts(const ArchivedItem& archived);

[[nodiscard]] Paper archive_paper(const ArchivedItem& archived);
[[nodiscard]] mdto::InformationObject archive_metadata(const ArchivedItem& archived);
[[nodiscard]] std::string archive_bundle(const ArchivedItem& archived);
[[nodiscard]] std::string archive_name(const ArchivedItem& archived);  // of the file

}  // namespace gestand::gateway

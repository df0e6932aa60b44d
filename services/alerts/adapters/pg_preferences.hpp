// How receivers want to be reached (bezorgvoorkeuren): {ontvanger, ritme, tijd?, stilVanaf?, stilTot?, vrijeDagen,
// actief}.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "common/eventlog/log.hpp"
#include "common/wire/faults.hpp"
#include "services/alerts/adapters/pg_commands.hpp"
#include "services/alerts/domain/quiet.hpp"

namespace gestand::alerts {

// Nothing where there is none, or it has ended: then at once, always.
[[nodiscard]] std::optional<Preference> find_preference(pqxx::transaction_base& transaction,
                                                        const std::string& receiver);

struct KnownPreference {
  std::string id;
  int version = 0;
  std::string document;
};
[[nodiscard]] std::optional<KnownPreference> preference_by(pqxx::transaction_base& transaction, const std::string& id);
[[nodiscard]] std::vector<KnownPreference> all_preferences(pqxx::transaction_base& transaction);
[[nodiscard]] std::string preference_id(const std::string& receiver);

// Reads what a person asks for: all members for a new one, any of them to change `document`. Gives the new document.
[[nodiscard]] nlohmann::json preference_document(const nlohmann::json& body, const nlohmann::json& document,
                                                 wire::Faults& faults);

// Saves it with its event; what waits for this receiver is looked at anew.
[[nodiscard]] eventlog::Appended change_preference(pqxx::work& transaction, const SettingChange& change,
                                                   const nlohmann::json& document);

}  // namespace gestand::alerts

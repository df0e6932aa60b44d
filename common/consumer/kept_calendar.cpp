#include "common/consumer/kept_calendar.hpp"

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/calendar/date.hpp"
#include "common/wire/calendar_json.hpp"
#include "common/wire/present.hpp"

namespace gestand::consumer {

using nlohmann::json;

namespace {

constexpr const char* calendar_events = "nl.organisatie.kalender-";
constexpr std::size_t remembered_max = 1'000;

// Calendars by the text that they were made of: reading one again for every batch would be a waste.
std::shared_ptr<const calendar::Calendar> made_of(const std::string& document) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const calendar::Calendar>> remembered;
  const std::lock_guard lock(mutex);
  if (const auto found = remembered.find(document); found != remembered.end()) return found->second;
  if (remembered.size() >= remembered_max) remembered.clear();
  return remembered[document] = std::make_shared<const calendar::Calendar>(
             calendar::Calendar::entered(wire::entries_of(json::parse(document))));
}

std::string newest_document(pqxx::transaction_base& transaction) {
  const auto rows = transaction.exec("SELECT document FROM calendar ORDER BY number DESC LIMIT 1");
  return rows.empty() ? "{}" : rows[0][0].c_str();
}

std::string text_of(const json& in, const char* name) {
  const auto found = in.find(name);
  return found != in.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

bool is_of_calendar(const Event& event) {
  return event.source == "organisation" && event.stored.type.starts_with(calendar_events);
}

int take_calendar(pqxx::work& transaction, std::span<const Event> events) {
  int taken = 0;
  std::optional<json> document;
  for (const auto& event : events) {
    if (!is_of_calendar(event)) continue;
    if (!document) document = json::parse(newest_document(transaction));
    const json body = json::parse(event.stored.body);
    const json& data = body.at("data");
    wire::apply_changes(*document, data.value("wijziging", json::array()));
    const int number = document->value("nummer", 0);
    if (number == 0) continue;  // it was made, and nothing stands in it yet
    const json fact = data.value("feit", json::object());
    const std::string& type = event.stored.type;
    transaction.exec_params(
        "INSERT INTO calendar (number, event, at, what, told, source, document) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        number, text_of(body, "id"), text_of(body, "time"), type.substr(type.rfind('-') + 1),
        text_of(fact, "omschrijving"), text_of(fact, "bron"), document->dump());
    ++taken;
  }
  return taken;
}

std::vector<calendar::State> calendar_states(pqxx::transaction_base& transaction) {
  std::vector<calendar::State> found{
      {0, "", Instant::min(), "", "", std::make_shared<const calendar::Calendar>(calendar::Calendar::builtin())}};
  for (const auto& row :
       transaction.exec("SELECT number, event, at, what, told, source, document FROM calendar ORDER BY number")) {
    const auto at = calendar::parse_instant(row[2].c_str());
    if (!at) throw std::runtime_error("a state of the calendar without its time");
    found.push_back({row[0].as<int>(), row[1].c_str(), *at,
                     std::string("Kalender: ") + row[4].c_str() + " " + row[3].c_str(), row[5].c_str(),
                     made_of(row[6].c_str())});
  }
  return found;
}

std::shared_ptr<const calendar::Calendar> calendar_now(pqxx::transaction_base& transaction) {
  return made_of(newest_document(transaction));
}

calendar::Entries calendar_entries(pqxx::transaction_base& transaction) {
  return wire::entries_of(json::parse(newest_document(transaction)));
}

}  // namespace gestand::consumer

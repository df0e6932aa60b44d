// What a letter says, from our tables.
#include "services/alerts/adapters/pg_letter.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/app/mime.hpp"

namespace gestand::alerts {
namespace {

using nlohmann::json;

Notice notice_of(const KnownAlert& alert, const std::map<std::string, KnownItem>& items,
                 const std::map<std::string, KnownDeadline>& deadlines) {
  const auto document = json::parse(alert.document);
  Notice notice;
  notice.item = alert.item;
  notice.item_kind = document.value("itemSoort", "");
  if (const auto item = items.find(alert.item); item != items.end()) {
    const auto label = label_of(item->second.document);
    notice.number = label.number;
    notice.title = label.title;
  }
  if (const auto deadline = deadlines.find(alert.key.deadline); deadline != deadlines.end())
    notice.kind = facts_of(deadline->second.document).kind;
  if (document.contains("termijnDatum")) notice.date = alert.key.date;
  notice.threshold = alert.key.threshold;
  notice.words = document.value("aanleiding", "");
  notice.effective = alert.effective;
  notice.caught_up = document.value("ingehaald", false);
  notice.reminder = alert.round > 1;
  return notice;
}

// The same alerts make the same mail; after a snooze it is another one.
std::string message_id(const std::vector<KnownAlert>& alerts) {
  std::string carried;
  for (const auto& alert : alerts) carried += alert.id + "/" + std::to_string(alert.round) + " ";
  return eventlog::named_uuid(alerts.front().id, "bericht " + carried);
}

}  // namespace

Addressed addresses_of(pqxx::transaction_base& transaction, const std::string& receiver,
                       const std::string& coordinators) {
  Addressed addressed;
  for (const auto& row :
       transaction.exec_params("SELECT id, document FROM directorate WHERE code = $1 ORDER BY id", receiver)) {
    const auto directorate = directorate_of(row[1].c_str(), row[0].c_str());
    addressed.name = directorate.name.empty() ? receiver : directorate.name;
    for (const auto& mail : directorate.mail)
      if (is_address(mail)) addressed.mail.push_back(mail);
  }
  if (addressed.mail.empty()) return {"", {coordinators}};
  return addressed;
}

Letter letter_for(pqxx::transaction_base& transaction, const MailSettings& settings, const std::string& receiver,
                  const std::vector<std::string>& copies, const std::vector<KnownAlert>& alerts) {
  const auto clock = stack_clock(transaction);
  const auto addressed = addresses_of(transaction, receiver, settings.coordinators);
  Letter letter{message_id(alerts),  settings.sender, addressed.mail, {}, addressed.name,
                settings.public_url, clock.now,       clock.today,    {}};
  for (const auto& copy : copies)
    for (const auto& mail : addresses_of(transaction, copy, settings.coordinators).mail)
      if (std::find(letter.to.begin(), letter.to.end(), mail) == letter.to.end() &&
          std::find(letter.copies.begin(), letter.copies.end(), mail) == letter.copies.end())
        letter.copies.push_back(mail);
  std::set<std::string> item_ids;
  std::set<std::string> deadline_ids;
  for (const auto& alert : alerts) {
    item_ids.insert(alert.item);
    deadline_ids.insert(alert.key.deadline);
  }
  const auto items = load_items(transaction, item_ids);
  const auto deadlines = peek_deadlines(transaction, deadline_ids);
  for (const auto& alert : alerts) letter.notices.push_back(notice_of(alert, items, deadlines));
  std::stable_sort(letter.notices.begin(), letter.notices.end(),
                   [](const Notice& a, const Notice& b) { return a.date < b.date; });
  return letter;
}

}  // namespace gestand::alerts

// What a letter says, from our tables.
#include "services/alerts/adapters/pg_letter.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/eventlog/ids.hpp"
#include "services/alerts/adapters/known_json.hpp"
#include "services/alerts/adapters/pg_known.hpp"
#include "services/alerts/adapters/pg_rules.hpp"
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
  notice.rung = alert.key.rung;
  return notice;
}

bool is_milestone(const KnownRule& rule) { return json::parse(rule.document).value("mijlpaal", false); }

constexpr int lines_max = 40;

std::string line_of(const pqxx::row& row, Date today) {
  const auto label = label_of(row[1].c_str());
  const std::string name = label.number.empty() ? row[0].c_str() : row[0].c_str() + (" " + label.number);
  const auto date = row[2].is_null()
                        ? std::string{}
                        : " (" + calendar::dutch(day_from(row[2])) + ", " + distance(day_from(row[2]), today) + ")";
  return name + ": " + label.title + date;
}

// What hangs on an edition, or what a directorate has open by its date: the nearest first.
void add_lines(pqxx::transaction_base& transaction, Notice& notice, Date today) {
  const bool edition = notice.kind == "verzending";
  if (!edition && notice.kind != "week") return;
  if (!edition) {
    const auto code = transaction.exec_params("SELECT directorate FROM item WHERE id = $1", notice.item);
    notice.number = code.empty() || code[0][0].is_null() ? "" : code[0][0].c_str();
  }
  const std::string whose = edition ? "d.edition = $1::uuid AND d.running"
                                    : "i.open AND i.directorate = (SELECT directorate FROM item WHERE id = $1::uuid)";
  const auto rows = transaction.exec_params(
      "SELECT i.kind, i.document, min(d.date) AS date FROM item i LEFT JOIN deadline d ON d.item = i.id AND d.running "
      "AND d.date IS NOT NULL AND d.document::json->>'soort' NOT IN ('controle', 'stilte') WHERE " +
          whose + " GROUP BY i.id ORDER BY date NULLS LAST, i.id",
      notice.item);
  notice.count = static_cast<int>(rows.size());
  for (const auto& row : rows) {
    const bool late = !row[2].is_null() && day_from(row[2]) < today;
    if (late) ++notice.late;
    if (row[2].is_null()) ++notice.undated;
    if (static_cast<int>(notice.lines.size()) < lines_max) notice.lines.push_back(line_of(row, today));
  }
}

// Overviews of weeks that were missed say the same as the last.
void keep_last_overview(std::vector<Notice>& notices) {
  std::map<std::string, Date> last;
  for (const auto& notice : notices)
    if (notice.kind == "week")
      last[notice.item] = std::max(last.try_emplace(notice.item, Date::min()).first->second, notice.effective);
  std::erase_if(notices,
                [&](const Notice& notice) { return notice.kind == "week" && notice.effective != last[notice.item]; });
}

// The same alerts make the same mail; after a snooze it is another one.
std::string message_id(const std::vector<KnownAlert>& alerts) {
  std::string carried;
  for (const auto& alert : alerts) carried += alert.id + "/" + std::to_string(alert.round) + " ";
  return eventlog::named_uuid(alerts.front().id, "bericht " + carried);
}

}  // namespace

Letter letter_for(pqxx::transaction_base& transaction, const MailSettings& settings, const Addressed& to,
                  const std::vector<Addressed>& copies, const std::vector<KnownAlert>& alerts) {
  const auto clock = stack_clock(transaction);
  Letter letter;
  letter.id = message_id(alerts);
  letter.sender = settings.sender;
  letter.to = to.mail;
  letter.name = to.name;
  letter.stands_in_until = to.stands_in_until;
  letter.public_url = settings.public_url;
  letter.now = clock.now;
  letter.today = clock.today;
  for (const auto& copy : copies)
    for (const auto& mail : copy.mail)
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
  for (std::size_t i = 0; i < alerts.size(); ++i)
    if (const auto rule = find_rule(transaction, alerts[i].key.rule); rule && is_milestone(*rule))
      letter.notices[i].milestone = json::parse(rule->document).value("naam", "");
  for (auto& notice : letter.notices) add_lines(transaction, notice, letter.today);
  keep_last_overview(letter.notices);
  std::stable_sort(letter.notices.begin(), letter.notices.end(),
                   [](const Notice& a, const Notice& b) { return a.date < b.date; });
  return letter;
}

}  // namespace gestand::alerts

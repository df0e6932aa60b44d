// The words of alert mails.
#include "services/alerts/app/compose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/calendar/date.hpp"
#include "services/alerts/app/mime.hpp"
#include "services/alerts/domain/clock.hpp"

namespace gestand::alerts {
namespace {

constexpr std::size_t title_in_subject = 80;

// Cut at a character, never inside one.
std::string shortened(const std::string& text, std::size_t length_max) {
  if (text.size() <= length_max) return text;
  auto cut = length_max;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "…";
}

// Titles are taken over from elsewhere and may hold line ends.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

std::string name_of(const Notice& notice) {
  const auto kind = notice.item_kind.empty() ? std::string{"item"} : notice.item_kind;
  return notice.number.empty() ? kind : kind + " " + notice.number;
}

std::string collection_of(const std::string& item_kind) {
  if (item_kind == "toezegging") return "toezeggingen";
  return item_kind == "kamerverzoek" ? "kamerverzoeken" : "moties";
}

std::string what_runs(const Notice& notice) {
  if (notice.kind == "vervalt") return "Aangehouden motie vervalt";
  if (notice.kind == "controle") return "Nagaan of de voorwaarde nog geldt";
  if (notice.kind == "stilte") return "Laatst iets vastgelegd";
  return notice.kind == "editie" ? "Termijn (hangt aan een editie)" : "Termijn";
}

std::string days_in_words(int days) { return fmt::format("{} {}", days, days == 1 ? "dag" : "dagen"); }

std::string why(const Notice& notice) {
  if (!notice.words.empty()) return notice.words;
  if (notice.kind == "stilte") return days_in_words(notice.threshold) + " niets vastgelegd";
  std::string text = notice.threshold < 0   ? "drempel van " + days_in_words(-notice.threshold) + " vooraf"
                     : notice.threshold > 0 ? "drempel van " + days_in_words(notice.threshold) + " na de termijn"
                                            : "drempel op de dag zelf";
  if (notice.caught_up) text += fmt::format(", ingehaald: bereikt op {}", calendar::dutch(notice.effective));
  if (notice.reminder) text += ", opnieuw na een sluimering";
  return text;
}

std::string paragraph(const Letter& letter, const Notice& notice) {
  std::string text = fmt::format("* {}: {}\n", name_of(notice), one_line(notice.title));
  if (notice.date && notice.words.empty())
    text += fmt::format("  {}: {}{}\n", what_runs(notice), calendar::dutch(*notice.date),
                        notice.kind == "stilte" ? "" : " (" + distance(*notice.date, letter.today) + ")");
  text += fmt::format("  Waarom nu: {}\n", why(notice));
  return text + fmt::format("  {}/{}/{}\n", letter.public_url, collection_of(notice.item_kind), notice.item);
}

std::string joined(const std::vector<std::string>& addresses) {
  std::string text;
  for (const auto& address : addresses) text += (text.empty() ? "" : ", ") + address;
  return text;
}

}  // namespace

std::string distance(Date date, Date today) {
  const auto days = static_cast<int>((date - today).count());
  if (days == 0) return "vandaag";
  if (days == 1) return "morgen";
  return days > 0 ? "over " + days_in_words(days) : days_in_words(-days) + " te laat";
}

std::string host_of(const std::string& public_url) {
  const auto scheme = public_url.find("://");
  auto host = public_url.substr(scheme == std::string::npos ? 0 : scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  return host.empty() || !is_address("x@" + host) ? "gestand.invalid" : host;
}

std::string subject_of(const Letter& letter) {
  if (letter.notices.size() > 1) {
    const auto late = std::count_if(letter.notices.begin(), letter.notices.end(), [&](const Notice& n) {
      return n.date && n.words.empty() && !is_clock(n.kind) && *n.date < letter.today;
    });
    const auto subject = fmt::format("{} termijnen vragen aandacht", letter.notices.size());
    return late > 0 ? fmt::format("{}, waarvan {} verstreken", subject, late) : subject;
  }
  const auto& notice = letter.notices.front();
  const auto title = shortened(one_line(notice.title), title_in_subject);
  if (!notice.words.empty()) return fmt::format("{}: {}", name_of(notice), shortened(one_line(notice.words), 120));
  const auto when = notice.date ? distance(*notice.date, letter.today) : std::string{};
  if (notice.kind == "stilte") return fmt::format("{} {}: {}", name_of(notice), title, why(notice));
  const auto verb = notice.kind == "vervalt" ? "vervalt" : notice.kind == "controle" ? "voorwaarde nagaan" : "termijn";
  return fmt::format("{} {}: {} {}", name_of(notice), title, verb, when);
}

std::string text_of(const Letter& letter) {
  auto text = letter.directorate.empty() ? std::string{"Aan de coördinatoren,\n\n"}
                                         : fmt::format("Aan {},\n\n", letter.directorate);
  text += letter.notices.size() == 1 ? "Dit vraagt nu uw aandacht:\n\n" : "Deze zaken vragen nu uw aandacht:\n\n";
  if (std::any_of(letter.notices.begin(), letter.notices.end(), [](const Notice& one) { return one.caught_up; }))
    text += "Hierbij zijn meldingen die eerder hadden moeten komen; zij zijn gemerkt als ingehaald.\n\n";
  for (const auto& notice : letter.notices) text += paragraph(letter, notice) + "\n";
  text += "Bevestigen of laten sluimeren kan in Gestand bij de meldingen:\n";
  return text + letter.public_url + "/meldingen\n\nDit bericht is automatisch verzonden door Gestand.\n";
}

std::string compose(const Letter& letter) {
  const auto host = host_of(letter.public_url);
  auto bytes = header("Date", mail_date(letter.now));
  bytes += header("From", fmt::format("Gestand <{}>", letter.sender));
  bytes += header("To", joined(letter.to));
  if (!letter.copies.empty()) bytes += header("Cc", joined(letter.copies));
  bytes += fmt::format("Message-ID: <{}@{}>\r\n", letter.id, host);
  bytes += header("Subject", subject_of(letter));
  bytes += header("List-Id", fmt::format("Meldingen van Gestand <meldingen.{}>", host));
  bytes += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Language: nl\r\n";
  bytes += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
  return bytes + quoted_printable(text_of(letter));
}

}  // namespace gestand::alerts

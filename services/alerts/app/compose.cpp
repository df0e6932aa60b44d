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
  if (notice.kind == "week") return "weekoverzicht";
  const auto kind = notice.item_kind.empty() ? std::string{"item"} : notice.item_kind;
  return notice.number.empty() ? kind : kind + " " + notice.number;
}

std::string path_of(const Notice& notice) {
  if (notice.item_kind == "directie") return "/werkvoorraad?isOpen=true&sorteer=termijn&directie=" + notice.number;
  if (notice.item_kind == "kanaal") return "/kanalen";
  const auto collection = notice.item_kind == "toezegging"     ? "toezeggingen"
                          : notice.item_kind == "kamerverzoek" ? "kamerverzoeken"
                          : notice.item_kind == "editie"       ? "edities"
                                                               : "moties";
  return fmt::format("/{}/{}", collection, notice.item);
}

std::string what_runs(const Notice& notice) {
  if (notice.kind == "vervalt") return "Aangehouden motie vervalt";
  if (notice.kind == "controle") return "Nagaan of de voorwaarde nog geldt";
  if (notice.kind == "stilte") return "Laatst iets vastgelegd";
  if (notice.kind == "verzending") return "Geplande verzending";
  return notice.kind == "editie" ? "Termijn (hangt aan een editie)" : "Termijn";
}

std::string days_in_words(int days) { return fmt::format("{} {}", days, days == 1 ? "dag" : "dagen"); }

std::string why(const Notice& notice) {
  if (!notice.words.empty()) return notice.words;
  if (notice.kind == "stilte") return days_in_words(notice.threshold) + " niets vastgelegd";
  if (notice.kind == "week") return "elke maandag" + std::string(notice.caught_up ? ", ingehaald" : "");
  std::string text = notice.milestone.empty() ? "" : "mijlpaal " + notice.milestone + ", ";
  text += notice.threshold < 0   ? "drempel van " + days_in_words(-notice.threshold) + " vooraf"
          : notice.threshold > 0 ? "drempel van " + days_in_words(notice.threshold) + " na de termijn"
                                 : "drempel op de dag zelf";
  if (notice.caught_up) text += fmt::format(", ingehaald: bereikt op {}", calendar::dutch(notice.effective));
  if (notice.reminder) text += ", opnieuw na een sluimering";
  if (notice.rung > 0) text += fmt::format(", opgeschaald (trede {}): nog door niemand bevestigd", notice.rung);
  return text;
}

std::string counted(int number, const char* one, const char* more) {
  return fmt::format("{} {}", number, number == 1 ? one : more);
}

std::string joined(const std::vector<std::string>& addresses) {
  std::string text;
  for (const auto& address : addresses) text += (text.empty() ? "" : ", ") + address;
  return text;
}

}  // namespace

Entry entry_of(const Letter& letter, const Notice& notice) {
  Entry told{
      fmt::format("{}: {}", name_of(notice), one_line(notice.title)), {}, {}, letter.public_url + path_of(notice)};
  if (notice.date && notice.words.empty() && notice.kind != "week")
    told.facts.push_back(fmt::format("{}: {}{}", what_runs(notice), calendar::dutch(*notice.date),
                                     notice.kind == "stilte" ? "" : " (" + distance(*notice.date, letter.today) + ")"));
  if (notice.kind == "verzending") told.facts.push_back("Hieraan hangen " + counted(notice.count, "zaak", "zaken"));
  if (notice.kind == "week")
    told.facts.push_back(fmt::format("Open: {}, waarvan {} verstreken en {} zonder termijn",
                                     counted(notice.count, "zaak", "zaken"), notice.late, notice.undated));
  told.facts.push_back("Waarom nu: " + why(notice));
  for (const auto& line : notice.lines) told.lines.push_back(one_line(line));
  if (const auto rest = notice.count - static_cast<int>(notice.lines.size()); rest > 0)
    told.lines.push_back(fmt::format("en nog {}", rest));
  return told;
}

std::vector<std::string> opening_of(const Letter& letter) {
  std::vector<std::string> opening;
  opening.push_back(letter.name.empty() ? std::string{"Aan de coördinatoren,"} : fmt::format("Aan {},", letter.name));
  if (letter.stands_in_until)
    opening.push_back(fmt::format("U krijgt dit omdat u een collega vervangt, die afwezig is tot en met {}.",
                                  calendar::dutch(*letter.stands_in_until)));
  opening.push_back(letter.notices.size() == 1 ? "Dit vraagt nu uw aandacht:" : "Deze zaken vragen nu uw aandacht:");
  if (std::any_of(letter.notices.begin(), letter.notices.end(), [](const Notice& one) { return one.caught_up; }))
    opening.push_back("Hierbij zijn meldingen die eerder hadden moeten komen; zij zijn gemerkt als ingehaald.");
  return opening;
}

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
  if (notice.kind == "week")
    return fmt::format("Weekoverzicht {}: {} open, {} verstreken", title, notice.count, notice.late);
  if (notice.kind == "verzending")
    return fmt::format("{}: verzending {}, {}", title, when, counted(notice.count, "zaak", "zaken"));
  const auto verb = notice.kind == "vervalt" ? "vervalt" : notice.kind == "controle" ? "voorwaarde nagaan" : "termijn";
  return fmt::format("{} {}: {} {}", name_of(notice), title, verb, when);
}

std::string text_of(const Letter& letter) {
  std::string text;
  for (const auto& line : opening_of(letter)) text += line + "\n\n";
  for (const auto& notice : letter.notices) {
    const auto told = entry_of(letter, notice);
    text += "* " + told.head + "\n";
    for (const auto& fact : told.facts) text += "  " + fact + "\n";
    for (const auto& line : told.lines) text += "  - " + line + "\n";
    text += "  " + told.link + "\n\n";
  }
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
  bytes += header("List-Archive", fmt::format("<{}/meldingen>", letter.public_url));
  bytes += header("List-Owner", fmt::format("<mailto:{}>", letter.sender));
  bytes += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n";
  // The same alerts make the same bytes: the boundary follows from the id. It cannot stand in quoted-printable text.
  const auto boundary = "=_" + letter.id;
  bytes +=
      fmt::format("Content-Language: nl\r\nContent-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n", boundary);
  const auto part = [&](const char* type, const std::string& text) {
    return fmt::format(
        "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
        boundary, type, quoted_printable(text));
  };
  return bytes + part("text/plain", text_of(letter)) + part("text/html", html_of(letter)) + "--" + boundary + "--\r\n";
}

}  // namespace gestand::alerts

// The HTML of alert mails: what the text says, with links to click on. No pictures, no scripts, nothing from elsewhere.
#include <fmt/format.h>

#include "services/alerts/app/compose.hpp"

namespace gestand::alerts {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

std::string entry(const Entry& told) {
  auto html = fmt::format("<li style=\"margin:0 0 1em\"><a href=\"{}\"><strong>{}</strong></a>", escaped(told.link),
                          escaped(told.head));
  for (const auto& fact : told.facts) html += "<br>\n" + escaped(fact);
  if (told.lines.empty()) return html + "</li>\n";
  html += "\n<ul>\n";
  for (const auto& line : told.lines) html += "<li>" + escaped(line) + "</li>\n";
  return html + "</ul></li>\n";
}

}  // namespace

std::string html_of(const Letter& letter) {
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"nl\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n"
      "<body style=\"font-family:sans-serif;line-height:1.5;max-width:40em\">\n",
      escaped(subject_of(letter)));
  for (const auto& line : opening_of(letter)) html += "<p>" + escaped(line) + "</p>\n";
  html += "<ul style=\"padding-left:1.2em\">\n";
  for (const auto& notice : letter.notices) html += entry(entry_of(letter, notice));
  return html +
         fmt::format(
             "</ul>\n<p>Bevestigen of laten sluimeren kan in Gestand <a href=\"{0}/meldingen\">bij de "
             "meldingen</a>.</p>\n"
             "<p style=\"color:#595959\">Dit bericht is automatisch verzonden door Gestand.</p>\n</body>\n</html>\n",
             escaped(letter.public_url));
}

}  // namespace gestand::alerts

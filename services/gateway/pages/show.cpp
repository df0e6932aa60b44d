// Small views; see the header.
#include "services/gateway/pages/show.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/url.hpp"
#include "services/gateway/pages/visit.hpp"

namespace gestand::gateway::pages {

using nlohmann::json;

namespace {

// Minutes on the clock of the wall: on the two days on which the clock changes that is not the time since midnight.
long long wall_minutes(Instant instant, Date day) {
  using std::chrono::minutes;
  const auto moment = std::chrono::floor<minutes>(instant);
  const auto elapsed = std::chrono::floor<minutes>(instant - calendar::amsterdam_instant(day, minutes{0}));
  for (const auto shift : {minutes{0}, minutes{60}, minutes{-60}}) {
    if (calendar::amsterdam_instant(day, elapsed + shift) == moment) return (elapsed + shift).count();
  }
  return elapsed.count() - 60;  // the second time that the hour between two and three comes round
}

}  // namespace

json date_view(std::string_view iso) {
  if (iso.empty()) return false;
  const auto date = calendar::parse_date(iso);
  return {{"iso", iso}, {"tekst", date ? day_in_words(*date) : std::string(iso)}};
}

json instant_view(std::string_view rfc3339) {
  if (rfc3339.empty()) return false;
  const auto instant = calendar::parse_instant(rfc3339);
  if (!instant) return {{"iso", rfc3339}, {"tekst", rfc3339}};
  const auto day = calendar::amsterdam_date(*instant);
  const auto minutes = wall_minutes(*instant, day);
  return {{"iso", rfc3339}, {"tekst", say("{}, {:02}:{:02} uur", day_in_words(day), minutes / 60, minutes % 60)}};
}

json badge(Vocabulary vocabulary, std::string_view value) {
  if (value.empty()) return false;
  return {{"tekst", in_words(vocabulary, value)}, {"klasse", css_class(tone_of(vocabulary, value))}};
}

std::string distance_in_words(Date date, Date today) {
  const auto days = (date - today).count();
  if (days == 0) return say("vandaag");
  if (days == 1) return say("morgen");
  if (days > 1) return say("over {} dagen", days);
  return days == -1 ? say("1 dag te laat") : say("{} dagen te laat", -days);
}

std::string lapse_in_words(Date date, Date today) {
  const auto days = (today - date).count();
  if (days <= 0) return distance_in_words(date, today);
  return days == 1 ? say("1 dag geleden") : say("{} dagen geleden", days);
}

json short_term_view(const json& term, Date today) {
  if (!term.is_object() || term.empty()) return false;
  const auto kind = text(term, "soort");
  const auto status = text(term, "status");
  json out{{"datum", date_view(text(term, "datum"))},
           {"soort", in_words(Vocabulary::TermKind, kind)},
           {"termijnTekst", text(term, "tekst")},
           {"klasse", "neutraal"},
           {"woorden", false}};
  const auto date = calendar::parse_date(text(term, "datum"));
  const bool settled = status == "gehaald" || status == "gestuit";
  if (settled) {
    out["woorden"] = in_words(Vocabulary::TermStatus, status);
  } else if (date) {
    out["woorden"] = kind == "vervalt" ? lapse_in_words(*date, today) : distance_in_words(*date, today);
    const auto days = (*date - today).count();
    out["klasse"] = days < 0 ? "fout" : days <= 30 ? "let-op" : "neutraal";
  }
  out["vervalt"] = kind == "vervalt";
  return out;
}

json term_view(const json& term, Date today) {
  auto out = short_term_view(term, today);
  out["status"] = badge(Vocabulary::TermStatus, text(term, "status"));
  out["termijnToelichting"] = text(term, "toelichting");
  out["stappen"] = json::array();
  for (const auto& step : list(term, "uitleg")) {
    out["stappen"].push_back({{"stap", text(step, "stap")},
                              {"van", date_view(text(step, "van"))},
                              {"naar", date_view(text(step, "naar"))},
                              {"bron", text(step, "bron")}});
  }
  const auto shifts = term.is_object() ? term.value("verschuivingen", 0) : 0;
  out["verschoven"] = false;
  if (shifts > 0) {
    out["verschoven"] = {{"keer", shifts == 1 ? say("1 keer") : say("{} keer", shifts)},
                         {"eerst", date_view(text(term, "eersteDatum"))}};
  }
  return out;
}

std::string people_in_words(const json& people) {
  std::string out;
  for (const auto& person : people) {
    auto name = text(person, "naam");
    if (name.empty()) name = text(person, "commissie");
    if (name.empty() && person.is_string()) name = person.get<std::string>();
    const auto party = text(person, "fractie");
    if (!out.empty()) out += ", ";
    out += party.empty() ? name : fmt::format("{} ({})", name, party);
  }
  return out;
}

std::string grouped(long long number) {
  auto out = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > (number < 0 ? 1 : 0); at -= 3) {
    out.insert(static_cast<std::size_t>(at), 1, in_english() ? ',' : '.');
  }
  return out;
}

std::string counted(long long number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), say(number == 1 ? one : many));
}

std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string page_of_list(const std::string& api_address) {
  constexpr std::string_view base = "/v1";
  const auto address = api_address.starts_with(base) ? api_address.substr(base.size()) : api_address;
  const auto safe = local_address(address);
  return safe == "/" ? "" : safe;
}

}  // namespace gestand::gateway::pages

// What surrounds every page; see the header.
#include "services/gateway/pages/frame.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/as_of.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/render.hpp"
#include "services/gateway/pages/templates.hpp"
#include "services/gateway/pages/theme.hpp"
#include "services/gateway/pages/url.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct MenuEntry {
  std::string_view address;
  std::string_view name;
};
constexpr std::array menu{MenuEntry{"/werkvoorraad", "Werkvoorraad"},
                          MenuEntry{"/dashboard", "Dashboard"},
                          MenuEntry{"/moties", "Moties"},
                          MenuEntry{"/toezeggingen", "Toezeggingen"},
                          MenuEntry{"/kamerverzoeken", "Kamerverzoeken"},
                          MenuEntry{"/vehikels", "Vehikels"},
                          MenuEntry{"/meldingen", "Meldingen"},
                          MenuEntry{"/meer", "Meer"}};

std::string in_frame(json frame, std::string_view template_name, const json& view) {
  frame["inhoud"] = render(template_name, view);
  frame["taal"] = in_english() ? "en" : "nl";
  frame["andereTaal"] = in_english() ? "nl" : "en";
  frame["andereTaalNaam"] = in_english() ? "Nederlands" : "English";
  frame["taalAdres"] = switch_address();
  frame["stijl"] = asset_address("gestand.css");
  frame["thema"] = mounted_theme().stylesheet();
  frame["letter"] = asset_address("open-sans.woff2");
  frame["script"] = asset_address("gestand.js");
  frame["pictogram"] = asset_address("gestand.svg");
  return render("frame", frame);
}

}  // namespace

PageReply framed(Visit& visit, int status, const Heading& heading, std::string_view template_name, const json& view) {
  json entries = json::array();
  for (const auto& entry : menu) {
    // What is open is what staff come for; the address says so and the list shows it as a filter.
    const auto open = entry.address == "/werkvoorraad" ? "?isOpen=true" : "";
    entries.push_back({{"adres", std::string(entry.address) + open},
                       {"naam", say(entry.name)},
                       {"hier", entry.address == heading.menu}});
  }
  json frame{
      {"titel", (heading.has_faults ? say("Fout:") + " " : "") + heading.title},
      {"metLijst", heading.has_list},
      {"grafieken", heading.has_charts ? json(asset_address("grafieken.css")) : json(false)},
      {"binnen", {{"menu", entries}, {"rol", in_words(Vocabulary::Role, visit.role())}, {"bewijs", visit.proof}}}};
  return html(status, in_frame(std::move(frame), template_name, view));
}

PageReply framed_outside(int status, const std::string& title, std::string_view template_name, const json& view) {
  return html(status, in_frame({{"titel", title}, {"binnen", false}}, template_name, view));
}

json problem_view(int status, const std::string& detail) {
  const auto told = [&](std::string_view heading, std::string_view advice) {
    return json{{"kop", say(heading)}, {"uitleg", say(advice)}, {"detail", detail}, {"code", status}};
  };
  switch (status) {
    case 400: return told("Deze vraag begrijpen wij niet", "Controleer het adres of de filters, of begin opnieuw.");
    case 403: return told("Dit mag u niet zien of doen", "Uw rol geeft er geen recht op. Vraag een beheerder om hulp.");
    case 404:
      return told(
          "Deze pagina bestaat niet",
          "Het adres is onvolledig of onjuist. Gestand verwijdert nooit iets: zoek het via de werkvoorraad of de "
          "lijst van moties.");
    case 405: return told("Dit kan hier niet", "Ga terug en gebruik de knoppen op de pagina.");
    case 413:
      return told("Dit is te groot",
                  "Er is niets opgeslagen. Samen mag het hoogstens 1 MiB zijn. Ga terug en maak het kleiner.");
    case 503:
      return told("Gestand is even niet bereikbaar", "Er is niets verloren. Probeer het over een minuut opnieuw.");
    default:
      return told("Er ging iets mis", "Probeer het opnieuw. Blijft het misgaan, meld het dan bij een beheerder.");
  }
}

PageReply problem_page(Visit& visit, const ApiReply& reply) {
  const auto status = reply.status >= 400 && reply.status < 600 ? reply.status : 500;
  const auto problem = problem_of(reply);
  auto detail = problem.detail;
  for (const auto& fault : problem.faults) detail += " " + fault.detail;
  auto view = problem_view(status, detail);
  view["vandaagAdres"] = address_of_today(visit);
  auto page = framed(visit, status, {.title = view.at("kop").get<std::string>()}, "problem", view);
  if (status == 503) page.headers.emplace_back("Retry-After", "5");
  return page;
}

}  // namespace gestand::gateway::pages

// The debate pack: asked for, read, printed, and taken along as one file that needs nothing else.
#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_columns.hpp"
#include "services/gateway/pages/render.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct About {
  std::string_view name, label, hint;
};
constexpr std::array abouts{About{"commissie", "Commissie of debat", "Een deel van de naam is genoeg."},
                            About{"thema", "Thema", ""},
                            About{"indiener", "Kamerlid", "Indiener, of aan wie is toegezegd."},
                            About{"dossier", "Dossier", "Bijvoorbeeld 26643."}};

constexpr std::size_t request_max = 300;  // bytes; who wants all of it opens the item

json requests_view(const json& row) {
  json out = json::array();
  for (const auto& one : list(row, "verzoeken"))
    out.push_back({{"verzoekTekst", shortened(text(one, "tekst"), request_max)}});
  return out;
}

// The standing one, and who gave it.
json appreciation_view(const json& row, References& references) {
  const auto given = part(row, "appreciatie");
  if (text(given, "oordeel").empty()) return false;
  return {{"oordeel", badge(Vocabulary::Appreciation, text(given, "oordeel"))},
          {"door", references.office(text(given, "door"))},
          {"datum", date_view(text(given, "datum"))},
          {"brief", text(given, "brief")}};
}

json sent_view(const json& row) {
  const auto sent = part(row, "laatsteTekst");
  if (text(sent, "tekst").empty()) return false;
  return {{"gezonden", text(sent, "tekst")},
          {"editieNaam", text(part(sent, "editie"), "naam")},
          {"kamerstuk", text(sent, "kamerstuk")},
          {"datum", date_view(text(sent, "datum"))}};
}

json row_view(const json& row, Date today, References& references) {
  const auto kind = text(row, "soort");
  const auto number = text(row, "nummer").empty() ? text(row, "zaaknummer") : text(row, "nummer");
  const auto last = part(row, "laatste");
  const auto type = text(last, "type");
  const auto day = text(last, "datum").empty() ? text(last, "geregistreerdOp").substr(0, 10) : text(last, "datum");
  json flags = json::array();
  for (const auto& flag : list(row, "vlaggen")) {
    if (flag == "verstreken") flags.push_back({{"vlag", say("Verstreken")}, {"klasse", "fout"}});
    if (flag == "door-ander") flags.push_back({{"vlag", say("Door een ander beoordeeld")}, {"klasse", "let-op"}});
  }
  auto by = text(row, "verantwoordelijke");
  if (by.empty()) by = text(part(row, "gedaanDoor"), "ambt");
  return {{"pakketAdres", "/" + home_of(kind) + "/" + text(row, "id")},
          {"pakketNummer", number},
          {"pakketSoort", in_words(Vocabulary::ItemKind, kind)},
          {"pakketTitel", text(row, "titel")},
          {"pakketWie", references.office(by)},
          {"pakketDirectie", references.directorate(text(row, "directie"))},
          {"pakketStatus",
           badge(kind == "motie" ? Vocabulary::MotionStatus : Vocabulary::CommitmentStatus, text(row, "status"))},
          {"laatste", type.empty() ? json(false)
                                   : json{{"watLaatst", event_in_words(type.substr(type.rfind('.') + 1))},
                                          {"wanneer", date_view(day)}}},
          {"pakketVerzoeken", requests_view(row)},
          {"pakketOordeel", appreciation_view(row, references)},
          {"laatsteTekst", sent_view(row)},
          {"stap", text(row, "volgendeStap")},
          {"pakketTermijn", short_term_view(part(row, "termijn"), today)},
          {"vlaggen", flags}};
}

PageReply as_file(const json& view) {
  PageReply out{200, render("debate_file", view), "text/html; charset=utf-8", {}};
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"debatpakket.html\"");
  return out;
}

}  // namespace

PageReply debate_screen(Visit& visit) {
  const auto form = first(visit.request.query, "formaat");
  const Speaking paper_or_page(form == "html" ? Language::Dutch : language());  // what is taken along is a paper
  Params query;
  json fields = json::array();
  std::string over;
  for (const auto& about : abouts) {
    const auto value = first(visit.request.query, std::string(about.name));
    fields.push_back({{"naam", about.name}, {"label", say(about.label)}, {"hint", say(about.hint)}, {"waarde", value}});
    if (value.empty()) continue;
    query.emplace(about.name, value);
    over += (over.empty() ? "" : ", ") + say(about.label) + ": " + value;
  }
  const auto tail = query_string(query);
  json view{{"velden", fields}, {"over", over}, {"pakket", false}, {"fout", false}};
  int status = 200;
  if (!query.empty()) {
    const bool paper = form == "odt" || form == "xlsx";
    const auto reply = visit.get("/v1/debatpakketten", tail + (paper ? "&formaat=" + form : ""));
    if (paper && succeeded(reply)) {
      PageReply out{200, reply.body, reply.type, {}};
      out.headers.emplace_back("Content-Disposition", reply.disposition);
      return out;
    }
    if (!succeeded(reply) && reply.status != 400 && reply.status != 409) return problem_page(visit, reply);
    if (succeeded(reply)) {
      References references(visit);
      const auto body = parsed(reply);
      json rows = json::array();
      for (const auto& row : list(body, "resultaten")) rows.push_back(row_view(row, visit.today, references));
      const auto address = "/debatpakket?" + tail;
      view["pakket"] = {{"aantalTekst", counted(body.value("aantal", 0LL), "zaak", "zaken")},
                        {"rijen", rows},
                        {"leeg", rows.empty()},
                        {"alsBestand", address + "&formaat=html"},
                        {"alsOdt", address + "&formaat=odt"},
                        {"alsXlsx", address + "&formaat=xlsx"}};
      view["vandaag"] = day_in_words(visit.today);
      if (form == "html") return as_file(view);
    } else {
      status = reply.status;
      view["fout"] = notice_of(problem_of(reply));
    }
  }
  return framed(visit, status, {.title = say("Debatpakket"), .menu = "/meer", .has_faults = status != 200}, "debate",
                view);
}

}  // namespace gestand::gateway::pages

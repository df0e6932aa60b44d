// Search everywhere: a number leads straight to its item; words to the passages in which they stand, kind by kind.
#include <array>
#include <nlohmann/json.hpp>

#include "common/wire/number.hpp"
#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/list_columns.hpp"
#include "services/gateway/pages/screens.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

struct Place {
  std::string_view resource, title, one, many;
};
constexpr std::array items{Place{"moties", "Moties", "motie", "moties"},
                           Place{"toezeggingen", "Toezeggingen", "toezegging", "toezeggingen"},
                           Place{"kamerverzoeken", "Kamerverzoeken", "kamerverzoek", "kamerverzoeken"}};
// Where items are reported, found by name and by the number of the paper.
constexpr std::array papers{Place{"edities", "Edities", "editie", "edities"},
                            Place{"vehikels", "Vehikels", "vehikel", "vehikels"},
                            Place{"brieven", "Brieven aan de Kamer", "brief", "brieven"}};

// As the API writes a number; empty where the text is none.
std::string number_in(const std::string& typed) {
  if (auto number = wire::parse_paper_number(typed)) return *number;
  if (auto number = wire::parse_case_number(typed)) return *number;
  std::string out;  // of a commitment: "TZ202405-123"
  for (const char c : typed) {
    if (c != ' ') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out.starts_with("TZ") && out.find_first_of("0123456789") != std::string::npos ? out : "";
}

std::string first_of(const json& row, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto found = text(row, name); !found.empty()) return found;
  }
  return {};
}

std::string paper_number(const json& row) {
  return first_of(row, {"nummer", "zaaknummer", "kamerstuk"}) + text(part(row, "verzonden"), "kamerstuk");
}

json hit_view(const json& row, const Place& place) {
  const auto words = place.resource == "moties"    ? Vocabulary::MotionStatus
                     : place.resource == "edities" ? Vocabulary::EditionStatus
                                                   : Vocabulary::CommitmentStatus;
  return {{"trefAdres", "/" + std::string(place.resource) + "/" + text(row, "id")},
          {"trefNummer", paper_number(row)},
          {"trefTitel", first_of(row, {"titel", "tekst", "naam"})},
          {"trefLabel", badge(words, text(row, "status"))},
          {"passage", passage_view(row)}};
}

// `whole`: the page on which all of them stand; empty if there is none.
json section_view(const Place& place, const json& found, const std::string& whole) {
  const auto& rows = list(found, "resultaten");
  json hits = json::array();
  for (const auto& row : rows) hits.push_back(hit_view(row, place));
  const auto total = found.value("aantal", 0LL);
  const auto rest = total - static_cast<long long>(rows.size());
  return {{"zoekNaam", say(place.title)},
          {"zoekSoort", place.resource},
          {"zoekAantal", counted(total, place.one, place.many)},
          {"zoekAdres", whole},
          {"zoekRest", whole.empty() && rest > 0 ? say("En nog {}.", grouped(rest)) : ""},
          {"treffers", hits}};
}

// The one paper whose number was typed, where that leads to one.
std::string paper_of_number(const std::string& typed, const json& found) {
  const auto number = number_in(typed);
  if (number.empty()) return {};
  std::string only;
  for (const auto& place : papers) {
    for (const auto& row : list(part(found, place.resource), "resultaten")) {
      if (paper_number(row) != number) continue;
      if (!only.empty()) return {};
      only = "/" + std::string(place.resource) + "/" + text(row, "id");
    }
  }
  return only;
}

}  // namespace

json passage_view(const json& row) {
  json out = json::array();
  for (const auto& part : list(row, "passage"))
    out.push_back({{"deel", text(part, "tekst")}, {"treffer", part.value("treffer", false)}});
  return out;
}

std::string item_of_number(const std::string& typed, const json& rows, std::string_view resource) {
  const auto number = number_in(typed);
  if (number.empty()) return {};
  std::string found;
  for (const auto& row : rows) {
    if (text(row, "nummer") != number && text(row, "zaaknummer") != number) continue;
    if (!found.empty()) return {};  // two chambers may have one number
    auto kind = text(row, "soort");
    const auto home = resource == "werkvoorraad" ? home_of(kind) : std::string(resource);
    found = "/" + home + "/" + text(row, "id");
  }
  return found;
}

PageReply search_screen(Visit& visit) {
  const auto typed = first(visit.request.query, "q");
  json sections = json::array();
  if (!typed.empty()) {
    const auto reply = visit.get("/v1/zoek", query_string({{"q", typed}}));
    if (!succeeded(reply)) return problem_page(visit, reply);
    const auto found = parsed(reply);
    for (const auto& place : items) {
      const auto& one = part(found, place.resource);
      const auto& rows = list(one, "resultaten");
      if (auto item = item_of_number(typed, rows, place.resource); !item.empty()) return see_other(std::move(item));
      if (!rows.empty()) sections.push_back(section_view(place, one, page_of_list(text(one, "lijst"))));
    }
    if (auto paper = paper_of_number(typed, found); sections.empty() && !paper.empty())
      return see_other(std::move(paper));
    for (const auto& place : papers)
      if (const auto& one = part(found, place.resource); !list(one, "resultaten").empty())
        sections.push_back(section_view(place, one, {}));
  }
  return framed(visit, 200, {.title = say("Zoeken"), .menu = ""}, "search",
                {{"vraag", typed}, {"vakken", sections}, {"nietsGevonden", sections.empty() && !typed.empty()}});
}

}  // namespace gestand::gateway::pages

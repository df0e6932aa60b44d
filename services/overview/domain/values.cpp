#include "services/overview/domain/values.hpp"

#include <algorithm>

namespace gestand::overview::values {
namespace {

using Words = std::vector<std::string>;

const Words none;
const Words motion_statuses = {"ingediend",   "aangehouden", "aangenomen", "verworpen", "ingetrokken",
                               "overgenomen", "vervallen",   "vervangen",  "onbekend"};
const Words commitment_statuses = {"openstaand", "deels-voldaan", "voldaan", "vervallen"};
const Words edition_statuses = {"gepland", "vastgesteld", "verzonden", "geannuleerd"};
const Words deadline_statuses = {"loopt", "nadert", "verstreken", "gehaald", "gestuit"};

bool among(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

const std::vector<std::string>& sorts(Kind kind) {
  static const Words vehicles = {"halfjaarbericht", "voortgangsbrief", "verzamelbrief", "kamerbrief", "debat",
                                 "begroting",       "kader",           "register",      "wetgeving"};
  static const Words deadlines = {"datum",   "reces",      "periode", "relatief", "editie",
                                  "vervalt", "voorwaarde", "reeks",   "zacht"};
  static const Words items = {"motie", "toezegging", "kamerverzoek"};
  if (is_work(kind)) return items;
  if (kind == Kind::Vehikels) return vehicles;
  return kind == Kind::Termijnen ? deadlines : none;
}

const std::vector<std::string>& statuses(Kind kind) {
  static const Words work = [] {
    Words all = motion_statuses;
    for (const auto& status : commitment_statuses) {
      if (!among(all, status)) all.push_back(status);
    }
    return all;
  }();
  switch (kind) {
    case Kind::Moties: return motion_statuses;
    case Kind::Toezeggingen:
    case Kind::Kamerverzoeken: return commitment_statuses;
    case Kind::Werkvoorraad: return work;
    case Kind::Edities: return edition_statuses;
    case Kind::Termijnen: return deadline_statuses;
    default: return none;
  }
}

const std::vector<std::string>& executions() {
  static const Words words = {"nvt", "open", "in-uitvoering", "uitgevoerd", "gemeld", "afgedaan"};
  return words;
}

const std::vector<std::string>& appreciations() {
  static const Words words = {"oordeel-kamer",    "overgenomen",     "ontraden",          "ontraden-tenzij-gewijzigd",
                              "ontijdig",         "overbodig",       "verzoek-aanhouden", "geen",
                              "nog-te-ontvangen", "nog-niet-bekend", "niet-beschikbaar"};
  return words;
}

const std::vector<std::string>& chambers() {
  static const Words words = {"TK", "EK"};
  return words;
}

}  // namespace gestand::overview::values

#include "common/rows/known.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "common/text/folding.hpp"
#include "common/text/likeness.hpp"

namespace gestand::rows {

using nlohmann::json;

namespace {

constexpr double nearly_the_same = 0.85;

std::string text_at(const json& from, const char* name) {
  const auto found = from.find(name);
  return found != from.end() && found->is_string() ? found->get<std::string>() : "";
}

const json& object_at(const json& from, const char* name) {
  static const json none = json::object();
  const auto found = from.find(name);
  return found != from.end() && found->is_object() ? *found : none;
}

const json& list_at(const json& from, const char* name) {
  static const json none = json::array();
  const auto found = from.find(name);
  return found != from.end() && found->is_array() ? *found : none;
}

std::vector<Party> parties_of(const json& list) {
  std::vector<Party> out;
  for (const auto& one : list)
    out.push_back({text_at(one, "naam"), text_at(one, "fractie"), text_at(one, "commissie")});
  return out;
}

void read_terms(const json& item, Known& out) {
  for (const auto& one : list_at(item, "termijnen")) {
    const std::string status = text_at(one, "status");
    const bool running = status.empty() ? text_at(one, "einde").empty() : status != "gehaald" && status != "gestuit";
    if (!running) continue;
    if (text_at(one, "soort") == "vervalt" || text_at(one, "omvang") == "intern") {
      out.other_dates.insert(text_at(one, "datum"));
      continue;
    }
    out.terms.push_back({text_at(one, "id"), text_at(one, "soort"), text_at(one, "tekst"), text_at(one, "datum")});
  }
  std::stable_sort(out.terms.begin(), out.terms.end(), [](const RunningTerm& a, const RunningTerm& b) {
    return std::pair(a.date.empty(), a.date) < std::pair(b.date.empty(), b.date);
  });
  if (!out.terms.empty()) out.here[Field::Termijn] = out.terms[0].date.empty() ? out.terms[0].words : out.terms[0].date;
}

void read_motion(const json& item, Known& out) {
  out.here[Field::Titel] = text_at(item, "titel");
  out.here[Field::Tekst] = text_at(item, "dictum");
  out.here[Field::Datum] = text_at(item, "ingediendDatum");
  out.here[Field::Zaaknummer] = text_at(item, "zaaknummer");
  out.here[Field::Ambt] = text_at(item, "verantwoordelijke");
  out.here[Field::Indieners] = shown(parties_of(list_at(item, "indieners")));
  const json& debate = object_at(item, "debat");
  out.here[Field::DebatSoort] = text_at(debate, "soort");
  out.here[Field::Debat] = text_at(debate, "titel");
  out.here[Field::DebatDatum] = text_at(debate, "datum");
  const std::string judgement = text_at(object_at(item, "appreciatie"), "oordeel");
  out.here[Field::Appreciatie] = judgement;
  out.settled_appreciation = !judgement.empty() && !judgement.starts_with("nog-") && judgement != "niet-beschikbaar";
  const std::string status = text_at(item, "status");
  out.open = status == "ingediend" || status == "aangehouden" || status == "aangenomen" || status == "overgenomen";
}

void read_commitment(Kind kind, const json& item, Known& out) {
  out.here[Field::Tekst] = text_at(item, "tekst");
  out.here[Field::Datum] = text_at(item, "datum");
  const json& speaker = object_at(item, "gedaanDoor");
  out.here[Field::Ambt] = kind == Kind::Toezegging ? text_at(speaker, "ambt") : text_at(item, "verantwoordelijke");
  out.here[Field::Naam] = text_at(speaker, "naam");
  out.here[Field::Aan] = shown(parties_of(list_at(item, "aan")));
  const json& asked = object_at(item, "gevraagdDoor");
  out.here[Field::GevraagdDoor] =
      shown(parties_of(asked.empty() ? list_at(item, "gevraagdDoor") : json::array({asked})));
  out.here[Field::Voorwaarde] = text_at(item, "voorwaarde");
  const json& source = object_at(item, "bron");
  out.here[Field::DebatSoort] = text_at(source, "soort");
  out.here[Field::Debat] = text_at(source, "titel");
  out.here[Field::DebatDatum] = text_at(source, "datum");
  const std::string status = text_at(item, "status");
  out.open = status == "openstaand" || status == "deels-voldaan";
}

std::set<std::string> long_words(std::string_view text) {
  std::set<std::string> out;
  std::string word;
  for (const char c : text::folded(text) + ' ') {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.size() >= 4) out.insert(word);
    word.clear();
  }
  return out;
}

// Two promises that differ in a figure are two promises.
std::string figures_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

Known known_of(Kind kind, const json& item) {
  Known out;
  out.id = text_at(item, "id");
  out.version = item.value("versie", 0);
  out.here[Field::Nummer] = text_at(item, "nummer");
  out.here[Field::Kamer] = text_at(item, "kamer");
  out.here[Field::Status] = text_at(item, "status");
  out.here[Field::Directie] = text_at(item, "directie");
  out.here[Field::Behandelaar] = text_at(item, "behandelaar");
  std::string themes;
  for (const auto& one : list_at(item, "themas")) themes += (themes.empty() ? "" : "; ") + one.get<std::string>();
  out.here[Field::Themas] = themes;
  out.title = text_at(item, "titel");
  read_terms(item, out);
  if (kind == Kind::Motie)
    read_motion(item, out);
  else
    read_commitment(kind, item, out);
  for (const auto& note : list_at(item, "notities")) out.notes.insert(text_at(note, "tekst"));
  std::erase_if(out.here, [](const auto& one) { return one.second.empty(); });
  return out;
}

void Register::add(Known item) { items_.push_back(std::move(item)); }

std::string Register::text_of(const Known& item) const {
  return item.get(kind_ == Kind::Motie ? Field::Titel : Field::Tekst);
}

void Register::close() {
  words_.reserve(items_.size());
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Known& item = items_[i];
    by_id_.emplace(item.id, i);
    if (const auto number = item.get(Field::Nummer); !number.empty()) by_number_.emplace(number, i);
    if (const auto number = item.get(Field::Zaaknummer); !number.empty()) by_case_.emplace(number, i);
    const std::string text = text_of(item);
    by_text_.emplace(text::folded(text), i);
    words_.push_back(long_words(text));
    for (const auto& word : words_.back()) by_word_[word].push_back(i);
  }
}

// A text that is alike enough shares at least one of its rarest words: only items that have one of those are compared.
std::vector<Alike> Register::nearest(std::string_view text, double least) const {
  const auto mine = long_words(text);
  std::vector<std::pair<std::size_t, const std::string*>> by_rarity;
  for (const auto& word : mine) {
    const auto found = by_word_.find(word);
    by_rarity.emplace_back(found == by_word_.end() ? 0 : found->second.size(), &word);
  }
  std::sort(by_rarity.begin(), by_rarity.end());
  const auto shared = static_cast<std::size_t>(std::ceil(least * static_cast<double>(mine.size())));
  const std::size_t looked_at = mine.size() < shared ? 0 : mine.size() - shared + 1;
  std::set<std::size_t> candidates;
  for (std::size_t i = 0; i < looked_at && i < by_rarity.size(); ++i) {
    const auto found = by_word_.find(*by_rarity[i].second);
    if (found != by_word_.end()) candidates.insert(found->second.begin(), found->second.end());
  }
  std::vector<Alike> out;
  for (const auto i : candidates) {
    const auto both = static_cast<double>(
        std::count_if(mine.begin(), mine.end(), [&](const auto& word) { return words_[i].contains(word); }));
    const double all = static_cast<double>(mine.size() + words_[i].size()) - both;
    const double likeness = all > 0 ? both / all : 0;
    if (likeness >= least) out.push_back({&items_[i], likeness});
  }
  std::stable_sort(out.begin(), out.end(), [](const Alike& a, const Alike& b) { return a.likeness > b.likeness; });
  return out;
}

std::optional<Match> Register::find(const Draft& draft) const {
  // An id that is not here is no new item: it is of another list, or somebody typed it.
  if (const auto id = draft.plain(Field::Id); !id.empty()) {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? std::nullopt : std::optional(Match{&items_[found->second], "id", 1});
  }
  const std::string number = draft.plain(Field::Nummer);
  if (const auto found = by_number_.find(number); !number.empty() && found != by_number_.end())
    return Match{&items_[found->second], "nummer", 1};
  const std::string case_number = draft.plain(Field::Zaaknummer);
  if (const auto found = by_case_.find(case_number); !case_number.empty() && found != by_case_.end())
    return Match{&items_[found->second], "zaaknummer", 1};
  const std::string text = draft.plain(kind_ == Kind::Motie ? Field::Titel : Field::Tekst);
  const std::string date = draft.plain(Field::Datum);
  if (text.empty() || date.empty()) return std::nullopt;
  const auto may_be = [&](const Known& item) {
    return item.get(Field::Datum) == date && (number.empty() || item.get(Field::Nummer).empty());
  };
  std::vector<Alike> found;
  for (auto [at, end] = by_text_.equal_range(text::folded(text)); at != end; ++at) {
    if (may_be(items_[at->second])) found.push_back({&items_[at->second], 1});
  }
  if (found.empty()) {
    for (const auto& one : nearest(text, nearly_the_same)) {
      if (may_be(*one.item) && figures_of(text_of(*one.item)) == figures_of(text)) found.push_back(one);
    }
    // Two that come as near: nobody can tell which it is.
    if (found.size() > 1 && found[0].likeness == found[1].likeness) return std::nullopt;
  } else if (found.size() > 1) {
    return std::nullopt;
  }
  if (found.empty()) return std::nullopt;
  return Match{found[0].item, "tekst", found[0].likeness};
}

std::vector<Alike> Register::alike(std::string_view text) const {
  constexpr std::size_t shown_max = 3;
  auto out = nearest(text, text::likeness_min);
  if (out.size() > shown_max) out.resize(shown_max);
  return out;
}

}  // namespace gestand::rows

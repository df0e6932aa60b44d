// The facets beside a list; see the header.
#include "services/gateway/pages/list_facets.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/pager.hpp"
#include "services/gateway/pages/show.hpp"

namespace gestand::gateway::pages {
namespace {

using nlohmann::json;

constexpr std::size_t shown_at_once = 8;

std::string term_in_words(const std::string& value) {
  if (value == "verstreken") return say("Verstreken");
  if (value == "zonder") return say("Zonder termijn");
  return say("Binnen {} dagen", value.substr(0, value.find('-')));
}

std::string value_in_words(const std::string& facet, const std::string& value, References& references) {
  if (facet == "soort") return in_words(Vocabulary::ItemKind, value);
  if (facet == "termijn") return term_in_words(value);
  if (facet == "directie") return value == "zonder" ? say("Zonder directie") : references.directorate(value);
  if (facet == "verantwoordelijke") return references.office(value);
  if (facet == "editie") return references.edition(value);
  if (facet == "voorstel")
    return is_proposal_source(value) ? in_words(Vocabulary::ProposalSource, value) : references.edition(value);
  if (facet != "status") return value;
  const auto word = in_words(Vocabulary::MotionStatus, value);
  return word == value ? in_words(Vocabulary::CommitmentStatus, value) : word;
}

std::string without(const std::vector<std::string>& all, const std::string& one) {
  std::string out;
  for (const auto& value : all) {
    if (value != one) out += (out.empty() ? "" : ",") + value;
  }
  return out;
}

// A value of its own parameter is added to those that are chosen; any other choice takes the place of the former one.
json value_view(const std::string& resource, const Params& query, const json& facet, const json& value,
                References& references) {
  const auto name = text(facet, "veld");
  const auto own = text(value, "waarde");
  const auto filter = part(value, "filter");
  const auto chosen_now = several(first(query, name));
  const bool simple = filter.size() == 1 && filter.contains(name);
  bool chosen = !filter.empty();
  for (const auto& [parameter, wanted] : filter.items())
    chosen = chosen && first(query, parameter) == wanted.get<std::string>();
  if (simple) chosen = std::find(chosen_now.begin(), chosen_now.end(), own) != chosen_now.end();
  auto to = query;
  for (const auto& parameter : list(facet, "parameters")) to.erase(parameter.get<std::string>());
  if (simple) {
    const auto values = chosen ? without(chosen_now, own) : first(query, name) + (chosen_now.empty() ? "" : ",") + own;
    if (!values.empty()) to.emplace(name, values);
  } else if (!chosen) {
    for (const auto& [parameter, wanted] : filter.items()) to.emplace(parameter, wanted.get<std::string>());
  }
  return {{"waardeTekst", value_in_words(name, own, references)},
          {"waardeAantal", grouped(value.value("aantal", 0LL))},
          {"waardeAdres", address_with(resource, to, "page", "")},
          {"waardeGekozen", chosen}};
}

}  // namespace

bool is_proposal_source(std::string_view value) {
  const auto known = words(Vocabulary::ProposalSource);
  return std::any_of(known.begin(), known.end(), [&](const Word& word) { return word.value == value; });
}

std::vector<std::string> several(const std::string& value) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < value.size();) {
    const auto end = std::min(value.find(',', at), value.size());
    if (end > at) out.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

json facets_view(const std::string& resource, const Params& query, const json& facets, References& references) {
  json out = json::array();
  for (const auto& facet : facets) {
    json values = json::array(), rest = json::array();
    for (const auto& value : list(facet, "waarden")) {
      auto one = value_view(resource, query, facet, value, references);
      const bool first_ones = values.size() < shown_at_once || one["waardeGekozen"].get<bool>();
      (first_ones ? values : rest).push_back(std::move(one));
    }
    if (values.empty()) continue;
    out.push_back({{"facetNaam", field_in_words(text(facet, "veld"))},
                   {"facetVeld", text(facet, "veld")},
                   {"waarden", std::move(values)},
                   {"rest", std::move(rest)}});
  }
  return out;
}

}  // namespace gestand::gateway::pages

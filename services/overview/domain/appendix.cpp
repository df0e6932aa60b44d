#include "services/overview/domain/appendix.hpp"

#include <algorithm>
#include <array>

#include "services/overview/domain/number.hpp"

namespace gestand::overview {
namespace {

bool figures(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Dossiers are written in groups of three.
std::string grouped(std::string_view dossier) {
  std::string out(dossier);
  if (out.size() > 3) out.insert(out.size() - 3, " ");
  return out;
}

}  // namespace

Place place_of(std::string_view kind, std::string_view number, const std::string& id) {
  constexpr std::array kinds{std::string_view("motie"), std::string_view("toezegging"),
                             std::string_view("kamerverzoek")};
  const auto rank = std::find(kinds.begin(), kinds.end(), kind) - kinds.begin();
  return {static_cast<int>(rank), number.empty(), number_sort_key(number), id};
}

ToldTerms told_terms(const std::vector<RunningTerm>& running, std::string_view edition) {
  const auto nearest = [&](const auto& fits) {
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < running.size(); ++i) {
      if (fits(running[i]) && (!out || running[i].date < running[*out].date)) out = i;
    }
    return out;
  };
  ToldTerms out{nearest([&](const RunningTerm& one) { return !one.lapses && one.edition == edition; }),
                nearest([](const RunningTerm& one) { return one.lapses; })};
  if (!out.term) out.term = nearest([](const RunningTerm& one) { return !one.lapses; });
  return out;
}

std::string_view change_since(const Since& since) {
  if (!since.was_listed) return "nieuw";
  if (since.was_open && !since.is_open) return "afgedaan";
  return since.differs || since.was_open != since.is_open ? "gewijzigd" : "ongewijzigd";
}

std::string paper_in_prose(const std::string& number, std::string_view chamber) {
  const auto first = number.find('-');
  if (first == std::string::npos || !figures(std::string_view(number).substr(0, first))) return number;
  const auto last = number.rfind('-');
  const auto own = number.substr(last + 1);
  std::string out = std::string("Kamerstukken ") + (chamber == "EK" ? "I " : "II ") + grouped(number.substr(0, first));
  if (last > first) {
    const auto addition = number.substr(first + 1, last - first - 1);
    out += (figures(addition) ? "-" : " ") + addition;
  }
  return out + (figures(own) ? ", nr. " : ", ") + own;
}

}  // namespace gestand::overview

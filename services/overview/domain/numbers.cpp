#include "services/overview/domain/numbers.hpp"

#include "common/calendar/date.hpp"

namespace gestand::overview {
namespace {

constexpr int months_shown = 12;
constexpr std::chrono::days one_day{1};
constexpr std::chrono::days near{30};

Figure figure(const Scope& scope, std::string name, Parameters filter) {
  if (scope.directie) filter["directie"] = *scope.directie;
  if (scope.peil_datum) filter["peilDatum"] = calendar::to_iso(*scope.peil_datum);
  return {std::move(name), std::move(filter)};
}

Figure open_figure(const Scope& scope, std::string name, Parameters filter) {
  filter["isOpen"] = "true";
  return figure(scope, std::move(name), std::move(filter));
}

// The last months up to that of the day, oldest first.
std::vector<Figure> months(const Scope& scope, const std::string& filter) {
  std::vector<Figure> out;
  for (int back = months_shown - 1; back >= 0; --back) {
    const auto first = calendar::to_iso(scope.day).substr(0, 8) + "01";
    const auto month = calendar::to_iso(calendar::add_months(*calendar::parse_date(first), -back)).substr(0, 7);
    out.push_back(figure(scope, month, {{filter, month}}));
  }
  return out;
}

std::string encoded(const std::string& text) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      (out += '%') += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    }
  }
  return out;
}

}  // namespace

std::vector<Figure> figures(const Scope& scope) {
  const auto day = [&](std::chrono::days away) { return calendar::to_iso(scope.day + away); };
  return {open_figure(scope, "open", {}),
          open_figure(scope, "verlopen", {{"isVerlopen", "true"}}),
          open_figure(scope, "binnen30Dagen", {{"termijnNa", day(-one_day)}, {"termijnVoor", day(near + one_day)}}),
          open_figure(scope, "zonderTermijn", {{"zonderTermijn", "true"}}),
          open_figure(scope, "zonderEditie", {{"zonderEditie", "true"}}),
          open_figure(scope, "aangehouden", {{"status", "aangehouden"}}),
          open_figure(scope, "uitgevoerdNietGemeld", {{"uitvoering", "uitgevoerd"}})};
}

std::vector<Figure> by_kind(const Scope& scope) {
  std::vector<Figure> out;
  for (const auto* kind : {"motie", "toezegging", "kamerverzoek"})
    out.push_back(open_figure(scope, kind, {{"soort", kind}}));
  return out;
}

std::vector<Figure> by_age(const Scope& scope) {
  struct Band {
    const char* name;
    int from, until;  // months ago; 0: now, or ever before
  };
  constexpr Band bands[] = {{"tot 3 maanden", 0, 3},
                            {"3 tot 6 maanden", 3, 6},
                            {"6 tot 12 maanden", 6, 12},
                            {"1 tot 2 jaar", 12, 24},
                            {"2 jaar of ouder", 24, 0}};
  std::vector<Figure> out;
  for (const auto& band : bands) {
    Parameters filter;
    if (band.from > 0)
      filter["ingediendVoor"] = calendar::to_iso(calendar::add_months(scope.day, -band.from) + one_day);
    if (band.until > 0) filter["ingediendNa"] = calendar::to_iso(calendar::add_months(scope.day, -band.until));
    out.push_back(open_figure(scope, band.name, std::move(filter)));
  }
  return out;
}

std::vector<Figure> inflow(const Scope& scope) { return months(scope, "instroom"); }
std::vector<Figure> outflow(const Scope& scope) { return months(scope, "uitstroom"); }

Figure of_edition(const Scope& scope, const std::string& edition) {
  return open_figure(scope, edition, {{"editie", edition}});
}
Figure oldest(const Scope& scope) { return open_figure(scope, "oudste", {{"sorteer", "datum"}, {"pageSize", "10"}}); }

std::string address_of(const Figure& figure) {
  std::string out = "/v1/werkvoorraad";
  char mark = '?';
  for (const auto& [name, value] : figure.filter) {
    out += mark + name + '=' + encoded(value);
    mark = '&';
  }
  return out;
}

}  // namespace gestand::overview

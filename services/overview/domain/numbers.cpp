#include "services/overview/domain/numbers.hpp"

#include "common/calendar/date.hpp"

namespace gestand::overview {
namespace {

constexpr int months_shown = 24;
constexpr int months_ahead = 12;
constexpr std::chrono::days one_day{1};
constexpr std::chrono::days soon{14};
constexpr std::chrono::days near{30};
constexpr std::chrono::days far{60};

Figure figure(const Scope& scope, std::string name, Parameters filter) {
  if (scope.directie) filter["directie"] = *scope.directie;
  if (scope.unassigned) filter["zonderDirectie"] = "true";
  if (scope.peil_datum) filter["peilDatum"] = calendar::to_iso(*scope.peil_datum);
  return {std::move(name), std::move(filter)};
}

Figure open_figure(const Scope& scope, std::string name, Parameters filter) {
  filter["isOpen"] = "true";
  return figure(scope, std::move(name), std::move(filter));
}

Date first_of_month(Date day, int away) {
  return calendar::add_months(*calendar::parse_date(calendar::to_iso(day).substr(0, 8) + "01"), away);
}
std::string month_of(Date day) { return calendar::to_iso(day).substr(0, 7); }

// The last months up to that of the day, oldest first.
std::vector<Figure> months(const Scope& scope, const std::string& filter) {
  std::vector<Figure> out;
  for (int back = months_shown - 1; back >= 0; --back) {
    const auto month = month_of(first_of_month(scope.day, -back));
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
          open_figure(scope, "binnen14Dagen", {{"termijnNa", day(-one_day)}, {"termijnVoor", day(soon + one_day)}}),
          open_figure(scope, "binnen30Dagen", {{"termijnNa", day(-one_day)}, {"termijnVoor", day(near + one_day)}}),
          open_figure(scope, "binnen60Dagen", {{"termijnNa", day(-one_day)}, {"termijnVoor", day(far + one_day)}}),
          open_figure(scope, "zonderTermijn", {{"zonderTermijn", "true"}}),
          open_figure(scope, "zonderEditie", {{"zonderEditie", "true"}}),
          open_figure(scope, "aangehouden", {{"status", "aangehouden"}}),
          open_figure(scope, "uitgevoerdNietGemeld", {{"uitvoering", "uitgevoerd"}})};
}

std::vector<Figure> figures_of_unassigned(const Scope& scope) {
  auto out = figures(scope);
  std::erase_if(out, [](const Figure& one) { return one.name == "zonderEditie"; });
  return out;
}

Figure proposals(const Scope& scope) { return open_figure(scope, "voorstellen", {{"voorstel", "ja"}}); }

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

std::vector<Figure> held_by_term(const Scope& scope) {
  const auto day = [&](int away) { return calendar::to_iso(scope.day + std::chrono::days{away}); };
  const auto held = [&](const char* name, Parameters filter) {
    filter["status"] = "aangehouden";
    return open_figure(scope, name, std::move(filter));
  };
  return {held("voorbij", {{"termijnVoor", day(0)}}),
          held("binnen 30 dagen", {{"termijnNa", day(-1)}, {"termijnVoor", day(31)}}),
          held("31 tot en met 60 dagen", {{"termijnNa", day(30)}, {"termijnVoor", day(61)}}),
          held("later", {{"termijnNa", day(60)}}), held("zonder termijn", {{"zonderTermijn", "true"}})};
}

std::vector<Figure> forecast(const Scope& scope) {
  std::vector<Figure> out;
  for (int ahead = 0; ahead < months_ahead; ++ahead) {
    const Date first = ahead == 0 ? scope.day : first_of_month(scope.day, ahead);
    out.push_back(open_figure(scope, month_of(first),
                              {{"termijnNa", calendar::to_iso(first - one_day)},
                               {"termijnVoor", calendar::to_iso(first_of_month(scope.day, ahead + 1))}}));
  }
  return out;
}

std::vector<Figure> stock(const Scope& scope) {
  std::vector<Figure> out;
  for (int back = months_shown - 1; back > 0; --back) {
    const Date last = first_of_month(scope.day, 1 - back) - one_day;
    auto one = open_figure(scope, month_of(last), {});
    one.filter["peilDatum"] = calendar::to_iso(last);
    out.push_back(std::move(one));
  }
  out.push_back(open_figure(scope, month_of(scope.day), {}));
  return out;
}

std::vector<Figure> first_dates(const Scope& scope) {
  return {figure(scope, "gehaald", {{"opEersteDatum", "true"}}), figure(scope, "gemist", {{"opEersteDatum", "false"}})};
}

Parameters open_work(const Scope& scope) { return open_figure(scope, "", {}).filter; }

std::vector<Figure> inflow(const Scope& scope) { return months(scope, "instroom"); }
std::vector<Figure> outflow(const Scope& scope) { return months(scope, "uitstroom"); }

Figure of_edition(const Scope& scope, const std::string& edition) {
  return open_figure(scope, edition, {{"editie", edition}});
}
Figure proposed_by(const Scope& scope, const std::string& edition) {
  return open_figure(scope, edition, {{"voorstel", edition}});
}
Figure oldest(const Scope& scope) { return open_figure(scope, "oudste", {{"sorteer", "datum"}, {"pageSize", "10"}}); }

Figure first_held(const Scope& scope) {
  return open_figure(
      scope, "aangehouden",
      {{"status", "aangehouden"}, {"zonderTermijn", "false"}, {"sorteer", "termijn"}, {"pageSize", "8"}});
}

std::string address_of(const Figure& figure, const std::string& list) {
  std::string out = "/v1/" + list;
  char mark = '?';
  for (const auto& [name, value] : figure.filter) {
    out += mark + name + '=' + encoded(value);
    mark = '&';
  }
  return out;
}

}  // namespace gestand::overview

#include "services/organisation/domain/retention.hpp"

#include "common/calendar/date.hpp"

namespace gestand::organisation {

const std::vector<std::string>& item_kinds() {
  static const std::vector<std::string> all{"motie", "toezegging", "kamerverzoek"};
  return all;
}

const std::vector<std::string>& appraisals() {
  static const std::vector<std::string> all{"bewaren", "vernietigen"};
  return all;
}

std::optional<Refusal> check(const Retention& retention) {
  const bool destroys = retention.appraisal == "vernietigen";
  if (destroys && !retention.years)
    return Refusal{"termijn-ontbreekt", "Wat wordt vernietigd, heeft een termijn: geef \"jaren\"."};
  if (!destroys && retention.years)
    return Refusal{"termijn-overbodig", "Wat blijvend wordt bewaard, heeft geen termijn: laat \"jaren\" weg."};
  if (!retention.from || !retention.until || *retention.from <= *retention.until) return std::nullopt;
  return Refusal{"geldigheid-omgekeerd", "De geldigheid eindigt op " + calendar::to_iso(*retention.until) +
                                             ", voor zij begint op " + calendar::to_iso(*retention.from) + "."};
}

}  // namespace gestand::organisation

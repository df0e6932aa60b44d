// The lapse rule against the register: how many of the motions that carry a Termijn in the open data of the Tweede
// Kamer are explained by it. When a motion was held is not in those data, so its day is looked for: the day of
// submission, then a sitting day soon after it, then a later one (held again). Prints counts; asserts nothing.
//   gestand_bench_lapse FOLDER     the folder tweedekamer of the open data
#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "common/calendar/date.hpp"
#include "common/calendar/reading.hpp"
#include "common/calendar/zone.hpp"

namespace {

using namespace gestand;
using namespace gestand::calendar;
using std::chrono::days;

constexpr days kFirstVotes{35};  // held at the vote over it, which comes some weeks after the debate

struct Case {
  Date submitted;
  Date term;
};

std::optional<Date> day_of(const nlohmann::json& row, const char* field) {
  const auto found = row.find(field);
  if (found == row.end() || !found->is_string()) return std::nullopt;
  const auto instant = parse_instant(found->get<std::string>());
  return instant ? std::optional{amsterdam_date(*instant)} : std::nullopt;
}

bool sits(Date day) {
  const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
  return weekday >= 2 && weekday <= 4 && !Calendar::builtin().recess_at(day);
}

std::optional<Date> lapses(Date held) {
  static std::map<Date, std::optional<Date>> known;
  const auto found = known.find(held);
  if (found != known.end()) return found->second;
  return known[held] = lapse(Calendar::builtin(), Chamber::TK, held).date;
}

bool by_a_day_between(const Case& one, Date from, Date until) {
  for (Date day = from; day <= until; day += days{1}) {
    if (sits(day) && lapses(day) == one.term) return true;
  }
  return false;
}

// In the words of the table.
std::string explain(const Case& one) {
  if (one.term <= one.submitted) return "z no: the term lies on or before the submission";
  if (lapses(one.submitted) == one.term) return "a held on the day of submission";
  if (by_a_day_between(one, one.submitted + days{1}, one.submitted + kFirstVotes)) {
    return "b held on a sitting day in the 35 days after it";
  }
  if (by_a_day_between(one, one.submitted + kFirstVotes + days{1}, one.term)) {
    return "c held, or held again, on a later sitting day";
  }
  const Date start = one.term - days{84};
  if (start >= one.submitted && sits(start)) return "m no: 84 days, but the register did not move it out of the recess";
  const bool recess = Calendar::builtin().recess_at(one.term).has_value();
  if (recess) return "n no: the term lies in a recess";
  const unsigned weekday = std::chrono::weekday{one.term}.iso_encoding();
  if (weekday >= 6) return "o no: the term lies on a Saturday or Sunday";
  if (weekday == 1 || weekday == 5) return "p no: the term lies on a Monday or Friday";
  if (start >= one.submitted && Calendar::builtin().recess_at(start))
    return "q no: 84 days before the term is a recess";
  return "r no: otherwise";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "gestand_bench_lapse FOLDER\n");
    return 2;
  }
  const std::string path = std::string{argv[1]} + "/zaak_motie_alle.jsonl.gz";
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file{gzopen(path.c_str(), "rb"), &gzclose};
  if (!file) {
    fmt::print(stderr, "{} cannot be read\n", path);
    return 1;
  }
  std::map<std::string, std::array<int, 2>> counts;  // before and since the rules of order of 2021
  std::array<int, 2> all{};
  const Date rules_of_2021 = make_day(2021, 4, 1);
  std::array<char, 65536> line{};
  while (gzgets(file.get(), line.data(), static_cast<int>(line.size())) != nullptr) {
    const auto row = nlohmann::json::parse(line.data(), nullptr, false);
    if (!row.is_object()) continue;
    const auto term = day_of(row, "Termijn");
    const auto submitted = day_of(row, "GestartOp");
    if (!term || !submitted) continue;
    const std::size_t era = *submitted >= rules_of_2021 ? 1 : 0;
    ++counts[explain({*submitted, *term})][era];
    ++all[era];
  }
  fmt::print("{:<76}{:>8}{:>8}\n", "motions with a Termijn, by day of submission", "-2021", "2021-");
  for (const auto& [what, count] : counts) fmt::print("{:<76}{:>8}{:>8}\n", what.substr(2), count[0], count[1]);
  fmt::print("{:<76}{:>8}{:>8}\n", "all", all[0], all[1]);
}

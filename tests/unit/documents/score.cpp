// An answer says: `nota` (fields), `paragrafen` ([number, title, public]), `voorstellen`; `mogelijk` (proposals that
// may be there and count neither way), `vrij` (fields that nobody judges), `afwezig` (kinds and fields that may not be
// there), `nergens` (words that no field may hold) and `geheim` (words that only withheld places may hold).
#include "tests/unit/documents/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

namespace gestand::documents {
namespace {

using nlohmann::json;

struct Leaf {
  std::string field;
  std::string value;
};
using Leaves = std::vector<Leaf>;

std::vector<std::string> words(const std::string& text) {
  static const std::set<std::string> articles{"de", "het", "een", "dat", "om", "daarin"};
  std::vector<std::string> out(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80) {
      out.back() += static_cast<char>(std::tolower(byte));
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  while (!out.empty() && articles.count(out.front())) out.erase(out.begin());
  return out;
}

// Running text may begin or end a word earlier or later; what a machine compares may not differ at all.
bool is_running_text(const std::string& field) {
  static const std::set<std::string> fields{"tekst",  "titel",     "voorwaarde", "verzoeken", "geadviseerdBesluit",
                                            "dictum", "totEditie", "aan",        "van",       "bron.titel"};
  return fields.count(field) > 0;
}

bool same(const Leaf& a, const Leaf& b) {
  if (a.field != b.field) return false;
  auto left = words(a.value), right = words(b.value);
  if (left == right) return true;
  if (!is_running_text(a.field) || left.empty() || right.empty()) return false;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) >= 0.8 * static_cast<double>(left.size() + right.size());
}

void flatten(const std::string& path, const json& value, Leaves& out) {
  if (value.is_object() && value.contains("naam") && value.size() <= 2) {
    out.push_back({path + ".naam", value["naam"]});
    if (value.contains("fractie"))
      out.push_back({path + ".fractie", value["naam"].get<std::string>() + " " + value["fractie"].get<std::string>()});
  } else if (value.is_object()) {
    for (const auto& [key, one] : value.items()) flatten(path.empty() ? key : path + "." + key, one, out);
  } else if (value.is_array()) {
    for (const auto& one : value) flatten(path, one, out);
  } else {
    out.push_back({path, value.is_string() ? value.get<std::string>() : value.dump()});
  }
}

Leaves leaves_of(const std::string& kind, const json& value, const std::set<std::string>& free) {
  Leaves out;
  flatten("", value, out);
  if (kind == "termijn")  // the words of a term are few: they must be the very ones
    for (auto& one : out)
      if (one.field == "tekst") one.field = "woorden";
  std::erase_if(out, [&](const Leaf& one) {
    return std::any_of(free.begin(), free.end(), [&](const std::string& rule) {
      const std::string here = kind + "." + one.field;
      return here == rule || here.rfind(rule + ".", 0) == 0;
    });
  });
  return out;
}

int agreement(const Leaves& a, const Leaves& b) {
  std::vector<bool> used(b.size());
  int count = 0;
  for (const auto& one : a) {
    for (std::size_t i = 0; i < b.size(); ++i) {
      if (used[i] || !same(one, b[i])) continue;
      used[i] = true;
      ++count;
      break;
    }
  }
  return count;
}

class Scorer {
 public:
  Scorer(const json& found, const std::vector<bool>& hidden, const json& answer)
      : found_(found), hidden_(hidden), answer_(answer) {
    free_ = {"motie.debat", "motie.verantwoordelijke"};
    for (const auto* key : {"vrij", "vrijVelden"})
      if (answer.contains(key)) free_.insert(answer[key].begin(), answer[key].end());
  }

  Score run() {
    nota();
    paragraphs();
    proposals();
    absent();
    return std::move(score_);
  }

 private:
  void compare(const std::string& kind, const Leaves& expected, const Leaves& found) {
    auto& tally = score_.kinds[kind];
    tally.expected += static_cast<int>(expected.size());
    tally.found += static_cast<int>(found.size());
    tally.right += agreement(expected, found);
    const auto rest = [&](const Leaves& mine, const Leaves& theirs, std::vector<std::string>& out) {
      for (const auto& one : mine)
        if (std::none_of(theirs.begin(), theirs.end(), [&](const Leaf& other) { return same(one, other); }))
          out.push_back(fmt::format("{}.{} = {}", kind, one.field, one.value));
    };
    rest(expected, found, score_.missed);
    rest(found, expected, score_.invented);
  }

  void nota() {
    json expected = answer_["nota"], found = found_["nota"];
    found.erase("paragrafen");
    const auto route = [](const json& of) {
      Leaves out;
      for (const auto& one : of.value("route", json::array()))
        out.push_back({"halte", fmt::format("{} {} {}", one.value("station", ""), one.value("datum", ""),
                                            one.value("paraaf", ""))});
      return out;
    };
    compare("route", route(expected), route(found));
    expected.erase("route");
    found.erase("route");
    compare("nota", leaves_of("nota", expected, free_), leaves_of("nota", found, free_));
  }

  void paragraphs() {
    if (answer_["paragrafen"].is_null()) return;
    Leaves expected, found;
    const auto leaf = [](const std::string& number, const std::string& title, bool is_public) {
      return Leaf{"kop", fmt::format("{} {} {}", number, title, is_public ? "openbaar" : "nietopenbaar")};
    };
    for (const auto& one : answer_["paragrafen"]) expected.push_back(leaf(one[0], one[1], one[2]));
    for (const auto& one : found_["nota"]["paragrafen"])
      if (!free_.count("paragrafen:" + one["titel"].get<std::string>()))
        found.push_back(leaf(one["nummer"], one["titel"], one["openbaar"]));
    compare("paragraaf", expected, found);
  }

  std::map<std::string, std::vector<Leaves>> by_kind(const json& proposals) const {
    std::map<std::string, std::vector<Leaves>> out;
    for (const auto& one : proposals) out[one["soort"]].push_back(leaves_of(one["soort"], one["velden"], free_));
    return out;
  }

  // The pairs that agree most go first; what is left over is missed or invented.
  void proposals() {
    auto expected = by_kind(answer_["voorstellen"]);
    auto found = by_kind(found_["voorstellen"]);
    auto maybe = by_kind(answer_.value("mogelijk", json::array()));
    std::set<std::string> kinds;
    for (const auto& [kind, unused] : expected) kinds.insert(kind);
    for (const auto& [kind, unused] : found) kinds.insert(kind);
    for (const auto& kind : kinds) pair_up(kind, expected[kind], found[kind], maybe[kind]);
  }

  void pair_up(const std::string& kind, std::vector<Leaves> expected, std::vector<Leaves> found,
               const std::vector<Leaves>& maybe) {
    for (;;) {
      int best = 0;
      std::size_t at = 0, with = 0;
      for (std::size_t i = 0; i < expected.size(); ++i)
        for (std::size_t j = 0; j < found.size(); ++j)
          if (const int one = agreement(expected[i], found[j]); one > best) best = one, at = i, with = j;
      if (best == 0) break;
      compare(kind, expected[at], found[with]);
      expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(at));
      found.erase(found.begin() + static_cast<std::ptrdiff_t>(with));
    }
    for (const auto& one : expected) compare(kind, one, {});
    for (const auto& one : found)
      if (std::none_of(maybe.begin(), maybe.end(), [&](const Leaves& may) { return agreement(may, one) > 0; }))
        compare(kind, {}, one);
  }

  void absent() {
    const std::string all = found_["voorstellen"].dump();
    for (const auto& claim : answer_.value("afwezig", json::array())) {
      const std::string text = claim;
      const auto dot = text.find('.');
      const std::string kind = text.substr(0, dot), field = dot == std::string::npos ? "" : text.substr(dot + 1);
      if (kind == "nota") {
        if (found_["nota"].contains(field)) score_.breaches.push_back(text);
      } else if (kind_has(kind, field)) {
        score_.breaches.push_back(text);
      }
    }
    for (const auto& word : answer_.value("nergens", json::array()))
      for (const auto& one : found_["voorstellen"])
        if (one["velden"].dump().find(word.get<std::string>()) != std::string::npos)
          score_.breaches.push_back("overal: " + word.get<std::string>());
    for (const auto& word : answer_.value("geheim", json::array())) secret(word);
  }

  bool kind_has(const std::string& kind, const std::string& field) const {
    for (const auto& one : found_["voorstellen"])
      if (one["soort"] == kind && (field.empty() || one["velden"].contains(field))) return true;
    return false;
  }

  void secret(const std::string& word) {
    bool withheld = false;
    json open = found_["nota"];
    open.erase("paragrafen");
    for (const auto& one : found_["nota"]["paragrafen"]) {
      const bool here = one.dump().find(word) != std::string::npos;
      if (here && one["openbaar"] == true) score_.breaches.push_back("openbare paragraaf met " + word);
      withheld = withheld || (here && one["openbaar"] == false);
    }
    if (open.dump().find(word) != std::string::npos) score_.breaches.push_back("kop van de nota met " + word);
    if (!withheld) score_.breaches.push_back("niet gevonden in een niet-openbare paragraaf: " + word);
    for (std::size_t i = 0; i < found_["voorstellen"].size(); ++i)
      if (!hidden_[i] && found_["voorstellen"][i].dump().find(word) != std::string::npos)
        score_.breaches.push_back("openbaar voorstel met " + word);
  }

  const json& found_;
  const std::vector<bool>& hidden_;
  json answer_;
  std::set<std::string> free_;
  Score score_;
};

std::string ratio(int part, int whole) {
  return whole == 0 ? "    –" : fmt::format("{:5.2f}", static_cast<double>(part) / whole);
}

}  // namespace

Score score_of(const json& found, const std::vector<bool>& hidden, const json& answer) {
  return Scorer(found, hidden, answer).run();
}

void Score::add(const Score& other) {
  for (const auto& [kind, tally] : other.kinds) {
    kinds[kind].expected += tally.expected;
    kinds[kind].found += tally.found;
    kinds[kind].right += tally.right;
  }
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(missed, other.missed);
  append(invented, other.invented);
  append(breaches, other.breaches);
}

Tally Score::total() const {
  Tally out;
  for (const auto& [kind, tally] : kinds)
    out.expected += tally.expected, out.found += tally.found, out.right += tally.right;
  return out;
}

std::string Score::table() const {
  std::string out =
      fmt::format("{:28}{:>9}{:>7}{:>6}{:>11}{:>8}\n", "", "expected", "found", "right", "precision", "recall");
  const auto line = [&](const std::string& name, const Tally& t) {
    out += fmt::format("{:28}{:9}{:7}{:6}{:>11}{:>8}\n", name, t.expected, t.found, t.right, ratio(t.right, t.found),
                       ratio(t.right, t.expected));
  };
  for (const auto& [kind, tally] : kinds) line(kind, tally);
  line("all", total());
  return out + fmt::format("claims of absence and secrecy broken: {}\n", breaches.size());
}

}  // namespace gestand::documents

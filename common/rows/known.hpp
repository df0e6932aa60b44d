// What Gestand already has, and which of it a row is about: the same number in any spelling, else nearly the same text.
#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/rows/draft.hpp"

namespace gestand::rows {

struct RunningTerm {
  std::string id, kind, words;
  std::string date;  // empty: none
};

struct Known {
  std::string id;
  int version = 0;
  std::map<Field, std::string> here;  // as Gestand keeps it, written like Said::plain
  std::string title;
  bool open = false;
  bool settled_appreciation = false;  // a definite one
  std::vector<RunningTerm> terms;     // nearest first
  std::set<std::string>
      other_dates;  // of running terms that no sheet may move: the lapse of a held motion, internal ones
  std::set<std::string> notes;
  [[nodiscard]] std::string get(Field field) const {
    const auto found = here.find(field);
    return found == here.end() ? "" : found->second;
  }
};

// An item as the API's lists give it.
[[nodiscard]] Known known_of(Kind kind, const nlohmann::json& item);

struct Alike {
  const Known* item = nullptr;
  double likeness = 0;
};

struct Match {
  const Known* item = nullptr;
  std::string by;  // "id", "nummer", "zaaknummer", "tekst"
  double likeness = 1;
};

class Register {
 public:
  explicit Register(Kind kind) : kind_(kind) {}
  void add(Known item);
  // After the last one was added.
  void close();

  // An id (of our own exports) goes before a number, a number before text. A text is the same if its letters and
  // figures are and it is of the same day; nearly the same, from 0.85 on, if besides no other comes as near and the
  // figures in it are the same.
  [[nodiscard]] std::optional<Match> find(const Draft& draft) const;
  // Those that a person should look at: from text::likeness_min on, nearest first, at most three.
  [[nodiscard]] std::vector<Alike> alike(std::string_view text) const;

 private:
  [[nodiscard]] std::string text_of(const Known& item) const;
  [[nodiscard]] std::vector<Alike> nearest(std::string_view text, double least) const;

  Kind kind_;
  std::vector<Known> items_;
  std::unordered_map<std::string, std::size_t> by_id_, by_number_, by_case_;
  std::unordered_multimap<std::string, std::size_t> by_text_;          // folded
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  // items that have it
  std::vector<std::set<std::string>> words_;                           // of each item
};

}  // namespace gestand::rows

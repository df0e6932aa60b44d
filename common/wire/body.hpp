// Reads a JSON body member by member and collects every fault: wrong types, missing and unknown members, values out of
// range. Use: read all members, then finish(). What a faulty member returns is of no use; the faults say so.
#pragma once
#include <functional>
#include <nlohmann/json.hpp>  // this header is for adapters only (tests/layering/allowed.txt)
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"
#include "common/wire/faults.hpp"

namespace gestand::wire {

class Body {
 public:
  // `place`: where this object lies in the whole body, "" or "indieners/0".
  Body(const nlohmann::json& object, Faults& faults, std::string place = "");

  [[nodiscard]] bool has(const std::string& name) const;
  // Of a correction: a fault where none of these is there.
  void needs_one_of(const std::vector<std::string>& names);
  [[nodiscard]] std::string text(const std::string& name, std::size_t length_max = 500);
  [[nodiscard]] std::optional<std::string> maybe_text(const std::string& name, std::size_t length_max = 500);
  // From 1800 to 2199: another year is a fault.
  [[nodiscard]] Date date(const std::string& name);
  [[nodiscard]] std::optional<Date> maybe_date(const std::string& name);
  [[nodiscard]] std::optional<int> maybe_number(const std::string& name, int min, int max);
  [[nodiscard]] int number(const std::string& name, int min, int max);
  [[nodiscard]] bool flag(const std::string& name);
  // One of `words`; a fault names them all.
  [[nodiscard]] std::string choice(const std::string& name, const std::vector<std::string>& words);
  [[nodiscard]] std::optional<std::string> maybe_choice(const std::string& name, const std::vector<std::string>& words);
  [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t length_max,
                                               std::size_t count_max = 200);
  // A kamerstuk number in any spelling, in the short one.
  [[nodiscard]] std::string paper(const std::string& name);
  [[nodiscard]] std::optional<std::string> maybe_paper(const std::string& name);
  [[nodiscard]] std::string uuid(const std::string& name);
  [[nodiscard]] std::optional<std::string> maybe_uuid(const std::string& name);
  // Calls `read` for the object at `name`, or for each object of the list.
  void object(const std::string& name, const std::function<void(Body&)>& read);
  void maybe_object(const std::string& name, const std::function<void(Body&)>& read);
  // An object as it is, for another who reads its members; null if absent.
  [[nodiscard]] nlohmann::json unread(const std::string& name);
  void each(const std::string& name, const std::function<void(Body&)>& read, std::size_t count_max = 200);

  // False once a fault was found in this member or inside it.
  [[nodiscard]] bool fine(const std::string& name) const;
  void fault(const std::string& name, std::string code, std::string detail);
  // Names the members that nobody asked for.
  void finish();

 private:
  [[nodiscard]] const nlohmann::json* find(const std::string& name, bool required);
  [[nodiscard]] std::string at(const std::string& name) const;

  const nlohmann::json& object_;
  Faults& faults_;
  std::string place_;
  std::set<std::string> asked_;
};

// Valid UTF-8, and no control characters but line ends and tabs.
[[nodiscard]] bool is_clean_text(const std::string& text);

}  // namespace gestand::wire

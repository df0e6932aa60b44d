// A refusal is a value: what the rules of parliament, or of this system, do not allow. It changes nothing.
// `code` is stable and meant for programs; `detail` is a Dutch sentence for people.
#pragma once
#include <string>
#include <utility>
#include <variant>

namespace gestand {

struct Refusal {
  std::string code;
  std::string detail;
  bool operator==(const Refusal&) const = default;
};

template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : value_(std::move(value)) {}            // NOLINT(google-explicit-constructor): reads as the value
  Outcome(Refusal refusal) : value_(std::move(refusal)) {}  // NOLINT(google-explicit-constructor): reads as the refusal

  [[nodiscard]] bool ok() const { return value_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& { return std::get<0>(value_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(value_)); }
  [[nodiscard]] const Refusal& refusal() const { return std::get<1>(value_); }

 private:
  std::variant<T, Refusal> value_;
};

}  // namespace gestand

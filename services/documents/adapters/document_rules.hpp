// Notas and letters as kinds of item: bodies in, documents and events out.
#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "common/owner/rules.hpp"
#include "common/wire/body.hpp"

namespace gestand::documents {

// What may not be public (paragraphs with openbaar:false, the route with its initials, names of officials) is one text
// beside the event, under "_nietOpenbaar": members that begin with "_" are shown in no list, feed or history, and of
// the text itself the event holds the salted hash only.
class NotaRules final : public owner::Rules {
 public:
  // The text beside an event by its id; nothing if it was erased. Throws Unavailable.
  using TextOf = std::function<std::optional<std::string>(const std::string& id)>;
  explicit NotaRules(TextOf text_of) : text_of_(std::move(text_of)) {}

  [[nodiscard]] std::string kind() const override { return "nota"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.documenten.nota-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty() || verb == "wijzig"; }
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;

 private:
  [[nodiscard]] nlohmann::json withheld(const nlohmann::json& document) const;

  TextOf text_of_;
};

// A letter to the Chamber: one thing that settles many items.
class LetterRules final : public owner::Rules {
 public:
  [[nodiscard]] std::string kind() const override { return "brief"; }
  [[nodiscard]] std::string type_prefix() const override { return "nl.documenten.brief-"; }
  [[nodiscard]] bool knows(const std::string& verb) const override { return verb.empty(); }
  [[nodiscard]] owner::Decided decide(const owner::Call& call, owner::Context& context) override;
};

}  // namespace gestand::documents

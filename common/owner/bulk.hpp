// One act on many items of one owner: assign, link, move a term, decide on proposals to close. Every item is decided by
// the rules of its kind, as if it were asked alone; those that may change do so in one append, with one event each, and
// the act itself is an item of the log
// (`handeling`) that says which they were, so that it can be undone by other events. For adapters only.
#pragma once
#include <string>
#include <vector>

#include "common/owner/owner.hpp"

namespace gestand::owner {

class Bulk {
 public:
  Bulk(std::string service, std::string type_domain, bus::Node& node, eventlog::Log& log, Owner& owner)
      : service_(std::move(service)), type_domain_(std::move(type_domain)), node_(node), log_(log), owner_(owner) {}

  // Registers "<service>.handeling" on the node.
  void serve();

  // {"id", "doe":"uitvoeren", "verb", "gegevens", "items":[…], "reden"?, "proef"?, "door", "voorstellen"?} or
  // {"id", "doe":"terugdraaien", "reden", "proef"?, "door"}
  // -> {"status", "resultaten":[{item, uitkomst, versie?, wijziging?, code?, detail?}]}, or a refusal as of
  // Owner::command. `uitkomst`: gewijzigd | ongewijzigd | geweigerd. With `proef` nothing is recorded.
  // `verb`: "toewijzingen", "koppelingen", "termijnen"; "termijnverplaatsingen" moves the nearest running external term
  // of each item; "voorstelbesluiten" decides on the proposal that `voorstellen` names for it, {item: {id, brief?}}:
  // what the read model shows, and to be verified. It is no part of what was asked: a repeat may come without.
  [[nodiscard]] std::string act(const std::string& envelope, const std::string& key);

  static constexpr std::size_t items_max = 1'000;

 private:
  struct Plan;
  [[nodiscard]] Plan plan(const nlohmann::json& envelope);
  [[nodiscard]] Plan plan_undo(const nlohmann::json& envelope, const nlohmann::json& act);

  std::string service_, type_domain_;  // "motions", "nl.moties."
  bus::Node& node_;
  eventlog::Log& log_;
  Owner& owner_;
};

}  // namespace gestand::owner

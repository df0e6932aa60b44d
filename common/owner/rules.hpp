// What a kind of item brings to its owner: how a body becomes a command, and what the rules make of it. For adapters
// only.
#pragma once
#include <map>
#include <memory>
#include <nlohmann/json.hpp>  // documents are values here (tests/layering/allowed.txt)
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/calendar/calendar.hpp"
#include "common/eventlog/event.hpp"
#include "common/owner/world.hpp"
#include "common/vocab/outcome.hpp"
#include "common/vocab/time.hpp"
#include "common/wire/faults.hpp"

namespace gestand::owner {

struct Actor {
  std::string id, role;
  std::optional<std::string> directorate;  // a token bound to it writes only there
};

struct Call {
  std::string verb;    // "" creates; "aanhoudingen", "termijnen/verplaatsingen", "termijnen/verwijder", "wijzig" …
  std::string item;    // of the item, also of one to be made
  std::string sub;     // id of the sub-resource
  std::string letter;  // of a proposal: the letter that made it, as the read model shows; to be verified
  nlohmann::json body;
  Actor actor;
  nlohmann::json document;  // null for a new item
  int version = 0;
};

struct Context {
  Instant now;
  Date today;
  World& world;
  int version = 0;  // of the item that the call is about, before it

  // The calendar of this decision: asked for when it is needed, and then the same to its end. Throws Unavailable while
  // nothing is known of it.
  [[nodiscard]] const calendar::Calendar& calendar() const {
    if (!calendar_) calendar_ = world.calendar();
    return *calendar_;
  }
  mutable std::shared_ptr<const calendar::Calendar> calendar_ = {};
};

struct ItemChange {
  std::string item;
  nlohmann::json before;  // null: new
  int version = 0;        // before
  nlohmann::json after;
  std::string event;  // "aangehouden"
  nlohmann::json fact;
};

struct Change {
  std::vector<ItemChange> items;
  std::string answer;  // the item that the answer shows
  std::vector<eventlog::Claim> claims;
  std::vector<eventlog::Release> releases;
  std::vector<eventlog::SideText> texts;
  std::vector<std::string> erased = {};
};

using Decided = std::variant<Change, Refusal, wire::Faults>;

class Rules {
 public:
  virtual ~Rules() = default;
  [[nodiscard]] virtual std::string kind() const = 0;         // "motie"
  [[nodiscard]] virtual std::string type_prefix() const = 0;  // "nl.moties.motie-"
  [[nodiscard]] virtual bool knows(const std::string& verb) const = 0;
  [[nodiscard]] virtual bool creates(const std::string& verb) const { return verb.empty(); }
  // Two items of this kind can be records of one thing (common/owner/merge.hpp).
  [[nodiscard]] virtual bool merges() const { return false; }
  // The id of an item to be made; random unless the kind derives it from the body.
  [[nodiscard]] virtual std::string new_id(const nlohmann::json& body) const;
  // To which directorate the item of this call belongs: a token that is bound to another may not write it. Unless the
  // kind says otherwise: that of the body for a new item, else the one that it is assigned to.
  [[nodiscard]] virtual std::optional<std::string> directorate(const Call& call, Context& context) const;
  // What a correction may never undo, such as the freeze of an edition.
  [[nodiscard]] virtual std::optional<Refusal> refuse_correction(const nlohmann::json& before,
                                                                 const nlohmann::json& after) const;
  [[nodiscard]] virtual Decided decide(const Call& call, Context& context) = 0;
};

}  // namespace gestand::owner

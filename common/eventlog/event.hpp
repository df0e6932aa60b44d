// Events as they lie in a log, and what a writer hands in. See README.md beside this file for the format of `data`.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/eventlog/part.hpp"

namespace gestand::eventlog {

// One stored event. `body` is the CloudEvent without its two hashes; served() gives the whole one.
struct StoredEvent {
  int part = 0;
  std::int64_t seq = 0;
  std::string item;
  int version = 0;
  std::string type;
  std::string body;
  std::string prev;  // 32 bytes
  std::string hash;  // 32 bytes

  bool operator==(const StoredEvent&) const = default;
};

// The CloudEvent as outsiders see it: the body with `vorigehash` and `hash` as its last two members.
[[nodiscard]] std::string served(const StoredEvent& event);

using Heads = std::array<std::int64_t, part_count>;

struct NewEvent {
  std::string item;
  std::string type;  // "nl.moties.motie-ingediend"
  std::string data;  // JSON object
};

struct Expected {
  std::string item;
  int version = 0;  // 0: the item must be new
};

struct Claim {
  std::string kind;
  std::string key;
  std::string item;
};

struct Release {
  std::string kind;
  std::string key;
};

struct SideText {
  std::string id;
  std::string item;
  std::string salt;
  std::string content;
};

struct AppendRequest {
  std::optional<std::string> key;  // idempotency key, with its scope
  std::string request_hash;        // 32 bytes
  std::string item;                // whose version is kept with the key
  std::vector<Expected> expected;
  std::vector<NewEvent> events;  // events of one item stand together
  std::vector<Claim> claims;
  std::vector<Release> releases;
  std::vector<SideText> texts;
  std::vector<std::string> erased;  // ids of texts whose content goes, in the same transaction
};

using Appended = std::vector<StoredEvent>;
struct Repeated {
  std::string request_hash;
  std::string item;
  int version = 0;
};
struct VersionConflict {};
struct KeyTaken {
  std::string kind;
  std::string key;
};
using AppendResult = std::variant<Appended, Repeated, VersionConflict, KeyTaken>;

// Packed form for the bus: events and heads as bytes. unpack throws std::invalid_argument on anything malformed.
[[nodiscard]] std::string pack(const std::vector<StoredEvent>& events);
[[nodiscard]] std::vector<StoredEvent> unpack_events(std::string_view bytes);
[[nodiscard]] std::string pack(const Heads& heads);
[[nodiscard]] Heads unpack_heads(std::string_view bytes);

}  // namespace gestand::eventlog

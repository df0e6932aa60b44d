// An answer that goes to the client byte for byte, and what those on its way need to know of it. It is parsed nowhere
// on the way: that was half of the time of a list (measured). On the bus: what is known on one line, then the bytes.
// Threads: any.
#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gestand::wire {

struct Shown {
  std::string faults;                   // {"errors":[…]}; then there is no body
  bool not_found = false;               // then neither
  std::string why_not;                  // why it is not found, for people; may be empty
  std::optional<std::int64_t> count;    // of a list, over all its pages
  std::optional<std::int64_t> version;  // of an item
  std::int64_t behind = 0;              // events recorded that the answer does not show yet
  std::string body;
};

// Of what a reader answered: {errors}, {nietGevonden: true or why}, or the JSON for the client.
[[nodiscard]] std::string pack_shown(const nlohmann::json& answer, std::int64_t behind);
// Throws nlohmann::json::exception on bytes that are not of pack_shown().
[[nodiscard]] Shown unpack_shown(std::string_view bytes);

}  // namespace gestand::wire

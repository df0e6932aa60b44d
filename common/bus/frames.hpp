// Little-endian numbers in frames, and events as frames.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/bus/message.hpp"

namespace gestand::bus {

[[nodiscard]] std::string number(std::uint64_t value, int bytes);
// Reads `bytes` bytes at `at`; the caller has checked the length.
[[nodiscard]] std::uint64_t number(std::string_view text, std::size_t at, int bytes);

[[nodiscard]] std::vector<std::string> frames_of(const EventMessage& event);
[[nodiscard]] std::optional<EventMessage> event_of(const std::vector<std::string>& frames);
[[nodiscard]] std::vector<std::string> frames_of(const std::string& source, const HeadsMessage& heads);
[[nodiscard]] std::optional<HeadsMessage> heads_of(const std::vector<std::string>& frames);

}  // namespace gestand::bus

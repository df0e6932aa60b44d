#include "common/bus/frames.hpp"

#include <cstdio>

namespace gestand::bus {

namespace {

constexpr char event_version = 1;
constexpr std::size_t header_length = 14;
constexpr std::size_t hash_length = 32;

std::string topic_of(const EventMessage& event) {
  return "e." + event.source + (event.part < 10 ? ".0" : ".") + std::to_string(event.part);
}

}  // namespace

std::string number(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xff);
  return out;
}

std::uint64_t number(std::string_view text, std::size_t at, int bytes) {
  std::uint64_t out = 0;
  for (int i = bytes - 1; i >= 0; --i)
    out = (out << 8) | static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
  return out;
}

std::vector<std::string> frames_of(const EventMessage& event) {
  return {topic_of(event),
          event_version + number(static_cast<std::uint64_t>(event.part), 1) +
              number(static_cast<std::uint64_t>(event.seq), 8) + number(static_cast<std::uint64_t>(event.version), 4),
          event.item,
          event.type,
          event.body,
          event.prev + event.hash};
}

std::optional<EventMessage> event_of(const std::vector<std::string>& frames) {
  if (frames.size() != 6 || !frames[0].starts_with("e.") || frames[1].size() != header_length ||
      frames[1][0] != event_version || frames[5].size() != 2 * hash_length) {
    return std::nullopt;
  }
  const auto dot = frames[0].rfind('.');
  if (dot < 2) return std::nullopt;
  EventMessage event;
  event.source = frames[0].substr(2, dot - 2);
  event.part = static_cast<int>(number(frames[1], 1, 1));
  event.seq = static_cast<std::int64_t>(number(frames[1], 2, 8));
  event.version = static_cast<int>(number(frames[1], 10, 4));
  event.item = frames[2];
  event.type = frames[3];
  event.body = frames[4];
  event.prev = frames[5].substr(0, hash_length);
  event.hash = frames[5].substr(hash_length);
  if (event.part > 15 || frames[0] != topic_of(event)) return std::nullopt;
  return event;
}

std::vector<std::string> frames_of(const std::string& source, const HeadsMessage& heads) {
  std::string body;
  for (const auto head : heads) body += number(static_cast<std::uint64_t>(head), 8);
  return {"h." + source, body};
}

std::optional<HeadsMessage> heads_of(const std::vector<std::string>& frames) {
  HeadsMessage heads{};
  if (frames.size() != 2 || frames[1].size() != heads.size() * 8) return std::nullopt;
  for (std::size_t i = 0; i < heads.size(); ++i) heads[i] = static_cast<std::int64_t>(number(frames[1], i * 8, 8));
  return heads;
}

}  // namespace gestand::bus

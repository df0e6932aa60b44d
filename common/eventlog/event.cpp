#include "common/eventlog/event.hpp"

#include <stdexcept>

#include "common/eventlog/ids.hpp"

namespace gestand::eventlog {

namespace {

void put(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((number >> (8 * i)) & 0xff);
}

void put_text(std::string& out, const std::string& text) {
  put(out, text.size(), 4);
  out += text;
}

class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  std::uint64_t number(int bytes) {
    const std::string_view raw = take(static_cast<std::size_t>(bytes));
    std::uint64_t out = 0;
    for (int i = bytes - 1; i >= 0; --i)
      out = (out << 8) | static_cast<unsigned char>(raw[static_cast<std::size_t>(i)]);
    return out;
  }
  std::string text() { return std::string(take(number(4))); }
  std::string fixed(std::size_t count) { return std::string(take(count)); }

 private:
  std::string_view take(std::size_t count) {
    if (rest_.size() < count) throw std::invalid_argument("packed events end too early");
    const std::string_view out = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return out;
  }
  std::string_view rest_;
};

}  // namespace

std::string served(const StoredEvent& event) {
  std::string out = event.body;
  out.pop_back();
  return out + R"(,"vorigehash":")" + hex(event.prev) + R"(","hash":")" + hex(event.hash) + "\"}";
}

std::string pack(const std::vector<StoredEvent>& events) {
  std::string out;
  for (const auto& event : events) {
    put(out, static_cast<std::uint64_t>(event.part), 1);
    put(out, static_cast<std::uint64_t>(event.seq), 8);
    put(out, static_cast<std::uint64_t>(event.version), 4);
    put_text(out, event.item);
    put_text(out, event.type);
    put_text(out, event.body);
    out += event.prev;
    out += event.hash;
  }
  return out;
}

std::vector<StoredEvent> unpack_events(std::string_view bytes) {
  std::vector<StoredEvent> out;
  Cursor cursor(bytes);
  while (!cursor.at_end()) {
    StoredEvent event;
    event.part = static_cast<int>(cursor.number(1));
    event.seq = static_cast<std::int64_t>(cursor.number(8));
    event.version = static_cast<int>(cursor.number(4));
    event.item = cursor.text();
    event.type = cursor.text();
    event.body = cursor.text();
    event.prev = cursor.fixed(32);
    event.hash = cursor.fixed(32);
    if (event.part >= part_count) throw std::invalid_argument("packed event names a partition that is none");
    out.push_back(std::move(event));
  }
  return out;
}

std::string pack(const Heads& heads) {
  std::string out;
  for (const auto head : heads) put(out, static_cast<std::uint64_t>(head), 8);
  return out;
}

Heads unpack_heads(std::string_view bytes) {
  Cursor cursor(bytes);
  Heads out{};
  for (auto& head : out) head = static_cast<std::int64_t>(cursor.number(8));
  return out;
}

}  // namespace gestand::eventlog

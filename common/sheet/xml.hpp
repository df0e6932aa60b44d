// XML read as a stream: nothing is kept but what the reader keeps. Names come without their namespace. A document type
// is refused: no spreadsheet has one, and its entities can blow up.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace gestand::sheet {

class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  [[nodiscard]] std::string_view get(std::string_view name) const;  // empty if absent

 private:
  const char** pairs_;
};

class XmlReader {
 public:
  virtual ~XmlReader() = default;
  virtual void start(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) {}
};

// Feed the pieces of one document, then finish. Throws Unreadable for what is no XML; what a reader throws passes.
class XmlStream {
 public:
  explicit XmlStream(XmlReader& reader);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;
  void feed(std::string_view piece);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gestand::sheet

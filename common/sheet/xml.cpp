#include "common/sheet/xml.hpp"

#include <expat.h>

#include <exception>

#include "common/sheet/table.hpp"

namespace gestand::sheet {

namespace {

constexpr char between = '|';  // namespace|name
constexpr const char* no_xml = "de werkmap bevat een onderdeel dat niet te lezen is";

std::string_view local(const char* name) {
  const std::string_view whole = name;
  const auto at = whole.rfind(between);
  return at == std::string_view::npos ? whole : whole.substr(at + 1);
}

}  // namespace

// Exceptions may not fly through the parser, which is C: they are kept, and thrown after it.
struct XmlStream::State {
  XML_Parser parser = nullptr;
  XmlReader& reader;
  std::exception_ptr thrown;

  template <class Do>
  void guarded(Do act) {
    if (thrown) return;
    try {
      act();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
  static State& of(void* self) { return *static_cast<State*>(self); }
  static void on_start(void* self, const char* name, const char** pairs) {
    of(self).guarded([&] { of(self).reader.start(local(name), Attributes(pairs)); });
  }
  static void on_end(void* self, const char* name) {
    of(self).guarded([&] { of(self).reader.end(local(name)); });
  }
  static void on_text(void* self, const char* text, int size) {
    of(self).guarded([&] { of(self).reader.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_doctype(void* self, const char*, const char*, const char*, int) {
    of(self).guarded([] { throw Unreadable(no_xml); });
  }
};

std::string_view Attributes::get(std::string_view name) const {
  for (const char** at = pairs_; *at != nullptr; at += 2) {
    if (local(*at) == name) return *(at + 1);
  }
  return {};
}

XmlStream::XmlStream(XmlReader& reader) : state_(new State{XML_ParserCreateNS(nullptr, between), reader, nullptr}) {
  if (state_->parser == nullptr) throw std::bad_alloc();
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, State::on_start, State::on_end);
  XML_SetCharacterDataHandler(state_->parser, State::on_text);
  XML_SetStartDoctypeDeclHandler(state_->parser, State::on_doctype);
}

XmlStream::~XmlStream() { XML_ParserFree(state_->parser); }

void XmlStream::feed(std::string_view piece) {
  const auto status = XML_Parse(state_->parser, piece.data(), static_cast<int>(piece.size()), XML_FALSE);
  if (state_->thrown) std::rethrow_exception(state_->thrown);
  if (status != XML_STATUS_OK) throw Unreadable(no_xml);
}

void XmlStream::finish() {
  const auto status = XML_Parse(state_->parser, "", 0, XML_TRUE);
  if (state_->thrown) std::rethrow_exception(state_->thrown);
  if (status != XML_STATUS_OK) throw Unreadable(no_xml);
}

}  // namespace gestand::sheet

#include "services/gestand/adapters/archive_check.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/eventlog/ids.hpp"
#include "common/sheet/archive.hpp"
#include "common/sheet/table.hpp"
#include "common/sheet/xml.hpp"

namespace gestand::cli {

using nlohmann::json;

namespace {

constexpr std::size_t part_max = 64U << 20U;
constexpr const char* sums_name = "sha256sums.txt";
constexpr const char* object_name = "informatieobject.mdto.xml";
constexpr const char* events_name = "gebeurtenissen.jsonl";
constexpr std::string_view description = ".bestand.mdto.xml";

using Parts = std::map<std::string, std::string>;

Parts unpacked(const std::string& bytes) {
  sheet::Archive zip(bytes);
  Parts out;
  for (const auto& name : zip.names()) {
    auto& into = out[name];
    zip.read(name, part_max, [&](std::string_view piece) {
      into += piece;
      return true;
    });
  }
  return out;
}

// The text of the elements that are asked for, the first of each.
class Elements final : public sheet::XmlReader {
 public:
  void start(std::string_view, const sheet::Attributes&) override { text_.clear(); }
  void end(std::string_view name) override {
    found.emplace(name, text_);
    text_.clear();
  }
  void text(std::string_view piece) override { text_ += piece; }
  std::map<std::string, std::string, std::less<>> found;

 private:
  std::string text_;
};

std::map<std::string, std::string, std::less<>> elements_of(const std::string& xml) {
  Elements reader;
  sheet::XmlStream stream(reader);
  stream.feed(xml);
  stream.finish();
  return std::move(reader.found);
}

std::string sum_of(const std::string& bytes) { return eventlog::hex(eventlog::sha256(bytes)); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// As sha256sum writes them: 64 figures, two spaces, the name.
void check_sums(const Parts& parts, BundleFindings& out) {
  constexpr std::size_t figures = 64;
  std::set<std::string> summed{sums_name};
  for (const auto& line : lines_of(parts.at(sums_name))) {
    const auto name = line.size() > figures + 2 ? line.substr(figures + 2) : "";
    const auto found = parts.find(name);
    summed.insert(name);
    if (found == parts.end()) {
      out.faults.push_back("ontbreekt: " + name);
    } else if (sum_of(found->second) != line.substr(0, figures)) {
      out.faults.push_back(name + " is niet wat sha256sums.txt zegt");
    }
  }
  for (const auto& [name, bytes] : parts) {
    if (!summed.contains(name)) out.faults.push_back("staat niet in sha256sums.txt: " + name);
  }
}

void check_descriptions(const Parts& parts, BundleFindings& out) {
  std::size_t described = 0;
  for (const auto& [name, xml] : parts) {
    if (!name.ends_with(description)) continue;
    ++described;
    const auto file = parts.find(name.substr(0, name.size() - description.size()));
    const auto said = elements_of(xml);
    const auto is = [&](const char* element, const std::string& value) {
      const auto found = said.find(element);
      return found != said.end() && found->second == value;
    };
    if (file == parts.end() || !is("omvang", std::to_string(file->second.size())) ||
        !is("checksumWaarde", sum_of(file->second)))
      out.faults.push_back(name + " beschrijft een ander bestand");
  }
  if (described < 2) out.faults.emplace_back("de beschrijving van de bestanden ontbreekt");
}

struct Chain {
  int version = 0;
  std::string hash = std::string(32, '\0');
};

// The bytes that were hashed are the event without its two hashes, which stand last (docs/decisions.md, 3).
void check_event(const std::string& line, std::map<std::string, Chain>& chains, BundleFindings& out) {
  const json event = json::parse(line, nullptr, false);
  const auto at = line.rfind(R"(,"vorigehash":")");
  if (event.is_discarded() || !event.is_object() || at == std::string::npos) {
    out.faults.emplace_back("een regel van gebeurtenissen.jsonl is geen gebeurtenis");
    return;
  }
  const auto member = [&](const char* name) {
    return event.contains(name) && event[name].is_string() ? event[name].get<std::string>() : "";
  };
  const auto subject = member("subject");
  Chain& chain = chains[member("source") + " " + subject];
  const auto fault = [&](const std::string& what) {
    out.faults.push_back("gebeurtenis " + member("id") + ": " + what);
  };
  const auto hash = eventlog::sha256(chain.hash + line.substr(0, at) + "}");
  const bool follows = event.value("itemversie", 0) == chain.version + 1;
  if (!follows) fault("er ontbreekt een gebeurtenis voor");
  if (eventlog::unhex(member("vorigehash")) != chain.hash || member("hash") != eventlog::hex(hash))
    fault("de hash klopt niet");
  else if (follows)
    ++out.events;
  chain = {event.value("itemversie", 0), eventlog::unhex(member("hash"))};
}

void check_events(const Parts& parts, BundleFindings& out) {
  std::map<std::string, Chain> chains;
  for (const auto& line : lines_of(parts.at(events_name))) check_event(line, chains, out);
  out.chains = chains.size();
  const auto item = elements_of(parts.at(object_name))["identificatieKenmerk"];
  const bool about_it =
      std::any_of(chains.begin(), chains.end(), [&](const auto& one) { return one.first.ends_with(" " + item); });
  if (item.empty() || !about_it) out.faults.emplace_back("de gebeurtenissen gaan niet over dit informatieobject");
}

}  // namespace

BundleFindings check_bundle(const std::string& bytes) {
  BundleFindings out;
  try {
    const Parts parts = unpacked(bytes);
    out.files = parts.size();
    for (const char* name : {sums_name, object_name, events_name}) {
      if (!parts.contains(name)) out.faults.push_back("ontbreekt: " + std::string(name));
    }
    if (!out.faults.empty()) return out;
    check_sums(parts, out);
    check_descriptions(parts, out);
    check_events(parts, out);
  } catch (const sheet::Unreadable&) {
    out.faults.emplace_back("dit is geen leesbare bundel: het ZIP-bestand of een beschrijving erin is beschadigd");
  }
  return out;
}

}  // namespace gestand::cli

#include "services/gateway/adapters/archive_bundle.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "common/eventlog/ids.hpp"
#include "services/gateway/adapters/scratch_file.hpp"
#include "services/gateway/adapters/zip_file.hpp"
#include "services/gateway/pages/visit.hpp"
#include "services/gateway/pages/words.hpp"

namespace gestand::gateway {

using nlohmann::json;
using pages::text;

namespace {

// Each event on a line, as the feed gives it: whoever cuts its two hashes off has the bytes that were hashed.
std::string event_lines(const ArchivedItem& a) {
  std::string out;
  for (const auto& event : a.events) out += eventlog::served(event) + "\n";
  return out;
}

mdto::Concept odt() { return {"OpenDocument Text 1.2", "fmt/291", "PRONOM-register"}; }
mdto::Concept lines() { return mdto::own("bestandsformaten", "JSON-regels in UTF-8: per regel een CloudEvent"); }

struct Part {
  std::string name, bytes;
};

// The files with a description of each, what they describe, and the sums of all, as sha256sum reads them.
std::vector<Part> parts_of(const ArchivedItem& a) {
  mdto::InformationObject object = archive_metadata(a);
  const mdto::Reference item{object.name, object.identification};
  std::vector<Part> out;
  const auto add = [&](const std::string& name, mdto::Concept format, std::string bytes) {
    const mdto::Identification mark{object.identification.mark + "/" + name, object.identification.source};
    const mdto::File file{mark,         name, bytes.size(), std::move(format), eventlog::hex(eventlog::sha256(bytes)),
                          moment_of(a), item};
    object.representations.push_back({name, mark});
    out.push_back({name, std::move(bytes)});
    out.push_back({name + ".bestand.mdto.xml", mdto::xml(file)});
  };
  add("item.odt", odt(), written(archive_paper(a), Format::Odt, {}));
  add("gebeurtenissen.jsonl", lines(), event_lines(a));
  out.insert(out.begin(), {"informatieobject.mdto.xml", mdto::xml(object)});
  std::string sums;
  for (const auto& part : out) sums += eventlog::hex(eventlog::sha256(part.bytes)) + "  " + part.name + "\n";
  out.push_back({"sha256sums.txt", std::move(sums)});
  return out;
}

}  // namespace

std::string moment_of(const ArchivedItem& a) {
  std::string out;
  for (const auto& event : a.events) out = std::max(out, json::parse(event.body).at("time").get<std::string>());
  return out;
}

std::string called(const ArchivedItem& a) {
  auto number = text(a.item, "nummer");
  if (number.empty()) number = text(a.item, "zaaknummer");
  return pages::in_words(pages::Vocabulary::ItemKind, text(a.item, "soort")) + (number.empty() ? "" : " " + number);
}

std::size_t confidential_texts(const ArchivedItem& a) {
  const auto is = [](const json& one) { return one.value("vertrouwelijk", json()) == true; };
  const json notes = pages::list(a.item, "notities");
  return (is(a.item) ? 1U : 0U) + static_cast<std::size_t>(std::count_if(notes.begin(), notes.end(), is));
}

std::string archive_name(const ArchivedItem& a) {
  return text(a.item, "soort") + "-" + text(a.item, "id") + "-" + std::to_string(a.item.value("versie", 0)) + ".zip";
}

std::string archive_bundle(const ArchivedItem& a) {
  const ScratchFile file;
  ZipFile zip(file.path());
  for (const auto& part : parts_of(a)) zip.add(part.name, part.bytes);
  zip.close();
  std::string out;
  file.send([&](const std::string& bytes) {
    out += bytes;
    return true;
  });
  return out;
}

}  // namespace gestand::gateway

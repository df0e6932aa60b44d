// MDTO (Metagegevens voor duurzaam toegankelijke overheidsinformatie) of the Nationaal Archief as XML, version 1.0.1:
// what its schema MDTO-XML1.0.1.xsd knows and an item of ours has. The order of the elements is that of the schema.
// Dates are ISO 8601; a text that is empty is not written.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gestand::gateway::mdto {

struct Identification {
  std::string mark, source;
};
struct Reference {
  std::string name;
  std::optional<Identification> identification = {};
};
struct Concept {
  std::string label, code, list;  // the name of the list that it is from
};
struct Event {
  Concept type;
  std::string time;
  Reference actor;
};
struct Term {
  Concept trigger;
  std::string from, duration, until;  // duration as XML writes it, "P20Y"
};
struct Related {
  Reference object;
  Concept relation;
};
struct Involved {
  Concept relation;
  Reference actor;
};
struct Restriction {
  Concept type;
  std::string description;
};

struct InformationObject {
  Identification identification;
  std::string name;
  Concept level;
  std::vector<Concept> classification;
  std::vector<std::string> keywords, descriptions;
  std::string period_from, period_until;
  std::vector<Event> events;
  Concept appraisal;
  std::optional<Term> retention;
  std::optional<Concept> category;
  std::vector<Reference> representations;
  std::vector<Related> related;
  Reference creator;
  std::vector<Involved> involved;
  std::vector<Restriction> restrictions;  // at least one
};

struct File {
  Identification identification;
  std::string name;
  std::size_t size = 0;
  Concept format;
  std::string sha256, sha256_made;  // hexadecimal; an instant
  Reference of;
};

// Concepts from the lists of MDTO itself.
[[nodiscard]] Concept archive_item();
[[nodiscard]] Concept creation();
[[nodiscard]] Concept kept();       // for ever
[[nodiscard]] Concept destroyed();  // after a term
// From a list of Gestand, by what it lists.
[[nodiscard]] Concept own(const std::string& list, const std::string& label, const std::string& code = {});

[[nodiscard]] std::string xml(const InformationObject& object);
[[nodiscard]] std::string xml(const File& file);

// At most `length` characters, cut at a word: a name is for lists, the description has the whole.
[[nodiscard]] std::string short_name(const std::string& text, std::size_t length = 80);

}  // namespace gestand::gateway::mdto

#include "services/gateway/adapters/mdto.hpp"

#include "services/gateway/adapters/cell.hpp"

namespace gestand::gateway::mdto {

namespace {

constexpr const char* head =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<MDTO xmlns="https://www.nationaalarchief.nl/mdto" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd">
)";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

// Writes elements inside each other.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void leaf(const char* name, const std::string& text) const {
    if (text.empty()) return;
    out_ += indent_ + "<" + name + ">" + escaped(text) + "</" + name + ">\n";
  }
  template <class Inside>
  void element(const char* name, Inside inside) const {
    out_ += indent_ + "<" + name + ">\n";
    inside(Writer(out_, indent_ + "  "));
    out_ += indent_ + "</" + std::string(name) + ">\n";
  }

  void write(const char* name, const Identification& one) const {
    element(name, [&](const Writer& w) {
      w.leaf("identificatieKenmerk", one.mark);
      w.leaf("identificatieBron", one.source);
    });
  }
  void write(const char* name, const Reference& one) const {
    element(name, [&](const Writer& w) {
      w.leaf("verwijzingNaam", one.name);
      if (one.identification) w.write("verwijzingIdentificatie", *one.identification);
    });
  }
  void write(const char* name, const Concept& one) const {
    element(name, [&](const Writer& w) {
      w.leaf("begripLabel", one.label);
      w.leaf("begripCode", one.code);
      w.write("begripBegrippenlijst", Reference{one.list});
    });
  }
  void write(const char* name, const std::string& one) const { leaf(name, one); }
  void write(const char* name, const Event& one) const {
    element(name, [&](const Writer& w) {
      w.write("eventType", one.type);
      w.leaf("eventTijd", one.time);
      w.write("eventVerantwoordelijkeActor", one.actor);
    });
  }
  void write(const char* name, const Term& one) const {
    element(name, [&](const Writer& w) {
      w.write("termijnTriggerStartLooptijd", one.trigger);
      w.leaf("termijnStartdatumLooptijd", one.from);
      w.leaf("termijnLooptijd", one.duration);
      w.leaf("termijnEinddatum", one.until);
    });
  }
  void write(const char* name, const Related& one) const {
    element(name, [&](const Writer& w) {
      w.write("gerelateerdInformatieobjectVerwijzing", one.object);
      w.write("gerelateerdInformatieobjectTypeRelatie", one.relation);
    });
  }
  void write(const char* name, const Involved& one) const {
    element(name, [&](const Writer& w) {
      w.write("betrokkeneTypeRelatie", one.relation);
      w.write("betrokkeneActor", one.actor);
    });
  }
  void write(const char* name, const Restriction& one) const {
    element(name, [&](const Writer& w) {
      w.write("beperkingGebruikType", one.type);
      w.leaf("beperkingGebruikNadereBeschrijving", one.description);
    });
  }
  template <class One>
  void each(const char* name, const std::vector<One>& all) const {
    for (const auto& one : all) write(name, one);
  }

 private:
  Writer(std::string& out, std::string indent) : out_(out), indent_(std::move(indent)) {}
  std::string& out_;
  std::string indent_ = "  ";
};

Concept of_mdto(const char* list, const char* label, const char* code = "") {
  return {label, code, std::string("Begrippenlijst ") + list + " MDTO"};
}

}  // namespace

Concept archive_item() { return of_mdto("Aggregatieniveaus", "Archiefstuk"); }
Concept creation() { return of_mdto("EventTypeLijst", "Creatie"); }
Concept kept() { return of_mdto("Waarderingen", "Blijvend te bewaren", "B"); }
Concept destroyed() { return of_mdto("Waarderingen", "Tijdelijk te bewaren", "V"); }
Concept own(const std::string& list, const std::string& label, const std::string& code) {
  return {label, code, "Gestand: " + list};
}

std::string xml(const InformationObject& object) {
  std::string out = head;
  Writer(out).element("informatieobject", [&](const Writer& w) {
    w.write("identificatie", object.identification);
    w.leaf("naam", object.name);
    w.write("aggregatieniveau", object.level);
    w.each("classificatie", object.classification);
    w.each("trefwoord", object.keywords);
    w.each("omschrijving", object.descriptions);
    if (!object.period_from.empty()) {
      w.element("dekkingInTijd", [&](const Writer& period) {
        period.write("dekkingInTijdType", own("dekking in tijd", "Looptijd"));
        period.leaf("dekkingInTijdBegindatum", object.period_from);
        period.leaf("dekkingInTijdEinddatum", object.period_until);
      });
    }
    w.leaf("taal", "nl");
    w.each("event", object.events);
    w.write("waardering", object.appraisal);
    if (object.retention) w.write("bewaartermijn", *object.retention);
    if (object.category) w.write("informatiecategorie", *object.category);
    w.each("heeftRepresentatie", object.representations);
    w.each("gerelateerdInformatieobject", object.related);
    w.write("archiefvormer", object.creator);
    w.each("betrokkene", object.involved);
    w.each("beperkingGebruik", object.restrictions);
  });
  return out + "</MDTO>\n";
}

std::string xml(const File& file) {
  std::string out = head;
  Writer(out).element("bestand", [&](const Writer& w) {
    w.write("identificatie", file.identification);
    w.leaf("naam", file.name);
    w.leaf("omvang", std::to_string(file.size));
    w.write("bestandsformaat", file.format);
    w.element("checksum", [&](const Writer& sum) {
      sum.write("checksumAlgoritme", of_mdto("ChecksumAlgoritme", "SHA256"));
      sum.leaf("checksumWaarde", file.sha256);
      sum.leaf("checksumDatum", file.sha256_made);
    });
    w.write("isRepresentatieVan", file.of);
  });
  return out + "</MDTO>\n";
}

std::string short_name(const std::string& text, std::size_t length) {
  std::size_t count = 0;
  std::size_t word = 0;  // where the last word that fits ends
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) continue;  // inside a character
    if (text[at] == ' ' && count < length) word = at;
    if (++count > length) return text.substr(0, word > 0 ? word : at) + "…";
  }
  return text;
}

}  // namespace gestand::gateway::mdto

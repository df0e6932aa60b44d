// Invented members of staff of each directorate, who stands in for whom, and what some of them handle.
#include "services/gestand/domain/demo.hpp"

namespace gestand::cli {
namespace {

DemoStep person(const std::string& name, const std::string& directorate, const std::string& deputy = "") {
  return {"medewerker-" + name, "/v1/medewerkers",
          R"({"naam":"Voorbeeld-)" + name + R"(","mail":"voorbeeld.)" + name +
              R"(@example.org","directie":"directie-)" + directorate +
              (deputy.empty() ? R"("})" : R"(","vervanger":"<id medewerker-)" + deputy + R"(>"})"),
          "beheerder"};
}

DemoStep handled(const std::string& list, const std::string& item, const std::string& name) {
  return {item + "-behandelaar", "/v1/" + list + "/<id " + item + ">/toewijzingen",
          R"({"behandelaar":"<id medewerker-)" + name + R"(>","vanafDatum":"<0>"})"};
}

}  // namespace

std::vector<DemoStep> demo_staff() {
  return {person("Ista", "politie"),         person("Jansma", "politie", "Ista"),   person("Kuiper", "ai"),
          person("Lammers", "ai", "Kuiper"), person("Mulder", "veiligheidsregios"), person("Nauta", "rechtsbestel")};
}

std::vector<DemoStep> demo_handling() {
  return {handled("moties", "99001-11", "Ista"),   handled("moties", "99001-16", "Jansma"),
          handled("moties", "99001-17", "Jansma"), handled("moties", "99002-5", "Kuiper"),
          handled("moties", "99001-14", "Kuiper"), handled("moties", "99003-8", "Mulder"),
          handled("moties", "99004-21", "Nauta"),  handled("toezeggingen", "TZ990001-001", "Ista")};
}

}  // namespace gestand::cli

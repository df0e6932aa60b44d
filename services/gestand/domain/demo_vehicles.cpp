// Two vehicles with their editions: one sent, one near, one further away, one that was moved.
#include "services/gestand/domain/demo.hpp"

namespace gestand::cli {

std::vector<DemoStep> demo_vehicles() {
  return {
      {"hjb", "/v1/vehikels",
       R"({"naam":"Voorbeeld Halfjaarbericht politie","soort":"halfjaarbericht","directie":"directie-politie"})"},
      {"hjb-vorig", "/v1/vehikels/<id hjb>/edities",
       R"({"naam":"Voorbeeld Vorig halfjaarbericht politie","gepland":{"datum":"<-25>"}})"},
      {"hjb-nu", "/v1/vehikels/<id hjb>/edities",
       R"({"naam":"Voorbeeld Eerstvolgend halfjaarbericht politie","gepland":{"datum":"<24>"},"sluitingsDatum":"<10>"})"},
      {"hjb-later", "/v1/vehikels/<id hjb>/edities",
       R"({"naam":"Voorbeeld Later halfjaarbericht politie","gepland":{"datum":"<200>"}})"},
      {"vrb", "/v1/vehikels",
       R"({"naam":"Voorbeeld Voortgangsbrief rechtsbestel","soort":"voortgangsbrief","directie":"directie-rechtsbestel"})"},
      {"vrb-nu", "/v1/vehikels/<id vrb>/edities",
       R"({"naam":"Voorbeeld Voortgangsbrief rechtsbestel, voorjaar","gepland":{"datum":"<45>"}})"},
      {"vrb-nu-verplaatst", "/v1/edities/<id vrb-nu>/planningen",
       R"({"gepland":{"datum":"<60>"},"reden":"Voorbeeld: het debat is verschoven"})"},
      {"vrb-later", "/v1/vehikels/<id vrb>/edities",
       R"({"naam":"Voorbeeld Voortgangsbrief rechtsbestel, najaar","gepland":{"datum":"<220>"}})"},
  };
}

// What the editions say of their items; the last one was sent, so that proposals to close are waiting.
std::vector<DemoStep> demo_reporting() {
  return {
      {"bijdrage-1", "/v1/edities/<id hjb-nu>/bijdragen",
       R"({"item":"<id 99001-16>","tekst":"Voorbeeld: de aanpak is in alle eenheden ingevoerd."})", "behandelaar"},
      {"bijdrage-1-akkoord", "/v1/edities/<id hjb-nu>/bijdragen",
       R"({"item":"<id 99001-16>","tekst":"Voorbeeld: de aanpak is in alle eenheden ingevoerd.","akkoord":true})"},
      {"bijdrage-2", "/v1/edities/<id hjb-nu>/bijdragen",
       R"({"item":"<id TZ990001-001>","tekst":"Voorbeeld: de proef loopt tot het einde van het jaar."})"},
      {"vorig-koppeling-1", "/v1/moties/<id 99003-10>/koppelingen", R"({"editie":"<id hjb-vorig>","rol":"afdoening"})"},
      {"vorig-koppeling-2", "/v1/moties/<id 99001-17>/koppelingen",
       R"({"editie":"<id hjb-vorig>","rol":"tussenstand"})"},
      {"vorig-verzending", "/v1/edities/<id hjb-vorig>/verzendingen", R"({"datum":"<-20>","kamerstuk":"99001-50"})"},
  };
}

}  // namespace gestand::cli

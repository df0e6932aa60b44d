// How far a law, a framework or a register is: what items wait for that no report answers. Each version of it is an
// edition; its stages are recorded with their day. Source of the words:
// docs/glossary.md.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gestand::vehicles {

// The stages of a vehicle of this kind, in their usual order; none for a report or a letter.
[[nodiscard]] inline const std::vector<std::string>& stages_of(std::string_view kind) {
  static const std::vector<std::string> none;
  static const std::vector<std::string> law{
      "voorbereiding",           "internetconsultatie",     "ministerraad",  "raad-van-state", "ingediend-tweede-kamer",
      "aangenomen-tweede-kamer", "aangenomen-eerste-kamer", "bekendgemaakt", "in-werking",     "ingetrokken"};
  static const std::vector<std::string> living{"concept", "vastgesteld", "gepubliceerd", "ingetrokken"};
  if (kind == "wetgeving") return law;
  return kind == "kader" || kind == "register" ? living : none;
}

}  // namespace gestand::vehicles

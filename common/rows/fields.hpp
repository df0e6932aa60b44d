// What a sheet of promises can say: the kinds of promise, and their fields with the headers under which people keep
// them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gestand::rows {

enum class Kind { Toezegging, Kamerverzoek, Motie };
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view list);  // "toezeggingen"
[[nodiscard]] std::string_view list_of(Kind kind);                    // "toezeggingen", as in /v1/toezeggingen
[[nodiscard]] std::string_view word_of(Kind kind);                    // "toezegging"

enum class Field {
  Id,  // as in our own exports
  Nummer,
  Zaaknummer,
  Titel,
  Tekst,
  Datum,
  Ambt,  // who made it; of a motion and a request: who is responsible
  Naam,
  Aan,
  GevraagdDoor,
  Indieners,
  Fractie,
  Termijn,
  Status,
  StatusDatum,
  Brief,
  Directie,
  Behandelaar,
  Opmerking,
  Kamer,
  DebatSoort,
  Debat,
  DebatDatum,
  Themas,
  Voorwaarde,
  Appreciatie,
  AppreciatieDatum
};

struct FieldInfo {
  Field field;
  std::string_view name;                  // as people and scripts name it: "termijn"
  std::string_view kinds;                 // t, k, m: in which sheets it can stand
  std::string_view required;              // t, k, m: without it a new one cannot be recorded
  std::vector<std::string_view> headers;  // as folded text, the usual ones
};

[[nodiscard]] const std::vector<FieldInfo>& fields();
[[nodiscard]] const FieldInfo& info(Field field);
[[nodiscard]] std::optional<Field> parse_field(std::string_view name);
[[nodiscard]] bool has(Kind kind, Field field);
[[nodiscard]] bool needs(Kind kind, Field field);

}  // namespace gestand::rows

// Rows of the Tweede Kamer's open data as they were read: only the attributes that the import uses, days and moments
// already parsed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/vocab/time.hpp"

namespace gestand::cli {

struct CaseRow {  // Zaak
  std::string id;
  std::string number;         // Nummer: 2024Z08422
  std::string dossier_title;  // Titel: that of the dossier or the debate, not of the motion
  std::string subject;        // Onderwerp
  Date tabled;                // GestartOp
  std::optional<Date> term;   // Termijn
  int serial = -1;            // Volgnummer; below 1: not numbered yet
  bool settled = false;       // Afgedaan: the Chamber is done with it
  std::optional<std::string> appreciation;
  std::string changed_at;  // GewijzigdOp, RFC 3339 in UTC
  bool deleted = false;
};

struct TextRow {  // the published paper of a motion, parsed
  std::string case_id;
  std::string paper;  // kst-26643-1172
  std::vector<std::string> signatories;
  std::vector<std::string> requests;
  std::string text;
};

struct DocumentRow {  // Document with its current version
  std::string case_id;
  std::string kind;   // Motie, Motie (gewijzigd/nader), Brief regering …
  std::string paper;  // ExterneIdentifier
};

struct ActorRow {  // ZaakActor
  std::string case_id;
  std::string name;  // D.J.H. (Diederik) van Dijk
  std::string faction;
  bool first = false;  // Relatie "Indiener"; the others are "Medeindiener"
};

struct AgendaRow {  // Agendapunt
  std::string id;
  std::string activity;
  std::vector<std::string> cases;
};

struct DecisionRow {  // Besluit
  std::string id;
  std::string agenda;
  std::string kind;    // BesluitSoort
  std::string state;   // Status; anything but "Besluit" is an intention
  std::string method;  // StemmingsSoort, may be empty
};

struct VoteRow {  // Stemming: one faction, or one member in a roll call
  std::string decision;
  std::string choice;  // Voor, Tegen, Niet deelgenomen
  int size = 0;        // FractieGrootte
  std::string faction;
  std::string person;  // empty unless a roll call
};

}  // namespace gestand::cli

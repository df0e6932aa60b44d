// gestand zaad: what a stack must have (offices, directorates, a token for each role) and, the first time,
// demonstration data. Everything may be done again, also after a crash half-way: nothing is done twice.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "common/calendar/date.hpp"
#include "common/calendar/zone.hpp"
#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/demo_player.hpp"
#include "services/gestand/adapters/files.hpp"
#include "services/gestand/adapters/organisation.hpp"
#include "services/gestand/adapters/pg_clock.hpp"

namespace gestand::cli {
namespace {

struct Named {
  const char* code;
  const char* name;
};
constexpr std::array offices{
    Named{"minister-president", "Minister-President"},
    Named{"minister-jenv", "Minister van Justitie en Veiligheid"},
    Named{"staatssecretaris-jenv", "Staatssecretaris van Justitie en Veiligheid"},
    Named{"staatssecretaris-rechtsbescherming", "Staatssecretaris Rechtsbescherming"},
    Named{"minister-bzk", "Minister van Binnenlandse Zaken en Koninkrijksrelaties"},
    Named{"staatssecretaris-bzk", "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties"},
};
constexpr std::array directorates{
    Named{"directie-politie", "Directie Politie"},
    Named{"directie-ai", "Directie AI"},
    Named{"directie-veiligheidsregios", "Directie Veiligheidsregio's"},
    Named{"directie-rechtsbestel", "Directie Rechtsbestel"},
};
constexpr std::array roles{"lezer", "behandelaar", "coordinator", "beheerder"};

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \r\n") + 1);
  return text;
}

void seed_reference(Organisation& organisation) {
  int added = 0;
  for (const Named& office : offices)
    added += organisation.add_reference(
                 "ambt", {{"code", office.code}, {"naam", office.name}, {"bron", "Gestand, uitgangslijst 1"}})
                 ? 1
                 : 0;
  for (const Named& directorate : directorates)
    added += organisation.add_reference("directie", {{"code", directorate.code},
                                                     {"naam", directorate.name},
                                                     {"mail", std::string(directorate.code) + "@example.org"}})
                 ? 1
                 : 0;
  // Nothing is destroyed until the archivist has said what: these terms are hers.
  const char* provisional = "Voorlopig, door de archivaris vast te stellen";
  (void)organisation.add_reference("bewaartermijn", {{"code", "voorlopig"},
                                                     {"naam", provisional},
                                                     {"soorten", {"motie", "toezegging", "kamerverzoek"}},
                                                     {"waardering", "bewaren"},
                                                     {"bron", provisional}});
  fmt::print("Ambten en directies: {} nieuw, {} al aanwezig\n", added,
             static_cast<int>(offices.size() + directorates.size()) - added);
}

// The file comes first: a token that the service knows is then never lost, and one that it does not know yet is told to
// it later.
void seed_token(Organisation& organisation, const std::string& folder, const std::string& role) {
  const std::string path = folder + "/" + role + ".token";
  std::string token = trimmed(read_text(path).value_or(""));
  if (token.empty()) {
    token = new_token();
    write_private(path, token + "\n");
  }
  if (organisation.is_valid_token(token)) return;
  if (organisation.make_token({{"rol", role}, {"naam", "uitgifte bij het inrichten"}, {"hash", hash_of_token(token)}}))
    fmt::print("Token voor rol {}: {}\n", role, path);
  else
    fmt::print("Het token in {} is ingetrokken of verlopen; verwijder het bestand om een nieuw te krijgen\n", path);
}

// The demonstration data count from the day of the first start, also when the rest of them follows a day later.
Date first_day(const Stack& stack) {
  const std::string path = stack.folder() + "/voorbeeld-vanaf";
  if (const auto known = calendar::parse_date(trimmed(read_text(path).value_or("")))) return *known;
  const Date today = calendar::amsterdam_date(PgClock(stack.database()).stand().now);
  write_private(path, calendar::to_iso(today) + "\n");
  return today;
}

}  // namespace

int cmd_seed(const std::string& data, bool with_demo) {
  const Stack stack(data);
  StackBus bus(stack);
  Organisation organisation(bus);
  seed_reference(organisation);
  const std::string folder = stack.folder() + "/tokens";
  make_private_folder(folder);
  for (const char* role : roles) seed_token(organisation, folder, role);
  if (!with_demo) return 0;
  const auto client = [&](const std::string& role) {
    return HttpClient(stack.http(), trimmed(read_text(folder + "/" + role + ".token").value_or("")));
  };
  play_demo(client, first_day(stack));
  return 0;
}

}  // namespace gestand::cli

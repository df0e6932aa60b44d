// gestand: the tool for staff and operations. Only the grammar of the command line lives here; the work is in
// adapters/cmd_*.cpp.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "services/gestand/adapters/commands.hpp"
#include "services/gestand/adapters/stack.hpp"

namespace gestand::cli {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_use = 2;

class CommandLine {
 public:
  CommandLine() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", GESTAND_VERSION, "Toon de versie");
    app_.set_help_flag("-h,--help", "Toon deze hulp");
    app_.fallthrough();
    const auto words = app_.get_formatter();
    words->label("Usage", "Gebruik");
    words->label("OPTIONS", "OPTIES");
    words->label("SUBCOMMAND", "OPDRACHT");
    words->label("Options", "Opties");
    words->label("Subcommands", "Opdrachten");
    words->label("Positionals", "Argumenten");
    words->label("REQUIRED", "verplicht");
    words->label("Excludes", "niet met");
    words->label("Needs", "alleen met");
    add_import();
    add_stack();
    add_safety();
    add_data();
    add_tokens();
    add_nota();
    add_calendar();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& stop) {
      if (stop.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        app_.exit(stop);  // --help and --version
        return done;
      }
      std::fprintf(stderr, "gestand: %s (%s); zie --help\n", in_dutch(stop), stop.what());
      return wrong_use;
    }
    return action_();
  }

 private:
  static const char* in_dutch(const CLI::ParseError& error) {
    const std::string& name = error.get_name();
    if (name == "RequiredError") return "er ontbreekt iets verplichts";
    if (name == "ExtrasError") return "onbekend argument";
    if (name == "ExcludesError") return "dit gaat niet samen";
    if (name == "RequiresError") return "dit kan niet alleen";
    return "verkeerd gebruik";
  }
  CLI::App* command(CLI::App& parent, const std::string& name, const std::string& about) {
    CLI::App* sub = parent.add_subcommand(name, about);
    sub->set_help_flag("-h,--help", "Toon deze hulp");
    return sub;
  }
  void data_option(CLI::App* sub, std::string& data) {
    data = "var";
    sub->add_option("--data", data, "Gegevensmap van de omgeving (standaard: var)")->type_name("MAP");
  }

  void add_import() {
    CLI::App* sub = command(app_, "import", "Importeer open data, of een spreadsheet");
    sub->require_subcommand(1);
    CLI::App* tk = command(*sub, "tweedekamer", "Moties uit een map met open data van de Tweede Kamer");
    data_option(tk, import_.data);
    tk->add_option("MAP", import_.folder, "Map met zaak_motie_alle.jsonl.gz en de bestanden ernaast")->required();
    tk->add_option("--verslag", import_.report,
                   "Waar het verslag van niet-bruikbare rijen komt (standaard: DATA/import/tweedekamer.jsonl)");
    CLI::Option* dry = tk->add_flag("--proef", import_.dry, "Lees, reken en doe verslag, maar verzend niets");
    tk->add_option("--records", import_.records, "Bij --proef: schrijf de records hierheen, één per regel")->needs(dry);
    tk->callback([this] { action_ = [this] { return cmd_import(import_); }; });
    add_sheet(*sub, "csv", "Een tabel als tekst, uit elk rekenprogramma: laat zien wat er zou veranderen");
    add_sheet(*sub, "xlsx", "Een werkmap van Excel of LibreOffice: laat zien wat er zou veranderen");
  }

  void add_sheet(CLI::App& import, const std::string& form, const std::string& about) {
    CLI::App* sub = command(import, form, about);
    data_option(sub, sheet_.data);
    sub->add_option("BESTAND", sheet_.file, "Het blad")->required();
    sub->add_option("--soort", sheet_.kind, "toezeggingen (standaard), kamerverzoeken of moties")->type_name("SOORT");
    if (form == "xlsx")
      sub->add_option("--blad", sheet_.sheet, "Welk blad van de werkmap (standaard: het eerste)")->type_name("NAAM");
    sub->add_option(
           "--kolom", sheet_.columns,
           "Wat een kolom zegt, bijvoorbeeld \"Deadline=termijn\" of \"D=-\" (niet gebruiken); wordt onthouden")
        ->type_name("KOP=VELD")
        ->allow_extra_args(false);
    CLI::Option* apply = sub->add_flag("--voer-uit", sheet_.apply, "Voer het uit; zonder dit verandert er niets");
    sub->add_option("--rijen", sheet_.rows, "Alleen deze rijen, bijvoorbeeld 3-10,15")
        ->type_name("RIJEN")
        ->needs(apply);
    sub->add_option("--rapport", sheet_.report, "Waar het verslag komt (standaard: DATA/import/blad-….json)")
        ->type_name("BESTAND");
    sub->callback([this, form] {
      sheet_.form = form;
      action_ = [this] { return cmd_sheet(sheet_); };
    });
  }

  void add_stack() {
    CLI::App* keys =
        command(app_, "sleutels", "Maak de sleutels van de services en van dit gereedschap; wat er is blijft");
    data_option(keys, data_);
    keys->callback([this] { action_ = [this] { return cmd_keys(data_); }; });

    CLI::App* clock = command(app_, "klok", "Toon de gesimuleerde klok, of zet haar vooruit");
    data_option(clock, clock_.data);
    CLI::Option* to =
        clock->add_option("TIJDSTIP", clock_.to, "Zet de klok hierheen, bijvoorbeeld 2024-06-27T08:00:00+02:00");
    CLI::Option* start = clock->add_option("--start", clock_.start, "Maak een gesimuleerde klok, vóór de eerste start")
                             ->type_name("TIJDSTIP")
                             ->excludes(to);
    clock->add_flag("--hervat", clock_.resume, "Laat de klok verdergaan waar zij stond; alleen als niets draait")
        ->excludes(to)
        ->excludes(start);
    clock->callback([this] { action_ = [this] { return cmd_clock(clock_); }; });

    CLI::App* rebuild =
        command(app_, "rebuild", "Bouw het leesmodel opnieuw op uit de logs; lezers merken er niets van");
    data_option(rebuild, data_);
    rebuild->callback([this] { action_ = [this] { return cmd_rebuild(data_); }; });
  }

  void add_safety() {
    CLI::App* verify = command(app_, "verify", "Controleer elke keten en elke partitie van alle logs");
    data_option(verify, data_);
    verify->add_option("--archief", file_, "Controleer een archiefbundel, zonder omgeving")->type_name("BESTAND");
    verify->callback(
        [this] { action_ = [this] { return file_.empty() ? cmd_verify(data_) : cmd_verify_archive(file_); }; });

    CLI::App* backup = command(app_, "backup", "Bewaar database, sleutels en tokens in één bestand");
    data_option(backup, data_);
    backup->add_option("BESTAND", file_, "Waar de backup komt; mag nog niet bestaan")->required();
    backup->callback([this] { action_ = [this] { return cmd_backup(data_, file_); }; });

    CLI::App* restore = command(app_, "restore", "Zet een backup terug in een map zonder gegevens");
    data_option(restore, data_);
    restore->add_option("BESTAND", file_, "De backup")->required();
    restore->callback([this] { action_ = [this] { return cmd_restore(data_, file_); }; });
  }

  void add_data() {
    CLI::App* seed = command(
        app_, "zaad", "Vul ambten, directies, tokens en (de eerste keer) voorbeeldgegevens; nog eens kan geen kwaad");
    data_option(seed, data_);
    seed->add_flag("--geen-demo", no_demo_, "Geen voorbeeldgegevens");
    seed->callback([this] { action_ = [this] { return cmd_seed(data_, !no_demo_); }; });

    CLI::App* out = command(app_, "export", "Schrijf alle items als JSON-regels, of één soort als CSV");
    data_option(out, export_.data);
    out->add_option(
           "--soort", export_.kind,
           "moties, toezeggingen, kamerverzoeken, vehikels, edities, termijnen, ambten, directies of medewerkers")
        ->type_name("SOORT");
    out->add_flag("--csv", export_.csv, "CSV in plaats van JSON-regels; vraagt --soort");
    out->add_option("--naar", export_.file, "Bestand dat nog niet bestaat (standaard: standaarduitvoer)")
        ->type_name("BESTAND");
    out->callback([this] { action_ = [this] { return cmd_export(export_); }; });

    CLI::App* archive =
        command(app_, "archief", "Schrijf van elk gesloten item in beheer een archiefbundel; wat er al is blijft");
    data_option(archive, archive_.data);
    archive->add_option("--map", archive_.folder, "Waar de bundels komen")->required()->type_name("MAP");
    archive->add_option("--peilDatum", archive_.day, "Alleen wat op die dag gesloten was")->type_name("DATUM");
    archive->callback([this] { action_ = [this] { return cmd_archive(archive_); }; });

    CLI::App* parked =
        command(app_, "geparkeerd", "Gebeurtenissen die een afnemer niet kon verwerken: toon, opnieuw of verwijder");
    parked->require_subcommand(1);
    for (const char* action : {"toon", "opnieuw", "verwijder"}) {
      const bool shows = std::string(action) == "toon";
      CLI::App* sub = command(*parked, action, shows ? "Toon wat er geparkeerd staat" : "Voor één item, in volgorde");
      data_option(sub, parked_.data);
      CLI::Option* consumer = sub->add_option("--afnemer", parked_.consumer, "overview, deadlines of alerts")
                                  ->check(CLI::IsMember({"overview", "deadlines", "alerts"}))
                                  ->type_name("AFNEMER");
      if (!shows) {
        consumer->required();
        sub->add_option("ITEM", parked_.item, "Id van het item")->required();
      }
      sub->callback([this, action] {
        parked_.action = action;
        action_ = [this] { return cmd_parked(parked_); };
      });
    }
  }

  void add_nota() {
    CLI::App* nota = command(app_, "nota", "Lees een nota en toon de voorstellen; er wordt niets vastgelegd");
    nota->add_option("BESTAND", file_, "Tekst (UTF-8) of PDF; - is de standaardinvoer")->required();
    nota->add_flag("--json", json_, "Als JSON, zoals de API");
    nota->callback([this] { action_ = [this] { return cmd_nota(file_, json_); }; });
  }

  void add_calendar() {
    CLI::App* calendar = command(app_, "kalender", "Recessen, vrije dagen, verkiezingen en gebeurtenissen");
    calendar->require_subcommand(1);
    CLI::App* load =
        command(*calendar, "laden",
                "Zet wat een JSON-bestand noemt in de kalender; wat er al zo in staat blijft, nog eens kan "
                "geen kwaad");
    data_option(load, data_);
    load->add_option("BESTAND", file_, "JSON met recessen, vrijedagen, verkiezingen en gebeurtenissen, zoals de API")
        ->required();
    load->callback([this] { action_ = [this] { return cmd_calendar_load(data_, file_); }; });
  }

  void add_tokens() {
    CLI::App* token = command(app_, "token", "Tokens maken, tonen en intrekken");
    token->require_subcommand(1);
    CLI::App* make = command(*token, "maak", "Maak een token; het wordt één keer getoond");
    data_option(make, token_.data);
    make->add_option("--rol", token_.role, "lezer, behandelaar, coordinator of beheerder")
        ->required()
        ->check(CLI::IsMember({"lezer", "behandelaar", "coordinator", "beheerder"}))
        ->type_name("ROL");
    make->add_option("--naam", token_.name, "Voor wie of wat het is")->type_name("NAAM");
    make->add_option("--directie", token_.directorate, "Mag alleen bij deze directie schrijven")->type_name("CODE");
    make->add_option("--verloopt", token_.expires, "Niet meer geldig vanaf dit tijdstip")->type_name("TIJDSTIP");
    make->callback([this] { action_ = [this] { return cmd_token_make(token_); }; });
    CLI::App* list = command(*token, "lijst", "Toon alle tokens, zonder hun geheim");
    data_option(list, data_);
    list->callback([this] { action_ = [this] { return cmd_token_list(data_); }; });
    CLI::App* withdraw = command(*token, "trekin", "Trek een token in");
    data_option(withdraw, data_);
    withdraw->add_option("ID", id_, "Id van het token")->required();
    withdraw->callback([this] { action_ = [this] { return cmd_token_withdraw(data_, id_); }; });
  }

  CLI::App app_{"Gestand: moties, toezeggingen en hun termijnen. Gereedschap voor beheer.", "gestand"};
  std::function<int()> action_;
  ImportOptions import_;
  SheetOptions sheet_;
  ClockOptions clock_;
  ExportOptions export_;
  ArchiveOptions archive_;
  ParkedOptions parked_;
  TokenOptions token_;
  std::string data_;
  std::string file_;
  std::string id_;
  bool no_demo_ = false;
  bool json_ = false;
};

}  // namespace
}  // namespace gestand::cli

int main(int argc, char** argv) {
  try {
    return gestand::cli::CommandLine().run(argc, argv);
  } catch (const gestand::cli::WrongUse& fault) {
    std::fprintf(stderr, "gestand: %s\n", fault.what());
    return 2;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "gestand: %s\n", fault.what());
    return 1;
  }
}

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
    app_.set_version_flag("--version", GESTAND_VERSION);
    app_.set_help_flag("-h,--help", "Toon deze hulp");
    app_.fallthrough();
    add_import();
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& stop) {
      return app_.exit(stop) == 0 ? done : wrong_use;
    }
    return action_();
  }

 private:
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
    CLI::App* sub = command(app_, "import", "Importeer open data");
    sub->require_subcommand(1);
    CLI::App* tk = command(*sub, "tweedekamer", "Moties uit een map met open data van de Tweede Kamer");
    data_option(tk, import_.data);
    tk->add_option("MAP", import_.folder, "Map met zaak_motie_alle.jsonl.gz en de bestanden ernaast")->required();
    tk->add_option("--verslag", import_.report,
                   "Waar het verslag van niet-bruikbare rijen komt (standaard: DATA/import/tweedekamer.jsonl)");
    CLI::Option* dry = tk->add_flag("--proef", import_.dry, "Lees, reken en doe verslag, maar verzend niets");
    tk->add_option("--records", import_.records, "Bij --proef: schrijf de records hierheen, één per regel")->needs(dry);
    tk->callback([this] { action_ = [this] { return cmd_import(import_); }; });
  }

  CLI::App app_{"Gestand: moties, toezeggingen en hun termijnen. Gereedschap voor beheer.", "gestand"};
  std::function<int()> action_;
  ImportOptions import_;
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

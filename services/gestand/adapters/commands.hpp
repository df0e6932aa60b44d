// The subcommands of `gestand`. Each returns the exit code; WrongUse and Failed are caught in main().
#pragma once
#include <string>
#include <vector>

namespace gestand::cli {

struct ImportOptions {
  std::string data;     // folder of the stack
  std::string folder;   // with the open data
  std::string report;   // path of the report; empty: DIR/import/tweedekamer.jsonl
  bool dry = false;     // read, convert, report; send nothing
  std::string records;  // with dry: write the records here, one a line
};
int cmd_import(const ImportOptions& options);

struct SheetOptions {
  std::string data;
  std::string form;  // csv or xlsx
  std::string file;
  std::string kind = "toezeggingen";
  std::string sheet;                 // of a workbook; empty: the first
  std::vector<std::string> columns;  // "Deadline=termijn"
  std::string rows;                  // "3-10,15"; empty: all
  std::string report;                // empty: DIR/import/blad-….json
  bool apply = false;
};
int cmd_sheet(const SheetOptions& options);

struct ClockOptions {
  std::string data;
  std::string to;     // move it here; empty and nothing else asked: show it
  std::string start;  // make a simulated clock, before the first service runs
  bool resume = false;
};
int cmd_clock(const ClockOptions& options);

int cmd_keys(const std::string& data);
int cmd_verify(const std::string& data);
int cmd_rebuild(const std::string& data);
int cmd_backup(const std::string& data, const std::string& file);
int cmd_restore(const std::string& data, const std::string& file);

// Reference data and tokens; with demonstration data where `with_demo`.
int cmd_seed(const std::string& data, bool with_demo);

// What a JSON file says of the calendar, through the API; what is there already stays as it is.
int cmd_calendar_load(const std::string& data, const std::string& file);

struct TokenOptions {
  std::string data;
  std::string role;
  std::string name;
  std::string directorate;
  std::string expires;
};
int cmd_token_make(const TokenOptions& options);
int cmd_token_list(const std::string& data);
int cmd_token_withdraw(const std::string& data, const std::string& id);

struct ParkedOptions {
  std::string data;
  std::string action;    // toon, opnieuw, verwijder
  std::string consumer;  // empty with toon: all
  std::string item;
};
int cmd_parked(const ParkedOptions& options);

struct ExportOptions {
  std::string data;
  std::string kind;  // a list of the API; empty: all of them, as JSON lines
  std::string file;  // empty: standard output
  bool csv = false;
};
int cmd_export(const ExportOptions& options);
struct ArchiveOptions {
  std::string data;
  std::string folder;  // where the bundles go; made if it is not there
  std::string day;     // only what was closed by then; empty: all
};
int cmd_archive(const ArchiveOptions& options);
int cmd_verify_archive(const std::string& file);
int cmd_nota(const std::string& file, bool as_json);

}  // namespace gestand::cli

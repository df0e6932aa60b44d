// The subcommands of `gestand`. Each returns the exit code; WrongUse and Failed are caught in main().
#pragma once
#include <string>

namespace gestand::cli {

struct ImportOptions {
  std::string data;     // folder of the stack
  std::string folder;   // with the open data
  std::string report;   // path of the report; empty: DIR/import/tweedekamer.jsonl
  bool dry = false;     // read, convert, report; send nothing
  std::string records;  // with dry: write the records here, one a line
};
int cmd_import(const ImportOptions& options);

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

}  // namespace gestand::cli

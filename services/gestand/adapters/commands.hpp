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

}  // namespace gestand::cli

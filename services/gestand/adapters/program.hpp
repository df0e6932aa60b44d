// Other programs, run without a shell in between.
#pragma once
#include <string>
#include <vector>

namespace gestand::cli {

struct ProgramResult {
  int exit_code = 0;
  std::string output;  // what it wrote to standard output
};

// Runs `arguments` (the first is the program, looked up in PATH) with `environment` beside ours; its errors go to ours.
// Throws Failed if it cannot be started.
[[nodiscard]] ProgramResult run_program(const std::vector<std::string>& arguments,
                                        const std::vector<std::string>& environment = {});

// The same; throws Failed, naming the program, unless it ends with 0.
std::string need_program(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {});

}  // namespace gestand::cli

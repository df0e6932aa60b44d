// One JSON object a line on stderr: {"tijd","niveau","proces","bericht",…fields}. A message is a constant, data are
// fields. Threads: any. Nothing confidential is ever a field.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace gestand::logging {

using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

void start(const std::string& process);  // once, in main
void info(std::string_view message, Fields fields = {});
void warn(std::string_view message, Fields fields = {});
void error(std::string_view message, Fields fields = {});

}  // namespace gestand::logging

#include "common/logging/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace gestand::logging {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (code < 0x20) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

void write(spdlog::level::level_enum level, std::string_view message, Fields fields) {
  std::string line = "\"bericht\":" + quoted(message);
  for (const auto& [name, value] : fields) line += "," + quoted(name) + ":" + quoted(value);
  spdlog::log(level, "{}", line);
}

}  // namespace

void start(const std::string& process) {
  auto logger = std::make_shared<spdlog::logger>("gestand", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  spdlog::set_default_logger(logger);
  spdlog::set_pattern("{\"tijd\":\"%Y-%m-%dT%H:%M:%S.%eZ\",\"niveau\":\"%l\",\"proces\":" + quoted(process) + ",%v}",
                      spdlog::pattern_time_type::utc);
  spdlog::flush_on(spdlog::level::info);
}

void info(std::string_view message, Fields fields) { write(spdlog::level::info, message, fields); }
void warn(std::string_view message, Fields fields) { write(spdlog::level::warn, message, fields); }
void error(std::string_view message, Fields fields) { write(spdlog::level::err, message, fields); }

}  // namespace gestand::logging

// Reads a theme; see the header.
#include "services/gateway/pages/theme.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "common/eventlog/ids.hpp"

namespace gestand::gateway::pages {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 64;
constexpr std::uintmax_t most_bytes_of_one = 1 << 20;
constexpr std::uintmax_t most_bytes = 4 << 20;
constexpr std::size_t shown_of_hash = 12;  // as addresses of assets

std::string type_of(const fs::path& path) {
  static const std::map<std::string, std::string> types{
      {".css", "text/css; charset=utf-8"}, {".woff2", "font/woff2"}, {".svg", "image/svg+xml"}, {".png", "image/png"}};
  const auto found = types.find(path.extension().string());
  return found == types.end() ? std::string{} : found->second;
}

bool is_plain(const std::string& name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::invalid_argument(path.string() + " is not readable");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// By name, so that the same folder has the same address on every replica.
std::map<std::string, ThemeFile> files_of(const std::string& folder) {
  std::map<std::string, ThemeFile> files;
  std::uintmax_t bytes = 0;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(folder, fault)) {
    const auto name = entry.path().filename().string();
    const auto type = type_of(entry.path());
    if (type.empty() || name.starts_with('.') || !entry.is_regular_file()) continue;
    if (!is_plain(name)) throw std::invalid_argument("the name of " + entry.path().string() + " is not plain");
    if (entry.file_size() > most_bytes_of_one)
      throw std::invalid_argument(entry.path().string() + " is larger than 1 MiB");
    auto content = content_of(entry.path());
    bytes += content.size();
    files.emplace(name, ThemeFile{type, std::move(content)});
  }
  if (fault) throw std::invalid_argument(folder + " is not readable: " + fault.message());
  if (files.size() > most_files || bytes > most_bytes)
    throw std::invalid_argument(folder + " holds more than 64 files or 4 MiB");
  return files;
}

Theme& mounted() {
  static Theme theme;
  return theme;
}

}  // namespace

Theme Theme::read(const std::string& folder) {
  auto files = files_of(folder);
  if (!files.contains("thema.css")) throw std::invalid_argument(folder + " has no thema.css");
  std::string hashes;
  for (const auto& [name, file] : files) hashes += name + '\n' + eventlog::sha256(file.content);
  const auto root = "/thema/" + eventlog::hex(eventlog::sha256(hashes)).substr(0, shown_of_hash) + '/';
  Theme theme;
  theme.stylesheet_ = root + "thema.css";
  for (auto& [name, file] : files) theme.files_.emplace(root + name, std::move(file));
  return theme;
}

const ThemeFile* Theme::at(const std::string& address) const {
  const auto found = files_.find(address);
  return found == files_.end() ? nullptr : &found->second;
}

void mount(Theme theme) { mounted() = std::move(theme); }

const Theme& mounted_theme() { return mounted(); }

}  // namespace gestand::gateway::pages

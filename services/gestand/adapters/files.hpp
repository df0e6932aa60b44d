// Files that hold secrets or that must never be seen half-written.
#pragma once
#include <optional>
#include <string>

namespace gestand::cli {

// Written beside it, synced, and put in its place; mode 0600. Throws Failed.
void write_private(const std::string& path, const std::string& text);
// A folder for secrets, mode 0700, with its parents. Throws Failed.
void make_private_folder(const std::string& path);
[[nodiscard]] std::optional<std::string> read_text(const std::string& path);

}  // namespace gestand::cli

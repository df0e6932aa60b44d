// Another look of the pages: a folder that whoever runs Gestand mounts (GESTAND_THEMA), such as the house style of a
// ministry, which is not ours to hand out. Its thema.css is linked after our own style sheet; letters and pictures that
// it names stand beside it. Read once, before the first request.
#pragma once
#include <map>
#include <string>

namespace gestand::gateway::pages {

struct ThemeFile {
  std::string type;
  std::string content;
};

class Theme {
 public:
  Theme() = default;  // none: the pages look as we ship them

  // Takes the files of `folder` that a page can use: .css, .woff2, .svg and .png; others, hidden ones and folders are
  // left alone. Throws std::invalid_argument (in English, for an operator) without thema.css, for a name that is not
  // plain (letters, digits, "-", "_", "."), and for more than 64 files, 1 MiB a file or 4 MiB in all.
  [[nodiscard]] static Theme read(const std::string& folder);

  // "/thema/3f2a9c10d4e5/thema.css": the content of the whole folder decides, so each may be cached for ever.
  [[nodiscard]] const std::string& stylesheet() const { return stylesheet_; }

  // The file at an address; nullptr where there is none.
  [[nodiscard]] const ThemeFile* at(const std::string& address) const;

 private:
  std::string stylesheet_;
  std::map<std::string, ThemeFile> files_;  // by address: no other path can be asked for
};

// The theme of this process, as the embedded assets are its assets. mount() goes before the first request.
void mount(Theme theme);
[[nodiscard]] const Theme& mounted_theme();

}  // namespace gestand::gateway::pages

// The templates, words and assets that the build embeds (services/gateway/embed.cmake writes the definitions).
#pragma once
#include <string_view>

namespace gestand::gateway::pages {

// The text of templates/<name>.mustache; empty where there is none.
[[nodiscard]] std::string_view template_text(std::string_view name);

// locale/en.json: an object of Dutch words and the English ones.
[[nodiscard]] std::string_view english_words();

struct Asset {
  std::string_view name;     // "gestand.css"
  std::string_view address;  // "/assets/3f2a9c10d4e5-gestand.css": the content decides, so it may be cached for ever
  std::string_view type;
  std::string_view plain;
  std::string_view gzip;  // empty where packing wins nothing (a letter)
};

[[nodiscard]] const Asset* asset_at(std::string_view address);

// The address of an asset by its name; aborts at an unknown name, which is a bug.
[[nodiscard]] std::string_view asset_address(std::string_view name);

}  // namespace gestand::gateway::pages

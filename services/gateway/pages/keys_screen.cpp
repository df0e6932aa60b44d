// The keys that gestand.js listens to, as a page; with JavaScript the same comes up in a dialog.
#include <array>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/frame.hpp"
#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/screens.hpp"

namespace gestand::gateway::pages {

PageReply keys_screen(Visit& visit) {
  struct Key {
    std::vector<std::string> names;
    std::string_view does;
  };
  const std::array keys{Key{{"/"}, "Naar het zoekveld bovenaan; een nummer opent de zaak zelf"},
                        Key{{"j", "↓"}, "In een lijst: naar de volgende zaak; de eerste keer naar de eerste"},
                        Key{{"k", "↑"}, "In een lijst: naar de vorige zaak"},
                        Key{{"Enter"}, "De zaak openen"},
                        Key{{"x"}, "De zaak kiezen, om er meer tegelijk te behandelen"},
                        Key{{"Esc"}, "Uit het zoekveld, of een venster sluiten"},
                        Key{{"?"}, "Deze sneltoetsen"}};
  nlohmann::json rows = nlohmann::json::array();
  for (const auto& key : keys) rows.push_back({{"knoppen", key.names}, {"doet", say(key.does)}});
  return framed(visit, 200, {.title = say("Sneltoetsen")}, "keys", {{"toetsen", rows}});
}

}  // namespace gestand::gateway::pages

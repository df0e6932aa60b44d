// The words in a template: what stands between its tags, and in the attributes that people see or hear. A run ends at
// an HTML tag and at a section; {{names}} inside it stay, as gaps.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gestand::gateway::pages {

// The template in the language of the request. In English, gaps that hold what people typed or what the registers
// call things are marked lang="nl", for a screen reader to say them right (WCAG 3.1.2).
[[nodiscard]] std::string translated(std::string_view template_text);

// Every run that has words, as the dictionary keys it.
[[nodiscard]] std::vector<std::string> wordings_of(std::string_view template_text);

}  // namespace gestand::gateway::pages

// The parts of a text document that do not depend on its text: styles, metadata, list of contents.
#pragma once
#include <string>
#include <string_view>

#include "services/gateway/adapters/document_info.hpp"

namespace gestand::gateway {

[[nodiscard]] std::string odt_escaped(std::string_view text);
[[nodiscard]] std::string odt_manifest();
[[nodiscard]] std::string odt_meta(const DocumentInfo& info);
[[nodiscard]] std::string odt_styles(const DocumentInfo& info);

}  // namespace gestand::gateway

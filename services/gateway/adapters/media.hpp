// In which form an answer is given: by the Accept header, or for a link in a page by `?formaat=`.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "services/gateway/app/exchange.hpp"

namespace gestand::gateway {

enum class Format { Json, Csv, Xlsx, Odt };

[[nodiscard]] std::string media_type(Format format);
[[nodiscard]] std::string_view extension(Format format);  // "xlsx"
[[nodiscard]] std::optional<Format> parse_format(std::string_view extension);

// The forms of a list, and of a paper of an edition.
[[nodiscard]] std::span<const Format> table_formats();

// What the Accept header prefers of `offered` (the first one is for who takes anything); nothing if it takes none.
[[nodiscard]] std::optional<Format> preferred(const ApiRequest& request, std::span<const Format> offered);

}  // namespace gestand::gateway

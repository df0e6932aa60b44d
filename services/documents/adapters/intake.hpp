// What comes in as a nota: text as it is, a PDF through pdftotext. Nothing of it is kept.
#pragma once
#include <string>
#include <string_view>

#include "common/calendar/calendar.hpp"
#include "common/vocab/outcome.hpp"

namespace gestand::documents {

// The text of a PDF, laid out as on the page. pdftotext runs as a child, without a shell, within limits of time, memory
// and size; its input and output are in memory only.
[[nodiscard]] Outcome<std::string> text_of_pdf(std::string_view pdf);

// A reading as JSON: `type` is "text/plain" or "application/pdf". For a PDF the text comes along under "tekst", so that
// the positions of the evidence can be followed. Refusals: a text that is no UTF-8 or is empty, a PDF that is none.
[[nodiscard]] Outcome<std::string> read_document(const std::string& type, std::string_view bytes,
                                                 const calendar::Calendar& calendar);

}  // namespace gestand::documents

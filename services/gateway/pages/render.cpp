// The only file that knows the template library.
#include "services/gateway/pages/render.hpp"

#include <cstdio>
#include <cstdlib>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/templates.hpp"

namespace gestand::gateway::pages {
namespace {

namespace km = kainjow::mustache;
using nlohmann::json;

[[noreturn]] void bug(std::string_view what, std::string_view name) {
  std::fprintf(stderr, "pages: %.*s: %.*s\n", static_cast<int>(what.size()), what.data(), static_cast<int>(name.size()),
               name.data());
  std::abort();
}

km::data to_data(const json& view) {
  switch (view.type()) {
    case json::value_t::object: {
      km::data out{km::data::type::object};
      for (const auto& [key, value] : view.items()) {
        out.set(key, to_data(value));
        if (value.is_array()) out.set(key + "?", km::data{!value.empty()});
      }
      return out;
    }
    case json::value_t::array: {
      km::data out{km::data::type::list};
      for (const auto& value : view) out.push_back(to_data(value));
      return out;
    }
    case json::value_t::string: {
      // The library takes an empty string for true; a person who reads a template does not.
      const auto& text = view.get_ref<const std::string&>();
      return text.empty() ? km::data{false} : km::data{text};
    }
    case json::value_t::boolean: return km::data{view.get<bool>()};
    case json::value_t::null:
    case json::value_t::discarded: return km::data{false};
    default: return km::data{view.dump()};
  }
}

// The data of a page, and beside them every template as a partial.
class PageContext final : public km::context<std::string> {
 public:
  explicit PageContext(const km::data* data) : km::context<std::string>(data) {}

  const km::data* get_partial(const std::string& name) const override {
    const auto text = template_text(name);
    if (text.empty()) bug("unknown partial", name);
    partial_ = km::data{std::string(text)};
    return &partial_;
  }

 private:
  mutable km::data partial_;
};

}  // namespace

std::string render(std::string_view template_name, const json& view) {
  const auto text = template_text(template_name);
  if (text.empty()) bug("unknown template", template_name);
  km::mustache compiled{std::string(text)};
  if (!compiled.is_valid()) bug(compiled.error_message(), template_name);
  const auto data = to_data(view);
  PageContext context{&data};
  auto html = compiled.render(context);
  if (!compiled.is_valid()) bug(compiled.error_message(), template_name);
  return html;
}

}  // namespace gestand::gateway::pages

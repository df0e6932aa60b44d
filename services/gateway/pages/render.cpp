// The only file that knows the template library.
#include "services/gateway/pages/render.hpp"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <kainjow/mustache.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "services/gateway/pages/language.hpp"
#include "services/gateway/pages/template_words.hpp"
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

// The library only copies what it is given, and so would copy every row once for each level that it lies deep: a place
// is made for it, and then filled.
km::data& place_in(km::data& object, const std::string& key) {
  object.set(key, km::data{false});
  return const_cast<km::data&>(*object.get(key));  // NOLINT: object is ours to change
}

km::data& place_at_end(km::data& list) {
  list.push_back(km::data{false});
  return const_cast<km::data&>(list.list_value().back());  // NOLINT: list is ours to change
}

km::data to_data(const json& view) {
  switch (view.type()) {
    case json::value_t::object: {
      km::data out{km::data::type::object};
      for (const auto& [key, value] : view.items()) {
        place_in(out, key) = to_data(value);
        if (value.is_array()) out.set(key + "?", km::data{!value.empty()});
      }
      return out;
    }
    case json::value_t::array: {
      km::data out{km::data::type::list};
      for (const auto& value : view) place_at_end(out) = to_data(value);
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

// The text of a template with its partials in it. The library would read a partial anew for each row that uses it.
std::string whole(std::string_view name, int depth = 0) {
  constexpr int depth_max = 20;
  constexpr std::string_view open = "{{>", close = "}}";
  if (template_text(name).empty()) bug("unknown template", name);
  const auto words = translated(template_text(name));
  std::string_view text = words;
  if (depth > depth_max) bug("partials without end", name);
  std::string out;
  for (auto at = text.find(open); at != std::string_view::npos; at = text.find(open)) {
    const auto end = text.find(close, at);
    if (end == std::string_view::npos) bug("open partial", name);
    out += text.substr(0, at);
    out += whole(text.substr(at + open.size(), end - at - open.size()), depth + 1);
    text.remove_prefix(end + close.size());
  }
  return out += text;
}

// Each thread has its own, one set a language: rendering writes into the template.
km::mustache& compiled(std::string_view name) {
  thread_local std::map<Language, std::map<std::string, km::mustache, std::less<>>> sets;
  auto& all = sets[language()];
  const auto found = all.find(name);
  if (found != all.end()) return found->second;
  return all.emplace(name, km::mustache{whole(name)}).first->second;
}

}  // namespace

std::string render(std::string_view template_name, const json& view) {
  auto& ready = compiled(template_name);
  if (!ready.is_valid()) bug(ready.error_message(), template_name);
  auto html = ready.render(to_data(view));
  if (!ready.is_valid()) bug(ready.error_message(), template_name);
  return html;
}

}  // namespace gestand::gateway::pages

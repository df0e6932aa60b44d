# Writes one .cpp that holds the templates, words and assets: cmake -DSOURCE=services/gateway -DVENDOR=dir -DOUTPUT=x.cpp -P embed.cmake
# Assets get an address that names their content, and a gzip form made here once instead of at every request. gestand.css is
# the library's components, in the order below, then our tokens, then what no package has: the last word is ours.
set(components
  @utrecht/page-header-css @utrecht/page-footer-css @utrecht/nav-bar-css @nl-design-system-candidate/skip-link-css
  @nl-design-system-candidate/heading-css @nl-design-system-candidate/link-css @nl-design-system-candidate/mark-css
  @nl-design-system-candidate/code-css @utrecht/button-css @utrecht/link-button-css @utrecht/form-field-css @utrecht/form-label-css
  @utrecht/form-field-description-css @utrecht/form-field-error-message-css @utrecht/textbox-css @utrecht/textarea-css
  @utrecht/select-css @utrecht/checkbox-css @utrecht/table-css @utrecht/alert-css @utrecht/badge-status-css)
set(charts charts.css)
set(letter @fontsource-variable/open-sans)
set(letter_file open-sans-latin-wght-normal.woff2)
set(type_.css "text/css; charset=utf-8")
set(type_.js "text/javascript; charset=utf-8")
set(type_.svg "image/svg+xml")
set(type_.txt "text/plain; charset=utf-8")
set(type_.woff2 "font/woff2")

set(code "// Made by services/gateway/embed.cmake.\n#include <cstdlib>\n\n#include \"services/gateway/pages/templates.hpp\"\n\n")
string(APPEND code "namespace gestand::gateway::pages {\nnamespace {\nusing namespace std::string_view_literals;\n\n")
set(assets "")
set(count 0)

function(as_bytes path name out length)
  file(READ ${path} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," list "${hex}")
  set(${out} "constexpr unsigned char ${name}[] = {\n${list}};\n" PARENT_SCOPE)
  set(${length} ${size} PARENT_SCOPE)
endfunction()

# address_of(path name out): "/assets/3f2a9c10d4e5-gestand.css"
function(address_of path name out)
  file(SHA256 ${path} hash)
  string(SUBSTRING ${hash} 0 12 hash)
  set(${out} "/assets/${hash}-${name}" PARENT_SCOPE)
endfunction()

macro(add_asset path name)
  get_filename_component(ending ${name} LAST_EXT)
  if(NOT DEFINED type_${ending})
    message(FATAL_ERROR "embed.cmake: no content type for ${name}")
  endif()
  address_of(${path} ${name} address)
  as_bytes(${path} plain_${count} plain plain_size)
  string(APPEND code "${plain}")
  string(APPEND assets "    {\"${name}\"sv, \"${address}\"sv, \"${type_${ending}}\"sv,\n"
    "     {reinterpret_cast<const char*>(plain_${count}), ${plain_size}},\n")
  if(ending STREQUAL ".woff2") # packed already
    string(APPEND assets "     {}},\n")
  else()
    set(packed ${OUTPUT}.${name}.gz)
    execute_process(COMMAND gzip -9 -n -c ${path} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
    as_bytes(${packed} gzip_${count} gzip gzip_size)
    file(REMOVE ${packed})
    string(APPEND code "${gzip}")
    string(APPEND assets "     {reinterpret_cast<const char*>(gzip_${count}), ${gzip_size}}},\n")
  endif()
  math(EXPR count "${count} + 1")
endmacro()

set(made ${OUTPUT}.d)
file(MAKE_DIRECTORY ${made})
set(modules ${VENDOR}/node_modules)

# The letter, and under which licence all this is handed on: one text for the whole, which the style sheet points to.
set(letter_path ${modules}/${letter}/files/${letter_file})
address_of(${letter_path} open-sans.woff2 letter_address)
set(licences "The pages use these packages, unchanged:\n\n")
foreach(package IN LISTS components charts letter)
  file(READ ${modules}/${package}/package.json about)
  string(JSON version GET "${about}" version)
  string(JSON licence GET "${about}" license)
  string(APPEND licences "${package} ${version} (${licence})\n")
endforeach()
list(GET components 0 any)
file(READ ${modules}/${letter}/LICENSE letter_licence)
file(READ ${modules}/${any}/LICENSE.md components_licence)
file(READ ${modules}/${charts}/LICENSE charts_licence)
file(WRITE ${made}/licenties.txt "${licences}\n\n${letter_licence}\n\n${charts_licence}\n\n${components_licence}")
address_of(${made}/licenties.txt licenties.txt licences_address)

set(style "/* NL Design System (EUPL-1.2), Open Sans (OFL-1.1): ${licences_address} */\n")
foreach(package IN LISTS components)
  get_filename_component(name ${package} NAME)
  string(REGEX REPLACE "-css$" "" name ${name})
  foreach(candidate index.min.css ${name}.css)
    if(EXISTS ${modules}/${package}/dist/${candidate})
      file(READ ${modules}/${package}/dist/${candidate} text)
      break()
    endif()
  endforeach()
  string(REGEX REPLACE "/\\*# sourceMappingURL[^*]*\\*/" "" text "${text}")
  string(APPEND style "${text}\n")
endforeach()
foreach(own tokens gestand)
  file(READ ${SOURCE}/assets/${own}.css text)
  string(APPEND style "${text}")
endforeach()
string(REPLACE "url(open-sans.woff2)" "url(${letter_address})" style "${style}")
file(WRITE ${made}/gestand.css "${style}")

# The style of charts is for the pages that have them: the library in a layer, so that ours wins whatever it selects; and
# lengths as classes, since the policy of the pages allows no style in an element. tot-137 is 137 of 200 parts.
file(READ ${modules}/${charts}/dist/charts.min.css text)
set(style "/* charts.css (MIT): ${licences_address} */\n@layer charts{${text}}\n")
foreach(part RANGE 200)
  math(EXPR thousandths "${part} * 5 + 1000")
  string(REGEX REPLACE "^(.)(...)$" "\\1.\\2" size "${thousandths}") # 1.685 is .685 and one
  math(EXPR whole "${part} / 200")
  string(REGEX REPLACE "^.[.]" "${whole}." size "${size}")
  string(APPEND style ".van-${part}{--start:${size}}.tot-${part}{--end:${size}}\n")
endforeach()
file(READ ${SOURCE}/assets/grafieken.css text)
file(WRITE ${made}/grafieken.css "${style}${text}")

add_asset(${made}/gestand.css gestand.css)
add_asset(${made}/grafieken.css grafieken.css)
add_asset(${made}/licenties.txt licenties.txt)
add_asset(${letter_path} open-sans.woff2)
foreach(name gestand.js gestand.svg)
  add_asset(${SOURCE}/assets/${name} ${name})
endforeach()

file(READ ${SOURCE}/pages/locale/en.json english)
set(templates "")
file(GLOB files ${SOURCE}/pages/templates/*.mustache)
list(SORT files)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND templates "  if (name == \"${name}\") return R\"~~(${text})~~\"sv;\n")
endforeach()

string(APPEND code "const Asset all_assets[] = {\n${assets}};\n}  // namespace\n\n"
  "std::string_view template_text(std::string_view name) {\n${templates}  return {};\n}\n\n"
  "std::string_view english_words() { return R\"~~(${english})~~\"sv; }\n\n"
  "const Asset* asset_at(std::string_view address) {\n  for (const auto& asset : all_assets)\n"
  "    if (asset.address == address) return &asset;\n  return nullptr;\n}\n\n"
  "std::string_view asset_address(std::string_view name) {\n  for (const auto& asset : all_assets)\n"
  "    if (asset.name == name) return asset.address;\n  std::abort();\n}\n\n}  // namespace gestand::gateway::pages\n")
file(WRITE ${OUTPUT} "${code}")

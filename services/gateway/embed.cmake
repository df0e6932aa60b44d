# Writes one .cpp that holds the templates and assets: cmake -DSOURCE=services/gateway -DOUTPUT=x.cpp -P embed.cmake
# Assets get an address that names their content, and a gzip form made here once instead of at every request.
set(code "// Made by services/gateway/embed.cmake.\n#include <cstdlib>\n\n#include \"services/gateway/pages/templates.hpp\"\n\n")
string(APPEND code "namespace gestand::gateway::pages {\nnamespace {\nusing namespace std::string_view_literals;\n\n")

function(as_bytes path name out length)
  file(READ ${path} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," list "${hex}")
  set(${out} "constexpr unsigned char ${name}[] = {\n${list}};\n" PARENT_SCOPE)
  set(${length} ${size} PARENT_SCOPE)
endfunction()

set(templates "")
file(GLOB files ${SOURCE}/pages/templates/*.mustache)
list(SORT files)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND templates "  if (name == \"${name}\") return R\"~~(${text})~~\"sv;\n")
endforeach()

set(assets "")
set(count 0)
file(GLOB files ${SOURCE}/assets/*)
list(SORT files)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME)
  get_filename_component(ending ${file} LAST_EXT)
  set(type_.css "text/css; charset=utf-8")
  set(type_.js "text/javascript; charset=utf-8")
  set(type_.svg "image/svg+xml")
  set(type_.woff2 "font/woff2")
  if(NOT DEFINED type_${ending})
    message(FATAL_ERROR "embed.cmake: no content type for ${name}")
  endif()
  file(SHA256 ${file} hash)
  string(SUBSTRING ${hash} 0 12 hash)
  set(packed ${OUTPUT}.${name}.gz)
  execute_process(COMMAND gzip -9 -n -c ${file} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
  as_bytes(${file} plain_${count} plain plain_size)
  as_bytes(${packed} gzip_${count} gzip gzip_size)
  file(REMOVE ${packed})
  string(APPEND code "${plain}${gzip}")
  string(APPEND assets "    {\"${name}\"sv, \"/assets/${hash}-${name}\"sv, \"${type_${ending}}\"sv,\n"
    "     {reinterpret_cast<const char*>(plain_${count}), ${plain_size}},\n"
    "     {reinterpret_cast<const char*>(gzip_${count}), ${gzip_size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()

string(APPEND code "const Asset all_assets[] = {\n${assets}};\n}  // namespace\n\n"
  "std::string_view template_text(std::string_view name) {\n${templates}  return {};\n}\n\n"
  "const Asset* asset_at(std::string_view address) {\n  for (const auto& asset : all_assets)\n"
  "    if (asset.address == address) return &asset;\n  return nullptr;\n}\n\n"
  "std::string_view asset_address(std::string_view name) {\n  for (const auto& asset : all_assets)\n"
  "    if (asset.name == name) return asset.address;\n  std::abort();\n}\n\n}  // namespace gestand::gateway::pages\n")
file(WRITE ${OUTPUT} "${code}")

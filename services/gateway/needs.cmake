# What the gateway needs beyond its sources: libsodium for sessions, minizip and libxlsxwriter for the papers that go
# out, libical for calendars, zlib for packed pages, npm for the CSS of NL Design System and the letter (package.json says
# which), and its templates and assets embedded at build time.
find_program(GESTAND_NPM npm)
if(NOT GESTAND_NPM)
  message(FATAL_ERROR "npm is missing: the build takes the CSS and the letter of the pages from npm packages (services/gateway/package.json). "
    "On Debian: apt-get install nodejs npm")
endif()
set(gateway_vendor ${CMAKE_BINARY_DIR}/vendor/gateway)
add_custom_command(
  OUTPUT ${gateway_vendor}/.stamp
  COMMAND ${CMAKE_COMMAND} -DNPM=${GESTAND_NPM} -DSOURCE=${CMAKE_CURRENT_LIST_DIR} -DVENDOR=${gateway_vendor}
    -P ${CMAKE_CURRENT_LIST_DIR}/vendor.cmake
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/package.json ${CMAKE_CURRENT_LIST_DIR}/package-lock.json ${CMAKE_CURRENT_LIST_DIR}/vendor.cmake
  COMMENT "Fetching the pages' CSS and letter"
  VERBATIM)
file(GLOB gateway_embedded CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_LIST_DIR}/pages/templates/*.mustache
  ${CMAKE_CURRENT_LIST_DIR}/pages/locale/*.json ${CMAKE_CURRENT_LIST_DIR}/assets/*)
set(gateway_embedded_cpp ${CMAKE_BINARY_DIR}/generated/gateway_embedded.cpp)
add_custom_command(
  OUTPUT ${gateway_embedded_cpp}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${gateway_embedded_cpp} -DSOURCE=${CMAKE_CURRENT_LIST_DIR}
    -DVENDOR=${gateway_vendor} -P ${CMAKE_CURRENT_LIST_DIR}/embed.cmake
  DEPENDS ${gateway_embedded} ${gateway_vendor}/.stamp ${CMAKE_CURRENT_LIST_DIR}/embed.cmake
  COMMENT "Embedding the pages' templates and assets"
  VERBATIM)
target_sources(gateway_core PRIVATE ${gateway_embedded_cpp})
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(ICAL REQUIRED IMPORTED_TARGET libical)
target_link_libraries(gateway_core PUBLIC gestand_rows PkgConfig::MINIZIP PkgConfig::XLSXWRITER PkgConfig::ICAL PkgConfig::SODIUM
  ZLIB::ZLIB   nlohmann_json::nlohmann_json fmt::fmt)

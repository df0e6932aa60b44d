# Fetches what package-lock.json names into the build folder: cmake -DNPM=npm -DSOURCE=services/gateway -DVENDOR=dir -P vendor.cmake
# Only where the lock has other content than last time, so that building again needs no network. Nothing of a package is run.
file(SHA256 ${SOURCE}/package-lock.json lock)
set(stamp ${VENDOR}/.stamp)
if(EXISTS ${stamp})
  file(READ ${stamp} former)
  if(former STREQUAL lock)
    file(TOUCH ${stamp})
    return()
  endif()
endif()
file(MAKE_DIRECTORY ${VENDOR})
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json DESTINATION ${VENDOR})
execute_process(
  COMMAND ${NPM} ci --ignore-scripts --omit=dev --no-audit --no-fund --prefer-offline --no-update-notifier --loglevel=error
  WORKING_DIRECTORY ${VENDOR} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "The CSS and the letter of the pages could not be fetched (npm ci, in ${VENDOR}):\n${said}"
    "This needs the network once, or a registry of your own (npm config set registry …).")
endif()
file(WRITE ${stamp} ${lock})

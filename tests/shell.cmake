# Tests that are programs: layers, deployment, whole stacks, the browser. One file is one test, named <folder>.<file>; its label is the
# folder. Helpers live in a folder support/ of their own. A stack test starts its own stack by deploy/up on a free port.
# house_programs(folder pattern command…): each file of tests/<folder> that fits the pattern
function(house_programs folder pattern)
  file(GLOB programs CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${pattern})
  foreach(program ${programs})
    get_filename_component(name ${program} NAME_WLE)
    add_test(NAME ${folder}.${name} COMMAND ${ARGN} ${program} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${folder}.${name} PROPERTIES LABELS ${folder} TIMEOUT 1800
      ENVIRONMENT "GESTAND_SOURCE_DIR=${CMAKE_SOURCE_DIR};PYTHONDONTWRITEBYTECODE=1")
    if(folder MATCHES "^(stack|chaos|browser|deploy)$")
      set_tests_properties(${folder}.${name} PROPERTIES RUN_SERIAL TRUE)
    endif()
  endforeach()
endfunction()

house_programs(layering *.py /usr/bin/python3)
house_programs(deploy *.sh bash)
house_programs(deploy *.py /usr/bin/python3)
house_programs(deploy *.test.mjs node --test)
house_programs(stack *.sh bash)
house_programs(stack *.py /usr/bin/python3)
house_programs(chaos *.py /usr/bin/python3)
house_programs(browser *.test.mjs bash ${CMAKE_CURRENT_SOURCE_DIR}/deploy/support/with_stack.sh node --test --test-concurrency=1)

# What `tests/run --quick` builds.
add_custom_target(house_quick)
foreach(kind unit contract)
  if(TARGET test_${kind})
    add_dependencies(house_quick test_${kind})
  endif()
endforeach()

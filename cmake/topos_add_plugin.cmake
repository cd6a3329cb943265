# topos_add_plugin(<name> SOURCES <files> [LIBRARIES <targets>] [RESOURCES <files>])
#
# Makes the module library of a plugin, which exports the entry and nothing else, and puts it with its manifest
# (plugin.yaml, beside the CMakeLists.txt) and its resources into one folder: <build>/plugins/<name>.
function(topos_add_plugin name)
  cmake_parse_arguments(PLUGIN "" "" "SOURCES;LIBRARIES;RESOURCES" ${ARGN})
  add_library(topos_plugin_${name} MODULE ${PLUGIN_SOURCES})
  target_link_libraries(topos_plugin_${name} PRIVATE topos::plugin_interface ${PLUGIN_LIBRARIES})
  set(folder ${CMAKE_BINARY_DIR}/plugins/${name})
  set_target_properties(topos_plugin_${name} PROPERTIES
    OUTPUT_NAME ${name} PREFIX ""
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LIBRARY_OUTPUT_DIRECTORY ${folder})
  target_link_options(topos_plugin_${name} PRIVATE -Wl,-z,defs -Wl,--exclude-libs,ALL)
  foreach(file IN ITEMS plugin.yaml ${PLUGIN_RESOURCES})
    get_filename_component(source ${file} ABSOLUTE)
    get_filename_component(file_name ${file} NAME)
    add_custom_command(OUTPUT ${folder}/${file_name} DEPENDS ${source}
                       COMMAND ${CMAKE_COMMAND} -E copy ${source} ${folder}/${file_name})
    list(APPEND copied ${folder}/${file_name})
  endforeach()
  add_custom_target(topos_plugin_${name}_files ALL DEPENDS ${copied})
  add_dependencies(topos_plugin_${name} topos_plugin_${name}_files)
  if(TARGET plugins)
    add_dependencies(plugins topos_plugin_${name})
  endif()
endfunction()

# cmake -DFOLDER=docs/diagnostics -DOUTPUT=pages.cpp -P embed_pages.cmake
# Writes the pages T0101.md, … of a folder into a C++ source, so that `topos help T0101` works wherever the program lies.
file(GLOB pages ${FOLDER}/T[0-9]*.md)
list(SORT pages)
set(source "// Made of docs/diagnostics by cmake/embed_pages.cmake.\n#include \"app/command_line/diagnostic_pages.hpp\"\n\n")
string(APPEND source "namespace topos::app {\nnamespace {\nconstexpr DiagnosticPage kPages[] = {\n    {\"\", \"\"},\n")
foreach(page IN LISTS pages)
  get_filename_component(code ${page} NAME_WE)
  file(READ ${page} text)
  string(APPEND source "    {\"${code}\", R\"~page~(${text})~page~\"},\n")
endforeach()
string(APPEND source "};\n}  // namespace\n\n")
string(APPEND source "std::span<const DiagnosticPage> diagnostic_pages() { return std::span(kPages).subspan(1); }\n\n}  // namespace topos::app\n")
file(WRITE ${OUTPUT} "${source}")

# assets.cmake - turns the files of the web client into assembly and a table.
#
# cmake -DROOT=<web/dist> -DOUT=<dir> -P assets.cmake
#
# assets.txt has one file a line, four words between tabs: path in the request, file, content type,
# no-store or no-cache or immutable. <file>.gz and <file>.br are taken along when they are there.
# What is written changes only when something changed, so that nothing is built for nothing.
cmake_minimum_required(VERSION 3.25)

set(inputs ${ROOT}/assets.txt)
set(assembly "")
set(externs "")
set(rows "")
set(number 0)

# One file into the assembly; its place in the table goes to `place`.
macro(include_bytes file label)
	if(EXISTS ${file})
		# The hash makes the assembly differ when only the content of the file does.
		file(SHA256 ${file} hash)
		string(APPEND assembly
			"/* ${hash} */\n\t.balign 16\n\t.globl ${label}\n${label}:\n"
			"\t.incbin \"${file}\"\n\t.globl ${label}_end\n${label}_end:\n\t.byte 0\n")
		string(APPEND externs "extern const char ${label}[], ${label}_end[];\n")
		list(APPEND inputs ${file})
		set(place "{${label}, ${label}_end}")
	else()
		set(place "{NULL, NULL}")
	endif()
endmacro()

file(MAKE_DIRECTORY ${OUT})
file(STRINGS ${ROOT}/assets.txt lines)
# A semicolon inside a line would make it two elements of a list.
string(REPLACE "\;" "~" lines "${lines}")
list(SORT lines COMPARE STRING)
foreach(line IN LISTS lines)
	if(NOT line MATCHES "^([^\t]+)\t([^\t]+)\t([^\t]+)\t(no-store|no-cache|immutable)$")
		message(FATAL_ERROR "assets.txt: this is not a line of four words: ${line}")
	endif()
	set(path "${CMAKE_MATCH_1}")
	set(file "${ROOT}/${CMAKE_MATCH_2}")
	set(type "${CMAKE_MATCH_3}")
	string(TOUPPER "${CMAKE_MATCH_4}" cache)
	string(REPLACE "-" "_" cache "${cache}")
	file(SHA256 ${file} etag)
	string(SUBSTRING ${etag} 0 16 etag)
	set(row "\t{\"${path}\", \"${type}\", \"\\\"${etag}\\\"\", NB_ASSET_${cache},\n\t {")
	include_bytes(${file} nb_asset_${number})
	string(APPEND row "${place}, ")
	include_bytes(${file}.gz nb_asset_${number}_gzip)
	string(APPEND row "${place},\n\t  ")
	include_bytes(${file}.br nb_asset_${number}_brotli)
	string(APPEND row "${place}}},\n")
	string(APPEND rows "${row}")
	math(EXPR number "${number} + 1")
endforeach()

string(REPLACE "~" ";" rows "${rows}")
file(CONFIGURE OUTPUT ${OUT}/asset_bytes.S @ONLY CONTENT
	"\t.section .rodata\n${assembly}\t.section .note.GNU-stack,\"\",@progbits\n")
file(CONFIGURE OUTPUT ${OUT}/asset_table.c @ONLY CONTENT
	"/* Made by assets.cmake. */\n#include \"assets.h\"\n\n${externs}\nconst struct nb_asset nb_assets[] = {\n${rows}};\nconst size_t nb_asset_count = ${number};\n")
list(JOIN inputs " " depends)
file(WRITE ${OUT}/assets.d "${OUT}/assets.stamp: ${depends}\n")
file(TOUCH ${OUT}/assets.stamp)

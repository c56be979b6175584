# cmake -DPROGRAM=noaberd -DWHAT=config -DFILE=noaber.conf -P drift.cmake
execute_process(COMMAND ${PROGRAM} describe ${WHAT} OUTPUT_VARIABLE printed
	COMMAND_ERROR_IS_FATAL ANY)
file(READ ${FILE} kept)
if(NOT printed STREQUAL kept)
	message(FATAL_ERROR "${FILE} is old; write it with: noaberd describe ${WHAT} > ${FILE}")
endif()

#!/usr/bin/env bash
# Looks whether the protections that CMakeLists.txt asks for are in a finished program.
#
#   .ci/hardening.sh PROGRAM
#
# A flag can get lost on the way, in a cache, a toolchain file or a packager's environment;
# the program itself cannot lie. One line per lack, code 1 when there is one. Control-flow
# marks (CET) are not looked at: one library without them takes them out of the whole program.
set -euo pipefail

lacks=0

# has WHAT TEXT PATTERN: notes a lack when no line of the text matches.
has() {
	if ! grep -E "$3" <<<"$2" >/dev/null; then
		printf 'no %s\n' "$1"
		lacks=$((lacks + 1))
	fi
}

main() {
	if (($# != 1)); then
		printf 'usage: .ci/hardening.sh PROGRAM\n' >&2
		return 2
	fi
	local headers dynamic symbols
	headers=$(readelf --wide --file-header --program-headers "$1")
	dynamic=$(readelf --wide --dynamic "$1")
	symbols=$(readelf --wide --dyn-syms "$1")
	has "position independent program" "$headers" 'Type: +DYN'
	has "read-only relocations" "$headers" 'GNU_RELRO'
	has "stack that cannot run code" "$headers" 'GNU_STACK .* RW '
	has "binding at start" "$dynamic" 'BIND_NOW|FLAGS_1.* NOW'
	has "stack protector" "$symbols" '__stack_chk_fail'
	has "fortified calls" "$symbols" '__[a-z]+_chk(@|$)'
	((lacks == 0))
}

main "$@"

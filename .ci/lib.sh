# Shared by server/run, tests/run and .ci/run: talking to the person at the keyboard, and
# installing what is missing from docker/packages.txt. To be sourced, from bash, with
# nb_root set to the top of the repository. Not for building or testing: those are the
# business of the script that sources this.
# shellcheck shell=bash

nb_packages_file="${nb_root:?}/docker/packages.txt"

# One calm line for the person who waits.
nb_say() {
	printf '%s\n' "$*"
}

# Says why it cannot go on, and ends the script.
nb_die() {
	printf '%s\n' "$*" >&2
	exit 1
}

# nb_packages SECTION...: the names in those sections, one a line, each once.
nb_packages() {
	local wanted=" $* "
	awk -v wanted="$wanted" '
		{ sub(/#.*/, ""); gsub(/[ \t\r]/, "") }
		/^\[.*\]$/ { inside = index(wanted, " " substr($0, 2, length($0) - 2) " "); next }
		inside && $0 != "" && !seen[$0]++ { print }
	' "$nb_packages_file"
}

# True on Debian and what descends from it, the only systems the package names are for.
nb_is_debian() {
	[[ -r /etc/os-release ]] || return 1
	local words
	# shellcheck disable=SC1091
	words=$(. /etc/os-release && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}")
	[[ "$words" == *" debian "* || "$words" == *" ubuntu "* ]]
}

# True when Node.js 18 or newer and npm are there, from whatever source.
nb_has_node() {
	local major
	command -v npm >/dev/null || return 1
	major=$(node --print 'process.versions.node.split(".")[0]' 2>/dev/null) || return 1
	((major >= 18))
}

# nb_missing SECTION...: those packages of the sections that dpkg does not call installed.
# One dpkg-query for all of them; it exits 1 when it knows one of them not at all, which
# is an answer here and no failure.
nb_missing() {
	local -a names
	local installed
	mapfile -t names < <(nb_packages "$@")
	installed=$(dpkg-query --show --showformat '${db:Status-Status} ${binary:Package}\n' \
		"${names[@]}" 2>/dev/null) || [[ $? -eq 1 ]]
	printf '%s\n' "${names[@]}" | awk -v installed="$installed" '
		BEGIN {
			count = split(installed, lines, "\n")
			for (i = 1; i <= count; i++) {
				split(lines[i], part, " ")
				sub(/:.*/, "", part[2])
				if (part[1] == "installed")
					have[part[2]] = 1
			}
		}
		!have[$0] { print }'
}

# Runs a command as root: directly, or through sudo.
nb_as_root() {
	if ((EUID == 0)); then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo -- "$@"
	else
		nb_die "Some packages are missing. Run this once as root, or install sudo."
	fi
}

# nb_install LOG SECTION...: installs what is missing of the sections. Does not call apt at
# all when nothing is missing, which is what makes a second start fast. The section [web]
# is skipped where a usable Node.js is already there: Debian's npm brings hundreds of
# packages and would fight with a Node.js from elsewhere.
nb_install() {
	local log=$1
	shift
	local -a sections=() missing
	local section
	for section in "$@"; do
		if [[ $section == web ]] && nb_has_node; then
			continue
		fi
		sections+=("$section")
	done
	if ! nb_is_debian; then
		nb_die "This installs packages of Debian 12 or Ubuntu, and this system is neither." \
			"The container way works everywhere: see docker/README.md."
	fi
	((${#sections[@]})) || return 0
	mapfile -t missing < <(nb_missing "${sections[@]}")
	((${#missing[@]})) || return 0
	nb_say "Installing ${#missing[@]} packages: ${missing[*]}"
	local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y
		-o DPkg::Lock::Timeout=120 -o Acquire::Retries=3)
	if ! { nb_as_root "${apt[@]}" update &&
		nb_as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"; } \
		>>"$log" 2>&1 </dev/null; then
		tail -n 20 "$log" >&2
		nb_die "Installing packages did not work. The whole story is in $log."
	fi
}

# nb_fingerprint PATH...: one line that changes when a file below the paths is added, removed
# or written. Reads names, times and sizes, not contents, so it takes milliseconds.
nb_fingerprint() {
	find "$@" -name node_modules -prune -o -name dist -prune -o -type f \
		-printf '%p %T@ %s\n' | LC_ALL=C sort | sha256sum | cut -d ' ' -f 1
}

# nb_npm_ci FOLDER: installs the locked packages of a folder, only when its lock changed.
# A folder without dependencies has no lock and needs nothing.
nb_npm_ci() {
	local folder=$1 stamp="$1/node_modules/.noaber-lock" now
	[[ -f $folder/package-lock.json ]] || return 0
	now=$(sha256sum <"$folder/package-lock.json")
	if [[ -f $stamp && $(<"$stamp") == "$now" ]]; then
		return 0
	fi
	(cd "$folder" && npm ci --no-audit --no-fund) </dev/null
	printf '%s\n' "$now" >"$stamp"
}

# nb_web_build: builds web/dist when a source of it changed since the last time.
nb_web_build() {
	local stamp="$nb_root/.build/web.stamp" now
	now=$(nb_fingerprint "$nb_root/web")
	if [[ -d $nb_root/web/dist && -f $stamp && $(<"$stamp") == "$now" ]]; then
		return 0
	fi
	nb_npm_ci "$nb_root/web"
	(cd "$nb_root/web" && node build.mjs) </dev/null
	mkdir -p "$nb_root/.build"
	nb_fingerprint "$nb_root/web" >"$stamp"
}

# nb_program FOLDER NAME: the path of a built program, wherever CMake put it in the folder.
nb_program() {
	local path
	path=$(find "$1" -maxdepth 3 -name "$2" -type f -perm -u+x -print -quit)
	[[ -n $path ]] || nb_die "The build made no $2 in $1."
	printf '%s\n' "$path"
}

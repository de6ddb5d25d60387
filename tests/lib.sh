# For tests written in shell: TAP on standard output, one function a kind of check.
#
#	. tests/lib.sh
#	start "$@"                          # $1 is the build folder
#	run lede dates in.txt               # -> $status, $T/out, $T/err
#	expect "what is promised" 0         # that status, and nothing on standard error
#	done_testing

set -u
LC_ALL=C.UTF-8 TZ=UTC0
export LC_ALL TZ
# the surroundings of whoever runs the tests, and make's when it is make
unset NO_COLOR COLUMNS MAKEFLAGS MFLAGS MAKELEVEL CDPATH 2>/dev/null || :
count=0 failed=0 status=0

# Runs in the project's folder; $T is a folder for the test's own files.
start() {
	BUILD_GIVEN=${1:-build}
	BUILD=$(cd "$BUILD_GIVEN" && pwd) || exit 1
	ROOT=$(pwd)
	JSON=$BUILD/tests/check_json
	PATH=$BUILD:$PATH
	T=$(mktemp -d) || exit 1
	trap 'rm -rf "$T"' EXIT
	trap 'exit 1' HUP INT TERM
	export PATH BUILD ROOT T
}

ok() {
	count=$((count + 1))
	echo "ok $count - $1"
}

# not_ok NAME FILE...: the files' heads say why
not_ok() {
	count=$((count + 1)) failed=$((failed + 1))
	echo "not ok $count - $1"
	shift
	for detail; do
		[ -s "$detail" ] || continue
		echo "# ${detail##*/}:"
		head -n 12 "$detail" | cut -c 1-300 | sed 's/^/#   /'
	done
}

skip() { # NAME WHY
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

# check NAME COMMAND...: the command succeeds
check() {
	check_name=$1
	shift
	if "$@" >"$T/check" 2>&1 </dev/null; then
		ok "$check_name"
	else
		not_ok "$check_name" "$T/check"
	fi
}

is() { # NAME WANTED GOT
	if [ "$2" = "$3" ]; then
		ok "$1"
	else
		mkdir -p "$T/is"
		printf '%s\n' "$2" >"$T/is/wanted"
		printf '%s\n' "$3" >"$T/is/got"
		not_ok "$1" "$T/is/wanted" "$T/is/got"
	fi
}

same() { # NAME WANTED-FILE GOT-FILE
	if cmp -s "$2" "$3"; then
		ok "$1"
	else
		diff "$2" "$3" 2>&1 | head -n 20 >"$T/difference"
		not_ok "$1" "$T/difference"
	fi
}

# The time limit is there for a test that hangs, not to measure.
LIMIT=${LIMIT:-300}
run() {
	status=0
	timeout "$LIMIT" "$@" >"$T/out" 2>"$T/err" </dev/null || status=$?
}

# The same with standard input from $T/in.
run_in() {
	status=0
	timeout "$LIMIT" "$@" >"$T/out" 2>"$T/err" <"$T/in" || status=$?
}

# expect NAME STATUS [PATTERN...]: of the last run. Each pattern (grep -E) is on
# standard error; with none, standard error is empty.
expect() {
	expect_name=$1
	if [ "$status" != "$2" ]; then
		echo "status $status, not $2" >"$T/why"
		not_ok "$expect_name" "$T/why" "$T/err"
		return
	fi
	shift 2
	if [ $# = 0 ] && [ -s "$T/err" ]; then
		not_ok "$expect_name: nothing on standard error" "$T/err"
		return
	fi
	for pattern; do
		grep -qE -e "$pattern" "$T/err" && continue
		echo "no line like: $pattern" >"$T/why"
		not_ok "$expect_name" "$T/why" "$T/err"
		return
	done
	ok "$expect_name"
}

# Documents on standard output of the last run, by their ids.
ids() { "$JSON" rows . id <"$T/out" | cut -f 2 | tr '\n' ' '; }

as_root() { [ "$(id -u)" = 0 ]; }
have() { command -v "$1" >/dev/null 2>&1; }

done_testing() {
	echo "1..$count"
	[ "$failed" = 0 ]
	exit
}

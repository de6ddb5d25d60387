#!/bin/sh
# usage: run.sh BUILD
# Every test of `make check`; the last line is "N passed, N failed, N skipped".
set -u
build=${1:-build}
logs=$build/tests/logs
rm -rf "$logs"
mkdir -p "$logs"

# the long ones first, so that they run beside the many short ones
pieces() {
	ls tests/bad-input/*.sh tests/properties/*.sh tests/install.sh tests/corpus.sh \
		tests/golden/run.sh tests/seed.sh tests/readme.sh tests/floors.sh
	for source in tests/unit/*_test.c; do
		name=${source##*/}
		echo "$build/tests/${name%.c}"
	done
}

pieces | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I TEST sh tests/piece.sh "$build" "$logs" TEST
exec sh tests/count.sh "$logs"

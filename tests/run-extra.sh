#!/bin/sh
# usage: run-extra.sh BUILD
# Tests that need other people's tools or long inputs; each is skipped, and counted, where
# its tool is missing. The last line is "N passed, N failed, N skipped".
set -u
build=${1:-build}
logs=$build/tests/extra-logs
rm -rf "$logs"
mkdir -p "$logs"

ls tests/extra/*.sh |
	xargs -P "$(getconf _NPROCESSORS_ONLN)" -I TEST sh tests/piece.sh "$build" "$logs" TEST
exec sh tests/count.sh "$logs"

#!/bin/sh
# usage: piece.sh BUILD LOGS TEST
# Runs one test program and keeps what it says in LOGS, its exit status as the last line.
build=$1 logs=$2 test=$3
log=$logs/$(echo "$test" | sed "s|^$build/||; s|^tests/||" | tr / -).tap

# A test that hangs must not hang the suite.
case $test in
*.sh) timeout 1800 sh "$test" "$build" ;;
*) CMOCKA_MESSAGE_OUTPUT=TAP timeout 1800 "$test" ;;
esac >"$log" 2>&1 </dev/null
echo "exit status $?" >>"$log"

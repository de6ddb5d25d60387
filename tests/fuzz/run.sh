#!/bin/sh
# usage: run.sh BUILD SECONDS
# Each fuzz target over its kept inputs and then SECONDS of new ones. An input that breaks
# one is kept in BUILD/fuzz/crashes: minimise it (-minimize_crash=1), fix the fault and put
# the input into tests/fuzz/corpus/TARGET.
set -u
build=$1 seconds=$2
crashes=$build/fuzz/crashes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$crashes"
n=0 failed=0

for target in "$build"/fuzz/*_fuzz; do
	name=${target##*/}
	name=${name%_fuzz}
	mkdir "$work/$name"
	n=$((n + 1))
	if ASAN_OPTIONS=detect_stack_use_after_return=1 timeout $((seconds + 120)) "$target" \
		-max_total_time="$seconds" -timeout=20 -max_len=16384 -rss_limit_mb=1500 \
		-print_final_stats=1 -artifact_prefix="$crashes/$name-" \
		"$work/$name" "tests/fuzz/corpus/$name" >"$work/log" 2>&1 </dev/null; then
		echo "ok $n - $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log") inputs"
	else
		failed=1
		echo "not ok $n - $name"
		grep -vE '^#[0-9]+[[:space:]]' "$work/log" | tail -n 40 | sed 's/^/# /'
	fi
done
echo "1..$n"
exit $failed

# Ends of pipes, full disks, signals, slow producers.
. tests/lib.sh
start "$@"
cd "$T" || exit 1
awk 'BEGIN { for (i = 0; i < 20000; i++)
	printf "{\"id\":%d,\"text\":\"Ann Lee met Bob Ray in Paris on Monday.\"}\n", i }' >many.ndjson

# pipe_to_head PREFIX...: status of lede in $T/status when its reader leaves after a line
pipe_to_head() {
	{
		pipe_status=0
		"$@" lede tokens many.ndjson 2>err </dev/null || pipe_status=$?
		echo $pipe_status >status
	} | head -n 1 >out
	status=$(cat status)
}

pipe_to_head timeout "$LIMIT"
expect "a closed pipe ends it quietly, as SIGPIPE does" 141
is "a closed pipe: the line is there" 1 "$(wc -l <out | tr -d ' ')"
pipe_to_head env -i PATH="$PATH" sh -c 'trap "" PIPE; exec "$@"' sh
expect "the same where SIGPIPE is ignored" 141
pipe_to_head timeout "$LIMIT" env LEDE= sh -c 'exec "$1" "$2" -j4 "$3"' sh
expect "a closed pipe with threads" 141

if [ -w /dev/full ]; then
	for tool in tokens analyze stats brief; do
		status=0
		timeout "$LIMIT" lede $tool many.ndjson >/dev/full 2>err </dev/null || status=$?
		expect "a full disk: $tool" 1 '^lede: standard output: No space left on device$'
	done
	status=0
	timeout "$LIMIT" lede tokens -j4 many.ndjson >/dev/full 2>err </dev/null || status=$?
	expect "a full disk with threads" 1 '^lede: standard output: No space left on device$'
	status=0
	lede --help >/dev/full 2>err </dev/null || status=$?
	expect "a full disk: --help" 1 '^lede: standard output: No space left on device$'
	printf 'no\n' >bad.ndjson
	status=0
	lede tokens --from ndjson --rejects /dev/full bad.ndjson >out 2>err </dev/null || status=$?
	expect "a full disk for --rejects" 1 '^lede: /dev/full: No space left on device$'
else
	skip "a full disk" "no /dev/full"
fi

# ---- a slow producer: what is there is worked on before the rest comes ----

# until COMMAND...: it succeeds within a minute
until_true() {
	for wait in $(seq 600); do
		"$@" && return
		sleep 0.1
	done
	return 1
}
has_lines() { [ "$(wc -l <"$1" 2>/dev/null | tr -d ' ')" = "$2" ]; }

slow() { # NAME OPTIONS...
	slow_name=$1
	shift
	rm -f fifo out
	mkfifo fifo
	lede entities --json "$@" <fifo >out 2>err &
	pid=$!
	exec 3>fifo
	printf '{"id":1,"text":"Ann."}\n{"id":2,"text":"Bob."}\n' >&3
	if until_true has_lines out 2; then
		ok "$slow_name: output before the input ends"
	else
		not_ok "$slow_name: output before the input ends" out err
	fi
	printf '{"id":3,"te' >&3
	sleep 0.2
	printf 'xt":"Cy."}\n' >&3
	if until_true has_lines out 3; then
		ok "$slow_name: a line that comes in two parts"
	else
		not_ok "$slow_name: a line that comes in two parts" out err
	fi
	exec 3>&-
	status=0
	wait $pid || status=$?
	expect "$slow_name: ends well" 0
}
slow "a slow producer"
slow "a slow producer, threads" -j4

# the bracket alone, then the rest: still NDJSON
{
	printf '{'
	sleep 0.3
	printf '"id":"late","text":"Ann."}\n'
} | lede entities --json >out 2>err
is "the first bracket comes alone: still NDJSON" "late " "$(ids)"

# ---- SIGINT: after the current document, status 130 ----
interrupt() { # NAME OPTIONS...
	interrupt_name=$1
	shift
	rm -f fifo out
	mkfifo fifo
	lede entities --json "$@" <fifo >out 2>err &
	pid=$!
	exec 3>fifo
	printf '{"id":1,"text":"Ann."}\n{"id":2,"text":"Bob."}\n{"id":3,"te' >&3
	until_true has_lines out 2
	kill -INT $pid
	status=0
	wait $pid || status=$?
	exec 3>&-
	expect "$interrupt_name: status 130, quietly" 130
	is "$interrupt_name: whole documents are out" "1 2 " "$(ids)"
}
interrupt "SIGINT while waiting"
interrupt "SIGINT while waiting, threads" -j4

# input without an end, so that it is at work whenever the signal comes; what the test
# before left in `out` must not count as its output, or the signal comes before it listens
rm -f out
mkfifo endless
{ while cat many.ndjson; do :; done; } >endless 2>/dev/null &
lede analyze endless >out 2>err </dev/null &
pid=$!
until_true test -s out
kill -INT $pid 2>/dev/null
status=0
wait $pid || status=$?
expect "SIGINT at work: status 130, quietly" 130
"$JSON" promises <out >why
is "SIGINT at work: whole documents are out" "" "$(head -n 3 why)"

# ---- the same output whenever the input comes ----
printf '{"id":1,"text":"Ann slept."}\n{"id":2,"text":""}\n{"id":3,"text":"Bob woke."}\n{"id":4,"text":"Cy left."}\n' >three.ndjson
for options in clean "clean --head" "clean --markdown" "clean --diff" brief "summary --bullets" \
	"entities --explain" "entities --format conll" "entities --format html" "dates --timeline"; do
	lede $options three.ndjson >wanted
	while IFS= read -r line; do
		printf '%s\n' "$line"
		sleep 0.05
	done <three.ndjson | lede $options >got
	same "$options: line by line as at once" wanted got
done
cat three.ndjson >one.ndjson
lede clean three.ndjson one.ndjson >got
is "clean: a blank line between documents, in one file or two" 5 "$(grep -c '^$' got)"

done_testing

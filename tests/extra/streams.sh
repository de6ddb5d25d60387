# Long streams and large documents: memory stays where the design says. Peak memory is
# what the kernel reports for the process (Python asks it).
. tests/lib.sh
start "$@"

if ! have python3; then
	skip "memory over long streams" "no python3"
	done_testing
fi
LIMIT=900
cat >"$T/peak.py" <<'END'
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
END
MB=1024 # kilobytes

# rows N: short articles; every one has words and names that no other has
rows() {
	awk -v n="$1" '
	function word(k) { return sprintf("%c%c%c%s", 97 + k % 26, 97 + int(k / 26) % 26, 97 + int(k / 676) % 26, k) }
	BEGIN {
		for (i = 0; i < n; i++)
			printf "{\"id\":%d,\"published\":\"2017-01-31\",\"text\":\"Mr. N%s %s of %s said on Monday: “We %s the %s.”\"}\n", \
				i, word(i * 7), word(i), word(i * 3), word(i * 5), word(i * 11)
	}'
}
rows 1000 >"$T/short.ndjson"
rows 1000000 >"$T/long.ndjson"

stream() { # NAME LIMIT-MB TOOL...
	stream_name=$1 limit=$2
	shift 2
	short=$(python3 "$T/peak.py" lede "$@" "$T/short.ndjson" 2>"$T/err")
	long=$(python3 "$T/peak.py" lede "$@" "$T/long.ndjson" 2>"$T/err")
	status=$?
	expect "$stream_name: a million articles" 0
	echo "# $stream_name: peak $short kB after a thousand articles, $long kB after a million"
	check "$stream_name: at most $limit MB" test "$long" -le $((limit * MB))
}
stream "tokens" 64 tokens
stream "analyze" 64 analyze
stream "analyze with threads" 96 analyze -j4
stream "stats of new words for ever" 96 stats --json
stream "collocations" 64 stats --json -c
stream "n-grams" 64 stats --json -g 3
stream "months" 64 stats --json --by month
stream "all tables at once" 128 stats --json -c -g 3 --by month --against "$T/short.ndjson"
stream "concordance" 64 stats --kwic monday
# the same peak after a thousand as after a million, but for a few buffers
short=$(python3 "$T/peak.py" lede entities "$T/short.ndjson")
long=$(python3 "$T/peak.py" lede entities "$T/long.ndjson")
check "memory does not grow with the stream" test $((long - short)) -le $((8 * MB))
rm -f "$T/long.ndjson"

# one document of 50 MB: eight times its size beside the usual
articles() { while cat corpus/articles/*.txt; do :; done; } # until nobody reads
articles 2>/dev/null | head -c 50000000 >"$T/large.txt"
peak=$(python3 "$T/peak.py" lede analyze "$T/large.txt")
echo "# a document of 50 MB: peak $peak kB"
check "a document of 50 MB: at most 64 MB and eight times its size" \
	test "$peak" -le $((64 * MB + 8 * 50000000 / 1024))

# texts of nothing but expressions of time
only() { # WORD MB TIMES-ITS-SIZE TOOL...
	word=$1 fixed=$2 times=$3
	shift 3
	yes "$word" | head -n 1000000 | tr '\n' ' ' >"$T/only.txt"
	size=$(wc -c <"$T/only.txt")
	peak=$(python3 "$T/peak.py" lede "$@" --date 2017-01-31 "$T/only.txt")
	echo "# $size bytes of '$word', $*: peak $peak kB"
	check "$* of nothing but '$word': at most $fixed MB and $times times its size" \
		test "$peak" -le $((fixed * MB + times * size / 1024))
}
only now 16 17 dates
only now 64 36 dates --json
only Monday 16 14 dates

# a sentence without end is told in part, or each of its years would keep all of it
awk 'BEGIN { for (i = 0; i < 500000; i++) printf "in %d ", 1900 + i % 100 }' >"$T/only.txt"
size=$(wc -c <"$T/only.txt")
peak=$(python3 "$T/peak.py" lede dates --timeline "$T/only.txt")
echo "# $size bytes of years, dates --timeline: peak $peak kB"
check "dates --timeline of nothing but years: at most 64 MB and 80 times its size" \
	test "$peak" -le $((64 * MB + 80 * size / 1024))
# however many tables: their notes do not wait until the document ends
peak=$(python3 "$T/peak.py" lede stats -c -g 3 "$T/large.txt")
echo "# collocations and n-grams of 50 MB: peak $peak kB"
check "collocations and n-grams of a document of 50 MB: no more" \
	test "$peak" -le $((64 * MB + 8 * 50000000 / 1024))

done_testing

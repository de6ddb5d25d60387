# What a page takes is given back: 10,000 pages take no more memory than 100.
. tests/lib.sh
start "$@"

have cc || { skip "soak test" "no cc"; done_testing; }
cc -O2 -D_GNU_SOURCE -o "$T/measure" tests/bench/measure.c || exit 1

# pages of different lengths and words, so that nothing is as it was
pages() { # N
	awk -v n="$1" 'BEGIN {
		for (i = 0; i < n; i++) {
			printf "{\"id\":%d,\"html\":\"<html><head><title>Page %d</title><script type=application/ld+json>{\\\"@type\\\":\\\"NewsArticle\\\",\\\"headline\\\":\\\"Page %d\\\"}</script></head><nav><a href=/%d>Home</a></nav><article class=c%d>", i, i, i, i, i
			for (k = 0; k < 5 + (i * 7919) % 90; k++)
				printf "<p>The council of town%d voted on day %d to rebuild bridge number %d, which had been closed since the floods of that spring.</p>", i, k, i * k
			print "</article>\"}"
		}
	}'
}
rss() { # N, lede's arguments: KB of the peak
	pages "$1" >"$T/in.ndjson"
	shift
	"$T/measure" 1 lede "$@" "$T/in.ndjson" | cut -f3
}
for arguments in "clean -q" "clean -q --json" "clean -q --map"; do
	few=$(rss 100 $arguments)
	many=$(rss 10000 $arguments)
	echo "# lede $arguments: $few KB after 100 pages, $many KB after 10,000"
	check "$arguments: as much memory after 10,000 pages" test "$many" -le $((few + few / 10 + 1024))
done

done_testing

#!/bin/sh
# make bench: how fast lede is and how much memory it takes, beside wc -w and grep -c on the
# same bytes. A table, not a test: nothing here fails for being slow.
# usage: run.sh BUILD
set -eu

build=$1
lede=$build/lede
data=$build/bench
reuters=../shared/data/perf/reuters.ndjson.gz
mkdir -p "$data"
${CC:-cc} -O2 -D_GNU_SOURCE -o "$data/measure" tests/bench/measure.c

# ---- input ----

articles=$data/articles.ndjson
if [ -r $reuters ]; then
	[ -s "$articles" ] || gzip -dc $reuters > "$articles"
	echo "input: 19,043 agency stories of 1987 (Reuters-21578), one a line"
else
	[ -s "$articles" ] || {
		i=0
		while [ $i -lt 100 ]; do cat corpus/gold/entities.ndjson; i=$((i + 1)); done
	} > "$articles"
	echo "input: the articles of corpus/, 100 times over ($reuters is not there)"
fi

# plain text of a given size, from the corpus's articles
text_of() { # bytes, file
	[ -s "$2" ] || {
		cat corpus/articles/*.txt > "$2.part"
		while [ "$(wc -c < "$2.part")" -lt "$1" ]; do
			cat "$2.part" "$2.part" > "$2.more"
			mv "$2.more" "$2.part"
		done
		head -c "$1" "$2.part" | iconv -f utf-8 -t utf-8 -c > "$2"
		rm "$2.part"
	}
}

bytes=$(wc -c < "$articles")
words=$("$lede" stats --json -n 1 "$articles" | sed 's/.*"words":\([0-9]*\).*/\1/')
text=$data/articles.txt
[ -s "$text" ] || "$lede" tokens --sentences "$articles" | cut -f1 > "$text"
text_bytes=$(wc -c < "$text")
echo "$bytes bytes of NDJSON, $text_bytes bytes of text, $words words"
echo

# ---- rows ----

# What one core does is told in processor time, which other work on the machine disturbs
# least; how more workers help, in wall time.
clock=2
reference=0 # seconds of wc -w
row() { # name, bytes, words, command...
	name=$1 size=$2 count=$3
	shift 3
	"$data/measure" 3 "$@" | awk -v name="$name" -v size="$size" -v words="$count" \
		-v wc="$reference" -v clock=$clock '{
		t = $clock > 0 ? $clock : 1e-6
		printf "%-34s %8.3f s %8.1f MB/s", name, t, size / t / 1e6
		if (words > 0) printf " %7.2f M words/s", words / t / 1e6
		printf " %7.1f MB RSS", $3 / 1024
		if (wc > 0) printf "  %6.2f x wc -w", t / wc
		print ""
	}'
}

echo "One core"
reference=$("$data/measure" 3 wc -w "$articles" | cut -f2)
row "wc -w" "$bytes" "$words" wc -w "$articles"
row "grep -c e" "$bytes" "$words" grep -c e "$articles"
row "lede tokens (one text, columns)" "$text_bytes" "$words" "$lede" tokens "$text"
row "lede tokens" "$bytes" "$words" "$lede" tokens "$articles"
row "lede tokens --json" "$bytes" "$words" "$lede" tokens --json "$articles"
row "lede tokens --sentences" "$bytes" "$words" "$lede" tokens --sentences "$articles"
for tool in entities dates quotes keywords summary stats; do
	row "lede $tool" "$bytes" "$words" "$lede" $tool "$articles"
done
row "lede summary --cluster" "$bytes" "$words" "$lede" summary --cluster "$articles"
# what the layer of dates adds to its tokens and sentences, beside the whole of entities
"$data/measure" 9 "$lede" tokens --sentences "$articles" -- "$lede" dates "$articles" \
	-- "$lede" entities "$articles" | awk -v words="$words" '{ t[NR] = $2 }
	END { printf "%-34s %8.3f s %26.2f M words/s  %4.1f %% of entities\n", "the dates layer alone", \
		t[2] - t[1], words / (t[2] - t[1]) / 1e6, 100 * (t[2] - t[1]) / t[3] }'
# what the two layers add to the entities that they need, as a share of them
layers() { echo "$lede analyze --layers entities$1 $articles"; }
"$data/measure" 9 $(layers) -- $(layers ,keywords) -- $(layers ,summary) \
	-- $(layers ,keywords,summary) | awk '{ t[NR] = $2 }
	function share(name, i) { printf "%-34s %8.0f %% of entities\n", name, 100 * (t[i] - t[1]) / t[1] }
	END { share("keywords add", 2); share("summary adds", 3); share("both add", 4) }'
pages=../shared/data/clean/snippets-dev.ndjson.gz
if [ -r $pages ]; then
	[ -s "$data/pages/0.html" ] || python3 - $pages "$data/pages" <<'END'
import gzip, json, os, sys
os.makedirs(sys.argv[2], exist_ok=True)
for i, line in enumerate(gzip.open(sys.argv[1])):
    with open(f"{sys.argv[2]}/{i}.html", "w") as f:
        f.write(json.loads(line)["html"])
END
	row "lede clean (524 pages)" "$(cat "$data"/pages/*.html | wc -c)" 0 "$lede" clean -q "$data"/pages/*.html
	python3 tests/bench/peers.py "$data/pages"
	row "lede entities (524 pages)" "$(cat "$data"/pages/*.html | wc -c)" 0 \
		"$lede" entities -q "$data"/pages/*.html
fi
row "lede brief" "$bytes" "$words" "$lede" brief "$articles"
row "lede analyze" "$bytes" "$words" "$lede" analyze "$articles"
echo

reference=0 clock=1
echo "More workers ($(nproc) cores here)"
for j in 1 2 4; do
	row "lede analyze -j$j" "$bytes" "$words" "$lede" analyze -j$j "$articles"
done
echo

echo "Length of one document (analyze); processor time"
clock=2
for size in 5000 50000 500000 5000000 50000000; do
	text_of $size "$data/$size.txt"
	row "one document of $size bytes" $size 0 "$lede" analyze "$data/$size.txt"
done
echo

echo "Start-up"
: > "$data/empty"
"$data/measure" 50 "$lede" --version | awk '{ printf "lede --version          %6.2f ms\n", $1 * 1000 }'
"$data/measure" 50 "$lede" tokens "$data/empty" | awk '{ printf "lede tokens, empty file %6.2f ms\n", $1 * 1000 }'
"$data/measure" 50 "$lede" corpus/articles/trump-putin-call.txt |
	awk '{ printf "lede, one article       %6.2f ms\n", $1 * 1000 }'
ls -l "$lede" | awk '{ printf "size of the program     %6.1f MB\n", $5 / 1e6 }'

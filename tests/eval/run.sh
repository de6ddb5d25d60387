#!/bin/sh
# make eval: how good the layers are on the development data in ../shared/data, by the
# scorers beside it. What is not there is skipped with a message.
# usage: run.sh BUILD [LAYER...]
set -eu

build=$1
shift
[ $# -gt 0 ] || set -- clean tokens entities dates quotes keywords summary
lede=$build/lede
data=../shared/data
score=../shared/score
out=$build/eval
mkdir -p "$out"

command -v python3 >/dev/null || { echo "eval: skipped: no python3"; exit 0; }
[ -d $data ] || { echo "eval: skipped: $data is not there"; exit 0; }

unpacked() { # file -> its text on standard output
	case $1 in *.gz) gzip -dc "$1" ;; *) cat "$1" ;; esac
}

measure() { # tool and its options, input, scorer and its options, gold if it is not the input
	what=$1 gold=$data/$2 scorer=$3
	[ -r "$gold" ] || { echo "$what on $2: skipped: not there"; return; }
	echo "== lede $what, $2, $scorer"
	unpacked "$gold" | "$lede" $what --json -q -j"$(nproc)" > "$out/pred.ndjson"
	[ $# -lt 4 ] || gold=${gold%/*}/$4
	python3 $score/${scorer%% *} "$out/pred.ndjson" "$gold" || echo "skipped: the scorer did not run"
}

for layer; do
	case $layer in
	clean)
		measure clean clean/dev.ndjson.gz "score_clean.py" dev-gold.json
		python3 tests/eval/clean.py "$out/pred.ndjson" $data/clean/dev.ndjson.gz $data/clean/dev-gold.json || :
		measure clean clean/snippets-dev.ndjson.gz score_snippets.py
		python3 tests/eval/clean.py "$out/pred.ndjson" $data/clean/snippets-dev.ndjson.gz || :
		echo "== title, published"
		python3 tests/eval/metadata.py "$build" tests/eval/metadata.tsv || :
		;;
	tokens) measure tokens tokens/ewt-dev.ndjson score_tokens.py ;;
	entities)
		measure entities ner/worldwide-dev.ndjson.gz score_ner.py
		measure entities ner/conll03-dev.ndjson.gz score_ner.py
		;;
	dates)
		measure dates dates/tbaq.ndjson score_dates.py
		measure dates dates/wikiwars.ndjson score_dates.py
		;;
	quotes) measure quotes quotes/dev.ndjson.gz score_quotes.py ;;
	keywords) measure "keywords --words" keywords/dev.ndjson score_keywords.py ;;
	summary) measure summary summary/dev.ndjson score_summary.py ;;
	esac
done

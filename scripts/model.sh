#!/bin/sh
# make model: trains the word clusters and the entity model as docs/model-card.md tells.
# usage: model.sh BUILD [1]      1: from openly licensed data alone, into BUILD/open.model
set -eu

lede=$1/lede
open=${2:-}
ner=../shared/data/ner
perf=../shared/data/perf
vectors=lexicons/models/vectors.tsv
[ -d $ner ] || { echo "model: skipped: $ner is not there"; exit 0; }

if [ -n "$open" ]; then
	clusters=$1/open-clusters.tsv
	"$lede" train clusters --out "$clusters" $ner/wikigold.ndjson $ner/ewt_dev.ndjson \
		$ner/ewt_test.ndjson $ner/wnut.ndjson $ner/gmb.ndjson.gz
	"$lede" train entities --clusters "$clusters" --vectors $vectors --seed 1 \
		--out "$1/open.model" \
		$ner/wikigold.ndjson $ner/ewt_dev.ndjson $ner/ewt_test.ndjson \
		$ner/wnut.ndjson=0.5 $ner/silver-gmb.ndjson.gz=0.5
	echo "$1/open.model"
else
	clusters=lexicons/models/clusters.tsv
	"$lede" train clusters --out $clusters $ner/worldwide.ndjson.gz $ner/conll03.ndjson.gz \
		$ner/wikigold.ndjson $ner/ewt_dev.ndjson $ner/ewt_test.ndjson $ner/wnut.ndjson \
		$ner/gmb.ndjson.gz $ner/silver-polnear.ndjson.gz $ner/silver-te3.ndjson.gz \
		$perf/reuters.ndjson.gz
	"$lede" train entities --clusters $clusters --vectors $vectors --seed 1 \
		--out lexicons/models/entities.model \
		$ner/worldwide.ndjson.gz $ner/conll03.ndjson.gz $ner/wikigold.ndjson \
		$ner/ewt_dev.ndjson $ner/ewt_test.ndjson $ner/silver-te3.ndjson.gz=0.4 \
		$ner/silver-polnear.ndjson.gz=0.4 $ner/silver-gmb.ndjson.gz=0.4 \
		$ner/silver-reuters.ndjson.gz=0.3
	echo "lexicons/models/entities.model"
fi

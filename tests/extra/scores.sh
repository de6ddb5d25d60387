# `lede eval entities` and the scorer in Python that lies beside the project agree to the
# last digit that both print.
. tests/lib.sh
start "$@"

scorer=../shared/score/score_ner.py
data=../shared/data/ner
if ! have python3 || [ ! -r "$scorer" ] || [ ! -d "$data" ]; then
	skip "eval entities agrees with score_ner.py" "no python3, or no ../shared"
	done_testing
fi

# rows "NAME P R F1" of the scorer and of lede's normalised table, white space made alike
rows() {
	sed -n 's/^\(PER+ORG+LOC\|all four\|PER\|ORG\|LOC\|MISC\)  *P /\1 P /p' | tr -s ' '
}

for set in worldwide-dev.ndjson.gz conll03-dev.ndjson.gz wnut.ndjson; do
	[ -r "$data/$set" ] || { skip "eval entities agrees on $set" "not there"; continue; }
	case $set in *.gz) gzip -dc "$data/$set" ;; *) cat "$data/$set" ;; esac >"$T/gold.ndjson"
	lede entities --json -q "$T/gold.ndjson" </dev/null >"$T/found.ndjson"
	check "the program runs on $set" test -s "$T/found.ndjson"
	run lede eval entities "$T/gold.ndjson"
	for mode in strict normalised; do
		option=
		[ $mode = normalised ] || option=--strict
		python3 "$scorer" "$T/found.ndjson" "$T/gold.ndjson" $option </dev/null | rows >"$T/wanted"
		sed -n "/^$mode/,/^\$/p" "$T/out" | rows >"$T/got"
		check "score_ner.py reads $set" grep -q '^all four P' "$T/wanted"
		# a class that a set does not have is a row of zeros in one and absent in the other
		cut -d ' ' -f 1 "$T/wanted" >"$T/names"
		awk 'NR == FNR { names[$1] = 1; next } $1 in names' "$T/names" "$T/got" >"$T/same"
		same "eval entities agrees with score_ner.py on $set, $mode" "$T/wanted" "$T/same"
	done
done

done_testing

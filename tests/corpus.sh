# The corpus: its gold fits its articles, and the layers stay as good on it as they were.
. tests/lib.sh
start "$@"

# What is reached, a few points below: a change that costs more than that shows. In
# thousandths of F1. Raise them when the layers get better; `make eval` measures finely.
ENTITIES=820       # mentions: extent and type
DATES=890          # extent
DATE_VALUES=790    # extent and value
QUOTES=700         # direct and mixed: extent
SPEAKERS=500       # direct and mixed: extent and the speaker's extent

is "enough articles" yes "$([ "$(ls corpus/articles/*.txt | wc -l)" -ge 30 ] && echo yes)"

# ---- the gold itself ----
for article in corpus/articles/*.txt; do
	name=${article##*/}
	lede tokens --json --from text "$article" </dev/null 2>&1 | "$JSON" only text |
		sed "s/^/${name%.txt} /"
done | sort >"$T/articles"
for layer in entities dates quotes; do
	gold=corpus/gold/$layer.ndjson
	"$JSON" rows . <"$gold" >"$T/gold-ids"
	"$JSON" only text <"$gold" | paste -d ' ' "$T/gold-ids" - | sort >"$T/gold-texts"
	same "gold $layer: every article, its very text" "$T/articles" "$T/gold-texts"
	"$JSON" spans gold <"$gold" >"$T/why"
	is "gold $layer: offsets give the text" "" "$(head -n 12 "$T/why")"
done
"$JSON" rows gold type <corpus/gold/entities.ndjson | cut -f 2 | sort -u >"$T/types"
is "gold entities: the types" "LOC MISC ORG PER" "$(tr '\n' ' ' <"$T/types" | sed 's/ $//')"

# ---- how good ----
"$JSON" only id published text <corpus/gold/dates.ndjson >"$T/input.ndjson"
run lede analyze --layers entities,dates,quotes "$T/input.ndjson"
expect "the gold texts are read without a word" 0
mv "$T/out" "$T/found.ndjson"

# f1 NAME FLOOR: of the lines of $T/gold and $T/found
f1() {
	sort -u "$T/gold" >"$T/gold.sorted"
	sort -u "$T/found" >"$T/found.sorted"
	right=$(comm -12 "$T/gold.sorted" "$T/found.sorted" | wc -l)
	wanted=$(wc -l <"$T/gold.sorted") found=$(wc -l <"$T/found.sorted")
	if [ "$wanted" = 0 ] || [ "$found" = 0 ]; then
		not_ok "$1: nothing to compare"
		return
	fi
	f1=$((2000 * right / (wanted + found)))
	echo "# $1: F1 $f1, precision $((1000 * right / found)), recall $((1000 * right / wanted)) of 1000"
	if [ "$f1" -ge "$2" ]; then
		ok "$1: F1 is at least $2 of 1000"
	else
		echo "F1 $f1 of 1000; $right right of $found found, $wanted in the gold" >"$T/why"
		not_ok "$1: F1 is at least $2 of 1000" "$T/why"
	fi
}

"$JSON" rows gold start end type <corpus/gold/entities.ndjson >"$T/gold"
"$JSON" rows entities.mentions start end type <"$T/found.ndjson" >"$T/found"
f1 entities $ENTITIES
"$JSON" rows gold start end <corpus/gold/dates.ndjson >"$T/gold"
"$JSON" rows dates start end <"$T/found.ndjson" >"$T/found"
f1 dates $DATES
"$JSON" rows gold start end value <corpus/gold/dates.ndjson >"$T/gold"
"$JSON" rows dates start end value <"$T/found.ndjson" >"$T/found"
f1 "values of dates" $DATE_VALUES
marked() { awk -F '\t' '$4 != "indirect"'; }
"$JSON" rows gold start end kind <corpus/gold/quotes.ndjson | marked | cut -f 1-3 >"$T/gold"
"$JSON" rows quotes start end kind <"$T/found.ndjson" | marked | cut -f 1-3 >"$T/found"
f1 "quotes in marks" $QUOTES
"$JSON" rows gold start end kind speaker.start speaker.end <corpus/gold/quotes.ndjson | marked |
	cut -f 1-3,5,6 >"$T/gold"
"$JSON" rows quotes start end kind speaker.start speaker.end <"$T/found.ndjson" | marked |
	cut -f 1-3,5,6 >"$T/found"
f1 "their speakers" $SPEAKERS

done_testing

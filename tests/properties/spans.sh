# Whatever the text: spans lie inside it, give their text, stand in order; tokens cover all.
. tests/lib.sh
. tests/texts.sh
start "$@"
make_texts

for unit in codepoints bytes utf16; do
	run lede analyze --offsets $unit --layers \
		sentences,tokens,entities,dates,quotes,keywords,summary,stats "$T/texts.ndjson"
	expect "every layer of every text, offsets in $unit" 0
	is "in $unit: no document is lost" "$(wc -l <"$T/texts.ndjson")" "$(wc -l <"$T/out")"
	"$JSON" promises <"$T/out" >"$T/why"
	is "in $unit: every promise holds, read with cJSON" "" "$(head -n 12 "$T/why")"
done

run lede tokens --uax29 --json "$T/texts.ndjson"
"$JSON" promises <"$T/out" >"$T/why"
is "tokens --uax29: every promise holds" "" "$(head -n 12 "$T/why")"

# what goes in comes out: the text, to the byte
"$JSON" only id published text <"$T/texts.ndjson" >"$T/wanted"
"$JSON" only id published text <"$T/out" >"$T/got"
same "ids, days and texts are as they came" "$T/wanted" "$T/got"

for article in corpus/articles/*.txt; do
	lede analyze "$article" </dev/null 2>&1
done | "$JSON" promises >"$T/why"
is "plain files: every promise holds" "" "$(head -n 12 "$T/why")"

# TSV tells the same as JSON
run lede entities --mentions "$T/texts.ndjson"
awk -F '\t' '{ print $6 "\t" $2 "\t" $4 "\t" $5 }' "$T/out" | LC_ALL=C sort >"$T/got"
lede entities --json "$T/texts.ndjson" </dev/null | "$JSON" rows entities.mentions type start end |
	LC_ALL=C sort >"$T/wanted"
same "mentions: TSV equals JSON" "$T/wanted" "$T/got"
run lede dates "$T/texts.ndjson"
awk -F '\t' '{ print $8 "\t" $1 "\t" $6 "\t" $7 }' "$T/out" >"$T/got"
lede dates --json "$T/texts.ndjson" </dev/null | "$JSON" rows dates value start end >"$T/wanted"
same "dates: TSV equals JSON" "$T/wanted" "$T/got"
run lede tokens "$T/texts.ndjson"
awk -F '\t' '{ print $5 "\t" $2 "\t" $3 "\t" $4 }' "$T/out" >"$T/got"
lede tokens --json "$T/texts.ndjson" </dev/null | "$JSON" rows tokens start end sentence >"$T/wanted"
same "tokens: TSV equals JSON" "$T/wanted" "$T/got"

done_testing

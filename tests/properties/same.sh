# The same input gives the same output: whatever -j, locale, time zone, the order of tools,
# line ends or the way the text is wrapped.
. tests/lib.sh
. tests/texts.sh
start "$@"
make_texts

# ---- threads ----
for tool in brief tokens entities dates quotes keywords summary stats analyze; do
	run lede $tool -j1 "$T/texts.ndjson"
	mv "$T/out" "$T/one"
	run lede $tool -j8 "$T/texts.ndjson"
	same "$tool: -j8 equals -j1" "$T/one" "$T/out"
done
run lede stats --each -j1 "$T/texts.ndjson"
mv "$T/out" "$T/one"
run lede stats --each -j8 "$T/texts.ndjson"
same "stats --each: -j8 equals -j1" "$T/one" "$T/out"
run lede stats --json -j1 "$T/texts.ndjson"
mv "$T/out" "$T/one"
run lede stats --json -j8 "$T/texts.ndjson"
same "stats --json: -j8 equals -j1" "$T/one" "$T/out"

for form in "" --json --tsv; do
	run lede summary --cluster $form -j1 "$T/texts.ndjson"
	mv "$T/out" "$T/one"
	run lede summary --cluster $form -j8 "$T/texts.ndjson"
	same "summary --cluster $form: -j8 equals -j1" "$T/one" "$T/out"
done

# ---- stories do not depend on the order of what comes in ----
wires=tests/golden/summary/cluster/wires.ndjson
lede summary --cluster "$wires" </dev/null >"$T/one"
sed '1!G;h;$!d' "$wires" >"$T/other.ndjson"
lede summary --cluster "$T/other.ndjson" </dev/null >"$T/out"
same "stories of wires that come backwards" "$T/one" "$T/out"
sort -t, -k 4 "$wires" >"$T/other.ndjson"
lede summary --cluster "$T/other.ndjson" </dev/null >"$T/out"
same "stories of wires in some other order" "$T/one" "$T/out"

# ---- one by one, as a stream, again ----
run lede analyze "$T/texts.ndjson"
mv "$T/out" "$T/all"
run lede analyze "$T/texts.ndjson"
same "a second run" "$T/all" "$T/out"
tail -n 40 "$T/texts.ndjson" >"$T/some.ndjson"
while read -r line; do
	printf '%s\n' "$line" | lede analyze
done <"$T/some.ndjson" >"$T/out" 2>"$T/err"
tail -n 40 "$T/all" >"$T/wanted"
same "a document alone equals the same in a stream" "$T/wanted" "$T/out"
sed '1!G;h;$!d' "$T/some.ndjson" >"$T/backwards.ndjson"
lede analyze "$T/backwards.ndjson" </dev/null | sed '1!G;h;$!d' >"$T/out"
same "what came before a document does not matter" "$T/wanted" "$T/out"

# ---- surroundings ----
for locale in C POSIX en_US.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
	LC_ALL=$locale LANG=$locale run lede analyze "$T/texts.ndjson"
	same "locale $locale" "$T/all" "$T/out"
done
for zone in Pacific/Kiritimati America/Adak; do
	TZ=$zone run lede analyze "$T/texts.ndjson"
	same "time zone $zone" "$T/all" "$T/out"
done

# ---- chains of tools ----
layers="sentences entities dates quotes keywords summary"
run lede entities --json "$T/texts.ndjson"
for tool in dates quotes keywords summary "tokens" "stats --each"; do
	mv "$T/out" "$T/in"
	run_in lede $tool --json
	expect "a chain: $tool takes what came before it" 0
done
mv "$T/out" "$T/chain"
"$JSON" only $layers stats <"$T/chain" >"$T/got"
lede analyze "$T/texts.ndjson" </dev/null | "$JSON" only $layers stats >"$T/wanted"
same "chained tools give the layers of analyze" "$T/wanted" "$T/got"
"$JSON" promises <"$T/chain" >"$T/why"
is "a chain keeps every promise" "" "$(head -n 12 "$T/why")"

lede stats --each "$T/texts.ndjson" </dev/null | lede summary --json | lede keywords --json |
	lede quotes --json | lede dates --json | lede entities --json | lede tokens --json |
	"$JSON" only $layers stats >"$T/got" 2>&1
same "the other way round too" "$T/wanted" "$T/got"

lede entities --json --offsets utf16 "$T/texts.ndjson" </dev/null | lede dates --json |
	lede quotes --json >"$T/got"
lede analyze --layers entities,dates,quotes --offsets utf16 "$T/texts.ndjson" </dev/null |
	"$JSON" only entities dates quotes >"$T/wanted"
"$JSON" only entities dates quotes <"$T/got" >"$T/layers"
same "a chain in utf16 stays in utf16" "$T/wanted" "$T/layers"
is "and says so" "$(wc -l <"$T/got")" "$(grep -c '"offsets":"utf16"' "$T/got")"

# its own output once more: the layers are replaced, and are the same
mv "$T/chain" "$T/in"
run_in lede analyze --layers entities,dates,quotes,keywords,summary,stats,sentences,tokens
same "analyze over its own layers changes nothing" "$T/in" "$T/out"

# ---- line ends ----
mkdir "$T/lf" "$T/crlf" "$T/wrapped"
for article in corpus/articles/*.txt; do
	cp "$article" "$T/lf/"
	sed 's/$/\r/' "$article" >"$T/crlf/${article##*/}"
done
(cd "$T/lf" && lede analyze --date 2017-01-31 *.txt </dev/null) >"$T/wanted" 2>&1
(cd "$T/crlf" && lede analyze --date 2017-01-31 *.txt </dev/null) >"$T/got" 2>&1
same "CR LF copies equal LF copies" "$T/wanted" "$T/got"

# ---- wrapping ----

# Articles with single newlines of their own (lists, tables) have nothing to wrap.
is_paragraphs() {
	awk 'NF && before { exit 1 } { before = NF }' "$1"
}
rm "$T"/lf/*
for article in corpus/articles/*.txt; do
	is_paragraphs "$article" || continue
	cp "$article" "$T/lf/"
	fold -s -w 72 "$article" | sed 's/ $//' >"$T/wrapped/${article##*/}"
done
check "enough articles can be wrapped" test "$(ls "$T/wrapped" | wc -l)" -ge 15
(cd "$T/lf" && lede entities --mentions *.txt </dev/null | cut -f 1,2,3,6) >"$T/wanted" 2>&1
(cd "$T/wrapped" && lede entities --mentions *.txt </dev/null | cut -f 1,2,3,6) >"$T/got" 2>&1
same "hard-wrapped copies have the same entities" "$T/wanted" "$T/got"
(cd "$T/lf" && lede dates --date 2017-01-31 *.txt </dev/null | cut -f 1,4,5,8) >"$T/wanted" 2>&1
(cd "$T/wrapped" && lede dates --date 2017-01-31 *.txt </dev/null | cut -f 1,4,5,8) >"$T/got" 2>&1
same "hard-wrapped copies have the same dates" "$T/wanted" "$T/got"

done_testing

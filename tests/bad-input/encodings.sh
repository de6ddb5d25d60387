# Bytes that are not plain UTF-8 with LF.
. tests/lib.sh
start "$@"
cd "$T" || exit 1

# text FILE: the text of the only document that came out
text_of() { "$JSON" only text <out; }
plain='{"text":"Ann Lee met “Bob Ray” in Paris.\nIt rained."}'
printf 'Ann Lee met “Bob Ray” in Paris.\nIt rained.' >utf8.txt

variant() { # NAME FILE [PATTERN]
	variant_name=$1 variant_file=$2
	shift 2
	run lede entities --json "$variant_file"
	expect "$variant_name" 0 "$@"
	is "$variant_name: the text" "$plain" "$(text_of)"
}

variant "UTF-8" utf8.txt
printf '\357\273\277' | cat - utf8.txt >bom.txt
variant "byte order mark is dropped" bom.txt
sed 's/$/\r/' utf8.txt | head -c -1 >crlf.txt
variant "CR LF" crlf.txt
tr '\n' '\r' <utf8.txt >cr.txt
variant "lone CR" cr.txt
printf 'Ann Lee met \223Bob Ray\224 in Paris.\nIt rained.' >cp1252.txt
variant "Windows-1252 quotes" cp1252.txt \
	'^lede: cp1252.txt: warning: not UTF-8; read as windows-1252$'

# UTF-16 without iconv: every ASCII byte and a NUL; its quotes are U+201C and U+201D
to_utf16le() {
	printf '%s' "$1" | od -An -v -tu1 | tr -s ' ' '\n' | sed '/^$/d' |
		awk '{ printf "\\%03o\\000", $1 }'
}
wide=$(to_utf16le 'Ann Lee met ')'\034\040'$(to_utf16le 'Bob Ray')'\035\040'$(to_utf16le ' in Paris.
It rained.')
printf "$wide" >le.txt
swap() { od -An -v -tu1 "$1" | tr -s ' ' '\n' | sed '/^$/d' |
	awk '{ if (NR % 2) first = $1; else printf "\\%03o\\%03o", $1, first }'; }
printf "$(swap le.txt)" >be.txt
printf '\377\376' | cat - le.txt >le-mark.txt
printf '\376\377' | cat - be.txt >be-mark.txt
for kind in le be le-mark be-mark; do
	variant "UTF-16 $kind" $kind.txt
done
head -c -1 le-mark.txt >cut.txt
run lede entities --json cut.txt
expect "UTF-16 cut in the middle of a unit" 0 '1 bytes that utf-16 does not allow became U\+FFFD'

# NDJSON in UTF-16, as Windows writes it
printf "\377\376$(to_utf16le '{"id":"w","text":"Ann Lee"}
{"id":"x","text":"Bob"}
')" >wide.ndjson
run lede entities --json wide.ndjson
expect "NDJSON in UTF-16" 0
is "NDJSON in UTF-16: both rows" "w x " "$(ids)"

printf '\357\273\277{"id":"b","text":"Ann"}\r\n\r\n{"id":"c","text":"Bob"}\r\n' >bom.ndjson
run lede entities --json bom.ndjson
expect "NDJSON with a byte order mark and CR LF" 0
is "NDJSON with a byte order mark and CR LF: both rows" "b c " "$(ids)"

# ---- damaged ----
printf 'Caf\303\251 na\303\257ve cr\303\250me br\303\273l\303\251e \377 and \303 end\342\200\n' >bad.txt
run lede entities --json bad.txt
expect "invalid UTF-8" 0 '^lede: bad.txt: warning: 4 bytes that utf-8 does not allow became U\+FFFD$'
is "invalid UTF-8: one U+FFFD each" '{"text":"Café naïve crème brûlée � and � end��\n"}' "$(text_of)"
"$JSON" promises <out >why
is "invalid UTF-8: spans hold" "" "$(cat why)"

printf 'one\000two three four five six seven eight nine ten eleven twelve\n' >nul.txt
run lede entities --json nul.txt
expect "NUL byte" 0 '^lede: nul.txt: warning: 1 bytes that utf-8 does not allow became U\+FFFD$'
is "NUL byte: nothing after it is lost" \
	'{"text":"one�two three four five six seven eight nine ten eleven twelve\n"}' "$(text_of)"

printf '{"id":"r","text":"Caf\351 \377"}\n{"id":"s","text":"ok"}\n' >raw.ndjson
run lede entities --json raw.ndjson
expect "invalid UTF-8 in NDJSON" 0 \
	'^lede: raw.ndjson:1: warning: "text": 2 invalid characters or bytes became U\+FFFD$'
is "invalid UTF-8 in NDJSON: the text is mended" '{"id":"r","text":"Caf� �"}' \
	"$("$JSON" only id text <out | head -n 1)"

printf '{"text":"Oslo won.","entities":[{"id":"e1","type":"LOC","name":"O\204lo","count":1,"mentions":[{"start":0,"end":4}]}]}\n' >raw.ndjson
run lede quotes raw.ndjson
expect "invalid UTF-8 in a layer that is needed" 0 \
	'^lede: raw.ndjson:1: warning: "entities" does not fit the text; made anew$'

run lede entities -q --json bad.txt
is "with -q no warnings" "" "$(cat err)"

# ---- the same layers for all of them ----
layers() { lede analyze "$1" 2>/dev/null </dev/null | "$JSON" only entities dates quotes keywords \
	summary stats; }
layers utf8.txt >wanted
for file in bom.txt crlf.txt cr.txt cp1252.txt le-mark.txt be.txt; do
	layers $file >got
	same "the layers of $file are those of UTF-8" wanted got
done

# ---- the encoding is told where it was another one ----
for pair in cp1252.txt=windows-1252 be.txt=utf-16 utf8.txt=- bom.txt=-; do
	run lede tokens --json "${pair%=*}"
	is "the encoding of ${pair%=*}" "${pair#*=}" "$("$JSON" rows . encoding <out | cut -f 2)"
done

done_testing

# Texts for the property tests, as NDJSON in $T/texts.ndjson: the corpus, what the gold
# files have, and generated ones.

# A file as one JSON string's inside.
quoted() {
	awk '{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); printf "%s\\n", $0 }' "$1"
}

# Pieces of news and of what breaks programs, put together by a small linear congruential
# generator (the one of awk differs from system to system).
generated() {
	awk '
	function random(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % n }
	BEGIN {
		seed = 20170130
		n = split("the|said|Ann|Lee|Mr.|Dr. Bob Ray|U.S.|US|us|IS|is|Paris|New York|White House|" \
			"“|”|‘|’|\\\"|(|)|—|–|--|-|...|…|.|.|.|,|,|;|!|?|\\n|\\n\\n|\\r\\n|  |\\t| |" \
			"Monday|28th January|2017|yesterday|the next 30 days|£3.5m|$1,200.50|20%|" \
			"don’t|won'"'"'t|Trump’s|co-operate|US-Russia|Moscow–|@lede|#news|" \
			"a@b.example|https://a.example/x?y=1|😀|👩‍👩‍👧|🇫🇷|é|e\\u0301|ß|İstanbul|ΑΘΗΝΑ|Москва|東京|" \
			"العربية|\\u00ad|\\u200b|\\ufeff|\\u2028|\\u0007|\\ufffd|told|according to|police|the court", piece, "|")
		for (doc = 1; doc <= 400; doc++) {
			printf "{\"id\":\"generated-%d\",\"published\":\"2017-01-31\",\"text\":\"", doc
			for (i = random(160); i >= 0; i--)
				printf "%s%s", piece[1 + random(n)], random(4) ? " " : ""
			print "\"}"
		}
	}'
}

make_texts() {
	for article in corpus/articles/*.txt; do
		printf '{"id":"%s","published":"2017-01-31","text":"%s"}\n' "${article##*/}" "$(quoted "$article")"
	done >"$T/texts.ndjson"
	generated >>"$T/texts.ndjson"
	for layer in entities dates quotes; do
		[ -f corpus/gold/$layer.ndjson ] &&
			"$JSON" only id published text <corpus/gold/$layer.ndjson
	done >>"$T/texts.ndjson"
}

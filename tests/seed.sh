# A scraped news article that is not ours to include: read from ../shared where it is
# there. It has a dateline glued to a dash, a caption glued to a word, quotes around an
# armed group's name, double spaces, and the boilerplate of a web page at its end.
. tests/lib.sh
start "$@"

seed=$(ls ../shared/data/seed/*.txt 2>/dev/null | head -n 1)
if [ -z "$seed" ]; then
	skip "the seed article" "no ../shared/data/seed here"
	done_testing
fi

run lede analyze --date 2017-01-31 "$seed"
expect "lede analyze" 0
cp "$T/out" "$T/seed.json"
"$JSON" promises <"$T/seed.json" >"$T/why"
is "offsets are right, by code points" "" "$(cat "$T/why")"
tr -d '\r' <"$seed" | sed '1s/^\xef\xbb\xbf//' >"$T/text"
lede tokens --json --from text "$T/text" </dev/null | "$JSON" only text >"$T/wanted"
"$JSON" only text <"$T/seed.json" >"$T/got"
same "the text stays as it is" "$T/wanted" "$T/got"

# offsets of each time a word stands in the text, by the shell's own counting
places() {
	grep -obwF -e "$1" "$T/text" | cut -d : -f 1 | while read -r byte; do
		head -c "$byte" "$T/text" | wc -m | tr -d ' '
	done
}

"$JSON" rows entities.mentions name type start end text <"$T/seed.json" | cut -f 2- >"$T/mentions"

# all WORD NAME TYPE: each time the word stands there, a mention of that entity covers it
all() {
	places "$1" | while read -r at; do
		awk -F '\t' -v at="$at" -v len="${#1}" -v name="$2" -v type="$3" '
			$1 == name && $2 == type && $3 <= at && $4 >= at + len { found = 1 }
			END { exit !found }' "$T/mentions" || echo "$1 at $at"
	done >"$T/why"
	places "$1" >"$T/places"
	if [ -s "$T/places" ]; then
		is "each $1 is $2, $3" "" "$(cat "$T/why")"
	else
		not_ok "$1 is not in the text"
	fi
}

# exact WORD TYPE: the same, and the mention is that word alone
exact() {
	places "$1" | while read -r at; do
		awk -F '\t' -v at="$at" -v text="$1" -v type="$2" '
			$2 == type && $3 == at && $5 == text { found = 1 }
			END { exit !found }' "$T/mentions" || echo "$1 at $at"
	done >"$T/why"
	is "each $1 is a mention, $2" "" "$(cat "$T/why")"
}

all Trump "Donald Trump" PER
all Obama "Barack Obama" PER
is "Trump is one entity" 1 \
	"$(awk -F '\t' '$5 ~ /Trump/ { print $1 }' "$T/mentions" | sort -u | wc -l | tr -d ' ')"
for name in Putin Assad; do
	is "$name is a PER" PER \
		"$(awk -F '\t' -v name="$name" '$5 ~ name { print $2 }' "$T/mentions" | sort -u)"
	check "each $name" test "$(awk -F '\t' -v name="$name" '$5 ~ name' "$T/mentions" | wc -l)" \
		-eq "$(places $name | wc -l)"
done
exact IS ORG
for place in Syria Russia US Crimea Ukraine Iran Israel Washington Moscow; do exact $place LOC; done
for body in "White House" Pentagon; do exact "$body" ORG; done
for people in Russian Ukrainian Syrian; do exact $people MISC; done

# what is found is a name, each time
cut -f 5 "$T/mentions" | grep -vxE \
	'((US |Russian |Syrian )?President )?((Donald )?Trump|Putin|Assad|(Barack )?Obama)|IS|Syria|Russia|US|Crimea|Ukraine|Iran|Israel|Palestine|Washington|Moscow|White House|Pentagon|Russian|Ukrainian|Syrian' \
	>"$T/why"
is "nothing else is a name" "" "$(sort -u "$T/why")"
is "not these words of all" "" \
	"$(cut -f 5 "$T/mentions" | grep -xE 'telephonic|However|Due|Also|Leave|Both|The|Going|Apart|Earlier|Post|Reply')"

# ---- dates ----
"$JSON" rows dates text start end value type <"$T/seed.json" | cut -f 2- >"$T/dates"
date_is() { # TEXT VALUE TYPE
	at=$(places "$1" | head -n 1)
	[ -n "$at" ] || at=$(grep -obF -e "$1" "$T/text" | cut -d : -f 1 | head -n 1 |
		while read -r byte; do head -c "$byte" "$T/text" | wc -m | tr -d ' '; done)
	is "$1 is $2" "$1 $at $((at + ${#1})) $2 $3" \
		"$(awk -F '\t' -v text="$1" '$1 == text' "$T/dates" | head -n 1 | tr '\t' ' ')"
}
date_is "28th January" 2017-01-28 DATE
date_is "Last week" 2017-W04 DATE
date_is "the next 30 days" P30D DURATION
is "without a day of publication, no year is made up" XXXX-01-28 \
	"$(lede dates "$seed" </dev/null | awk -F '\t' '$5 == "28th January" { print $1 }')"

# ---- no boilerplate ----
lede summary -n 10 "$seed" >"$T/summary" </dev/null
lede keywords -n 50 "$seed" >"$T/keywords" </dev/null
check "there is a summary" test -s "$T/summary"
check "there are keywords" test -s "$T/keywords"
is "no boilerplate in the summary" "" \
	"$(grep -iE 'leave a reply|email address|will not be published' "$T/summary")"
is "no boilerplate in the keywords" "" \
	"$(cut -f 1 "$T/keywords" | grep -iwE 'leave|reply|email|address|published')"
lede --date 2017-01-31 "$seed" >"$T/brief" </dev/null
check "the brief names them" grep -q 'Donald Trump' "$T/brief"
is "the brief has no boilerplate" "" "$(grep -iE 'leave a reply|email address' "$T/brief")"

done_testing

# Lines that are no documents between lines that are.
. tests/lib.sh
start "$@"
cd "$T" || exit 1

good='{"id":"before","text":"Ann Lee slept."}'
after='{"id":"after","text":"Bob Ray woke."}'

# bad NAME LINE MESSAGE: a line that is reported by its number; its neighbours survive
bad() {
	printf '%s\n%s\n%s\n' "$good" "$2" "$after" >in.ndjson
	run lede entities --json in.ndjson
	expect "$1" 1 "^lede: in.ndjson:2: $3" '^lede: 2 documents read, 1 problem, 0 warnings$'
	is "$1: good lines before and after" "before after " "$(ids)"
}

# odd NAME LINE [PATTERN]: a strange line that is a document all the same
odd() {
	fine_name=$1
	printf '%s\n%s\n%s\n' "$good" "$2" "$after" >in.ndjson
	shift 2
	run lede entities --json in.ndjson
	expect "$fine_name" 0 "$@"
	is "$fine_name: three documents" 3 "$(wc -l <out | tr -d ' ')"
}

# ... and what comes out keeps every promise
fine() {
	odd "$@"
	"$JSON" promises <out >why
	is "$fine_name: reads back" "" "$(cat why)"
}

# ---- broken ----
bad "not JSON" 'just words' 'no JSON object at byte 0; article skipped$'
bad "an array" '[1,2]' 'no JSON object at byte 0; article skipped$'
bad "cut in a string" '{"id":"x","text":"Ann Le' \
	'line ends inside the article \(truncated\?\) at byte 24; article skipped$'
bad "cut after a value" '{"id":"x","text":"Ann"' \
	'line ends inside the article \(truncated\?\) at byte 22; article skipped$'
bad "cut after a key" '{"id":"x","text"' 'no colon after a key at byte 16; article skipped$'
bad "cut in a list" '{"id":"x","a":[1,2' \
	'line ends inside the article \(truncated\?\) at byte 18; article skipped$'
bad "cut in a word" '{"id":"x","a":tru' \
	'line ends inside the article \(truncated\?\) at byte 17; article skipped$'
bad "cut after a comma" '{"id":"x",' \
	'line ends inside the article \(truncated\?\) at byte 10; article skipped$'
bad "no quotes around a key" '{"text":"x",id:1}' 'no key at byte 12; article skipped$'
bad "a comma too many" '{"text":"x",}' 'no key at byte 12; article skipped$'
bad "no comma" '{"text":"x" "a":1}' 'not valid JSON at byte 12; article skipped$'
bad "a bad escape" '{"text":"a\qb"}' 'not valid JSON at byte [0-9]+; article skipped$'
bad "two objects on a line" '{"text":"x"}{"text":"y"}' \
	'more than one value on the line at byte 12; article skipped$'
bad "rubbish behind the object" '{"text":"x"} y' \
	'more than one value on the line at byte 13; article skipped$'

# the last line, without its end: a download that stopped
printf '%s\n{"id":"x","text":"Ann Le' "$good" >in.ndjson
run lede entities --json in.ndjson
expect "the file ends inside a line" 1 '^lede: in.ndjson:2: line ends inside the article'
is "the file ends inside a line: the good one is there" "before " "$(ids)"

printf '{"id":"x","text' >in.ndjson
run lede tokens in.ndjson
expect "NDJSON it is, even if broken from the start" 1 '^lede: in.ndjson:1: line ends inside'
is "NDJSON it is: not tokens of its brackets" "" "$(cat out)"

# ---- wrong types ----
bad "no text" '{"id":"x","title":"No text here"}' 'no "text"; article skipped$'
bad "text is null" '{"text":null}' 'no "text"; article skipped$'
bad "text is a number" '{"text":12}' '"text" is not a string; article skipped$'
bad "text is a list" '{"text":["a"]}' '"text" is not a string; article skipped$'
bad "an unknown unit of offsets" '{"text":"a","offsets":"words"}' \
	'"offsets" is none of codepoints, bytes, utf16; article skipped$'
fine "title is a number" '{"text":"Ann.","title":5}' \
	'^lede: in.ndjson:2: warning: "title" is not a string; left aside$'
fine "title is null" '{"text":"Ann.","title":null}'
fine "id is a number" '{"text":"Ann.","id":12345678901234567890}'
fine "published is no date" '{"text":"Ann.","published":"yesterday"}' \
	'^lede: in.ndjson:2: warning: "published" is no date: yesterday$'
fine "published is empty" '{"text":"Ann.","published":""}'
fine "published is a number" '{"text":"Ann.","published":20170131}' \
	'^lede: in.ndjson:2: warning: "published" is not a string; left aside$'
fine "an unknown language" '{"text":"Ann.","language":"tlh"}' \
	'^lede: in.ndjson:2: warning: language tlh is not one that lede knows; read without one$'
fine "empty text" '{"text":""}'
fine "text of blanks" '{"text":" \n\t "}'
# what came in passes as it is, even when it was of no use
odd "a layer of another type" '{"text":"Ann.","sentences":7}' \
	'^lede: in.ndjson:2: warning: "sentences" does not fit the text; made anew$'
odd "a layer beyond the text" '{"text":"Ann.","sentences":[{"start":0,"end":99}]}' \
	'warning: "sentences" does not fit the text; made anew$'
odd "offsets that are no whole numbers" '{"text":"Ann.","sentences":[{"start":0.5,"end":2}]}' \
	'warning: "sentences" does not fit the text; made anew$'
odd "offsets like 1e300" '{"text":"Ann.","sentences":[{"start":0,"end":1e300}]}' \
	'warning: "sentences" does not fit the text; made anew$'
fine "its own layer of another type is replaced" '{"text":"Ann.","entities":"none"}'

# ---- keys ----
bad "text twice" '{"text":"a","text":"b"}' '"text" twice; article skipped$'
bad "id twice" '{"id":1,"text":"a","id":2}' '"id" twice; article skipped$'
fine "an unknown key twice" '{"text":"a","x":1,"x":2}'
is "an unknown key twice: both pass" 1 "$(grep -c '"x":1,"x":2' out)"
fine "a key with an escape" '{"te\u0078t":"Ann Lee slept."}'
bad "a known key twice, once escaped" '{"text":"a","te\u0078t":"b"}' '"text" twice; article skipped$'

# ---- Unicode ----
bad "a high surrogate alone" '{"text":"a\ud83dz"}' 'unpaired surrogate at byte 10; article skipped$'
bad "a low surrogate alone" '{"text":"a\ude00z"}' 'unpaired surrogate at byte 10; article skipped$'
bad "a surrogate alone in an unknown member" '{"text":"a","x":["\ud83d"]}' \
	'unpaired surrogate at byte 18; article skipped$'
fine "a pair of surrogates" '{"text":"a \ud83d\ude00 b"}'
fine "U+0000 as an escape" '{"text":"a\u0000b \\u0000 c"}' \
	'^lede: in.ndjson:2: warning: "text": 1 invalid characters or bytes became U\+FFFD$'
is "U+0000 as an escape: the text is mended, nothing is lost" '{"text":"a�b \\u0000 c"}' \
	"$("$JSON" only text <out | sed -n 2p)"
printf '{"text":"a\000b"}\n%s\n' "$after" >in.ndjson
run lede entities --json in.ndjson
expect "a NUL byte in a string" 0 'in.ndjson:1: warning: "text": 1 invalid characters or bytes'
is "a NUL byte in a string: the text is mended" '{"text":"a�b"}' "$("$JSON" only text <out | head -n 1)"

# ---- sizes ----
many() { awk -v s="$1" -v n="$2" 'BEGIN { while (n--) printf "%s", s }'; }
fine "a thousand levels deep" "{\"text\":\"Ann.\",\"x\":$(many '[' 999)$(many ']' 999)}"
{
	echo "$good"
	printf '{"text":"Ann.","x":'
	many '[' 1000000
	many ']' 1000000
	printf '}\n{"text":"Ann.","x":'
	many '{"a":' 1000000
	printf '1'
	many '}' 1000000
	printf '}\n%s\n' "$after"
} >in.ndjson
run lede entities --json in.ndjson
expect "a million levels deep" 1 '^lede: in.ndjson:2: nested too deeply at byte [0-9]+; article skipped$' \
	'^lede: in.ndjson:3: nested too deeply at byte [0-9]+; article skipped$'
is "a million levels deep: good lines before and after" "before after " "$(ids)"

digits=$(many 9 100)
fine "a number of a hundred digits" "{\"text\":\"Ann.\",\"n\":$digits,\"list\":[$digits.5,-1e400]}"
is "a number of a hundred digits passes as it is" 1 \
	"$(grep -c "\"n\":$digits,\"list\":\[$digits.5,-1e400\]" out)"

# ---- a million blank lines around ----
{
	many '
' 1000000
	echo "$good"
	many '
' 1000000
	echo "{"
	echo "$after"
} >in.ndjson
run lede entities --json in.ndjson
expect "a million blank lines: lines are counted" 1 '^lede: in.ndjson:2000002: '
is "a million blank lines: both documents" "before after " "$(ids)"

done_testing

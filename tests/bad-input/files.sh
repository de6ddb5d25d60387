# Files that cannot be read, or hold nothing, and streams that are closed.
. tests/lib.sh
start "$@"
cd "$T" || exit 1
printf 'Ann Lee met Bob Ray in Paris.\n' >good.txt

# ---- nothing in it ----
: >empty.txt
run lede tokens empty.txt
expect "empty file: quiet success" 0
is "empty file: no output" "" "$(cat out)"
run lede stats --json empty.txt
expect "empty file: stats of nothing" 0
is "empty file: stats say 0 documents" '{"documents":0,' "$(cut -c 1-15 out)"
printf '\n  \n\t\n' >blank.txt
run lede analyze blank.txt
expect "blank lines only: quiet success" 0
is "blank lines only: no output" "" "$(cat out)"

# ---- not to be read ----
run lede tokens missing.txt good.txt
expect "missing file" 1 '^lede: missing.txt: No such file or directory$' \
	'^lede: 1 document read, 1 problem, 0 warnings$'
is "missing file: the next one is read" 8 "$(wc -l <out | tr -d ' ')"

mkdir folder
run lede tokens folder good.txt
expect "directory" 1 '^lede: folder: Is a directory$'
is "directory: the next one is read" 8 "$(wc -l <out | tr -d ' ')"

if as_root; then
	skip "no permission" "root may read everything"
else
	cp good.txt secret.txt
	chmod 000 secret.txt
	run lede tokens secret.txt good.txt
	expect "no permission" 1 '^lede: secret.txt: Permission denied$'
fi

run lede tokens 'a
b' good.txt
expect "control characters in a name are masked" 1 '^lede: a\?b: No such file or directory$'

# ---- standard streams ----
status=0
timeout "$LIMIT" lede tokens >out 2>err <&- || status=$?
expect "standard input closed" 1 '^lede: -: Bad file descriptor$'

status=0
timeout "$LIMIT" lede tokens good.txt >out 2>err <&- || status=$?
expect "standard input closed, a file named" 0
is "standard input closed, a file named: it is read" 8 "$(wc -l <out | tr -d ' ')"

status=0
timeout "$LIMIT" lede tokens good.txt 2>err </dev/null >&- || status=$?
expect "standard output closed" 1 '^lede: standard output: Bad file descriptor$'

# ---- the input is the output ----
cp good.txt both.txt
status=0
timeout "$LIMIT" lede tokens good.txt both.txt 2>err </dev/null >>both.txt || status=$?
expect "input is the output" 1 '^lede: both.txt: is the output too; skipped$'
is "input is the output: the others are read" 9 "$(wc -l <both.txt | tr -d ' ')"

# ---- no text ----
printf '\037\213\010\000garbage' >a.gz
printf 'PK\003\004garbage' >a.zip
printf '%%PDF-1.4\n' >a.pdf
printf '\211PNG\r\n\032\n' >a.png
printf '<!DOCTYPE html>\n<p>Hello' >a.html
printf '\001\002\003\004\005\006\007\001' >a.bin
run lede tokens a.gz a.zip a.pdf a.png a.bin good.txt
expect "not text" 1 '^lede: a.gz: is gzip data, not text; skipped$' \
	'^lede: a.zip: is a zip archive, not text; skipped$' \
	'^lede: a.pdf: is a PDF, not text; skipped$' \
	'^lede: a.png: is a PNG image, not text; skipped$' \
	'^lede: a.bin: is binary, not text; skipped$' \
	'^lede: 1 document read, 5 problems, 0 warnings$'
printf '\357\273\277[\n {"id": 1, "text": "Ann."}\n]\n' >a.json
run lede tokens a.json
expect "an array of JSON" 1 \
	"^lede: a.json: is a JSON array; lede reads an object a line, as jq -c '\.\[\]' writes them; skipped"
run lede tokens --from text a.json
expect "an array of JSON that is to be read as text" 0
run lede tokens a.gz good.txt
is "not text: the text is read" 8 "$(wc -l <out | tr -d ' ')"

done_testing

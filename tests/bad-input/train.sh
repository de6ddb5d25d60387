# Training on malformed gold names file and line, and goes on with the rest.
. tests/lib.sh
start "$@"
cd "$T" || exit 1

text='"text":"Anna Berg lives in Oslo."'
line() { # GOLD: a document of that gold between two good ones
	printf '{%s,"gold":[{"start":0,"end":9,"type":"PER"}]}\n' "$text"
	printf '%s\n' "$1"
	printf '{"text":"Carl Holm left Rome.","gold":[{"start":0,"end":9,"type":"PER"},'
	printf '{"start":15,"end":19,"type":"LOC"}]}\n'
}

# refused NAME LINE MESSAGE: the line in the middle is reported and left out
refused() {
	line "$2" >gold.ndjson
	rm -f model
	run lede train entities --epochs 1 --out model gold.ndjson
	expect "$1" 1 "^lede: gold\.ndjson:2: $3; document skipped\$"
	is "$1: one report" 1 "$(grep -c '^lede: gold' err)"
	is "$1: the rest is learned" 2 "$(awk '$1 == "documents" { print $2 }' err)"
	run lede entities --model model good.txt
	expect "$1: a model that works" 0
}

span() { # START END TYPE
	printf '{%s,"gold":[{"start":%s,"end":%s,"type":"%s"}]}' "$text" "$1" "$2" "$3"
}

echo 'Anna Berg met Carl Holm in Rome.' >good.txt
refused "bad JSON" '{"text":"Anna Berg","gold":[{"start":0' 'not JSON'
refused "no object" '[1,2]' 'no "text" or no "gold"'
refused "no text" '{"gold":[]}' 'no "text" or no "gold"'
refused "a text that is a number" '{"text":5,"gold":[]}' 'no "text" or no "gold"'
refused "no gold" "{$text}" 'no "text" or no "gold"'
refused "gold that is no list" "{$text,\"gold\":{}}" 'no "text" or no "gold"'
refused "gold of strings" "{$text,\"gold\":[\"Anna\"]}" 'a name without "start" before "end"'
refused "an end behind the text" "$(span 0 25 PER)" 'a name that ends behind the text'
refused "a huge end" "$(span 0 1e300 PER)" 'a name without "start" before "end"'
refused "a start behind its end" "$(span 9 0 PER)" 'a name without "start" before "end"'
refused "an empty name" "$(span 9 9 PER)" 'a name without "start" before "end"'
refused "a start below 0" "$(span -1 9 PER)" 'a name without "start" before "end"'
refused "half a character" "$(span 0.5 9 PER)" 'a name without "start" before "end"'
refused "an offset that is a string" "$(span '"0"' 9 PER)" 'a name without "start" before "end"'
refused "a type that lede does not know" "$(span 0 9 ANIMAL)" 'a name of an unknown "type"'
refused "no type" "{$text,\"gold\":[{\"start\":0,\"end\":9}]}" 'a name of an unknown "type"'
refused "a class that lede does not know" "{$text,\"gold\":[],\"types\":[\"PER\",\"FOO\"]}" \
	'unknown class in "types"'

# ---- names that can be read, but not learned ----
line "{$text,\"gold\":[{\"start\":0,\"end\":9,\"type\":\"PER\"},{\"start\":5,\"end\":9,\"type\":\"LOC\"}]}" \
	>gold.ndjson
run lede train entities --epochs 1 --out model gold.ndjson
expect "names that overlap are told" 0 '^lede: gold\.ndjson:2: warning: names that overlap'
run lede entities --model model good.txt
expect "names that overlap: a model that works" 0

# offsets count code points: an end inside a word of two-byte letters is no error of bytes
line '{"text":"Ægir Øst bor i Åre.","gold":[{"start":0,"end":6,"type":"PER"}]}' >gold.ndjson
run lede train entities --epochs 1 --out model gold.ndjson
expect "a name that ends inside a word" 0 '^names across token borders *1$'
line '{"text":"Ægir Øst bor i Åre.","gold":[{"start":0,"end":8,"type":"PER"}]}' >gold.ndjson
run lede train entities --epochs 1 --out model gold.ndjson
expect "a name of two-byte letters" 0 '^names across token borders *0$'

# ---- files ----
run lede train entities --epochs 1 --out model missing.ndjson
expect "a file that is not there" 1 '^lede: missing\.ndjson: No such file'
line "$(span 0 9 PER)" | gzip >whole.gz
head -c 60 whole.gz >cut.ndjson.gz
run lede train entities --epochs 1 --out model cut.ndjson.gz
expect "a file that is cut short" 1 '^lede: cut\.ndjson\.gz:[0-9]+: .*cut short'

done_testing

# --strict, --rejects, --max-document, -j over bad input.
. tests/lib.sh
start "$@"
cd "$T" || exit 1

cat >mixed.ndjson <<'END'
{"id":1,"text":"Ann Lee slept."}
{"id":2,"text":
{"id":3,"text":"Bob Ray woke."}
not json at all
{"id":5,"text":"Cy Fox left."}
END
sed -n '2p;4p' mixed.ndjson >bad-lines

run lede entities --json mixed.ndjson
expect "bad lines are reported, the rest goes on" 1 '^lede: mixed.ndjson:2: ' \
	'^lede: mixed.ndjson:4: ' '^lede: 3 documents read, 2 problems, 0 warnings$'
is "good lines survive" "1 3 5 " "$(ids)"

run lede entities --json -q mixed.ndjson
expect "-q keeps the reports" 1 '^lede: mixed.ndjson:2: '
is "-q leaves out the account" 2 "$(wc -l <err | tr -d ' ')"

# ---- --strict ----
run lede entities --json --strict mixed.ndjson
expect "--strict stops" 1 '^lede: mixed.ndjson:2: '
is "--strict: what came before is out" "1 " "$(ids)"
is "--strict: one report" 1 "$(grep -c 'skipped' err)"
run lede entities --json --strict -j4 mixed.ndjson
is "--strict with threads: the same" "1 " "$(ids)"
printf 'Ann.\n' >good.txt
run lede entities --json --strict missing.txt good.txt
expect "--strict stops at a missing file" 1 '^lede: missing.txt: No such file'
is "--strict stops at a missing file: nothing after it" "" "$(cat out)"

# ---- --rejects ----
run lede entities --json --rejects rejected mixed.ndjson
expect "--rejects" 1 '^lede: mixed.ndjson:4: '
same "--rejects keeps the bad lines as they came" bad-lines rejected
run lede entities --json --rejects rejected -j4 mixed.ndjson
same "--rejects with threads: the same" bad-lines rejected
run lede entities --json --rejects rejected good.txt
expect "--rejects of good input" 0
is "--rejects of good input: an empty file" "" "$(cat rejected)"
run lede tokens --rejects missing-folder/file good.txt
expect "--rejects in no folder is a usage error" 2 '^lede: missing-folder/file: No such file'
is "--rejects in no folder: nothing written" "" "$(cat out)"
cp mixed.ndjson copy.ndjson
run lede tokens --rejects copy.ndjson copy.ndjson
expect "--rejects onto the input is a usage error" 2 '^lede: copy.ndjson: is to be read'
same "--rejects onto the input leaves it alone" mixed.ndjson copy.ndjson

# ---- --max-document ----
{
	echo '{"id":"short","text":"Ann."}'
	printf '{"id":"long","text":"%s"}\n' "$(yes 'Ann Lee ' | head -n 300 | tr -d '\n')"
	echo '{"id":"next","text":"Bob."}'
} >sizes.ndjson
run lede entities --json --max-document 1K sizes.ndjson
expect "--max-document skips a long line" 1 \
	'^lede: sizes.ndjson:2: longer than --max-document \(1024 bytes\); article skipped$'
is "--max-document: the others are there" "short next " "$(ids)"
yes 'Ann Lee slept.' | head -n 1000 >long.txt
run lede entities --json --max-document 1K long.txt good.txt
expect "--max-document skips a long file" 1 \
	'^lede: long.txt: longer than --max-document \(1024 bytes\); skipped$'
is "--max-document: the next file is there" "good.txt " "$(ids)"
size=$(wc -c <long.txt | tr -d ' ')
run lede tokens --max-document "$size" long.txt
expect "--max-document: a file of just that size is read" 0
run lede tokens --max-document $((size - 1)) long.txt
expect "--max-document: one byte less is too little" 1 'longer than --max-document'

# ---- the same for any number of threads ----
awk 'BEGIN {
	for (i = 1; i <= 3000; i++) {
		printf "{\"id\":%d,\"te", i
		print i % 7 ? "xt\":\"Ann Lee met Bob Ray " i " times in Paris.\"}" : ""
	}
}' >many.ndjson
run lede analyze many.ndjson
mv out one.out
mv err one.err
expect_status=$status
for jobs in 2 8; do
	run lede analyze -j$jobs many.ndjson
	is "-j$jobs: the same status" "$expect_status" "$status"
	same "-j$jobs: the same documents in the same order" one.out out
	same "-j$jobs: the same reports in the same order" one.err err
done

# ---- a tool's name with a slip ----
for slip in entites=entities sumary=summary toknes=tokens stat=stats "keyword s=keywords" eva=eval; do
	run lede "${slip%=*}" good.txt
	expect "${slip%=*} is no tool" 2 "^lede: ${slip%=*}: .*did you mean '${slip#*=}'\?$" \
		"^Try 'lede --help'"
	is "${slip%=*} is no tool: nothing on standard output" "" "$(cat out)"
done
for options in "-q" "-j 2" "--offsets bytes"; do
	run lede $options entites good.txt
	expect "after $options too" 2 "^lede: entites: .*did you mean 'entities'\?$"
done
run lede help good.txt
expect "help is an option" 2 "^lede: help: .*did you mean '--help'\?$"
for name in missing.txt frobnicate data ./sumary; do
	run lede $name
	expect "$name is a file that is not there" 1 "^lede: $name: No such file"
done
cp good.txt sumary
run lede sumary
expect "a file that is there is read, whatever its name" 0

# ---- a tool's name behind common options ----
run lede entities -q --offsets bytes good.txt
mv out wanted
for options in "-q --offsets bytes" "-q --offsets=bytes" "--quiet -j1 --offsets bytes"; do
	run lede $options entities good.txt
	expect "lede $options entities" 0
	same "lede $options entities: as behind the name" wanted out
done
run lede -q -- entities
expect "behind -- it is a file's name" 1 '^lede: entities: No such file'
run lede --nonsense entities good.txt
expect "behind an unknown option" 2 "^lede: unrecognized option '--nonsense'"

done_testing

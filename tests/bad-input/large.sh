# Large and monotonous texts: they end, and nothing is lost. (The time limits are there
# for quadratic behaviour, which would take hours.)
. tests/lib.sh
start "$@"
cd "$T" || exit 1

# Under sanitizers everything takes many times longer; a tenth shows the same.
part=${LEDE_SANITIZE:+10}
part=${part:-1}
MB=1000000

repeat() { # STRING BYTES
	yes "$1" | tr -d '\n' | head -c $(($2 / part))
}

# through NAME FILE TOOL...: status 0, nothing on standard error, something comes out
through() {
	through_name=$1 file=$2
	shift 2
	run "$@" "$file"
	expect "$through_name" 0
	check "$through_name: output" test -s out
}

repeat 'The minister said on Monday that Ann Lee had won. ' $((50 * MB)) >line.txt
through "one line of 50 MB: tokens" line.txt lede tokens
tail -n 2 out >last
lede tokens -q line.txt </dev/null | tail -n 2 >twice
same "one line of 50 MB: the same twice" last twice
rm -f line.txt

{
	echo '{"id":"before","text":"Ann."}'
	printf '{"id":"large","text":"'
	repeat 'The minister said on Monday that Ann Lee had won. ' $((50 * MB))
	printf '"}\n{"id":"after","text":"Bob."}\n'
} >line.ndjson
through "one line of NDJSON of 50 MB" line.ndjson lede tokens --sentences
is "one line of NDJSON of 50 MB: it, and those before and after" "before large after " \
	"$(awk -F '\t' '!seen[$NF]++ { printf "%s ", $NF }' out)"
rm -f line.ndjson

repeat 'The minister said on Monday that Ann Lee had won. ' $((5 * MB)) >line.txt
through "one line of 5 MB: every layer" line.txt lede analyze
"$JSON" promises <out >why
is "one line of 5 MB: spans hold" "" "$(cat why)"
rm -f line.txt

repeat a $((30 * MB)) >word.txt
through "one word of 30 MB: tokens" word.txt lede tokens
is "one word of 30 MB: it is one token" "$((30 * MB / part))" \
	"$(head -n 1 out | awk -F '\t' '{ print $3 }')"
# -q: what language it is in is of no matter
through "one word of 30 MB: every layer" word.txt lede analyze -q --layers \
	sentences,tokens,entities,dates,quotes,keywords,summary,stats
rm -f word.txt

yes '' | head -n $((1000000 / part)) >blank.txt
run lede tokens blank.txt
expect "a million blank lines: quiet success" 0
is "a million blank lines: no output" "" "$(cat out)"
{
	echo 'Ann Lee slept.'
	cat blank.txt
	echo 'Bob Ray woke.'
} >gap.txt
run lede tokens --sentences gap.txt
expect "a million blank lines between two sentences" 0
is "a million blank lines between two sentences: two" 2 "$(wc -l <out | tr -d ' ')"

# 10 MB each, all layers
ten=$((10 * MB))
while read -r name string; do
	repeat "$string" $ten >mono.txt
	through "10 MB of $name" mono.txt lede analyze -q
done <<'END'
( (
one-byte .
open-quotes “a
straight-quotes "
apostrophes '
hyphens -
digits 7
capitals A
words-in-capitals THE MAN OF NATO SAID,
END
repeat '111 ' $ten >mono.txt
through "10 MB of 111 111" mono.txt lede analyze -q
repeat 'Ann. ' $((ten / 4)) >mono.txt
through "10 MB of sentences of a word" mono.txt lede analyze -q
repeat 'Mr. ' $((ten / 4)) >mono.txt
through "10 MB of Mr. Mr." mono.txt lede analyze -q
awk -v n=$((ten / part / 12)) 'BEGIN { while (n--) printf "%c%s ", 65 + n % 26, n }' >mono.txt
through "10 MB of different capitalised words" mono.txt lede analyze -q

done_testing

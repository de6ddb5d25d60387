# No invalid access, no use of what was never set, no leak; no data race with threads.
. tests/lib.sh
start "$@"

if ! have valgrind; then
	skip "valgrind" "no valgrind"
	done_testing
fi
LIMIT=900

memcheck() { # NAME STATUS COMMAND...
	memcheck_name=$1 memcheck_status=$2
	shift 2
	run valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=all \
		--show-leak-kinds=all --log-file="$T/log" "$@"
	if [ "$status" = "$memcheck_status" ] && [ ! -s "$T/log" ]; then
		ok "memcheck: $memcheck_name"
	else
		not_ok "memcheck: $memcheck_name (status $status)" "$T/log" "$T/err"
	fi
}

head -n 20 corpus/gold/entities.ndjson | "$JSON" only id published text >"$T/some.ndjson"
printf '{"text":"a"}\n{"text":\n{"text":"a\\u0000b \\ud83d\\ude00","sentences":[{"start":0,"end":99}]}\n{"a":"\\ud800"}\n' >"$T/bad.ndjson"
printf 'caf\351 \223so\224\r\n\r\n' >"$T/latin.txt"
all=sentences,tokens,entities,dates,quotes,keywords,summary,stats

memcheck "every layer" 0 lede analyze --layers $all "$T/some.ndjson"
memcheck "offsets in utf16" 0 lede analyze --offsets utf16 "$T/some.ndjson"
memcheck "plain files" 0 lede --date 2017-01-31 corpus/articles/trump-putin-call.txt "$T/latin.txt"
memcheck "bad lines, rejects" 1 lede analyze --rejects "$T/rejects" "$T/bad.ndjson" "$T/missing"
memcheck "stats" 0 lede stats "$T/some.ndjson"
memcheck "plain Unicode tokens" 0 lede tokens --uax29 --stems corpus/articles/trump-putin-call.txt
memcheck "threads" 0 lede analyze -j4 "$T/some.ndjson"
memcheck "help" 0 lede --help
memcheck "usage error" 2 lede tokens --bogus
lede analyze "$T/some.ndjson" </dev/null >"$T/layers.ndjson"
memcheck "layers that come in" 0 lede quotes --json "$T/layers.ndjson"

# cJSON notes in a variable of its own where the last parse failed, whatever the thread;
# nobody reads it: lede asks for the end of each parse.
cat >"$T/suppressions" <<'END'
{
   cjson-global-error
   Helgrind:Race
   obj:*/libcjson.so*
}
END
run valgrind -q --tool=helgrind --suppressions="$T/suppressions" --error-exitcode=99 --log-file="$T/log" \
	lede analyze -j4 "$T/some.ndjson" "$T/some.ndjson" "$T/bad.ndjson"
if [ "$status" = 1 ]; then
	ok "helgrind: threads"
else
	not_ok "helgrind: threads (status $status)" "$T/log" "$T/err"
fi

# some golden transcripts, each lede in them under valgrind
mkdir "$T/bin"
cat >"$T/bin/lede" <<END
#!/bin/sh
exec valgrind -q --error-exitcode=99 --leak-check=no "$BUILD/lede" "\$@"
END
chmod +x "$T/bin/lede"
for name in tokens/several-files chain/unknown-fields chain/needed-layer-is-reused offsets/units \
	offsets/honoured-on-input stats/merged broken/line broken/files summary/columns; do
	folder=tests/golden/$name
	rm -rf "$T/case"
	cp -R "$folder" "$T/case"
	(cd "$T/case" && PATH=$T/bin:$PATH && sh ./cmd) >"$T/out" 2>"$T/err" </dev/null
	same "memcheck: golden $name, output" "$folder/out" "$T/out"
	[ -f "$folder/err" ] || : >"$T/case/err"
	same "memcheck: golden $name, errors" "$T/case/err" "$T/err"
done

done_testing

# The JSON Schema in docs/ is one, and every document that lede writes is valid by it.
. tests/lib.sh
. tests/texts.sh
start "$@"

if ! have python3 || ! python3 -c 'import jsonschema' 2>/dev/null; then
	skip "documents are valid by the schema" "no python3 with jsonschema"
	done_testing
fi
make_texts

cat >"$T/validate.py" <<'END'
import json, sys
import jsonschema

schema = json.load(open(sys.argv[1]))
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
validator = kind(schema)
for number, line in enumerate(open(sys.argv[2], encoding="utf-8", newline="\n"), 1):
    for error in validator.iter_errors(json.loads(line)):
        sys.exit("document %d: %s: %s" % (number, list(error.path), error.message[:200]))
print(number)
END
valid() { # NAME
	check "valid: $1" python3 "$T/validate.py" docs/document.schema.json "$T/out"
}
all=sentences,tokens,entities,dates,quotes,keywords,summary,stats

run lede analyze --layers $all "$T/texts.ndjson"
valid "every layer of every text"
run lede analyze --offsets utf16 "$T/texts.ndjson"
valid "offsets in another unit"
run lede analyze --date 2017-01-31 corpus/articles/*.txt
valid "plain files"
for tool in brief tokens entities dates quotes keywords summary "stats --each"; do
	run lede $tool --json corpus/articles/trump-putin-call.txt
	valid "lede $tool"
done
printf '{"id":7,"n":2.50,"text":"a\\u0000b","title":null,"published":"","x":[null]}\n{"text":""}\n' >"$T/in"
run_in lede analyze
valid "odd rows"

run lede summary --tight --json "$T/texts.ndjson"
valid "short forms"
run lede summary --headline --json "$T/texts.ndjson"
valid "headlines"
lede summary --cluster --json tests/golden/summary/cluster/wires.ndjson "$T/texts.ndjson" >"$T/out" 2>/dev/null </dev/null
check "valid: stories" python3 "$T/validate.py" docs/story.schema.json "$T/out"

# it tells good from bad
bad() { # NAME DOCUMENT
	printf '%s\n' "$2" >"$T/out"
	if python3 "$T/validate.py" docs/document.schema.json "$T/out" >/dev/null 2>&1; then
		not_ok "the schema refuses $1"
	else
		ok "the schema refuses $1"
	fi
}
bad "an entity type of its own" \
	'{"id":"a","text":"a","entities":[{"id":"e1","type":"GOD","name":"a","count":1,"mentions":[{"start":0,"end":1,"text":"a"}]}]}'
bad "a date without a value" '{"id":"a","text":"a","dates":[{"start":0,"end":1,"text":"a","type":"DATE"}]}'
bad "a negative offset" '{"id":"a","text":"a","sentences":[{"start":-1,"end":1}]}'

done_testing

# Python's json module reads what lede writes, and its strings, which count code points,
# its bytes and its UTF-16 agree on every offset.
. tests/lib.sh
. tests/texts.sh
start "$@"

if ! have python3; then
	skip "Python reads the documents" "no python3"
	done_testing
fi
make_texts

cat >"$T/read.py" <<'END'
import json, sys

def spans(value):
    if isinstance(value, dict):
        if "start" in value and "end" in value and "text" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)

units = {
    "codepoints": lambda text: (text, lambda part: part),
    "bytes": lambda text: (text.encode(), lambda part: part.decode()),
    "utf16": lambda text: (text.encode("utf-16-le"), lambda part: part.decode("utf-16-le")),
}
count = 0
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    document = json.loads(line)
    unit = document.get("offsets", "codepoints")
    whole, decode = units[unit](document["text"])
    width = 2 if unit == "utf16" else 1
    for layer in ("entities", "dates", "quotes", "summary"):
        for span in spans(document.get(layer, [])):
            part = decode(whole[span["start"] * width : span["end"] * width])
            assert part == span["text"], (document["id"], layer, span, part)
            count += 1
assert count > 1000, count
END
for unit in codepoints bytes utf16; do
	lede analyze --offsets $unit "$T/texts.ndjson" >"$T/documents" 2>/dev/null </dev/null
	check "Python reads the documents, offsets in $unit" python3 "$T/read.py" "$T/documents"
done

cat >"$T/numbers.py" <<'END'
import json, sys
document = json.loads(sys.stdin.readline(), parse_float=str, parse_int=str)
assert document["big"] == "12345678901234567890" and document["price"] == "2.50", document
END
printf '{"big":12345678901234567890,"price":2.50,"text":"Ann."}\n' |
	lede entities --json | lede dates --json >"$T/out"
check "numbers arrive as they were sent" sh -c 'python3 "$T/numbers.py" <"$T/out"'

done_testing

# A calendar library of others (Python's icalendar) reads what `lede dates --ics` writes, and
# RFC 5545's rules for lines hold: CRLF, at most 75 octets, nothing cut.
. tests/lib.sh
start "$@"

if ! python3 -c 'import icalendar' 2>/dev/null; then
	skip "icalendar reads --ics" "no python3 with icalendar"
	done_testing
fi

long='The committee of the harbour, which has waited for years, will meet on Friday in Zürich, Łódź and São Paulo; “nobody”, said its chair, “knows why”, C:\\\\dir, and so on for a very long while.'
cat >"$T/in.ndjson" <<END
{"id":"a,b;c","published":"2017-01-31","text":"$long They opened on Monday. The fair runs from March 3 to March 9. It will close in June."}
{"id":"two","published":"2017-02-01","text":"On Friday, Feb. 3, that is on Friday, they will sing. They will sing on Friday. Next year it moves. It was cold in 1999. Now. \\u0001Tabs\\tand\\nlines on Saturday will end."}
{"id":"far","published":"2017-02-01","text":"It will fall down in the year 2999, on December 31, 2999. Perhaps by Dec. 31, 9999."}
{"id":"never","text":"They will meet on March 3, 2030."}
END
lede dates --ics "$T/in.ndjson" >"$T/out.ics" 2>"$T/err" </dev/null
check "no error" test ! -s "$T/err"

cat >"$T/read.py" <<'END'
import datetime, icalendar, json, sys

raw = open(sys.argv[1], "rb").read()
lines = raw.split(b"\r\n")
assert raw.endswith(b"\r\n") and raw.count(b"\n") == raw.count(b"\r") == len(lines) - 1
assert all(len(line) <= 75 for line in lines)
for line in lines:
    line.decode("utf-8")  # no code point is cut
calendar = icalendar.Calendar.from_ical(raw)
assert not calendar.errors, calendar.errors
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
events = list(calendar.walk("VEVENT"))
assert not any(e.errors for e in events)
uids = [str(e["UID"]) for e in events]
assert len(set(uids)) == len(uids), uids

documents = {d["id"]: d for d in map(json.loads, open(sys.argv[2]))}
day = lambda text: datetime.date.fromisoformat(text)
expected = set()
for found in map(json.loads, open(sys.argv[3])):
    published = found.get("published")
    for date in found["dates"]:
        if published and date["type"] in ("DATE", "TIME") and not date["value"].endswith("_REF"):
            if date.get("earliest", "") > published and date["latest"] < "9999-12-31":
                expected.add((found["id"], date["earliest"], date["latest"]))
seen = set()
for e in events:
    start, end = e["DTSTART"].dt, e["DTEND"].dt
    assert type(start) is datetime.date and type(end) is datetime.date and start < end
    id = str(e["DESCRIPTION"])
    flat = " ".join(documents[id]["text"].replace("\x01", " ").split())
    assert " ".join(str(e["SUMMARY"]).split()) in flat, e["SUMMARY"]
    assert e["DTSTAMP"].dt.date() == day(documents[id]["published"])
    seen.add((id, start.isoformat(), (end - datetime.timedelta(1)).isoformat()))
assert seen == expected, (seen - expected, expected - seen)
assert len(events) == int(sys.argv[4]), len(events)
END
lede dates --json "$T/in.ndjson" >"$T/found" 2>/dev/null </dev/null
check "icalendar reads --ics" python3 "$T/read.py" "$T/out.ics" "$T/in.ndjson" "$T/found" 10

# the same events keep their identifiers, whatever else is in the batch
sed -n 2p "$T/in.ndjson" >"$T/one.ndjson"
lede dates --ics "$T/one.ndjson" </dev/null | grep ^UID: >"$T/uids"
check "identifiers are the same in another batch" sh -c '
	while read -r uid; do grep -qF "$uid" "$2" || exit 1; done <"$1"' sh "$T/uids" "$T/out.ics"
done_testing

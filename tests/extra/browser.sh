# JavaScript, whose strings count UTF-16 units, reads the documents: in a browser, and
# without one.
. tests/lib.sh
. tests/texts.sh
start "$@"
make_texts
lede analyze --offsets utf16 "$T/texts.ndjson" </dev/null >"$T/documents"

# check(text of all lines) tells how many spans there are and how many are not their text
cat >"$T/check.js" <<'END'
function check(lines) {
	let count = 0, wrong = 0;
	function look(text, value) {
		if (value === null || typeof value !== "object")
			return;
		if ("start" in value && "end" in value && "text" in value) {
			count++;
			wrong += text.slice(value.start, value.end) !== value.text;
		}
		for (const inner of Object.values(value))
			look(text, inner);
	}
	for (const line of lines.trim().split("\n")) {
		const doc = JSON.parse(line);
		for (const layer of ["entities", "dates", "quotes", "summary"])
			look(doc.text, doc[layer]);
	}
	return "spans " + count + " wrong " + wrong;
}
END
told() { # NAME: of $T/out
	grep -o 'spans [0-9]* wrong [0-9]*' "$T/out" >"$T/told"
	check "$1 reads the documents" grep -qE 'spans [0-9]{4,} wrong' "$T/told"
	is "$1: every span is its text" 0 "$(awk '{ print $4 }' "$T/told")"
}

if have node; then
	cp "$T/check.js" "$T/run.js"
	echo 'console.log(check(require("fs").readFileSync(process.argv[2], "utf8")))' >>"$T/run.js"
	run node "$T/run.js" "$T/documents"
	told node
else
	skip "node reads the documents" "no node"
fi

for browser in chromium chromium-browser google-chrome ''; do
	[ -z "$browser" ] || ! have "$browser" || break
done
if [ -z "$browser" ]; then
	skip "a browser reads the documents" "no chromium"
	done_testing
fi
{
	echo '<!DOCTYPE html><meta charset="utf-8"><script type="application/x-ndjson" id="in">'
	sed 's|</|<\\/|g' "$T/documents"
	echo '</script><p id="out"></p><script>'
	cat "$T/check.js"
	echo 'document.getElementById("out").textContent ='
	echo '	check(document.getElementById("in").textContent);'
	echo '</script>'
} >"$T/page.html"
run "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$T/profile" --dump-dom \
	"file://$T/page.html"
told "a browser"

done_testing

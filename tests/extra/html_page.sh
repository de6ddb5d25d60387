# The page of `lede entities --format html` in a browser: names are marked, nothing of an
# article is taken for markup, nothing runs and nothing is loaded.
. tests/lib.sh
start "$@"

for browser in chromium chromium-browser google-chrome ''; do
	[ -z "$browser" ] || ! have "$browser" || break
done
if [ -z "$browser" ]; then
	skip "a browser shows the page of names" "no chromium"
	done_testing
fi

# An article that would change the title or fetch something if it were markup; its id too.
mkdir "$T/in"
cat >"$T/in/a\"><b onclick=x>.txt" <<'END'
A <b>bold</b> headline & more

Angela Merkel met <script>document.title = 'RUN'</script> Emmanuel Macron in Paris.

<img src="http://example.com/x.png" onerror="document.title='RUN'"> "Quoted" O'Brien said &lt;this&gt; in Berlin.
</p></article><style>mark { display: none }</style>
END
cat >"$T/names.tsv" <<'END'
Angela Merkel	PER	"><script>document.title='RUN'</script>	x:"><i>
END
for article in "$T"/in/*; do
	run lede entities --format html --lexicon "$T/names.tsv" "$article"
done
expect "the page is written" 0
cp "$T/out" "$T/page.html"

dump() { # PAGE: its tree, after scripts had their chance, into $T/out
	run "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$T/profile" \
		--virtual-time-budget=2000 --dump-dom "file://$1"
}
dump "$T/page.html"
cp "$T/out" "$T/dom"
check "the browser reads the page" grep -q '</html>' "$T/dom"
is "the title is the page's own" "<title>Names</title>" "$(grep -o '<title>[^<]*</title>' "$T/dom")"
count() { grep -o "$1" "$T/dom" | wc -l | tr -d ' '; }
is "no element of the article is one" 0 "$(count '<\(script\|img\|b\|i\|iframe\|object\|link\|base\)[ >]')"
is "one article, one style" "1 1" "$(count '<article>') $(count '<style>')"
check "what looked like markup is text" grep -q '&lt;script&gt;document.title' "$T/dom"
check "entities of HTML stay what was written" grep -q '&amp;lt;this&amp;gt;' "$T/dom"
for name in 'PER" title="Angela Merkel' 'PER" title="Emmanuel Macron' 'LOC" title="Paris' \
	'LOC" title="Berlin'; do
	check "marked: ${name##*\"}" grep -q "<mark class=\"$name" "$T/dom"
done

# nothing is loaded: no address but in the text, and the policy says so too
sed '/<article>/,$d' "$T/page.html" >"$T/head"
is "no address in the page's head" "" "$(grep -iE 'https?:|url\(|@import|src=|href=' "$T/head")"
check "the policy forbids loading and scripts" grep -q "default-src 'none'" "$T/head"
is "no attribute of the articles loads or runs" 0 "$(count '<[a-z]* [^>]*\(src\|href\|onerror\|onload\)=')"

# the policy holds even if markup got through
sed 's|</article>|<script>document.title = "RUN"</script></article>|' "$T/page.html" >"$T/pierced.html"
dump "$T/pierced.html"
check "scripts do not run" grep -q '<title>Names</title>' "$T/out"

# all of the corpus, in one page
run lede entities --format html corpus/articles/*.txt
cp "$T/out" "$T/corpus.html"
run lede entities --mentions corpus/articles/*.txt
mentions=$(wc -l <"$T/out" | tr -d ' ')
dump "$T/corpus.html"
cp "$T/out" "$T/dom"
is "every mention of the corpus is marked" "$mentions" "$(count '<mark class="[A-Z]*" title=')"
run "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$T/profile" \
	--window-size=900,1400 --screenshot="$T/page.png" "file://$T/corpus.html"
check "the browser paints the page" test -s "$T/page.png"

done_testing

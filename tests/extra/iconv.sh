# Articles in other encodings, made by iconv, give the layers of their UTF-8.
. tests/lib.sh
start "$@"

if ! have iconv; then
	skip "encodings by iconv" "no iconv"
	done_testing
fi
layers() { lede analyze "$1" 2>/dev/null </dev/null | "$JSON" only text sentences entities dates quotes \
	keywords summary stats; }

for encoding in UTF-16 UTF-16LE UTF-16BE WINDOWS-1252; do
	n=0
	: >"$T/why"
	for article in corpus/articles/*.txt; do
		iconv -f UTF-8 -t "$encoding" "$article" >"$T/other.txt" 2>/dev/null || continue
		cmp -s "$article" "$T/other.txt" && continue
		n=$((n + 1))
		layers "$article" >"$T/wanted"
		layers "$T/other.txt" >"$T/got"
		cmp -s "$T/wanted" "$T/got" || echo "$article" >>"$T/why"
	done
	is "$encoding: the same layers" "" "$(cat "$T/why")"
	check "$encoding: enough articles have it" test $n -ge 5
done

done_testing

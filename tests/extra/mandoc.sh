# The man pages are good mdoc, and render.
. tests/lib.sh
start "$@"

if ! have mandoc; then
	skip "man pages" "no mandoc"
	done_testing
fi
for page in docs/*.[13]; do
	# "STYLE" is advice; an .Xr to another page of ours is not installed yet
	mandoc -Tlint -Wwarning "$page" >"$T/why" 2>&1
	is "$page is good mdoc" "" "$(cat "$T/why")"
	mandoc -Tutf8 "$page" 2>/dev/null | col -b >"$T/page" 2>/dev/null
	check "$page renders" grep -q NAME "$T/page"
	is "$page fits a terminal" "" "$(LC_ALL=C.UTF-8 awk 'length($0) > 130' "$T/page")"
done

done_testing

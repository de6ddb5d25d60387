# Hostile pages: bounded time and memory, and the other documents go on.
. tests/lib.sh
start "$@"
cd "$T" || exit 1

repeat() { # TEXT N
	awk -v text="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

page() { # FILE, its middle on standard input
	{ printf '<html><body>'; cat; printf '<p>The end of the page.</p>'; } >"$1"
}

# within NAME MB: memory that the last page may take; nested too deep it is an error
within() {
	status=0 wanted=0
	set -- "$1" "$2" ''
	case " deep spans tables lists " in
	*" $1 "*) wanted=1; set -- "$1" "$2" '^lede: .*: elements nested deeper than 512' ;;
	esac
	[ -z "${LEDE_SANITIZE:-}" ] || { run lede clean -q "$1.html"; expect "$1: read" $wanted ${3:+"$3"}; return; }
	(ulimit -v $(($2 * 1024)) 2>/dev/null && LIMIT=60 && timeout 60 lede clean -q "$1.html") \
		>"$T/out" 2>"$T/err" </dev/null || status=$?
	expect "$1: read within $2 MB" $wanted ${3:+"$3"}
}

repeat '<div>' 1000000 | page deep
repeat '<span>' 1000000 | page spans
repeat '<b><i>' 500000 | page formats
repeat '<table><tr><td>' 200000 | page tables
repeat '<ul><li><a href=x>' 300000 | page lists
repeat '</x></y>' 500000 | page ends
repeat '<' 3000000 | page brackets
repeat '&amp' 1000000 | page references
{ printf '<p class="'; repeat 'share ' 2000000; printf '">'; } | page attribute
{ printf '<p '; repeat 'a=b ' 2000000; printf '>'; } | page attributes
{ printf '<!--'; repeat '-' 5000000; } | page comment
{ printf '<script>'; repeat '<!--<script>' 300000; } | page script
{ printf '<p title="'; repeat 'x' 5000000; } | page quote
for name in deep spans formats tables lists ends brackets references attribute attributes comment script quote; do
	mv "$name" "$name.html"
	within "$name" 600
done

printf '<html><article><p>The council voted on Monday to rebuild the bridge.</p></article>' >good.html
{ printf '<article>'; repeat '<p>a' 2100000; } >many.html
run lede clean --json many.html good.html
expect "more elements than are read" 1 '^lede: many.html: more than 2000000 elements; the rest of the page is left out'
is "more elements than are read: the others go on" "many.html good.html " "$(ids)"

# 100 MB of prose
sentence='<p>The council of <b>Northmarch</b> voted on <a href="/x">Monday</a> to rebuild the bridge, at last.</p>'
{ printf '<article>'; yes "$sentence" | head -c 100000000; } | page large.html
[ -n "${LEDE_SANITIZE:-}" ] || within large 1200

run lede clean --json deep.html good.html
expect "a limit that is met is an error" 1 '^lede: deep.html: elements nested deeper than 512'
is "a limit that is met: the others go on" "deep.html good.html " "$(ids)"

printf '<html><p>Bef\000ore the NUL and after it, there is text on this page.</p></html>' >nul.html
run lede clean nul.html
expect "NUL in a page" 0 '1 bytes that utf-8 does not allow'

printf '<html><nav><a href=/>Home</a></nav></html>' >empty.html
run lede clean --json empty.html nul.html
expect "no article: a warning" 0 'empty.html: warning: no article found on the page'
is "no article: the others go on" "empty.html nul.html " "$(ids)"

printf '{"id":1,"html":"<p>x"}\n{"id":2,"html":3}\n{"id":3,"html":null}\n{"id":4,"text":"x","html":"<p>y"}\n' >in.ndjson
run lede clean --json in.ndjson
expect "html that is none" 1 'in.ndjson:2: warning: "html" is not a string' 'in.ndjson:2: no "text"' \
	'in.ndjson:3: no "text"'
is "html that is none: the others go on" "1 4 " "$(ids)"

# what a page takes is given back: ten times as many pages take no more
printf '<html><article><p>%s</p></article>' "$(repeat 'The council met on Monday, and voted. ' 200)" >one.html
set -- ; i=0
while [ $i -lt 200 ]; do set -- "$@" one.html; i=$((i + 1)); done
run lede clean -q "$@"
expect "the same page 200 times" 0
is "the same page 200 times: the same text" 1 "$(grep -c . "$T/out" >/dev/null && sort -u "$T/out" | grep -c .)"

done_testing

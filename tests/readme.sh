# What the documents say is true: commands in README.md and in the man pages run, and print
# what is shown where the README says so.
#
#	```console          each `$ command` is run and ends with status 0; with the comment
#	$ lede …            <!-- test --> on a line before the block, what it prints is
#	…                   compared with what is shown
#	```
. tests/lib.sh
start "$@"

check "no gaps left in the README" test -z "$(grep -E '^@[A-Z]+@$' README.md)"

# ---- blocks of README.md: $T/N.cmd, $T/N.out, and $T/N.exact where marked ----
awk -v dir="$T" '
/<!-- test -->/       { marked = 1 }
/^```console/         { on = 1; exact = marked; marked = 0; next }
/^```/                { on = 0; name = ""; marked = 0; next }
on && /^\$ /          { name = dir "/" ++n; print substr($0, 3) >(name ".cmd")
                        if (exact) printf "" >(name ".exact"); printf "" >(name ".out"); next }
on && name != ""      { print >(name ".out") }
END                   { print n + 0 >(dir "/blocks") }' README.md

# commands that install things or wait for ever are not for a test
runnable() {
	! grep -qE '^(make|sudo|git|curl|cc|tar|man|tail -f) |demo|check' "$1"
}
n=1
while [ $n -le "$(cat "$T/blocks")" ]; do
	command=$(cat "$T/$n.cmd")
	if runnable "$T/$n.cmd"; then
		run sh -c "$command"
		expect "README: $command" 0
		[ ! -f "$T/$n.exact" ] || same "README: output of $command" "$T/$n.out" "$T/out"
	fi
	n=$((n + 1))
done

# ---- every lede command that stands in a block has options that exist ----
commands_of() {
	awk '/^```/ { on = !on; next } on' README.md | sed 's/^\$ //' | tr '|' '\n' |
		sed -n 's/^ *\(lede [^#>]*\).*/\1/p' | sort -u
}
commands_of >"$T/commands"
check "the README has commands" test -s "$T/commands"
while read -r command; do
	run sh -c "$command --help"
	expect "options exist: $command" 0
done <"$T/commands"

# ---- man pages ----
unescape() { sed 's/\\(dq/"/g; s/\\(aq/'"'"'/g; s/\\-/-/g; s/\\&//g; s/\\e/\\/g'; }
for page in docs/*.1; do
	sed -n '/^\.Sh EXAMPLES/,/^\.Sh [^E]/s/^\.Dl \$ //p' "$page" | unescape >"$T/examples"
	check "$page has examples" test -s "$T/examples"
	while read -r command; do
		run sh -c "$command"
		expect "${page##*/}: $command" 0
		check "${page##*/}: it prints something" test -s "$T/out"
	done <"$T/examples"
done

# each option is told in its tool's page, and the pages tell of no others
documented() { sed -n 's/^\.It .*Fl -\([a-z0-9-]*\).*/\1/p' "$@" | sort -u; }
options_of() { sed -n 's/^ .\{5\}--\([a-z0-9-]*\).*/\1/p; s/^  -.,* --\([a-z0-9-]*\).*/\1/p' | sort -u; }
lede --help | sed -n '/^options of every tool/,$p' | options_of >"$T/common"
documented docs/lede.1 >"$T/told"
same "lede.1 tells of each common option" "$T/common" "$T/told"
for tool in $(lede --help | awk '/^tools:/ { on = 1; next } !NF { on = 0 } on { print $1 }'); do
	lede "$tool" --help | sed '/^options of every tool/,$d' | options_of >"$T/own"
	documented "docs/lede-$tool.1" >"$T/told"
	comm -23 "$T/told" "$T/common" >"$T/told-own"
	same "lede-$tool.1 tells of each of its options" "$T/own" "$T/told-own"
done

# ---- one version everywhere ----
version=$(sed -n 's/^VERSION *= *//p' Makefile)
is "the header has the makefile's version" "$version" \
	"$(sed -n 's/^#define LEDE_VERSION "\(.*\)"/\1/p' analysis/lede.h)"
check "the CHANGELOG tells of it" grep -qF "$version" CHANGELOG.md

done_testing

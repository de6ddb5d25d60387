# What `make install`, `make bundle` and `make dist` put together works where it is put.
. tests/lib.sh
start "$@"

if [ -n "${LEDE_SANITIZE:-}" ]; then
	skip "install, bundle, dist" "a sanitizer build is not for installing"
	done_testing
fi

# ---- nothing changed, nothing made ----
check "no rebuild when nothing changed" make -q all BUILD="$BUILD_GIVEN"
make -n -W analysis/base/slice.h all BUILD="$BUILD_GIVEN" >"$T/plan" 2>&1
check "a changed header rebuilds what includes it" grep -q 'analysis/document/read\.o' "$T/plan"
make -n -W lexicons/names/countries.tsv all BUILD="$BUILD_GIVEN" >"$T/plan" 2>&1
check "a changed table is packed again" grep -q 'lexicon\.bin' "$T/plan"

# ---- DESTDIR ----
run make install BUILD="$BUILD_GIVEN" DESTDIR="$T/dest" PREFIX=/usr
expect "make install with DESTDIR" 0
while read -r file; do
	check "installed: $file" test -s "$T/dest/usr/$file"
done <<'END'
bin/lede
lib/liblede.a
lib/liblede.so
lib/pkgconfig/lede.pc
include/lede.h
share/man/man1/lede.1
share/man/man1/lede-analyze.1
share/man/man1/lede-dates.1
share/man/man3/lede.3
share/bash-completion/completions/lede
share/zsh/site-functions/_lede
share/fish/vendor_completions.d/lede.fish
share/doc/lede/LICENSE
END
is "one man page for each tool" \
	"$(lede --help | awk '/^tools:/ { on = 1; next } !NF { on = 0 } on { print $1 }' | sort | tr '\n' ' ')" \
	"$(ls "$T/dest/usr/share/man/man1" | sed -n 's/^lede-\(.*\)\.1$/\1/p' | sort | tr '\n' ' ')"
is "no trace of DESTDIR in what is installed" "" "$(grep -l "$T" -r "$T/dest" 2>/dev/null)"
is "the program is the one that was built" "lede $(sed -n 's/^VERSION *= *//p' Makefile)" \
	"$("$T/dest/usr/bin/lede" --version)"

# ---- the library ----
run make install BUILD="$BUILD_GIVEN" PREFIX="$T/prefix"
expect "make install with PREFIX" 0
PKG_CONFIG_PATH=$T/prefix/lib/pkgconfig
export PKG_CONFIG_PATH
is "pkg-config knows the version" "$(sed -n 's/^VERSION *= *//p' Makefile)" \
	"$(pkg-config --modversion lede 2>&1)"
awk '/^```c$/ { on = 1; next } /^```/ { on = 0 } on' README.md >"$T/example.c"
check "the README has an example in C" grep -q 'int main' "$T/example.c"

check "the example compiles against the shared library" sh -c \
	'${CC:-cc} -Wall -Werror -o "$T/shared" "$T/example.c" $(pkg-config --cflags --libs lede)'
LD_LIBRARY_PATH=$T/prefix/lib run "$T/shared"
expect "it runs" 0
cp "$T/out" "$T/example.out"
check "it prints the names" grep -q '^LOC	Paris$' "$T/example.out"

check "the example compiles against the static library" sh -c \
	'${CC:-cc} -Wall -Werror -o "$T/static" "$T/example.c" $(pkg-config --cflags lede) \
		-Wl,-Bstatic -L"$T/prefix/lib" -llede -Wl,-Bdynamic $(pkg-config --libs --static lede)'
run "$T/static"
expect "it runs without the shared one" 0
same "and prints the same" "$T/example.out" "$T/out"

sed -n '/^\.Bd -literal/,/^\.Ed/p' docs/lede.3 | sed '1d; $d; s/\\e/\\/g' >"$T/page.c"
check "the example of lede.3 compiles" sh -c \
	'${CC:-cc} -Wall -Wextra -Werror -o "$T/page" "$T/page.c" $(pkg-config --cflags --libs lede)'
LD_LIBRARY_PATH=$T/prefix/lib run "$T/page"
is "it prints the days" "$(printf '19\t26\t2017-04-25\t2017-04-25\t2017-04-25\n44\t47\t2017-05\t2017-05-01\t2017-05-31')" "$(cat "$T/out")"

check "the header is good C99" sh -c \
	'printf "#include <lede.h>\n" | ${CC:-cc} -std=c99 -pedantic -Wall -Wextra -Werror -fsyntax-only \
		-I"$T/prefix/include" -x c -'
if have c++; then
	check "and good C++" sh -c 'printf "#include <lede.h>\n" | c++ -Wall -Werror -fsyntax-only \
		-I"$T/prefix/include" -x c++ -'
else
	skip "and good C++" "no c++"
fi
is "the shared library exports the public names only" "" \
	"$(nm -D --defined-only "$T/prefix/lib/liblede.so" | awk '{ print $3 }' | grep -vE '^(lede_|LEDE_)')"
for name in $(sed -n 's/^.*[ *]\(lede_[a-z_]*\)(.*/\1/p' analysis/lede.h | sort -u); do
	nm -D --defined-only "$T/prefix/lib/liblede.so" | grep -qE " $name(@@.*)?\$" || echo "$name"
done >"$T/why"
is "and all of them" "" "$(cat "$T/why")"

# ---- completions ----
if have bash; then
	check "bash reads its completions" bash -n "$BUILD/completions/lede.bash"
	completed() {
		bash -c '. "$1"; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _lede
			printf "%s\n" "${COMPREPLY[@]}"' - "$BUILD/completions/lede.bash" "$@"
	}
	is "bash completes a tool" entities "$(completed lede enti)"
	is "bash completes a tool's option" --mentions "$(completed lede entities --men)"
	is "bash completes a common option" --max-document "$(completed lede dates --max)"
	is "bash completes a value" utf16 "$(completed lede dates --offsets utf)"
	is "bash completes a value of a tool's option" month "$(completed lede stats --by m)"
	is "bash completes html as input" html "$(completed lede dates --from h)"
	is "bash completes a format" conll "$(completed lede entities --format c)"
	is "bash completes what is scored" keywords "$(completed lede eval k)"
else
	skip "bash completions" "no bash"
fi
for shell in zsh fish; do
	file=$BUILD/completions/_lede
	[ $shell = zsh ] || file=$BUILD/completions/lede.fish
	if have $shell; then
		check "$shell reads its completions" $shell -n "$file"
	else
		skip "$shell reads its completions" "no $shell"
	fi
done

# ---- the bundle, where there is nothing else ----
run make bundle BUILD="$BUILD_GIVEN"
expect "make bundle" 0
archive=$(tail -n 1 "$T/out")
check "it names a .tar.gz" test -s "$archive"
mkdir "$T/empty"
tar -C "$T/empty" -xzf "$archive" 2>/dev/null
folder=$(cd "$T/empty" && ls)
cp corpus/articles/trump-putin-call.txt "$T/empty/story.txt"

inside() {
	if as_root; then
		chroot "$T/empty" "$@"
	else
		unshare -r chroot "$T/empty" "$@"
	fi
}
run_inside() {
	status=0
	inside "/$folder/lede" "$@" >"$T/out" 2>"$T/err" </dev/null || status=$?
}

if inside "/$folder/lede" --version >/dev/null 2>&1 || as_root; then
	run_inside --version
	expect "the bundle starts in an empty chroot" 0
	for tool in brief analyze stats; do
		run_inside $tool -j2 /story.txt
		expect "bundle: $tool" 0
		mv "$T/out" "$T/got"
		(cd "$T/empty" && lede $tool story.txt </dev/null) | sed 's|"story.txt"|"/story.txt"|g' >"$T/wanted"
		same "bundle: $tool prints what it prints outside" "$T/wanted" "$T/got"
	done
	printf 'caf\351 \223quoted\224\n' >"$T/empty/latin.txt"
	run_inside tokens /latin.txt
	expect "bundle: other encodings need no modules" 0 'read as windows-1252'
else
	skip "the bundle in an empty chroot" "needs root, or user namespaces"
fi
run "$T/empty/$folder/lede" --version
expect "the bundle starts where it lies" 0
ln -s "$T/empty/$folder/lede" "$T/link"
run "$T/link" --version
expect "the bundle starts through a link" 0

# ---- the source archive ----
if [ -d .git ] && have git && git rev-parse HEAD >/dev/null 2>&1; then
	run make dist BUILD="$BUILD_GIVEN"
	expect "make dist" 0
	tar -tzf "$BUILD/lede-$(sed -n 's/^VERSION *= *//p' Makefile).tar.gz" >"$T/list" 2>&1
	check "make dist packs the makefile" grep -qE '^lede-[0-9.]+/Makefile$' "$T/list"
else
	skip "make dist" "no git checkout"
fi

done_testing

#!/bin/sh
# usage: run.sh [--redo] BUILD
#
# Each folder TOOL/NAME is one transcript: `cmd` is run by sh, in a copy of the folder, and
# must print `out` and `err` and end with `status` (without the file: nothing, and 0).
# `needs` names commands that have to be there, else it is skipped. Everything is run a
# second time with four threads and must print the same.
#
# --redo writes out, err and status anew from what the program does now; look at the diff.
redo=
[ "${1:-}" != --redo ] || { redo=1; shift; }
. tests/lib.sh
start "$@"

# A lede that gives -j4 to whatever tool it is asked for.
mkdir "$T/threads"
cat >"$T/threads/lede" <<END
#!/bin/sh
case \${1:-} in
brief | clean | tokens | entities | dates | quotes | keywords | summary | stats | analyze)
	tool=\$1
	shift
	exec "$BUILD/lede" "\$tool" -j4 "\$@" ;;
esac
exec "$BUILD/lede" "\$@"
END
chmod +x "$T/threads/lede"

# script(1) is of no use where no terminal can be made, as in a bare chroot
works() {
	have "$1" && { [ "$1" != script ] || script -qec true /dev/null </dev/null >/dev/null 2>&1; }
}

# transcript FOLDER: out, err and status of its cmd into $T
transcript() {
	rm -rf "$T/case"
	cp -R "$1" "$T/case"
	status=0
	(cd "$T/case" && rm -f out err status && exec timeout 120 sh ./cmd) \
		>"$T/out" 2>"$T/err" <&- || status=$?
	echo $status >"$T/status"
}

# wanted FOLDER: what they should be
wanted() {
	mkdir -p "$T/wanted"
	for part in out err; do
		cp "$1/$part" "$T/wanted/$part" 2>/dev/null || : >"$T/wanted/$part"
	done
	cp "$1/status" "$T/wanted/status" 2>/dev/null || echo 0 >"$T/wanted/status"
}

keep() {
	for part in out err; do
		rm -f "$1/$part"
		[ ! -s "$T/$part" ] || cp "$T/$part" "$1/$part"
	done
	rm -f "$1/status"
	[ "$status" = 0 ] || echo "$status" >"$1/status"
}

compare() { # NAME
	: >"$T/difference"
	for part in out err status; do
		cmp -s "$T/wanted/$part" "$T/$part" && continue
		echo "$part:" >>"$T/difference"
		diff "$T/wanted/$part" "$T/$part" >>"$T/difference"
	done
	if [ -s "$T/difference" ]; then
		not_ok "$1" "$T/difference"
	else
		ok "$1"
	fi
}

missing() {
	for need in $(cat "$1/needs" 2>/dev/null); do
		works "$need" || { echo "$need"; return; }
	done
}

for folder in tests/golden/*/*/; do
	folder=${folder%/}
	name=${folder#tests/golden/}
	[ -f "$folder/cmd" ] || continue
	need=$(missing "$folder")
	if [ -n "$need" ]; then
		skip "$name" "no $need"
		continue
	fi
	transcript "$folder"
	if [ -n "$redo" ]; then
		keep "$folder"
		ok "$name written"
		continue
	fi
	wanted "$folder"
	compare "$name"
	plain=$PATH
	PATH=$T/threads:$PATH
	transcript "$folder"
	PATH=$plain
	compare "$name, -j4"
done

done_testing

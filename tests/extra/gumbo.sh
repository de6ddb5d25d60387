# The blocks of all development pages are those of Debian's HTML5 parser. Known differences: what
# stands in a <noscript> is markup to gumbo, and nothing to a browser that runs scripts, nor to us.
. tests/lib.sh
start "$@"

data=../shared/data/clean
if ! pkg-config --exists gumbo 2>/dev/null || ! have cc; then
	skip "blocks by gumbo" "no libgumbo-dev"
	done_testing
elif [ ! -r $data/dev.ndjson.gz ]; then
	skip "blocks by gumbo" "$data is not there"
	done_testing
fi
cc -std=c11 -D_GNU_SOURCE -O1 -I. -Ianalysis -I"$BUILD/gen" -o "$T/gumbo_blocks" tests/extra/gumbo_blocks.c \
	"$BUILD/liblede.a" $(pkg-config --cflags --libs gumbo) -lutf8proc -lstemmer -lcjson -lz -lm -pthread ||
	exit 1
for name in dev snippets-dev; do
	gzip -dc $data/$name.ndjson.gz | "$T/gumbo_blocks" >"$T/out"
	echo "# $name: $(cat "$T/out")"
	check "$name: 99.5 % of the pages have the same blocks" \
		awk '{ exit !($1 >= .995 * $3) }' "$T/out"
done

done_testing

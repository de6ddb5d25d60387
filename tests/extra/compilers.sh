# It builds without a warning where it is built otherwise, and gives the same.
. tests/lib.sh
start "$@"
LIMIT=1200

lede analyze corpus/articles/*.txt </dev/null >"$T/wanted"

built() { # NAME FOLDER MAKE-ARGUMENTS...
	built_name=$1 folder=$BUILD_GIVEN/with-$2 # no folder of a name that PATH looks for
	shift 2
	run make BUILD="$folder" "$@" all
	expect "$built_name builds without a warning" 0
	"$folder/lede" analyze corpus/articles/*.txt </dev/null >"$T/got" 2>&1
	same "$built_name: the same output" "$T/wanted" "$T/got"
}

if have clang; then
	built clang clang CC=clang
else
	skip "clang builds without a warning" "no clang"
fi
built "without optimisation" O0 CFLAGS="-O0"
built "with much optimisation and fortified" O3 CFLAGS="-O3 -D_FORTIFY_SOURCE=2 -fstack-protector-strong"

done_testing

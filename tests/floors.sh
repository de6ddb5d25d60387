# The floors of analysis/: a file includes its own floor and floors below. And the words
# that have no place in the project's files.
. tests/lib.sh
start "$@"

# may FLOOR: the floors that it may include
may() {
	case $1 in
	base) echo base ;;
	text) echo base text ;;
	lexicon) echo base text lexicon ;;
	document) echo base text document ;;
	annotate) echo base text lexicon document annotate ;;
	ingest) echo base text lexicon document ingest ;;
	train) echo base text lexicon document annotate train ;;
	esac
}

# includes FILE...: "FILE FLOOR" for each include of a floor's header, or "FILE cmd" and
# "FILE lede" for what stands above all floors
includes() {
	for file; do
		sed -n 's/^#[ \t]*include[ \t]*"\([^"]*\)".*/\1/p' "$file" | while read -r header; do
			case $header in
			cmd/*) echo "$file cmd" ;;
			lede.h) echo "$file lede" ;;
			tests/* | lexicons/* | packaging/*) echo "$file ${header%%/*}" ;;
			*/*) echo "$file ${header%%/*}" ;;
			esac
		done
	done
}

for folder in analysis/*/; do
	floor=${folder#analysis/}
	floor=${floor%/}
	allowed=" $(may "$floor") "
	if [ "$allowed" = "  " ]; then
		echo "analysis/$floor is no floor that the design knows" >"$T/why"
		not_ok "floor $floor" "$T/why"
		continue
	fi
	find "$folder" -name '*.[ch]' | sort >"$T/files"
	includes $(cat "$T/files") | while read -r file used; do
		case $allowed in
		*" $used "*) ;;
		*) echo "$file includes $used/" ;;
		esac
	done >"$T/why"
	is "analysis/$floor includes only: $(may "$floor")" "" "$(cat "$T/why")"
done

includes cmd/*.[ch] | grep -E ' (tests|lexicons|packaging)$' >"$T/why"
is "cmd includes nothing of tests or the build" "" "$(cat "$T/why")"

# the public header stands alone: nothing of ours is needed beside it
is "lede.h includes nothing of ours" "" "$(grep '#[ ]*include *"' analysis/lede.h)"

# only ingest and cmd do input and output; the library has no global state that changes
grep -lE '\b(printf|puts|fopen|getenv|setlocale)\(' analysis/base/*.c analysis/text/*.c analysis/lexicon/lexicon.c \
	analysis/document/*.c >"$T/why"
find analysis/annotate -name '*.c' -exec grep -lE '\b(printf|puts|fopen|fwrite|getenv|setlocale)\(' {} + >>"$T/why"
is "no printing, files or environment below cmd" "" "$(cat "$T/why")"
find analysis -name '*.c' ! -path 'analysis/train/*' \
	-exec grep -nE '^static [a-z][a-z0-9_ *]*(\[[^]]*\])? *(=.*)?;' {} /dev/null \; |
	grep -vE 'static (inline|const) |\bconst\b' >"$T/why"
is "no global mutable state" "" "$(cat "$T/why")"

# ---- words ----
# The patterns are written so that this file does not match itself.
files() {
	if [ -d .git ] && have git; then
		git ls-files --cached --others --exclude-standard
	else
		find . -type f -path './[!.]*' ! -path "./build/*" | sed 's|^\./||'
	fi | grep -vE '^(tests/floors\.sh|lexicons/(names|words|models|stopwords|languages)/|corpus/)'
}
files | while read -r file; do
	[ -f "$file" ] && printf '%s\n' "$file"
done >"$T/files"
tr '\n' '\0' <"$T/files" >"$T/files0"

forbid() { # NAME PATTERN
	xargs -0 grep -InE -e "$2" /dev/null <"$T/files0" >"$T/why" 2>/dev/null
	is "$1" "" "$(head -n 12 "$T/why")"
}
forbid "no paths of one machine" '(^|[^A-Za-z0-9_.])/(work|root)/|/(tmp)/(stub|testbuild|bash)'
forbid "no word of how the project was written" \
	'\b(Claude (Code|AI|Opus|Sonnet|[0-9])|claude[-.][a-z0-9]|[Aa]nthropic|[Oo]penAI|ChatGPT|GPT-[0-9]|LLM|LLMs|[Cc]opilot|AI[- ](assistant|generated|agent)|language model agent|agent session|coding agent|sub-?agent)\b'
forbid "no conflict markers" '^(<<<<<<<|>>>>>>>)( |$)'
forbid "no leftovers" '\b(FIX''ME|XX''X:|HA''CK:)'

done_testing

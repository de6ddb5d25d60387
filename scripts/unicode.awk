# Makes analysis/text/uax29_table.h out of the Unicode Character Database:
#
#	awk -f scripts/unicode.awk [UnicodeData.txt WordBreakProperty.txt
#	                            SentenceBreakProperty.txt emoji-data.txt]
#
# Without names it reads those of Debian's unicode-data. The table has two stages: a
# code point's block of 128 names a page, and the page holds one number for each code
# point, its four properties side by side. POSIX awk: no bit operations, no strtonum.

BEGIN {
	split("CR LF Newline Extend ZWJ Regional_Indicator Format Katakana Hebrew_Letter ALetter " \
	      "Single_Quote Double_Quote MidNumLet MidLetter MidNum Numeric ExtendNumLet WSegSpace",
	      words)
	split("CR LF Extend Sep Format Sp Lower Upper OLetter Numeric ATerm SContinue STerm Close",
	      sentences)
	split("Letter Mark Number Punct Symbol Space", classes)
	for (i in words)
		word[words[i]] = i
	for (i in sentences)
		sentence[sentences[i]] = i
	class_of["L"] = 1; class_of["M"] = 2; class_of["N"] = 3
	class_of["P"] = 4; class_of["S"] = 5; class_of["Z"] = 6
	FS = ";"
	if (ARGC == 1)
		debian_files("/usr/share/unicode/")
}

function debian_files(folder)
{
	ARGV[1] = folder "UnicodeData.txt"
	ARGV[2] = folder "auxiliary/WordBreakProperty.txt"
	ARGV[3] = folder "auxiliary/SentenceBreakProperty.txt"
	ARGV[4] = folder "emoji/emoji-data.txt"
	ARGC = 5
}

function hex(digits,    value, i)
{
	for (i = 1; i <= length(digits); i++)
		value = value * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
	return value
}

# Add weight * number to every code point of "XXXX" or "XXXX..YYYY".
function mark(range, amount,    ends, from, to)
{
	gsub(/ /, "", range)
	split(range, ends, /\.\./)
	from = hex(ends[1])
	to = index(range, "..") ? hex(ends[2]) : from
	for (; from <= to; from++)
		value_of[from] += amount
}

function constants(prefix, names, shift,    i)
{
	for (i = 1; i in names; i++)
		printf "\t%s_%s = %d << %d,\n", prefix, toupper(names[i]), i, shift
}

function flush_page(block,    page, i, at)
{
	for (i = 0; i < 128; i++) {
		at = block * 128 + i
		page = page (at in value_of ? value_of[at] : 0) ((i % 16 == 15) ? ",\n" : ",")
	}
	if (!(page in page_number)) {
		page_number[page] = pages
		page_text[pages++] = page
	}
	return page_number[page]
}

FNR == 1 { file++ }

# General categories; the controls that are white space (TAB to CR, NEL) too.
file == 1 {
	class = substr($3, 1, 1)
	first = ($2 ~ /, First>$/) ? $1 : (($2 ~ /, Last>$/) ? first : $1)
	if ($2 ~ /, First>$/)
		next
	if ($1 ~ /^00(09|0A|0B|0C|0D|85)$/)
		class = "Z"
	if (class in class_of)
		mark(first ".." $1, class_of[class] * 1024)
	next
}
/^[0-9A-F]/ {
	name = $2
	sub(/#.*/, "", name)
	gsub(/ /, "", name)
	if (file == 2)
		mark($1, word[name])
	else if (file == 3)
		mark($1, sentence[name] * 32)
	else if (name == "Extended_Pictographic")
		mark($1, 512)
}
file == 2 && FNR == 1 { version = $1; gsub(/[^0-9.]|\.txt/, "", version) }

END {
	print "/* Made by scripts/unicode.awk from the Unicode Character Database " version "; do not edit."
	print " * Copyright 1991-2022 Unicode, Inc., https://www.unicode.org/license.txt */"
	print "#ifndef LEDE_TEXT_UAX29_TABLE_H\n#define LEDE_TEXT_UAX29_TABLE_H\n"
	print "#include <stdint.h>\n"
	print "/* Word_Break and Sentence_Break (UAX 29), Extended_Pictographic (UTS 51) and the"
	print " * general category's first letter; 0 is Other. */"
	print "enum {"
	constants("WB", words, 0)
	print "\tWB_MASK = 31 << 0,"
	constants("SB", sentences, 5)
	print "\tSB_MASK = 15 << 5,"
	print "\tPICTOGRAPHIC = 1 << 9,"
	constants("CLASS", classes, 10)
	print "\tCLASS_MASK = 7 << 10,"
	print "};\n"
	for (block = 0; block < 8704; block++)
		number[block] = flush_page(block)
	print "#ifdef UAX29_TABLE /* in the one file that looks up */"
	printf "static const uint16_t uax29_block[8704] = {\n"
	for (block = 0; block < 8704; block++)
		printf "%d,%s", number[block], block % 32 == 31 ? "\n" : ""
	printf "};\n\nstatic const uint16_t uax29_page[%d][128] = {\n", pages
	for (i = 0; i < pages; i++)
		printf "{\n%s},\n", page_text[i]
	print "};\n#endif\n\n#endif"
}

# Makes build/gen/abbreviations.h out of lexicons/words/abbreviations.tsv:
#
#	awk -f scripts/abbreviations.awk lexicons/words/abbreviations.tsv
#
# The tokenizer stands below the lexicons, so it has its abbreviations compiled in:
# names without their last full stop, lower case, grouped by first letter.

BEGIN {
	FS = "\t"
	letters = "abcdefghijklmnopqrstuvwxyz"
	split("title calendar company place latin unit time reference degree other", kinds, " ")
	for (i in kinds)
		known[kinds[i]] = toupper(kinds[i])
	known["month"] = known["day"] = known["calendar"]
	known["month/day"] = known["calendar"]
}

/^#/ || NF < 3 || $1 == "name" { next }

{
	name = tolower($1)
	sub(/\.$/, "", name)
	letter = substr(name, 1, 1)
	if (name ~ /[^a-z.]/ || !index(letters, letter) || name == "" || (name in seen))
		next
	seen[name] = 1
	kind = ($3 in known) ? known[$3] : "OTHER"
	row[letter, count[letter]++] = \
		sprintf("\t{ \"%s\", %d, ABBREVIATION_%s },", name, length(name), kind)
}

END {
	print "/* Made by scripts/abbreviations.awk; do not edit. */"
	print "static const struct abbreviation abbreviations[] = {"
	for (i = 1; i <= 26; i++) {
		letter = substr(letters, i, 1)
		from = from (total + 0) ", "
		for (j = 0; j < count[letter]; j++)
			print row[letter, j]
		total += count[letter]
	}
	print "};\n\n/* Rows of the letter a are [0] to [1], of b [1] to [2], ... */"
	print "static const uint16_t abbreviations_from[27] = { " from total " };"
}

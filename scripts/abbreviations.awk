# Makes build/gen/abbreviations.h out of lexicons/words/abbreviations.tsv:
#
#	awk -f scripts/abbreviations.awk lexicons/words/abbreviations.tsv
#
# The tokenizer stands below the lexicons, so it has its abbreviations compiled in:
# names without their last full stop, lower case, grouped by first letter. A name
# with several kinds has the one that comes first in the list below: Ms. Ortiz is
# commoner in news than a ms. in a library.

BEGIN {
	FS = "\t"
	letters = "abcdefghijklmnopqrstuvwxyz"
	split("title suffix company calendar place degree latin time unit reference other", kinds, " ")
	for (i in kinds) {
		rank[kinds[i]] = i + 0
		constant[kinds[i]] = toupper(kinds[i])
	}
	rank["month"] = rank["day"] = rank["calendar"]
}

/^#/ || NF < 3 || $1 == "name" { next }

{
	name = tolower($1)
	sub(/\.$/, "", name)
	if (name !~ /^[a-z][a-z.']*$/ || length(name) > 15)
		next
	r = ($3 in rank) ? rank[$3] : rank["other"]
	letter = substr(name, 1, 1)
	if (!(name in best))
		names[letter, count[letter]++] = name
	if (!(name in best) || r < best[name])
		best[name] = r
}

END {
	print "/* Made by scripts/abbreviations.awk; do not edit. */"
	print "static const struct abbreviation abbreviations[] = {"
	for (i = 1; i <= 26; i++) {
		letter = substr(letters, i, 1)
		from = from (total + 0) ", "
		for (j = 0; j < count[letter]; j++) {
			name = names[letter, j]
			printf "\t{ \"%s\", %d, ABBREVIATION_%s },\n", name, length(name),
				constant[kinds[best[name]]]
		}
		total += count[letter]
	}
	print "};\n\n/* Rows of the letter a are [0] to [1], of b [1] to [2], ... */"
	print "static const uint16_t abbreviations_from[27] = { " from total " };"
}

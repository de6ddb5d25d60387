# Makes build/gen/genders_table.h out of lexicons/linking/genders.tsv, which is sorted by name:
#
#	awk -f scripts/genders.awk lexicons/linking/genders.tsv

BEGIN {
	FS = "\t"
	print "/* Made by scripts/genders.awk; do not edit. */"
	print "static const struct { char name[16], gender; } given_names[] = {"
}

/^#/ { next }
{ printf "\t{ \"%s\", '%s' },\n", $1, $2 }

END { print "};" }

# Makes build/gen/towns_table.h out of lexicons/linking/towns.tsv, which is sorted by lead:
#
#	awk -f scripts/towns.awk lexicons/linking/towns.tsv

BEGIN {
	FS = "\t"
	print "/* Made by scripts/towns.awk; do not edit. */"
	print "static const struct town towns[] = {"
}

/^#/ { next }

{
	if ($1 < before) {
		print "scripts/towns.awk: rows are not sorted" > "/dev/stderr"
		exit 1
	}
	before = $1 + 0
	printf "\t{ %s, %s, %s, \"%s\" },\n", $1, $3, $4, $2
}

END { print "};" }

#!/bin/sh
# usage: count.sh LOGS
# Reads the TAP that piece.sh kept, prints what failed and "N passed, N failed, N skipped".
# A test that ended before its plan, or with a bad status and no failure told, is one more
# failure. Status 1 when there is any.
exec awk '
function of_test(name)
{
	sub(/.*\//, "", name)
	sub(/\.tap$/, "", name)
	return name
}

function fail(what)
{
	failed++
	here++
	print "FAILED " of_test(name) ": " what
}

function finish()
{
	if (name == "")
		return
	if (plan != seen)
		fail("planned " (plan == "" ? "nothing" : plan) " and ran " seen)
	else if (ended != 0 && !here)
		fail("exit status " ended)
	if (here)
		for (i = 1; i <= lines; i++)
			print "    " line[i]
}

FNR == 1 { finish(); name = FILENAME; plan = ended = ""; seen = here = lines = telling = 0 }

/^1\.\.[0-9]+/      { plan = substr($1, 4); next }
/^exit status /     { ended = $3; next }
# cmocka says "not ok 2 # SKIP name"
/^(not )?ok .*# *[Ss][Kk][Ii][Pp]/ { seen++; skipped++; telling = 0; skips[skipped] = of_test(FILENAME) ": " $0; next }
/^ok /              { seen++; passed++; telling = 0; next }
/^not ok /          { seen++; fail(substr($0, 8)); telling = 1; next }
telling || !/^#/    { if (lines < 60) line[++lines] = $0 }

END {
	finish()
	for (i = 1; i <= skipped; i++)
		print "skipped " skips[i]
	printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
	exit failed > 0
}' "$1"/*.tap

#!/usr/bin/env python3
"""Remake lexicons/linking/genders.tsv: given names that only women or only men have.

    scripts/genders.py --names names.zip

names.zip is NLTK's copy of the Names Corpus 1.3 by Mark Kantrowitz.
"""

import argparse
import os
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LONGEST = 15  # bytes, as analysis/annotate/entities/genders.c has room for


def read(archive, part):
    lines = archive.read("names/%s.txt" % part).decode("latin-1").splitlines()
    return {line.strip().lower() for line in lines}


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--names", required=True)
    with zipfile.ZipFile(args.parse_args().names) as archive:
        female, male = read(archive, "female"), read(archive, "male")
    rows = sorted([(n, "f") for n in female - male] + [(n, "m") for n in male - female])
    with open(os.path.join(ROOT, "lexicons", "linking", "genders.tsv"), "w") as f:
        f.write("# title\tGiven names that only women or only men have\n"
                "# columns\tname gender\n"
                "# origin\tNames Corpus 1.3 by Mark Kantrowitz; names of both left out\n"
                "# licence\tLicenseRef-Kantrowitz-Names\n"
                "# Made by scripts/genders.py.\n")
        for name, gender in rows:
            if name.isascii() and name.isalpha() and 1 < len(name) <= LONGEST:
                f.write("%s\t%s\n" % (name, gender))


main()

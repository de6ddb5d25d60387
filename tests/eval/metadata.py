#!/usr/bin/env python3
"""Exact titles and days of pages that were labelled by hand.

usage: metadata.py BUILD LABELS.tsv    LABELS: id, title, day; "-" where the page has none"""
import gzip
import json
import subprocess
import sys


def main():
    wanted = [l.rstrip("\n").split("\t") for l in open(sys.argv[2], encoding="utf-8") if not l.startswith("#")]
    pages = b"".join(gzip.open(f"../shared/data/clean/{n}.ndjson.gz").read() for n in ("dev", "snippets-dev"))
    ids = {row[0] for row in wanted}
    lines = [l for l in pages.split(b"\n") if l and json.loads(l)["id"] in ids]
    out = subprocess.run([sys.argv[1] + "/lede", "clean", "--json", "-q"], input=b"\n".join(lines),
                         stdout=subprocess.PIPE).stdout.decode()
    got = {d["id"]: d for d in map(json.loads, filter(None, out.split("\n")))}
    right = [0, 0]
    for page, title, day in wanted:
        d = got.get(page, {})
        for i, (name, value) in enumerate((("title", title), ("published", day))):
            same = (d.get(name) or "-") == value
            right[i] += same
            if not same:
                print(f"  {page[:40]}: {name} {d.get(name)!r}, not {value!r}")
    print(f"{len(wanted)} pages: title {right[0] / len(wanted):.3f}, published {right[1] / len(wanted):.3f}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Trains the weights of analysis/ingest/html/model.c: two logistic regressions over the features
of blocks, the second one also over what the first said of the blocks around (stacking).

usage: train_clean.py [--cv] [--build DIR]

Reads ../shared/data/clean (pages with their article's text; pages with snippets that must stay or
go), runs DIR/lede clean --explain -v over them, and writes weights_table.h; builds lede again
after each pass, since the second pass's features come from the first's weights. --cv: five folds
by page, and the scores of each page by a model that has not seen it. Needs numpy."""
import argparse
import collections
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys

import numpy as np

TABLE = "analysis/ingest/html/weights_table.h"
DATA = "../shared/data/clean"
WORD = re.compile(r"\w+")
FOLDS = 5
SNIPPET_WEIGHT = 2.5
PENALTY = (4.0, 6.0)


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8")


def fold_of(page):
    return int(hashlib.md5(page.encode()).hexdigest(), 16) % FOLDS


class Gold:
    """Labels of blocks: of a page with its text, or with snippets."""

    def __init__(self):
        gold = json.load(open(f"{DATA}/dev-gold.json", encoding="utf-8"))
        self.shingles, self.lines, self.size = {}, {}, {}
        for page, row in gold.items():
            words = WORD.findall(row["articleBody"])
            self.shingles[page] = {tuple(words[i:i + 4]) for i in range(len(words) - 3)}
            self.lines[page] = {tuple(WORD.findall(s)) for s in row["articleBody"].split("\n")}
            self.size[page] = len(words)
        self.snippets = {}
        with opened(f"{DATA}/snippets-dev.ndjson.gz") as f:
            for d in map(json.loads, f):
                flat = lambda s: "".join(s.split())
                self.snippets[d["id"]] = ([flat(s) for s in d["with"]], [flat(s) for s in d["without"]])

    def label(self, page, text):
        """(1, 0 or None, weight)"""
        if page in self.shingles:
            words = WORD.findall(text)
            if not words:
                return None, 0
            weight = (len(words) + 3) / (self.size[page] + 20) * 40
            if len(words) < 4:
                return int(tuple(words) in self.lines[page]), weight
            own = [tuple(words[i:i + 4]) for i in range(len(words) - 3)]
            share = sum(s in self.shingles[page] for s in own) / len(own)
            return (None, 0) if .4 < share < .6 else (int(share >= .5), weight)
        flat = "".join(text.split())
        for wanted, snippets in zip((0, 1), reversed(self.snippets[page])):
            for s in snippets:
                if s in flat or (len(flat) > 25 and flat in s):
                    return wanted, SNIPPET_WEIGHT
        return None, 0


def build(directory):
    subprocess.run(["make", "-s", f"BUILD={directory}", f"{directory}/lede"], check=True,
                   stdout=subprocess.DEVNULL)


def read_blocks(directory, gold):
    """[page, label, weight, features]"""
    rows = []
    for name in "dev", "snippets-dev":
        pages = gzip.open(f"{DATA}/{name}.ndjson.gz").read()
        out = subprocess.run([f"{directory}/lede", "clean", "--explain", "-v", "-q"], input=pages,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        for line in out.decode("utf-8").split("\n"):
            if not line:
                continue
            _, _, _, features, text, page = line.split("\t")
            label, weight = gold.label(page, text)
            if label is not None:
                ids, names = zip(*(f.split("=") for f in features.split(" ")))
                rows.append((page, label, weight, [int(i) for i in ids], names))
    return rows


def train(rows, size, penalty, steps=250):
    """Logistic regression by accelerated gradient descent; quadratic penalty."""
    index = np.concatenate([r[3] for r in rows])
    starts = np.cumsum([0] + [len(r[3]) for r in rows[:-1]])
    lengths = np.array([len(r[3]) for r in rows])
    y = np.array([r[1] for r in rows], float)
    weight = np.array([r[2] for r in rows], float)
    of_row = np.repeat(np.arange(len(rows)), lengths)
    scale = 4 / (np.bincount(index, weights=np.repeat(weight * lengths, lengths), minlength=size) + penalty)
    w = v = np.zeros(size)
    for step in range(steps):
        z = np.add.reduceat(v[index], starts)
        error = weight * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - y)
        gradient = np.bincount(index, weights=error[of_row], minlength=size) + penalty * v
        new = v - scale * gradient
        v = new + (step / (step + 3)) * (new - w)
        w = new
    return w


def write_table(weights, names):
    with open(TABLE, "w") as f:
        f.write("/* Made by scripts/train_clean.py. */\n")
        for w in weights:
            f.write("{\n")
            for i, value in enumerate(w):
                n = int(round(value * 1000))
                if n:
                    f.write(f"\t[{i}] = {max(-32000, min(32000, n))}, /* {names.get(i, '')} */\n")
            f.write("},\n")


def fit(directory, gold, keep, size=1000):
    """Both passes over the pages that `keep` accepts; leaves the table and a build of it."""
    rows = [r for r in read_blocks(directory, gold)]
    names = {i: n.split("=")[-1] for r in rows for i, n in zip(r[3], r[4])}
    second = min(i for i, n in names.items() if n.startswith("score:"))
    second -= int(names[second].split(":")[1])
    own = [r for r in rows if keep(r[0])]
    first = train([(p, y, w, [i for i in f if i < second], n) for p, y, w, f, n in own], size, PENALTY[0])
    write_table([first, np.zeros(size)], names)
    build(directory)
    rows = read_blocks(directory, gold)
    names = {i: n.split("=")[-1] for r in rows for i, n in zip(r[3], r[4])}
    own = [r for r in rows if keep(r[0])]
    last = train(own, size, PENALTY[1])
    write_table([first, last], names)
    build(directory)
    right = sum(r[2] * ((sum(last[i] for i in r[3]) > 0) == r[1]) for r in rows if not keep(r[0]))
    print("  unseen blocks right, by weight: %.4f" % (right / max(1e-9, sum(r[2] for r in rows if not keep(r[0])))),
          file=sys.stderr)


def predict(directory, name, keep):
    lines = opened(f"{DATA}/{name}.ndjson.gz").read().split("\n")
    lines = [l for l in lines if l and keep(json.loads(l)["id"])]
    return subprocess.run([f"{directory}/lede", "clean", "--json", "-q"], input="\n".join(lines).encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def explain(directory, name, keep):
    lines = opened(f"{DATA}/{name}.ndjson.gz").read().split("\n")
    lines = [l for l in lines if l and keep(json.loads(l)["id"])]
    return subprocess.run([f"{directory}/lede", "clean", "--explain", "-v", "-q"], input="\n".join(lines).encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def cross_validate(directory, gold):
    out = {"dev": b"", "snippets-dev": b""}
    blocks = open(f"{directory}/cv-blocks.tsv", "wb")
    for fold in range(FOLDS):
        fit(directory, gold, lambda page: fold_of(page) != fold)
        for name in out:
            out[name] += predict(directory, name, lambda page: fold_of(page) == fold)
            blocks.write(explain(directory, name, lambda page: fold_of(page) == fold))
    blocks.close()
    for name, gold_file, scorer in (("dev", "dev-gold.json", "score_clean.py"),
                                    ("snippets-dev", "snippets-dev.ndjson.gz", "score_snippets.py")):
        path = f"{directory}/cv-{name}.ndjson"
        open(path, "wb").write(out[name])
        subprocess.run([sys.executable, f"../shared/score/{scorer}", path, f"{DATA}/{gold_file}"]
                       + (["--worst", "25"] if name == "dev" else []))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cv", action="store_true")
    ap.add_argument("--build", default="build")
    args = ap.parse_args()
    gold = Gold()
    before = open(TABLE).read()
    open(TABLE, "w").write("{ 0 }, { 0 },\n")  # features may have changed since it was made
    build(args.build)
    if args.cv:
        cross_validate(args.build, gold)
        open(TABLE, "w").write(before)
    else:
        fit(args.build, gold, lambda page: True)


if __name__ == "__main__":
    main()

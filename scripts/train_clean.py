#!/usr/bin/env python3
"""Trains the weights of analysis/ingest/html/model.c: two logistic regressions over the features
of blocks, the second one also over what the first said of the blocks around (stacking).

usage: train_clean.py [--cv] [--seed N] [--build DIR]

Reads ../shared/data/clean (pages with their article's text; pages with snippets that must stay or
go) and writes weights_table.h. What the second pass learns from are scores of the first by models
that have not seen the page: scores of pages that were learnt by heart are surer than those of
others. --cv: five folds by site, each scored by a model that has not seen it; the blocks and texts
are left in DIR/cv-*. Needs numpy, a C compiler and DIR/liblede.a."""
import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys

import numpy as np

TABLE = "analysis/ingest/html/weights_table.h"
DATA = "../shared/data/clean"
WORD = re.compile(r"\w+")
FOLDS = 5
INNER = 4
SNIPPET_WEIGHT = 2.5
PENALTY = (8.0, 10.0)


def fold_of(site, folds, seed):
    return int(hashlib.md5(f"{seed}:{site}".encode()).hexdigest(), 16) % folds


def site_of(url):
    host = re.sub(r"^([a-z]+::)?(https?://)?(www\.)?", "", url).split("/")[0].lower()
    return ".".join(host.split(".")[-2:])


class Gold:
    """Labels of blocks: of a page with its text, or with snippets."""

    def __init__(self):
        gold = json.load(open(f"{DATA}/dev-gold.json", encoding="utf-8"))
        self.shingles, self.lines, self.size, self.sites = {}, {}, {}, {}
        for page, row in gold.items():
            words = WORD.findall(row["articleBody"])
            self.shingles[page] = {tuple(words[i:i + 4]) for i in range(len(words) - 3)}
            self.lines[page] = {tuple(WORD.findall(s)) for s in row["articleBody"].split("\n")}
            self.size[page] = len(words)
            self.sites[page] = site_of(row["url"])
        self.snippets = {}
        with gzip.open(f"{DATA}/snippets-dev.ndjson.gz", "rt", encoding="utf-8") as f:
            for d in map(json.loads, f):
                flat = lambda s: "".join(s.split())
                self.snippets[d["id"]] = ([flat(s) for s in d["with"]], [flat(s) for s in d["without"]])
                self.sites[d["id"]] = site_of(d["url"])

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


class Reader:
    """scripts/page_features.c over all pages, with given weights."""

    def __init__(self, directory):
        self.program, self.weights = f"{directory}/page_features", f"{directory}/page_weights"
        subprocess.run(["make", "-s", f"BUILD={directory}", f"{directory}/liblede.a"], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-I.", "-Ianalysis", f"-I{directory}/gen", "-o",
                        self.program, "scripts/page_features.c", f"{directory}/liblede.a", "-lutf8proc",
                        "-lstemmer", "-lcjson", "-lz", "-lm", "-pthread"], check=True)
        self.pages = b"".join(gzip.open(f"{DATA}/{name}.ndjson.gz").read() for name in ("dev", "snippets-dev"))
        self.gold, self.labels = Gold(), None

    def read(self, first, second=None):
        """Rows of page, verdict, features of both passes, text; the label and its weight beside them."""
        with open(self.weights, "w") as f:
            for i, w in enumerate(first):
                print(i, thousandths(w), thousandths(second[i]) if second is not None else 0, file=f)
        out = subprocess.run([self.program, self.weights], input=self.pages, stdout=subprocess.PIPE,
                             check=True).stdout.decode("utf-8", "replace").split("\n")
        self.names = [l.split("\t")[1] for l in out if l.startswith("#") and "\t" in l][:len(first) or None]
        rows = [l.split("\t") for l in out if l and not re.match(r"#\d+\t[a-z0-9]+:", l)]
        if self.labels is None:
            self.labels = [self.gold.label(r[0], r[4]) for r in rows]
        return rows


def thousandths(value):
    return max(-32000, min(32000, int(round(value * 1000))))


def ints(text):
    return [int(i) for i in text.split()]


def train(lists, y, weight, size, penalty, steps=250):
    """Logistic regression by accelerated gradient descent; quadratic penalty."""
    index = np.concatenate([np.array(l) for l in lists])
    lengths = np.array([len(l) for l in lists])
    starts = np.cumsum(np.concatenate([[0], lengths[:-1]]))
    of_row = np.repeat(np.arange(len(lists)), lengths)
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


def learn(reader, rows, column, keep, penalty):
    """Weights from the labelled blocks of the pages that `keep` accepts."""
    chosen = [i for i, r in enumerate(rows) if reader.labels[i][0] is not None and keep(r[0])]
    lists = [sum((ints(rows[i][c]) for c in column), []) for i in chosen]
    y = np.array([reader.labels[i][0] for i in chosen], float)
    weight = np.array([reader.labels[i][1] for i in chosen], float)
    return train(lists, y, weight, len(reader.names), penalty)


def fit(reader, keep, seed):
    """Both passes over the pages that `keep` accepts."""
    site = reader.gold.sites
    rows = reader.read([])
    first = learn(reader, rows, (2,), keep, PENALTY[0])
    unseen = list(rows)
    for k in range(INNER):
        inner = lambda page: fold_of(site[page], INNER, f"inner{seed}") == k
        weights = learn(reader, rows, (2,), lambda page: keep(page) and not inner(page), PENALTY[0])
        for i, r in enumerate(reader.read(weights)):
            if inner(r[0]):
                unseen[i] = r
    return first, learn(reader, unseen, (2, 3), keep, PENALTY[1])


def write_table(weights, names):
    with open(TABLE, "w") as f:
        f.write("/* Made by scripts/train_clean.py. */\n")
        for w in weights:
            f.write("{\n")
            for i, value in enumerate(w):
                n = thousandths(value)
                if n:
                    f.write(f"\t[{i}] = {n}, /* {names[i]} */\n")
            f.write("},\n")


def cross_validate(reader, directory, seed):
    site = reader.gold.sites
    texts = {}
    with open(f"{directory}/cv-blocks.tsv", "w", encoding="utf-8") as blocks:
        for fold in range(FOLDS):
            unseen = lambda page: fold_of(site[page], FOLDS, seed) == fold
            first, second = fit(reader, lambda page: not unseen(page), seed)
            for i, (page, verdict, a, b, text) in enumerate(reader.read(first, second)):
                if not unseen(page):
                    continue
                texts.setdefault(page, [])
                if verdict == "kept":
                    texts[page].append(text)
                score = sum(second[k] for k in ints(a) + ints(b))
                print(verdict, int(score * 1000), reader.labels[i][0], page, text, sep="\t", file=blocks)
    for name, gold_file, scorer in (("dev", "dev-gold.json", "score_clean.py"),
                                    ("snippets-dev", "snippets-dev.ndjson.gz", "score_snippets.py")):
        path = f"{directory}/cv-{name}.ndjson"
        of_name = reader.gold.shingles if name == "dev" else reader.gold.snippets
        with open(path, "w", encoding="utf-8") as f:
            for page, kept in texts.items():
                if page in of_name:
                    print(json.dumps({"id": page, "text": "\n\n".join(kept)}), file=f)
        subprocess.run([sys.executable, f"../shared/score/{scorer}", path, f"{DATA}/{gold_file}"]
                       + (["--worst", "15"] if name == "dev" else []))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cv", action="store_true")
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--build", default="build")
    args = ap.parse_args()
    reader = Reader(args.build)
    if args.cv:
        cross_validate(reader, args.build, args.seed)
    else:
        weights = fit(reader, lambda page: True, args.seed)
        write_table(weights, reader.names)


if __name__ == "__main__":
    main()

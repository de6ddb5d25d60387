#!/usr/bin/env python3
"""Trains the weights of analysis/ingest/html/model.c: two logistic regressions over the features
of blocks, the second one also over what the first said of the blocks around (stacking).

usage: train_clean.py [--cv] [--folds N] [--seed N] [--build DIR]

Reads ../shared/data/clean (pages with their article's text; pages with snippets that must stay or
go) and writes weights_table.h. What the second pass learns from are scores of the first by models
that have not seen the page: scores of pages that were learnt by heart are surer than those of
others. --cv: folds by site (five), each scored by a model that has not seen it; the blocks and texts
are left in DIR/cv-*. Needs numpy, a C compiler and DIR/liblede.a."""
import argparse
import ctypes
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

import numpy as np

TABLE = "analysis/ingest/html/weights_table.h"
DATA = "../shared/data/clean"
WORD = re.compile(r"\w+")
INNER = 4
SPLITS = 3
SNIPPET_WEIGHT = 2.5
PENALTY = (30.0, 40.0)
WORDED = {"begins", "holds", "under", "after", "self"}
PENALTY_WORDED = (10.0, 13.0)
VERDICTS = ("dropped", "kept", "title", "repeated")


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
    """scripts/page_features.c: all pages, read once."""

    def __init__(self, directory):
        library = os.path.abspath(f"{directory}/page_features.so")
        subprocess.run(["make", "-s", f"BUILD={directory}", f"{directory}/liblede.a"], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["cc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-shared", "-fPIC", "-I.", "-Ianalysis",
                        f"-I{directory}/gen", "-o", library, "scripts/page_features.c", f"{directory}/liblede.a",
                        "-lutf8proc", "-lstemmer", "-lcjson", "-lz", "-lm", "-pthread"], check=True)
        self.c = ctypes.CDLL(library)
        self.c.page_id.restype = ctypes.c_char_p
        self.c.block_text.restype = self.c.article_text.restype = ctypes.c_void_p
        with tempfile.NamedTemporaryFile() as f:
            for name in ("dev", "snippets-dev"):
                f.write(gzip.open(f"{DATA}/{name}.ndjson.gz").read())
            f.flush()
            self.pages = range(self.c.pages_read(f.name.encode()))
        self.names = [self.name(i) for i in range(self.c.feature_count())]
        self.ids = [self.c.page_id(p).decode() for p in self.pages]
        self.blocks = [self.c.page_blocks(p) for p in self.pages]
        self.texts = [[self.text(p, i) for i in range(self.blocks[p])] for p in self.pages]
        gold = Gold()
        self.gold, self.sites = gold, [gold.sites[i] for i in self.ids]
        labels = [[gold.label(self.ids[p], t) for t in self.texts[p]] for p in self.pages]
        self.labels = [np.array([-1 if y is None else y for y, _ in row]) for row in labels]
        self.weight = [np.array([w for _, w in row], float) for row in labels]
        self.first = [self.features(p, 0) for p in self.pages]

    def name(self, feature):
        label = ctypes.create_string_buffer(40)
        self.c.feature_label(feature, label)
        return label.value.decode()

    def text(self, page, block):
        size = ctypes.c_int()
        at = self.c.block_text(page, block, ctypes.byref(size))
        return re.sub(r"[\0-\x1f]", " ", ctypes.string_at(at, size.value).decode("utf-8", "replace"))

    def article(self, page):
        """The text that the program would give, when the page has been classified."""
        size = ctypes.c_int()
        at = self.c.article_text(page, ctypes.byref(size))
        return ctypes.string_at(at, size.value).decode("utf-8") if size.value else ""

    def features(self, page, which):
        """Of the blocks of a page in one pass: how many each has, and which."""
        counts = np.zeros(self.blocks[page], np.int32)
        listed = np.zeros(self.c.block_counts(page, which, pointer(counts)), np.uint16)
        self.c.block_features(page, which, pointer(listed))
        return counts, listed

    def use(self, first, second=None):
        """The weights that classify() goes by."""
        table = [thousandths(w if w is not None else np.zeros(len(self.names))) for w in (first, second)]
        self.c.set_weights(*map(pointer, table))

    def classify(self, page):
        """Verdict and score of each block."""
        verdicts, scores = np.zeros(self.blocks[page], np.uint8), np.zeros(self.blocks[page], np.int32)
        self.c.classify(page, pointer(verdicts), pointer(scores))
        return verdicts, scores


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def thousandths(values):
    return np.clip(np.rint(values * 1000), -32000, 32000).astype(np.int32)


def train(counts, listed, y, weight, penalty, steps=250):
    """Logistic regression by accelerated gradient descent; quadratic penalty on each weight."""
    size = len(penalty)
    of_row = np.repeat(np.arange(len(counts)), counts)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    scale = 4 / (np.bincount(listed, weights=np.repeat(weight * counts, counts), minlength=size) + 4 * penalty)
    w = v = np.zeros(size)
    for step in range(steps):
        z = np.add.reduceat(v[listed], starts)
        error = weight * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - y)
        gradient = np.bincount(listed, weights=error[of_row], minlength=size) + penalty * v
        new = v - scale * gradient
        v = new + (step / (step + 3)) * (new - w)
        w = new
    return w


def labelled(reader, pages, lists):
    """The labelled blocks of pages: counts, features of all passes, labels, weights."""
    counts, listed, y, weight = [], [], [], []
    for p in pages:
        chosen = reader.labels[p] >= 0
        total = sum(passes[p][0] for passes in lists)
        order = np.concatenate([np.repeat(np.arange(len(total)), passes[p][0]) for passes in lists])
        joined = np.concatenate([passes[p][1] for passes in lists])[np.argsort(order, kind="stable")]
        counts.append(total[chosen])
        listed.append(joined[np.repeat(chosen, total)])
        y.append(reader.labels[p][chosen])
        weight.append(reader.weight[p][chosen])
    return [np.concatenate(part) for part in (counts, listed, y, weight)]


def penalties(reader, which):
    """Phrases are rare and say much: they are held back less than shape and place."""
    of_words = [name.split(":")[0] in WORDED for name in reader.names]
    return np.where(of_words, PENALTY_WORDED[which], PENALTY[which])


def unseen_scores(reader, pages, seed):
    """Features of the second pass, from scores by models that have not seen the page's site."""
    second = {}
    for k in range(INNER):
        inner = [p for p in pages if fold_of(reader.sites[p], INNER, f"inner{seed}") == k]
        outer = [p for p in pages if fold_of(reader.sites[p], INNER, f"inner{seed}") != k]
        reader.use(train(*labelled(reader, outer, [reader.first]), penalties(reader, 0)))
        for p in inner:
            reader.classify(p)
            second[p] = reader.features(p, 1)
    return second


def fit(reader, pages, seed):
    """Both passes over these pages."""
    first = train(*labelled(reader, pages, [reader.first]), penalties(reader, 0))
    parts = [labelled(reader, pages, [reader.first, unseen_scores(reader, pages, f"{seed}-{i}")])
             for i in range(SPLITS)]
    counts, listed, y, weight = (np.concatenate(part) for part in zip(*parts))
    return first, train(counts, listed, y, weight / SPLITS, penalties(reader, 1))


def write_table(weights, names):
    with open(TABLE, "w") as f:
        f.write("/* Made by scripts/train_clean.py. */\n")
        for w in weights:
            f.write("{\n")
            for i, n in enumerate(thousandths(w)):
                if n:
                    f.write(f"\t[{i}] = {n}, /* {names[i]} */\n")
            f.write("},\n")


def cross_validate(reader, directory, seed, folds):
    texts = {}
    with open(f"{directory}/cv-blocks.tsv", "w", encoding="utf-8") as blocks:
        for fold in range(folds):
            unseen = [fold_of(site, folds, seed) == fold for site in reader.sites]
            reader.use(*fit(reader, [p for p in reader.pages if not unseen[p]], seed))
            for p in (p for p in reader.pages if unseen[p]):
                verdicts, scores = reader.classify(p)
                texts[reader.ids[p]] = reader.article(p)
                for v, s, y, t in zip(verdicts, scores, reader.labels[p], reader.texts[p]):
                    print(VERDICTS[v], s, y, reader.ids[p], t, sep="\t", file=blocks)
    for name, gold_file, scorer in (("dev", "dev-gold.json", "score_clean.py"),
                                    ("snippets-dev", "snippets-dev.ndjson.gz", "score_snippets.py")):
        path = f"{directory}/cv-{name}.ndjson"
        of_name = reader.gold.shingles if name == "dev" else reader.gold.snippets
        with open(path, "w", encoding="utf-8") as f:
            for page, text in texts.items():
                if page in of_name:
                    print(json.dumps({"id": page, "text": text}), file=f)
        subprocess.run([sys.executable, f"../shared/score/{scorer}", path, f"{DATA}/{gold_file}"]
                       + (["--worst", "15"] if name == "dev" else []))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cv", action="store_true")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--build", default="build")
    args = ap.parse_args()
    reader = Reader(args.build)
    if args.cv:
        cross_validate(reader, args.build, args.seed, args.folds)
    else:
        write_table(fit(reader, list(reader.pages), args.seed), reader.names)


if __name__ == "__main__":
    main()

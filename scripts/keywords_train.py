#!/usr/bin/env python3
"""Train analysis/annotate/keywords/weights.c (for developers; the build does not run it).

Usage: keywords_train.py [--folds] GOLD FEATURES OTHER_FEATURES

GOLD is NDJSON with `gold`, the keys that readers chose; FEATURES is what keyword_features
prints for it, OTHER_FEATURES what it prints for articles without gold: for the committed
weights 4093 of 900 to 7000 characters, of ../shared/data: all 573 of ner/worldwide, 1500 of
ner/gmb, all 620 of ner/silver-polnear, 500 of ner/silver-te3, 900 of perf/reuters. Two steps:

1. Teachers learn which terms are keys: boosted trees and small networks, each from another
   random part of the articles. Their mean is better than any one of them, and far too slow.
2. One network learns to say what the teachers say, from fewer features, on the articles with
   gold and on the others (Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network").

With --folds both are measured in five folds, by the measure of 500N-KPCrowd (Porter stems),
the network as it is written down, in integers. Needs numpy, scipy, scikit-learn and nltk.
"""
import json
import re
import sys

import numpy as np
from nltk.stem import PorterStemmer
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier

BINS = 16
HIDDEN = 8          # KEYWORD_HIDDEN: the first is linear
FEATURES = 42       # KEYWORD_FEATURES; those behind are the teachers' only
RANK, SCORED = 11, 12 # FEATURE_RANK; the value that terms behind KEYWORD_SCORED have
SUM, OUT, SHIFT, UNIT = 128, 512, 10, 64  # of a sum, of a weight of `out`; SUM * OUT >> SHIFT = UNIT
FOLDS, TEACHERS = 5, 6
TREES = dict(max_iter=120, learning_rate=.06, max_leaf_nodes=8, l2_regularization=5,
             min_samples_leaf=60)
WEIGHTS = 'analysis/annotate/keywords/weights.c'
STEMMER = PorterStemmer()


def normal(phrase):
    """As the scorer of 500N-KPCrowd has it."""
    words = (re.sub(r"['’]s?$", '', re.sub(r"^\W+|[^\w'’]+$", '', w))
             for w in re.split(r'[\s\-–—]+', phrase.lower()))
    return ' '.join(STEMMER.stem(w) for w in words if w)


def read(path):
    """A list of (id, words, array of values)."""
    documents = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            kind, name, *values = line.rstrip('\n').split('\t')
            if kind == 'D':
                documents.append((name, [], []))
            else:
                documents[-1][1].append(name)
                documents[-1][2].append(list(map(int, values)))
    return [(i, w, np.array(v, dtype=np.int32)) for i, w, v in documents if w]


class Network:
    """One hidden layer over values; a linear model beside it."""

    def __init__(self, features, hidden, random):
        size = features * BINS
        self.size, self.features = size, features
        self.weights = [random.standard_normal((size, hidden)) * .1, np.zeros(hidden),
                        random.standard_normal(hidden) * .3, np.zeros(1), np.zeros(size)]

    def rows(self, x, keep=None):
        index = x + np.arange(self.features) * BINS
        data = np.ones(index.size) if keep is None else keep.ravel()
        return csr_matrix((data, index.ravel(), np.arange(len(x) + 1) * self.features),
                          shape=(len(x), self.size))

    def __call__(self, x):
        z, (rows, bias, out, constant, linear) = self.rows(x), self.weights
        return np.maximum(z @ rows + bias, 0) @ out + z @ linear + constant[0]

    def fit(self, x, y, random, error, epochs, rate, drop=0., forget=0., decay=0., batch=512):
        """Adam (Kingma and Ba 2015), with dropout of hidden units and of features."""
        moments = [(np.zeros_like(w), np.zeros_like(w)) for w in self.weights]
        steps, t = epochs * -(-len(x) // batch), 0
        for _ in range(epochs):
            order = random.permutation(len(x))
            for at in range(0, len(x), batch):
                some = order[at:at + batch]
                keep = (random.random((len(some), self.features)) >= forget) / (1 - forget)
                z, (rows, bias, out, constant, linear) = self.rows(x[some], keep), self.weights
                sums = z @ rows + bias
                mask = (random.random(sums.shape) >= drop) / (1 - drop)
                hidden = np.maximum(sums, 0) * mask
                d = error(hidden @ out + z @ linear + constant[0], y[some]) / len(some)
                back = d[:, None] * out * mask * (sums > 0)
                gradients = [z.T @ back, back.sum(0), hidden.T @ d, np.array([d.sum()]), z.T @ d]
                t += 1
                step = rate * (1 - t / steps) + 1e-5
                for w, g, (m, v), shrinks in zip(self.weights, gradients, moments,
                                                 (True, False, True, False, True)):
                    m += .1 * (g - m)
                    v += .001 * (g * g - v)
                    w -= step * (m / (1 - .9 ** t) / (np.sqrt(v / (1 - .999 ** t)) + 1e-8)
                                 + (decay * w if shrinks else 0))
        return self


def logistic(score, wanted):
    return 1 / (1 + np.exp(-score)) - wanted


def squared(score, wanted):
    return (score - wanted) / 4


def teachers(x, y, document):
    """A function from values to the mean of the teachers' log odds."""
    trees, networks = [], []
    for seed in range(TEACHERS):
        random = np.random.default_rng(seed)
        ids = np.unique(document)
        some = np.isin(document, random.permutation(ids)[:int(len(ids) * .85)])
        columns = np.sort(random.permutation(x.shape[1])[:int(x.shape[1] * .7)])
        model = HistGradientBoostingClassifier(random_state=seed, **TREES)
        trees.append((columns, model.fit(x[some][:, columns], y[some])))
    for seed in range(TEACHERS + 2):
        random = np.random.default_rng(seed)
        networks.append(Network(x.shape[1], 16, random).fit(
            x, y, random, logistic, epochs=6, rate=.004, drop=.3, forget=.1, decay=.02))

    def mean(z):
        return (np.mean([m.decision_function(z[:, c]) for c, m in trees], 0)
                + np.mean([n(z) for n in networks], 0)) / 2
    return mean


def pupil(teach, x):
    """The network that says what the teachers say about x, in integers: rows, bias, out."""
    random = np.random.default_rng(0)
    network = Network(FEATURES, HIDDEN - 1, random)
    network.fit(x[:, :FEATURES], teach(x), random, squared, epochs=8, rate=.004)
    rows, bias, out, constant, linear = network.weights
    rows = np.hstack([linear[:, None], rows]).reshape(FEATURES, BINS, HIDDEN)
    bias = np.concatenate([constant, bias]) + rows[:, 0].sum(0)
    rows = rows - rows[:, :1]  # those of value 0 are all 0
    whole = [np.rint(a).astype(int) for a in (rows * SUM, bias * SUM,
                                              np.concatenate([[1], out]) * OUT)]
    most = np.abs(whole[1]) + np.abs(whole[0]).max(1).sum(0)
    assert max(np.abs(whole[0]).max(), most.max()) < 2 ** 15, 'sums do not fit'
    return whole


def score(whole, x):
    rows, bias, out = whole
    sums = bias + sum(rows[f, x[:, f]] for f in range(FEATURES))
    sums[:, 1:] = np.maximum(sums[:, 1:], 0)
    return (sums @ out) / (1 << SHIFT)


def measure(wanted, words, scores, k=10):
    order = np.lexsort((np.arange(len(words)), -scores))
    top = list(dict.fromkeys(words[i] for i in order))[:k]
    hits = len(wanted & set(top))
    p, r = hits / k, hits / len(wanted)
    return 2 * p * r / (p + r) if hits else 0, p


def main():
    arguments = [a for a in sys.argv[1:] if a != '--folds']
    with open(arguments[0], encoding='utf-8') as lines:
        gold = {d['id']: {normal(k) for k in d['gold']} - {''} for d in map(json.loads, lines)}
    documents = [(gold[i], list(map(normal, words)), x) for i, words, x in read(arguments[1])]
    other = np.vstack([x for _, _, x in read(arguments[2])])
    other = other[other[:, RANK] < SCORED]

    def learn(chosen):
        x = np.vstack([documents[i][2] for i in chosen])
        y = np.array([w in documents[i][0] for i in chosen for w in documents[i][1]])
        of = np.repeat(chosen, [len(documents[i][1]) for i in chosen])
        teach = teachers(x, y, of)
        return teach, pupil(teach, np.vstack([other, x[x[:, RANK] < SCORED]]))

    order = np.random.RandomState(0).permutation(len(documents))
    figures = []
    for fold in range(FOLDS if '--folds' in sys.argv else 0):
        test = order[fold::FOLDS]
        teach, whole = learn(np.setdiff1d(order, test))
        for i in test:
            wanted, words, x = documents[i]
            last = np.where(x[:, RANK] < SCORED, 0, -1e6)
            figures.append(measure(wanted, words, teach(x) + last)
                           + measure(wanted, words, score(whole, x) + last))
        print('{} articles: teachers F1@10 {:.4f} P@10 {:.4f}, network {:.4f} {:.4f}'.format(
            len(figures), *np.mean(figures, axis=0)), file=sys.stderr)
    if figures:
        return
    rows, bias, out = learn(order)[1]
    with open(WEIGHTS, 'w', encoding='utf-8') as file:
        file.write('#include "annotate/keywords/network.h"\n\n'
                   '/* Made by scripts/keywords_train.py; do not edit. */\n\n'
                   '_Alignas(64) '
                   'const int16_t keyword_rows[KEYWORD_FEATURES][KEYWORD_BINS][KEYWORD_HIDDEN] = {\n')
        for feature in rows:
            file.write('\t{\n')
            last = max([0] + [b for b in range(BINS) if feature[b].any()])
            for row in feature[:last + 1]:
                file.write('\t\t{ ' + (', '.join(map(str, row)) if row.any() else '0') + ' },\n')
            file.write('\t},\n')
        file.write('};\n')
        for name, values in (('bias', bias), ('out', out)):
            file.write(f'const int16_t keyword_{name}[KEYWORD_HIDDEN] = {{\n\t'
                       + ', '.join(map(str, values)) + ',\n};\n')


if __name__ == '__main__':
    main()

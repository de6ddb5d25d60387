#!/usr/bin/env python3
"""Train analysis/annotate/keywords/weights.c (for developers; the build does not run it).

Usage: keywords_train.py GOLD FEATURES

GOLD is NDJSON with `gold`, the keys that readers chose; FEATURES is what training_features
prints for it. Logistic regression over the binned features; printed are F1@10 and P@10 of
five folds by the measure of 500N-KPCrowd (Porter stems), then
all documents are fitted. Needs scikit-learn and nltk.
"""
import json
import re
import sys

import numpy as np
from nltk.stem import PorterStemmer
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

BINS = 16
SCALE = 16     # units of a weight in one natural logarithm of the odds
PENALTY = 0.1  # scikit-learn's C
FOLDS = 5
WEIGHTS = 'analysis/annotate/keywords/weights.c'
HEADER = 'analysis/annotate/keywords/features.h'
STEMMER = PorterStemmer()


def normal(phrase):
    words = (re.sub(r"['’]s?$", '', re.sub(r"^\W+|[^\w'’]+$", '', w))
             for w in re.split(r'[\s\-–—]+', phrase.lower()))
    return ' '.join(STEMMER.stem(w) for w in words if w)


def read(gold_path, features_path):
    """A list of (wanted keys, words, bins of each word)."""
    with open(gold_path, encoding='utf-8') as lines:
        gold = {d['id']: {normal(k) for k in d['gold']} - {''} for d in map(json.loads, lines)}
    documents = []
    with open(features_path, encoding='utf-8') as lines:
        for line in lines:
            kind, name, *bins = line.rstrip('\n').split('\t')
            if kind == 'D':
                documents.append((gold[name], [], []))
            else:
                documents[-1][1].append(normal(name))
                documents[-1][2].append(list(map(int, bins)))
    return documents


def fit(documents):
    rows = [b for _, _, bins in documents for b in bins]
    groups = len(rows[0])
    index = [group * BINS + value for row in rows for group, value in enumerate(row)]
    x = csr_matrix((np.ones(len(index)), index, np.arange(len(rows) + 1) * groups),
                   shape=(len(rows), groups * BINS))
    y = [w in wanted for wanted, words, _ in documents for w in words]
    model = LogisticRegression(C=PENALTY, solver='liblinear').fit(x, y)
    return np.rint(model.coef_[0] * SCALE).astype(int).reshape(groups, BINS)


def measure(documents, weights, k=10):
    total = np.zeros(2)
    for wanted, words, bins in documents:
        scores = [-sum(weights[g, v] for g, v in enumerate(row)) for row in bins]
        order = sorted(range(len(words)), key=lambda i: (scores[i], i))
        top = list(dict.fromkeys(words[i] for i in order))[:k]
        hits = len(wanted & set(top))
        p, r = hits / k, hits / len(wanted)
        total += (2 * p * r / (p + r) if hits else 0, p)
    return total / len(documents)


def main():
    documents = read(sys.argv[1], sys.argv[2])
    order = np.random.RandomState(0).permutation(len(documents))
    folds = [[documents[i] for i in order[f::FOLDS]] for f in range(FOLDS)]
    figures = [measure(fold, fit([d for other in folds if other is not fold for d in other]))
               for fold in folds]
    print('F1@10 {:.4f}  P@10 {:.4f}'.format(*np.mean(figures, axis=0)), file=sys.stderr)
    with open(HEADER, encoding='utf-8') as header:
        names = re.findall(r'^\t(FEATURE_\w+),', header.read(), re.M)
    with open(WEIGHTS, 'w', encoding='utf-8') as out:
        out.write('#include "annotate/keywords/features.h"\n\n'
                  '/* Made by scripts/keywords_train.py; do not edit. */\n\n'
                  'const int16_t keyword_weights[KEYWORD_FEATURES][KEYWORD_BINS] = {\n')
        for name, row in zip(names, fit(documents)):
            out.write(f'\t[{name}] = {{ {", ".join(map(str, row))} }},\n')
        out.write('};\n')


if __name__ == '__main__':
    main()

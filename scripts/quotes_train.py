#!/usr/bin/env python3
"""Train analysis/annotate/quotes/model.c (for developers; the build does not run it).

Usage: quotes_train.py words GOLD                    list the cue words, all weights 0
       quotes_train.py train GOLD FEATURES HELD_OUT  fit the weights

GOLD is NDJSON with `text` and `gold` (quotes with spans, cue, speaker); FEATURES is what
quote_features prints for it, with the words in place. A reading is right when its
content has a Jaccard overlap of at least half with a gold content whose cue holds the
reading's cue. Logistic regression with an L2 penalty; the threshold is the best one on
the documents whose number in a fixed shuffle is HELD_OUT (0..5) modulo 6, left out of a first
fit; the weights are then fitted to all. Needs scikit-learn.
"""
import json
import random
import re
import sys
from collections import Counter, defaultdict

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

MODEL = 'analysis/annotate/quotes/model.c'
FEATURES, PATTERNS, VALUES = 11, 16, 16
SCALE = 16           # units of a weight in one natural logarithm of the odds
PENALTY = 0.3        # scikit-learn's C
LEAST = 3            # cues that a word has to be part of
FUNCTION_WORDS = set(
    "the a an this these those his her its their our your my some any no each every another both "
    "all many most several few such whose to of in on at by for from with about into over after "
    "before between through during against under without within among across toward towards "
    "behind near since until despite amid upon per via than like as outside inside above below "
    "around off out up down he she they we i you it who there him them us me himself herself "
    "themselves itself whom ourselves myself is are was were be been being am has have had having "
    "do does did will would can could may might must shall should re ve ll and or but nor yet "
    "plus that if whether what how why which where when because although though while unless not "
    "also then later now still already just only even again ever often so very too more".split())


def documents(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def spans(quote):
    return [tuple(s) for s in quote.get('spans') or [(quote['start'], quote['end'])]]


def jaccard(a, b):
    both = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    return both / (sum(e - s for s, e in a) + sum(f - t for t, f in b) - both)


# The model file

def cue_words(gold):
    count = Counter()
    for document in gold:
        for quote in document['gold']:
            cue = ((quote.get('cue') or {}).get('text') or '').lower()
            count.update(w for w in set(re.findall(r'[a-z][a-z-]+', cue))
                         if w not in FUNCTION_WORDS)
    return sorted(w for w, n in count.items() if n >= LEAST) + [':']


def numbers(row):
    return ', '.join(map(str, row))


def write_model(words, weights, groups, threshold):
    with open(MODEL, 'w', encoding='utf-8') as out:
        out.write('#include "annotate/quotes/quotes.h"\n\n'
                  '/* Made by scripts/quotes_train.py; do not edit. */\n\n'
                  'const struct cue_word cue_words[] = {\n\t{ "", { 0 } },\n')
        for word, row in zip(words, weights):
            out.write(f'\t{{ "{word}", {{ {numbers(row)} }} }},\n')
        out.write('\t{ 0 }\n};\n\n'
                  'const int8_t cue_weights[CUE_FEATURES][PATTERNS][CUE_VALUES] = {\n')
        for group in groups:
            out.write('\t{\n' + ''.join(f'\t\t{{ {numbers(r)} }},\n' for r in group) + '\t},\n')
        out.write(f'}};\n\nconst int cue_threshold = {threshold};\n')


def words_of_model():
    with open(MODEL, encoding='utf-8') as model:
        return re.findall(r'^\t\{ "([^"]+)", \{', model.read(), re.M)


# Readings

def readings(path, gold):
    """For each document its direct quotes and its readings, each with its label."""
    gold = {d['id']: d['gold'] for d in gold}
    found = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            kind, *fields = line.rstrip('\n').split('\t')
            if kind == 'D':
                found.append({'gold': gold[fields[0]], 'direct': [], 'readings': []})
                continue
            ranges = [tuple(map(int, f.split())) for f in (fields if kind == 'Q' else fields[:3])
                      if f]
            if kind == 'Q':
                found[-1]['direct'].append(ranges)
            else:
                reading = {'cue': ranges[0], 'spans': ranges[1:], 'direct': fields[4] == '1',
                           'word': int(fields[5]), 'pattern': int(fields[6]),
                           'values': list(map(int, fields[7:]))}
                reading['right'] = is_right(reading, found[-1]['gold'])
                found[-1]['readings'].append(reading)
    return found


def is_right(reading, gold):
    for quote in gold:
        cue = quote.get('cue')
        if (not cue or cue['start'] < reading['cue'][1] and reading['cue'][0] < cue['end']) and \
                jaccard(spans(quote), reading['spans']) >= 0.5:
            return True
    return False


def features(reading, words):
    """A word alone and with its pattern; each value with its pattern and alone."""
    word, pattern = reading['word'], reading['pattern']
    out = [word, (words + 1) + word * PATTERNS + pattern]
    base = (words + 1) * (PATTERNS + 1)
    for group, value in enumerate(reading['values'], 1):
        out.append(base + (group * PATTERNS + pattern) * VALUES + value)
        out.append(base + (FEATURES * PATTERNS + group) * VALUES + value)
    return out


def fit(found, words):
    rows = [(features(r, words), r['right']) for d in found for r in d['readings']
            if not r['direct']]
    index = [f for row, _ in rows for f in row]
    size = (words + 1) * (PATTERNS + 1) + FEATURES * (PATTERNS + 1) * VALUES
    x = csr_matrix((np.ones(len(index)), index, np.arange(len(rows) + 1) * len(rows[0][0])),
                   shape=(len(rows), size))
    model = LogisticRegression(C=PENALTY, solver='liblinear', max_iter=200)
    model.fit(x, [right for _, right in rows])
    return quantised(model.coef_[0], words) + (round(model.intercept_[0] * SCALE),)


def quantised(w, words):
    """The two tables of the model: the features without a pattern are added in."""
    base = (words + 1) * (PATTERNS + 1)
    by_word = w[words + 1:base].reshape(words + 1, PATTERNS) + w[:words + 1, None]
    groups = w[base:base + FEATURES * PATTERNS * VALUES].reshape(FEATURES, PATTERNS, VALUES) + \
        w[base + FEATURES * PATTERNS * VALUES:].reshape(FEATURES, 1, VALUES)
    groups[0] = 0
    return tuple(np.clip(np.rint(t * SCALE), -127, 127).astype(int) for t in (by_word, groups))


# The threshold

def chosen(document, model, threshold):
    best = defaultdict(lambda: (threshold, None))
    by_word, groups, _ = model
    for r in document['readings']:
        score = by_word[r['word'], r['pattern']] + \
            sum(groups[g, r['pattern'], v] for g, v in enumerate(r['values'], 1))
        if score > best[r['cue']][0]:
            best[r['cue']] = score, r
    return [r['spans'] for _, r in best.values() if r and not r['direct']]


def f1(found, model, threshold):
    hits = given = wanted = 0
    for document in found:
        guesses = document['direct'] + chosen(document, model, threshold)
        gold = [spans(q) for q in document['gold']]
        wanted += len(gold)
        given += len(guesses)
        for guess in guesses:
            match = next((g for g in gold if jaccard(g, guess) >= 0.5), None)
            if match:
                gold.remove(match)
                hits += 1
    return 2 * hits / (given + wanted)


def main():
    gold = documents(sys.argv[2])
    if sys.argv[1] == 'words':
        words = cue_words(gold)
        zero = np.zeros((FEATURES, PATTERNS, VALUES), dtype=int)
        write_model(words, np.zeros((len(words), PATTERNS), dtype=int), zero, 100)
        return
    words = words_of_model()
    found = readings(sys.argv[3], gold)
    random.Random(1).shuffle(found)
    part = int(sys.argv[4])
    held = [d for i, d in enumerate(found) if i % 6 == part]
    model = fit([d for i, d in enumerate(found) if i % 6 != part], len(words))
    best = max((f1(held, model, t - model[2]), t) for t in range(-20, 8, 2))
    print(f'F1 of the documents held out {best[0]:.4f}', file=sys.stderr)
    by_word, groups, intercept = fit(found, len(words))
    write_model(words, by_word[1:], groups, best[1] - intercept)


if __name__ == '__main__':
    main()

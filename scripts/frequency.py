#!/usr/bin/env python3
"""Remake lexicons/words/frequency.tsv (for developers; the build does not run it).

Usage: frequency.py DATA > lexicons/words/frequency.tsv

DATA is a folder with perf/reuters.ndjson.gz (Reuters-21578) and, in ner/, the texts
of worldwide, conll03, gmb, silver-polnear, silver-te3 and wikigold. Only how many
documents have a stem is kept of them. Needs the package PyStemmer.
"""
import gzip
import json
import re
import sys
from collections import Counter

import Stemmer

SOURCES = ['perf/reuters.ndjson.gz'] + ['ner/' + name for name in (
    'worldwide.ndjson.gz', 'conll03.ndjson.gz', 'gmb.ndjson.gz',
    'silver-polnear.ndjson.gz', 'silver-te3.ndjson.gz', 'wikigold.ndjson')]
LEAST = 3  # rarer stems are left out
WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
CLITIC = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m)|')$")


def documents(data):
    for source in SOURCES:
        opener = gzip.open if source.endswith('.gz') else open
        with opener(f'{data}/{source}', 'rt', encoding='utf-8') as lines:
            for line in lines:
                document = json.loads(line)
                yield (document.get('title') or '') + '\n' + document['text']


def words(text):
    """Folded words, clitics split off, full stops kept inside abbreviations only."""
    for word in WORD.findall(text):
        word = CLITIC.sub('', word.lower().replace('’', "'"))
        if '.' not in word[:-1]:
            word = word.rstrip('.')
        for part in {word, *word.split('-')}:
            if len(part) > 1:
                yield part


def main():
    stem = Stemmer.Stemmer('english').stemWord
    count, total = Counter(), 0
    for text in documents(sys.argv[1]):
        count.update({stem(word) for word in words(text)})
        total += 1
    print('# title\tHow many documents of a news collection have a stem (Snowball English)')
    print('# columns\tname type kind ref weight')
    print('# origin\tcounted over Reuters-21578, Worldwide Newswire, CoNLL-2003, Groningen '
          'Meaning Bank, PolNeAR, TempEval-3 and Wikigold by scripts/frequency.py; words and '
          'counts only, see lexicons/README.md')
    print('# licence\tMIT')
    print('# match\tfold')
    print(f'# documents\t{total}')
    for word, documents_with in sorted(count.items()):
        if documents_with >= LEAST:
            print(f'{word}\t-\t-\t-\t{documents_with}')


if __name__ == '__main__':
    main()

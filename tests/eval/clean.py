#!/usr/bin/env python3
"""Scores of lede clean by kind of page, and the worst pages; by the measures of ../shared/score.

usage: clean.py PRED.ndjson PAGES.ndjson.gz [GOLD.json]    GOLD: whole texts, else the pages' snippets

Kinds are told by the page's own markup: news (says NewsArticle or ReportageNewsArticle), blog (made by
WordPress, Blogger, ...; says BlogPosting), article (says it is one), page (says nothing of the kind)."""
import collections
import gzip
import json
import re
import sys

sys.path.insert(0, "../shared/score")
from score_clean import mean, page as score_page

WORST = 10


def kind_of(html):
    if re.search(r'"(Reportage)?NewsArticle"|schema\.org/NewsArticle', html):
        return "news"
    if re.search(r'name=.?generator.{0,40}(WordPress|Blogger|Ghost|Drupal)|wp-content/|BlogPosting|blogspot\.', html, re.I):
        return "blog"
    if re.search(r'og:type.{0,20}article|<article\b|schema\.org/\w*Article', html, re.I):
        return "article"
    return "page"


def flat(text):
    return "".join((text or "").split())


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


class Whole:
    """Macro averages of shingles, as score_clean.py has them."""

    def __init__(self, gold):
        self.gold, self.pages = gold, collections.defaultdict(list)

    def add(self, kind, d, text):
        p, r, _ = score_page(self.gold[d["id"]]["articleBody"], text)
        self.pages[kind].append((p, r))
        return f1(p or 0, r or 0)

    def of(self, kinds):
        rows = [x for k in kinds for x in self.pages[k]]
        return len(rows), mean(x[0] for x in rows), mean(x[1] for x in rows)


class Snippets:
    """Micro averages over snippets, as score_snippets.py has them."""

    def __init__(self):
        self.counts = collections.defaultdict(lambda: [0, 0, 0, 0])

    def add(self, kind, d, text):
        t = flat(text)
        tp = sum(flat(s) in t for s in d["with"])
        fp = sum(flat(s) in t for s in d["without"])
        fn = len(d["with"]) - tp
        for i, n in enumerate((1, tp, fp, fn)):
            self.counts[kind][i] += n
        return -(fp + fn)

    def of(self, kinds):
        n, tp, fp, fn = (sum(self.counts[k][i] for k in kinds) for i in range(4))
        return n, tp / max(tp + fp, 1), tp / max(tp + fn, 1)


def main():
    pred = {d["id"]: d.get("text") for d in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    scores = Whole(json.load(open(sys.argv[3], encoding="utf-8"))) if len(sys.argv) > 3 else Snippets()
    pages = []
    for d in map(json.loads, gzip.open(sys.argv[2], "rt", encoding="utf-8")):
        kind = kind_of(d["html"])
        pages.append((scores.add(kind, d, pred.get(d["id"])), kind, d["id"]))
    print(f"{'kind':10}{'pages':>6}{'F1':>8}{'prec':>8}{'recall':>8}")
    for name, kinds in [(k, [k]) for k in ("news", "blog", "article", "page")] + [
            ("all", ["news", "blog", "article", "page"])]:
        n, p, r = scores.of(kinds)
        print(f"{name:10}{n:6}{f1(p, r):8.3f}{p:8.3f}{r:8.3f}")
    print("worst pages" + ("" if len(sys.argv) > 3 else ", by wrong snippets") + ":")
    for score, kind, page in sorted(pages)[:WORST]:
        print(f"  {score:6.3f}  {kind:8}{page}" if len(sys.argv) > 3 else f"  {-score:3}  {kind:8}{page}")


if __name__ == "__main__":
    main()

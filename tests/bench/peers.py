#!/usr/bin/env python3
"""Rows for the table of run.sh: other programs that take the article out of the same pages, in processor
time after loading. usage: peers.py FOLDER    needs trafilatura, resiliparse (pip); skips what is not there"""
import glob
import sys
import time


def trafilatura():
    from trafilatura import extract
    return lambda html: extract(html)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree
    return lambda html: extract_plain_text(HTMLTree.parse(html), main_content=True)


def main():
    pages = [open(path, encoding="utf-8", errors="replace").read() for path in sorted(glob.glob(sys.argv[1] + "/*.html"))]
    size = sum(len(page.encode("utf-8", "replace")) for page in pages)
    for peer in trafilatura, resiliparse:
        try:
            run = peer()
        except ImportError:
            print(f"{peer.__name__}: skipped: not installed (pip install {peer.__name__})")
            continue
        started = time.process_time()
        for page in pages:
            run(page)
        t = time.process_time() - started
        print(f"{peer.__name__ + f' ({len(pages)} pages)':34} {t:8.3f} s {size / t / 1e6:8.1f} MB/s")


if __name__ == "__main__":
    main()

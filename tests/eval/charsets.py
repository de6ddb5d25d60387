#!/usr/bin/env python3
"""How often the encoding of a text is found out, by lede and by uchardet: texts of the pages in
../shared/data/clean, put into the encodings that their language was written in; right when the text
comes back as it was.

usage: charsets.py BUILD [BYTES...]    needs libuchardet.so.0; BYTES: lengths that are tried"""
import collections
import ctypes
import gzip
import json
import os
import subprocess
import sys
import tempfile

LANGUAGES = {
    "cp1252": "de fr es it pt nl sv da fi en", "iso8859-1": "de fr es it pt nl sv da fi",
    "cp1250": "pl cs hu sk sl hr ro", "iso8859-2": "pl cs hu sk sl hr ro", "cp1251": "ru uk bg",
    "koi8-r": "ru", "cp1253": "el", "cp932": "ja", "euc_jp": "ja", "gbk": "zh", "big5": "zh", "euc_kr": "ko",
    "utf-16-le": "de fr es ru ja zh ko el",
}


class Uchardet:
    def __init__(self):
        self.lib = ctypes.CDLL("libuchardet.so.0")
        self.lib.uchardet_new.restype = ctypes.c_void_p
        self.lib.uchardet_get_charset.restype = ctypes.c_char_p

    def __call__(self, data):
        u = ctypes.c_void_p(self.lib.uchardet_new())
        self.lib.uchardet_handle_data(u, data, ctypes.c_size_t(len(data)))
        self.lib.uchardet_data_end(u)
        name = self.lib.uchardet_get_charset(u).decode()
        self.lib.uchardet_delete(u)
        return name


def texts(lede):
    for name in "dev", "snippets-dev":
        pages = gzip.open(f"../shared/data/clean/{name}.ndjson.gz").read()
        out = subprocess.run([lede, "clean", "--json", "-q"], input=pages, stdout=subprocess.PIPE).stdout
        for line in out.decode().split("\n"):
            d = json.loads(line) if line else {}
            language = d.get("page", {}).get("language", "")[:2].lower()
            if language and len(d.get("text", "")) > 200:
                yield language, d["text"]


def in_encoding(text, name, size):
    """Its first bytes; None when too many characters are not in the encoding, or none is beyond ASCII."""
    data = text.encode(name, "ignore")
    kept = data.decode(name)
    if len(kept) < .98 * len(text):
        return None
    kept = kept[:size]
    while len(kept.encode(name)) > size:
        kept = kept[:-1]
    return None if kept.isascii() and not name.startswith("utf") else (kept, kept.encode(name))


def same(text, data, name):
    try:
        return bool(name) and data.decode({"mac-centraleurope": "mac_latin2"}.get(name.lower(), name)) == text
    except (UnicodeDecodeError, LookupError):
        return False


def main():
    lede, sizes = sys.argv[1] + "/lede", [int(n) for n in sys.argv[2:]] or [200, 1000, 5000]
    uchardet, found = Uchardet(), list(texts(lede))
    print("| encoding | bytes | texts | lede | uchardet |\n|---|---|---|---|---|")
    total = collections.Counter()
    for name, languages in LANGUAGES.items():
        for size in sizes:
            rows = [r for l, t in found if l in languages.split() for r in [in_encoding(t, name, size)] if r][:150]
            if not rows:
                continue
            with tempfile.TemporaryDirectory() as d:
                for i, (_, data) in enumerate(rows):
                    open(f"{d}/{i}.txt", "wb").write(data)
                files = [f"{d}/{i}.txt" for i in range(len(rows))]
                out = subprocess.run([lede, "tokens", "--json", "-q", "--from", "text"] + files,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
            got = {os.path.basename(r["id"]): r["text"] for r in map(json.loads, filter(None, out.split("\n")))}
            # lede reads Latin-1 as Windows-1252 and makes line ends LF
            ours = sum(got.get(f"{i}.txt") == text for i, (text, _) in enumerate(rows))
            theirs = sum(same(text, data, uchardet(data)) for text, data in rows)
            total.update(n=len(rows), ours=ours, theirs=theirs)
            print(f"| {name} | {size} | {len(rows)} | {ours} | {theirs} |")
    print(f"| all | | {total['n']} | {total['ours']} | {total['theirs']} |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes the tables of the HTML reader: names of elements and attributes with a perfect hash, and
the named character references. usage: html_tables.py numbers|elements|references|hints|phrases > TABLE.h

The references are those of the HTML standard (13.5), as Python's html.entities carries them."""
import html.entities
import itertools
import sys

# What an element is to the reader of an article (page.c):
#   BLOCK   starts and ends a paragraph; PCLOSE ends an open <p> (standard, 13.2.6.4.7)
#   VOID    has no content; FORMAT is one of the standard's formatting elements
#   DROP    its content is never text of the page; SCOPE ends the search for an open element
#   RAW     its content is text up to its end tag; RCDATA the same with references
ELEMENTS = """
a FORMAT
abbr
acronym
address BLOCK PCLOSE SPECIAL
amp-ad BLOCK DROP
applet SPECIAL SCOPE DROP
area VOID
article BLOCK PCLOSE SPECIAL
aside BLOCK PCLOSE SPECIAL
audio DROP
b FORMAT
base VOID
big FORMAT
blockquote BLOCK PCLOSE SPECIAL
body BLOCK SPECIAL
br VOID
button DROP SPECIAL
canvas DROP
caption BLOCK SPECIAL SCOPE
center BLOCK PCLOSE SPECIAL
cite
code FORMAT
col VOID
colgroup SPECIAL
dd BLOCK PCLOSE SPECIAL
del
details BLOCK PCLOSE SPECIAL
dialog BLOCK PCLOSE SPECIAL
dir BLOCK PCLOSE SPECIAL
div BLOCK PCLOSE SPECIAL
dl BLOCK PCLOSE SPECIAL
dt BLOCK PCLOSE SPECIAL
em FORMAT
embed VOID
fieldset BLOCK PCLOSE SPECIAL
figcaption BLOCK PCLOSE SPECIAL
figure BLOCK PCLOSE SPECIAL
font FORMAT
footer BLOCK PCLOSE SPECIAL
form BLOCK PCLOSE SPECIAL
frame VOID
frameset BLOCK SPECIAL
h1 BLOCK PCLOSE SPECIAL HEADING
h2 BLOCK PCLOSE SPECIAL HEADING
h3 BLOCK PCLOSE SPECIAL HEADING
h4 BLOCK PCLOSE SPECIAL HEADING
h5 BLOCK PCLOSE SPECIAL HEADING
h6 BLOCK PCLOSE SPECIAL HEADING
head SPECIAL
header BLOCK PCLOSE SPECIAL
hgroup BLOCK PCLOSE SPECIAL
hr BLOCK PCLOSE VOID
html SPECIAL SCOPE
i FORMAT
iframe RAW DROP
img VOID
input VOID
ins
kbd
label
legend BLOCK
li BLOCK PCLOSE SPECIAL
link VOID
main BLOCK PCLOSE SPECIAL
mark
marquee SPECIAL SCOPE
math DROP FOREIGN
menu BLOCK PCLOSE SPECIAL
meta VOID
nav BLOCK PCLOSE SPECIAL
nobr FORMAT
noembed RAW DROP
noframes RAW DROP
noscript RAW DROP
object DROP SPECIAL SCOPE
ol BLOCK PCLOSE SPECIAL
optgroup
option
p BLOCK PCLOSE SPECIAL
param VOID
picture
plaintext BLOCK PCLOSE SPECIAL
pre BLOCK PCLOSE SPECIAL
progress DROP
q
rp DROP
rt DROP
ruby
s FORMAT
samp
script RAW DROP
search BLOCK PCLOSE SPECIAL
section BLOCK PCLOSE SPECIAL
select DROP SPECIAL
small FORMAT
source VOID
span
strike FORMAT
strong FORMAT
style RAW DROP
sub
summary BLOCK PCLOSE SPECIAL
sup
svg DROP FOREIGN
table BLOCK SPECIAL SCOPE
tbody BLOCK SPECIAL
td BLOCK SPECIAL SCOPE
template DROP SPECIAL SCOPE
textarea RCDATA DROP SPECIAL
tfoot BLOCK SPECIAL
th BLOCK SPECIAL SCOPE
thead BLOCK SPECIAL
time
title RCDATA
tr BLOCK SPECIAL
track VOID
tt FORMAT
u FORMAT
ul BLOCK PCLOSE SPECIAL
var
video DROP
wbr VOID
xmp BLOCK PCLOSE RAW
"""

ATTRIBUTES = """aria-hidden aria-label charset class content datetime encoding hidden href
http-equiv id itemprop itemtype lang name property rel role src style title type"""


def hash_of(name, a, b, c, size):
    """The program's: first, last and middle byte and the length."""
    n = len(name)
    return (ord(name[0]) * a + ord(name[-1]) * b + ord(name[n // 2]) * c + n) % size


def perfect(names, size):
    for a, b, c in itertools.product(range(1, 64), repeat=3):
        if len({hash_of(n, a, b, c, size) for n in names}) == len(names):
            return a, b, c
    raise SystemExit("no perfect hash of this size")


def identifier(name):
    return name.upper().replace("-", "_")


def print_hash(prefix, names, size):
    a, b, c = perfect(names, size)
    print(f"enum {{ {prefix}_HASH_A = {a}, {prefix}_HASH_B = {b}, {prefix}_HASH_C = {c}, "
          f"{prefix}_HASH_SIZE = {size} }};")
    print(f"static const uint8_t {prefix.lower()}_hash[{prefix}_HASH_SIZE] = {{")
    for n in names:
        print(f"\t[{hash_of(n, a, b, c, size)}] = {prefix}_{identifier(n)},")
    print("};")


def numbers():
    rows = [line.split() for line in ELEMENTS.split("\n") if line]
    attributes = ATTRIBUTES.split()
    print("/* Made by scripts/html_tables.py numbers. */")
    print("enum tag {\n\tTAG_OTHER,")
    for r in rows:
        print(f"\tTAG_{identifier(r[0])},")
    print("\tTAG_COUNT,\n};\n")
    print("enum attribute {\n\tATTR_OTHER,")
    for n in attributes:
        print(f"\tATTR_{identifier(n)},")
    print("\tATTR_COUNT,\n};\n")


def elements():
    rows = [line.split() for line in ELEMENTS.split("\n") if line]
    attributes = ATTRIBUTES.split()
    print("/* Made by scripts/html_tables.py elements. */")
    print("static const struct tag_row tag_rows[TAG_COUNT] = {")
    print('\t[TAG_OTHER] = { "", 0 },')
    for r in rows:
        flags = " | ".join("TAG_IS_" + f for f in r[1:]) or "0"
        print(f'\t[TAG_{identifier(r[0])}] = {{ "{r[0]}", {flags} }},')
    print("};")
    print("static const char attr_names[ATTR_COUNT][12] = {\n\t[ATTR_OTHER] = \"\",")
    for n in attributes:
        print(f'\t[ATTR_{identifier(n)}] = "{n}",')
    print("};")
    print_hash("TAG", [r[0] for r in rows], 1024)
    print_hash("ATTR", attributes, 64)


def references():
    table = {}
    for name, text in html.entities.html5.items():
        bare = name.rstrip(";")
        row = table.setdefault(bare, [text, False])
        row[1] |= not name.endswith(";")
    print("/* Made by scripts/html_tables.py references: the HTML standard's named character references,")
    print(" * sorted by bytes. `bare`: is known without the semicolon too. */")
    print("static const struct reference { char name[32], text[7]; bool bare; } references[] = {")
    for name in sorted(table, key=lambda n: n.encode()):
        text = "".join(f"\\{b:03o}" for b in table[name][0].encode())
        print(f'\t{{ "{name}", "{text}", {"true" if table[name][1] else "false"} }},')
    print("};")


def hints():
    """Sorted by words; where each letter's words start."""
    rows = [line.rstrip("\n").split("\t") for line in open("lexicons/html/hints.tsv") if line[0] != "#"]
    names = list(dict.fromkeys(r[0] for r in rows))
    words = sorted((word, hint) for hint, word in rows)
    print("/* Made by scripts/html_tables.py hints from lexicons/html/hints.tsv. */")
    print("enum hint {")
    for n in names:
        print(f"\tHINT_{n.upper()},")
    print("\tHINT_COUNT,\n};\n\n#ifdef LEDE_HINT_WORDS")
    print("static const char hint_labels[HINT_COUNT][12] = {")
    for n in names:
        print(f'\t"{n}",')
    print("};\nstatic const struct hint_word { char word[20]; uint8_t hint; } hint_words[] = {")
    for word, hint in words:
        print(f'\t{{ "{word}", HINT_{hint.upper()} }},')
    print("};\nstatic const uint16_t hint_starts[27] = {")
    for letter in "abcdefghijklmnopqrstuvwxyz{":
        print(f"\t{sum(w[0] < letter for w, _ in words)},")
    print("};\n#endif")


def phrases():
    """Sorted by bytes; where those of each first byte start."""
    rows = [line.rstrip("\n").split("\t") for line in open("lexicons/html/phrases.tsv") if line[0] != "#"]
    kinds = list(dict.fromkeys(r[0] for r in rows))
    words = sorted((phrase.encode(), kind) for kind, phrase in rows)
    print("/* Made by scripts/html_tables.py phrases from lexicons/html/phrases.tsv. */")
    print("enum phrase {")
    for n in kinds:
        print(f"\tPHRASE_{n.upper()},")
    print("\tPHRASE_COUNT,\n};\n\n#ifdef LEDE_PHRASES")
    print("static const char phrase_labels[PHRASE_COUNT][12] = {")
    for n in kinds:
        print(f'\t"{n}",')
    print("};\nstatic const struct phrase_row { char text[38]; uint8_t len, kind; } phrase_rows[] = {")
    for phrase, kind in words:
        text = "".join(chr(b) if 32 <= b < 127 else f"\\{b:03o}" for b in phrase)
        print(f'\t{{ "{text}", {len(phrase)}, PHRASE_{kind.upper()} }},')
    print("};\nstatic const uint16_t phrase_starts[257] = {")
    for byte in range(257):
        print(f"\t{sum(w[0] < byte for w, _ in words)},")
    print("};\n#endif")


if __name__ == "__main__":
    if sys.argv[1:] == ["numbers"]:
        numbers()
    elif sys.argv[1:] == ["elements"]:
        elements()
    elif sys.argv[1:] == ["references"]:
        references()
    elif sys.argv[1:] == ["hints"]:
        hints()
    elif sys.argv[1:] == ["phrases"]:
        phrases()
    else:
        sys.exit(__doc__)

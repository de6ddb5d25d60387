# lede eval keywords beside the scorer that the figures in README were made with: theirs
# stems with NLTK's Porter, ours with libstemmer's, which differ in a few words.
. tests/lib.sh
start "$@"

scorer=../shared/score/score_keywords.py
gold=../shared/data/keywords/dev.ndjson
if ! [ -r "$scorer" ] || ! [ -r "$gold" ]; then
	skip "lede eval keywords agrees with the scorer" "no ../shared"
	done_testing
fi
if ! python3 -c 'import nltk' 2>/dev/null; then
	skip "lede eval keywords agrees with the scorer" "no python3 with nltk"
	done_testing
fi
lede keywords --words --json -q "$gold" >"$T/pred.ndjson"
lede eval keywords "$gold" >"$T/ours"
cat >"$T/agree.py" <<'END'
import sys
sys.path.insert(0, sys.argv[1])
from ndjson import read
from score_keywords import phrases, score
theirs = score({d["id"]: phrases(d) for d in read(sys.argv[2])},
               {d["id"]: d["gold"] for d in read(sys.argv[3])})
ours = {}
for line in open(sys.argv[4]):
    words = line.split()
    if words[:1] == ["first"]:
        ours.update((name + "@" + words[1], float(value)) for name, value in zip(words[2::2], words[3::2]))
print(ours, theirs)
assert len(ours) == 6 and all(abs(ours[k] - theirs[k]) < .0003 for k in ours)
END
check "lede eval keywords agrees with the scorer, to .0002" \
	python3 "$T/agree.py" "${scorer%/*}" "$T/pred.ndjson" "$gold" "$T/ours"
done_testing

# lede eval summary gives the ROUGE of the Python package rouge-score to within 0.2 of 100.
. tests/lib.sh
start "$@"

if ! have python3 || ! python3 -c 'import rouge_score' 2>/dev/null; then
	skip "ROUGE as rouge-score has it" "no python3 with rouge-score"
	done_testing
fi

# references for our own articles: their titles, and the middle of their text
cat >"$T/make.py" <<'END'
import json, sys
for name in sys.argv[1:]:
    text = open(name, encoding="utf-8").read()
    words = text.split()
    print(json.dumps({"id": name, "text": text,
                      "reference": [text.split("\n", 1)[0], " ".join(words[20:60]), " ".join(words[60:90])]}))
END
cat >"$T/score.py" <<'END'
import json, sys
from rouge_score.rouge_scorer import RougeScorer
kinds = ["rouge1", "rouge2", "rougeL"]
scorer = RougeScorer(kinds, use_stemmer=True)
total, n = dict.fromkeys(kinds, 0.0), 0
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    d = json.loads(line)
    text = "\n".join(s["text"] for s in d["summary"])
    each = [scorer.score(r, text) for r in d["reference"]]
    for k in kinds:
        total[k] += max(e[k].fmeasure for e in each)
    n += 1
wanted = [100 * total[k] / n for k in kinds]
for line in open(sys.argv[2]):
    if line.startswith("lede summary"):
        got = [float(x) for x in line.split()[2:5]]

assert n > 20 and all(abs(g - w) <= 0.2 for g, w in zip(got, wanted)), (wanted, got)
END
python3 "$T/make.py" corpus/articles/*.txt >"$T/in.ndjson"
lede summary --json "$T/in.ndjson" >"$T/documents" 2>/dev/null </dev/null
lede eval summary "$T/in.ndjson" >"$T/figures" 2>/dev/null </dev/null
check "ROUGE as rouge-score has it" python3 "$T/score.py" "$T/documents" "$T/figures"

done_testing

#ifndef LEDE_ANNOTATE_QUOTES_H
#define LEDE_ANNOTATE_QUOTES_H

#include "annotate/annotate.h"
#include "annotate/wordclass.h"

/* What the parts of the quotes annotator share:
 *   quotes.c            what tokens are, the best clauses, who is quoted
 *   quotes/marks.c      quotation marks
 *   quotes/turns.c      interviews: lines that begin with who speaks
 *   quotes/direct.c     direct speech and its speakers
 *   quotes/subjects.c   noun phrases: who does what a verb says
 *   quotes/clauses.c    attributions without marks: cue, source, content clause
 *   quotes/model.c      weights of the latter, made by scripts/quotes_train.py
 *   quotes/build.c      tokens into the spans of a quotation */

/* Tokens [first, last). */
struct range {
	uint32_t first, last;
};

/* What stands between two quotation marks. */
struct region {
	uint32_t open, close;   /* tokens with the marks, end exclusive */
	uint32_t inner, end;    /* tokens without them */
	uint32_t paragraph;     /* its number */
	bool closed;
	bool utterance;         /* something said, not a word in scare quotes, a title */
	bool continued;         /* goes on in the next paragraph, or from the one before */
	bool single;
};

/* What one says in an interview: "Q: Why now?" */
struct turn {
	struct range label;
	uint32_t line;          /* token that the line begins with: the label, or a mark before */
	uint32_t content, end;  /* tokens of what is said */
	bool colon;             /* else the label has a line of its own */
};

enum subject_kind {
	SUBJECT_NONE,
	SUBJECT_PERSON,  /* he, she */
	SUBJECT_PRONOUN, /* they, I, we, you, it */
	SUBJECT_WHO,
	SUBJECT_NAME,
	SUBJECT_NOUN,
	SUBJECT_OWNER,   /* Trump's, her */
	SUBJECT_FAR,     /* of the cue before, or of the whole sentence */
};

struct subject {
	struct range range;
	enum subject_kind kind;
};

/* How the content hangs on the cue. */
enum cue_pattern {
	PATTERN_THAT,      /* X said that C */
	PATTERN_WH,        /* X asked whether C */
	PATTERN_TO,        /* X promised to C */
	PATTERN_CLAUSE,    /* X said C (with a finite verb in C) */
	PATTERN_NOUNS,     /* X criticised C */
	PATTERN_PREP,      /* X talked about C */
	PATTERN_MARK,      /* X called it "C" */
	PATTERN_COLON,     /* X: C */
	PATTERN_ING,       /* X suggested doing C */
	PATTERN_BEHIND,    /* C, X said */
	PATTERN_INVERTED,  /* C, said X */
	PATTERN_ACCORDING, /* C, according to X; according to X, C */
	PATTERN_PASSIVE,   /* C is expected */
	PATTERNS = 16
};

/* Groups of features; a feature is a group and a value. */
enum cue_feature {
	CUE_WORD,     /* cue word and pattern */
	CUE_END,      /* how the end was found */
	CUE_LENGTH,
	CUE_SUBJECT,
	CUE_AUXILIARY,
	CUE_NEXT,     /* class of the content's first word */
	CUE_PREVIOUS, /* class of the word before the cue */
	CUE_MARKS,    /* inside a quotation, around one, in the headline */
	CUE_REST,     /* what the sentence has left behind the cue */
	CUE_FORM,     /* -ing, -ed, -s */
	CUE_AFTER,    /* what stands behind the content */
	CUE_FEATURES
};
enum { CUE_VALUES = 16 };

struct cue_candidate {
	uint32_t cue;
	uint32_t word;           /* of the model */
	struct range content;
	struct range rest; /* what goes on behind the cue: "C, he said, C"; often empty */
	struct subject speaker;
	uint8_t pattern;
	uint8_t values[CUE_FEATURES]; /* CUE_WORD's is unused: it is `word` */
	int32_t score;
};

struct cue_word {
	const char *word;
	int8_t weights[PATTERNS];
};

extern const struct cue_word cue_words[]; /* from 1; ends with NULL */
extern const int8_t cue_weights[CUE_FEATURES][PATTERNS][CUE_VALUES];
extern const int cue_threshold;

struct quote_scratch {
	struct wordlist words; /* word_classes and SPEECH */
	struct wordlist cues;
	VECTOR(uint8_t) class; /* of each token: enum word_class | WORD_... */
	VECTOR(uint16_t) cue;  /* of each token: its cue_words, or 0 */
	VECTOR(struct region) regions; /* in the order of the text */
	VECTOR(struct turn) turns;
	VECTOR(uint8_t) used;  /* cues that direct speech has taken */
	VECTOR(uint8_t) shouted; /* of each sentence: is it in capitals? */
	VECTOR(struct cue_candidate) candidates;
};
enum { WORD_SPEECH = 0x20, WORD_INSIDE = 0x40, WORD_TURN = 0x80, WORD_CLASS = 0x1f };

/* The region that the token is in, its index + 1; 0: in none. */
uint32_t region_at(const struct quote_scratch *, uint32_t token);

static inline bool is_inside(const struct quote_scratch *q, uint32_t token)
{
	return q->class.at[token] & WORD_INSIDE;
}

/* In a sentence in capitals they tell nothing. */
static inline bool is_shouted(const struct quote_scratch *q, const struct document *doc,
			      size_t token)
{
	return q->shouted.at[doc->tokens.at[token].sentence];
}

static inline enum word_class class_at(const struct quote_scratch *q, uint32_t token)
{
	return q->class.at[token] & WORD_CLASS;
}

/* Is the word of one of these classes? A set is a sum of CLASS_BITs. */
#define CLASS_BIT(class) (1u << (class))
static inline bool class_in(const struct quote_scratch *q, uint32_t token, unsigned set)
{
	return CLASS_BIT(class_at(q, token)) & set;
}

static inline bool is_speech(const struct quote_scratch *q, uint32_t token)
{
	return q->class.at[token] & WORD_SPEECH;
}

static inline bool is_mark(const struct document *doc, uint32_t token, char mark)
{
	return doc->tokens.at[token].first == (uint8_t)mark &&
	       doc->tokens.at[token].kind == TOKEN_PUNCT;
}

static inline const struct token *token_at(const struct document *doc, uint32_t i)
{
	return &doc->tokens.at[i];
}

static inline bool is_capital(const struct document *doc, uint32_t i)
{
	const struct token *t = token_at(doc, i);

	return t->kind == TOKEN_WORD && t->cased != CASE_LOWER && t->cased != CASE_NONE;
}

static inline bool is_text(const struct document *doc, uint32_t token, const char *text)
{
	return doc->tokens.at[token].first == (uint8_t)*text &&
	       slice_is(token_text(doc->text, &doc->tokens.at[token]), text);
}

static inline bool ends_in(const struct document *doc, uint32_t token, const char *suffix)
{
	return slice_ends(token_text(doc->text, &doc->tokens.at[token]), slice_of(suffix));
}

static inline bool is_adverb(const struct quote_scratch *q, const struct document *doc,
			     uint32_t token)
{
	return class_at(q, token) == CLASS_ADVERB ||
	       (doc->tokens.at[token].cased == CASE_LOWER && ends_in(doc, token, "ly"));
}

static inline const struct sentence *sentence_at(const struct document *doc, uint32_t token)
{
	return &doc->sentences.at[doc->tokens.at[token].sentence];
}

static inline struct span quote_span(const struct document *doc, struct range r)
{
	return (struct span){ doc->tokens.at[r.first].start, doc->tokens.at[r.last - 1].end };
}

/* One more piece of what is quoted; not after QUOTE_SPANS of them. */
void quote_add_span(const struct document *, struct quote *, struct range);

/* Who says it, if anybody, and the token with the verb. */
void quote_set_source(const struct document *, struct quote *, struct subject, uint32_t cue);

/* The regions between quotation marks, to q->regions; their tokens become WORD_INSIDE. */
void quote_regions(struct quote_scratch *, const struct document *);

/* The mention that a span overlaps, or the first behind it, or MENTION_END. */
uint32_t quote_mention_in(const struct document *, struct span);

/* The turns of an interview, to doc->quotes; their tokens become WORD_TURN. */
void quote_turns(struct quote_scratch *, struct document *);

/* The regions that are direct speech, to doc->quotes; needs the regions and the turns. */
void quote_direct(struct quote_scratch *, struct document *);

/* Everything before the clauses: what tokens are, quotation marks, direct speech. */
struct quote_scratch *quotes_prepare(struct document *, struct annotation *);

/* Who does what the verb at `cue` says, looking to the left, not before `low`. */
struct subject subject_before(const struct quote_scratch *, const struct document *, uint32_t low,
			      uint32_t cue);

/* The noun phrase that begins at `first`: "said >a spokesman for the group<". */
struct subject subject_after(const struct quote_scratch *, const struct document *,
			     uint32_t first, uint32_t high);

/* The first noun phrase of [low, high), behind an introduction with a comma. */
struct subject subject_first(const struct quote_scratch *, const struct document *,
			     uint32_t low, uint32_t high);

/* The noun phrase that ends before `end`. */
struct subject subject_nouns(const struct quote_scratch *, const struct document *, uint32_t low,
			     uint32_t end);

/* "said", "told": no nouns, as "claims" and "report" may be. */
bool is_past_speech(const struct quote_scratch *, const struct document *, uint32_t token);

/* "one of the >states<", "a text >message<": a verb of speech that is a noun here? */
bool is_noun_use(const struct quote_scratch *, const struct document *, uint32_t low,
		 uint32_t token);

/* The attributions of one sentence, all readings, to q->candidates. */
void clause_candidates(struct quote_scratch *, const struct document *, uint32_t sentence);

#endif

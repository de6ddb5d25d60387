#include "annotate/summary/dateline.h"

enum {
	DATELINE_MAX = 16, /* tokens: "MARLOW, New South Wales, Jan. 3 (Reuters) -" */
	REST_LEAST = 3,    /* tokens of a sentence behind it */
};

static struct slice text_of(const struct document *doc, uint32_t token)
{
	return token_text(doc->text, &doc->tokens.at[token]);
}

static bool is_dash(struct slice s)
{
	static const char *const dashes[] = { "-", "--", "–", "—", "_", NULL };

	return slice_among(s, dashes);
}

static bool is_name(const struct token *t)
{
	return t->cased != CASE_LOWER && t->cased != CASE_NONE;
}

/* The dash has white space on both sides, or is one that is not used inside words. */
static bool is_dateline_dash(const struct document *doc, uint32_t token, uint32_t last)
{
	const struct token *t = &doc->tokens.at[token];

	if (t->kind == TOKEN_WORD || !is_dash(text_of(doc, token)) || token + 1 >= last)
		return false;
	return !slice_is(text_of(doc, token), "-") ||
	       (t->flags & TOKEN_SPACE_BEFORE && t[1].flags & TOKEN_SPACE_BEFORE);
}

/* Behind "(Reuters)" at `open`; `open` itself when there is no agency in brackets. With a dash
 * behind the bracket any name in it will do. */
static uint32_t agency_end(const struct document *doc, uint32_t open, uint32_t last)
{
	static const char *const agencies[] = { "Reuters",  "Bloomberg", "Xinhua", "Tass",
						"Interfax", "Kyodo",     "Yonhap", "Bernama",
						"Press",    "Agency",    "News",   "Journal",
						"Times",    NULL };
	bool agency = false;
	uint32_t i;

	if (!slice_is(text_of(doc, open), "("))
		return open;
	for (i = open + 1; i < last && i < open + 6 && !slice_is(text_of(doc, i), ")"); i++) {
		const struct token *t = &doc->tokens.at[i];

		if (t->kind == TOKEN_WORD && !is_name(t))
			return open;
		agency |= t->cased == CASE_UPPER || slice_among(text_of(doc, i), agencies);
	}
	if (i + 1 >= last || !slice_is(text_of(doc, i), ")"))
		return open;
	return agency || is_dateline_dash(doc, i + 1, last) ? i + 1 : open;
}

/* Words of places and days, and what stands between them. */
static bool is_of_place(const struct document *doc, uint32_t token)
{
	static const char *const joints[] = { ",",  ".",  "/",  "of", "and", "de",
					      "al", "la", "el", "am", "Al",  NULL };
	const struct token *t = &doc->tokens.at[token];

	return is_name(t) || t->kind == TOKEN_NUMBER || slice_among(text_of(doc, token), joints);
}

/* May the rest of the sentence begin here? */
static bool begins(const struct document *doc, uint32_t token, uint32_t last)
{
	return token + REST_LEAST <= last && doc->tokens.at[token].cased != CASE_LOWER;
}

uint32_t dateline_end(const struct document *doc, const struct sentence *s)
{
	uint32_t limit = s->last - s->first > DATELINE_MAX ? s->first + DATELINE_MAX : s->last;
	bool agency = false, several = false;
	uint32_t i = s->first;

	while (i < limit && !is_dateline_dash(doc, i, s->last)) {
		uint32_t behind = agency_end(doc, i, limit);

		if (behind > i) {
			agency = true;
			i = behind;
			if (i < s->last && !is_dateline_dash(doc, i, s->last))
				return begins(doc, i, s->last) ? i : s->first;
			continue;
		}
		if (!is_of_place(doc, i))
			return s->first;
		several |= slice_is(text_of(doc, i), ",") || slice_is(text_of(doc, i), "/");
		i++;
	}
	if (i == s->first || i >= limit || !begins(doc, i + 1, s->last))
		return s->first;
	return agency || several || doc->tokens.at[s->first].cased == CASE_UPPER ? i + 1 : s->first;
}

#include "annotate/boilerplate.h"

#include "lexicon/lexicon.h"

enum {
	SHORT_LINE = 30,  /* tokens; boilerplate comes in lines, not in long sentences */
	BYLINE_MAX = 14,  /* tokens of "By Jane Doe and John Roe, Staff Writers" */
	CAPTION_MAX = 3,  /* sentences of a caption with its credit */
	SHARE = 2,        /* a phrase has to cover one word in so many */
};

static bool is_text(const struct document *doc, uint32_t i, const char *text)
{
	return doc->tokens.at[i].first == (uint8_t)*text &&
	       slice_is(token_text(doc->text, &doc->tokens.at[i]), text);
}

static bool is_any(const struct document *doc, uint32_t i, const char *const *texts)
{
	for (; *texts; texts++)
		if (is_text(doc, i, *texts))
			return true;
	return false;
}

static bool is_word(const struct token *t)
{
	return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static uint32_t words_in(const struct document *doc, const struct sentence *s)
{
	uint32_t words = 0;

	for (uint32_t i = s->first; i < s->last; i++)
		words += is_word(&doc->tokens.at[i]);
	return words;
}

/* May a phrase of the table begin with it? */
static bool may_start(const struct token *t)
{
	return lexicon_word_starts(t->word) & LEXICON_BIT(LEX_BOILERPLATE);
}

/* Where a phrase that makes up half of the words begins at the latest: in the first half, and
 * near the beginning of a long line, which is several phrases or one and a few words. */
static uint32_t latest_start(const struct sentence *s)
{
	enum { LONG = 15, NEAR = 3 };
	uint32_t tokens = s->last - s->first;

	return s->first + (tokens < LONG ? tokens / 2 : NEAR);
}

/* The kind of phrase of the table that makes up half of the words, or an empty one; a single
 * word has to be all there is. */
static struct slice listed_kind(const struct document *doc, const struct sentence *s)
{
	struct lexicon_match found[LEXICON_MATCHES];
	struct slice kind = { 0 };
	uint32_t covered = 0, latest = latest_start(s), words;

	if (s->last - s->first > SHORT_LINE)
		return kind;
	for (uint32_t i = s->first; i < s->last && (i <= latest || covered);) {
		size_t n = 0;

		if (may_start(&doc->tokens.at[i]))
			n = lexicon_at(doc->text, &doc->tokens, i, s->last,
				       LEXICON_BIT(LEX_BOILERPLATE), found);
		if (n && !kind.len)
			kind = lexicon_entry(found[0].entry).kind;
		covered += n ? found[0].last - i : 0;
		i = n ? found[0].last : i + 1;
	}
	words = words_in(doc, s);
	return covered && (covered == 1 ? words < 2 : covered * SHARE >= words) ?
		kind : (struct slice){ 0 };
}

/* "Editor's note: ..." and "Read more: ...", however long; "Story highlights" without a
 * colon, too, since its list often comes run together. */
static bool is_note(const struct document *doc, const struct sentence *s)
{
	struct lexicon_match found[LEXICON_MATCHES];
	uint32_t last;

	if (s->first == s->last || !may_start(&doc->tokens.at[s->first]) ||
	    !lexicon_at(doc->text, &doc->tokens, s->first, s->last, LEXICON_BIT(LEX_BOILERPLATE),
			found))
		return false;
	last = found[0].last;
	return slice_is(lexicon_entry(found[0].entry).kind, "highlights") ||
	       (last > s->first + 2 && is_text(doc, last - 1, ":")) ||
	       (last > s->first + 1 && last < s->last && is_text(doc, last, ":"));
}

/* More links and handles than words. */
static bool is_links(const struct document *doc, const struct sentence *s)
{
	uint32_t links = 0, words = 0;

	for (uint32_t i = s->first; i < s->last; i++) {
		uint8_t kind = doc->tokens.at[i].kind;

		links += kind == TOKEN_URL || kind == TOKEN_HANDLE || kind == TOKEN_HASHTAG;
		words += kind == TOKEN_WORD;
	}
	return links >= words;
}

/* "By JANE DOE and John Roe, Associated Press": names only behind By. */
static bool is_byline(const struct document *doc, const struct sentence *s)
{
	static const char *const by[] = { "By", "BY", "by", NULL };
	static const char *const joins[] = { "and", "in", "of", "for", "de", "van", "the", NULL };

	if (s->last - s->first < 2 || s->last - s->first > BYLINE_MAX || !is_any(doc, s->first, by))
		return false;
	for (uint32_t i = s->first + 1; i < s->last; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (t->kind == TOKEN_WORD && t->cased == CASE_LOWER && !is_any(doc, i, joins))
			return false;
	}
	return true;
}

/* "Friday, July 21, 2017" alone on its line. */
static bool is_date_line(const struct document *doc, const struct sentence *s)
{
	static const char *const names[] = {
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December", "Published", "Updated", "Posted",
		"at", "on", "am", "pm", "GMT", "BST", "EST", "EDT", "UTC", "ET", NULL
	};
	bool digits = false;

	if (!s->headline || s->last - s->first > BYLINE_MAX)
		return false;
	for (uint32_t i = s->first; i < s->last; i++) {
		const struct token *t = &doc->tokens.at[i];

		digits |= t->kind == TOKEN_NUMBER || t->flags & TOKEN_DIGIT;
		if (t->kind == TOKEN_WORD && !(t->flags & TOKEN_DIGIT) && !is_any(doc, i, names))
			return false;
	}
	return digits;
}

/* "(Reporting by ...; Editing by ...)" and the copyright. */
static bool is_credit(const struct document *doc, const struct sentence *s)
{
	static const char *const copyright[] = { "©", "Copyright", "COPYRIGHT", "(c)", NULL };
	static const char *const work[] = { "Reporting", "Editing", "Writing", "Additional",
					    "Compiled", "Written", NULL };
	uint32_t i = s->first;

	if (is_any(doc, i, copyright))
		return true;
	i += is_text(doc, i, "(") || is_text(doc, i, "[");
	for (uint32_t last = s->last < i + 3 ? s->last : i + 3; i > s->first && i < last; i++)
		if (is_any(doc, i, work) && i + 1 < s->last &&
		    (is_text(doc, i + 1, "by") || is_text(doc, i + 1, "reporting")))
			return true;
	return false;
}

/* A paragraph of one sentence that names its picture's maker, or points at it. */
static bool is_caption(const struct document *doc, const struct sentence *s)
{
	static const char *const credits[] = { "Image", "Photo", "Photograph", "Picture", "Credit",
					       "Caption", "Video", "PHOTO", "IMAGE", "Images",
					       NULL };
	static const char *const behind[] = { ":", "/", "©", NULL };

	for (uint32_t i = s->first; i + 1 < s->last; i++) {
		if (doc->tokens.at[i].cased == CASE_LOWER || !is_any(doc, i, credits))
			continue;
		if (is_any(doc, i + 1, behind) ||
		    (i > s->first && is_any(doc, i - 1, behind)) ||
		    (is_text(doc, i + 1, "by") && doc->tokens.at[i].flags & TOKEN_LINE_START))
			return true;
	}
	return false;
}

/* A first line that is no sentence, even if no blank line sets it off. */
static bool is_first_line(const struct document *doc, const struct sentence *s)
{
	const struct token *last = &doc->tokens.at[s->last - 1];

	if (s->headline)
		return true;
	return s->last - s->first < SHORT_LINE && s->last < doc->tokens.len &&
	       last[1].flags & TOKEN_LINE_START &&
	       (last->kind != TOKEN_PUNCT || !memchr(".,;:", last->first, 4));
}

static enum sentence_role role(const struct document *doc, size_t at)
{
	const struct sentence *s = &doc->sentences.at[at];
	bool alone = s->paragraph && (at + 1 == doc->sentences.len || s[1].paragraph);
	struct slice kind = listed_kind(doc, s);

	if (kind.len && slice_is(kind, "comment"))
		return ROLE_COMMENTS;
	if (kind.len && slice_is(kind, "caption"))
		return ROLE_CAPTION;
	if (s->first == s->last || kind.len || is_links(doc, s) || is_credit(doc, s) ||
	    is_note(doc, s))
		return ROLE_FURNITURE;
	if (s->paragraph && (is_byline(doc, s) || is_date_line(doc, s)))
		return ROLE_FURNITURE;
	if (alone && is_caption(doc, s))
		return ROLE_CAPTION;
	if (at == 0 && is_first_line(doc, s))
		return ROLE_HEADLINE;
	return s->headline ? ROLE_SUBHEAD : ROLE_BODY;
}

/* At the page's end, short lines behind the site's own are the site's too, and
 * behind "Leave a reply" everything is: readers' comments. */
static void spread(const struct document *doc, role_vector *roles)
{
	bool furniture = false, comments = false;

	for (size_t i = roles->len / 2; i < roles->len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		furniture |= roles->at[i] >= ROLE_FURNITURE && s->headline;
		comments |= roles->at[i] == ROLE_COMMENTS;
		if (comments || (furniture && s->last - s->first < SHORT_LINE / 3))
			roles->at[i] = ROLE_FURNITURE;
	}
}

/* "Anna Brandt at the pool. Photograph: Jane Doe/CNA": a paragraph that ends in a credit is a
 * caption as a whole. */
static void spread_credits(const struct document *doc, role_vector *roles)
{
	size_t first = 0;

	for (size_t i = 0; i < roles->len; i++) {
		const struct sentence *s = &doc->sentences.at[i];
		bool last = i + 1 == roles->len || s[1].paragraph;

		first = s->paragraph ? i : first;
		if (!last || i - first >= CAPTION_MAX || s->last - s->first > BYLINE_MAX ||
		    !(doc->tokens.at[s->first].kind == TOKEN_WORD && is_caption(doc, s)))
			continue;
		for (size_t k = first; k <= i; k++)
			roles->at[k] = ROLE_CAPTION;
	}
}

void sentence_roles(const struct document *doc, role_vector *out)
{
	vector_clear(out);
	vector_reserve(out, doc->sentences.len);
	for (size_t i = 0; i < doc->sentences.len; i++)
		*vector_push(out) = (uint8_t)role(doc, i);
	spread_credits(doc, out);
	spread(doc, out);
}

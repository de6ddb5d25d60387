#include "annotate/entities/pairs.h"

#include "annotate/entities/features.h"
#include "annotate/entities/place_rows.h"

/* Are tokens [first, last) a row of these tables, all of them? */
static bool is_listed(const struct document *doc, uint32_t first, uint32_t last, lexicon_set tables)
{
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = lexicon_at(doc->text, &doc->tokens, first, last, tables, match);

	for (size_t i = 0; i < n; i++)
		if (match[i].last == last)
			return true;
	return false;
}

static bool is_country(const struct document *doc, uint32_t first, uint32_t last)
{
	return is_listed(doc, first, last, nations);
}

/* The hyphen inside the name with a country on either side; 0 if there is none. */
static uint32_t pair_hyphen(const struct document *doc, const struct found_span *s)
{
	for (uint32_t i = s->first + 1; i + 1 < s->last; i++)
		if (features_tied(&doc->tokens.at[i]) && is_country(doc, s->first, i) &&
		    is_country(doc, i + 1, s->last))
			return is_country(doc, s->first, s->last) ? 0 : i;
	return 0;
}

/* The last comma inside the name; 0 if it has none. */
static uint32_t last_comma(const struct document *doc, const struct found_span *s)
{
	uint32_t comma = 0;

	for (uint32_t i = s->first + 1; i + 1 < s->last; i++)
		if (doc->tokens.at[i].first == ',')
			comma = i;
	return comma;
}

/* The comma between a place and the nation or region that it lies in: Nairobi, Kenya;
 * 0 if there is none. Washington, D.C. stays whole. */
static uint32_t pair_comma(const struct document *doc, const struct found_span *s)
{
	uint32_t comma = s->type == ENTITY_LOC ? last_comma(doc, s) : 0;

	if (!comma || slice_is(token_text(doc->text, &doc->tokens.at[comma + 1]), "D.C.") ||
	    slice_is(token_text(doc->text, &doc->tokens.at[comma + 1]), "DC"))
		return 0;
	return is_listed(doc, comma + 1, s->last, nations | regions) ? comma : 0;
}

void split_pairs(const struct document *doc, found_vector *found, found_vector *room)
{
	vector_clear(room);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i], second = s;
		uint32_t sign = pair_hyphen(doc, &s);

		if (!sign)
			sign = pair_comma(doc, &s);
		if (sign) {
			s.last = sign;
			second.first = sign + 1;
			s.type = second.type = ENTITY_LOC;
		}
		*vector_push(room) = s;
		if (sign)
			*vector_push(room) = second;
	}
	found_replace(found, room);
}

void cut_tails(const struct document *doc, found_vector *found)
{
	for (size_t i = 0; i < found->len; i++) {
		struct found_span *s = &found->at[i];
		uint32_t comma = s->type == ENTITY_LOC ? last_comma(doc, s) : 0;

		if (!comma || s->last - comma > UINT8_MAX ||
		    !is_listed(doc, comma + 1, s->last, nations | regions))
			continue;
		s->tail = (uint8_t)(s->last - comma);
		s->last = comma;
	}
}

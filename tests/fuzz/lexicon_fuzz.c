/* Text -> tokens -> every look-up in the packed tables. */
#include "lexicon/lexicon.h"
#include "tests/fuzz/promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_match(const struct lexicon_match *m, const token_vector *tokens, size_t at,
			size_t limit)
{
	struct lexicon_entry e = lexicon_entry(m->entry);

	REQUIRE(m->first == at && m->last > m->first && m->last <= limit);
	REQUIRE(e.lexicon < LEXICON_COUNT && e.name.len);
	REQUIRE(utf8_valid_run(e.name) == e.name.len && utf8_valid_run(e.ref) == e.ref.len);
	REQUIRE(lexicon_word_starts(tokens->at[at].word));
	if (m->last == m->first + 1)
		REQUIRE(lexicon_word_sets(tokens->at[at].word) & LEXICON_BIT(e.lexicon));
	for (size_t i = m->first + 1; i < m->last; i++) /* no name crosses a blank line */
		REQUIRE(!(tokens->at[i].flags & TOKEN_PARAGRAPH));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static token_vector tokens;
	static struct buffer text;
	struct lexicon_match matches[LEXICON_MATCHES];
	struct slice bytes = { (const char *)data, size };
	size_t limit;

	buffer_clear(&text);
	utf8_repair(&text, bytes);
	tokenize(buffer_view(&text), size % 2, &tokens);
	lexicon_words(buffer_view(&text), &tokens);
	limit = tokens.len - (tokens.len > 3 && size % 5 == 0 ? 2 : 0);
	for (size_t at = 0; at < limit; at++) {
		uint32_t word = tokens.at[at].word;
		size_t n = lexicon_at(buffer_view(&text), &tokens, at, limit, ~(lexicon_set)0, matches);

		REQUIRE(n <= LEXICON_MATCHES);
		for (size_t i = 0; i < n; i++) {
			check_match(&matches[i], &tokens, at, limit);
			REQUIRE(!i || matches[i].last <= matches[i - 1].last);
		}
		if (!lexicon_word_starts(word))
			REQUIRE(n == 0);
	}
	return 0;
}

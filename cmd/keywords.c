#include "cmd/print.h"

static const char *set_count(struct settings *s, const char *value)
{
	unsigned long n;
	const char *wrong = parse_count(value, 10000, &n);

	s->how.keywords = (unsigned)n;
	return wrong;
}

static const char *set_stopwords(struct settings *s, const char *value)
{
	s->stopwords = value;
	return NULL;
}

static const char *set_exclude(struct settings *s, const char *value)
{
	s->exclude = value;
	return NULL;
}

static const struct option_row options[] = {
	{ "count", 'n', "N", "how many (default 10)", 0, set_count },
	{ "words", 0, NULL, "single words only", offsetof(struct settings, how.keyword_words), NULL },
	{ "stopwords", 0, "FILE", "words that no keyword is, begins or ends with", 0, set_stopwords },
	{ "exclude", 0, "FILE", "words and phrases that are no keywords", 0, set_exclude },
	{ 0 },
};

static void print(struct output *o, struct document *doc)
{
	struct line l = line_of(o, doc);

	for (size_t i = 0; i < doc->keywords.len; i++) {
		const struct keyword *k = &doc->keywords.at[i];
		char room[24];
		struct buffer score = { room, 0, sizeof(room) };

		buffer_thousandths(&score, k->score);
		line_field(&l, k->text);
		line_field(&l, buffer_view(&score));
		line_number(&l, k->count);
		line_number(&l, offset_out(&l.offsets, k->start));
		line_end(&l);
	}
}

const struct tool keywords_tool = {
	.name = "keywords",
	.about = "find the words and phrases an article is about",
	.options = options,
	.layers = LAYER_KEYWORDS,
	.columns = "text\tscore\tcount\tstart",
	.print = print,
};

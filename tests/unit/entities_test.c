#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/annotate.h"

/* A text and its entities, most frequent first, as TYPE:canonical name=mention|mention...;
 * the mentions are left out where there is one, the same as the name. */
struct row {
	int line;
	const char *text, *entities;
};

static const struct row finding[] = {
	/* titles stand outside the span */
	{ __LINE__, "President Donald Trump flew to Syria.", "PER:Donald Trump; LOC:Syria" },
	{ __LINE__, "The report was written by Dr. Helen Marsh and Prof. Alan Webb.",
	  "PER:Helen Marsh; PER:Alan Webb" },
	{ __LINE__, "Former US President Barack Obama and Russian President Vladimir Putin met.",
	  "LOC:US; PER:Barack Obama; MISC:Russian; PER:Vladimir Putin" },
	/* articles, possessives and quotation marks too */
	{ __LINE__, "The White House said that it did not know.", "ORG:White House" },
	{ __LINE__, "Russia's army fought \xe2\x80\x98IS\xe2\x80\x99 in Syria.",
	  "LOC:Russia; ORG:IS; LOC:Syria" },
	/* words that are names in capitals only */
	{ __LINE__, "It told us that the US is not sure what is known of us.", "LOC:US" },
	{ __LINE__, "He is certain that IS is beaten.", "ORG:IS" },
	/* words that only begin a sentence */
	{ __LINE__, "However, nobody came. Due to rain it was put off. Also, it was late.", "" },
	{ __LINE__, "Leave a reply below. Both were telephonic conversations.", "" },
	{ __LINE__, "Last week it was March. On Monday it will be May.", "" },
	/* and words that are names beside a name */
	{ __LINE__, "Will Grant met Theresa May in May.", "PER:Will Grant; PER:Theresa May" },
	{ __LINE__, "Will Germany go?", "LOC:Germany" },
	/* long names */
	{ __LINE__, "She runs the Ministry of Foreign Affairs in Kenya.",
	  "ORG:Ministry of Foreign Affairs; LOC:Kenya" },
	{ __LINE__, "He studied at the University of Oxford before joining Barclays Bank.",
	  "ORG:University of Oxford; ORG:Barclays Bank" },
	{ __LINE__, "The Department of Health and Human Services replied.",
	  "ORG:Department of Health and Human Services" },
	{ __LINE__, "Mohammed bin Salman and Ludwig van Beethoven are said to differ.",
	  "PER:Mohammed bin Salman; PER:Ludwig van Beethoven" },
	/* glued together, and glued by a mistake */
	{ __LINE__, "The US-Russia discussion went on.", "LOC:US; LOC:Russia" },
	{ __LINE__, "Washington/Moscow\xe2\x80\x93 Nothing was said.",
	  "LOC:Washington; LOC:Moscow" },
	{ __LINE__, "putinLast week nothing was said.", "" },
	/* tied by hyphens */
	{ __LINE__, "The Israel-Palestine peace talks began in Guinea-Bissau.",
	  "LOC:Israel; LOC:Palestine; LOC:Guinea-Bissau" },
	{ __LINE__, "South Korea's president met Kim Jong-un of North Korea on Friday.",
	  "LOC:South Korea; PER:Kim Jong-un; LOC:North Korea" },
	{ __LINE__, "Prime Minister Prayut Chan-o-cha flew to Cairo.",
	  "PER:Prayut Chan-o-cha; LOC:Cairo" },
	/* headlines take what the text knows */
	{ __LINE__, "GERMANY AND FRANCE SIGN PACT\n\nThe pact is old, Germany said.",
	  "LOC:Germany=GERMANY|Germany; LOC:FRANCE" },
	/* a text without capitals has what the lexicons have */
	{ __LINE__, "the syrian troops left iran last week.", "MISC:syrian; LOC:iran" },
	{ __LINE__, "Plans To Close Local Library Anger Many Residents\n\nIt is to close.", "" },
};

static const struct row grouping[] = {
	/* one person in many forms */
	{ __LINE__,
	  "Trump spoke. President Donald Trump left. Mr Trump's car waited. Donald J. Trump sat.",
	  "PER:Donald J. Trump=Trump|Donald Trump|Trump|Donald J. Trump" },
	/* a surname shared: the one mentioned last */
	{ __LINE__,
	  "Bill Clinton and Hillary Clinton came. Mrs Clinton spoke, said Chelsea Clinton. "
	  "Clinton nodded.",
	  "PER:Hillary Clinton=Hillary Clinton|Clinton; PER:Chelsea Clinton=Chelsea Clinton|"
	  "Clinton; PER:Bill Clinton" },
	{ __LINE__, "Bashar Al Assad and Rifaat Al Assad met. Al Assad spoke.",
	  "PER:Rifaat Al Assad=Rifaat Al Assad|Al Assad; PER:Bashar Al Assad" },
	/* acronyms in either order */
	{ __LINE__, "Islamic State (IS) lost ground. IS fled.",
	  "ORG:Islamic State=Islamic State|IS|IS" },
	{ __LINE__, "The IMF (International Monetary Fund) lent more. The IMF waits.",
	  "ORG:International Monetary Fund=IMF|International Monetary Fund|IMF" },
	/* short forms of companies */
	{ __LINE__, "Apple Inc. rose. Shares of Apple closed higher.",
	  "ORG:Apple Inc.=Apple Inc.|Apple" },
	/* a people in the plural */
	{ __LINE__, "A Colombian poet spoke. Colombians listened.",
	  "MISC:Colombians=Colombian|Colombians" },
	/* a country by any of its names */
	{ __LINE__, "The United States voted. The US paid, and the U.S. left.",
	  "LOC:United States=United States|US|U.S." },
};

/* Entities in the notation of the tables. */
static void describe(const struct document *doc, char *out, size_t cap)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < doc->entities.len && n < cap; i++) {
		const struct entity *e = &doc->entities.at[i];
		struct slice text = slice_at(doc->text, (struct span){
			doc->mentions.at[e->mention].start, doc->mentions.at[e->mention].end });

		n += (size_t)snprintf(out + n, cap - n, "%s%s:%.*s", i ? "; " : "",
				      entity_type_names[e->type], SLICE_ARG(e->name));
		if (e->count == 1 && slice_equal(text, e->name))
			continue;
		for (uint32_t m = e->mention; m != MENTION_END && n < cap;
		     m = doc->mentions.at[m].next)
			n += (size_t)snprintf(out + n, cap - n, "%s%.*s",
					      m == e->mention ? "=" : "|",
					      (int)(doc->mentions.at[m].end -
						    doc->mentions.at[m].start),
					      doc->text.ptr + doc->mentions.at[m].start);
	}
}

static void check_rows(const struct row *rows, size_t n)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };
	char found[1024];
	int failed = 0;

	for (size_t i = 0; i < n; i++) {
		document_reset(&doc);
		doc.text = slice_of(rows[i].text);
		annotate(&doc, &how, LAYER_ENTITIES);
		describe(&doc, found, sizeof(found));
		if (strcmp(found, rows[i].entities) == 0)
			continue;
		print_error("%s:%d: \"%s\"\n\texpected %s\n\tfound    %s\n", __FILE__, rows[i].line,
			    rows[i].text, rows[i].entities, found);
		failed++;
	}
	document_free(&doc);
	annotation_free(&how);
	assert_int_equal(failed, 0);
}

static void finds(void **state)
{
	(void)state;
	check_rows(finding, sizeof(finding) / sizeof(*finding));
}

static void groups(void **state)
{
	(void)state;
	check_rows(grouping, sizeof(grouping) / sizeof(*grouping));
}

/* kind and ref, and none where they would be a guess. */
static void links(void **state)
{
	static const struct {
		int line;
		const char *text, *kind, *ref;
	} rows[] = {
		{ __LINE__, "They flew to Russia.", "country", "iso3166:RU" },
		{ __LINE__, "A Russian official spoke.", "nationality", "iso3166:RU" },
		{ __LINE__, "They met in Springfield.", "city", "" },
		{ __LINE__, "Apple Inc. rose.", "company", "ticker:AAPL,cik:0000320193" },
	};
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		document_reset(&doc);
		doc.text = slice_of(rows[i].text);
		annotate(&doc, &how, LAYER_ENTITIES);
		if (doc.entities.len != 1 || !slice_is(doc.entities.at[0].kind, rows[i].kind) ||
		    !slice_is(doc.entities.at[0].ref, rows[i].ref))
			fail_msg("%s:%d: \"%s\": not %s %s", __FILE__, rows[i].line, rows[i].text,
				 rows[i].kind, rows[i].ref);
	}
	document_free(&doc);
	annotation_free(&how);
}

/* Mentions are sorted and apart, chains complete, counts true. */
static void is_consistent(void **state)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };
	size_t chained = 0;

	(void)state;
	document_reset(&doc);
	doc.text = SLICE("Anna Berg met Carl Berg in Oslo. Berg (Norway) left Oslo; Anna stayed. "
			 "The Norwegian Church Aid (NCA) and NCA\xe2\x80\x99s Mr Berg did not.");
	annotate(&doc, &how, LAYER_ENTITIES);
	for (size_t i = 0; i + 1 < doc.mentions.len; i++)
		assert_true(doc.mentions.at[i].end <= doc.mentions.at[i + 1].start);
	for (size_t i = 0; i < doc.entities.len; i++) {
		uint32_t count = 0;

		for (uint32_t m = doc.entities.at[i].mention; m != MENTION_END;
		     m = doc.mentions.at[m].next, count++)
			assert_int_equal(doc.mentions.at[m].entity, i);
		assert_int_equal(count, doc.entities.at[i].count);
		assert_true(i == 0 || count <= doc.entities.at[i - 1].count);
		chained += count;
	}
	assert_int_equal(chained, doc.mentions.len);
	document_free(&doc);
	annotation_free(&how);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(groups),
		cmocka_unit_test(links),
		cmocka_unit_test(is_consistent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

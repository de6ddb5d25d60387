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
	{ __LINE__, "They left the White House on foot.", "LOC:White House" }, /* the house */
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
	{ __LINE__, "He studied at the University of Oxford before joining Barclays Bank plc.",
	  "ORG:University of Oxford; ORG:Barclays Bank plc" },
	{ __LINE__, "Halcyon Systems, Inc. hired 40 people.", "ORG:Halcyon Systems, Inc." },
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
	/* listed, with a small word inside that few names have */
	{ __LINE__, "The ferry sails from Dar es Salaam to Zanzibar.",
	  "LOC:Dar es Salaam; LOC:Zanzibar" },
	/* a town and where it lies */
	{ __LINE__, "The embassy in Nairobi, Kenya, was closed.", "LOC:Nairobi; LOC:Kenya" },
	{ __LINE__, "Sen. Ada Quill, R-Miss., and Rep. Noah Brandt, D-Calif., voted against it.",
	  "PER:Ada Quill; LOC:Miss.; PER:Noah Brandt; LOC:Calif." },
	{ __LINE__, "The Atlanta-based airline flies to Lagos.", "LOC:Atlanta; LOC:Lagos" },
	{ __LINE__, "They were held in Rangoon's Insein Prison.", "LOC:Rangoon; LOC:Insein Prison" },
	/* what a line says: datelines and bylines */
	{ __LINE__, "DETROIT (AP) -- The plant cut 400 jobs on Monday, a union said.",
	  "LOC:Detroit=DETROIT; ORG:AP" },
	{ __LINE__, "BOSTON _ The airport was closed for an hour by fog.", "LOC:Boston=BOSTON" },
	{ __LINE__, "SAO PAULO (Reuters) - A mill was closed on Monday, its owner said.",
	  "LOC:Sao Paulo=SAO PAULO; ORG:Reuters" },
	{ __LINE__, "Weather Satellite Is Late\n\nBy JOHN R. HALVERSON\n\nThe rocket waits for fuel.",
	  "PER:JOHN R. HALVERSON" },
	{ __LINE__, "NASA -- The agency said that it would wait until May.", "ORG:NASA" },
	/* as long as the acronym behind it says */
	{ __LINE__,
	  "The deal needs the Committee on Foreign Investment in the United States (CFIUS).",
	  "ORG:Committee on Foreign Investment in the United States="
	  "Committee on Foreign Investment in the United States|CFIUS" },
	{ __LINE__, "The Medicines and Healthcare products Regulatory Agency (MHRA) looks at it.",
	  "ORG:Medicines and Healthcare products Regulatory Agency="
	  "Medicines and Healthcare products Regulatory Agency|MHRA" },
	/* flights and hurricanes */
	{ __LINE__, "Storm Hedda shut the port on Friday. Hedda was the worst of the winter.",
	  "MISC:Storm Hedda; MISC:Hedda" },
	{ __LINE__, "Amanda Rippon QC, MBE, told reporters that the trial would go on.", "PER:Amanda Rippon" },
	{ __LINE__, "TWA Flight 800 went down off Long Island.", "ORG:TWA; LOC:Long Island" },
	{ __LINE__, "Losses from Hurricane Hugo rose. Of them $36 million was from Hugo.",
	  "MISC:Hurricane Hugo; MISC:Hugo" },
	/* what the tables have as one thing alone */
	{ __LINE__, "The debris fell near Patrick Air Force Base.", "LOC:Patrick Air Force Base" },
	{ __LINE__, "The attack was blamed on Islamic Jihad.", "ORG:Islamic Jihad" },
	/* what is no name at all */
	{ __LINE__, "Minister of Finance Ada Quill spoke; Deputy Minister of Labor Ivo Brand left.",
	  "PER:Ada Quill; PER:Ivo Brand" },
	/* words with a capital that a headline has beside its names */
	{ __LINE__, "Wall Street Slides After IBM Warns of Weak Profit\n\nShares fell on Tuesday.",
	  "LOC:Wall Street; ORG:IBM" },
	{ __LINE__, "Clinton Tells Israel to Give Up Land for Peace\n\nThe talks go on.",
	  "PER:Clinton; LOC:Israel" },
	/* headlines take what the text knows */
	{ __LINE__, "GERMANY AND FRANCE SIGN PACT\n\nThe pact is old, Germany said.",
	  "LOC:Germany=GERMANY|Germany; LOC:France=FRANCE" },
	/* a text without capitals has what the lexicons have */
	{ __LINE__, "the syrian troops left iran last week.", "MISC:syrian; LOC:iran" },
	{ __LINE__, "Plans To Close Local Library Anger Many Residents\n\nIt is to close.", "" },
};

static const struct row grouping[] = {
	/* one person in many forms */
	{ __LINE__,
	  "Trump spoke. President Donald Trump left. Mr Trump's car waited. Donald J. Trump sat.",
	  "PER:Donald J. Trump=Trump|Donald Trump|Trump|Donald J. Trump" },
	{ __LINE__, "Colin May refused the plan. The council was split. Mr May added nothing.",
	  "PER:Colin May=Colin May|May" },
	{ __LINE__, "The minister, Sir Hugo Ellwood, rose. The ship was late, said Sir Hugo.",
	  "PER:Hugo Ellwood=Hugo Ellwood|Sir Hugo" },
	/* a surname shared: the one mentioned last */
	{ __LINE__,
	  "Bill Clinton and Hillary Clinton came. Mrs Clinton spoke, said Chelsea Clinton. "
	  "Clinton nodded.",
	  "PER:Hillary Clinton=Hillary Clinton|Clinton; PER:Chelsea Clinton=Chelsea Clinton|"
	  "Clinton; PER:Bill Clinton" },
	{ __LINE__, "Bashar Al Assad and Rifaat Al Assad met. Al Assad spoke.",
	  "PER:Rifaat Al Assad=Rifaat Al Assad|Al Assad; PER:Bashar Al Assad" },
	{ __LINE__, "Anna Berg and Tom Berg ran the shop. Mr Berg baked; Mrs Berg sold.",
	  "PER:Anna Berg=Anna Berg|Berg; PER:Tom Berg=Tom Berg|Berg" },
	{ __LINE__, "President Obama met Michelle Obama. Mrs. Obama smiled. Mr. Obama left.",
	  "PER:Obama=Obama|Obama; PER:Michelle Obama=Michelle Obama|Obama" },
	/* and names of other orders and lengths */
	{ __LINE__, "Xi Jinping spoke. President Xi left. Xi\xe2\x80\x99s aides stayed.",
	  "PER:Xi Jinping=Xi Jinping|Xi|Xi" },
	{ __LINE__, "Aung San Suu Kyi spoke. Suu Kyi left. Ms Suu Kyi smiled.",
	  "PER:Aung San Suu Kyi=Aung San Suu Kyi|Suu Kyi|Suu Kyi" },
	{ __LINE__, "Luiz In\xc3\xa1""cio Lula da Silva won. Lula smiled.",
	  "PER:Luiz In\xc3\xa1""cio Lula da Silva=Luiz In\xc3\xa1""cio Lula da Silva|Lula" },
	{ __LINE__, "Al Gore lost. Gore smiled.", "PER:Al Gore=Al Gore|Gore" },
	{ __LINE__, "Prince Harry met Harry Styles.", "PER:Harry; PER:Harry Styles" },
	{ __LINE__, "Mohammed bin Salman spoke. Prince Mohammed left.",
	  "PER:Mohammed bin Salman=Mohammed bin Salman|Mohammed" },
	/* a line in capitals takes persons from the text */
	{ __LINE__,
	  "Bashar Al Assad and Rifaat Al Assad met. Al Assad spoke.\n\nAL ASSAD SPOKE",
	  "PER:Rifaat Al Assad=Rifaat Al Assad|Al Assad|AL ASSAD; PER:Bashar Al Assad" },
	{ __LINE__, "Bashar al-Assad flew to Moscow. Nobody met him.\n\nAL ASSAD SPOKE TO REPORTERS",
	  "PER:Bashar al-Assad=Bashar al-Assad|AL ASSAD; LOC:Moscow" },
	/* acronyms in either order */
	{ __LINE__, "Islamic State (IS) lost ground. IS fled.",
	  "ORG:Islamic State=Islamic State|IS|IS" },
	{ __LINE__, "The IMF (International Monetary Fund) lent more. The IMF waits.",
	  "ORG:International Monetary Fund=IMF|International Monetary Fund|IMF" },
	/* short forms of companies */
	{ __LINE__, "Apple Inc. rose. Shares of Apple closed higher.",
	  "ORG:Apple Inc.=Apple Inc.|Apple" },
	{ __LINE__, "General Motors Co. said sales rose. GM shares fell. General Motors declined.",
	  "ORG:General Motors Co.=General Motors Co.|GM|General Motors" },
	{ __LINE__, "JPMorgan Chase & Co. fell. JPMorgan said so. Customers of Chase waited.",
	  "ORG:JPMorgan Chase & Co.=JPMorgan Chase & Co.|JPMorgan|Chase" },
	{ __LINE__,
	  "Nashua Corp. said it would cut jobs. Nashua responded to a bid. Mr. Lowe said Nashua's "
	  "plant in Nashua, N.H., was safe.",
	  "ORG:Nashua Corp.=Nashua Corp.|Nashua|Nashua|Nashua; PER:Lowe; LOC:N.H." },
	{ __LINE__, "Shares of Chase fell. Chase customers waited.", "ORG:Chase=Chase|Chase" },
	{ __LINE__, "Moody's Investors Service and Standard & Poor's cut the debt.",
	  "ORG:Moody's Investors Service; ORG:Standard & Poor" },
	{ __LINE__, "Warsaw agreed to pay Prague. Shares slid on the Warsaw Stock Exchange.",
	  "LOC:Warsaw; LOC:Prague; ORG:Warsaw Stock Exchange" },
	{ __LINE__, "The Washington Post said so. The Post did not name the source.",
	  "ORG:The Washington Post=Washington Post|Post" },
	{ __LINE__, "The Federal Reserve raised interest rates. The Fed said that prices rose.",
	  "ORG:Federal Reserve=Federal Reserve|Fed" },
	{ __LINE__, "The UN Security Council met. The United Nations said so. The U.N. left.",
	  "ORG:United Nations=United Nations|U.N.; ORG:UN Security Council" },
	{ __LINE__, "The Revolutionary Armed Forces of Colombia, or FARC, agreed. FARC said so.",
	  "ORG:Revolutionary Armed Forces of Colombia=Revolutionary Armed Forces of Colombia|"
	  "FARC|FARC" },
	/* articles that belong to a name */
	{ __LINE__, "Judges in The Hague heard the case.", "LOC:The Hague=Hague" },
	{ __LINE__, "The minister flew to the Netherlands.", "LOC:Netherlands" },
	/* a people in the plural */
	{ __LINE__, "A Colombian poet spoke. Colombians listened.",
	  "MISC:Colombians=Colombian|Colombians" },
	/* a country by any of its names */
	{ __LINE__, "The United States voted. The US paid, and the U.S. left.",
	  "LOC:United States=United States|US|U.S." },
};

/* Entities in the notation of the tables. */
static void describe_entities(const struct document *doc, char *out, size_t cap)
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

static void check_rows(const struct row *rows, size_t n,
		       void (*describe)(const struct document *, char *, size_t))
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
	check_rows(finding, sizeof(finding) / sizeof(*finding), describe_entities);
}

static void groups(void **state)
{
	(void)state;
	check_rows(grouping, sizeof(grouping) / sizeof(*grouping), describe_entities);
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
		/* a people and its language */
		{ __LINE__, "A French minister resigned.", "nationality", "iso3166:FR" },
		{ __LINE__, "He said it in French.", "language", "" },
		/* others have the names of members of Congress too */
		{ __LINE__, "Adam Smith wrote a book.", "politician", "" },
		{ __LINE__, "Rep. Adam Smith wrote a bill.", "politician",
		  "wikidata:Q350916,bioguide:S000510" },
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

/* Places by what is said around them, as "name kind ref; ..." without the other types. */
static const struct row places[] = {
	{ __LINE__, "Police in Cambridge, Massachusetts, arrested two men.",
	  "Cambridge city geonames:4931972; Massachusetts state iso3166:US-MA" },
	{ __LINE__, "Students in Cambridge protested, and Britain took note.",
	  "Cambridge city geonames:2653941; Britain country iso3166:GB" },
	{ __LINE__, "Students in Cambridge protested.", "Cambridge city " },
	{ __LINE__, "The delegates flew to Nairobi, Kenya and then home.", "Nairobi city geonames:184745; Kenya country iso3166:KE" },
	/* in capitals */
	{ __LINE__, "JOHANNESBURG, Nov. 20 (Reuters) - The rand fell.", "Johannesburg city geonames:993800" },
	{ __LINE__, "SAN VERANO, Nov. 20 (Reuters) - The mayor left for UAE.",
	  "San Verano  ; UAE country iso3166:AE" },
	/* two of one name */
	{ __LINE__, "Fans in Paris saw the match, but in Paris, Texas, nobody did.",
	  "Paris city geonames:2988507; Paris city geonames:4717560; Texas state iso3166:US-TX" },
	{ __LINE__, "Rain fell in Paris, Texas. It had rained in Paris before.",
	  "Paris city geonames:4717560; Texas state iso3166:US-TX" },
	{ __LINE__, "Rain fell in Paris. It had rained in France before.",
	  "Paris city geonames:2988507; France country iso3166:FR" },
	{ __LINE__, "The mayor of Springfield, Illinois, met the mayor of Springfield, Ohio.",
	  "Springfield city geonames:4250542; Illinois state iso3166:US-IL; "
	  "Springfield city geonames:4525353; Ohio state iso3166:US-OH" },
	/* a country and a state */
	{ __LINE__, "Georgia voted, and in Tbilisi many cheered.",
	  "Georgia country iso3166:GE; Tbilisi city geonames:611717" },
	{ __LINE__, "Georgia voted, and in Atlanta many cheered.",
	  "Georgia state iso3166:US-GA; Atlanta city geonames:4180439" },
	{ __LINE__, "Georgia voted. Crowds in Atlanta, Georgia, cheered. Georgia counted.",
	  "Georgia state iso3166:US-GA; Atlanta city geonames:4180439" },
	{ __LINE__, "Georgia's president met Russia's in Tbilisi and flew to Atlanta, Georgia.",
	  "Georgia country ; Russia country iso3166:RU; Tbilisi city geonames:611717; "
	  "Atlanta city geonames:4180439; Georgia state iso3166:US-GA" },
	/* a capital and a state */
	{ __LINE__, "They left Washington for Washington state.",
	  "Washington city geonames:4140963; Washington state iso3166:US-WA" },
	{ __LINE__, "Washington said that it would answer Beijing.",
	  "Washington city geonames:4140963; Beijing city geonames:1816670" },
	{ __LINE__, "Fires burned near Seattle, Washington. They flew to Washington from Beijing.",
	  "Seattle city geonames:5809844; Washington state iso3166:US-WA; "
	  "Washington city ; "
	  "Beijing city geonames:1816670" },
	{ __LINE__, "He was born in New York and ran for office in New York state.",
	  "New York city geonames:5128581; New York state iso3166:US-NY" },
	{ __LINE__, "They came from New York City. New York was cold.",
	  "New York City city geonames:5128581" },
	{ __LINE__, "It burned in Calif. all summer. California is dry.",
	  "California state iso3166:US-CA" },
	{ __LINE__, "Scotland beat England. Britain cheered.",
	  "Scotland country iso3166:GB-SCT; England country iso3166:GB-ENG; "
	  "Britain country iso3166:GB" },
	{ __LINE__, "Birmingham, Ala., mourned. The mayor of Birmingham spoke.",
	  "Birmingham city geonames:4049979; Ala. state iso3166:US-AL" },
	/* a town and the area around it */
	{ __LINE__, "The shells fell in Dohuk province, in Iraq.",
	  "Dohuk region ; Iraq country iso3166:IQ" },
	{ __LINE__, "They left the White House on foot.", "White House government " },
	{ __LINE__, "The Vatican sent a cardinal to Zagreb.",
	  "Vatican country iso3166:VA; Zagreb city geonames:3186886" },
};

static void describe_places(const struct document *doc, char *out, size_t cap)
{
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < doc->entities.len && n < cap; i++) {
		const struct entity *e = &doc->entities.at[i];

		if (e->type == ENTITY_LOC)
			n += (size_t)snprintf(out + n, cap - n, "%s%.*s %.*s %.*s", n ? "; " : "",
					      SLICE_ARG(e->name), SLICE_ARG(e->kind),
					      SLICE_ARG(e->ref));
	}
}

static void places_by_context(void **state)
{
	(void)state;
	check_rows(places, sizeof(places) / sizeof(*places), describe_places);
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
		cmocka_unit_test(places_by_context),
		cmocka_unit_test(is_consistent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

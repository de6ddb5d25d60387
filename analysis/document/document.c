#include "document/document.h"

#include <cjson/cJSON.h>

const char *const layer_names[LAYER_COUNT] = {
	"language", "sentences", "tokens",  "entities", "dates",
	"quotes",   "keywords",	 "summary", "stats",
};
const char *const entity_type_names[ENTITY_TYPES] = { "PER", "ORG", "LOC", "MISC" };
const char *const date_type_names[] = { "DATE", "TIME", "DURATION", "SET" };
#define DATE_MOD_NAME(name) #name,
const char *const date_mod_names[] = { "", DATE_MODS(DATE_MOD_NAME) };
const char *const quote_kind_names[] = { "direct", "turn", "mixed", "indirect" };

uint8_t entity_type_named(struct slice name)
{
	uint8_t type = 0;

	while (type < ENTITY_TYPES && !slice_is(name, entity_type_names[type]))
		type++;
	return type;
}

#define EACH_VECTOR(doc, DO)                     \
	do {                                     \
		DO(&(doc)->members);             \
		DO(&(doc)->tokens);              \
		DO(&(doc)->sentences);           \
		DO(&(doc)->mentions);            \
		DO(&(doc)->entities);            \
		DO(&(doc)->dates);               \
		DO(&(doc)->quotes);              \
		DO(&(doc)->keywords);            \
		DO(&(doc)->summary);             \
		DO(&(doc)->stats.terms);         \
		DO(&(doc)->decoded);             \
	} while (0)

/* Everything but the memory that is used again. */
static void forget(struct document *doc)
{
	cJSON_Delete(doc->json);
	doc->json = NULL;
	doc->place = (struct place){ 0 };
	doc->id = doc->title = doc->byline = doc->dateline = doc->text = (struct slice){ 0 };
	doc->published = doc->told_from = DAY_UNKNOWN;
	doc->language = doc->encoding = NULL;
	doc->layers = 0;
	doc->html = doc->page = (struct slice){ 0 };
	doc->terms = NULL;
	doc->lexicon_ready = doc->text_mended = doc->from_html = false;
	doc->stats.words = doc->stats.sentences = doc->stats.types = 0;
	doc->stats.reading_seconds = 0;
}

void document_reset(struct document *doc)
{
	forget(doc);
	arena_reset(&doc->arena);
	EACH_VECTOR(doc, vector_clear);
}

void document_free(struct document *doc)
{
	forget(doc);
	arena_free(&doc->arena);
	EACH_VECTOR(doc, vector_free);
}

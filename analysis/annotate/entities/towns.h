#ifndef LEDE_ANNOTATE_ENTITIES_TOWNS_H
#define LEDE_ANNOTATE_ENTITIES_TOWNS_H

#include <stddef.h>
#include <stdint.h>

/* Where towns lie: lexicons/linking/towns.tsv. A city in the name tables is the largest of
 * its name in a country; it leads its namesakes of that country. */
struct town {
	uint32_t lead;       /* GeoNames id that the name tables have */
	uint32_t geonames;   /* its own */
	uint32_t population;
	char home[7];        /* ISO 3166-1, or 3166-2 for states of the US and provinces of Canada */
};

/* The town with that id and its namesakes in the country; *count of them, 0 if unknown. */
const struct town *towns_of(uint32_t lead, size_t *count);

#endif

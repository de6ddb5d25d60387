#ifndef LEDE_CMD_VERSION_H
#define LEDE_CMD_VERSION_H

#include <stdio.h>

#include "lede.h"

static inline void print_version(FILE *out)
{
	fprintf(out, "lede %s\n", LEDE_VERSION);
}

#endif

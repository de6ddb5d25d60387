#ifndef LEDE_TEXT_ABBREVIATION_H
#define LEDE_TEXT_ABBREVIATION_H

#include "base/slice.h"

/* What an abbreviation stands for, since that tells what may follow it. */
enum abbreviation_kind {
	ABBREVIATION_NONE,
	ABBREVIATION_TITLE,     /* Mr. Sen. St. */
	ABBREVIATION_SUFFIX,    /* Jr. Esq. */
	ABBREVIATION_CALENDAR,  /* Jan. Mon. */
	ABBREVIATION_COMPANY,   /* Inc. Corp. */
	ABBREVIATION_PLACE,     /* Calif. Ave. */
	ABBREVIATION_LATIN,     /* e.g. etc. vs. */
	ABBREVIATION_UNIT,      /* ft. oz. */
	ABBREVIATION_TIME,      /* a.m. hrs. */
	ABBREVIATION_REFERENCE, /* No. p. Fig. */
	ABBREVIATION_DEGREE,    /* Ph.D. */
	ABBREVIATION_OTHER,
};

/* What word is short for, given without its last full stop; its case is ignored. */
enum abbreviation_kind abbreviation_kind(struct slice word);

/* Does a capital of this word, after an abbreviation, tell that a sentence begins?
 * The function words, which seldom stand in names: The, He, But, When. */
bool word_starts_sentence(struct slice word);

/* A verb that reports speech: said, asked, told. */
bool word_reports(struct slice word);

#endif

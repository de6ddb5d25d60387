#ifndef LEDE_ANNOTATE_ENTITIES_CLUES_H
#define LEDE_ANNOTATE_ENTITIES_CLUES_H

/* What may speak for or against a candidate's being a name of some type: one row
 * for each clue, its weight for PER, ORG, LOC, MISC. Weights are tenths of
 * log-odds: +10 makes the type e times as likely against "no name". They were
 * chosen on the training parts of the news sets, and rounded. */
#define CLUES(X)                                                                           \
	/* whatever it is */                                                               \
	X(ANY, 0, 0, 0, 0)                                                                 \
	/* the whole is a lexicon's entry */                                               \
	X(IS_COUNTRY, -20, 0, 40, 0)                                                       \
	X(IS_CITY, 0, 5, 30, 0)                                                            \
	X(IS_REGION, -5, 0, 30, 0)                                                         \
	X(IS_PLACE_UNSURE, 0, 0, 10, 0)                                                    \
	X(IS_PEOPLES, -20, -10, -10, 40)                                                   \
	X(IS_PERSON, 40, 0, 0, 0)                                                          \
	X(IS_FAMOUS, 30, 0, 0, 0)                                                          \
	X(IS_ORG, -10, 40, 0, 0)                                                           \
	X(IS_ACRONYM, -10, 30, 0, 0)                                                       \
	X(IS_COMPANY, 0, 30, 0, 0)                                                         \
	X(IS_COMPANY_UNSURE, 0, 10, 0, 0)                                                  \
	X(IS_TEAM, 0, 20, 0, 0)                                                            \
	X(IS_EVENT, 0, 0, 0, 40)                                                           \
	X(IS_GIVEN, 10, 0, 0, 0)                                                           \
	X(IS_GIVEN_UNSURE, 5, 0, 0, 0)                                                     \
	X(IS_SURNAME, 10, 0, 0, 0)                                                         \
	X(IS_SURNAME_UNSURE, 5, 0, 0, 0)                                                   \
	/* its words */                                                                    \
	X(ONE, 0, 0, 0, 0)                                                                 \
	X(TWO, 10, 5, 0, 0)                                                                \
	X(THREE, 10, 10, 0, 5)                                                             \
	X(LONG, 0, 20, 0, 10)                                                              \
	X(GIVEN_FIRST, 25, 0, 0, 0)                                                        \
	X(GIVEN_UNSURE_FIRST, 10, 0, 0, 0)                                                 \
	X(SURNAME_LAST, 15, 0, 0, 0)                                                       \
	X(SURNAME_UNSURE_LAST, 5, 0, 0, 0)                                                 \
	X(INITIAL, 30, 0, 0, 0)                                                            \
	X(PARTICLE, 20, 0, 5, 0)                                                           \
	X(ORG_LAST, -20, 35, 0, 0)                                                         \
	X(ORG_FIRST, -10, 20, 0, 0)                                                        \
	X(ORG_INSIDE, -10, 15, 0, 0)                                                       \
	X(ORG_SUFFIX, -20, 40, 0, 0)                                                       \
	X(PLACE_LAST, -10, 0, 35, 0)                                                       \
	X(PLACE_FIRST, 0, 0, 20, 0)                                                        \
	X(EVENT_LAST, -20, 0, -10, 35)                                                     \
	X(EVENT_INSIDE, -10, 0, -10, 20)                                                   \
	X(COUNTRY_FIRST, 0, 10, 10, 5)                                                     \
	X(PEOPLES_FIRST, -20, 15, 0, 15)                                                   \
	X(PLACE_WORD, 0, 5, 10, 0)                                                         \
	X(ALL_COMMON, -20, 0, -10, 0)                                                      \
	X(SOME_COMMON, -10, 5, 0, 5)                                                       \
	X(NONE_COMMON, 15, 5, 10, 0)                                                       \
	X(UNKNOWN, 0, 0, 0, 0)                                                             \
	X(ACRONYM_SHAPE, -20, 15, -5, 5)                                                   \
	X(SHORT_ACRONYM, 0, 0, 0, 0)                                                       \
	X(MIXED_CASE, 0, 10, 0, 5)                                                         \
	X(DIGITS, -20, 0, 0, 15)                                                           \
	X(HYPHEN, 0, 0, 0, 5)                                                              \
	X(PHRASE, -20, 20, 0, 5)                                                           \
	X(AMPERSAND, -10, 20, 0, 0)                                                        \
	X(PEOPLES_ENDING, -10, -5, -5, 10)                                                 \
	/* its neighbours */                                                               \
	X(AFTER_TITLE, 40, 0, 0, 0)                                                        \
	X(BEFORE_TITLE, -5, 10, 10, 10)                                                    \
	X(APPOSED_TITLE, 20, 0, 0, 0)                                                      \
	X(AFTER_IN, -20, 0, 20, 0)                                                         \
	X(AFTER_FROM, 0, 0, 10, 0)                                                         \
	X(AFTER_BY, 5, 5, 0, 0)                                                            \
	X(AFTER_OF, 0, 0, 5, 0)                                                            \
	X(AFTER_WITH, 0, 0, 0, 0)                                                          \
	X(AFTER_THE, -25, 10, -5, 5)                                                       \
	X(AFTER_A, -25, 0, -10, 10)                                                        \
	X(BEFORE_SPEECH, 20, 5, 0, 0)                                                      \
	X(AFTER_SPEECH, 15, 0, 0, 0)                                                       \
	X(BEFORE_WHO, 20, 0, -5, 0)                                                        \
	X(BEFORE_AGE, 30, 0, 0, 0)                                                         \
	X(BEFORE_PLACE, 0, 0, 20, 0)                                                       \
	X(AFTER_PLACE, 0, 0, 5, 0)                                                         \
	X(BEFORE_NOUN, 0, 5, 0, 15)                                                        \
	X(BEFORE_VERB, 0, 0, 0, 0)                                                         \
	X(BEFORE_GENITIVE, 0, 0, 5, -10)                                                   \
	X(AFTER_GENITIVE, 0, 0, 0, 0)                                                      \
	X(IN_BRACKETS, 0, 10, 0, 0)                                                        \
	X(BEFORE_BRACKET, 0, 5, 0, 0)                                                      \
	X(IN_QUOTES, -10, 0, -10, 5)                                                       \
	X(BEFORE_NUMBER, 0, 0, 0, 0)                                                       \
	X(AFTER_NUMBER, 0, 0, 0, 0)                                                        \
	X(BEFORE_COMMA, 0, 0, 0, 0)                                                        \
	X(BEFORE_STOP, 0, 0, 0, 0)                                                         \
	X(OPENS, 0, 0, 0, 0)                                                               \
	X(OPENS_COMMON, -20, -20, -20, -20)                                                \
	X(DATELINE, 0, -10, 30, 0)                                                         \
	X(ALONE, 0, 0, 0, 0)                                                               \
	X(HEADLINE, 0, 0, 0, 0)                                                            \
	/* the rest of the document */                                                     \
	X(SEEN_CAPITAL, 5, 5, 5, 5)                                                        \
	X(SEEN_LOWER, -10, -5, -10, -10)                                                   \
	X(ROLE_SURNAME, 35, 0, 0, 0)                                                       \
	X(ROLE_GIVEN, 15, 0, 0, 0)                                                         \
	X(ROLE_ORG, 0, 15, 0, 0)                                                           \
	X(ROLE_ACRONYM, -10, 30, 0, 0)                                                     \
	X(VOTE_PER, 15, 0, 0, 0)                                                           \
	X(VOTE_ORG, 0, 15, 0, 0)                                                           \
	X(VOTE_LOC, 0, 0, 15, 0)                                                           \
	X(VOTE_MISC, 0, 0, 0, 15)                                                          \
	X(VOTE_NONE, -10, -10, -10, -10)

#define CLUE_NAME(name, ...) CLUE_##name,
enum clue { CLUES(CLUE_NAME) CLUE_COUNT };
#undef CLUE_NAME

#endif

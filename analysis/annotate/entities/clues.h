#ifndef LEDE_ANNOTATE_ENTITIES_CLUES_H
#define LEDE_ANNOTATE_ENTITIES_CLUES_H

/* What may speak for or against a candidate's being a name of some type: one row
 * for each clue, its weight for PER, ORG, LOC, MISC. Weights are tenths of
 * log-odds: +10 makes the type e times as likely against "no name". They were
 * chosen on the training parts of the news sets, and rounded. */
#define CLUES(X)                                                                           \
	/* whatever it is */                                                               \
	X(ANY, -9, -7, -10, -9)                                                            \
	/* the whole is a lexicon's entry */                                               \
	X(IS_COUNTRY, -39, -10, 38, -2)                                                    \
	X(IS_COUNTRY_ACRONYM, -22, -10, 41, -8)                                            \
	X(IS_CITY, -17, 14, 26, -10)                                                       \
	X(IS_REGION, -25, 5, 19, -11)                                                      \
	X(IS_PLACE_UNSURE, 1, 10, 15, 0)                                                   \
	X(IS_PEOPLES, -27, -8, -9, 40)                                                     \
	X(IS_PERSON, 0, 0, 0, 0)                                                           \
	X(IS_FAMOUS, 0, 0, 0, 0)                                                           \
	X(IS_ORG, -10, 22, 5, 16)                                                          \
	X(IS_ACRONYM, -8, 25, -14, 8)                                                      \
	X(IS_COMPANY, -8, 34, 1, 18)                                                       \
	X(IS_COMPANY_UNSURE, 3, 15, 8, 5)                                                  \
	X(IS_TEAM, 0, 0, 0, 0)                                                             \
	X(IS_EVENT, 0, 0, 0, 0)                                                            \
	X(IS_GIVEN, 2, 0, 0, 1)                                                            \
	X(IS_GIVEN_UNSURE, 8, -1, 7, 3)                                                    \
	X(IS_SURNAME, 8, -1, -9, -4)                                                       \
	X(IS_SURNAME_UNSURE, 16, -2, -1, 0)                                                \
	/* its words */                                                                    \
	X(ONE, -14, -9, -8, -14)                                                           \
	X(TWO, 7, 1, 0, 2)                                                                 \
	X(THREE, -3, 1, -2, 4)                                                             \
	X(LONG, -11, -1, -8, -1)                                                           \
	X(GIVEN_FIRST, 19, -4, -4, -3)                                                     \
	X(GIVEN_UNSURE_FIRST, 15, -2, 0, 0)                                                \
	X(SURNAME_LAST, 5, -8, -7, -18)                                                    \
	X(SURNAME_UNSURE_LAST, 11, 1, 8, 2)                                                \
	X(INITIAL, 12, -16, -8, -3)                                                        \
	X(PARTICLE, 6, -2, 4, 1)                                                           \
	X(ORG_LAST, -24, 16, -5, -20)                                                      \
	X(ORG_FIRST, -12, 4, -7, -7)                                                       \
	X(ORG_INSIDE, -12, 6, -3, -5)                                                      \
	X(ORG_SUFFIX, -18, 5, -13, -14)                                                    \
	X(PLACE_LAST, -12, -4, 15, -12)                                                    \
	X(PLACE_FIRST, -10, -2, 14, -1)                                                    \
	X(EVENT_LAST, -14, -12, -20, 19)                                                   \
	X(EVENT_INSIDE, 1, -6, -5, 19)                                                     \
	X(COUNTRY_FIRST, -21, 5, 1, -4)                                                    \
	X(PEOPLES_FIRST, -22, -4, -4, 1)                                                   \
	X(PLACE_WORD, -11, 6, 5, -11)                                                      \
	X(ALL_COMMON, -22, -9, -17, -9)                                                    \
	X(SOME_COMMON, -9, -4, -4, -6)                                                     \
	X(NONE_COMMON, 8, 0, 1, -2)                                                        \
	X(UNKNOWN, -2, 9, 2, 10)                                                           \
	X(ACRONYM_SHAPE, -24, 4, 7, 1)                                                     \
	X(SHORT_ACRONYM, -11, -4, -18, -5)                                                 \
	X(MIXED_CASE, -21, -7, -17, -5)                                                    \
	X(DIGITS, -33, -18, -23, -2)                                                       \
	X(HYPHEN, 9, -4, 4, 4)                                                             \
	X(PHRASE, -9, 6, -6, -7)                                                           \
	X(AMPERSAND, -14, 2, -6, -6)                                                       \
	X(PEOPLES_ENDING, 0, -10, -9, 8)                                                   \
	/* its neighbours */                                                               \
	X(AFTER_TITLE, 8, -23, -21, -23)                                                   \
	X(BEFORE_TITLE, -23, -2, -10, -4)                                                  \
	X(APPOSED_TITLE, 3, -10, -9, -14)                                                  \
	X(AFTER_IN, -18, -4, 17, 0)                                                        \
	X(AFTER_FROM, -3, 6, 15, 1)                                                        \
	X(AFTER_BY, 7, 11, 0, 1)                                                           \
	X(AFTER_OF, -11, -2, 5, -1)                                                        \
	X(AFTER_WITH, 4, 7, 4, 5)                                                          \
	X(AFTER_THE, -16, 6, 8, 6)                                                         \
	X(AFTER_A, -15, -3, -4, 5)                                                         \
	X(BEFORE_SPEECH, 21, 12, -4, -7)                                                   \
	X(AFTER_SPEECH, 12, 17, 1, -3)                                                     \
	X(BEFORE_WHO, 14, 5, -8, 0)                                                        \
	X(BEFORE_AGE, 16, -7, -4, -3)                                                      \
	X(BEFORE_PLACE, -13, -17, -5, -3)                                                  \
	X(AFTER_PLACE, -4, -2, 3, -9)                                                      \
	X(BEFORE_NOUN, 7, 6, 3, 10)                                                        \
	X(BEFORE_VERB, 13, 12, 8, 10)                                                      \
	X(BEFORE_GENITIVE, 17, 12, 2, -7)                                                  \
	X(AFTER_GENITIVE, -11, -3, 3, 0)                                                   \
	X(IN_BRACKETS, -1, 22, 11, 13)                                                     \
	X(BEFORE_BRACKET, 16, 6, 0, 4)                                                     \
	X(IN_QUOTES, -11, 6, 0, 18)                                                        \
	X(BEFORE_NUMBER, 3, 14, -7, -4)                                                    \
	X(AFTER_NUMBER, -12, 5, -12, 0)                                                    \
	X(BEFORE_COMMA, 9, 7, 6, 6)                                                        \
	X(BEFORE_STOP, 5, 8, 7, 7)                                                         \
	X(OPENS, 8, 7, 2, -1)                                                              \
	X(OPENS_COMMON, -7, -6, -3, -2)                                                    \
	X(DATELINE, -8, 6, 12, -1)                                                         \
	X(ALONE, -8, -4, -2, -1)                                                           \
	X(HEADLINE, -13, -6, -13, -7)                                                      \
	/* the rest of the document */                                                     \
	X(SEEN_CAPITAL, 15, -1, 5, 3)                                                      \
	X(SEEN_LOWER, -21, -23, -13, -12)                                                  \
	X(ROLE_SURNAME, 27, -15, -10, -14)                                                 \
	X(ROLE_GIVEN, 15, -2, -4, -8)                                                      \
	X(ROLE_ORG, -13, 12, -1, 4)                                                        \
	X(ROLE_ACRONYM, -4, 20, -7, -11)                                                   \
	X(VOTE_PER, 2, 7, 3, 10)                                                           \
	X(VOTE_ORG, -4, 10, -1, 7)                                                         \
	X(VOTE_LOC, -11, 4, 7, 1)                                                          \
	X(VOTE_MISC, -11, 3, 1, 7)                                                         \
	X(STRONG_PER, -1, -5, -6, -9)                                                      \
	X(STRONG_ORG, 3, -4, 0, -3)                                                        \
	X(STRONG_LOC, 0, -8, -2, -5)                                                       \
	X(STRONG_MISC, -5, -4, 3, 1)                                                       \
	X(VOTE_NONE, -3, 2, 0, 3)

#define CLUE_NAME(name, ...) CLUE_##name,
enum clue { CLUES(CLUE_NAME) CLUE_COUNT };
#undef CLUE_NAME

#endif

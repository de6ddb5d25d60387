#ifndef LEDE_ANNOTATE_ENTITIES_CLUES_H
#define LEDE_ANNOTATE_ENTITIES_CLUES_H

/* What may speak for or against a candidate's being a name of some type: one row for
 * each clue, with its weight for PER, ORG, LOC and MISC in tenths of log-odds against
 * "no name" (+10 makes the type e times as likely). A candidate's weights are summed.
 *
 * They are those of a multinomial logistic regression over the candidates of the
 * training parts of worldwide (1), conll03 (0.6) and wikigold (0.3), read with and
 * without the clues of the document, rounded. Clues that are rare there (INITIAL,
 * BEFORE_AGE, AMPERSAND, IS_PERSON, ...) were drawn to values set by hand. */
#define CLUES(X)                                                                           \
	/* whatever it is */                                                               \
	X(ANY, -10, -8, -10, -9)                                                           \
	/* the whole is a lexicon's entry */                                               \
	X(IS_COUNTRY, -27, -8, 37, -4)                                                     \
	X(IS_COUNTRY_ACRONYM, -11, -14, 39, -8)                                            \
	X(IS_STATE_SHORT, -12, -3, 19, -2)                                                 \
	X(IS_CITY, -16, 12, 23, -9)                                                        \
	X(IS_REGION, -13, 1, 23, -8)                                                       \
	X(IS_PLACE_UNSURE, 0, 6, 11, -2)                                                   \
	X(IS_PEOPLES, -18, -5, -8, 38)                                                     \
	X(IS_PERSON, 20, -2, 0, -1)                                                        \
	X(IS_FAMOUS, 30, 0, -5, 0)                                                         \
	X(IS_ORG, -11, 32, -1, -1)                                                         \
	X(IS_ACRONYM, -4, 19, -8, 4)                                                       \
	X(IS_COMPANY, -9, 33, -1, 10)                                                      \
	X(IS_COMPANY_UNSURE, 4, 15, 2, 5)                                                  \
	X(COMPANY_INSIDE, 1, 9, -1, -2)                                                    \
	X(IS_TEAM, -4, 37, 3, -1)                                                          \
	X(IS_EVENT, -14, -11, -12, 28)                                                     \
	X(IS_GIVEN, 0, 0, -2, -3)                                                          \
	X(IS_GIVEN_UNSURE, 9, 0, 6, 4)                                                     \
	X(IS_SURNAME, 13, -4, -7, -5)                                                      \
	X(IS_SURNAME_UNSURE, 11, 0, 0, 0)                                                  \
	/* its words */                                                                    \
	X(ONE, -12, -8, -6, -12)                                                           \
	X(TWO, 9, 1, 2, 1)                                                                 \
	X(THREE, -2, 0, -1, 2)                                                             \
	X(LONG, -8, -1, -7, 1)                                                             \
	X(GIVEN_FIRST, 18, -5, -4, -4)                                                     \
	X(GIVEN_UNSURE_FIRST, 14, -2, 0, 1)                                                \
	X(SURNAME_LAST, 9, -3, -5, -14)                                                    \
	X(SURNAME_UNSURE_LAST, 9, 3, 6, 2)                                                 \
	X(INITIAL, 15, -14, -9, -4)                                                        \
	X(PARTICLE, 6, -1, 2, -2)                                                          \
	X(ORG_LAST, -17, 15, -8, -11)                                                      \
	X(ORG_FIRST, -10, 8, -7, -4)                                                       \
	X(ORG_INSIDE, -6, 8, 0, 0)                                                         \
	X(ORG_SUFFIX, -20, 19, -18, -19)                                                   \
	X(PLACE_LAST, -2, -1, 21, -5)                                                      \
	X(PLACE_FIRST, -4, 3, 15, 0)                                                       \
	X(EVENT_LAST, -8, -9, -13, 16)                                                     \
	X(EVENT_FIRST, -1, -1, -3, 5)                                                      \
	X(EVENT_INSIDE, -2, -1, -5, 8)                                                     \
	X(KNOWN_ORG_LAST, -2, 8, -3, -1)                                                   \
	X(KNOWN_PLACE_FIRST, -4, 3, -1, 1)                                                 \
	X(COUNTRY_FIRST, -18, 4, 1, -3)                                                    \
	X(PEOPLES_FIRST, -16, -2, -5, 1)                                                   \
	X(PLACE_WORD, -10, 3, 3, -8)                                                       \
	X(ALL_COMMON, -17, -9, -13, -9)                                                    \
	X(SOME_COMMON, -6, -3, -2, -4)                                                     \
	X(NONE_COMMON, 10, 2, 2, 2)                                                        \
	X(UNKNOWN, 0, 6, 1, 6)                                                             \
	X(ACRONYM_SHAPE, -20, 12, -10, 2)                                                  \
	X(SHORT_ACRONYM, -10, -6, -3, -4)                                                  \
	X(CAPITALS_PLACE, -3, 5, 13, -1)                                                   \
	X(MIXED_CASE, -17, -1, -12, -1)                                                    \
	X(DIGITS, -22, -14, -12, -5)                                                       \
	X(HYPHEN, 7, -4, 0, -5)                                                            \
	X(PHRASE, -7, 1, -7, -5)                                                           \
	X(AMPERSAND, -22, 11, -11, -2)                                                     \
	X(PEOPLES_ENDING, -4, -6, -7, 7)                                                   \
	/* its neighbours */                                                               \
	X(AFTER_TITLE, 3, -17, -23, -19)                                                   \
	X(BEFORE_TITLE, -21, -5, -9, -5)                                                   \
	X(APPOSED_TITLE, 7, -3, -2, -8)                                                    \
	X(AFTER_IN, -15, -7, 13, 0)                                                        \
	X(AFTER_FROM, -2, 5, 12, -1)                                                       \
	X(AFTER_BY, 4, 9, 0, -1)                                                           \
	X(AFTER_OF, -10, -2, 3, -1)                                                        \
	X(AFTER_WITH, 2, 3, 2, 2)                                                          \
	X(AFTER_THE, -15, 6, 6, 5)                                                         \
	X(AFTER_A, -11, -1, -2, 4)                                                         \
	X(BEFORE_SPEECH, 17, 9, 0, 1)                                                      \
	X(AFTER_SPEECH, 12, 10, 2, 3)                                                      \
	X(BEFORE_WHO, 12, 2, -5, 0)                                                        \
	X(BEFORE_AGE, 25, -1, -1, -1)                                                      \
	X(BEFORE_PLACE, -7, -12, 0, -2)                                                    \
	X(AFTER_PLACE, -3, -2, 1, -5)                                                      \
	X(BEFORE_NOUN, 4, 5, 2, 9)                                                         \
	X(BEFORE_VERB, 10, 11, 7, 9)                                                       \
	X(BEFORE_GENITIVE, 12, 11, 2, -7)                                                  \
	X(AFTER_GENITIVE, -9, -2, 0, 0)                                                    \
	X(IN_BRACKETS, -4, 17, 10, 10)                                                     \
	X(BEFORE_BRACKET, 13, 4, -2, 3)                                                    \
	X(IN_QUOTES, -15, 4, -6, 18)                                                       \
	X(PLACE_AFTER_IN, -3, -14, -4, -2)                                                 \
	X(UNSURE_AFTER_IN, -1, 1, 6, 1)                                                    \
	X(UNKNOWN_AFTER_IN, 0, 4, 2, -2)                                                   \
	X(AFTER_PLACE_NOUN, -7, -7, 13, -2)                                                \
	X(BEFORE_PLACE_NOUN, -10, -12, 4, -7)                                              \
	X(AFTER_ORG_NOUN, -8, 18, -5, -3)                                                  \
	X(BEFORE_ORG_NOUN, -5, 3, -1, 0)                                                   \
	X(AFTER_BUSINESS, -10, 13, -2, 0)                                                  \
	X(BEFORE_BUSINESS, -4, 13, -2, 3)                                                  \
	X(AFTER_RIVAL, 4, 11, 4, -1)                                                       \
	X(AFTER_RELATIVE, 5, -1, 0, -1)                                                    \
	X(BEFORE_NUMBER, 0, 11, -9, -4)                                                    \
	X(AFTER_NUMBER, -9, 5, -11, -1)                                                    \
	X(BEFORE_COMMA, 6, 6, 5, 5)                                                        \
	X(BEFORE_STOP, 3, 5, 5, 4)                                                         \
	X(OPENS, 7, 6, 1, -1)                                                              \
	X(OPENS_COMMON, -4, -3, -1, 0)                                                     \
	X(DATELINE, -5, 6, 11, 0)                                                          \
	X(ALONE, -3, -3, 0, 0)                                                             \
	X(HEADLINE, -13, -5, -14, -7)                                                      \
	/* the rest of the document */                                                     \
	X(SEEN_CAPITAL, 12, -4, 5, 1)                                                      \
	X(SEEN_LOWER, -15, -19, -11, -9)                                                   \
	X(ROLE_SURNAME, 22, -12, -8, -12)                                                  \
	X(ROLE_SURNAME_PLACE, 10, -5, -11, 0)                                              \
	X(ROLE_GIVEN, 13, -4, -3, -2)                                                      \
	X(ROLE_ORG, -12, 13, 2, 1)                                                         \
	X(ROLE_ORG_ONLY, -13, 9, -6, 1)                                                    \
	X(ROLE_ACRONYM, -4, 17, -6, -7)                                                    \
	X(VOTE_PER, 2, 6, 2, 7)                                                            \
	X(VOTE_ORG, -3, 9, 0, 6)                                                           \
	X(VOTE_LOC, -10, 4, 6, 0)                                                          \
	X(VOTE_MISC, -8, -4, 0, 3)                                                         \
	X(STRONG_PER, 2, -2, -4, 1)                                                        \
	X(STRONG_ORG, -1, 0, 5, 0)                                                         \
	X(STRONG_LOC, -5, -5, 0, -2)                                                       \
	X(STRONG_MISC, -4, -3, 2, 4)                                                       \
	X(VOTE_NONE, -3, 2, -4, 4)

#define CLUE_NAME(name, ...) CLUE_##name,
enum clue { CLUES(CLUE_NAME) CLUE_COUNT };
#undef CLUE_NAME

#endif

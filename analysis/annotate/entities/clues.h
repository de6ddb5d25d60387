#ifndef LEDE_ANNOTATE_ENTITIES_CLUES_H
#define LEDE_ANNOTATE_ENTITIES_CLUES_H

/* What may speak for or against a candidate's being a name of some type: one row
 * for each clue, its weight for PER, ORG, LOC, MISC. Weights are tenths of
 * log-odds: +10 makes the type e times as likely against "no name". They were
 * chosen on the training parts of the news sets, and rounded. */
#define CLUES(X)                                                                           \
	/* whatever it is */                                                               \
	X(ANY, -10, -7, -10, -9)                                                           \
	/* the whole is a lexicon's entry */                                               \
	X(IS_COUNTRY, -27, -9, 38, -4)                                                     \
	X(IS_COUNTRY_ACRONYM, -13, -12, 40, -8)                                            \
	X(IS_STATE_SHORT, -12, -4, 20, -2)                                                 \
	X(IS_CITY, -16, 13, 23, -11)                                                       \
	X(IS_REGION, -14, 5, 23, -7)                                                       \
	X(IS_PLACE_UNSURE, 1, 10, 11, -1)                                                  \
	X(IS_PEOPLES, -18, -6, -7, 37)                                                     \
	X(IS_PERSON, 35, 0, 0, 0)                                                          \
	X(IS_FAMOUS, 30, 0, -5, 0)                                                         \
	X(IS_ORG, -12, 30, 0, -1)                                                          \
	X(IS_ACRONYM, -4, 18, -7, 3)                                                       \
	X(IS_COMPANY, -10, 31, 0, 11)                                                      \
	X(IS_COMPANY_UNSURE, 3, 14, 3, 4)                                                  \
	X(COMPANY_INSIDE, 3, 6, 0, -2)                                                     \
	X(IS_TEAM, -10, 30, 0, 0)                                                          \
	X(IS_EVENT, -10, 0, 0, 35)                                                         \
	X(IS_GIVEN, -1, -2, -2, -2)                                                        \
	X(IS_GIVEN_UNSURE, 7, -1, 6, 4)                                                    \
	X(IS_SURNAME, 12, -3, -7, -4)                                                      \
	X(IS_SURNAME_UNSURE, 12, 0, 0, -1)                                                 \
	/* its words */                                                                    \
	X(ONE, -12, -7, -8, -13)                                                           \
	X(TWO, 9, 1, 2, 1)                                                                 \
	X(THREE, -2, 0, 0, 3)                                                              \
	X(LONG, -7, -1, -6, 0)                                                             \
	X(GIVEN_FIRST, 18, -5, -4, -5)                                                     \
	X(GIVEN_UNSURE_FIRST, 15, -2, 0, 1)                                                \
	X(SURNAME_LAST, 10, -4, -3, -13)                                                   \
	X(SURNAME_UNSURE_LAST, 9, 2, 6, 2)                                                 \
	X(INITIAL, 15, -15, -9, -5)                                                        \
	X(PARTICLE, 5, -1, 1, -3)                                                          \
	X(ORG_LAST, -17, 14, -8, -11)                                                      \
	X(ORG_FIRST, -10, 7, -8, -6)                                                       \
	X(ORG_INSIDE, -6, 7, 0, 0)                                                         \
	X(ORG_SUFFIX, -20, 19, -18, -19)                                                   \
	X(PLACE_LAST, -3, 0, 21, -6)                                                       \
	X(PLACE_FIRST, -4, 3, 15, -2)                                                      \
	X(EVENT_LAST, -11, -11, -14, 18)                                                   \
	X(EVENT_FIRST, -1, -2, -4, 7)                                                      \
	X(EVENT_INSIDE, -1, -1, -5, 9)                                                     \
	X(KNOWN_ORG_LAST, -2, 9, -3, -2)                                                   \
	X(KNOWN_PLACE_FIRST, -5, 5, -2, 0)                                                 \
	X(COUNTRY_FIRST, -18, 5, 2, -3)                                                    \
	X(PEOPLES_FIRST, -16, -2, -5, 2)                                                   \
	X(PLACE_WORD, -11, 5, 3, -9)                                                       \
	X(ALL_COMMON, -17, -9, -13, -8)                                                    \
	X(SOME_COMMON, -6, -3, -2, -5)                                                     \
	X(NONE_COMMON, 10, 2, 2, 2)                                                        \
	X(UNKNOWN, -1, 5, 2, 7)                                                            \
	X(ACRONYM_SHAPE, -21, 9, -9, 0)                                                    \
	X(SHORT_ACRONYM, -10, -5, -3, -4)                                                  \
	X(CAPITALS_PLACE, -1, 3, 19, -1)                                                   \
	X(MIXED_CASE, -17, -2, -12, -2)                                                    \
	X(DIGITS, -22, -15, -13, -1)                                                       \
	X(HYPHEN, 7, -5, 0, 1)                                                             \
	X(PHRASE, -7, 0, -6, -3)                                                           \
	X(AMPERSAND, -23, 11, -10, -2)                                                     \
	X(PEOPLES_ENDING, -4, -5, -6, 7)                                                   \
	/* its neighbours */                                                               \
	X(AFTER_TITLE, 2, -19, -23, -21)                                                   \
	X(BEFORE_TITLE, -22, -4, -10, -4)                                                  \
	X(APPOSED_TITLE, 7, -3, -2, -8)                                                    \
	X(AFTER_IN, -15, -8, 13, 0)                                                        \
	X(AFTER_FROM, -3, 5, 12, -1)                                                       \
	X(AFTER_BY, 4, 9, 0, 0)                                                            \
	X(AFTER_OF, -10, -2, 3, -1)                                                        \
	X(AFTER_WITH, 2, 4, 2, 2)                                                          \
	X(AFTER_THE, -15, 7, 7, 5)                                                         \
	X(AFTER_A, -11, -2, -2, 4)                                                         \
	X(BEFORE_SPEECH, 17, 9, 1, 1)                                                      \
	X(AFTER_SPEECH, 12, 9, 3, 4)                                                       \
	X(BEFORE_WHO, 12, 4, -6, -1)                                                       \
	X(BEFORE_AGE, 25, -1, -1, -1)                                                      \
	X(BEFORE_PLACE, -8, -10, -1, -2)                                                   \
	X(AFTER_PLACE, -3, -2, 2, -6)                                                      \
	X(BEFORE_NOUN, 4, 5, 2, 10)                                                        \
	X(BEFORE_VERB, 10, 10, 7, 8)                                                       \
	X(BEFORE_GENITIVE, 12, 11, 2, -7)                                                  \
	X(AFTER_GENITIVE, -9, -2, 0, 0)                                                    \
	X(IN_BRACKETS, -4, 18, 10, 9)                                                      \
	X(BEFORE_BRACKET, 13, 4, -1, 2)                                                    \
	X(IN_QUOTES, -15, 3, -6, 18)                                                       \
	X(PLACE_AFTER_IN, -3, -12, -3, -2)                                                 \
	X(UNSURE_AFTER_IN, -1, 2, 5, 0)                                                    \
	X(UNKNOWN_AFTER_IN, 0, 4, 3, -3)                                                   \
	X(AFTER_PLACE_NOUN, -7, -6, 13, -2)                                                \
	X(BEFORE_PLACE_NOUN, -10, -13, 5, -8)                                              \
	X(AFTER_ORG_NOUN, -9, 18, -4, -3)                                                  \
	X(BEFORE_ORG_NOUN, -5, 3, -1, -1)                                                  \
	X(AFTER_BUSINESS, -10, 12, -1, 0)                                                  \
	X(BEFORE_BUSINESS, -4, 12, -2, 3)                                                  \
	X(AFTER_RIVAL, 3, 13, 2, 0)                                                        \
	X(AFTER_RELATIVE, 6, -1, 0, -1)                                                    \
	X(BEFORE_NUMBER, -3, 13, -10, -5)                                                  \
	X(AFTER_NUMBER, -9, 5, -11, -1)                                                    \
	X(BEFORE_COMMA, 6, 6, 5, 5)                                                        \
	X(BEFORE_STOP, 2, 5, 5, 5)                                                         \
	X(OPENS, 7, 7, 1, -1)                                                              \
	X(OPENS_COMMON, -4, -7, -2, -1)                                                    \
	X(DATELINE, -6, 5, 10, -2)                                                         \
	X(ALONE, -3, -4, 0, 0)                                                             \
	X(HEADLINE, -13, -4, -16, -7)                                                      \
	/* the rest of the document */                                                     \
	X(SEEN_CAPITAL, 12, -2, 6, 3)                                                      \
	X(SEEN_LOWER, -16, -19, -11, -9)                                                   \
	X(ROLE_SURNAME, 21, -15, -11, -13)                                                 \
	X(ROLE_SURNAME_PLACE, 0, 0, 0, 0)                                                  \
	X(ROLE_GIVEN, 12, -7, -2, -2)                                                      \
	X(ROLE_ORG, -12, 12, 3, 1)                                                         \
	X(ROLE_ORG_ONLY, -13, 8, -6, 2)                                                    \
	X(ROLE_ACRONYM, -3, 16, -6, -7)                                                    \
	X(VOTE_PER, 2, 6, 2, 8)                                                            \
	X(VOTE_ORG, -4, 9, 0, 6)                                                           \
	X(VOTE_LOC, -7, 3, 5, 0)                                                           \
	X(VOTE_MISC, -8, 0, 0, 5)                                                          \
	X(STRONG_PER, 3, -3, -3, -1)                                                       \
	X(STRONG_ORG, 2, 0, 3, 0)                                                          \
	X(STRONG_LOC, -7, -4, 1, -1)                                                       \
	X(STRONG_MISC, -3, -3, 3, 2)                                                       \
	X(VOTE_NONE, -2, 2, -3, 3)

#define CLUE_NAME(name, ...) CLUE_##name,
enum clue { CLUES(CLUE_NAME) CLUE_COUNT };
#undef CLUE_NAME

#endif

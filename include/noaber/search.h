/* search.h - looking for words in what people wrote (layer 2, model). Pure. */
#ifndef NB_SEARCH_H
#define NB_SEARCH_H

#include "noaber/arena.h"

#define NB_SEARCH_CHARACTERS_MOST 100 /* of a query */
#define NB_SEARCH_WORDS_MOST 6        /* each costs a look at every word that was written */

/* What is looked for: folded words, all of which have to be there. */
struct nb_search {
	struct nb_str words[NB_SEARCH_WORDS_MOST];
	size_t count;
};

/** Split ${text} at white space and fold its words as names are folded (nb_text_fold). Words without
 * a letter or digit are passed over. NB_E_BAD_ARGUMENT: nothing is left, or too many words. */
NB_MUST_USE enum nb_status nb_search_parse(struct nb_str text, struct nb_arena *arena,
                                           struct nb_search *ret);

/** Is each word of ${search} part of a word of ${text}? ${ret_at}: the byte where the first word that
 * holds one begins. Case, width and accents do not count. */
bool nb_search_matches(const struct nb_search *search, struct nb_str text, size_t *ret_at);

/** A piece of ${text} in one line, of at most ${characters}, from a little before byte ${at} on; "…"
 * stands where something was left out. In the arena; absent when out of memory. */
struct nb_str nb_text_excerpt(struct nb_str text, size_t at, size_t characters,
                              struct nb_arena *arena);

#endif

/* text.h - rules for names and texts (layer 2, model). Pure; Unicode folding by ICU. */
#ifndef NB_TEXT_H
#define NB_TEXT_H

#include "noaber/arena.h"
#include "noaber/str.h"

#define NB_NAME_CHARACTERS_LEAST 2
#define NB_NAME_CHARACTERS_MOST 24
#define NB_NAME_OFFERS 3
#define NB_NAME_CANDIDATES 24 /* looked at to find so many that are free */

/** A pseudonym people may wear: letters of one script (X2), digits, single spaces, - ' . in between;
 * no control, bidi or zero-width characters (X1); no e-mail, @handle, four digits in a row, or anything
 * that looks like a staff title (ON2). NB_E_NAME_REFUSED otherwise. */
NB_MUST_USE enum nb_status nb_text_check_name(struct nb_str name);

/** Case, width and accents folded, spaces and punctuation dropped, so that look-alikes of one name
 * compare equal. In the arena; absent when out of memory. */
struct nb_str nb_text_fold(struct nb_str text, struct nb_arena *arena);

/** What ${text} looks like: the same for names that a reader may take for one another, of whatever
 * script and case (X2, Unicode TR39). Coarser than the fold, except where folding joins letters that
 * look different: compare both. In the arena; absent when out of memory or nothing is left. */
struct nb_str nb_text_looks(struct nb_str text, struct nb_arena *arena);

/** ${text} with letter and accent as one character (NFC), as names are kept. In the arena; absent when
 * it is not UTF-8 or longer than a name. */
struct nb_str nb_text_nfc(struct nb_str text, struct nb_arena *arena);

/** ${count} different pseudonyms, at most NB_NAME_CANDIDATES, chosen by ${random} bits: two Dutch
 * nature words as one. In the arena, never refused by nb_text_check_name. Whether they are free is
 * the store's to say. */
void nb_text_offer_names(uint64_t random, struct nb_arena *arena, struct nb_str *ret_names,
                         size_t count);

/* A recovery phrase: 9 words of 512 are 81 bits of chance, more than the 80 that make guessing
 * hopeless also for somebody who holds the hash. */
#define NB_PHRASE_WORDS 9
#define NB_PHRASE_CHOICES 512
#define NB_PHRASE_BYTES_MOST (NB_PHRASE_WORDS * 10)
/** The phrase that ${random} says, its words with a space between, in the arena; absent when out of
 * memory. Compare phrases folded (nb_text_fold), so that capitals and commas do not matter. */
struct nb_str nb_phrase_make(const uint16_t random[NB_PHRASE_WORDS], struct nb_arena *arena);

/** Does it hold an address that opens something, with http, https or www before it (ON7)? */
bool nb_text_has_link(struct nb_str text);
/** One line that people can read: no character that is drawn as nothing or turns the direction of others
 * (X1), no white space but single spaces in between. NB_E_BAD_ARGUMENT otherwise. */
NB_MUST_USE enum nb_status nb_text_check_line(struct nb_str line);

/** A message people can read: something other than white space. NB_E_BAD_ARGUMENT otherwise. */
NB_MUST_USE enum nb_status nb_text_check_message(struct nb_str text);

#endif

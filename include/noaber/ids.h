/*
 * ids.h - row numbers inside, opaque ids outside (layer 1, base).
 *
 * A row number is 64 bit and time-ordered, so new rows go to the end of their tables. It never
 * leaves the server: the wire carries the row number and its kind as one AES-128 block under a
 * secret key. To a reader that is 128 random bits (X9); to us it is a row number without an index
 * to keep or a random page to write per message. A guessed id fails on the 64 check bits.
 */
#ifndef NB_IDS_H
#define NB_IDS_H

#include "noaber/str.h"

typedef int64_t nb_row; /* > 0; 0 = none */

enum nb_id_kind {
	NB_ID_ACCOUNT = 1,
	NB_ID_SESSION,
	NB_ID_COMMUNITY,
	NB_ID_ROOM,
	NB_ID_MEMBER,
	NB_ID_MESSAGE,
	NB_ID_AUDIT_LINE, /* its number in the log, which would tell how much goes on */
	NB_ID_FACTOR,
	NB_ID_UNMASK,
	NB_ID_INVITATION,
	NB_ID_APPOINTMENT,
	NB_ID_SANCTION,
	NB_ID_STORY,
	NB_ID_QUESTION,
	NB_ID_NOTICE,
	NB_ID_INTRODUCTION,
	NB_ID_PINNED,
	NB_ID_KIND_END, /* one past the last */
};

#define NB_ID_TEXT_BYTES 26 /* base32, lower case, no padding */

/* owner: one thread (holds a cipher context). */
struct nb_ids;

struct nb_ids *nb_ids_create(const uint8_t key[16]); /* NULL when out of memory */
void nb_ids_destroy(struct nb_ids *ids);
void nb_ids_encode(struct nb_ids *ids, enum nb_id_kind kind, nb_row row,
                   char ret[NB_ID_TEXT_BYTES]);
/** false when ${text} is not an id of that kind made with this key; the caller answers not_found. */
bool nb_ids_decode(struct nb_ids *ids, enum nb_id_kind kind, struct nb_str text, nb_row *ret_row);

/** The next row number: milliseconds since 2026-01-01 UTC in the high bits, a process-wide counter
 * in the low 20, never the same twice in a process and never going back, also when the clock does.
 * Any thread. */
nb_row nb_row_next(int64_t now_ms);
/** Start above ${highest}, the highest row number in the store (clock set back over a restart). */
void nb_row_start_after(nb_row highest);

#endif

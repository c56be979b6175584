#ifndef NB_LOAD_MARK_H
#define NB_LOAD_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a message says about itself, inside its text, so that whoever receives it knows who sent it
 * and when without a JSON parser and without a table. Written as #sss-nnnnnn-tttttttttttttttt# in
 * sixteen consonants: no digits that a rule on telephone numbers could see, no words. */
struct nb_mark {
	uint32_t sender;  /* 0 .. 4095 */
	uint32_t number;  /* 1 is the first of this sender; below 2^24 */
	uint64_t sent_ns; /* when it was due to be sent, CLOCK_MONOTONIC */
};

#define NB_MARK_BYTES 29

/* Writes exactly NB_MARK_BYTES, no NUL. */
void nb_mark_write(const struct nb_mark *mark, char *out);

/* The nonce of the same message, NUL included: time first, as a good client makes it. */
#define NB_MARK_NONCE_BYTES 28
void nb_mark_write_nonce(const struct nb_mark *mark, char *out);

/* Finds the first mark in the text. `*ret_mark` is set only when there is one. */
bool nb_mark_find(const char *text, size_t len, struct nb_mark *ret_mark);

/* Every message is this long, mark included. */
#define NB_TEXT_BYTES 300

/* Writes NB_TEXT_BYTES of everyday Dutch, ended by the mark; no NUL, nothing for JSON to escape. */
void nb_mark_write_text(const struct nb_mark *mark, char *out);

#endif

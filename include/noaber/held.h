/* held.h - messages that wait for a host before others see them (layer 2, model). Pure. MO12, QU7. */
#ifndef NB_HELD_H
#define NB_HELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Stored: only add at the end. Released ones are messages, not held. */
enum nb_held_state {
	NB_HELD_WAITING,
	NB_HELD_DECLINED,  /* its author reads why until they put it away */
	NB_HELD_WITHDRAWN, /* without words; kept so that a retry is no second message (D4) */
	NB_HELD_STATE_COUNT
};
extern const char *const nb_held_state_words[NB_HELD_STATE_COUNT];

/* What became of one, as its author is told. On the wire alone. */
enum nb_held_end {
	NB_HELD_END_RELEASED,
	NB_HELD_END_DECLINED,
	NB_HELD_END_CHANGED, /* waiting or withdrawn, by its author on another device */
	NB_HELD_END_COUNT
};
extern const char *const nb_held_end_words[NB_HELD_END_COUNT];

#define NB_HELD_SHOWN_MOST 50                        /* of a room, in one answer */
#define NB_HELD_RETRY_MS (7LL * 24 * 60 * 60 * 1000) /* no retry comes later */
#define NB_HELD_WAITS_KEPT 20                        /* of a community */
#define NB_HELD_WAITS_LEAST 5                        /* fewer say nothing */

/** How long ones like it waited: half of the last ${count} waits lay between ${ret_low_ms} and
 * ${ret_high_ms}, and so does their median. false when they are too few to say. Sorts ${waits_ms}. */
bool nb_held_expect(int64_t *waits_ms, size_t count, int64_t *ret_low_ms, int64_t *ret_high_ms);

#endif

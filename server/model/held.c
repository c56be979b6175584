/* held.c - what people are told of a message that waits for a host (MO12). */
#include "noaber/held.h"

#include <stdlib.h>

const char *const nb_held_state_words[NB_HELD_STATE_COUNT] = {"waiting", "declined", "withdrawn"};
const char *const nb_held_end_words[NB_HELD_END_COUNT] = {"released", "declined", "changed"};

static int
by_length(const void *a, const void *b)
{
	int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;

	return (one > other) - (one < other);
}

bool
nb_held_expect(int64_t *waits_ms, size_t count, int64_t *ret_low_ms, int64_t *ret_high_ms)
{
	if (count < NB_HELD_WAITS_LEAST)
		return false;
	qsort(waits_ms, count, sizeof(*waits_ms), by_length);
	*ret_low_ms = waits_ms[count / 4];
	*ret_high_ms = waits_ms[count - 1 - count / 4];
	return true;
}

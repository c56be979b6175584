/*
 * rate.c - token buckets: so many at once, and so many more in a time.
 * A bounded table: when the places of a key are taken, the bucket that is full soonest gives way, so
 * forgetting it changes least.
 * Not here: what is counted, and how much (rate_rows.c).
 */
#include "core_state.h"

#include <stdlib.h>

#define SLOTS 65536 /* a power of two; 32 bytes each */
#define PROBES 8

struct bucket {
	uint64_t key;  /* 0 = free */
	int64_t units; /* a token is limit.in_ms of them: each millisecond gains limit.more */
	int64_t at_ms;
	int64_t full_ms; /* when it would be full again */
};

struct nb_rates {
	struct bucket buckets[SLOTS];
};

struct nb_rates *
nb_rates_create(void)
{
	return calloc(1, sizeof(struct nb_rates));
}

void
nb_rates_destroy(struct nb_rates *rates)
{
	free(rates);
}

static struct bucket *
find(struct nb_rates *rates, uint64_t key, int64_t full, int64_t now_ms)
{
	size_t home = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 48);
	struct bucket *place = NULL;

	for (size_t i = 0; i < PROBES; i++) {
		struct bucket *bucket = &rates->buckets[(home + i) & (SLOTS - 1)];
		if (bucket->key == key)
			return bucket;
		if (!place || bucket->full_ms < place->full_ms)
			place = bucket;
		if (!bucket->key)
			break;
	}
	*place = (struct bucket){key, full, now_ms, now_ms};
	return place;
}

int64_t
nb_rates_take(struct nb_rates *rates, uint64_t key, const struct nb_rate_limit *limit,
              int64_t now_ms)
{
	int64_t token = limit->in_ms, full = limit->at_once * token;
	struct bucket *bucket = find(rates, key ? key : 1, full, now_ms);
	int64_t passed_ms = now_ms > bucket->at_ms ? now_ms - bucket->at_ms : 0;
	int64_t whole_ms = full / limit->more + 1; /* no longer wait fills more than all */

	bucket->units += (passed_ms < whole_ms ? passed_ms : whole_ms) * limit->more;
	if (bucket->units > full)
		bucket->units = full;
	bucket->at_ms = now_ms;
	int64_t wait_ms = bucket->units < token ? (token - bucket->units) / limit->more + 1 : 0;
	if (!wait_ms)
		bucket->units -= token;
	bucket->full_ms = now_ms + (full - bucket->units) / limit->more;
	return wait_ms;
}

/*
 * rate.c - token buckets: so many per minute or hour, with as much at once.
 * A bounded table: when the places of a key are taken, the bucket that was used longest ago gives
 * way; it has had most time to fill up, so forgetting it changes least.
 */
#include "core_state.h"

#include <stdlib.h>

#define SLOTS 65536 /* a power of two; 24 bytes each */
#define PROBES 8
#define MINUTE_MS 60000
#define HOUR_MS (60 * MINUTE_MS)

struct bucket {
	uint64_t key; /* 0 = free */
	int64_t units;
	int64_t at_ms;
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
		if (!place || bucket->at_ms < place->at_ms)
			place = bucket;
		if (!bucket->key)
			break;
	}
	*place = (struct bucket){key, full, now_ms};
	return place;
}

/* In units: a bucket of n per period gains n a millisecond, and a token is as many as the period has
 * milliseconds. */
static int64_t
take(struct nb_rates *rates, uint64_t key, int64_t capacity, int64_t period_ms, int64_t now_ms)
{
	int64_t full = capacity * period_ms;
	struct bucket *bucket = find(rates, key ? key : 1, full, now_ms);
	int64_t passed_ms = now_ms > bucket->at_ms ? now_ms - bucket->at_ms : 0;

	bucket->units += (passed_ms < period_ms ? passed_ms : period_ms) * capacity;
	if (bucket->units > full)
		bucket->units = full;
	bucket->at_ms = now_ms;
	if (bucket->units < period_ms)
		return (period_ms - bucket->units) / capacity + 1;
	bucket->units -= period_ms;
	return 0;
}

int64_t
nb_rates_take(struct nb_rates *rates, uint64_t key, int64_t per_minute, int64_t now_ms)
{
	return take(rates, key, per_minute, MINUTE_MS, now_ms);
}

int64_t
nb_rates_take_hourly(struct nb_rates *rates, uint64_t key, int64_t per_hour, int64_t now_ms)
{
	return take(rates, key, per_hour, HOUR_MS, now_ms);
}

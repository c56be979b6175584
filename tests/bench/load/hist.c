/* Latency histogram with a known error. It keeps no samples and no time series. */

#include "hist.h"

#include <math.h>
#include <string.h>

#define PARTS_LOG2 7

static unsigned
bucket_of(uint64_t value)
{
	unsigned power;

	if (value < NB_HIST_PARTS)
		return (unsigned)value;
	power = 63U - (unsigned)__builtin_clzll(value);
	return (power - PARTS_LOG2 + 1) * NB_HIST_PARTS +
	       (unsigned)((value >> (power - PARTS_LOG2)) - NB_HIST_PARTS);
}

/* The highest value that falls in the bucket. */
static uint64_t
bucket_top(unsigned bucket)
{
	unsigned shift;
	uint64_t part;

	if (bucket < NB_HIST_PARTS)
		return bucket;
	shift = bucket / NB_HIST_PARTS - 1;
	part = bucket % NB_HIST_PARTS + NB_HIST_PARTS;
	return (part << shift) + ((1ULL << shift) - 1);
}

void
nb_hist_clear(struct nb_hist *hist)
{
	memset(hist, 0, sizeof *hist);
}

void
nb_hist_record(struct nb_hist *hist, uint64_t value)
{
	hist->buckets[bucket_of(value)]++;
	hist->count++;
	if (value > hist->max)
		hist->max = value;
}

uint64_t
nb_hist_percentile(const struct nb_hist *hist, double percent)
{
	uint64_t wanted = (uint64_t)ceil((double)hist->count * percent / 100.0);
	uint64_t passed = 0;

	if (hist->count == 0)
		return 0;
	if (wanted == 0)
		wanted = 1;
	for (unsigned bucket = 0; bucket < NB_HIST_BUCKETS; bucket++) {
		passed += hist->buckets[bucket];
		if (passed >= wanted) {
			uint64_t top = bucket_top(bucket);

			return top < hist->max ? top : hist->max;
		}
	}
	return hist->max;
}

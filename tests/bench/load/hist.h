#ifndef NB_LOAD_HIST_H
#define NB_LOAD_HIST_H

#include <stdint.h>

/* A histogram with log-linear buckets: values below 128 have a bucket each, and every power of two
 * above is cut in 128 equal parts. A bucket is at most 1/128 of its lowest value wide, so a value
 * read back is never lower than the recorded one and at most 0.8 % higher. Recording is a shift and
 * an increment: no sample is dropped, whatever the rate. Values are nanoseconds, any 64-bit one. */

#define NB_HIST_PARTS 128
/* Exact part, then one row of parts for each of the 57 powers of two from 2^7 to 2^63. */
#define NB_HIST_BUCKETS (NB_HIST_PARTS + 57 * NB_HIST_PARTS)

struct nb_hist {
	uint64_t count;
	uint64_t max;
	uint64_t buckets[NB_HIST_BUCKETS];
};

void nb_hist_clear(struct nb_hist *hist);

void nb_hist_record(struct nb_hist *hist, uint64_t value);

/* The lowest recorded value (to 0.8 %) that at least `percent` of all values do not exceed.
 * percent 0..100; 0 for an empty histogram. Never above the exact maximum. */
uint64_t nb_hist_percentile(const struct nb_hist *hist, double percent);

#endif

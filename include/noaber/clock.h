/* clock.h - time as a value that can be faked (layer 1, base). Rules get the time as an argument;
 * only loops and lanes ask the clock. */
#ifndef NB_CLOCK_H
#define NB_CLOCK_H

#include <stdint.h>

/* Wall time and steady time in one. Thread-safe: the offset of test builds is atomic. */
int64_t nb_clock_now_ms(void);    /* milliseconds since 1970 UTC, plus the offset */
int64_t nb_clock_steady_ms(void); /* never goes back, plus the offset; for waits and buckets */
uint64_t nb_clock_steady_us(void);
/** Processor time that the calling thread has used: for work that has a budget. Not moved by tests. */
int64_t nb_clock_thread_us(void);
/** Test builds only (command clock.advance): everything that waits sees time pass. Durable rows
 * keep their real order because ids and seq do not come from the clock. */
void nb_clock_advance_ms(int64_t by_ms);

#endif

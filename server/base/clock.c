/*
 * clock.c - the kernel's clocks plus an offset that tests move forward.
 *
 * Not for calendars: nothing in the server computes with days of the year.
 */
#include "noaber/clock.h"

#include "noaber/check.h"

#include <stdatomic.h>
#include <time.h>

/* The one piece of shared state here; stays 0 outside test builds. */
static _Atomic int64_t offset_ms;

static int64_t
read_us(clockid_t clock)
{
	struct timespec now;

	/* Fails only for a clock the kernel does not have; all are in POSIX. */
	nb_assert(clock_gettime(clock, &now) == 0);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t
offset(void)
{
	return atomic_load_explicit(&offset_ms, memory_order_relaxed);
}

int64_t
nb_clock_now_ms(void)
{
	return read_us(CLOCK_REALTIME) / 1000 + offset();
}

int64_t
nb_clock_steady_ms(void)
{
	return read_us(CLOCK_MONOTONIC) / 1000 + offset();
}

/* The same clock as nb_clock_steady_ms(), finer; the two may be compared. */
uint64_t
nb_clock_steady_us(void)
{
	return (uint64_t)(read_us(CLOCK_MONOTONIC) + offset() * 1000);
}

int64_t
nb_clock_thread_us(void)
{
	return read_us(CLOCK_THREAD_CPUTIME_ID);
}

/* Only forward: waits and token buckets rely on a clock that never goes back. */
void
nb_clock_advance_ms(int64_t by_ms)
{
	nb_assert(by_ms >= 0);
	atomic_fetch_add_explicit(&offset_ms, by_ms, memory_order_relaxed);
}

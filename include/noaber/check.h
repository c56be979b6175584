/* check.h - stop at our own bugs, in release builds too (layer 1, base). */
#ifndef NB_CHECK_H
#define NB_CHECK_H

#include <stddef.h>

/** Write one log line naming the broken promise, then abort(); the supervisor restarts us. */
_Noreturn void nb_check_failed(const char *what, const char *file, int line);

/**
 * nb_assert(condition):
 * Our own invariants only, never something a client, a disk or a clock can cause:
 * those are enum nb_status. Stays on in release, because going on with broken
 * state is worse for the people who rely on us than a restart of a second.
 */
#define nb_assert(condition)                                                                       \
	((condition) ? (void)0 : nb_check_failed(#condition, __FILE__, __LINE__))

/** A place that our own code never reaches; ${what} says which. */
#define nb_never(what) nb_check_failed((what), __FILE__, __LINE__)

#define NB_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NB_MUST_USE __attribute__((warn_unused_result))

#endif

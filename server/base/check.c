/*
 * check.c - what happens when one of our own promises is broken: say which, and stop.
 *
 * Not for anything from outside; a client, a disk or a clock yields an enum nb_status.
 */
#include "noaber/check.h"

#include "noaber/log.h"

#include <stdlib.h>
#include <string.h>

_Noreturn void
nb_check_failed(const char *what, const char *file, int line)
{
	const char *slash = strrchr(file, '/');

	/* The condition is a text of ours, fixed at compile time, so it may be logged (P1). */
	nb_log(NB_LOG_ERROR, "check.failed", "%s:%d %s", slash ? slash + 1 : file, line, what);
	abort();
}

/*
 * status.c - the table behind enum nb_status.
 *
 * Not for words of one command: a status is shared by all of them.
 */
#include "noaber/status.h"

#include "noaber/check.h"

static const struct nb_status_row rows[NB_STATUS_COUNT] = {
#define X(constant, word, http, nl, en) [constant] = {word, http, nl, en},
    NB_STATUS_ROWS(X)
#undef X
};

const struct nb_status_row *
nb_status_row(enum nb_status status)
{
	nb_assert((unsigned)status < NB_STATUS_COUNT);
	return &rows[status];
}

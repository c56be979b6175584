/*
 * wake.h - which devices of whom may be woken, and what came of it (layer 5, command). Rules S2, P12
 * and A4: only for who asked for it, only while signed in there, never with a word of why.
 */
#ifndef NB_WAKE_H
#define NB_WAKE_H

#include "noaber/command.h"
#include "noaber/push.h"

/** Something came that the devices of ${account} may be woken for, or there is nothing any more. */
NB_MUST_USE enum nb_status nb_wake_note(struct nb_call *call, nb_row account, bool waits);
/** From now on the subject's session may be woken at ${endpoint}. NB_E_NO_PUSH. */
NB_MUST_USE enum nb_status nb_wake_put(struct nb_call *call, struct nb_str endpoint);

/* A device that is due. */
struct nb_wake {
	nb_row session, account, key;
	struct nb_str endpoint_sealed; /* in the arena */
	int64_t tries;
	bool here; /* its person has an open connection and needs no waking; set by the core */
};
/** Those that are due, at most NB_PUSH_AT_ONCE, into ${ret}. Reads a few rows. */
NB_MUST_USE enum nb_status nb_wakes_due(struct nb_call *call, struct nb_wake ret[NB_PUSH_AT_ONCE],
                                        size_t *ret_count);

/* Arguments of nb_internal_wake: what was due. */
struct nb_wake_args {
	struct nb_wake wakes[NB_PUSH_AT_ONCE];
	size_t count;
};
/** Wakes them on the push lane, writes down what came of it on the writer. */
extern const struct nb_command nb_internal_wake;

#endif

/*
 * life.h - how an account goes away and comes back: pause, lock, close, erase (layer 2, model).
 * Rules ON8 (pause of 1 to 30 days, closing can be undone for 21) and S8 (freeze). Pure.
 */
#ifndef NB_LIFE_H
#define NB_LIFE_H

#include "noaber/status.h"

#include <stdbool.h>
#include <stdint.h>

#define NB_DAY_MS (INT64_C(24) * 60 * 60 * 1000)
#define NB_PAUSE_DAYS_LEAST 1
#define NB_PAUSE_DAYS_MOST 30
#define NB_RETURN_DAYS 21    /* to come back to a closed account */
#define NB_GUEST_DAYS 30     /* after the last session of a guest, who has no way back */
#define NB_NAME_REST_DAYS 90 /* the name of an erased face is nobody's (X2) */
#define NB_NAME_KEPT_DAYS 7  /* in a community, so that people know whom they talk to; our choice */

/* Stored in account.state: only add at the end. Who is not ACTIVE has no sessions. */
enum nb_life {
	NB_LIFE_ACTIVE,
	NB_LIFE_PAUSED,  /* until due_ms */
	NB_LIFE_FROZEN,  /* until its owner opens it */
	NB_LIFE_CLOSED,  /* until due_ms, then erased */
	NB_LIFE_ERASING, /* login and name are gone, faces go a few at a time */
	NB_LIFE_ERASED,  /* a row without content, so that references to it hold */
	NB_LIFE_COUNT
};

/* Stored in member.state: only add at the end. HERE alone is listed. */
enum nb_face_state {
	NB_FACE_HERE,
	NB_FACE_LEFT,   /* left the community for good */
	NB_FACE_AWAY,   /* its person pauses, locked or closed the account */
	NB_FACE_ERASED, /* no name, no words, no way back */
};

/** May somebody who proved to own the account sign in at ${now_ms}? ${come_back}: they were asked and
 * said so. NB_OK, NB_E_PAUSED, NB_E_FROZEN, NB_E_CLOSED, or NB_E_WRONG_CREDENTIALS when the account
 * is gone, as if it had never been (A6). */
NB_MUST_USE enum nb_status nb_life_may_enter(enum nb_life life, int64_t due_ms, int64_t now_ms,
                                             bool come_back);

#endif

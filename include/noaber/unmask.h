/*
 * unmask.h - two people together look up the faces of one person: for what, and for how long
 * (layer 2, model). Rules P10, MO13 and LE9. Pure.
 */
#ifndef NB_UNMASK_H
#define NB_UNMASK_H

#include <stdint.h>

#define NB_UNMASK_ASK_MS                                                                           \
	(INT64_C(24) * 60 * 60 * 1000)              /* an ask waits so long for a second person */
#define NB_UNMASK_OPEN_MS (INT64_C(60) * 60 * 1000) /* and can be opened so long after a yes */
#define NB_UNMASK_REASON_LEAST 30 /* characters: a sentence that the person can judge */
#define NB_UNMASK_REASON_MOST 500

/* What it is for. Stored: only add at the end. */
enum nb_unmask_code {
	NB_UNMASK_DANGER_SELF,
	NB_UNMASK_DANGER_OTHERS,
	NB_UNMASK_ABUSE, /* the same person again, under another name */
	NB_UNMASK_MINOR,
	NB_UNMASK_LEGAL,
	NB_UNMASK_CODE_COUNT
};
extern const char *const nb_unmask_code_words[NB_UNMASK_CODE_COUNT];

/* Stored: only add at the end. */
enum nb_unmask_state {
	NB_UNMASK_WAITING,
	NB_UNMASK_AGREED, /* can be opened */
	NB_UNMASK_REFUSED,
	NB_UNMASK_LAPSED, /* nobody answered in time */
	NB_UNMASK_SHUT,   /* the time to open it is over */
	NB_UNMASK_STATE_COUNT
};
extern const char *const nb_unmask_state_words[NB_UNMASK_STATE_COUNT];

/** What the stored state is worth at ${now_ms}: time ends it also before upkeep has come by. */
enum nb_unmask_state nb_unmask_state_at(enum nb_unmask_state stored, int64_t asked_ms,
                                        int64_t judged_ms, int64_t now_ms);

#endif

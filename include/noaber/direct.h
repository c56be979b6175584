/*
 * direct.h - when two members of a community may talk with each other alone (layer 2, model). Pure.
 *
 * Rules: both say yes first; ON7, not for who is new to the house or to the group; S7, who joined
 * less than 72 hours ago asks nobody, and nobody asks more than three people a day in vain.
 */
#ifndef NB_DIRECT_H
#define NB_DIRECT_H

#include "noaber/life.h"
#include "noaber/str.h"

#define NB_DIRECT_LINE_MOST 200                     /* characters of the line with an ask */
#define NB_DIRECT_ASK_MS (14 * NB_DAY_MS)           /* an ask waits so long */
#define NB_DIRECT_ACCOUNT_MS (7 * NB_DAY_MS)        /* ON7 */
#define NB_DIRECT_POSTS_LEAST 5                     /* ON7 */
#define NB_DIRECT_JOINED_MS (INT64_C(72) * 3600000) /* S7 */
#define NB_DIRECT_UNANSWERED_MOST 3                 /* S7: in any 24 hours */

/* How an ask stands. Who asked cannot tell these apart. Stored: only add at the end. */
enum nb_direct_ask {
	NB_DIRECT_WAITING,
	NB_DIRECT_REFUSED,
	NB_DIRECT_WITHDRAWN, /* by who asked: they blocked the other since */
};

/* Somebody with a face in a community. */
struct nb_direct_facts {
	int64_t now_ms;
	int64_t account_made_ms;
	int64_t joined_ms;  /* the community */
	int64_t posts;      /* there */
	int64_t unanswered; /* first contacts of the last day, in all communities */
	bool unwanted;      /* they want no private messages */
};

/** May they talk with somebody alone? NB_OK, or NB_E_DIRECT_NEW (ON7). */
NB_MUST_USE enum nb_status nb_direct_may_talk(const struct nb_direct_facts *facts);
/** May they ask somebody first? The same, NB_E_DIRECT_OFF or NB_E_DIRECT_ENOUGH (S7). */
NB_MUST_USE enum nb_status nb_direct_may_ask(const struct nb_direct_facts *facts);
/** Do asks reach them at all? */
bool nb_direct_reachable(const struct nb_direct_facts *facts);
/** A line without a way to go on elsewhere: no link, address or number. NB_E_DIRECT_LINE. */
NB_MUST_USE enum nb_status nb_direct_check_line(struct nb_str line);

#endif

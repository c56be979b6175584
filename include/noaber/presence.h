/*
 * presence.h - who of a community is there, as far as they want others to see it (layer 5, command).
 *
 * Rule S4: for each community apart, off until somebody switches it on, and coarse. When somebody was
 * there is kept in memory alone, in spans of five minutes, and is lost with the core. Whoever looks gets
 * what was so when the span began: asking again within it tells nothing about the moment in which
 * somebody came. Only who shows sees: nobody looks on unseen.
 */
#ifndef NB_PRESENCE_H
#define NB_PRESENCE_H

#include "noaber/views.h"

#define NB_PRESENCE_SPAN_MS (INT64_C(5) * 60 * 1000) /* S4 */
#define NB_PRESENCE_SHOWN_MOST 20

/* owner: the loop, which lends it to the writer and the quick lane. Bounded: 8,192 people, of more the
 * longest away is forgotten. */
struct nb_presence;

/** NULL: out of memory. */
struct nb_presence *nb_presence_create(void);
void nb_presence_destroy(struct nb_presence *presence); /* NULL is fine */

/** Somebody did something in a community: remembered when they show themselves there, on the lanes of the
 * loop. Called for every command; costs nothing to who does not show. */
void nb_presence_note(const struct nb_call *call);
/** The face ${member} was in ${community} at ${now_ms}. */
void nb_presence_add(struct nb_presence *presence, nb_row member, nb_row community, int64_t now_ms);
/** Was never there. */
void nb_presence_forget(struct nb_presence *presence, nb_row member);
/** Who was in ${community} in one of the two spans before the one of ${now_ms}, at most ${most}.
 * ${ret_more}: there are more. */
size_t nb_presence_find(const struct nb_presence *presence, nb_row community, int64_t now_ms,
                        nb_row *ret_members, size_t most, bool *ret_more);

/* What somebody sees of who is there. */
struct nb_presence_view {
	bool on;
	struct nb_list people; /* of nb_author_view, never oneself; empty unless on */
	bool more;
};
extern const struct nb_shape nb_shape_presence;

/** Who is there in the community of call->object for the subject: those who show themselves, are members
 * now, and where neither put the other aside (Z11). On the quick lane. */
NB_MUST_USE enum nb_status nb_view_presence(struct nb_call *call, struct nb_presence_view *ret);

#endif

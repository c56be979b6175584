/*
 * waiting.h - who is told when something waits for a host, and who can be reached while nobody is on
 * duty (layer 5, command). All in the lane's transaction. Rules QU7, MO12.
 *
 * What waits: a held message, a story, a question or an ask to come in. Whoever may judge it gets one quiet notice a
 * community, however much waits. While nobody is on duty those who can be reached are told apart, at most
 * once in ten minutes; when that was stands in the store, so a restart changes nothing.
 */
#ifndef NB_WAITING_H
#define NB_WAITING_H

#include "noaber/views.h"

#define NB_ON_CALL_MINUTES_LEAST 60
#define NB_ON_CALL_MINUTES_MOST (16 * 60) /* a night, or a day off work */
#define NB_ON_CALL_TELL_MS (10 * 60 * 1000)

/** Something of the face ${author} waits in ${community} from now on; 0: of somebody without one. */
NB_MUST_USE enum nb_status nb_waiting_tell(struct nb_call *call, nb_row community, nb_row author);
/** Something was judged or taken back there: when nothing waits any more, the notices go. */
NB_MUST_USE enum nb_status nb_waiting_ended(struct nb_call *call, nb_row community);
/** When the newest came that waits in ${community}; 0: nothing waits. */
NB_MUST_USE enum nb_status nb_waiting_newest(struct nb_call *call, nb_row community,
                                             int64_t *ret_at_ms);
/** May ${account} judge what waits there, with a hat it may wear now? ${ret_name}: of the community. */
NB_MUST_USE enum nb_status nb_waiting_concerns(struct nb_call *call, nb_row account,
                                               nb_row community, bool *ret,
                                               struct nb_str *ret_name);

/** The face of call->object can be reached from now on, for so long. */
NB_MUST_USE enum nb_status nb_on_call_begin(struct nb_call *call, int64_t minutes,
                                            int64_t *ret_until_ms);
/** No longer. Nothing to end is fine. */
NB_MUST_USE enum nb_status nb_on_call_end(struct nb_call *call);
/** Until when ${member} can be reached in ${community}; NB_INT_ABSENT: not at all. */
NB_MUST_USE enum nb_status nb_on_call_until(struct nb_call *call, nb_row community, nb_row member,
                                            int64_t *ret_until_ms);
/** Tell who can be reached in ${community}, when something waits that they were not told of, nobody is
 * on duty, and they were left alone for ten minutes. */
NB_MUST_USE enum nb_status nb_on_call_review(struct nb_call *call, nb_row community);
/** Once a minute: whose time is over or whose grant ended goes; the others are told what is due. */
NB_MUST_USE enum nb_status nb_on_call_upkeep(struct nb_call *call);

/* For who keeps a community: is anybody there, or to be reached, and does something wait. */
struct nb_reach_view {
	bool attended;
	int64_t on_call; /* people */
	bool waiting;
};
extern const struct nb_shape nb_shape_reach;
NB_MUST_USE enum nb_status nb_new_reach_view(struct nb_call *call, nb_row community,
                                             struct nb_reach_view **ret);

#endif

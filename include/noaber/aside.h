/*
 * aside.h - whom somebody muted or blocked: folded away for them alone (layer 5, command).
 *
 * Rule Z11: who was put aside cannot tell, so nothing here changes what anybody else gets. Whatever
 * would reach the person (an ask, a notice, a mention, presence) asks nb_aside_between first.
 */
#ifndef NB_ASIDE_H
#define NB_ASIDE_H

#include "noaber/views.h"

/* Stored, the weakest first: only add at the end. */
enum nb_aside {
	NB_ASIDE_MUTE,  /* their words are folded away, and nothing calls for attention */
	NB_ASIDE_BLOCK, /* the same; and they cannot ask, and do not see that one is here */
	NB_ASIDE_COUNT,
	NB_ASIDE_NONE = -1
};
extern const struct nb_words nb_words_aside;

#define NB_ASIDES_MOST 200 /* of one account, as the statement */

struct nb_aside_view {
	struct nb_author_view *who;
	nb_row community;
	struct nb_str community_name;
	int how;
	int64_t at_ms;
};
extern const struct nb_shape nb_shape_aside;

extern const struct nb_event nb_event_aside_changed;

/** The subject puts the face of call->object aside; said before, the new word holds. NB_E_TOO_LARGE:
 * the list is full. */
NB_MUST_USE enum nb_status nb_aside_put(struct nb_call *call, enum nb_aside how);
/** Takes ${member} from the subject's list, also one who left or was erased. NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_aside_undo(struct nb_call *call, nb_row member);
/** The subject's own list, newest first: nb_aside_view structs. */
NB_MUST_USE enum nb_status nb_view_asides(struct nb_call *call, struct nb_list *ret);
/** The faces themselves, nb_row structs, for who counts: read once for a call, and kept with it. */
NB_MUST_USE enum nb_status nb_aside_faces(struct nb_call *call, struct nb_list *ret);
/** How the person of the face ${by} put that of ${whom} aside, two faces of one community. Holds when
 * either left and came back with a new face. NB_ASIDE_NONE also for a face that was left. */
NB_MUST_USE enum nb_status nb_aside_between(struct nb_call *call, nb_row by, nb_row whom,
                                            enum nb_aside *ret);

#endif

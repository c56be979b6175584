/*
 * linkup.h - one message is passed on from a group to a group of the region, with its author's yes
 * (layer 5, command). All in the lane's transaction.
 *
 * P10: what stands there has a face of its own, made for that one message: no name, no road to a person,
 * not the author's other face and not the group it came from. Its words lie under the key of the face that
 * wrote them, so they go with it, and they are taken back when the message is, or is hidden. An author is
 * asked once for a message; silence and no look the same to who asked.
 */
#ifndef NB_LINKUP_H
#define NB_LINKUP_H

#include "noaber/views.h"

#define NB_LINKUP_ASKED_MS (INT64_C(14) * 24 * 60 * 60 * 1000)

/* Stored: only add at the end. */
enum nb_linkup_state { NB_LINKUP_ASKED, NB_LINKUP_GIVEN, NB_LINKUP_ENDED, NB_LINKUP_STATE_COUNT };
extern const struct nb_words nb_words_linkup;

/** A host asks the author of call->object.message whether it may stand in ${room} too.
 * NB_E_BAD_ARGUMENT: no open group of an open community of the whole region, or of the same one.
 * NB_E_CONFLICT: it was asked before, can still be changed, or is of somebody who does not come here for
 * themselves. NB_E_NO_LINKS_YET (ON7): it holds a link. */
NB_MUST_USE enum nb_status nb_linkup_propose(struct nb_call *call, nb_row room);
/** How the ask about call->object.message stands, for who may ask: NB_WORD_ABSENT when there was none.
 * Refused, not answered in time and taken back are one: ended. */
NB_MUST_USE enum nb_status nb_linkup_look(struct nb_call *call, int *ret_state);
/** The author says yes or no. NB_E_CONFLICT: nothing is asked any more, or the message is hidden. */
NB_MUST_USE enum nb_status nb_linkup_answer(struct nb_call *call, bool yes);
/** The message of call->object was taken back or hidden, or its author wants no more: it goes there too. */
NB_MUST_USE enum nb_status nb_linkup_end(struct nb_call *call, nb_row message);
/** Its theme changed. */
NB_MUST_USE enum nb_status nb_linkup_cover(struct nb_call *call, nb_row message, int cover);
/** Everything that ${member} gave or was asked for ends: they leave. */
NB_MUST_USE enum nb_status nb_linkups_end(struct nb_call *call, nb_row member);

/* A group of the region that it could go to. */
struct nb_linkup_room {
	nb_row room;
	struct nb_str room_name;
	struct nb_str community_name;
};
extern const struct nb_shape nb_shape_linkup_room;
/** All of them, from the community of call->object: nb_linkup_room structs. */
NB_MUST_USE enum nb_status nb_view_linkup_rooms(struct nb_call *call, struct nb_list *ret);

/* One ask, or one message that stands elsewhere, for its author. */
struct nb_linkup_view {
	nb_row message;
	struct nb_str text;
	int cover;
	struct nb_str from_name; /* of the community it was written in */
	nb_row room;             /* where to */
	struct nb_str room_name;
	struct nb_str community_name;
	int state;
	int64_t until_ms; /* to answer; NB_INT_ABSENT when it was given */
};
extern const struct nb_shape nb_shape_linkup;
/** The subject's own, newest first: nb_linkup_view structs. */
NB_MUST_USE enum nb_status nb_view_linkups(struct nb_call *call, struct nb_list *ret);

#endif

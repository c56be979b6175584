/*
 * talk_of_two.h - asking somebody to talk, and the room that comes of it (layer 5, command).
 *
 * Who asks sees the same whether the other says no, says nothing, blocked them or wants no private
 * messages (Z11): the ask is stored alike, and only what the other is shown differs.
 */
#ifndef NB_TALK_OF_TWO_H
#define NB_TALK_OF_TWO_H

#include "noaber/direct.h"
#include "noaber/people.h"

struct nb_direct_ask_view {
	struct nb_author_view *who; /* who asked, or was asked */
	nb_row community;
	struct nb_str community_name;
	struct nb_str line;
	int64_t at_ms;
};
extern const struct nb_shape nb_shape_direct_ask;
struct nb_direct_reply {
	struct nb_room_view *room; /* NULL: there is none */
};
extern const struct nb_shape nb_shape_direct_reply;
extern const struct nb_event nb_event_direct_changed;

/** The subject asks the face of call->object; when that one asked already, both said yes and there is
 * a room. Asked before, and it still waits: done already. ${line} may be absent. NB_E_DIRECT_NEW,
 * _OFF, _ENOUGH, _LINE, _BLOCKED, NB_E_READ_ONLY. */
NB_MUST_USE enum nb_status nb_direct_ask(struct nb_call *call, struct nb_str line,
                                         struct nb_direct_reply *ret);
/** The subject answers the ask of the face of call->object. Again with a room there: the same room.
 * NB_E_NOT_FOUND: no ask that the subject is shown. NB_E_DIRECT_NEW, NB_E_READ_ONLY. */
NB_MUST_USE enum nb_status nb_direct_answer(struct nb_call *call, bool yes,
                                            struct nb_direct_reply *ret);
/** Stop the talk of ${room}, if it is one of two: both read on, nobody writes. The other is told that
 * something changed. Any other room stays as it is. */
NB_MUST_USE enum nb_status nb_direct_close(struct nb_call *call, nb_row room, nb_row member);
/** The subject turned away from the face of call->object: their talk stops, and so does an own ask. */
NB_MUST_USE enum nb_status nb_direct_turn_away(struct nb_call *call);

/** Who asks the subject (those it is shown), and whom it asked: nb_direct_ask_view structs. */
NB_MUST_USE enum nb_status nb_view_direct_asks(struct nb_call *call, struct nb_list *ret_asked,
                                               struct nb_list *ret_waiting);
/** What counts for whether ${account} may talk, with its face ${member}. ${unanswered} stays 0. */
NB_MUST_USE enum nb_status nb_direct_facts(struct nb_call *call, nb_row account, nb_row member,
                                           struct nb_direct_facts *ret);
/** The other of the room of two; NB_E_NOT_FOUND: it is none. */
NB_MUST_USE enum nb_status nb_direct_other(struct nb_call *call, nb_row room, nb_row member,
                                           nb_row *ret_other);
/** Asks that nobody answered go, some at a time. */
NB_MUST_USE enum nb_status nb_direct_expire(struct nb_call *call);

#endif

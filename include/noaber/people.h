/*
 * people.h - what several commands do with people: faces in a community, moderation (layer 5,
 * command). All in the lane's transaction.
 */
#ifndef NB_PEOPLE_H
#define NB_PEOPLE_H

#include "noaber/views.h"

/** Make a face for ${account} in ${community}: key, sealed name, link from the account, entry in
 * the account's own list, count. NB_E_NAME_REFUSED, NB_E_NAME_TAKEN (also by people who left). */
NB_MUST_USE enum nb_status nb_face_make(struct nb_call *call, nb_row account, nb_row community,
                                        enum nb_hat hat, struct nb_str name, nb_row *ret_member);
/** Put ${member} in ${room}, having read up to ${read_seq}. Twice is once. */
NB_MUST_USE enum nb_status nb_face_join(struct nb_call *call, nb_row member, nb_row room,
                                        int64_t read_seq);
/** Take ${member} of ${account} out of all its rooms and out of the counts of ${community}; every
 * connection loses those rooms. */
NB_MUST_USE enum nb_status nb_face_leave(struct nb_call *call, nb_row account, nb_row member,
                                         nb_row community);
/** Store the read cursor of call->object and count what is after it. */
NB_MUST_USE enum nb_status nb_face_read(struct nb_call *call, int64_t read_seq,
                                        int64_t *ret_unread);

/** Hide or show the message of call->object: new state, a moderation row with the sealed reason,
 * and the room is told. Already so: NB_E_CONFLICT. */
NB_MUST_USE enum nb_status nb_moderate(struct nb_call *call, enum nb_message_state state,
                                       struct nb_str reason, enum nb_room_event_kind kind,
                                       int64_t *ret_seq);

/** The house rules of a community, one a line. */
NB_MUST_USE enum nb_status nb_view_rules(struct nb_call *call, nb_row community,
                                         struct nb_str *ret_rules);

#endif

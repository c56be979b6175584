/*
 * people.h - what several commands do with people: faces in a community, moderation (layer 5,
 * command). All in the lane's transaction.
 */
#ifndef NB_PEOPLE_H
#define NB_PEOPLE_H

#include "noaber/life.h"
#include "noaber/views.h"

#define NB_NAME_HASH_BYTES 32

/** Keyed hash of what the login name looks like (X2). false when nothing is left. */
bool nb_login_looks(struct nb_call *call, struct nb_str login, uint8_t ret[NB_NAME_HASH_BYTES]);
/** Keyed hash of what ${name} looks like in ${community} (X2). NB_E_NAME_REFUSED: like nothing. */
NB_MUST_USE enum nb_status nb_name_looks(struct nb_call *call, nb_row community, struct nb_str name,
                                         uint8_t ret[NB_NAME_HASH_BYTES]);

/** Does ${account} agree to ${purpose}, as its texts are now? Whatever needs a consent asks this, in
 * the transaction in which it acts, so that a withdrawal counts at once (ON4, LE6, P13). */
NB_MUST_USE enum nb_status nb_consent_holds(struct nb_call *call, nb_row account,
                                            enum nb_purpose purpose, bool *ret_holds);
/** Add a row: ${account} gave or withdrew its consent, for the texts as they are now when given. */
NB_MUST_USE enum nb_status nb_consent_write(struct nb_call *call, nb_row account,
                                            enum nb_purpose purpose, bool given);
/** Let nobody in who does not agree to the use of the service. ${agreed}: the version of the text
 * that was agreed to just now, NB_INT_ABSENT when nothing was said. NB_E_CONSENT_NEEDED. */
NB_MUST_USE enum nb_status nb_consent_at_the_door(struct nb_call *call, nb_row account,
                                                  int64_t agreed);
/** How the consent of the subject for ${purpose} stands. */
NB_MUST_USE enum nb_status nb_view_consent(struct nb_call *call, enum nb_purpose purpose,
                                           struct nb_consent_view *ret);

/* Where an emergency card lies. */
struct nb_card_place {
	nb_row card;
	nb_row key;
	int64_t saved_ms;
};
/** The card of ${account}; NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_card_find(struct nb_call *call, nb_row account,
                                        struct nb_card_place *ret);
/** Read the card of ${account} for the subject and write down that it was opened: in the same
 * transaction, so on a writing lane (ON5). NB_E_NOT_FOUND: there is none, or its key is gone. */
NB_MUST_USE enum nb_status nb_card_open(struct nb_call *call, nb_row account, struct nb_card *ret,
                                        int64_t *ret_saved_ms);
/** Delete the card of ${account} and destroy its key; openings stay. NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_card_drop(struct nb_call *call, nb_row account);
/** Every opening of the subject's own card, newest first: nb_opening_view structs. */
NB_MUST_USE enum nb_status nb_view_card_openings(struct nb_call *call, struct nb_list *ret);

/** Make a face for ${account} in ${community}: key, sealed name, link from the account, entry in
 * the account's own list, count. NB_E_NAME_REFUSED, NB_E_NAME_TAKEN (also by a name that looks
 * alike, and by people who left). */
NB_MUST_USE enum nb_status nb_face_make(struct nb_call *call, nb_row account, nb_row community,
                                        enum nb_hat hat, struct nb_str name, nb_row *ret_member);
/** Give the subject's face in call->object another name; the old one rests. NB_E_NAME_REFUSED,
 * NB_E_NAME_TAKEN as above, NB_E_NAME_RECENT: they changed it less than NB_NAME_KEPT_DAYS ago. */
NB_MUST_USE enum nb_status nb_face_rename(struct nb_call *call, struct nb_str name);
/* A face, wherever it is. */
struct nb_face_view {
	struct nb_author_view *who; /* named "oud-lid" once erased; the hat it joined with */
	nb_row community;
	struct nb_str community_name;
	nb_row key; /* its data key */
	enum nb_face_state state;
};
/** The account behind a face. For telling its person something, and for who may know it: never shown.
 * NB_E_NOT_FOUND: it was left or erased, and no road leads back. */
NB_MUST_USE enum nb_status nb_face_account(struct nb_call *call, nb_row member,
                                           nb_row *ret_account);
/** NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_view_face(struct nb_call *call, nb_row member,
                                        struct nb_face_view *ret);
/** Put ${member} in ${room}, having read up to ${read_seq}. Twice is once. */
NB_MUST_USE enum nb_status nb_face_join(struct nb_call *call, nb_row member, nb_row room,
                                        int64_t read_seq);
/** Take ${member} of ${account} out of ${room}; a talk of two stops with that. Every connection of the
 * account loses the room. */
NB_MUST_USE enum nb_status nb_face_leave_room(struct nb_call *call, nb_row account, nb_row member,
                                              nb_row room);
/** Take ${member} of ${account} out of all its rooms and out of the counts of ${community}; every
 * connection loses those rooms. Its stories and questions go with it. */
NB_MUST_USE enum nb_status nb_face_leave(struct nb_call *call, nb_row account, nb_row member,
                                         nb_row community);
/** Every connection of ${account} loses the rooms of its face ${member}. */
NB_MUST_USE enum nb_status nb_face_unwatch(struct nb_call *call, nb_row account, nb_row member);
/** Store the read cursor of call->object, count what is after it, and tell the other tabs and devices
 * of the person when it moved. */
NB_MUST_USE enum nb_status nb_face_read(struct nb_call *call, int64_t read_seq,
                                        struct nb_read_reply *ret);

/** Hide or show the message of call->object: new state, a moderation row with the sealed reason,
 * and the room is told. Already so: NB_E_CONFLICT. */
NB_MUST_USE enum nb_status nb_moderate(struct nb_call *call, enum nb_message_state state,
                                       struct nb_str reason, enum nb_room_event_kind kind,
                                       int64_t *ret_seq);

/* A message on its way to the group. In the arena. */
struct nb_new_message {
	nb_row message;
	struct nb_author_view author;
	nb_row author_key;
	struct nb_str nonce;
	struct nb_str text; /* as it is kept (noaber/mention.h) */
	nb_row reply_to;    /* 0 = none */
	int cover;          /* NB_WORD_ABSENT = none */
	int64_t at_ms;
	bool passed_on; /* from another group; its face is of this message alone */
};
/** What the subject wants to see of each theme: nb_theme_view rows. */
NB_MUST_USE enum nb_status nb_view_themes(struct nb_call *call, struct nb_list *ret);
/** Keep it for one theme; sealed, because it tells of somebody's health. All own devices are told. */
NB_MUST_USE enum nb_status nb_themes_set(struct nb_call *call, enum nb_cover theme,
                                         enum nb_theme_show show);

/** Let the group see it: seal, the room's next number, row, event. Whatever way a message came, it
 * goes this one. The room is that of call->object. ${ret_seq} gets its number. */
NB_MUST_USE enum nb_status nb_message_publish(struct nb_call *call,
                                              const struct nb_new_message *message,
                                              int64_t *ret_seq);
/** Count a message of somebody new (C3); who has written often enough costs no more than the
 * message. ${posts}: so far. */
NB_MUST_USE enum nb_status nb_message_count(struct nb_call *call, nb_row member, int64_t posts);
/** What the community of call->object wants to become of what the subject writes there. */
struct nb_decision nb_message_decide(const struct nb_call *call);
/** How long the subject waits between two messages in the room of call->object; 0: not at all. */
int64_t nb_message_pause_ms(const struct nb_call *call);
/** May the subject write ${text} now? NB_E_SLOW_MODE with the milliseconds left in the refusal;
 * NB_E_NO_LINKS_YET (ON7). */
NB_MUST_USE enum nb_status nb_message_check_pause(struct nb_call *call);
NB_MUST_USE enum nb_status nb_message_check_links(struct nb_call *call, struct nb_str text);

/* ---- messages that wait for a host (MO12, QU7): command/held.c, view_held.c ---- */

/** Keep ${message} for a host. The hosts of the room and the other devices of its author are told;
 * nobody else. */
NB_MUST_USE enum nb_status nb_held_add(struct nb_call *call, const struct nb_new_message *message,
                                       enum nb_hold why);
/** Tell the hosts of ${room} how many wait there now. */
NB_MUST_USE enum nb_status nb_held_tell_hosts(struct nb_call *call, nb_row room);
/** Tell the author of the held message of call->object what became of it, on all devices. */
NB_MUST_USE enum nb_status nb_held_tell_author(struct nb_call *call, enum nb_held_end end);
/** Note how long it waited, for what others are told to expect. */
NB_MUST_USE enum nb_status nb_held_note_wait(struct nb_call *call);
/** Somebody left ${room}, or is erased: what they said and nobody saw goes with them. */
NB_MUST_USE enum nb_status nb_held_drop(struct nb_call *call, nb_row member, nb_row room);

/* An ask to unmask, as it is stored (P10). In the arena. */
struct nb_asked {
	enum nb_unmask_code code;
	struct nb_str reason_sealed;
	nb_row asker;
	enum nb_hat asker_hat;
	int64_t asked_ms;
	enum nb_unmask_state state; /* at the time of the call */
	nb_row judge;               /* 0 = nobody yet */
	enum nb_hat judge_hat;
	int64_t judged_ms;
};
/** Store an ask about the face of call->object and tell its person. NB_E_CONFLICT: one about this
 * face waits already, or can still be opened. */
NB_MUST_USE enum nb_status nb_unmask_ask(struct nb_call *call, enum nb_unmask_code code,
                                         struct nb_str reason, nb_row *ret_unmask);
/** The subject's answer to the ask of call->object; both who asked and whom it is about are told.
 * NB_E_CONFLICT: it was answered, or it lapsed. */
NB_MUST_USE enum nb_status nb_unmask_judge(struct nb_call *call, enum nb_unmask_state answer);
/** Tell the person of ${object} that a step was made: now when they are here, else the next time. */
NB_MUST_USE enum nb_status nb_unmask_tell(struct nb_call *call);
/** What it is for, and where; for the asks of the subject's own log too. Absent texts when the face
 * was erased. */
struct nb_unmask_about {
	int code;
	struct nb_str reason, name, community;
};
NB_MUST_USE enum nb_status nb_view_unmask_about(struct nb_call *call, nb_row unmask,
                                                struct nb_unmask_about *ret);
/** Asks nobody answered and results nobody may open any more, so ended by the clock. */
NB_MUST_USE enum nb_status nb_unmask_expire(struct nb_call *call);

/** Does a host look first at what the subject shares in the community of call->object (QU7, MO12)?
 * NB_OK, or why nothing may be shared there now. */
NB_MUST_USE enum nb_status nb_posting_held(struct nb_call *call, bool *ret_held);

/** The house rules of a community, one a line, in the language of the reader when they are there. */
NB_MUST_USE enum nb_status nb_view_rules(struct nb_call *call, nb_row community,
                                         struct nb_str *ret_rules);

#endif

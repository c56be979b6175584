/*
 * views.h - what people get to see: the shared shapes of replies and events (layer 5, command).
 * A view is built for one reader; text is in it only when that reader may see it.
 */
#ifndef NB_VIEWS_H
#define NB_VIEWS_H

#include "noaber/command.h"
#include "noaber/consent.h"
#include "noaber/emergency_card.h"
#include "noaber/group.h"
#include "noaber/held.h"
#include "noaber/places.h"
#include "noaber/unmask.h"

extern const struct nb_words nb_words_hat, nb_words_scope, nb_words_access, nb_words_room_state,
    nb_words_room_kind, nb_words_message_state, nb_words_reaction, nb_words_right, nb_words_event,
    nb_words_purpose, nb_words_audited, nb_words_factor_kind, nb_words_unmask_code,
    nb_words_unmask_state, nb_words_appointment_state, nb_words_waiting, nb_words_cover,
    nb_words_sanction, nb_words_hold, nb_words_held_state, nb_words_held_end, nb_words_theme_show,
    nb_words_origin, nb_words_community_state, nb_words_moderation, nb_words_unattended,
    nb_words_notice_kind;

struct nb_author_view {
	nb_row member;
	struct nb_str name;
	int hat;
};
extern const struct nb_shape nb_shape_author;

struct nb_reactions_view {
	int64_t recognise, strength, thanks;
};
extern const struct nb_shape nb_shape_reactions;

struct nb_quote_view; /* noaber/talk.h */
extern const struct nb_shape nb_shape_quote;

struct nb_message_view {
	nb_row message;
	int64_t seq;
	struct nb_author_view *author;
	struct nb_str text; /* absent unless this reader may see it */
	int64_t at_ms;
	int64_t edited_ms; /* NB_INT_ABSENT = never */
	int state;
	struct nb_str hidden_reason;         /* for its author and for hosts */
	struct nb_reactions_view *reactions; /* NULL = none */
	struct nb_list mine;                 /* of int: own reactions */
	nb_row reply_to;                     /* message of the same room; 0 = none */
	int cover;                           /* NB_WORD_ABSENT = none */
	struct nb_quote_view *quote;         /* what reply_to points at; NULL = none */
	int64_t replies;                     /* NB_INT_ABSENT = none */
	struct nb_list mentions;             /* of nb_mention_view: who is named, in order */
	int origin;                          /* NB_WORD_ABSENT = written in this room */
};
extern const struct nb_shape nb_shape_message;

/* How long one may have to wait for a host. */
struct nb_held_wait_view {
	bool attended;  /* somebody on duty is near */
	int64_t low_ms; /* NB_INT_ABSENT = too few waited lately to say */
	int64_t high_ms;
};
extern const struct nb_shape nb_shape_held_wait;

struct nb_held_view {
	nb_row message;
	nb_row room;
	struct nb_author_view *author;
	struct nb_str text; /* absent unless it is the author, or a host who opened it */
	nb_row reply_to;
	int cover;
	int why;
	int state;
	int64_t edits;
	int64_t at_ms;
	bool own;
	struct nb_str reason; /* why it was declined; for its author */
	struct nb_list mentions;
};
extern const struct nb_shape nb_shape_held;

/* The data of message.waits and message.judged. */
struct nb_waits_event {
	nb_row room;
	int64_t waiting;
};
extern const struct nb_shape nb_shape_waits_event;
struct nb_judged_event {
	nb_row room;
	nb_row message;
	int what;
};
extern const struct nb_shape nb_shape_judged_event;

/* What one wants to see of messages about a theme. */
struct nb_theme_view {
	int theme;
	int show;
};
extern const struct nb_shape nb_shape_theme;
struct nb_themes_view {
	struct nb_list themes;
};
extern const struct nb_shape nb_shape_themes;

struct nb_last_view {
	nb_row member;
	struct nb_str name;
	struct nb_str text;
	int cover; /* NB_WORD_ABSENT = none; with one there is no text */
	int64_t at_ms;
};
extern const struct nb_shape nb_shape_last;

struct nb_room_view {
	nb_row room;
	nb_row community;
	struct nb_str community_name;
	struct nb_str name;
	struct nb_str line;
	int kind;
	int access;
	int state;
	int64_t member_count;
	bool joined;
	int64_t head_seq;
	int64_t read_seq;
	int64_t unread;
	struct nb_author_view *me;
	struct nb_author_view *with; /* the other of two; NULL in other rooms */
	struct nb_last_view *last;
	int64_t held;       /* that wait for a host; NB_INT_ABSENT unless one may judge them */
	struct nb_list may; /* of int: rights */
	bool rules_due;     /* posting waits for the house rules (ON3) */
};
extern const struct nb_shape nb_shape_room;

struct nb_duty_view; /* noaber/duty.h */
struct nb_community_view {
	nb_row community;
	struct nb_str slug;
	struct nb_str name;
	struct nb_str line;
	struct nb_str theme;
	struct nb_str municipality;
	int access;
	int64_t member_count;
	int64_t room_count;
	bool joined;
	struct nb_duty_view *duty;
	int state;
	struct nb_list may; /* of int: rights */
};
extern const struct nb_shape nb_shape_community;

struct nb_grant_view {
	int hat;
	int scope;
	struct nb_str where;
	int64_t until_ms;
};
extern const struct nb_shape nb_shape_grant;

struct nb_me_view {
	struct nb_str name;
	int hat;
	struct nb_list hats; /* of int */
	bool guest;
	bool recovery; /* has a recovery phrase */
	int lang;
	struct nb_list grants;
};
extern const struct nb_shape nb_shape_me;

struct nb_session_view {
	nb_row session;
	int64_t created_ms;
	int64_t seen_ms;
	bool current;
	int hat;
	struct nb_str device;
};
extern const struct nb_shape nb_shape_session;

/* How one's own consent for a purpose stands. */
struct nb_consent_view {
	int purpose;
	bool given;      /* for the texts as they are now */
	bool asks_again; /* given for older texts */
	int64_t version; /* of the texts answered; NB_INT_ABSENT = never answered */
	int64_t at_ms;
};
extern const struct nb_shape nb_shape_consent;

extern const struct nb_shape nb_shape_card; /* of struct nb_card */

struct nb_opening_view {
	int hat;
	bool own;
	int64_t times;
	int64_t at_ms;
};
extern const struct nb_shape nb_shape_opening;

struct nb_reacted_view {
	nb_row message;
	nb_row member;
	int kind;
	bool on;
	struct nb_reactions_view *reactions;
};
extern const struct nb_shape nb_shape_reacted;

/* The data of every message.* event but reacted. */
struct nb_message_event {
	struct nb_message_view *message;
};
extern const struct nb_shape nb_shape_message_event;

struct nb_why_event {
	struct nb_str why;
};
extern const struct nb_shape nb_shape_why;

/* The data of room.changed. */
struct nb_room_changed {
	struct nb_str name, line, community_name;
	int access;
	int state;
	int64_t rules_version;
};
extern const struct nb_shape nb_shape_room_changed;

/* The data of appointment.changed. */
struct nb_appointment_event {
	nb_row appointment;
	int state;
};
extern const struct nb_shape nb_shape_appointment_event;

/* Kinds of room_event rows: stored, and indexes into nb_room_events. Only add at the end. */
enum nb_room_event_kind {
	NB_ROOM_EVENT_POSTED,
	NB_ROOM_EVENT_EDITED,
	NB_ROOM_EVENT_REMOVED,
	NB_ROOM_EVENT_HIDDEN,
	NB_ROOM_EVENT_SHOWN,
	NB_ROOM_EVENT_REACTED,
	NB_ROOM_EVENT_COVERED,
	NB_ROOM_EVENT_CHANGED, /* of the room itself; about no message */
	NB_ROOM_EVENT_COUNT
};
extern const struct nb_event *const nb_room_events[NB_ROOM_EVENT_COUNT];
extern const struct nb_event nb_event_message_posted, nb_event_message_edited,
    nb_event_message_removed, nb_event_message_hidden, nb_event_message_shown,
    nb_event_message_reacted, nb_event_message_covered, nb_event_room_changed;
extern const struct nb_event nb_event_connection_resync, nb_event_connection_pause,
    nb_event_session_ended, nb_event_consent_changed, nb_event_unmask_judged,
    nb_event_appointment_changed, nb_event_sanction_changed, nb_event_message_waits,
    nb_event_message_judged, nb_event_themes_changed, nb_event_room_read_moved;

/* One entry of room.events: what happened, shown as it stands today. */
struct nb_room_event_view {
	int ev;
	int64_t seq;
	struct nb_message_view *message; /* NULL for reacted */
	struct nb_reacted_view *reacted;
};
extern const struct nb_shape nb_shape_room_event;

/* ---- building them; all in call->arena, all in the lane's transaction ---- */

/* For whom: nobody in particular (an event), or a member, perhaps a host. */
struct nb_reader {
	nb_row member;
	bool host;
	bool unveils; /* a host who reads what is hidden, in a command that is audited */
};
struct nb_reader nb_reader_of(const struct nb_call *call);

/** The page of messages of ${room} that ${sql} selects (message_page_before, _after), ascending,
 * each as ${reader} may see it. ${ret} gets nb_message_view structs. */
NB_MUST_USE enum nb_status nb_view_messages(struct nb_call *call, nb_row room, enum nb_sql sql,
                                            int64_t seq, int64_t limit, struct nb_reader reader,
                                            struct nb_list *ret);
NB_MUST_USE enum nb_status nb_view_message(struct nb_call *call, nb_row room, nb_row message,
                                           struct nb_reader reader, struct nb_message_view **ret);
NB_MUST_USE enum nb_status nb_view_reactions(struct nb_call *call, nb_row message,
                                             struct nb_reactions_view **ret);
/** A text or bytes of a row, in the arena; absent stays absent. */
struct nb_str nb_view_text(struct nb_call *call, struct nb_cursor *cursor, int column);
/** A face as a community knows it. ${hat}: the one worn at the time; NB_WORD_ABSENT: the one it joined
 * with. NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_view_author(struct nb_call *call, nb_row member, int hat,
                                          struct nb_author_view **ret);
/** Which of ${count} ${rights} the subject has to ${object}; draws the buttons of the client. */
NB_MUST_USE enum nb_status nb_view_rights(struct nb_call *call, const struct nb_object *object,
                                          const enum nb_right *rights, size_t count,
                                          struct nb_list *ret);
NB_MUST_USE enum nb_status nb_view_member_name(struct nb_call *call, nb_row community,
                                               nb_row member, nb_row key, struct nb_str sealed,
                                               struct nb_str *ret_name);
/** The same in ${arena}, for who opens many. */
NB_MUST_USE enum nb_status nb_view_name_into(struct nb_call *call, struct nb_arena *arena,
                                             nb_row community, nb_row member, nb_row key,
                                             struct nb_str sealed, struct nb_str *ret_name);
/** The room as the subject sees it; ${object} must be loaded for it. */
NB_MUST_USE enum nb_status nb_view_room(struct nb_call *call, const struct nb_object *object,
                                        struct nb_room_view *ret);
/** Unread visible messages after ${read_seq}, at most NB_UNREAD_MOST, without those of people the subject
 * put aside (Z11) unless they keep the room of ${object}. Of more than NB_UNREAD_LOOKED_AT_MOST nobody is
 * left out. */
NB_MUST_USE enum nb_status nb_view_unread(struct nb_call *call, const struct nb_object *object,
                                          int64_t read_seq, int64_t *ret_unread);
/** All rooms the account has joined, in all its communities. */
NB_MUST_USE enum nb_status nb_view_my_rooms(struct nb_call *call, struct nb_list *ret);
/** Rooms of one community; ${ret} gets nb_room_view structs the subject may see. */
NB_MUST_USE enum nb_status nb_view_community_rooms(struct nb_call *call, nb_row community,
                                                   struct nb_list *ret);
/** Hosts: members who joined wearing peer or duty. */
NB_MUST_USE enum nb_status nb_view_hosts(struct nb_call *call, nb_row community,
                                         struct nb_list *ret);
/** All communities the subject may see, or one when ${only} is not 0. */
NB_MUST_USE enum nb_status nb_view_communities(struct nb_call *call, nb_row only,
                                               struct nb_list *ret);
/** The name of ${account}; absent once it was erased. */
NB_MUST_USE enum nb_status nb_view_account_name(struct nb_call *call, nb_row account,
                                                struct nb_str *ret_name);
/** The name of the place a grant is for: of ${community}, or of the municipality ${code}, else the code
 * itself; absent for the region. */
NB_MUST_USE enum nb_status nb_view_place(struct nb_call *call, nb_row community, struct nb_str code,
                                         struct nb_str *ret);
/** The subject's account: name, hats it may wear now, grants. */
NB_MUST_USE enum nb_status nb_view_me(struct nb_call *call, nb_row account, enum nb_hat hat,
                                      struct nb_me_view *ret);
#define NB_MEMBERSHIPS_MOST 200 /* as the statement */
/** One's own membership rows: nb_row values of member, unsealed from the account's list. */
struct nb_membership {
	nb_row list_row; /* account_member.id */
	nb_row member;
};
NB_MUST_USE enum nb_status nb_view_memberships(struct nb_call *call, nb_row account,
                                               struct nb_list *ret);
/** The same with the communities it left, for erasing. */
NB_MUST_USE enum nb_status nb_view_faces_ever(struct nb_call *call, nb_row account,
                                              struct nb_list *ret);

/** The held messages of the room of call->object that ${sql} selects (held_of_author, held_waiting,
 * held_one), oldest first, appended to ${ret}, which has room for NB_HELD_SHOWN_MOST more. ${texts}:
 * with the words and, for their author, the reason. */
NB_MUST_USE enum nb_status nb_view_held(struct nb_call *call, enum nb_sql sql, nb_row by,
                                        bool texts, struct nb_list *ret);
/** What somebody whose message waits in the room of call->object can expect. */
NB_MUST_USE enum nb_status nb_view_held_wait(struct nb_call *call, struct nb_held_wait_view **ret);
/** How many wait in ${room}. */
NB_MUST_USE enum nb_status nb_view_held_count(struct nb_call *call, nb_row room,
                                              int64_t *ret_count);

/* ---- the common end of every change in a room ---- */

/** Take the next number of the room of call->object, which was loaded in this transaction. A posted
 * message carries it in its own row. NB_E_BUSY: somebody else has taken it. */
NB_MUST_USE enum nb_status nb_room_number(struct nb_call *call, int64_t *ret_seq);
/** Take the next number of the room of call->object for what happened to ${message} after it was
 * posted, and write the room_event row. ${ret_seq} gets the number. */
NB_MUST_USE enum nb_status nb_room_record(struct nb_call *call, enum nb_room_event_kind kind,
                                          nb_row message, int64_t detail, int64_t *ret_seq);
/** nb_room_record for a message of call->object, then tell the room how the message stands now. */
NB_MUST_USE enum nb_status nb_room_tell_message(struct nb_call *call, enum nb_room_event_kind kind,
                                                int64_t *ret_seq);

/* Replies that several commands share. */
struct nb_seq_reply {
	int64_t seq;
};
extern const struct nb_shape nb_shape_seq_reply;
struct nb_read_reply {
	nb_row room;
	int64_t read_seq;
	int64_t unread;
	int64_t head_seq;
};
extern const struct nb_shape nb_shape_read_reply;
struct nb_room_reply {
	struct nb_room_view *room;
};
extern const struct nb_shape nb_shape_room_reply;
struct nb_rooms_reply {
	struct nb_list rooms;
};
extern const struct nb_shape nb_shape_rooms_reply;
struct nb_entered_reply {
	struct nb_str name;
	int hat;
	struct nb_list hats; /* of int: to choose from */
	bool half;
};
extern const struct nb_shape nb_shape_entered_reply;

#endif

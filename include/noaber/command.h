/*
 * command.h - a command is one row and one straight-line function (layer 5, command).
 *
 * A handler gets typed arguments, runs statements, fills the reply and notes effects in the outbox.
 * It sees no socket, asks no permission and answers nobody: dispatch has checked the right before,
 * and reply and effects leave after COMMIT.
 */
#ifndef NB_COMMAND_H
#define NB_COMMAND_H

#include "noaber/audited.h"
#include "noaber/envelope.h"
#include "noaber/held.h"
#include "noaber/posting.h"
#include "noaber/rights.h"
#include "noaber/settings.h"
#include "noaber/shape.h"
#include "noaber/store.h"
#include "noaber/vault.h"

enum nb_door {
	NB_DOOR_SOCKET = 1, /* after hello */
	NB_DOOR_HTTP = 2,   /* POST, GET, DELETE /session */
	NB_DOOR_HELLO = 4,  /* socket, before hello: session.hello alone */
};

enum nb_lane {
	NB_LANE_QUICK, /* a read of a few rows, by the loop itself: handing it to a thread and back
	                * would cost more than the read (measured) */
	NB_LANE_READ,  /* a reading connection in a thread of its own: lists */
	NB_LANE_WRITE, /* the writer, in the group commit of the loop's round */
	NB_LANE_SLOW,  /* prepare() on the slow lane (password hash), then run() on the writer */
	NB_LANE_OUTBOUND, /* the same with a thread that asks others over the network: a provider
	                   * that is slow holds no passphrase up. At the HTTP door alone, because
	                   * a connection waits for its command */
	NB_LANE_PUSH,     /* the same for waking devices: a push service that is slow holds no
	                   * sign-in up. For the core's own command alone */
};

/* Token buckets; capacity per minute in the settings. */
enum nb_rate {
	NB_RATE_READ,
	NB_RATE_ACT,
	NB_RATE_POST,
	NB_RATE_SIGN_IN,
	NB_RATE_ENTER,
	NB_RATE_RECOVER, /* apart from signing in: who guesses here locks nobody out there (A7) */
	NB_RATE_PROVE,
	NB_RATE_CODE, /* of an invitation */
	NB_RATE_SEARCH,
	NB_RATE_COUNT
};

#define NB_RATE_TEXT(s, m) (offsetof(s, m) + 1)

/* What the command acts on: which argument holds its id, and what dispatch loads before asking. */
enum nb_target_kind {
	NB_TARGET_KIND_NONE,
	NB_TARGET_KIND_COMMUNITY,
	NB_TARGET_KIND_ROOM,
	NB_TARGET_KIND_MESSAGE,
	NB_TARGET_KIND_HELD,   /* a message that waits for a host */
	NB_TARGET_KIND_MEMBER, /* the face of another */
	NB_TARGET_KIND_UNMASK,
	NB_TARGET_KIND_INVITATION,
	NB_TARGET_KIND_APPOINTMENT,
	NB_TARGET_KIND_SANCTION,
	NB_TARGET_KIND_STORY,
	NB_TARGET_KIND_QUESTION,
	NB_TARGET_KIND_INTRODUCTION,
	NB_TARGET_KIND_PINNED /* a pinned card */
};
struct nb_target {
	enum nb_target_kind kind;
	size_t offset; /* of the nb_row in the arguments */
};
#define NB_TARGET_NONE                                                                             \
	{                                                                                          \
		NB_TARGET_KIND_NONE, 0                                                             \
	}
#define NB_TARGET_COMMUNITY(s, m)                                                                  \
	{                                                                                          \
		NB_TARGET_KIND_COMMUNITY, offsetof(s, m)                                           \
	}
#define NB_TARGET_ROOM(s, m)                                                                       \
	{                                                                                          \
		NB_TARGET_KIND_ROOM, offsetof(s, m)                                                \
	}
#define NB_TARGET_MESSAGE(s, m)                                                                    \
	{                                                                                          \
		NB_TARGET_KIND_MESSAGE, offsetof(s, m)                                             \
	}
#define NB_TARGET_HELD(s, m)                                                                       \
	{                                                                                          \
		NB_TARGET_KIND_HELD, offsetof(s, m)                                                \
	}
#define NB_TARGET_MEMBER(s, m)                                                                     \
	{                                                                                          \
		NB_TARGET_KIND_MEMBER, offsetof(s, m)                                              \
	}
#define NB_TARGET_UNMASK(s, m)                                                                     \
	{                                                                                          \
		NB_TARGET_KIND_UNMASK, offsetof(s, m)                                              \
	}
#define NB_TARGET_INVITATION(s, m)                                                                 \
	{                                                                                          \
		NB_TARGET_KIND_INVITATION, offsetof(s, m)                                          \
	}
#define NB_TARGET_APPOINTMENT(s, m)                                                                \
	{                                                                                          \
		NB_TARGET_KIND_APPOINTMENT, offsetof(s, m)                                         \
	}
#define NB_TARGET_STORY(s, m)                                                                      \
	{                                                                                          \
		NB_TARGET_KIND_STORY, offsetof(s, m)                                               \
	}
#define NB_TARGET_QUESTION(s, m)                                                                   \
	{                                                                                          \
		NB_TARGET_KIND_QUESTION, offsetof(s, m)                                            \
	}

#define NB_TARGET_INTRODUCTION(s, m)                                                               \
	{                                                                                          \
		NB_TARGET_KIND_INTRODUCTION, offsetof(s, m)                                        \
	}
#define NB_TARGET_PINNED(s, m)                                                                     \
	{                                                                                          \
		NB_TARGET_KIND_PINNED, offsetof(s, m)                                              \
	}

#define NB_TARGET_SANCTION(s, m)                                                                   \
	{                                                                                          \
		NB_TARGET_KIND_SANCTION, offsetof(s, m)                                            \
	}

/* Who asks. Filled by the core from its session; zero account = nobody yet. */
struct nb_subject {
	nb_row account;
	nb_row session;
	enum nb_hat hat;
	int lang; /* enum nb_lang */
	bool guest;
	bool half;        /* its second step is still to come: may only prove */
	uint64_t address; /* keyed hash of the network address, for rates */
};

enum nb_lang { NB_LANG_NL, NB_LANG_EN, NB_LANG_COUNT };
extern const struct nb_words nb_words_lang;

/* The thing acted on and the person's place in it, loaded by dispatch in the same transaction. */
struct nb_object {
	nb_row community;
	enum nb_access access;
	enum nb_community_state community_state;
	struct nb_policy policy; /* loaded with a room */
	nb_row room;
	enum nb_room_kind room_kind;
	enum nb_room_state room_state;
	int64_t head_seq;
	nb_row member;             /* the subject's face here; 0 = none */
	nb_row member_key;         /* its data key */
	struct nb_str member_name; /* unsealed; absent when not a member */
	int64_t member_posts;
	int64_t rules_accepted;
	bool shows;       /* lets others here see that they are there (S4) */
	int64_t read_seq; /* NB_INT_ABSENT = not joined */
	nb_row message;
	nb_row author; /* member: of the message, or whom it is about */
	nb_row author_key;
	int64_t message_seq;
	int64_t posted_ms;
	enum nb_message_state message_state;
	enum nb_held_state held_state; /* of a message that waits, which `message` is then */
	int64_t held_edits;
	nb_row
	    owner; /* the account behind `author`; loaded for a face, and for key holders alone */
	nb_row unmask;
	const struct nb_asked *asked; /* the ask that `unmask` is */
	nb_row invitation;
	nb_row appointment;
	nb_row appointed; /* account; 0 = nobody accepted it */
	nb_row sanction;
	struct nb_str sanction_link; /* whose it is */
	nb_row story;
	const struct nb_story *told; /* the story that `story` is */
	nb_row question;
	const struct nb_question *asked_panel; /* the question that `question` is */
	nb_row introduction;
	const struct nb_introduction *introduced; /* the ask that `introduction` is */
	nb_row pinned;
	const struct nb_pinned *card; /* the pinned card that `pinned` is */
	struct nb_situation situation;
};

/* What a lane lends to the call while it runs. owner: the lane's thread; for the writer and the
 * quick lane the loop. */
struct nb_tools {
	const struct nb_settings *settings;
	struct nb_db *db;
	struct nb_vault *vault;
	struct nb_ids *ids;
	struct nb_ids *log_ids;   /* people and things in the audit log, under a key of their own */
	struct nb_oidc *provider; /* outbound lane alone; NULL: none is set */
	struct nb_push *push;     /* push lane alone */
	struct nb_presence *presence; /* lanes of the loop alone: quick and writer */
};

/* What a handler tells the audit log that dispatch cannot know. Zero: as the subject is. */
struct nb_concerns {
	nb_row account;  /* whose account it is, where nobody was signed in */
	enum nb_hat hat; /* with account: the hat that is put on */
	nb_row session;  /* begun or ended */
	unsigned uid;    /* of noaberctl: the system's user who ran it */
};

/* What happens after COMMIT, in order; see the effects below. */
struct nb_outbox {
	struct nb_effect *first;
	struct nb_effect **last;
	bool failed; /* an event could not be written */
};

/* One command on its way. owner: loop until given to a lane, then that lane, then loop again. */
struct nb_call {
	const struct nb_command *command;
	struct nb_arena *arena;
	struct nb_subject subject;
	struct nb_str credential; /* the cookie's token text as it came; absent = no cookie */
	int64_t now_ms;
	const struct nb_tools *tools; /* only while a lane runs it */
	struct nb_object object;
	enum nb_access_point access_point;
	struct nb_concerns concerns;
	void *args;
	void *prepared;              /* what prepare() found out, in the arena */
	void *reply;                 /* zeroed struct of command->reply, in the arena */
	const struct nb_list *aside; /* faces the subject put aside; NULL: not asked yet */
	struct nb_refusal refusal;
	struct nb_outbox outbox;
};

struct nb_command {
	const char *name; /* area.verb */
	const char *doc;
	unsigned doors; /* enum nb_door bits */
	enum nb_lane lane;
	struct nb_target target;
	enum nb_right needs;
	enum nb_rate rate;
	size_t
	    rate_text_at; /* NB_RATE_TEXT: a text argument that has a bucket of its own too, such as
	                      * the login name; 0 = none */
	bool rate_repeat; /* of one account towards one target counted too (NB_RATE_ACT) */
	enum nb_audited
	    audit;  /* its row in the audit log, written in the act's own transaction: such a
	                        * command runs on the writer */
	bool fresh; /* asks for a proof of the last minutes that it is the person (A3) */
	bool tries; /* what is said may be a guess: counted by the hour for the account, whatever
	                 * address it comes from (A7). At the HTTP door, on the slow lane */
	int64_t same_for_ms; /* its answer is the same for everybody and may be so old: a command of
	                      * the HTTP door without arguments and effects (core/shared.c) */
	bool essential;      /* goes on when the disk is full: moderation, removal, leaving (D7) */
	const struct nb_shape *args;
	const struct nb_shape *reply; /* NULL = {} */
	const struct nb_event *const
	    *emits; /* NULL-terminated, for the documentation; may be NULL */
	/** Slow and outbound lane only: reads, hashes or asks others, writes nothing. */
	enum nb_status (*prepare)(struct nb_call *call);
	/** The command itself. Anything but NB_OK rolls its savepoint back. */
	enum nb_status (*run)(struct nb_call *call);
};

/* All commands, sorted by name; generated from server/commands/<area>/<verb>.c. */
extern const struct nb_command *const nb_commands[];
extern const size_t nb_command_count;
/** NULL when there is none of that name. */
const struct nb_command *nb_command_find(struct nb_str name);
/** Is asking it something that a person does? An open page reads by itself (LE10, QU7, S4). */
bool nb_command_is_act(const struct nb_command *command);

/* ---- events ---- */

struct nb_event {
	const char *name; /* area.past_tense */
	const char *doc;
	const struct nb_shape *data;
	bool of_room; /* carries room and seq */
};
#define NB_EMITS(...) ((const struct nb_event *const[]){__VA_ARGS__, NULL})
/* All events, for the documentation and for room_event rows; see events.h. */
extern const struct nb_event *const nb_events[];
extern const size_t nb_event_count;

/* ---- outbox: what happens after COMMIT, and only then ---- */

/* Who hears a room; the low two bits of its topic. Each hears what is said to it alone, so nothing is
 * filtered at the end (Z5). In the order of what they may know: a later one belongs to the earlier. */
enum nb_audience {
	NB_AUDIENCE_MEMBERS,
	NB_AUDIENCE_HOSTS, /* what waits for them: never words */
	NB_AUDIENCE_COUNT
};

enum nb_effect_kind {
	NB_EFFECT_EVENT, /* lines for a topic */
	NB_EFFECT_WATCH, /* this connection gets a room's events */
	NB_EFFECT_UNWATCH,
	NB_EFFECT_UNWATCH_ALL,   /* every connection of the account loses the room */
	NB_EFFECT_RECHECK,       /* everybody loses the room, and who may still read gets it back */
	NB_EFFECT_SESSION_BEGUN, /* cookie token to set; HTTP door */
	NB_EFFECT_SESSION_ENDED, /* its sockets close; cookie expires when it is the caller's own */
	NB_EFFECT_SESSIONS_ENDED, /* the same for all sessions of the account but one */
	NB_EFFECT_GREETED,       /* hello succeeded: the connection is this session's from now on */
	NB_EFFECT_LANG,          /* the account's language changed */
	NB_EFFECT_DEVICE,        /* what the browser is known by from now on, "-": by nothing */
	NB_EFFECT_ACCOUNT_EVENT, /* a line for every connection of the account, in all its tabs */
};

struct nb_effect {
	struct nb_effect *next;
	enum nb_effect_kind kind;
	nb_row room;
	enum nb_audience audience; /* of EVENT, WATCH and UNWATCH */
	nb_row account;
	nb_row session;
	const char *why;           /* session.ended */
	struct nb_str bytes;       /* event line, or token text */
	struct nb_subject subject; /* GREETED */
	int64_t expires_ms;
};

void nb_outbox_init(struct nb_outbox *outbox);
/** These return nothing: nb_dispatch_run refuses a call whose arena is full (too_large) or whose
 * event could not be written (unavailable), so nothing is done of which not all can be said. */
void nb_outbox_event(struct nb_call *call, const struct nb_event *event, nb_row room, int64_t seq,
                     const void *data);
/** To who watches ${room}, or another thing that can be watched, without a number of its own: what is
 * as well asked for later. */
void nb_outbox_room_note(struct nb_call *call, const struct nb_event *event, nb_row room,
                         const void *data);
/** The same to the hosts of the room alone. */
void nb_outbox_host_event(struct nb_call *call, const struct nb_event *event, nb_row room,
                          const void *data);
void nb_outbox_watch(struct nb_call *call, nb_row room, enum nb_audience audience);
/** Lose ${audience} and those above it; NB_AUDIENCE_MEMBERS: all of the room. */
void nb_outbox_unwatch(struct nb_call *call, nb_row room, enum nb_audience audience);
void nb_outbox_unwatch_all(struct nb_call *call, nb_row account, nb_row room);
/** Who may read ${room} changed: each watcher is asked again. */
void nb_outbox_recheck(struct nb_call *call, nb_row room);
void nb_outbox_session_begun(struct nb_call *call, nb_row session, struct nb_str token);
/** At the HTTP door: ${text} is what the browser is known by (noaber/device.h); "-": forget it. */
void nb_outbox_device(struct nb_call *call, struct nb_str text);
void nb_outbox_session_ended(struct nb_call *call, nb_row account, nb_row session, const char *why);
/** All sessions of ${account} but ${kept}; 0: all. */
void nb_outbox_sessions_ended(struct nb_call *call, nb_row account, nb_row kept, const char *why);
void nb_outbox_greeted(struct nb_call *call, const struct nb_subject *subject, int64_t expires_ms);
void nb_outbox_lang(struct nb_call *call, int lang);
/** An event about the asking account itself: to all its connections, the asking one included. */
void nb_outbox_account_event(struct nb_call *call, const struct nb_event *event, const void *data);
/** The same for another account that the act concerns. */
void nb_outbox_event_to(struct nb_call *call, nb_row account, const struct nb_event *event,
                        const void *data);

/* ---- dispatch, used by the lanes ---- */

/** Load the target, ask nb_rights_decide, run. In a transaction of the lane; anything but NB_OK must
 * be rolled back by it. The reply is in call->reply, a refusal in call->refusal (its status is the
 * returned one). */
NB_MUST_USE enum nb_status nb_dispatch_run(struct nb_call *call);
NB_MUST_USE enum nb_status nb_dispatch_prepare(struct nb_call *call);

/** Let the connection of ${call} hear what its subject (still) may of the room that ${object} is, as
 * members or as hosts too, and nothing else of it. The same table and function, for delivery by
 * subscription: at watch, at resume and after each change of a right (Z4). NB_OK, or why the room may
 * not be read. */
NB_MUST_USE enum nb_status nb_dispatch_watch(struct nb_call *call, const struct nb_object *object);
/** The same for a thing that is not loaded: a room, or what else can be watched. */
NB_MUST_USE enum nb_status nb_dispatch_watch_again(struct nb_call *call, nb_row thing);

/* ---- the audit log ---- */

/** Write the row of ${what} for ${call}, in the transaction of the act (LE9). ${outcome}: NB_OK or
 * why it was refused. A refusal, and a daily act, is written once a day for the same person and
 * thing. NB_OK, or as nb_db_run: then the act must not happen either. */
NB_MUST_USE enum nb_status nb_audit_act(struct nb_call *call, enum nb_audited what,
                                        enum nb_status outcome);
/** Is a refusal of ${call} with ${status} one that the log should know? Of audited commands those
 * about a thing that is there; a made-up id concerns nobody. */
bool nb_audit_counts_refusal(const struct nb_call *call, enum nb_status status);

/* ---- sessions ---- */

#define NB_SESSION_NONCE_BYTES 43 /* base64url of 32 bytes */

/* Who was last seen at or before these is idle (S8, LE10). */
struct nb_idle_limits {
	int64_t residents_ms; /* residents and relatives */
	int64_t staff_ms;     /* hats worn for others */
};
struct nb_idle_limits nb_session_idle_limits(const struct nb_call *call);
/* A session to begin. */
struct nb_new_session {
	nb_row account;
	enum nb_hat hat;
	int64_t proved_ms;    /* 0: half a session, as nb_factor_proved_at_sign_in says */
	struct nb_str device; /* what it calls itself; may be absent */
};
/** Begin a session: row, fresh token, SESSION_BEGUN (A3, A5). */
NB_MUST_USE enum nb_status nb_session_begin(struct nb_call *call,
                                            const struct nb_new_session *session);
/** What somebody who is in relates to whatever it is: NB_IS_SIGNED_IN, NB_IS_HALF, or nobody. */
unsigned nb_session_relation(const struct nb_call *call);
/** A fresh token for the caller's own session, at the HTTP door: the old one is worth nothing from
 * now on, connections stay (A3). NB_E_SIGNED_OUT: the session ended meanwhile. */
NB_MUST_USE enum nb_status nb_session_renew(struct nb_call *call);
/** Who the call's credential belongs to, if its session is alive. NB_E_SIGNED_OUT otherwise. */
NB_MUST_USE enum nb_status nb_session_of_credential(struct nb_call *call, struct nb_subject *ret,
                                                    int64_t *ret_expires_ms);
NB_MUST_USE enum nb_status nb_session_of_row(struct nb_call *call, nb_row session,
                                             struct nb_subject *ret, int64_t *ret_expires_ms);
/** The nonce a same-origin page fetches and says in hello: a keyed hash of the token, so that a
 * socket opened by another site cannot have it. */
void nb_session_nonce(struct nb_call *call, char ret[NB_SESSION_NONCE_BYTES + 1]);

/* Commands of the core itself; in no table, through no door. */
struct nb_resume_args { /* an edge announced a connection to a new core */
	nb_row session;
	struct nb_list rooms; /* of nb_row: watched until now */
};
struct nb_upkeep_args {      /* once a minute */
	struct nb_list seen; /* of nb_row: sessions in use since the last time */
};
/* internal.due, once a minute too: pauses that end, accounts to erase, a few at a time. */
/* internal.duty: shifts that go on or end. */
/* internal.people as well: appointments that end by their date, codes nobody needs any more. */
extern const struct nb_command nb_internal_resume, nb_internal_upkeep, nb_internal_due,
    nb_internal_people, nb_internal_duty, nb_internal_stories, nb_internal_pinned;

/** What somebody is to the house itself, by the hat they wear: bits into ${relation}. */
NB_MUST_USE enum nb_status nb_object_relate_house(struct nb_call *call, unsigned *relation);
/** Load community, room, message, face or ask with the caller's place in it into ${ret};
 * NB_E_NOT_FOUND. */
NB_MUST_USE enum nb_status nb_object_load_community(struct nb_call *call, nb_row community,
                                                    struct nb_object *ret);
NB_MUST_USE enum nb_status nb_object_load_room(struct nb_call *call, nb_row room,
                                               struct nb_object *ret);
NB_MUST_USE enum nb_status nb_object_load_message(struct nb_call *call, nb_row message,
                                                  struct nb_object *ret);
NB_MUST_USE enum nb_status nb_object_load_held(struct nb_call *call, nb_row message,
                                               struct nb_object *ret);
/** A face somebody left or that was erased is not found: no road leads back from it. */
NB_MUST_USE enum nb_status nb_object_load_member(struct nb_call *call, nb_row member,
                                                 struct nb_object *ret);
NB_MUST_USE enum nb_status nb_object_load_unmask(struct nb_call *call, nb_row unmask,
                                                 struct nb_object *ret);
/** Load an invitation with its community, or an appointment with what the subject is to it. */
NB_MUST_USE enum nb_status nb_object_load_invitation(struct nb_call *call, nb_row invitation,
                                                     struct nb_object *ret);
NB_MUST_USE enum nb_status nb_object_load_appointment(struct nb_call *call, nb_row appointment,
                                                      struct nb_object *ret);
/** Load a sanction with its community; it may be about a face that was left. */
NB_MUST_USE enum nb_status nb_object_load_sanction(struct nb_call *call, nb_row sanction,
                                                   struct nb_object *ret);
#define NB_GRANTS_MOST 50 /* of one hat that are looked at */
/** The grants of ${hat} of ${account}, whether they hold or not; codes are in the arena. */
NB_MUST_USE enum nb_status nb_grants_of_hat(struct nb_call *call, nb_row account, enum nb_hat hat,
                                            struct nb_grant ret[NB_GRANTS_MOST], size_t *ret_count);
/** Do the subject's grants of ${hat} hold in this community (0 and NULL: anywhere in the region)? */
NB_MUST_USE enum nb_status nb_object_hat_holds(struct nb_call *call, nb_row account,
                                               enum nb_hat hat, nb_row community,
                                               const char *municipality, bool *ret_holds);

/** Turn the command down with names to choose from instead (name_refused, name_taken): three that are
 * free in the community it is about, fewer when hardly any is. */
enum nb_status nb_call_offer_names(struct nb_call *call, enum nb_status status);

#endif

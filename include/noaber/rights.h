/*
 * rights.h - who may do what, as one table and one pure function (layer 2, model).
 *
 * Rules ON9, MO13 and Z1-Z3 (see the tests in server/ARCHITECTURE.md). A right is looked up
 * with the relation of the person to the thing; nothing else in the program decides.
 */
#ifndef NB_RIGHTS_H
#define NB_RIGHTS_H

#include "noaber/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Hats. Stored as numbers: only add at the end. */
enum nb_hat {
	NB_HAT_RESIDENT,
	NB_HAT_RELATIVE,
	NB_HAT_PEER,
	NB_HAT_DUTY,
	NB_HAT_PROFESSIONAL,
	NB_HAT_PARTNER,
	NB_HAT_COORDINATOR,
	NB_HAT_FACILITATOR,
	NB_HAT_AUDITOR,
	NB_HAT_OPERATOR,
	NB_HAT_COUNT
};
extern const char *const nb_hat_words[NB_HAT_COUNT];

/* Where a grant holds. Stored. */
enum nb_scope {
	NB_SCOPE_REGION,
	NB_SCOPE_MUNICIPALITY,
	NB_SCOPE_COMMUNITY,
	NB_SCOPE_ORGANISATION,
	NB_SCOPE_COUNT
};
extern const char *const nb_scope_words[NB_SCOPE_COUNT];

/* How one gets into a community. Stored. */
enum nb_access { NB_ACCESS_OPEN, NB_ACCESS_INTRODUCTION, NB_ACCESS_INVITE, NB_ACCESS_COUNT };
extern const char *const nb_access_words[NB_ACCESS_COUNT];

/* What a room allows. Stored. */
enum nb_room_state { NB_ROOM_OPEN, NB_ROOM_READ_ONLY, NB_ROOM_ARCHIVED, NB_ROOM_STATE_COUNT };
extern const char *const nb_room_state_words[NB_ROOM_STATE_COUNT];

/* Stored: only add at the end; what differs between them is a row of nb_room_kinds. */
enum nb_room_kind { NB_ROOM_GROUP, NB_ROOM_DIRECT, NB_ROOM_KIND_COUNT };
extern const char *const nb_room_kind_words[NB_ROOM_KIND_COUNT];

/* What readers see of a message. Stored. */
enum nb_message_state {
	NB_MESSAGE_VISIBLE,
	NB_MESSAGE_HIDDEN,
	NB_MESSAGE_REMOVED,
	NB_MESSAGE_STATE_COUNT
};
extern const char *const nb_message_state_words[NB_MESSAGE_STATE_COUNT];

enum nb_right {
	NB_RIGHT_VISIT, /* no session needed */
	NB_RIGHT_SELF,  /* one's own account and sessions */
	NB_RIGHT_COMMUNITY_SEE,
	NB_RIGHT_COMMUNITY_LEAVE,
	NB_RIGHT_ROOM_SEE,
	NB_RIGHT_ROOM_JOIN,
	NB_RIGHT_ROOM_LEAVE,
	NB_RIGHT_ROOM_READ,
	NB_RIGHT_ROOM_WRITE,
	NB_RIGHT_MESSAGE_REACT,
	NB_RIGHT_MESSAGE_EDIT,
	NB_RIGHT_MESSAGE_REMOVE,
	NB_RIGHT_MESSAGE_MODERATE,
	NB_RIGHT_AUDIT_READ, /* the log of the whole house */
	NB_RIGHT_PROVE,      /* show that it is oneself: what half a session may do, and leave */
	NB_RIGHT_UNMASK_SEE, /* the asks that wait, and one's own */
	NB_RIGHT_UNMASK_ASK,
	NB_RIGHT_UNMASK_JUDGE, /* say yes or no to the ask of another */
	NB_RIGHT_UNMASK_OPEN,
	NB_RIGHT_COMMUNITY_INVITE,
	NB_RIGHT_INVITATION_WITHDRAW,
	NB_RIGHT_INVITATION_USE,
	NB_RIGHT_PEOPLE_SEE, /* who works here */
	NB_RIGHT_APPOINTMENT_PROPOSE,
	NB_RIGHT_APPOINTMENT_CHECK,
	NB_RIGHT_APPOINTMENT_SIGN,
	NB_RIGHT_APPOINTMENT_EXTEND,
	NB_RIGHT_APPOINTMENT_REFUSE,
	NB_RIGHT_APPOINTMENT_END,
	NB_RIGHT_COMMUNITY_RENAME, /* oneself there */
	NB_RIGHT_SANCTION_SEE,
	NB_RIGHT_SANCTION_PAUSE,
	NB_RIGHT_SANCTION_BAN,
	NB_RIGHT_SANCTION_END,
	NB_RIGHT_MEMBER_SET_ASIDE, /* mute or block somebody, for oneself alone */
	NB_RIGHT_DIRECT_TALK,      /* with one other member, when both want it */
	NB_RIGHT_DIRECT_END,
	NB_RIGHT_DUTY_LEAD,
	NB_RIGHT_HOURS_SET,
	NB_RIGHT_MESSAGE_JUDGE, /* read one that waits for a host, and decline it */
	NB_RIGHT_MESSAGE_RELEASE,
	NB_RIGHT_MESSAGE_WITHDRAW, /* one's own, while it waits */
	NB_RIGHT_COMMUNITY_SEARCH,
	NB_RIGHT_MESSAGE_VERSIONS,
	NB_RIGHT_RULES_ACCEPT,
	NB_RIGHT_COMMUNITY_KEEP, /* change what a community is, and its rules */
	NB_RIGHT_COMMUNITY_MAKE,
	NB_RIGHT_ROOM_KEEP, /* change what a room is; not a word of what is said in it */
	NB_RIGHT_STORY_WRITE,
	NB_RIGHT_STORY_LIST, /* of a community: what is there for oneself */
	NB_RIGHT_STORY_READ,
	NB_RIGHT_STORY_CHANGE,
	NB_RIGHT_STORY_WITHDRAW, /* and let it end sooner: its author has the last word */
	NB_RIGHT_STORY_MODERATE,
	NB_RIGHT_PANEL_ASK,
	NB_RIGHT_PANEL_LIST, /* the questions of a community */
	NB_RIGHT_PANEL_READ,
	NB_RIGHT_PANEL_ANSWER,
	NB_RIGHT_PANEL_WITHDRAW,
	NB_RIGHT_PANEL_MODERATE,
	NB_RIGHT_PANEL_WAITING, /* what waits for a professional */
	NB_RIGHT_INTRODUCTION_ASK,
	NB_RIGHT_INTRODUCTION_JUDGE,
	NB_RIGHT_PINNED_SEE, /* what is pinned today; of a room, where one may read it */
	NB_RIGHT_PINNED_KEEP,
	NB_RIGHT_PRESENCE_SHARE, /* show that one is there, and see who does */
	NB_RIGHT_LINKUP_PROPOSE, /* ask an author to pass a message on */
	NB_RIGHT_LINKUP_ANSWER,
	NB_RIGHT_COUNT
};

/* The relation of a person to a thing; bits. */
enum nb_relation {
	NB_IS_SIGNED_IN = 1 << 0,
	NB_IS_PARTICIPANT = 1 << 1, /* wears a hat that takes part here: resident and relative
	                             * everywhere, peer and duty where their grant holds */
	NB_IS_MEMBER = 1 << 2,      /* of the community */
	NB_IS_JOINED = 1 << 3,      /* of the room */
	NB_IS_AUTHOR = 1 << 4,      /* of the message */
	NB_IS_HOST = 1 << 5,        /* peer or duty whose grant holds here and now */
	NB_IS_LISTED = 1 << 6,      /* the community is shown to anybody who signed in */
	NB_IS_ANYBODY = 1 << 8,     /* always so */
	NB_IS_OPEN = 1 << 7,        /* the community lets anybody in */
	NB_IS_AUDITOR = 1 << 9,     /* wears that hat under a grant of the region that holds now */
	NB_IS_HALF = 1 << 10,       /* has a session without its second step; instead of signed in,
	                              * so that whatever asks for that refuses */
	/* Of people and grants (Z8). */
	NB_IS_COORDINATOR = 1 << 11, /* wears that hat under a grant that holds now: of the
	                              * community, or anywhere when it is about the house */
	NB_IS_DECIDER = 1 << 12,     /* wears a hat that decides about the appointment (Z8) */
	NB_IS_PROPOSER = 1 << 13,    /* of the appointment */
	NB_IS_APPOINTED = 1 << 14,   /* the appointment is theirs */
	NB_IS_ONESELF = 1 << 15,     /* wears a hat for oneself: resident or relative */
	/* Of unmasking; hats are worn under a grant of the region that holds now. */
	NB_IS_SEEKER = 1 << 16,    /* wears duty or coordinator */
	NB_IS_KEYHOLDER = 1 << 17, /* wears duty, coordinator or auditor */
	NB_IS_CONCERNED = 1 << 18, /* it is about a face of one's own account, here or elsewhere */
	NB_IS_ASKER = 1 << 19,     /* the account that asked */
	NB_IS_JUDGE = 1 << 20,     /* the account that answered */
	NB_IS_PAIRED = 1 << 26,    /* one of the two of the room */
	NB_IS_BACKED = 1 << 21,    /* whoever asked, and answered, still holds the grant they did
	                              * it by */
	/* Of sanctions (MO4). Who is banned is related to nothing in that community but own words. */
	NB_IS_PAUSED = 1 << 22,
	NB_IS_LEAD = 1 << 23,    /* a host who wears duty */
	NB_IS_IMPOSER = 1 << 24, /* the face that decided */
	NB_IS_BANNED = 1 << 25,
	/* Of what is shared beyond a message. */
	NB_IS_READER = 1 << 28,    /* it is for them, now: noaber/story.h */
	NB_IS_PANELLIST = 1 << 27, /* a professional under a grant that lets them answer here: of a
	                            * question, or anywhere when it is about the house */
};

/* What dispatch found out before it asks. A thing without a room leaves room_state alone. */
struct nb_situation {
	unsigned relation; /* enum nb_relation bits */
	enum nb_room_state room_state;
	enum nb_message_state message_state;
};

#define NB_WAYS_MOST 4

struct nb_right_row {
	/* Ways to the same end: all bits of one of them; 0 ends the list. */
	unsigned seen_by[NB_WAYS_MOST]; /* else not_found (Z3) */
	unsigned needs[NB_WAYS_MOST];   /* else forbidden, or not_member */
	unsigned never;                 /* any of these bits: forbidden */
	bool takes_voice;               /* who may not write for now is told so: paused */
	bool joining_helps;             /* who would have it by joining is told so: not_member */
	unsigned room_states;           /* bit per state in which it is allowed, else read_only */
	unsigned message_states; /* bit per state, else conflict; not_found for one that is gone */
	const char *may_nl, *may_en;         /* "you may ..." */
	const char *because_nl, *because_en; /* "..., because ..." */
};
extern const char *const nb_right_words[NB_RIGHT_COUNT]; /* on the wire and in `may` lists */
extern const struct nb_right_row nb_right_rows[NB_RIGHT_COUNT];

/** What a pause until ${paused_until_ms} and a ban until ${banned_until_ms} leave of ${relation} (MO4).
 * Pure. */
void nb_relate_sanctions(int64_t now_ms, int64_t paused_until_ms, int64_t banned_until_ms,
                         unsigned *relation);
/** The one decision. NB_OK, NB_E_SIGNED_OUT, NB_E_FACTOR_NEEDED, NB_E_NOT_FOUND, NB_E_NOT_MEMBER, NB_E_FORBIDDEN, NB_E_WRITING_PAUSED,
 * NB_E_READ_ONLY or NB_E_CONFLICT. Pure. */
NB_MUST_USE enum nb_status nb_rights_decide(enum nb_right right,
                                            const struct nb_situation *situation);

#define NB_GRANT_FOR_GOOD INT64_MAX /* until_ms of a grant without an end: being a resident */

/* One grant of an account, as the store holds it. */
struct nb_grant {
	enum nb_hat hat;
	enum nb_scope scope;
	int64_t where_row;      /* community */
	const char *where_code; /* municipality or organisation */
	int64_t from_ms, until_ms;
};

/** Does ${grant} hold at ${now_ms} in the community (row, municipality code or NULL)? Pure. */
bool nb_grant_holds(const struct nb_grant *grant, int64_t now_ms, int64_t community,
                    const char *municipality);
/** Does a wearer of ${hat} take part in groups? ${holds_here}: a grant of that hat holds here. */
bool nb_hat_takes_part(enum nb_hat hat, bool holds_here);
bool nb_hat_hosts(enum nb_hat hat, bool holds_here);
bool nb_hat_leads(enum nb_hat hat, bool holds_here); /* a shift */
/** Worn for oneself, not for others. */
bool nb_hat_is_oneself(enum nb_hat hat);
/** Worn for others, so less may be left open (LE10): all but resident and relative. Hats below
 * NB_HAT_STAFF_FIRST are not; statements compare with it. */
#define NB_HAT_STAFF_FIRST NB_HAT_PEER
bool nb_hat_audits(enum nb_hat hat, bool holds_here);
/** Does a session that puts on ${hat} begin as half a one (LE10)? A hat worn for others asks for a
 * second step, and so does everybody who has one: else it would protect the one hat only. */
bool nb_hat_begins_half(enum nb_hat hat, bool has_factor);
/** May it ask whose face this is, under a grant of the region that holds? */
bool nb_hat_seeks(enum nb_hat hat, bool holds);
/** May it be one of the two who decide on that? */
bool nb_hat_keeps_a_key(enum nb_hat hat, bool holds);
bool nb_hat_coordinates(enum nb_hat hat, bool holds_here);

#endif

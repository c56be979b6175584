/*
 * posting.h - what becomes of a message that somebody writes (layer 2, model). Pure.
 *
 * Each community says how it wants that (struct nb_policy); where somebody stands there decides the
 * rest. Rules QU7, ON3 and MO12.
 */
#ifndef NB_POSTING_H
#define NB_POSTING_H

#include "noaber/status.h"

#include <stdbool.h>
#include <stdint.h>

/* Is there still something going on? Stored. */
enum nb_community_state { NB_COMMUNITY_OPEN, NB_COMMUNITY_ARCHIVED, NB_COMMUNITY_STATE_COUNT };
extern const char *const nb_community_state_words[NB_COMMUNITY_STATE_COUNT];

/* Does a host look before or after the group does? Stored. */
enum nb_moderation { NB_MODERATION_AFTER, NB_MODERATION_BEFORE, NB_MODERATION_COUNT };
extern const char *const nb_moderation_words[NB_MODERATION_COUNT];

/* What a group does while nobody is on duty (QU7). Stored. */
enum nb_unattended {
	NB_UNATTENDED_HOLD,
	NB_UNATTENDED_SLOW,
	NB_UNATTENDED_READ_ONLY,
	NB_UNATTENDED_COUNT
};
extern const char *const nb_unattended_words[NB_UNATTENDED_COUNT];

/* Why a message waits for a host. Stored. */
enum nb_hold { NB_HOLD_MODERATED, NB_HOLD_UNATTENDED, NB_HOLD_NEWCOMER, NB_HOLD_COUNT };
extern const char *const nb_hold_words[NB_HOLD_COUNT];

/* What a host may take from somebody for a while (MO4). Stored. */
enum nb_sanction {
	NB_SANCTION_PAUSE, /* of writing; reading goes on */
	NB_SANCTION_BAN,   /* the community is not there for them */
	NB_SANCTION_COUNT
};
extern const char *const nb_sanction_words[NB_SANCTION_COUNT];

/* How a community wants it. */
struct nb_policy {
	enum nb_moderation moderation;
	enum nb_unattended unattended;
	int64_t slow_s; /* between two messages of one person; 0: no pause */
	int64_t unattended_slow_s;
	int64_t first_held;        /* so many first messages of a newcomer wait */
	int64_t rules_version;     /* 0: there is nothing to accept */
	int64_t attended_until_ms; /* somebody on duty is near until then */
};

/* Messages of a newcomer are counted so far; after that nobody is new. */
#define NB_POSTS_COUNTED_MOST 20

/* Somebody who writes, where they write. */
struct nb_posting {
	struct nb_policy policy;
	bool host;
	int64_t posts;          /* of theirs in this community, up to NB_POSTS_COUNTED_MOST */
	int64_t rules_accepted; /* version */
	int64_t now_ms;
};

enum nb_verdict { NB_VERDICT_POST, NB_VERDICT_HOLD, NB_VERDICT_REFUSE };
struct nb_decision {
	enum nb_verdict verdict;
	enum nb_hold why;      /* when it is held */
	enum nb_status status; /* when it is refused */
};

/** Is somebody on duty near? */
bool nb_policy_attended(const struct nb_policy *policy, int64_t now_ms);
/** Do the house rules, as they are now, wait for who accepted version ${accepted}? (ON3) */
bool nb_policy_rules_due(const struct nb_policy *policy, int64_t accepted);
/** What becomes of the message. Hosts need nobody to look along. */
struct nb_decision nb_posting_decide(const struct nb_posting *posting);
/** How long to wait after one's own last message there; 0: not at all. */
int64_t nb_posting_pause_ms(const struct nb_posting *posting);

#endif

/*
 * community.h - what coordinators keep of a community: how it is set, its rooms, house rules in versions,
 * and telling everybody who looks that something changed (layer 5, command). All in the lane's
 * transaction.
 */
#ifndef NB_COMMUNITY_H
#define NB_COMMUNITY_H

#include "noaber/diagnosis.h"
#include "noaber/house_rules.h"
#include "noaber/views.h"

/* One question about the rules in both languages, with its answer: for who writes them. Answers are
 * struct nb_str; without English these are absent and empty. */
struct nb_rules_question {
	struct nb_str ask_nl;
	struct nb_list answers_nl;
	struct nb_str why_nl;
	struct nb_str ask_en;
	struct nb_list answers_en;
	struct nb_str why_en;
	int64_t right; /* from 0 */
};
extern const struct nb_shape nb_shape_rules_question;

struct nb_rules_version {
	int64_t version;
	int64_t made_ms;
	struct nb_str rules_nl, rules_en;
	struct nb_list questions; /* of struct nb_rules_question */
};
extern const struct nb_shape nb_shape_rules_version;

/** The rules of ${community} as they are now, without their questions. */
NB_MUST_USE enum nb_status nb_rules_now(struct nb_call *call, nb_row community,
                                        struct nb_rules_version *ret);
/** The questions of one version, in order. */
NB_MUST_USE enum nb_status nb_rules_questions(struct nb_call *call, nb_row community,
                                              int64_t version, struct nb_list *ret);
/** The newest versions with their questions. */
NB_MUST_USE enum nb_status nb_rules_versions(struct nb_call *call, nb_row community,
                                             struct nb_list *ret);
/** Write ${rules} down as they are, and let them hold from now on. Everybody is asked to accept them,
 * unless their version is 0. ${by}: account; 0: a file. NB_E_CONFLICT: another version was made
 * meanwhile. */
NB_MUST_USE enum nb_status nb_rules_begin(struct nb_call *call, nb_row community,
                                          const struct nb_rules_version *rules, nb_row by);
/** The rules in the language of the reader; Dutch when there is no English. */
struct nb_str nb_rules_text(const struct nb_call *call, const struct nb_rules_version *rules);
/** Does the reader get the English of ${question}? */
bool nb_question_in_english(const struct nb_call *call, const struct nb_rules_question *question);

/** The lines of ${text}, at most NB_ANSWERS_MOST. */
struct nb_list nb_rules_lines(struct nb_call *call, struct nb_str text);

/* What a community may be set to by people; a region file may ask for less. */
#define NB_GROUP_LINE_CHARACTERS_MOST 120
#define NB_GROUP_ROOMS_MOST 50
#define NB_SLOW_MOST_S 3600
#define NB_UNATTENDED_SLOW_LEAST_S 30 /* nobody answers sooner than they are meant to (QU7) */
#define NB_FIRST_HELD_LEAST 1         /* somebody reads along when a stranger begins */

struct nb_community_settings {
	struct nb_str name, line, theme;
	struct nb_str municipality; /* code; absent: the whole region */
	int access;
	int moderation;
	int unattended;
	int64_t slow_s, unattended_slow_s, first_held;
};
extern const struct nb_shape nb_shape_community_settings;

struct nb_community_now {
	struct nb_community_settings settings;
	enum nb_community_state state;
	int64_t rules_version;
};

/* A room, and a host, as a coordinator sees them. */
struct nb_kept_room {
	nb_row room;
	struct nb_str name, line;
	int state;
	int64_t member_count;
};
extern const struct nb_shape nb_shape_kept_room;
struct nb_kept_host {
	struct nb_str name;
	int hat;
	int scope;
	int64_t until_ms;
};
extern const struct nb_shape nb_shape_kept_host;

/** May a room or community be called so? NB_E_DIAGNOSIS_NAME with another name to take, or
 * NB_E_BAD_ARGUMENT; the field is in the refusal. */
NB_MUST_USE enum nb_status nb_group_check(struct nb_call *call, struct nb_str name,
                                          struct nb_str line);
/** The same for all words of a community. */
NB_MUST_USE enum nb_status nb_community_check(struct nb_call *call,
                                              const struct nb_community_settings *settings);
/** Does a grant of the subject, as a coordinator, reach ${municipality}, or the region when it is absent?
 * NB_E_FORBIDDEN, NB_E_BAD_ARGUMENT: there is no such municipality. */
NB_MUST_USE enum nb_status nb_community_reach(struct nb_call *call, struct nb_str municipality);
NB_MUST_USE enum nb_status nb_community_now(struct nb_call *call, nb_row community,
                                            struct nb_community_now *ret);
NB_MUST_USE enum nb_status nb_community_store(struct nb_call *call, nb_row community,
                                              const struct nb_community_settings *settings,
                                              enum nb_community_state state);
/** A new one, with the rules that every community begins with. */
NB_MUST_USE enum nb_status nb_community_add(struct nb_call *call,
                                            const struct nb_community_settings *settings,
                                            nb_row *ret_community);
NB_MUST_USE enum nb_status nb_community_kept_rooms(struct nb_call *call, nb_row community,
                                                   struct nb_list *ret);
/** Who holds a grant to host there now, those first whose grant ends first. */
NB_MUST_USE enum nb_status nb_community_kept_hosts(struct nb_call *call, nb_row community,
                                                   struct nb_str municipality, struct nb_list *ret);
/** Ask again of everybody who watches a room of ${community} whether they may (Z4). */
NB_MUST_USE enum nb_status nb_community_recheck(struct nb_call *call, nb_row community);

/** Tell everybody who looks at a room of ${community}, or at ${only} when it is not 0, what it is and
 * what it allows from now on. */
NB_MUST_USE enum nb_status nb_community_tell(struct nb_call *call, nb_row community, nb_row only);

#endif

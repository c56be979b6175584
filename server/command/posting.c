/*
 * posting.c - does a host look first at what somebody shares in a community, other than in a room?
 * Not here: the decision (model/posting.c), messages (commands/message/post.c).
 */
#include "noaber/people.h"

static enum nb_status
decide(const struct nb_call *call, const struct nb_policy *policy, bool *ret_held)
{
	const struct nb_object *object = &call->object;
	const struct nb_decision decision = nb_posting_decide(&(struct nb_posting){
	    .policy = *policy,
	    .host = (object->situation.relation & NB_IS_HOST) != 0,
	    .posts = object->member_posts,
	    .rules_accepted = object->rules_accepted,
	    .now_ms = call->now_ms,
	});

	if (decision.verdict == NB_VERDICT_REFUSE)
		return decision.status;
	*ret_held = decision.verdict == NB_VERDICT_HOLD;
	return NB_OK;
}

enum nb_status
nb_posting_held(struct nb_call *call, bool *ret_held)
{
	struct nb_cursor *cursor;

	if (call->object.community_state == NB_COMMUNITY_ARCHIVED)
		return NB_E_READ_ONLY;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_POLICY,
	                                       NB_BIND(nb_int(call->object.community)), &cursor);
	if (status)
		return status;
	const struct nb_policy policy = {
	    .moderation = (enum nb_moderation)nb_cursor_int(cursor, 0),
	    .unattended = (enum nb_unattended)nb_cursor_int(cursor, 1),
	    .slow_s = nb_cursor_int(cursor, 2),
	    .unattended_slow_s = nb_cursor_int(cursor, 3),
	    .first_held = nb_cursor_int(cursor, 4),
	    .rules_version = nb_cursor_int(cursor, 5),
	    .attended_until_ms = nb_cursor_int(cursor, 6),
	};
	status = nb_cursor_end(cursor);
	return status ? status : decide(call, &policy, ret_held);
}

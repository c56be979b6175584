/* account.me - who I am here and what I may, with the reason. */
#include "noaber/views.h"

struct because_view {
	int right;
	struct nb_str may_nl, may_en;
	struct nb_str because_nl, because_en;
	bool by_grant;
};

struct account_me_reply {
	struct nb_me_view *me;
	struct nb_list may;
};

static const struct nb_field because_fields[] = {
    NB_FIELD_WORD(struct because_view, right, &nb_words_right, "what you may"),
    NB_FIELD_TEXT(struct because_view, may_nl, 0, 0, "\"je mag ...\""),
    NB_FIELD_TEXT(struct because_view, may_en, 0, 0, "\"you may ...\""),
    NB_FIELD_TEXT(struct because_view, because_nl, 0, 0, "\"..., omdat ...\""),
    NB_FIELD_TEXT(struct because_view, because_en, 0, 0, "\"..., because ...\""),
    NB_FIELD_BOOL(struct because_view, by_grant,
                  "only where and until when a grant of this hat holds"),
};
static const struct nb_shape because_shape = {.name = "May",
                                              .doc = "A right and its reason.",
                                              .bytes = sizeof(struct because_view),
                                              .fields = because_fields,
                                              .field_count = NB_COUNT(because_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct account_me_reply, me, &nb_shape_me, "who you are here"),
    NB_FIELD_LIST(struct account_me_reply, may, &because_shape, 0,
                  "what you may at best: in an open group that you joined"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct account_me_reply, reply_fields);

/* Where a grant of the hat holds. */
struct held {
	bool here;   /* in the group at hand */
	bool region; /* everywhere */
};

/* The best place this hat could have: an open group, joined, perhaps under another hat, with a message
 * of one's own, and an ask that somebody else answers or answered. */
static struct nb_situation
best_situation(enum nb_hat hat, struct held held)
{
	struct nb_situation best = {.relation = NB_IS_SIGNED_IN | NB_IS_LISTED | NB_IS_OPEN |
	                                        NB_IS_MEMBER | NB_IS_JOINED | NB_IS_AUTHOR |
	                                        NB_IS_ASKER | NB_IS_JUDGE | NB_IS_BACKED |
	                                        NB_IS_IMPOSER | NB_IS_PAIRED | NB_IS_READER};

	if (nb_hat_is_oneself(hat))
		best.relation |= NB_IS_ONESELF;
	if (nb_hat_takes_part(hat, held.here))
		best.relation |= NB_IS_PARTICIPANT;
	if (nb_hat_hosts(hat, held.here))
		best.relation |= NB_IS_HOST;
	if (nb_hat_leads(hat, held.here))
		best.relation |= NB_IS_LEAD;
	if (hat == NB_HAT_PROFESSIONAL && held.here)
		best.relation |= NB_IS_PANELLIST;
	if (nb_hat_audits(hat, held.region))
		best.relation |= NB_IS_AUDITOR | NB_IS_DECIDER;
	if (nb_hat_coordinates(hat, held.here))
		best.relation |= NB_IS_COORDINATOR | NB_IS_DECIDER;
	if (nb_hat_seeks(hat, held.region))
		best.relation |= NB_IS_SEEKER;
	if (nb_hat_keeps_a_key(hat, held.region))
		best.relation |= NB_IS_KEYHOLDER;
	return best;
}

static bool
would_be_allowed(enum nb_right right, enum nb_hat hat, struct held held)
{
	struct nb_situation situation = best_situation(hat, held);

	situation.relation &= ~nb_right_rows[right].never;
	return nb_rights_decide(right, &situation) == NB_OK;
}

static struct held
grants_held(const struct nb_me_view *me)
{
	const struct nb_grant_view *grants = me->grants.at;
	struct held held = {false, false};

	for (size_t i = 0; i < me->grants.count; i++) {
		if (grants[i].hat != me->hat)
			continue;
		held.here = true;
		held.region |= grants[i].scope == NB_SCOPE_REGION;
	}
	return held;
}

static struct because_view
explain(enum nb_right right, bool by_grant)
{
	const struct nb_right_row *row = &nb_right_rows[right];

	return (struct because_view){
	    .right = (int)right,
	    .may_nl = nb_str_from(row->may_nl),
	    .may_en = nb_str_from(row->may_en),
	    .because_nl = nb_str_from(row->because_nl),
	    .because_en = nb_str_from(row->because_en),
	    .by_grant = by_grant,
	};
}

static enum nb_status
run(struct nb_call *call)
{
	struct account_me_reply *reply = call->reply;
	struct because_view *may = nb_arena_array(call->arena, NB_RIGHT_COUNT, sizeof(*may));
	enum nb_hat hat = call->subject.hat;
	size_t count = 0;

	reply->me = NB_NEW(call->arena, struct nb_me_view);
	if (!reply->me || !may)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_view_me(call, call->subject.account, hat, reply->me);
	if (status)
		return status;
	struct held held = grants_held(reply->me), none = {false, false};
	for (int right = 0; right < NB_RIGHT_COUNT; right++) {
		bool without = would_be_allowed((enum nb_right)right, hat, none);
		if (without || would_be_allowed((enum nb_right)right, hat, held))
			may[count++] = explain((enum nb_right)right, !without);
	}
	reply->may = (struct nb_list){may, count};
	return NB_OK;
}

const struct nb_command nb_cmd_account_me = {
    .name = "account.me",
    .doc = "Who you are here, your hats and grants, and what you may with the reason.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

/* account.me - who I am here and what I may, with the reason. */
#include "noaber/views.h"

struct because_view {
	int right;
	struct nb_str because_nl;
	struct nb_str because_en;
};

struct account_me_reply {
	struct nb_me_view *me;
	struct nb_list may;
};

static const struct nb_field because_fields[] = {
    NB_FIELD_WORD(struct because_view, right, &nb_words_right, "what you may"),
    NB_FIELD_TEXT(struct because_view, because_nl, 0, 0, "\"dit mag je, omdat ...\""),
    NB_FIELD_TEXT(struct because_view, because_en, 0, 0, "\"you may, because ...\""),
};
static const struct nb_shape because_shape = {.name = "May",
                                              .doc = "A right and its reason.",
                                              .bytes = sizeof(struct because_view),
                                              .fields = because_fields,
                                              .field_count = NB_COUNT(because_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct account_me_reply, me, &nb_shape_me, "who you are here"),
    NB_FIELD_LIST(struct account_me_reply, may, &because_shape, 0,
                  "what you may in a group you joined and could write in"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct account_me_reply, reply_fields);

/* The best place this hat could have: an open group, joined, with a message of one's own. */
static enum nb_status
best_situation(struct nb_call *call, struct nb_situation *ret)
{
	bool grant = call->subject.hat == NB_HAT_PEER || call->subject.hat == NB_HAT_DUTY;

	*ret = (struct nb_situation){.relation = NB_IS_SIGNED_IN | NB_IS_LISTED | NB_IS_OPEN};
	ret->relation |= call->object.situation.relation & NB_IS_AUDITOR;
	if (!nb_hat_takes_part(call->subject.hat, grant))
		return NB_OK;
	ret->relation |= NB_IS_PARTICIPANT | NB_IS_MEMBER | NB_IS_JOINED | NB_IS_AUTHOR;
	if (nb_hat_hosts(call->subject.hat, grant))
		ret->relation |= NB_IS_HOST;
	return NB_OK;
}

static enum nb_status
run(struct nb_call *call)
{
	struct account_me_reply *reply = call->reply;
	struct because_view *may = nb_arena_array(call->arena, NB_RIGHT_COUNT, sizeof(*may));
	struct nb_situation situation;
	size_t count = 0;

	reply->me = NB_NEW(call->arena, struct nb_me_view);
	if (!reply->me || !may)
		return NB_E_TOO_LARGE;
	enum nb_status status =
	    nb_view_me(call, call->subject.account, call->subject.hat, reply->me);
	if (!status)
		status = best_situation(call, &situation);
	for (int right = 0; !status && right < NB_RIGHT_COUNT; right++) {
		struct nb_situation here = situation;
		here.relation &= ~nb_right_rows[right].never;
		if (nb_rights_decide((enum nb_right)right, &here))
			continue;
		may[count].right = right;
		may[count].because_nl = nb_str_from(nb_right_rows[right].because_nl);
		may[count].because_en = nb_str_from(nb_right_rows[right].because_en);
		count++;
	}
	reply->may = (struct nb_list){may, count};
	return status;
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

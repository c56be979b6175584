/* rules.look - the house rules of a community as they are now, and the questions about them (ON3). */
#include "noaber/community.h"

struct rules_look {
	nb_row community;
};

struct asked_view {
	struct nb_str ask;
	struct nb_list answers;
};

struct rules_look_reply {
	int64_t version;
	int64_t made_ms;
	struct nb_str rules;
	struct nb_list questions;
	bool accepted;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct rules_look, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct rules_look, fields);

static const struct nb_field asked_fields[] = {
    NB_FIELD_TEXT(struct asked_view, ask, 0, 0, "what is asked"),
    NB_FIELD_TEXTS(struct asked_view, answers, "two or three to choose from"),
};
static const struct nb_shape asked_shape = {.name = "RulesAsked",
                                            .doc = "A question about the house rules.",
                                            .bytes = sizeof(struct asked_view),
                                            .fields = asked_fields,
                                            .field_count = NB_COUNT(asked_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct rules_look_reply, version, 0, 0, "0: there is nothing to accept"),
    NB_FIELD_INT(struct rules_look_reply, made_ms, 0, 0, "when this version was made"),
    NB_FIELD_TEXT(struct rules_look_reply, rules, 0, 0, "one a line, in your language if there is"),
    NB_FIELD_LIST(struct rules_look_reply, questions, &asked_shape, 0, "answered in rules.accept"),
    NB_FIELD_BOOL(struct rules_look_reply, accepted, "you accepted this version"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct rules_look_reply, reply_fields);

static enum nb_status
show_questions(struct nb_call *call, const struct nb_list *questions, struct nb_list *ret)
{
	struct asked_view *views = nb_arena_array(call->arena, NB_QUESTIONS, sizeof(*views));

	if (!views)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < questions->count; i++) {
		const struct nb_rules_question *one =
		    &((const struct nb_rules_question *)questions->at)[i];
		views[i] = nb_question_in_english(call, one)
		               ? (struct asked_view){one->ask_en, one->answers_en}
		               : (struct asked_view){one->ask_nl, one->answers_nl};
	}
	*ret = (struct nb_list){views, questions->count};
	return NB_OK;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct rules_look *args = call->args;
	struct rules_look_reply *reply = call->reply;
	struct nb_rules_version rules;
	enum nb_status status = nb_rules_now(call, args->community, &rules);

	if (!status)
		status = nb_rules_questions(call, args->community, rules.version, &rules.questions);
	if (status)
		return status;
	reply->version = rules.version;
	reply->made_ms = rules.made_ms;
	reply->rules = nb_rules_text(call, &rules);
	reply->accepted = call->object.member && call->object.rules_accepted >= rules.version;
	return show_questions(call, &rules.questions, &reply->questions);
}

const struct nb_command nb_cmd_rules_look = {
    .name = "rules.look",
    .doc =
	"The house rules of a community and the questions about them. Reading a group never waits "
	"for them.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct rules_look, community),
    .needs = NB_RIGHT_COMMUNITY_SEE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

/* rules.accept - answer the questions about the house rules; all right: posting is on (ON3). */
#include "noaber/community.h"

struct answer {
	int64_t question;
	int64_t answer;
};

struct rules_accept {
	nb_row community;
	int64_t version;
	struct nb_list answers;
};

struct wrong_view {
	int64_t question;
	struct nb_str why;
};

struct rules_accept_reply {
	bool accepted;
	struct nb_list wrong;
};

static const struct nb_field answer_fields[] = {
    NB_FIELD_INT(struct answer, question, 1, NB_QUESTIONS, "which question, from 1"),
    NB_FIELD_INT(struct answer, answer, 0, NB_ANSWERS_MOST - 1, "which answer, from 0"),
};
static const struct nb_shape answer_shape = {.name = "RulesAnswer",
                                             .doc = "One's answer to a question.",
                                             .bytes = sizeof(struct answer),
                                             .fields = answer_fields,
                                             .field_count = NB_COUNT(answer_fields)};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct rules_accept, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_INT(struct rules_accept, version, 0, INT64_MAX, "of the rules that were read"),
    NB_FIELD_LIST(struct rules_accept, answers, &answer_shape, NB_QUESTIONS,
                  "to some of the questions or to all"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct rules_accept, fields);

static const struct nb_field wrong_fields[] = {
    NB_FIELD_INT(struct wrong_view, question, 0, 0, "which question, from 1"),
    NB_FIELD_TEXT(struct wrong_view, why, 0, 0, "what is meant by the rule"),
};
static const struct nb_shape wrong_shape = {.name = "RulesWrong",
                                            .doc = "An answer that was not right, and why.",
                                            .bytes = sizeof(struct wrong_view),
                                            .fields = wrong_fields,
                                            .field_count = NB_COUNT(wrong_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_BOOL(struct rules_accept_reply, accepted,
                  "all questions were answered, and all were right"),
    NB_FIELD_LIST(struct rules_accept_reply, wrong, &wrong_shape, 0,
                  "answers that were not right; try again as often as you like"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct rules_accept_reply, reply_fields);

/* Each question counts once, however often it is answered: the last answer is the one. */
static size_t
count_right(struct nb_call *call, const struct nb_list *questions, struct nb_list *ret_wrong)
{
	const struct rules_accept *args = call->args;
	struct wrong_view *wrong = ret_wrong->at;
	size_t right = 0;

	for (size_t q = 0; q < questions->count; q++) {
		const struct nb_rules_question *one =
		    &((const struct nb_rules_question *)questions->at)[q];
		int64_t said = -1;
		for (size_t i = 0; i < args->answers.count; i++) {
			const struct answer *answer = &((const struct answer *)args->answers.at)[i];
			if (answer->question == (int64_t)q + 1)
				said = answer->answer;
		}
		if (said == one->right)
			right++;
		else if (said >= 0)
			wrong[ret_wrong->count++] = (struct wrong_view){
			    (int64_t)q + 1,
			    nb_question_in_english(call, one) ? one->why_en : one->why_nl};
	}
	return right;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct rules_accept *args = call->args;
	struct rules_accept_reply *reply = call->reply;
	struct nb_rules_version rules;
	enum nb_status status = nb_rules_now(call, args->community, &rules);

	if (!status && rules.version != args->version)
		return NB_E_CONFLICT;
	if (!status)
		status = nb_rules_questions(call, args->community, rules.version, &rules.questions);
	if (status)
		return status;
	reply->wrong.at = nb_arena_array(call->arena, NB_QUESTIONS, sizeof(struct wrong_view));
	if (!reply->wrong.at)
		return NB_E_TOO_LARGE;
	reply->accepted =
	    count_right(call, &rules.questions, &reply->wrong) == rules.questions.count;
	if (!reply->accepted)
		return NB_OK;
	return nb_db_run(call->tools->db, NB_SQL_MEMBER_ACCEPT_RULES,
	                 NB_BIND(nb_int(call->object.member), nb_int(rules.version)), NULL);
}

const struct nb_command nb_cmd_rules_accept = {
    .name = "rules.accept",
    .doc = "Accept the house rules of a community by answering the questions about them. Another "
	   "version than the one that holds is a conflict: look again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct rules_accept, community),
    .needs = NB_RIGHT_RULES_ACCEPT,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

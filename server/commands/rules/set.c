/* rules.set - a new version of the house rules; everybody is asked to accept it (ON3). */
#include "noaber/community.h"

#include <string.h>

struct rules_set {
	nb_row community;
	int64_t version;
	struct nb_str rules_nl, rules_en;
	struct nb_list questions;
};

struct rules_set_reply {
	int64_t version;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct rules_set, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_INT(struct rules_set, version, 0, INT64_MAX, "the version that this one follows"),
    NB_FIELD_TEXT(struct rules_set, rules_nl, 1, NB_RULES_CHARACTERS_MOST,
                  "the rules, one a line, at most 20"),
    NB_FIELD_TEXT_OPT(struct rules_set, rules_en, 0, NB_RULES_CHARACTERS_MOST,
                      "the same in English, or nothing"),
    {NB_FIELD_OF(struct rules_set, questions, NB_FIELD_TYPE_LIST, "three questions about them"),
     .shape = &nb_shape_rules_question, .least = NB_QUESTIONS, .most = NB_QUESTIONS},
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct rules_set, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct rules_set_reply, version, 0, 0, "the new version"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct rules_set_reply, reply_fields);

static bool
has_lines(struct nb_str text, size_t most)
{
	size_t lines = 1;

	for (size_t i = 0; i < text.length; i++)
		lines += text.at[i] == '\n';
	return lines <= most;
}

/* An answer is one line: it is kept as one. */
static bool
are_answers(const struct nb_list *answers)
{
	if (answers->count < NB_ANSWERS_LEAST || answers->count > NB_ANSWERS_MOST)
		return false;
	for (size_t i = 0; i < answers->count; i++) {
		struct nb_str one = ((const struct nb_str *)answers->at)[i];
		if (!one.length || one.length > NB_QUESTION_CHARACTERS_MOST ||
		    memchr(one.at, '\n', one.length))
			return false;
	}
	return true;
}

/* English is there as a whole or not at all. */
static bool
is_question(const struct nb_rules_question *one)
{
	bool english = one->ask_en.length > 0;

	if (!are_answers(&one->answers_nl) || one->right >= (int64_t)one->answers_nl.count)
		return false;
	if (english != (one->why_en.length > 0) || english != (one->answers_en.count > 0))
		return false;
	return !english ||
	       (are_answers(&one->answers_en) && one->answers_en.count == one->answers_nl.count);
}

static enum nb_status
check(struct nb_call *call)
{
	const struct rules_set *args = call->args;
	const struct nb_rules_question *questions = args->questions.at;

	if (!has_lines(args->rules_nl, NB_RULES_LINES_MOST))
		call->refusal.field = "rules_nl";
	else if (!has_lines(args->rules_en, NB_RULES_LINES_MOST))
		call->refusal.field = "rules_en";
	for (size_t i = 0; !call->refusal.field && i < args->questions.count; i++)
		if (!is_question(&questions[i]))
			call->refusal.field = "questions";
	return call->refusal.field ? NB_E_BAD_ARGUMENT : NB_OK;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct rules_set *args = call->args;
	struct rules_set_reply *reply = call->reply;
	enum nb_status status = check(call);

	reply->version = args->version + 1;
	if (!status)
		status = nb_rules_begin(call, args->community,
		                        &(struct nb_rules_version){
					    .version = reply->version,
					    .rules_nl = args->rules_nl,
					    .rules_en = args->rules_en,
					    .questions = args->questions,
					},
		                        call->subject.account);
	return status ? status : nb_community_tell(call, args->community, 0);
}

const struct nb_command nb_cmd_rules_set = {
    .name = "rules.set",
    .doc =
	"Make a new version of the house rules. Nobody posts before they accepted it; who looks is "
	"told. A version that another one followed already is a conflict.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct rules_set, community),
    .needs = NB_RIGHT_COMMUNITY_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_RULES_CHANGED,
    .fresh = true,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};

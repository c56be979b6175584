/* unmask.list - the asks that wait for an answer, and those one asked or answered. */
#include "noaber/people.h"

#define ASKS_MOST 50 /* as the statement */

struct ask_view {
	nb_row ask;
	int state;
	int code;
	struct nb_str reason;
	struct nb_str name;
	struct nb_str community;
	struct nb_str asker;
	int asker_hat;
	int64_t asked_ms;
	struct nb_str judge;
	int judge_hat;
	bool own;
	int64_t until_ms;
	struct nb_list may;
};

struct unmask_list_reply {
	struct nb_list asks;
};

static const struct nb_field ask_fields[] = {
    NB_FIELD_ID(struct ask_view, ask, NB_ID_UNMASK, "the ask"),
    NB_FIELD_WORD(struct ask_view, state, &nb_words_unmask_state, "how it stands"),
    NB_FIELD_WORD(struct ask_view, code, &nb_words_unmask_code, "what it is for"),
    NB_FIELD_TEXT_OPT(struct ask_view, reason, 0, 0, "why"),
    NB_FIELD_TEXT(struct ask_view, name, 0, 0, "the name of the face it is about"),
    NB_FIELD_TEXT(struct ask_view, community, 0, 0, "where that face is"),
    NB_FIELD_TEXT_OPT(struct ask_view, asker, 0, 0, "who asked"),
    NB_FIELD_WORD(struct ask_view, asker_hat, &nb_words_hat, "the hat they wore"),
    NB_FIELD_INT(struct ask_view, asked_ms, 0, 0, "when"),
    NB_FIELD_TEXT_OPT(struct ask_view, judge, 0, 0, "who answered"),
    NB_FIELD_WORD_OPT(struct ask_view, judge_hat, &nb_words_hat, "the hat they wore"),
    NB_FIELD_BOOL(struct ask_view, own, "you asked"),
    NB_FIELD_INT_OPT(struct ask_view, until_ms, 0, 0,
                     "until when it can be answered, or opened; left out when it is over"),
    NB_FIELD_WORDS(struct ask_view, may, &nb_words_right, "what you may do with it now"),
};
static const struct nb_shape ask_shape = {.name = "UnmaskAsk",
                                          .doc = "Somebody asks who a face is in other groups.",
                                          .bytes = sizeof(struct ask_view),
                                          .fields = ask_fields,
                                          .field_count = NB_COUNT(ask_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct unmask_list_reply, asks, &ask_shape, 0, "newest first"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct unmask_list_reply, reply_fields);

/* The right for which the ask is at the point. */
static enum nb_status
list_rights(struct nb_call *call, const struct nb_object *object, struct ask_view *view)
{
	const struct {
		enum nb_unmask_state state;
		enum nb_right right;
		int64_t until_ms;
	} ways[] = {
	    {NB_UNMASK_WAITING, NB_RIGHT_UNMASK_JUDGE, object->asked->asked_ms + NB_UNMASK_ASK_MS},
	    {NB_UNMASK_AGREED, NB_RIGHT_UNMASK_OPEN, object->asked->judged_ms + NB_UNMASK_OPEN_MS},
	};
	int *rights = nb_arena_array(call->arena, NB_COUNT(ways), sizeof(int));

	if (!rights)
		return NB_E_TOO_LARGE;
	view->may = (struct nb_list){rights, 0};
	view->until_ms = NB_INT_ABSENT;
	for (size_t i = 0; i < NB_COUNT(ways); i++) {
		if (object->asked->state != ways[i].state)
			continue;
		view->until_ms = ways[i].until_ms;
		if (!nb_rights_decide(ways[i].right, &object->situation))
			rights[view->may.count++] = (int)ways[i].right;
	}
	return NB_OK;
}

static enum nb_status
view_ask(struct nb_call *call, const struct nb_object *object, struct ask_view *ret)
{
	const struct nb_asked *asked = object->asked;
	struct nb_unmask_about about = {0};
	enum nb_status status = nb_view_unmask_about(call, object->unmask, &about);

	*ret = (struct ask_view){
	    .ask = object->unmask,
	    .state = (int)asked->state,
	    .code = about.code,
	    .reason = about.reason,
	    .name = about.name,
	    .community = about.community,
	    .asker_hat = (int)asked->asker_hat,
	    .asked_ms = asked->asked_ms,
	    .judge_hat = asked->judge ? (int)asked->judge_hat : NB_WORD_ABSENT,
	    .own = (object->situation.relation & NB_IS_ASKER) != 0,
	};
	if (!status)
		status = nb_view_account_name(call, asked->asker, &ret->asker);
	if (!status && asked->judge)
		status = nb_view_account_name(call, asked->judge, &ret->judge);
	return status ? status : list_rights(call, object, ret);
}

/* Who it is about reads of it in their own log, not here; a face that is gone has no ask. */
static enum nb_status
add(struct nb_call *call, nb_row unmask, struct nb_list *asks)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_unmask(call, unmask, &object);

	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status || object.situation.relation & NB_IS_CONCERNED)
		return status;
	return view_ask(call, &object, (struct ask_view *)asks->at + asks->count++);
}

static enum nb_status
run(struct nb_call *call)
{
	struct unmask_list_reply *reply = call->reply;
	struct ask_view *views = nb_arena_array(call->arena, ASKS_MOST, sizeof(*views));
	nb_row rows[ASKS_MOST];
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	reply->asks = (struct nb_list){views, 0};
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_UNMASK_LIST,
	    NB_BIND(nb_int(call->subject.account), nb_int(call->now_ms - NB_UNMASK_ASK_MS)));
	while (count < ASKS_MOST && nb_cursor_next(cursor))
		rows[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++)
		status = add(call, rows[i], &reply->asks);
	return status;
}

const struct nb_command nb_cmd_unmask_list = {
    .name = "unmask.list",
    .doc = "The asks to unmask somebody that wait for an answer, and those you asked or answered.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_UNMASK_SEE,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

/* panel.ask - a question for a peer and a professional, who answer side by side (C3). */
#include "noaber/panels.h"
#include "noaber/people.h"
#include "noaber/text.h"
#include "noaber/waiting.h"

struct panel_ask {
	nb_row community;
	struct nb_str text;
	bool together;
	struct nb_str nonce;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_ask, community, NB_ID_COMMUNITY, "where to ask it"),
    NB_FIELD_TEXT(struct panel_ask, text, 1, NB_QUESTION_TEXT_MOST, "the question"),
    NB_FIELD_BOOL(struct panel_ask, together,
                  "show the answers when both stand, and before that to nobody"),
    NB_FIELD_TEXT(
	struct panel_ask, nonce, 8, 64,
	"made by the sender once per question; a retry with the same one is the same question"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_ask, fields);

/* NB_OK: this nonce was asked before (D4). */
static enum nb_status
find_first(struct nb_call *call, const struct panel_ask *args, nb_row *ret)
{
	return nb_db_find_int(call->tools->db, NB_SQL_QUESTION_BY_NONCE,
	                      NB_BIND(nb_int(call->object.member), nb_text(args->nonce)), ret);
}

static enum nb_status
leave_room_for_more(struct nb_call *call)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_QUESTIONS_OF_AUTHOR,
	               NB_BIND(nb_int(call->object.member), nb_int(NB_QUESTIONS_MOST)));
	size_t count = 0;

	while (nb_cursor_next(cursor))
		count++;
	enum nb_status status = nb_cursor_end(cursor);
	return !status && count >= NB_QUESTIONS_MOST ? NB_E_QUESTIONS_FULL : status;
}

static enum nb_status
store(struct nb_call *call, const struct panel_ask *args, bool held, nb_row row)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_question_text(object->community, row, object->member);
	struct nb_str sealed;
	enum nb_status status = nb_vault_seal(call->tools->vault, object->member_key, &place,
	                                      args->text, call->arena, &sealed);

	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_QUESTION_ADD,
	                 NB_BIND(nb_int(row), nb_int(object->community), nb_int(object->member),
	                         nb_int(call->subject.hat), nb_text(args->nonce), nb_bytes(sealed),
	                         nb_int(args->together),
	                         nb_int(held ? NB_QUESTION_WAITING : NB_QUESTION_SHOWN),
	                         nb_int(call->now_ms)),
	                 NULL);
}

static enum nb_status
add(struct nb_call *call, const struct panel_ask *args, nb_row *ret)
{
	bool held = true;
	enum nb_status status = nb_text_check_message(args->text);

	if (!status)
		status = leave_room_for_more(call);
	if (!status)
		status = nb_posting_held(call, &held);
	*ret = nb_row_next(call->now_ms);
	if (!status)
		status = store(call, args, held, *ret);
	if (status || !held)
		return status;
	return nb_waiting_tell(call, call->object.community, call->object.member);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct panel_ask *args = call->args;
	nb_row question;
	enum nb_status status = find_first(call, args, &question);

	if (status == NB_E_NOT_FOUND)
		status = add(call, args, &question);
	if (!status)
		status = nb_object_load_question(call, question, &call->object);
	return status ? status : nb_reply_question(call, false);
}

const struct nb_command nb_cmd_panel_ask = {
    .name = "panel.ask",
    .doc =
	"Ask a question that a peer and a professional answer side by side. Where hosts look first "
	"it waits for them.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct panel_ask, community),
    .needs = NB_RIGHT_PANEL_ASK,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &nb_shape_question_reply,
    .run = run,
};

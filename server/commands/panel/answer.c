/* panel.answer - answer a question as a peer or as a professional; change it for 15 minutes. */
#include "noaber/panels.h"
#include "noaber/text.h"

struct panel_answer {
	nb_row question;
	struct nb_str text;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_answer, question, NB_ID_QUESTION, "the question"),
    NB_FIELD_TEXT(struct panel_answer, text, 1, NB_ANSWER_TEXT_MOST, "the answer"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_answer, fields);

/* Whose answer it is: a face, or of who has none there the account. */
struct writer {
	enum nb_panel_side side;
	nb_row member, account, key;
	struct nb_str organisation;
};

/* The organisation is of the grant, as the badge is (ON9). */
static enum nb_status
find_organisation(struct nb_call *call, struct nb_str *ret)
{
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count = 0;
	enum nb_status status =
	    nb_grants_of_hat(call, call->subject.account, call->subject.hat, grants, &count);

	*ret = NB_STR("");
	for (size_t i = 0; !status && i < count; i++)
		if (grants[i].scope == NB_SCOPE_ORGANISATION && call->now_ms >= grants[i].from_ms &&
		    call->now_ms < grants[i].until_ms)
			*ret = nb_str_from(grants[i].where_code);
	return status;
}

static enum nb_status
find_writer(struct nb_call *call, struct writer *ret)
{
	struct nb_cursor *cursor;

	*ret = (struct writer){.side = nb_panel_side_of(call->subject.hat),
	                       .member = call->object.member,
	                       .key = call->object.member_key,
	                       .organisation = NB_STR("")};
	if (ret->side == NB_PANEL_PEER)
		return NB_OK;
	ret->member = 0;
	ret->account = call->subject.account;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(ret->account)), &cursor);
	if (status)
		return status;
	ret->key = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	return status ? status : find_organisation(call, &ret->organisation);
}

static enum nb_status
seal(struct nb_call *call, nb_row key, nb_row answer, struct nb_str text, struct nb_str *ret)
{
	const struct nb_seal_place place =
	    nb_place_answer_text(call->object.community, answer, call->object.question);

	return nb_vault_seal(call->tools->vault, key, &place, text, call->arena, ret);
}

static enum nb_status
add(struct nb_call *call, const struct writer *writer, struct nb_str text)
{
	nb_row row = nb_row_next(call->now_ms);
	struct nb_str sealed;
	enum nb_status status = seal(call, writer->key, row, text, &sealed);

	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_ANSWER_ADD,
	                 NB_BIND(nb_int(row), nb_int(call->object.question), nb_int(writer->side),
	                         nb_int(call->subject.hat), nb_ref(writer->member),
	                         nb_ref(writer->account), nb_text(writer->organisation),
	                         nb_bytes(sealed), nb_int(call->now_ms)),
	                 NULL);
}

/* One answer of each side: that of another stays. */
static enum nb_status
change(struct nb_call *call, const struct nb_answer *answer, struct nb_str text)
{
	struct nb_str sealed;

	if (!nb_answer_is_own(call, &call->object, answer))
		return NB_E_CONFLICT;
	if (call->now_ms - answer->answered_ms >= NB_ANSWER_EDIT_MS)
		return NB_E_TOO_LATE;
	enum nb_status status = seal(call, answer->key, answer->answer, text, &sealed);
	return status ? status
	              : nb_db_run(
			    call->tools->db, NB_SQL_ANSWER_CHANGE,
			    NB_BIND(nb_int(answer->answer), nb_bytes(sealed), nb_int(call->now_ms)),
			    NULL);
}

static enum nb_status
write_down(struct nb_call *call, const struct writer *writer, struct nb_str text)
{
	struct nb_answers answers;
	enum nb_status status = nb_answers_of(call, call->object.question, &answers);

	for (size_t i = 0; !status && i < answers.count; i++)
		if (answers.at[i].side == writer->side)
			return change(call, &answers.at[i], text);
	return status ? status : add(call, writer, text);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct panel_answer *args = call->args;
	struct writer writer;
	enum nb_status status = nb_text_check_message(args->text);

	if (!status)
		status = find_writer(call, &writer);
	if (!status)
		status = write_down(call, &writer, args->text);
	if (status)
		return status;
	nb_question_tell(call, call->object.question, false);
	return nb_reply_question(call, false);
}

const struct nb_command nb_cmd_panel_answer = {
    .name = "panel.answer",
    .doc =
	"Answer a question as a host or as a professional, or change your answer, until 15 minutes "
	"after giving it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_QUESTION(struct panel_answer, question),
    .needs = NB_RIGHT_PANEL_ANSWER,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &nb_shape_question_reply,
    .emits = NB_EMITS(&nb_event_panel_changed),
    .run = run,
};

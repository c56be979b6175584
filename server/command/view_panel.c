/*
 * view_panel.c - questions to the panel and their answers, as one reader may see them.
 * Not here: which question may be read at all (dispatch has asked already; of lists it is asked here).
 */
#include "noaber/panels.h"

#define SHAPE(variable, type, structure, table, text)                                              \
	const struct nb_shape variable = {.name = type,                                            \
	                                  .doc = text,                                             \
	                                  .bytes = sizeof(structure),                              \
	                                  .fields = table,                                         \
	                                  .field_count = NB_COUNT(table)}

static const struct nb_field answer_fields[] = {
    NB_FIELD_WORD(struct nb_answer_view, side, &nb_words_panel_side, "whose part it is"),
    NB_FIELD_WORD(struct nb_answer_view, hat, &nb_words_hat,
                  "the hat worn when answering; from the server only"),
    NB_FIELD_TEXT_OPT(struct nb_answer_view, name, 0, 0,
                      "as the community knows them; of a professional the name they work under, if "
                      "they have one"),
    NB_FIELD_TEXT_OPT(struct nb_answer_view, organisation, 0, 0, "for which the hat was worn"),
    NB_FIELD_TEXT_OPT(struct nb_answer_view, text, 0, 0,
                      "the words; left out while the asker wants both and one is still to come"),
    NB_FIELD_INT(struct nb_answer_view, at_ms, 0, 0, "when it was given"),
    NB_FIELD_INT_OPT(struct nb_answer_view, edited_ms, 0, 0, "when it was last changed"),
    NB_FIELD_BOOL(struct nb_answer_view, own, "is it the reader's"),
};
static SHAPE(shape_answer, "PanelAnswer", struct nb_answer_view, answer_fields,
             "An answer of a peer or of a professional.");

static const struct nb_field question_fields[] = {
    NB_FIELD_ID(struct nb_question_view, question, NB_ID_QUESTION, "the question"),
    NB_FIELD_ID(struct nb_question_view, community, NB_ID_COMMUNITY, "where it was asked"),
    NB_FIELD_TEXT(struct nb_question_view, community_name, 0, 0, "its name"),
    NB_FIELD_OBJECT(struct nb_question_view, author, &nb_shape_author, "who asks"),
    NB_FIELD_TEXT_OPT(struct nb_question_view, text, 0, 0,
                      "left out unless this reader may see it (a host asks panel.unveil)"),
    NB_FIELD_BOOL(struct nb_question_view, together, "answers are shown when both stand"),
    NB_FIELD_WORD(struct nb_question_view, state, &nb_words_question_state, "how it stands"),
    NB_FIELD_INT(struct nb_question_view, at_ms, 0, 0, "when it was asked"),
    NB_FIELD_TEXT_OPT(struct nb_question_view, reason, 0, 0,
                      "what the host said who decided last; for its author and hosts"),
    NB_FIELD_LIST(struct nb_question_view, answers, &shape_answer, 0, "one of each side at most"),
    NB_FIELD_WORDS(struct nb_question_view, may, &nb_words_right, "what the reader may do with it"),
};
SHAPE(nb_shape_question, "QuestionView", struct nb_question_view, question_fields,
      "A question to the panel, as one reader may see it.");

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct nb_question_reply, question, &nb_shape_question, "as it stands now"),
};
SHAPE(nb_shape_question_reply, "QuestionReply", struct nb_question_reply, reply_fields,
      "One question.");

static const struct nb_field event_fields[] = {
    NB_FIELD_ID(struct nb_question_event, question, NB_ID_QUESTION, "the question"),
    NB_FIELD_BOOL(struct nb_question_event, gone, "its words must go from the screen now"),
};
SHAPE(nb_shape_question_event, "PanelChanged", struct nb_question_event, event_fields,
      "A question that changed, or got an answer.");

static const enum nb_right shown_rights[] = {NB_RIGHT_PANEL_ANSWER, NB_RIGHT_PANEL_WITHDRAW,
                                             NB_RIGHT_PANEL_MODERATE};

/* Accounts are private: of who has no face there only the name they work under is told, if any. */
static enum nb_status
name_professional(struct nb_call *call, const struct nb_answer *answer, struct nb_str *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_WORKING_NAME,
	                   NB_BIND(nb_int(answer->account), nb_int(answer->hat)), &cursor);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	const struct nb_seal_place place = nb_place_appointment_name(nb_cursor_int(cursor, 0));
	status = nb_vault_unseal(call->tools->vault, answer->key, &place,
	                         nb_cursor_bytes(cursor, 1), call->arena, ret);
	enum nb_status end = nb_cursor_end(cursor);
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? end : status ? status : end;
}

static enum nb_status
view_answer(struct nb_call *call, const struct nb_object *object, const struct nb_answer *answer,
            unsigned standing, struct nb_answer_view *ret)
{
	const struct nb_question *question = object->asked_panel;
	const struct nb_seal_place place =
	    nb_place_answer_text(object->community, answer->answer, question->question);
	enum nb_status status = NB_OK;

	*ret = (struct nb_answer_view){
	    .side = (int)answer->side,
	    .hat = (int)answer->hat,
	    .organisation =
		answer->organisation.length ? answer->organisation : (struct nb_str){NULL, 0},
	    .at_ms = answer->answered_ms,
	    .edited_ms = answer->edited_ms ? answer->edited_ms : NB_INT_ABSENT,
	    .own = nb_answer_is_own(call, object, answer),
	};
	if (nb_panel_reveals(question->together, standing, ret->own))
		status = nb_vault_unseal(call->tools->vault, answer->key, &place,
		                         answer->text_sealed, call->arena, &ret->text);
	if (status)
		return status;
	if (answer->member)
		return nb_view_member_name(call, object->community, answer->member, answer->key,
		                           answer->name_sealed, &ret->name);
	return name_professional(call, answer, &ret->name);
}

/* One that does not open, or whose writer is gone, is not there (O7). */
static enum nb_status
view_answers(struct nb_call *call, const struct nb_object *object, struct nb_list *ret)
{
	struct nb_answer_view *views =
	    nb_arena_array(call->arena, NB_PANEL_SIDE_COUNT, sizeof(*views));
	struct nb_answers answers;
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_answers_of(call, object->question, &answers);
	for (size_t i = 0; !status && i < answers.count; i++) {
		status = view_answer(call, object, &answers.at[i], (unsigned)answers.count,
		                     &views[count]);
		count += !status;
		if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT)
			status = NB_OK;
	}
	*ret = (struct nb_list){views, count};
	return status;
}

static enum nb_status
unseal_text(struct nb_call *call, const struct nb_object *object, struct nb_question_view *view)
{
	const struct nb_question *question = object->asked_panel;
	const struct nb_seal_place place =
	    nb_place_question_text(object->community, question->question, object->author);

	return nb_vault_unseal(call->tools->vault, object->author_key, &place,
	                       question->text_sealed, call->arena, &view->text);
}

static enum nb_status
unseal_reason(struct nb_call *call, const struct nb_object *object, struct nb_question_view *view)
{
	const struct nb_question *question = object->asked_panel;
	const struct nb_seal_place place =
	    nb_place_question_reason(object->community, question->question, question->reason_by);

	if (!question->reason_sealed.at)
		return NB_OK;
	return nb_vault_unseal(call->tools->vault, object->author_key, &place,
	                       question->reason_sealed, call->arena, &view->reason);
}

enum nb_status
nb_view_question(struct nb_call *call, const struct nb_object *object, bool unveils,
                 struct nb_question_view *ret)
{
	const struct nb_question *question = object->asked_panel;
	unsigned relation = object->situation.relation;
	bool own = relation & NB_IS_AUTHOR;
	bool reads = own || unveils || relation & NB_IS_READER;
	struct nb_question_view view = {
	    .question = question->question,
	    .community = object->community,
	    .community_name = question->community_name,
	    .together = question->together,
	    .state = (int)question->state,
	    .at_ms = question->asked_ms,
	};
	enum nb_status status =
	    nb_view_author(call, object->author, (int)object->asked_panel->hat, &view.author);

	/* A host reads what others cannot by panel.unveil alone, which is written down (MO13). */
	if (!status && reads)
		status = unseal_text(call, object, &view);
	if (!status && reads)
		status = view_answers(call, object, &view.answers);
	if (!status && (own || ((relation & NB_IS_HOST) && (relation & NB_IS_MEMBER))))
		status = unseal_reason(call, object, &view);
	if (!status)
		status =
		    nb_view_rights(call, object, shown_rights, NB_COUNT(shown_rights), &view.may);
	if (!status)
		*ret = view;
	return status;
}

enum nb_status
nb_reply_question(struct nb_call *call, bool unveils)
{
	struct nb_question_reply *reply = call->reply;

	reply->question = NB_NEW(call->arena, struct nb_question_view);
	if (!reply->question)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_view_question(call, &call->object, unveils, reply->question);
	return status == NB_E_CONFLICT ? NB_E_NOT_FOUND : status; /* damaged (O7) */
}

/* One of a list; one that is not theirs to know is left out (Z5). */
static enum nb_status
view_one(struct nb_call *call, nb_row row, enum nb_right right, struct nb_question_view *ret,
         bool *ret_shown)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_question(call, row, &object);

	*ret_shown = false;
	if (!status && nb_rights_decide(right, &object.situation))
		return NB_OK;
	if (!status)
		status = nb_view_question(call, &object, false, ret);
	*ret_shown = !status;
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
}

enum nb_status
nb_view_questions(struct nb_call *call, struct nb_cursor *cursor, enum nb_right right, size_t most,
                  struct nb_list *ret, bool *ret_more)
{
	nb_row *rows = nb_arena_array(call->arena, most + 1, sizeof(*rows));
	struct nb_question_view *views = nb_arena_array(call->arena, most + 1, sizeof(*views));
	size_t count = 0, kept = 0;

	while (rows && views && count <= most && nb_cursor_next(cursor))
		rows[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	if (!rows || !views)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < count && i < most; i++) {
		bool shown;
		status = view_one(call, rows[i], right, &views[kept], &shown);
		kept += shown;
	}
	*ret = (struct nb_list){views, kept};
	*ret_more = count > most;
	return status;
}

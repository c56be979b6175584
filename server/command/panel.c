/*
 * panel.c - questions to the panel: finding them, who somebody is to one, and every change of a row.
 * Not here: what readers get to see (view_panel.c).
 */
#include "noaber/panels.h"

#include "noaber/waiting.h"

static struct nb_str
keep(struct nb_call *call, struct nb_str bytes)
{
	return bytes.at ? nb_arena_copy(call->arena, bytes.at, bytes.length) : bytes;
}

/* What a row of a question says beside the question itself. */
struct found {
	nb_row community, author, author_key;
	const char *municipality; /* NULL: the whole region */
};

static enum nb_status
find(struct nb_call *call, nb_row row, struct nb_question *ret, struct found *ret_found)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_QUESTION_ONE, NB_BIND(nb_int(row)), &cursor);

	if (status)
		return status;
	*ret_found = (struct found){
	    .community = nb_cursor_int(cursor, 0),
	    .author = nb_cursor_int(cursor, 1),
	    .author_key = nb_cursor_int(cursor, 9),
	    .municipality = keep(call, nb_cursor_bytes(cursor, 10)).at,
	};
	*ret = (struct nb_question){
	    .question = row,
	    .hat = (enum nb_hat)nb_cursor_int(cursor, 2),
	    .text_sealed = keep(call, nb_cursor_bytes(cursor, 3)),
	    .together = nb_cursor_int(cursor, 4) != 0,
	    .state = (enum nb_question_state)nb_cursor_int(cursor, 5),
	    .asked_ms = nb_cursor_int(cursor, 6),
	    .reason_sealed = keep(call, nb_cursor_bytes(cursor, 7)),
	    .reason_by = nb_cursor_int(cursor, 8),
	    .community_name = keep(call, nb_cursor_bytes(cursor, 11)),
	};
	return nb_cursor_end(cursor);
}

/* ${found} NULL: anywhere at all. */
static enum nb_status
relate_professional(struct nb_call *call, const struct found *found, unsigned *relation)
{
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count = 0;

	if (!(*relation & NB_IS_SIGNED_IN) || call->subject.hat != NB_HAT_PROFESSIONAL)
		return NB_OK;
	enum nb_status status =
	    nb_grants_of_hat(call, call->subject.account, NB_HAT_PROFESSIONAL, grants, &count);
	for (size_t i = 0; !status && i < count; i++) {
		const struct nb_grant *grant = &grants[i];
		nb_row community = found ? found->community : grant->where_row;
		const char *municipality = found ? found->municipality : grant->where_code;
		if (nb_grant_answers(grant, call->now_ms, community, municipality))
			*relation |= NB_IS_PANELLIST;
	}
	return status;
}

enum nb_status
nb_panel_relate(struct nb_call *call, unsigned *relation)
{
	return relate_professional(call, NULL, relation);
}

enum nb_status
nb_object_load_question(struct nb_call *call, nb_row row, struct nb_object *ret)
{
	struct nb_question *question = NB_NEW(call->arena, struct nb_question);
	struct nb_object object;
	struct found found;

	if (!question)
		return NB_E_TOO_LARGE;
	enum nb_status status = find(call, row, question, &found);
	if (!status)
		status = nb_object_load_community(call, found.community, &object);
	if (!status)
		status = relate_professional(call, &found, &object.situation.relation);
	if (status)
		return status;
	unsigned *relation = &object.situation.relation;
	bool member = (*relation & NB_IS_PARTICIPANT) && (*relation & NB_IS_MEMBER);
	object.question = row;
	object.asked_panel = question;
	object.author = found.author;
	object.author_key = found.author_key;
	if (object.member && object.member == found.author)
		*relation |= NB_IS_AUTHOR;
	if (question->state == NB_QUESTION_SHOWN && (member || *relation & NB_IS_PANELLIST))
		*relation |= NB_IS_READER;
	*ret = object;
	return NB_OK;
}

enum nb_status
nb_answers_of(struct nb_call *call, nb_row question, struct nb_answers *ret)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ANSWERS_OF_QUESTION, NB_BIND(nb_int(question)));

	ret->count = 0;
	while (ret->count < NB_PANEL_SIDE_COUNT && nb_cursor_next(cursor))
		ret->at[ret->count++] = (struct nb_answer){
		    .answer = nb_cursor_int(cursor, 0),
		    .side = (enum nb_panel_side)nb_cursor_int(cursor, 1),
		    .hat = (enum nb_hat)nb_cursor_int(cursor, 2),
		    .organisation = keep(call, nb_cursor_bytes(cursor, 3)),
		    .text_sealed = keep(call, nb_cursor_bytes(cursor, 4)),
		    .answered_ms = nb_cursor_int(cursor, 5),
		    .edited_ms = nb_cursor_int(cursor, 6),
		    .member = nb_cursor_int(cursor, 7),
		    .account = nb_cursor_int(cursor, 8),
		    .key = nb_cursor_int(cursor, 9),
		    .name_sealed = keep(call, nb_cursor_bytes(cursor, 10)),
		};
	return nb_cursor_end(cursor);
}

bool
nb_answer_is_own(const struct nb_call *call, const struct nb_object *object,
                 const struct nb_answer *answer)
{
	if (answer->side == NB_PANEL_PROFESSIONAL)
		return answer->account == call->subject.account &&
		       call->subject.hat == NB_HAT_PROFESSIONAL;
	return object->member && answer->member == object->member;
}

enum nb_status
nb_question_judge(struct nb_call *call, enum nb_question_state state, struct nb_str reason)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_question_reason(object->community, object->question, object->member);
	struct nb_str sealed = {NULL, 0};
	enum nb_status status = NB_OK;

	if (reason.at)
		status = nb_vault_seal(call->tools->vault, object->author_key, &place, reason,
		                       call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_QUESTION_JUDGE,
		                   NB_BIND(nb_int(object->question), nb_int(state),
		                           nb_bytes(sealed), nb_int(object->member)),
		                   NULL);
	if (status)
		return status;
	nb_question_tell(call, object->question, state != NB_QUESTION_SHOWN);
	return nb_waiting_ended(call, object->community);
}

void
nb_question_tell(struct nb_call *call, nb_row question, bool gone)
{
	const struct nb_question_event event = {question, gone};

	nb_outbox_room_note(call, &nb_event_panel_changed, question, &event);
}

enum nb_status
nb_questions_drop(struct nb_call *call, nb_row member)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_QUESTIONS_OF_AUTHOR,
	                                      NB_BIND(nb_int(member), nb_int(NB_QUESTIONS_MOST)));

	while (nb_cursor_next(cursor))
		nb_question_tell(call, nb_cursor_int(cursor, 0), true);
	enum nb_status status = nb_cursor_end(cursor);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ANSWERS_TO_AUTHOR_DROP,
		                   NB_BIND(nb_int(member)), NULL);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_QUESTIONS_OF_AUTHOR_DROP,
	                          NB_BIND(nb_int(member)), NULL);
}

/*
 * unmask.c - asks to look up the other faces of a person: one asks, another answers (P10).
 * Each step is told to the person it is about, in the transaction in which it is written (LE9).
 * Not here: who may take which step (model/rights.c), the result (commands/unmask/open.c).
 */
#include "noaber/notices.h"
#include "noaber/people.h"

static enum nb_status
read_asked(struct nb_call *call, nb_row unmask, struct nb_asked *ret, nb_row *ret_member)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_UNMASK_ONE, NB_BIND(nb_int(unmask)), &cursor);

	if (status)
		return status;
	struct nb_str reason = nb_cursor_bytes(cursor, 2);
	*ret_member = nb_cursor_int(cursor, 0);
	*ret = (struct nb_asked){
	    .code = (enum nb_unmask_code)nb_cursor_int(cursor, 1),
	    .reason_sealed = nb_arena_copy(call->arena, reason.at, reason.length),
	    .asker = nb_cursor_int(cursor, 3),
	    .asker_hat = (enum nb_hat)nb_cursor_int(cursor, 4),
	    .asked_ms = nb_cursor_int(cursor, 5),
	    .state = (enum nb_unmask_state)nb_cursor_int(cursor, 6),
	    .judge = nb_cursor_is_null(cursor, 7) ? 0 : nb_cursor_int(cursor, 7),
	    .judge_hat = (enum nb_hat)nb_cursor_int(cursor, 8),
	    .judged_ms = nb_cursor_int(cursor, 9),
	};
	ret->state = nb_unmask_state_at(ret->state, ret->asked_ms, ret->judged_ms, call->now_ms);
	return nb_cursor_end(cursor);
}

/* Only key holders ever have it opened to decide on something. */
static enum nb_status
find_owner(struct nb_call *call, struct nb_object *object)
{
	enum nb_status status = nb_face_account(call, object->author, &object->owner);

	if (!status && object->owner == call->subject.account)
		object->situation.relation |= NB_IS_CONCERNED;
	return status;
}

enum nb_status
nb_object_load_member(struct nb_call *call, nb_row member, struct nb_object *ret)
{
	struct nb_object object;
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_ROAD, NB_BIND(nb_int(member)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0), key = nb_cursor_int(cursor, 1);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_object_load_community(call, community, &object);
	if (status)
		return status;
	object.author = member;
	object.author_key = key;
	if (object.member == member)
		object.situation.relation |= NB_IS_CONCERNED;
	if (object.situation.relation & NB_IS_KEYHOLDER)
		status = find_owner(call, &object);
	if (!status)
		*ret = object;
	return status;
}

/* Does the grant by which somebody asked or answered still hold? */
static enum nb_status
relate_backing(struct nb_call *call, const struct nb_asked *asked, unsigned *relation)
{
	bool asker = false, judge = !asked->judge;
	enum nb_status status =
	    nb_object_hat_holds(call, asked->asker, asked->asker_hat, 0, NULL, &asker);

	if (!status && asked->judge)
		status = nb_object_hat_holds(call, asked->judge, asked->judge_hat, 0, NULL, &judge);
	if (asker && judge)
		*relation |= NB_IS_BACKED;
	return status;
}

enum nb_status
nb_object_load_unmask(struct nb_call *call, nb_row unmask, struct nb_object *ret)
{
	struct nb_asked *asked = NB_NEW(call->arena, struct nb_asked);
	nb_row member;

	if (!asked)
		return NB_E_TOO_LARGE;
	enum nb_status status = read_asked(call, unmask, asked, &member);
	if (!status)
		status = nb_object_load_member(call, member, ret);
	if (status)
		return status;
	ret->unmask = unmask;
	ret->asked = asked;
	if (asked->asker == call->subject.account)
		ret->situation.relation |= NB_IS_ASKER;
	if (asked->judge == call->subject.account)
		ret->situation.relation |= NB_IS_JUDGE;
	return relate_backing(call, asked, &ret->situation.relation);
}

enum nb_status
nb_unmask_tell(struct nb_call *call)
{
	return nb_notice_tell(call, call->object.author, NB_NOTICE_UNMASK, call->object.unmask);
}

/* One at a time about a face: a second ask would be a second try for the same yes. */
static enum nb_status
look_for_running(struct nb_call *call)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_UNMASK_RUNNING_OF,
	                                       NB_BIND(nb_int(call->object.author),
	                                               nb_int(call->now_ms - NB_UNMASK_ASK_MS),
	                                               nb_int(call->now_ms - NB_UNMASK_OPEN_MS)),
	                                       &cursor);

	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (!status)
		status = nb_cursor_end(cursor);
	return status ? status : NB_E_CONFLICT;
}

enum nb_status
nb_unmask_ask(struct nb_call *call, enum nb_unmask_code code, struct nb_str reason,
              nb_row *ret_unmask)
{
	struct nb_object *object = &call->object;
	nb_row row = nb_row_next(call->now_ms);
	const struct nb_seal_place place =
	    nb_place_unmask_reason(object->community, row, object->author);
	struct nb_str sealed;
	enum nb_status status = look_for_running(call);

	if (!status)
		status = nb_vault_seal(call->tools->vault, object->author_key, &place, reason,
		                       call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_UNMASK_ADD,
		                   NB_BIND(nb_int(row), nb_int(object->author), nb_int(code),
		                           nb_bytes(sealed), nb_int(call->subject.account),
		                           nb_int(call->subject.hat), nb_int(call->now_ms)),
		                   NULL);
	if (status)
		return status;
	object->unmask = row;
	*ret_unmask = row;
	return nb_unmask_tell(call);
}

enum nb_status
nb_unmask_judge(struct nb_call *call, enum nb_unmask_state answer)
{
	const struct nb_asked *asked = call->object.asked;
	int64_t changed = 0;

	if (asked->state != NB_UNMASK_WAITING)
		return NB_E_CONFLICT;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_UNMASK_JUDGE,
	                                  NB_BIND(nb_int(call->object.unmask), nb_int(answer),
	                                          nb_int(call->subject.account),
	                                          nb_int(call->subject.hat), nb_int(call->now_ms)),
	                                  &changed);
	if (!status && !changed)
		status = NB_E_CONFLICT;
	if (!status)
		status = nb_unmask_tell(call);
	nb_outbox_event_to(call, asked->asker, &nb_event_unmask_judged, NULL);
	return status;
}

static enum nb_status
unseal_reason(struct nb_call *call, nb_row unmask, nb_row member, struct nb_str sealed,
              struct nb_unmask_about *ret)
{
	struct nb_cursor *cursor;
	struct nb_str name;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0), key = nb_cursor_int(cursor, 1);
	const struct nb_seal_place place = nb_place_unmask_reason(community, unmask, member);
	status = nb_view_member_name(call, community, member, key, nb_cursor_bytes(cursor, 2),
	                             &ret->name);
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	if (!status)
		status = nb_vault_unseal(call->tools->vault, key, &place, sealed, call->arena,
		                         &ret->reason);
	if (!status || status == NB_E_NOT_FOUND)
		status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_NAME,
		                        NB_BIND(nb_int(community)), &cursor);
	if (status)
		return status;
	name = nb_cursor_bytes(cursor, 0);
	ret->community = nb_arena_copy(call->arena, name.at, name.length);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_view_unmask_about(struct nb_call *call, nb_row unmask, struct nb_unmask_about *ret)
{
	struct nb_asked asked;
	nb_row member;
	enum nb_status status = read_asked(call, unmask, &asked, &member);

	if (status)
		return status;
	ret->code = (int)asked.code;
	return unseal_reason(call, unmask, member, asked.reason_sealed, ret);
}

enum nb_status
nb_unmask_expire(struct nb_call *call)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_UNMASK_LAPSE,
	                                  NB_BIND(nb_int(call->now_ms - NB_UNMASK_ASK_MS)), NULL);

	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_UNMASK_SHUT,
	                          NB_BIND(nb_int(call->now_ms - NB_UNMASK_OPEN_MS)), NULL);
}

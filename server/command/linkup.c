/*
 * linkup.c - one message is passed on to a group of the region, with its author's yes (P10): asked,
 * answered, and gone with the message it came from. Not here: what its author reads (view_linkup.c).
 */
#include "noaber/linkup.h"

#include "noaber/mentions.h"
#include "noaber/notices.h"
#include "noaber/people.h"
#include "noaber/talk.h"
#include "noaber/text.h"

/* What readers there see instead of a name, in the language of the house as "oud-lid" is. */
#define NOBODY NB_STR("iemand uit een andere groep")
#define LINKUPS_MOST 50 /* as the statement */

struct linkup {
	nb_row row, room, posted;
	enum nb_linkup_state state;
	int64_t at_ms;
};

static enum nb_status
find(struct nb_call *call, nb_row message, struct linkup *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_LINKUP_OF_MESSAGE,
	                                       NB_BIND(nb_int(message)), &cursor);

	if (status)
		return status;
	*ret = (struct linkup){
	    .row = nb_cursor_int(cursor, 0),
	    .room = nb_cursor_int(cursor, 1),
	    .state = (enum nb_linkup_state)nb_cursor_int(cursor, 2),
	    .at_ms = nb_cursor_int(cursor, 3),
	    .posted = nb_cursor_int(cursor, 4),
	};
	if (ret->state == NB_LINKUP_ASKED && ret->at_ms + NB_LINKUP_ASKED_MS <= call->now_ms)
		ret->state = NB_LINKUP_ENDED;
	return nb_cursor_end(cursor);
}

static enum nb_status
set(struct nb_call *call, const struct linkup *linkup, enum nb_linkup_state state, nb_row posted)
{
	return nb_db_run(call->tools->db, NB_SQL_LINKUP_SET,
	                 NB_BIND(nb_int(linkup->row), nb_int(state), nb_int(posted)), NULL);
}

/* ---- asking ---- */

/* The words of call->object.message, and what they may be hard to read about. */
static enum nb_status
read_words(struct nb_call *call, struct nb_str *ret_text, int *ret_cover, int *ret_hat)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_message_body(object->room, object->message, object->author);
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_QUOTED,
	                                       NB_BIND(nb_int(object->message)), &cursor);

	if (status)
		return status;
	*ret_hat = (int)nb_cursor_int(cursor, 2);
	*ret_cover = (int)nb_cursor_int(cursor, 5);
	status = nb_vault_unseal(call->tools->vault, object->author_key, &place,
	                         nb_cursor_bytes(cursor, 3), call->arena, ret_text);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

/* What a host says they can say there themselves; words that can still be changed would be others
 * than those the author said yes to; and who is named in them said no yes (P10). */
static enum nb_status
check_message(struct nb_call *call)
{
	struct nb_str text;
	struct nb_list mentions = {NULL, 0};
	int cover, hat;
	enum nb_status status = read_words(call, &text, &cover, &hat);

	if (!status)
		status = nb_view_mentions(call, &text, &mentions);
	if (status)
		return status;
	if (mentions.count > 0 || (hat != NB_HAT_RESIDENT && hat != NB_HAT_RELATIVE) ||
	    nb_message_editable(call->object.posted_ms, call->now_ms))
		return NB_E_CONFLICT;
	return nb_text_has_link(text) ? NB_E_NO_LINKS_YET : NB_OK;
}

static enum nb_status
check_room(struct nb_call *call, nb_row room)
{
	struct nb_object target;
	struct nb_cursor *cursor;
	enum nb_status status = nb_object_load_room(call, room, &target);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_BAD_ARGUMENT : status;
	status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_REACH,
	                        NB_BIND(nb_int(target.community)), &cursor);
	if (status)
		return status;
	bool of_region = nb_cursor_is_null(cursor, 0);
	status = nb_cursor_end(cursor);
	bool fits = of_region && target.access == NB_ACCESS_OPEN &&
	            target.room_kind == NB_ROOM_GROUP && target.room_state == NB_ROOM_OPEN &&
	            target.community != call->object.community;
	return !status && !fits ? NB_E_BAD_ARGUMENT : status;
}

enum nb_status
nb_linkup_propose(struct nb_call *call, nb_row room)
{
	const struct nb_object *object = &call->object;
	int64_t changed = 0;
	enum nb_status status = check_message(call);

	if (!status)
		status = check_room(call, room);
	if (!status)
		status =
		    nb_db_run(call->tools->db, NB_SQL_LINKUP_ADD,
		              NB_BIND(nb_int(nb_row_next(call->now_ms)), nb_int(object->message),
		                      nb_int(room), nb_int(object->author), nb_int(object->member),
		                      nb_int(call->now_ms)),
		              &changed);
	if (!status && !changed) /* asked once, whatever was said */
		status = NB_E_CONFLICT;
	return status ? status
	              : nb_notice_tell(call, object->author, NB_NOTICE_LINKUP, object->message);
}

enum nb_status
nb_linkup_look(struct nb_call *call, int *ret_state)
{
	struct linkup linkup;
	enum nb_status status = find(call, call->object.message, &linkup);

	*ret_state = NB_WORD_ABSENT;
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	*ret_state = (int)linkup.state;
	return NB_OK;
}

/* ---- giving ---- */

/* A face for this message alone, under the key of who wrote it. */
static enum nb_status
make_face(struct nb_call *call, nb_row community, nb_row key, nb_row *ret)
{
	nb_row row = nb_row_next(call->now_ms);
	const struct nb_seal_place place = nb_place_member_name(community, row);
	const uint8_t looks[NB_NAME_HASH_BYTES] = {0};
	struct nb_str sealed;
	enum nb_status status =
	    nb_vault_seal(call->tools->vault, key, &place, NOBODY, call->arena, &sealed);

	*ret = row;
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_MEMBER_PASS_ON,
	                 NB_BIND(nb_int(row), nb_int(community), nb_int(key), nb_bytes(sealed),
	                         nb_bytes((struct nb_str){(const char *)&row, sizeof(row)}),
	                         nb_int(NB_HAT_RESIDENT), nb_int(call->now_ms),
	                         nb_bytes((struct nb_str){(const char *)looks, sizeof(looks)})),
	                 NULL);
}

/* In call->object, the room it goes to: as the first message of somebody new there (QU7, MO12). */
static enum nb_status
deliver(struct nb_call *call, const struct nb_new_message *message)
{
	const struct nb_object *object = &call->object;
	const struct nb_decision decision = nb_posting_decide(&(struct nb_posting){
	    .policy = object->policy,
	    .rules_accepted = object->policy.rules_version,
	    .now_ms = call->now_ms,
	});
	int64_t seq;

	if (object->room_state != NB_ROOM_OPEN)
		return NB_E_READ_ONLY;
	if (decision.verdict == NB_VERDICT_REFUSE)
		return decision.status;
	return decision.verdict == NB_VERDICT_HOLD ? nb_held_add(call, message, decision.why)
	                                           : nb_message_publish(call, message, &seq);
}

static enum nb_status
pass_on(struct nb_call *call, nb_row room, nb_row *ret_posted)
{
	const struct nb_object from = call->object;
	struct nb_object to;
	struct nb_new_message message = {
	    .message = nb_row_next(call->now_ms),
	    .author = {.name = NOBODY, .hat = NB_HAT_RESIDENT},
	    .author_key = from.author_key,
	    .nonce = NB_STR("linkup"), /* the face is as new as the message */
	    .at_ms = call->now_ms,
	    .passed_on = true,
	};
	int hat;
	enum nb_status status = read_words(call, &message.text, &message.cover, &hat);

	*ret_posted = message.message;
	if (!status)
		status = nb_object_load_room(call, room, &to);
	if (status)
		return status;
	status = make_face(call, to.community, from.author_key, &message.author.member);
	if (status)
		return status;
	/* The author's own face there has no part in it (P10). */
	to.member = message.author.member;
	call->object = to;
	status = deliver(call, &message);
	call->object = from;
	return status;
}

enum nb_status
nb_linkup_answer(struct nb_call *call, bool yes)
{
	nb_row message = call->object.message, posted = 0;
	struct linkup linkup;
	enum nb_status status = find(call, message, &linkup);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_CONFLICT : status;
	if (linkup.state != NB_LINKUP_ASKED ||
	    (yes && call->object.message_state != NB_MESSAGE_VISIBLE))
		return NB_E_CONFLICT;
	if (yes)
		status = pass_on(call, linkup.room, &posted);
	if (!status)
		status = set(call, &linkup, yes ? NB_LINKUP_GIVEN : NB_LINKUP_ENDED, posted);
	return status ? status : nb_notice_take_back(call, NB_NOTICE_LINKUP, message);
}

/* ---- going ---- */

static enum nb_status
drop_held(struct nb_call *call, nb_row posted)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_held(call, posted, &object);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	status = nb_db_run(call->tools->db, NB_SQL_HELD_DROP, NB_BIND(nb_int(posted)), NULL);
	return status ? status : nb_held_tell_hosts(call, object.room);
}

/* It stands there, waits there, or was declined there. */
static enum nb_status
take_away(struct nb_call *call, nb_row posted)
{
	const struct nb_object mine = call->object;
	struct nb_object object;
	int64_t seq;
	enum nb_status status = nb_object_load_message(call, posted, &object);

	if (status == NB_E_NOT_FOUND)
		return drop_held(call, posted);
	if (status || object.message_state == NB_MESSAGE_REMOVED)
		return status;
	object.member = object.author;
	call->object = object;
	status = nb_message_take_back(call, &seq);
	call->object = mine;
	return status;
}

enum nb_status
nb_linkup_end(struct nb_call *call, nb_row message)
{
	struct linkup linkup;
	enum nb_status status = find(call, message, &linkup);

	if (status || linkup.state == NB_LINKUP_ENDED)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	status = set(call, &linkup, NB_LINKUP_ENDED, 0);
	if (!status && linkup.posted)
		status = take_away(call, linkup.posted);
	return status ? status : nb_notice_take_back(call, NB_NOTICE_LINKUP, message);
}

enum nb_status
nb_linkups_end(struct nb_call *call, nb_row member)
{
	nb_row messages[LINKUPS_MOST];
	size_t count;
	enum nb_status status;

	do {
		struct nb_cursor *cursor =
		    nb_db_find(call->tools->db, NB_SQL_LINKUPS_OF_AUTHOR, NB_BIND(nb_int(member)));
		count = 0;
		while (count < LINKUPS_MOST && nb_cursor_next(cursor))
			messages[count++] = nb_cursor_int(cursor, 0);
		status = nb_cursor_end(cursor);
		for (size_t i = 0; !status && i < count; i++)
			status = nb_linkup_end(call, messages[i]);
	} while (!status && count == LINKUPS_MOST);
	return status;
}

static enum nb_status
cover_there(struct nb_call *call, nb_row posted, int cover)
{
	const struct nb_object mine = call->object;
	struct nb_object object;
	int64_t changed = 0, seq;
	enum nb_status status = nb_object_load_message(call, posted, &object);

	if (status == NB_E_NOT_FOUND) /* it waits */
		return nb_db_run(call->tools->db, NB_SQL_HELD_SET_COVER,
		                 NB_BIND(nb_int(posted), nb_int(cover)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_SET_COVER,
		                   NB_BIND(nb_int(posted), nb_int(cover)), &changed);
	if (status || !changed)
		return status;
	object.member = object.author;
	call->object = object;
	status = nb_room_tell_message(call, NB_ROOM_EVENT_COVERED, &seq);
	call->object = mine;
	return status;
}

enum nb_status
nb_linkup_cover(struct nb_call *call, nb_row message, int cover)
{
	struct linkup linkup;
	enum nb_status status = find(call, message, &linkup);

	if (status || !linkup.posted)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	return cover_there(call, linkup.posted, cover);
}

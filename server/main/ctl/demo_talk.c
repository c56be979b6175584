/* demo_talk.c - the conversations of the demo region, told as if they had just happened. */
#include "demo.h"

#include "noaber/people.h"

#include <string.h>

#define MINUTE_MS 60000

struct talk {
	struct nb_demo *demo;
	nb_row room, community;
	nb_row host; /* a member, for moderation */
};

static enum nb_status
face_of(struct talk *talk, struct nb_str key, nb_row *ret_member)
{
	struct nb_demo_person *person = nb_demo_find_person(talk->demo, key);
	enum nb_status status =
	    person ? nb_demo_face(talk->demo, person, talk->community, ret_member) : NB_E_NOT_FOUND;

	return status ? status : nb_face_join(&talk->demo->call, *ret_member, talk->room, 0);
}

static enum nb_status
react_all(struct talk *talk, nb_row message, const json_t *reactions)
{
	struct nb_call *call = &talk->demo->call;
	enum nb_status status = NB_OK;
	const json_t *name;
	size_t i;

	for (int kind = 0; kind < NB_REACTION_COUNT; kind++)
		json_array_foreach(json_object_get(reactions, nb_reaction_words[kind]), i, name)
		{
			nb_row member = 0;
			int64_t seq;
			if (!status)
				status =
				    face_of(talk, nb_str_from(json_string_value(name)), &member);
			if (!status)
				status = nb_object_load_message(call, message, &call->object);
			if (!status)
				status = nb_db_run(call->tools->db, NB_SQL_REACTION_ADD,
				                   NB_BIND(nb_int(message), nb_int(member),
				                           nb_int(kind), nb_int(call->now_ms)),
				                   NULL);
			if (!status)
				status = nb_room_record(call, NB_ROOM_EVENT_REACTED, message,
				                        kind * 2 + 1, &seq);
		}
	return status;
}

static enum nb_status
hide(struct talk *talk, nb_row message, struct nb_str reason)
{
	struct nb_call *call = &talk->demo->call;
	int64_t seq;
	enum nb_status status = nb_object_load_message(call, message, &call->object);

	call->object.member = talk->host;
	return status ? status
	              : nb_moderate(call, NB_MESSAGE_HIDDEN, reason, NB_ROOM_EVENT_HIDDEN, &seq);
}

static enum nb_status
store(struct talk *talk, nb_row member, const json_t *one, nb_row message)
{
	struct nb_call *call = &talk->demo->call;
	const struct nb_seal_place place = nb_place_message_body(talk->room, message, member);
	int64_t ago_ms = json_integer_value(json_object_get(one, "minutes_ago")) * MINUTE_MS;
	struct nb_str sealed;
	struct nb_buf nonce;
	int64_t seq;

	nb_buf_init(&nonce, 64);
	nb_buf_add_text(&nonce, "demo-message-");
	nb_buf_add_int(&nonce, message);
	enum nb_status status = nb_object_load_room(call, talk->room, &call->object);
	if (!status)
		status = nb_vault_seal(call->tools->vault, call->object.member_key, &place,
		                       nb_str_from(json_string_value(json_object_get(one, "text"))),
		                       call->arena, &sealed);
	if (!status)
		status = nb_room_number(call, &seq);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_ADD,
		                   NB_BIND(nb_int(message), nb_int(talk->room), nb_int(seq),
		                           nb_int(member), nb_int(call->subject.hat),
		                           nb_text(nb_buf_str(&nonce)), nb_bytes(sealed),
		                           nb_int(call->now_ms - ago_ms), nb_int(0),
		                           nb_int(NB_WORD_ABSENT)),
		                   NULL);
	nb_buf_finish(&nonce);
	return status;
}

static enum nb_status
say(struct talk *talk, const json_t *one)
{
	struct nb_call *call = &talk->demo->call;
	const char *by = json_string_value(json_object_get(one, "by"));
	const char *hidden = json_string_value(json_object_get(one, "hidden"));
	nb_row message = nb_row_next(call->now_ms), member;

	enum nb_status status = face_of(talk, nb_str_from(by), &member);
	if (!status && (call->subject.hat == NB_HAT_PEER || call->subject.hat == NB_HAT_DUTY))
		talk->host = member;
	if (!status)
		status = store(talk, member, one, message);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MEMBER_COUNT_POST,
		                   NB_BIND(nb_int(member)), NULL);
	if (!status)
		status = react_all(talk, message, json_object_get(one, "reactions"));
	if (!status && hidden)
		status = hide(talk, message, nb_str_from(hidden));
	return status;
}

enum nb_status
nb_demo_talk(struct nb_demo *demo, const struct nb_demo_place *room)
{
	struct talk talk = {.demo = demo, .room = room->row, .community = room->community};
	enum nb_status status = NB_OK;
	const json_t *one;
	size_t i;

	json_array_foreach(json_object_get(room->content, "messages"), i, one) if (!status) status =
	    say(&talk, one);
	return status;
}

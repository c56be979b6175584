/* message.decline - a host does not post a message that waited, and says why (MO4, MO12). */
#include "noaber/people.h"

struct message_decline {
	nb_row message;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_decline, message, NB_ID_MESSAGE, "the message that waits"),
    NB_FIELD_TEXT(struct message_decline, reason, 3, 500, "why; its author reads it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_decline, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_decline *args = call->args;
	const struct nb_object *object = &call->object;
	nb_row row = nb_row_next(call->now_ms);
	const struct nb_seal_place place = nb_place_held_decline(object->room, row, object->author);
	struct nb_str sealed;

	if (object->held_state != NB_HELD_WAITING)
		return NB_E_CONFLICT;
	enum nb_status status = nb_vault_seal(call->tools->vault, object->author_key, &place,
	                                      args->reason, call->arena, &sealed);
	if (!status)
		status =
		    nb_db_run(call->tools->db, NB_SQL_HELD_DECLINE,
		              NB_BIND(nb_int(args->message), nb_int(row), nb_bytes(sealed)), NULL);
	if (!status)
		status = nb_held_note_wait(call);
	if (!status)
		status = nb_held_tell_author(call, NB_HELD_END_DECLINED);
	return status ? status : nb_held_tell_hosts(call, object->room);
}

const struct nb_command nb_cmd_message_decline = {
    .name = "message.decline",
    .doc = "Do not post a message that waited. Its author keeps the words and reads why.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_HELD(struct message_decline, message),
    .needs = NB_RIGHT_MESSAGE_JUDGE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_DECLINED,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_message_waits, &nb_event_message_judged),
    .run = run,
};

/* message.withdraw - take back one's own message while it waits, or put a declined one away. */
#include "noaber/people.h"

struct message_withdraw {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_withdraw, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_withdraw, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_withdraw *args = call->args;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_HELD_WITHDRAW, NB_BIND(nb_int(args->message)), NULL);

	if (!status)
		status = nb_held_tell_author(call, NB_HELD_END_CHANGED);
	return status ? status : nb_held_tell_hosts(call, call->object.room);
}

const struct nb_command nb_cmd_message_withdraw = {
    .name = "message.withdraw",
    .doc =
	"Take back your own message that waits for a host, or put a declined one away: the words "
	"are gone.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_HELD(struct message_withdraw, message),
    .needs = NB_RIGHT_MESSAGE_WITHDRAW,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_message_waits, &nb_event_message_judged),
    .run = run,
};

/* message.remove - take one's own message back: the words are destroyed, its place stays. */
#include "noaber/mentions.h"
#include "noaber/notices.h"

struct message_remove {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_remove, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_remove, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_seq_reply *reply = call->reply;
	nb_row message = call->object.message;
	enum nb_status status = nb_mention_take_back(call);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_REMOVE,
		                   NB_BIND(nb_int(message), nb_int(NB_MESSAGE_REMOVED)), NULL);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MESSAGE_VERSIONS_DROP,
		                   NB_BIND(nb_int(message)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_REACTIONS_DROP, NB_BIND(nb_int(message)),
		                   NULL);
	if (!status)
		status = nb_room_tell_message(call, NB_ROOM_EVENT_REMOVED, &reply->seq);
	return status;
}

const struct nb_command nb_cmd_message_remove = {
    .name = "message.remove",
    .doc = "Take your own message back, at any time.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_remove, message),
    .needs = NB_RIGHT_MESSAGE_REMOVE,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_removed, &nb_event_room_changed, &nb_event_notice_changed),
    .run = run,
};

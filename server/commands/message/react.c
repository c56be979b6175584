/* message.react - give or take back one of the three supportive reactions. */
#include "noaber/views.h"

struct message_react {
	nb_row message;
	int kind;
	bool on;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_react, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_WORD(struct message_react, kind, &nb_words_reaction, "which one"),
    NB_FIELD_BOOL(struct message_react, on, "give, or take back"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_react, fields);

static enum nb_status
change(struct nb_call *call, const struct message_react *args, int64_t *ret_changed)
{
	nb_row message = call->object.message, member = call->object.member;

	if (args->on)
		return nb_db_run(call->tools->db, NB_SQL_REACTION_ADD,
		                 NB_BIND(nb_int(message), nb_int(member), nb_int(args->kind),
		                         nb_int(call->now_ms)),
		                 ret_changed);
	return nb_db_run(call->tools->db, NB_SQL_REACTION_DROP,
	                 NB_BIND(nb_int(message), nb_int(member), nb_int(args->kind)), ret_changed);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct message_react *args = call->args;
	struct nb_seq_reply *reply = call->reply;
	struct nb_reacted_view event = {call->object.message, call->object.member, args->kind,
	                                args->on, NULL};
	int64_t changed = 0;

	enum nb_status status = change(call, args, &changed);
	reply->seq = call->object.head_seq;
	if (status || !changed) /* it was so already: nothing happened, nobody is told */
		return status;
	status = nb_room_record(call, NB_ROOM_EVENT_REACTED, call->object.message,
	                        args->kind * 2 + (args->on ? 1 : 0), &reply->seq);
	if (!status)
		status = nb_view_reactions(call, call->object.message, &event.reactions);
	if (!status)
		nb_outbox_event(call, nb_room_events[NB_ROOM_EVENT_REACTED], call->object.room,
		                reply->seq, &event);
	return status;
}

const struct nb_command nb_cmd_message_react = {
    .name = "message.react",
    .doc = "Give or take back a supportive reaction.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_react, message),
    .needs = NB_RIGHT_MESSAGE_REACT,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_reacted),
    .run = run,
};

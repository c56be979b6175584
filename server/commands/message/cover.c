/* message.cover - a host says what a message may be hard to read about, or takes that off (MO4). */
#include "noaber/linkup.h"

struct message_cover {
	nb_row message;
	int cover;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_cover, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_WORD_OPT(struct message_cover, cover, &nb_words_cover,
                      "the theme; left out: none any more"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_cover, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_cover *args = call->args;
	struct nb_seq_reply *reply = call->reply;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_MESSAGE_SET_COVER,
	              NB_BIND(nb_int(call->object.message), nb_int(args->cover)), &changed);

	if (!status && !changed) /* it was so already */
		status = NB_E_CONFLICT;
	if (!status)
		status = nb_room_tell_message(call, NB_ROOM_EVENT_COVERED, &reply->seq);
	return status ? status : nb_linkup_cover(call, args->message, args->cover);
}

const struct nb_command nb_cmd_message_cover = {
    .name = "message.cover",
    .doc = "Say what a message may be hard to read about: its words are shown when a reader asks. "
	   "Its author can see who did it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_cover, message),
    .needs = NB_RIGHT_MESSAGE_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_COVERED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_covered, &nb_event_room_changed),
    .run = run,
};

/* linkup.look - where a message can go; was its author asked, and is it a yes or nothing more. */
#include "noaber/linkup.h"

struct linkup_look {
	nb_row message;
};

struct linkup_look_reply {
	int state;
	struct nb_list rooms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct linkup_look, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct linkup_look, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_WORD_OPT(struct linkup_look_reply, state, &nb_words_linkup,
                      "left out: nobody asked; ended: no, no answer in time, or taken back"),
    NB_FIELD_LIST(struct linkup_look_reply, rooms, &nb_shape_linkup_room, 0,
                  "groups of the region; none when the author was asked already"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct linkup_look_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct linkup_look_reply *reply = call->reply;

	enum nb_status status = nb_linkup_look(call, &reply->state);
	if (status || reply->state != NB_WORD_ABSENT)
		return status;
	return nb_view_linkup_rooms(call, &reply->rooms);
}

const struct nb_command nb_cmd_linkup_look = {
    .name = "linkup.look",
    .doc =
	"To which groups of the region a message can be passed on, or how it stands when its author "
	"was asked.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_MESSAGE(struct linkup_look, message),
    .needs = NB_RIGHT_LINKUP_PROPOSE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

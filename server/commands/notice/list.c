/* notice.list - what concerns me and I have not seen yet, and what I want to be told of. */
#include "noaber/notices.h"

struct notice_list_reply {
	struct nb_list notices;
	struct nb_list choices;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct notice_list_reply, notices, &nb_shape_notice, 0, "newest first"),
    NB_FIELD_LIST(struct notice_list_reply, choices, &nb_shape_notice_choice, 0,
                  "the kinds that are a choice"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct notice_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct notice_list_reply *reply = call->reply;
	enum nb_status status = nb_view_notices(call, &reply->notices);

	return status ? status : nb_view_notice_choices(call, &reply->choices);
}

const struct nb_command nb_cmd_notice_list = {
    .name = "notice.list",
    .doc =
	"What concerns you and you have not seen yet: kinds and places, never words. And what you "
	"want to be told of.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

/* direct.list - who asks to talk with me, and whom I asked. */
#include "noaber/talk_of_two.h"

struct direct_list_reply {
	struct nb_list asked;
	struct nb_list waiting;
	bool wanted;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct direct_list_reply, asked, &nb_shape_direct_ask, 0, "who asks you"),
    NB_FIELD_LIST(struct direct_list_reply, waiting, &nb_shape_direct_ask, 0,
                  "whom you asked in the last 14 days, and who did not say yes"),
    NB_FIELD_BOOL(struct direct_list_reply, wanted, "you want private messages at all"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct direct_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct direct_list_reply *reply = call->reply;
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_DIRECT_OFF,
	                                       NB_BIND(nb_int(call->subject.account)), &cursor);

	if (status)
		return status;
	reply->wanted = nb_cursor_int(cursor, 0) == 0;
	status = nb_cursor_end(cursor);
	return status ? status : nb_view_direct_asks(call, &reply->asked, &reply->waiting);
}

const struct nb_command nb_cmd_direct_list = {
    .name = "direct.list",
    .doc = "Asks to talk: those that wait for you, and your own.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

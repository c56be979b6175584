/* unmask.mine - did somebody ask who I am elsewhere, since I last looked? Who and why is in audit.mine. */
#include "noaber/views.h"

struct unmask_mine_reply {
	bool news;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_BOOL(struct unmask_mine_reply, news, "something happened that you have not seen"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct unmask_mine_reply, reply_fields);

/* Through the person's own list: nothing in the store leads from the account to these rows. */
static enum nb_status
run(struct nb_call *call)
{
	struct unmask_mine_reply *reply = call->reply;
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);

	for (size_t i = 0; !status && !reply->news && i < faces.count; i++) {
		struct nb_cursor *cursor;
		status = nb_db_find_one(
		    call->tools->db, NB_SQL_UNMASK_UNSEEN,
		    NB_BIND(nb_int(((const struct nb_membership *)faces.at)[i].member)), &cursor);
		reply->news = !status;
		status = status == NB_E_NOT_FOUND ? NB_OK : status ? status : nb_cursor_end(cursor);
	}
	return status;
}

const struct nb_command nb_cmd_unmask_mine = {
    .name = "unmask.mine",
    .doc = "Whether somebody asked who you are in other groups, since you last looked.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

/* presence.show - let others in a community see that I am there, or not (S4). */
#include "noaber/presence.h"

struct presence_show {
	nb_row community;
	bool on;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct presence_show, community, NB_ID_COMMUNITY, "where"),
    NB_FIELD_BOOL(struct presence_show, on, "false: nobody sees it, and you see nobody"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct presence_show, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct presence_show *args = call->args;
	nb_row member = call->object.member;

	if (args->on)
		nb_presence_add(call->tools->presence, member, args->community, call->now_ms);
	else
		nb_presence_forget(call->tools->presence, member);
	return nb_db_run(call->tools->db, NB_SQL_MEMBER_SHOW,
	                 NB_BIND(nb_int(member), nb_int(args->on)), NULL);
}

const struct nb_command nb_cmd_presence_show = {
    .name = "presence.show",
    .doc =
	"Let members of a community who do the same see that you are there, or not. Off until you "
	"switch it on, and off again when you leave, pause, or lock or close the account.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct presence_show, community),
    .needs = NB_RIGHT_PRESENCE_SHARE,
    .rate = NB_RATE_ACT,
    .essential = true, /* whoever wants to be seen no more is seen no more */
    .args = &args_shape,
    .run = run,
};

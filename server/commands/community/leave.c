/* community.leave - leave a community and all its rooms; coming back is with a new face. */
#include "noaber/views.h"

#define ROOMS_MOST 100 /* as the statement */

struct community_leave {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_leave, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_leave, fields);

static enum nb_status
leave_room(struct nb_call *call, nb_row room)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_ROOM_MEMBER_DROP,
	                                  NB_BIND(nb_int(room), nb_int(call->object.member)), NULL);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ROOM_COUNT_MEMBERS,
		                   NB_BIND(nb_int(room), nb_int(-1)), NULL);
	if (!status)
		nb_outbox_unwatch_all(call, call->subject.account, room);
	return status;
}

static enum nb_status
leave_rooms(struct nb_call *call)
{
	nb_row rooms[ROOMS_MOST];
	size_t count = 0;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_ROOMS_OF_MEMBER,
	                                      NB_BIND(nb_int(call->object.member)));

	while (count < ROOMS_MOST && nb_cursor_next(cursor))
		rooms[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++)
		status = leave_room(call, rooms[i]);
	return status;
}

/* The account's own list forgets the face too. */
static enum nb_status
forget_membership(struct nb_call *call)
{
	struct nb_list list;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &list);

	for (size_t i = 0; !status && i < list.count; i++) {
		const struct nb_membership *membership = &((struct nb_membership *)list.at)[i];
		if (membership->member == call->object.member)
			status = nb_db_run(call->tools->db, NB_SQL_MEMBERSHIP_DROP,
			                   NB_BIND(nb_int(membership->list_row)), NULL);
	}
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status = leave_rooms(call);

	if (!status)
		status = forget_membership(call);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MEMBER_LEAVE,
		                   NB_BIND(nb_int(call->object.member)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_COMMUNITY_COUNT_MEMBERS,
		                   NB_BIND(nb_int(call->object.community), nb_int(-1)), NULL);
	return status;
}

const struct nb_command nb_cmd_community_leave = {
    .name = "community.leave",
    .doc = "Leave a community and all its rooms. Coming back is with a new name and id.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct community_leave, community),
    .needs = NB_RIGHT_COMMUNITY_LEAVE,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .run = run,
};

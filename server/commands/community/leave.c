/* community.leave - leave a community and all its rooms; coming back is with a new face. */
#include "noaber/people.h"

struct community_leave {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_leave, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_leave, fields);

/* The account's own list shows the face no longer; it stays in there for erasing alone. */
static enum nb_status
note_left(struct nb_call *call)
{
	struct nb_list list;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &list);

	for (size_t i = 0; !status && i < list.count; i++) {
		const struct nb_membership *membership = &((struct nb_membership *)list.at)[i];
		if (membership->member == call->object.member)
			status = nb_db_run(call->tools->db, NB_SQL_MEMBERSHIP_LEAVE,
			                   NB_BIND(nb_int(membership->list_row)), NULL);
	}
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status =
	    nb_face_leave(call, call->subject.account, call->object.member, call->object.community);

	if (!status)
		status = note_left(call);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_MEMBER_LEAVE,
	                          NB_BIND(nb_int(call->object.member)), NULL);
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

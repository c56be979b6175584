/* unmask.seen - I have read who asked who I am elsewhere: the notice can go. */
#include "noaber/views.h"

static enum nb_status
run(struct nb_call *call)
{
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);

	for (size_t i = 0; !status && i < faces.count; i++)
		status = nb_db_run(
		    call->tools->db, NB_SQL_UNMASK_SEEN,
		    NB_BIND(nb_int(((const struct nb_membership *)faces.at)[i].member)), NULL);
	return status;
}

const struct nb_command nb_cmd_unmask_seen = {
    .name = "unmask.seen",
    .doc = "You have seen in audit.mine who asked who you are in other groups.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .run = run,
};

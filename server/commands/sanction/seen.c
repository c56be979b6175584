/* sanction.seen - the person has read what was decided about them. */
#include "noaber/sanction.h"

static enum nb_status
run(struct nb_call *call)
{
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);

	for (size_t i = 0; !status && i < faces.count; i++)
		status = nb_db_run(
		    call->tools->db, NB_SQL_SANCTIONS_SEEN,
		    NB_BIND(nb_int(((const struct nb_membership *)faces.at)[i].member)), NULL);
	return status;
}

const struct nb_command nb_cmd_sanction_seen = {
    .name = "sanction.seen",
    .doc = "You have read what was decided about you; it is no news any more.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .run = run,
};

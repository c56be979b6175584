/* sanction.mine - what hosts decided about me, in every community, also where I may not come. */
#include "noaber/life.h"
#include "noaber/sanction.h"

/* What all faces have together. */
static enum nb_status
add(struct nb_call *call, nb_row face, struct nb_list *all)
{
	struct nb_list some;
	struct nb_sanction_view *views = all->at;
	enum nb_status status =
	    nb_view_sanctions(call, NB_SQL_SANCTIONS_OF_FACE, face,
	                      call->now_ms - NB_SANCTION_SHOWN_DAYS * NB_DAY_MS, &some);

	for (size_t i = 0; !status && i < some.count && all->count < NB_SANCTIONS_SHOWN_MOST; i++)
		views[all->count++] = ((const struct nb_sanction_view *)some.at)[i];
	return status;
}

/* Through the person's own list: nothing in the store leads from the account to these rows. */
static enum nb_status
run(struct nb_call *call)
{
	struct nb_sanctions_reply *reply = call->reply;
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);

	reply->sanctions.at =
	    nb_arena_array(call->arena, NB_SANCTIONS_SHOWN_MOST, sizeof(struct nb_sanction_view));
	if (!reply->sanctions.at)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < faces.count; i++)
		status = add(call, ((const struct nb_membership *)faces.at)[i].member,
		             &reply->sanctions);
	return status;
}

const struct nb_command nb_cmd_sanction_mine = {
    .name = "sanction.mine",
    .doc = "What hosts decided about you in the last half year: what it takes, where, until when, "
	   "which rule, what happened, and who decided (LE2).",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &nb_shape_sanctions_reply,
    .run = run,
};

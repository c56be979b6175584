/* appointment.mine - one's own tasks: how far they are, until when, and what one agreed to. */
#include "noaber/staff.h"

#define APPOINTMENTS_MOST 50 /* as the statement */

struct appointment_mine_reply {
	struct nb_list appointments;
	struct nb_conduct_view *conduct;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct appointment_mine_reply, appointments, &nb_shape_appointment, 0,
                  "newest first"),
    NB_FIELD_OBJECT(struct appointment_mine_reply, conduct, &nb_shape_conduct,
                    "the code of conduct as it is now"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct appointment_mine_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct appointment_mine_reply *reply = call->reply;
	struct nb_appointment_view *views =
	    nb_arena_array(call->arena, APPOINTMENTS_MOST, sizeof(*views));
	struct nb_appointer appointer;
	struct nb_list rows;
	enum nb_status status = views ? nb_appointer_of(call, &appointer) : NB_E_TOO_LARGE;

	if (!status)
		status = nb_appointments_find(call, NB_SQL_APPOINTMENTS_OF_ACCOUNT,
		                              NB_BIND(nb_int(call->subject.account)),
		                              APPOINTMENTS_MOST, &rows);
	for (size_t i = 0; !status && i < rows.count; i++)
		status = nb_view_appointment(
		    call, &appointer, &((const struct nb_appointment *)rows.at)[i], &views[i]);
	reply->appointments = (struct nb_list){views, status ? 0 : rows.count};
	reply->conduct = nb_view_conduct(call);
	return status;
}

const struct nb_command nb_cmd_appointment_mine = {
    .name = "appointment.mine",
    .doc = "Your own tasks, now and before, and the code of conduct.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

/* appointment.extend - a task goes on until a later day, as long as the check counts (LE20). */
#include "noaber/life.h"
#include "noaber/staff.h"

struct appointment_extend {
	nb_row appointment;
	int64_t until_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct appointment_extend, appointment, NB_ID_APPOINTMENT, "the appointment"),
    NB_FIELD_INT(struct appointment_extend, until_ms, 0, NB_TIME_MOST_MS,
                 "the new end, later than the one it has; check_needed beyond valid_until_ms"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_extend, fields);

static enum nb_status
write_end(struct nb_call *call, const struct nb_appointment *appointment, int64_t until_ms)
{
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_GRANT_EXTEND,
	              NB_BIND(nb_int(appointment->grant), nb_int(until_ms)), NULL);

	if (!status)
		status = nb_db_run(
		    call->tools->db, NB_SQL_APPOINTMENT_EXTEND,
		    NB_BIND(nb_int(appointment->row), nb_int(until_ms), nb_int(call->now_ms)),
		    &changed);
	return status || changed ? status : NB_E_CONFLICT;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_extend *args = call->args;
	struct nb_appointment appointment;
	enum nb_status status = nb_appointment_find(call, args->appointment, &appointment);

	if (status)
		return status;
	if (appointment.state != NB_APPOINTMENT_ACTIVE)
		return NB_E_CONFLICT;
	if (args->until_ms <= appointment.until_ms ||
	    args->until_ms > call->now_ms + NB_APPOINTMENT_DAYS_MOST * NB_DAY_MS) {
		call->refusal.field = "until_ms";
		return NB_E_BAD_ARGUMENT;
	}
	if (!nb_appointment_checked(&appointment, args->until_ms - 1))
		return NB_E_CHECK_NEEDED;
	status = write_end(call, &appointment, args->until_ms);
	if (!status)
		status = nb_appointment_tell(call, appointment.row);
	return status ? status : nb_reply_appointment(call, appointment.row);
}

const struct nb_command nb_cmd_appointment_extend = {
    .name = "appointment.extend",
    .doc =
	"Let a task go on until a later day; not one's own, and no longer than the certificate of "
	"conduct counts.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_APPOINTMENT(struct appointment_extend, appointment),
    .needs = NB_RIGHT_APPOINTMENT_EXTEND,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_APPOINTMENT_EXTENDED,
    .fresh = true,
    .args = &args_shape,
    .reply = &nb_shape_appointment_reply,
    .emits = NB_EMITS(&nb_event_appointment_changed),
    .run = run,
};

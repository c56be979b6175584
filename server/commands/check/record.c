/* check.record - note that one saw somebody's certificate of conduct; it is never kept (LE20). */
#include "noaber/staff.h"

struct check_record {
	nb_row appointment;
	int64_t issued_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct check_record, appointment, NB_ID_APPOINTMENT, "whose it is"),
    NB_FIELD_INT(
	struct check_record, issued_ms, 0, NB_TIME_MOST_MS,
	"the day it was issued; check_too_old when that is more than check_fresh_days ago"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct check_record, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct check_record *args = call->args;
	struct nb_appointment appointment;
	enum nb_status status = nb_appointment_find(call, args->appointment, &appointment);

	if (!status && appointment.state != NB_APPOINTMENT_ACCEPTED &&
	    appointment.state != NB_APPOINTMENT_ACTIVE)
		status = NB_E_CONFLICT;
	if (!status)
		status = nb_check_record(call, args->appointment, args->issued_ms);
	if (!status)
		status = nb_appointment_tell(call, args->appointment);
	return status ? status : nb_reply_appointment(call, args->appointment);
}

const struct nb_command nb_cmd_check_record = {
    .name = "check.record",
    .doc = "Note that you saw somebody's certificate of conduct (VOG) and of which day it is. It "
	   "counts for check_valid_days after that day. The document is not kept.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_APPOINTMENT(struct check_record, appointment),
    .needs = NB_RIGHT_APPOINTMENT_CHECK,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_APPOINTMENT_CHECKED,
    .fresh = true,
    .args = &args_shape,
    .reply = &nb_shape_appointment_reply,
    .emits = NB_EMITS(&nb_event_appointment_changed),
    .run = run,
};

/* appointment.end - a task ends now, with a reason; so does every session that wears its hat (A4). */
#include "noaber/staff.h"

struct appointment_end {
	nb_row appointment;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct appointment_end, appointment, NB_ID_APPOINTMENT, "the appointment"),
    NB_FIELD_TEXT(struct appointment_end, reason, 3, 500,
                  "why; the person and who decides can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_end, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_end *args = call->args;
	struct nb_appointment appointment;
	enum nb_status status = nb_appointment_find(call, args->appointment, &appointment);

	if (!status)
		status = nb_appointment_end(call, &appointment, args->reason, true);
	return status ? status : nb_reply_appointment(call, args->appointment);
}

const struct nb_command nb_cmd_appointment_end = {
    .name = "appointment.end",
    .doc =
	"End a task, one's own or one that one decides about. All sessions that wear its hat end "
	"too. The last coordinator of the region stays.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_APPOINTMENT(struct appointment_end, appointment),
    .needs = NB_RIGHT_APPOINTMENT_END,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_APPOINTMENT_ENDED,
    .essential = true,
    .fresh = true,
    .args = &args_shape,
    .reply = &nb_shape_appointment_reply,
    .emits = NB_EMITS(&nb_event_appointment_changed, &nb_event_session_ended),
    .run = run,
};

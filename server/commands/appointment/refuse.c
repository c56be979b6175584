/* appointment.refuse - a task that has not begun is called off, by who decides or by the person. */
#include "noaber/staff.h"

struct appointment_refuse {
	nb_row appointment;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct appointment_refuse, appointment, NB_ID_APPOINTMENT, "the appointment"),
    NB_FIELD_TEXT_OPT(struct appointment_refuse, reason, 3, 500,
                      "why, for the person who accepted it; left out before somebody did"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_refuse, fields);

static enum nb_status
write_refusal(struct nb_call *call, const struct nb_appointment *appointment, struct nb_str reason)
{
	struct nb_str sealed;
	int64_t changed = 0;
	enum nb_status status = nb_appointment_seal_reason(call, appointment, reason, &sealed);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_INVITATIONS_OF_APPOINTMENT_STOP,
		                   NB_BIND(nb_int(appointment->row), nb_int(call->now_ms)), NULL);
	if (!status)
		status = nb_db_run(
		    call->tools->db, NB_SQL_APPOINTMENT_REFUSE,
		    NB_BIND(nb_int(appointment->row), nb_int(call->now_ms), nb_bytes(sealed)),
		    &changed);
	return status || changed ? status : NB_E_CONFLICT;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_refuse *args = call->args;
	struct nb_appointment appointment;
	enum nb_status status = nb_appointment_find(call, args->appointment, &appointment);

	if (!status && !args->reason.at == (appointment.account != 0)) {
		call->refusal.field = "reason";
		return NB_E_BAD_ARGUMENT;
	}
	if (!status)
		status = write_refusal(call, &appointment, args->reason);
	if (!status)
		status = nb_appointment_tell(call, args->appointment);
	return status ? status : nb_reply_appointment(call, args->appointment);
}

const struct nb_command nb_cmd_appointment_refuse = {
    .name = "appointment.refuse",
    .doc = "Call off a task that has not begun; its code stops working.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_APPOINTMENT(struct appointment_refuse, appointment),
    .needs = NB_RIGHT_APPOINTMENT_REFUSE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_APPOINTMENT_REFUSED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_appointment_reply,
    .emits = NB_EMITS(&nb_event_appointment_changed),
    .run = run,
};

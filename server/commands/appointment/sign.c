/* appointment.sign - the second person signs, and the grant comes to be (Z8). */
#include "noaber/staff.h"

struct appointment_sign {
	nb_row appointment;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct appointment_sign, appointment, NB_ID_APPOINTMENT, "the appointment"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_sign, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_sign *args = call->args;
	struct nb_appointment appointment;
	enum nb_status status = nb_appointment_find(call, args->appointment, &appointment);

	if (!status)
		status = nb_appointment_begin(call, &appointment, call->subject.account);
	if (!status)
		status = nb_appointment_tell(call, args->appointment);
	return status ? status : nb_reply_appointment(call, args->appointment);
}

const struct nb_command nb_cmd_appointment_sign = {
    .name = "appointment.sign",
    .doc =
	"Be the second to sign: not who proposed it, not whose it is. From then on the hat may be "
	"worn, no longer than the certificate of conduct counts.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_APPOINTMENT(struct appointment_sign, appointment),
    .needs = NB_RIGHT_APPOINTMENT_SIGN,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_APPOINTMENT_SIGNED,
    .fresh = true,
    .args = &args_shape,
    .reply = &nb_shape_appointment_reply,
    .emits = NB_EMITS(&nb_event_appointment_changed),
    .run = run,
};

/* appointment.accept - take on a task with a code: the name one works under, and the code of conduct
 * (LE20). */
#include "noaber/account.h"
#include "noaber/consent.h"
#include "noaber/staff.h"

struct appointment_accept {
	struct nb_str code;
	struct nb_str name;
	int64_t agreed;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct appointment_accept, code, 1, NB_CODE_CHARACTERS_MOST,
                  "the words, as they were passed on"),
    NB_FIELD_TEXT(struct appointment_accept, name, NB_NAME_CHARACTERS_LEAST,
                  NB_NAME_CHARACTERS_MOST,
                  "the name you work under; who decides about the task sees it"),
    NB_FIELD_INT(
	struct appointment_accept, agreed, 1, NB_VERSION_MOST,
	"version of the code of conduct that was read; conflict when it is not the newest"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_accept, fields);

/* Nobody appoints oneself, and a guest could not come back. Asked of the store: the session may be from
 * before the account was kept. */
static enum nb_status
may_accept(struct nb_call *call, const struct nb_appointment *appointment)
{
	struct nb_account mine;
	enum nb_status status = nb_account_by_row(call, call->subject.account, &mine);

	if (!status && appointment->proposed_by == call->subject.account)
		status = NB_E_FORBIDDEN;
	return status || mine.passphrase.at ? status : NB_E_KEEP_FIRST;
}

/* From the shell, where the check was seen too: the first one of a house has nobody to sign. */
static enum nb_status
begin_unsigned(struct nb_call *call, nb_row row)
{
	struct nb_appointment appointment;
	bool others = true;
	enum nb_status status = nb_appointment_find(call, row, &appointment);

	if (!status && !appointment.proposed_by)
		status =
		    nb_others_decide(call, &appointment.office, call->subject.account, &others);
	return status || others ? status : nb_appointment_begin(call, &appointment, 0);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_accept *args = call->args;
	struct nb_invitation invitation;
	struct nb_appointment appointment;
	enum nb_status status = nb_code_find(call, args->code, &invitation);

	if (!status && !invitation.appointment)
		status = NB_E_WRONG_INVITATION;
	if (!status)
		status = nb_appointment_find(call, invitation.appointment, &appointment);
	if (status)
		return status;
	call->object.appointment = appointment.row;
	status = may_accept(call, &appointment);
	if (!status && args->agreed != nb_conduct.version)
		status = NB_E_CONFLICT;
	if (!status)
		status = nb_text_check_name(args->name);
	if (!status)
		status = nb_code_take(call, &invitation);
	if (!status)
		status =
		    nb_appointment_accept(call, appointment.row, call->subject.account, args->name);
	if (!status)
		status = begin_unsigned(call, appointment.row);
	if (!status)
		status = nb_appointment_tell(call, appointment.row);
	return status ? status : nb_reply_appointment(call, appointment.row);
}

const struct nb_command nb_cmd_appointment_accept = {
    .name = "appointment.accept",
    .doc =
	"Take on a task with a code. It begins once somebody saw your certificate of conduct and "
	"another person signed.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_CODE,
    .audit = NB_AUDIT_APPOINTMENT_ACCEPTED,
    .args = &args_shape,
    .reply = &nb_shape_appointment_reply,
    .emits = NB_EMITS(&nb_event_appointment_changed),
    .run = run,
};

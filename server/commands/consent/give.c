/* consent.give - agree to one purpose, in the words of today (ON4). */
#include "noaber/people.h"

struct consent_give {
	int purpose;
	int64_t version;
};

static const struct nb_field fields[] = {
    NB_FIELD_WORD(struct consent_give, purpose, &nb_words_purpose, "what it is for"),
    NB_FIELD_INT(struct consent_give, version, 1, NB_VERSION_MOST,
                 "of the text that was read; conflict when it is not the newest"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct consent_give, fields);

/* Twice is once: there is one row for each time somebody changed their mind. */
static enum nb_status
run(struct nb_call *call)
{
	const struct consent_give *args = call->args;
	enum nb_purpose purpose = (enum nb_purpose)args->purpose;
	struct nb_consent_view *view = call->reply;

	if (args->version != nb_purpose_rows[purpose].version)
		return NB_E_CONFLICT;
	enum nb_status status = nb_view_consent(call, purpose, view);
	if (status || view->given)
		return status;
	status = nb_consent_write(call, call->subject.account, purpose, true);
	if (!status)
		status = nb_view_consent(call, purpose, view);
	if (!status)
		nb_outbox_account_event(call, &nb_event_consent_changed, view);
	return status;
}

const struct nb_command nb_cmd_consent_give = {
    .name = "consent.give",
    .doc = "Agree to one purpose, for the text as it is now.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_CONSENT_GIVEN,
    .args = &args_shape,
    .reply = &nb_shape_consent,
    .emits = NB_EMITS(&nb_event_consent_changed),
    .run = run,
};

/* consent.withdraw - take a consent back; without the first one nobody stays (ON4, LE6, P13). */
#include "noaber/account.h"
#include "noaber/people.h"

struct consent_withdraw {
	int purpose;
};

static const struct nb_field fields[] = {
    NB_FIELD_WORD(struct consent_withdraw, purpose, &nb_words_purpose, "what it is for"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct consent_withdraw, fields);

/* Also what was given for an older text is taken back, so that it is not asked again. */
static enum nb_status
run(struct nb_call *call)
{
	const struct consent_withdraw *args = call->args;
	enum nb_purpose purpose = (enum nb_purpose)args->purpose;
	struct nb_consent_view *view = call->reply;

	enum nb_status status = nb_view_consent(call, purpose, view);
	if (status || (!view->given && !view->asks_again))
		return status;
	status = nb_consent_write(call, call->subject.account, purpose, false);
	if (!status)
		status = nb_view_consent(call, purpose, view);
	if (status)
		return status;
	nb_outbox_account_event(call, &nb_event_consent_changed, view);
	if (purpose != NB_PURPOSE_SERVICE)
		return NB_OK;
	/* The asking session goes too: its socket is closed after the answer. */
	return nb_account_end_sessions(call, call->subject.account, 0, "consent_withdrawn");
}

const struct nb_command nb_cmd_consent_withdraw = {
    .name = "consent.withdraw",
    .doc = "Take a consent back. For the use of the service this ends all your sessions; you can "
	   "come back by agreeing again when you sign in.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_CONSENT_WITHDRAWN,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_consent,
    .emits = NB_EMITS(&nb_event_consent_changed, &nb_event_session_ended),
    .run = run,
};

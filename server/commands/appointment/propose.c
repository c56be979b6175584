/* appointment.propose - ask somebody to take on a task: a hat for a place, and a code to accept it
 * with (Z8). */
#include "noaber/life.h"
#include "noaber/staff.h"

#define PLACE_CHARACTERS_MOST 60

struct appointment_propose {
	int hat;
	int scope;
	struct nb_str where;
	int64_t from_ms;
	int64_t until_ms;
	int64_t code_days;
};

struct appointment_propose_reply {
	struct nb_appointment_view *appointment;
	struct nb_str code;
};

static const struct nb_field fields[] = {
    NB_FIELD_WORD(struct appointment_propose, hat, &nb_words_hat, "the hat"),
    NB_FIELD_WORD(struct appointment_propose, scope, &nb_words_scope, "how far it reaches"),
    NB_FIELD_TEXT_OPT(struct appointment_propose, where, 1, PLACE_CHARACTERS_MOST,
                      "slug of the community, code of the municipality or name of the "
                      "organisation; left out for the region"),
    NB_FIELD_INT_OPT(struct appointment_propose, from_ms, 0, NB_TIME_MOST_MS,
                     "when it begins; at once when left out"),
    NB_FIELD_INT(struct appointment_propose, until_ms, 0, NB_TIME_MOST_MS,
                 "when it ends, at most three years after it begins"),
    NB_FIELD_INT(struct appointment_propose, code_days, NB_CODE_DAYS_LEAST, NB_CODE_DAYS_MOST,
                 "how many days the code works"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_propose, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct appointment_propose_reply, appointment, &nb_shape_appointment,
                    "waits for acceptance"),
    NB_FIELD_TEXT(struct appointment_propose_reply, code, 0, 0,
                  "words to pass on; told this once, the server keeps a hash"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct appointment_propose_reply, reply_fields);

static enum nb_status
wrong(struct nb_call *call, const char *field)
{
	call->refusal.field = field;
	return NB_E_BAD_ARGUMENT;
}

static enum nb_status
check_dates(struct nb_call *call, int64_t from_ms, int64_t until_ms)
{
	if (from_ms < call->now_ms - NB_DAY_MS ||
	    from_ms > call->now_ms + NB_APPOINTMENT_AHEAD_DAYS * NB_DAY_MS)
		return wrong(call, "from_ms");
	if (until_ms <= from_ms || until_ms <= call->now_ms ||
	    until_ms > from_ms + NB_APPOINTMENT_DAYS_MOST * NB_DAY_MS)
		return wrong(call, "until_ms");
	return NB_OK;
}

static enum nb_status
find_community(struct nb_call *call, struct nb_str slug, struct nb_office *office)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_BY_SLUG,
	                                       NB_BIND(nb_text(slug)), &cursor);

	if (status) /* one that is not there, and one that is not yours (Z3) */
		return status == NB_E_NOT_FOUND ? NB_E_FORBIDDEN : status;
	struct nb_str code = nb_cursor_bytes(cursor, 1);
	office->community = nb_cursor_int(cursor, 0);
	office->where =
	    code.at ? nb_arena_copy(call->arena, code.at, code.length) : (struct nb_str){NULL, 0};
	return nb_cursor_end(cursor);
}

static enum nb_status
find_municipality(struct nb_call *call, struct nb_str code)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MUNICIPALITY_NAME,
	                                       NB_BIND(nb_text(code)), &cursor);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_FORBIDDEN : status;
	return nb_cursor_end(cursor);
}

/* The office with its place, as far as there is such a place. */
static enum nb_status
find_office(struct nb_call *call, const struct appointment_propose *args,
            struct nb_appointment *appointment)
{
	struct nb_office *office = &appointment->office;

	*office =
	    (struct nb_office){.hat = (enum nb_hat)args->hat, .scope = (enum nb_scope)args->scope};
	appointment->place_code = NB_STR("");
	if ((office->scope == NB_SCOPE_REGION) != !args->where.at)
		return wrong(call, "where");
	switch (office->scope) {
	case NB_SCOPE_COMMUNITY: return find_community(call, args->where, office);
	case NB_SCOPE_MUNICIPALITY:
		appointment->place_code = office->where = args->where;
		return find_municipality(call, args->where);
	case NB_SCOPE_ORGANISATION:
		appointment->place_code = office->where = args->where;
		return nb_text_check_message(args->where);
	case NB_SCOPE_REGION:
	case NB_SCOPE_COUNT: break;
	}
	return NB_OK;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_propose *args = call->args;
	struct appointment_propose_reply *reply = call->reply;
	struct nb_appointer appointer;
	struct nb_appointment appointment = {
	    .from_ms = args->from_ms == NB_INT_ABSENT ? call->now_ms : args->from_ms,
	    .until_ms = args->until_ms,
	    .proposed_by = call->subject.account,
	};

	reply->appointment = NB_NEW(call->arena, struct nb_appointment_view);
	if (!reply->appointment)
		return NB_E_TOO_LARGE;
	enum nb_status status = check_dates(call, appointment.from_ms, appointment.until_ms);
	if (!status)
		status = find_office(call, args, &appointment);
	if (!status)
		status = nb_appointer_of(call, &appointer);
	/* What a coordinator may give depends on what is asked for: the table says it (Z8). */
	if (!status &&
	    !nb_appointer_may(&appointer, NB_APPOINTING_INVITE, &appointment.office, call->now_ms))
		status = NB_E_FORBIDDEN;
	if (!status)
		status = nb_appointment_propose(call, &appointment, args->code_days, &reply->code);
	if (!status)
		status = nb_appointment_find(call, appointment.row, &appointment);
	if (!status)
		status = nb_view_appointment(call, &appointer, &appointment, reply->appointment);
	call->object.appointment = appointment.row;
	return status ? status : nb_appointment_tell(call, appointment.row);
}

const struct nb_command nb_cmd_appointment_propose = {
    .name = "appointment.propose",
    .doc =
	"Propose a task: a hat below your own, for a place within yours. It begins once the person "
	"accepts it with the code, a check was seen and another signs. Twice makes two.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_APPOINTMENT_PROPOSE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_APPOINTMENT_PROPOSED,
    .fresh = true,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_appointment_changed),
    .run = run,
};

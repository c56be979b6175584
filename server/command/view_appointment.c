/* view_appointment.c - appointments as one reader sees them, and the code of conduct. */
#include "noaber/staff.h"

#define SHAPE(variable, type, structure, table, text)                                              \
	const struct nb_shape variable = {.name = type,                                            \
	                                  .doc = text,                                             \
	                                  .bytes = sizeof(structure),                              \
	                                  .fields = table,                                         \
	                                  .field_count = NB_COUNT(table)}

static const struct nb_field appointment_fields[] = {
    NB_FIELD_ID(struct nb_appointment_view, appointment, NB_ID_APPOINTMENT, "the appointment"),
    NB_FIELD_WORD(struct nb_appointment_view, hat, &nb_words_hat, "the hat"),
    NB_FIELD_WORD(struct nb_appointment_view, scope, &nb_words_scope, "how far it reaches"),
    NB_FIELD_TEXT_OPT(struct nb_appointment_view, where, 0, 0,
                      "which community, municipality or organisation"),
    NB_FIELD_INT(struct nb_appointment_view, from_ms, 0, 0, "when it begins"),
    NB_FIELD_INT(struct nb_appointment_view, until_ms, 0, 0,
                 "when it ends; once active never after valid_until_ms"),
    NB_FIELD_WORD(struct nb_appointment_view, state, &nb_words_appointment_state, "how far it is"),
    NB_FIELD_WORD(struct nb_appointment_view, waits_for, &nb_words_waiting,
                  "what has to happen before there is a grant"),
    NB_FIELD_TEXT_OPT(struct nb_appointment_view, name, 0, 0,
                      "the name they work under; left out until somebody accepted it"),
    NB_FIELD_INT(struct nb_appointment_view, proposed_ms, 0, 0, "when it was proposed"),
    NB_FIELD_INT_OPT(struct nb_appointment_view, code_until_ms, 0, 0,
                     "until when its code works; while it waits for acceptance"),
    NB_FIELD_INT_OPT(struct nb_appointment_view, accepted_ms, 0, 0,
                     "when the person accepted it and agreed to the code of conduct"),
    NB_FIELD_INT_OPT(struct nb_appointment_view, conduct, 0, 0,
                     "version of the code of conduct they agreed to"),
    NB_FIELD_INT_OPT(struct nb_appointment_view, issued_ms, 0, 0,
                     "date of the newest certificate of conduct that was seen"),
    NB_FIELD_INT_OPT(struct nb_appointment_view, valid_until_ms, 0, 0, "until when it counts"),
    NB_FIELD_INT_OPT(struct nb_appointment_view, signed_ms, 0, 0, "when a second person signed"),
    NB_FIELD_INT(struct nb_appointment_view, changed_ms, 0, 0, "when it last changed"),
    NB_FIELD_TEXT_OPT(struct nb_appointment_view, reason, 0, 0, "why it was refused or ended"),
    NB_FIELD_WORDS(struct nb_appointment_view, may, &nb_words_right,
                   "what the reader may do with it now"),
};
SHAPE(nb_shape_appointment, "Appointment", struct nb_appointment_view, appointment_fields,
      "Somebody's task: a hat for a place, from when until when.");

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct nb_appointment_reply, appointment, &nb_shape_appointment,
                    "as it stands now"),
};
SHAPE(nb_shape_appointment_reply, "AppointmentReply", struct nb_appointment_reply, reply_fields,
      "One appointment.");

static const struct nb_field conduct_fields[] = {
    NB_FIELD_INT(struct nb_conduct_view, version, 0, 0, "of this text; named when agreeing"),
    NB_FIELD_TEXTS(struct nb_conduct_view, nl, "its lines"),
    NB_FIELD_TEXTS(struct nb_conduct_view, en, "its lines"),
};
SHAPE(nb_shape_conduct, "Conduct", struct nb_conduct_view, conduct_fields,
      "The code of conduct of who works here.");

static struct nb_list
lines_of(struct nb_call *call, const char *const lines[NB_CONDUCT_LINES])
{
	struct nb_str *texts = nb_arena_array(call->arena, NB_CONDUCT_LINES, sizeof(*texts));

	for (size_t i = 0; texts && i < NB_CONDUCT_LINES; i++)
		texts[i] = nb_str_from(lines[i]);
	return (struct nb_list){texts, texts ? NB_CONDUCT_LINES : 0};
}

struct nb_conduct_view *
nb_view_conduct(struct nb_call *call)
{
	struct nb_conduct_view *view = NB_NEW(call->arena, struct nb_conduct_view);

	if (view)
		*view = (struct nb_conduct_view){nb_conduct.version, lines_of(call, nb_conduct.nl),
		                                 lines_of(call, nb_conduct.en)};
	return view;
}

/* One that does not open shows as absent (O7). */
static enum nb_status
unseal(struct nb_call *call, nb_row key, struct nb_seal_place place, struct nb_str sealed,
       struct nb_str *ret)
{
	*ret = (struct nb_str){NULL, 0};
	if (!sealed.at)
		return NB_OK;
	enum nb_status status =
	    nb_vault_unseal(call->tools->vault, key, &place, sealed, call->arena, ret);
	return status == NB_E_CONFLICT || status == NB_E_NOT_FOUND ? NB_OK : status;
}

/* What can be done in this state, of what the reader may. */
static const struct {
	enum nb_right right;
	unsigned states;
} acts[] = {
    {NB_RIGHT_APPOINTMENT_CHECK, 1u << NB_APPOINTMENT_ACCEPTED | 1u << NB_APPOINTMENT_ACTIVE},
    {NB_RIGHT_APPOINTMENT_SIGN, 1u << NB_APPOINTMENT_ACCEPTED},
    {NB_RIGHT_APPOINTMENT_EXTEND, 1u << NB_APPOINTMENT_ACTIVE},
    {NB_RIGHT_APPOINTMENT_REFUSE, 1u << NB_APPOINTMENT_INVITED | 1u << NB_APPOINTMENT_ACCEPTED},
    {NB_RIGHT_APPOINTMENT_END, 1u << NB_APPOINTMENT_ACTIVE},
};

static struct nb_list
view_may(struct nb_call *call, const struct nb_appointer *appointer,
         const struct nb_appointment *appointment)
{
	int *may = nb_arena_array(call->arena, NB_COUNT(acts), sizeof(*may));
	struct nb_situation situation = {.relation = NB_IS_SIGNED_IN};
	size_t count = 0;

	if (nb_appointer_may(appointer, NB_APPOINTING_DECIDE, &appointment->office, call->now_ms))
		situation.relation |= NB_IS_DECIDER;
	if (appointment->proposed_by == call->subject.account)
		situation.relation |= NB_IS_PROPOSER;
	if (appointment->account == call->subject.account)
		situation.relation |= NB_IS_APPOINTED;
	for (size_t i = 0; may && i < NB_COUNT(acts); i++)
		if ((acts[i].states & 1u << appointment->state) &&
		    nb_rights_decide(acts[i].right, &situation) == NB_OK)
			may[count++] = (int)acts[i].right;
	return (struct nb_list){may, count};
}

enum nb_status
nb_view_appointment(struct nb_call *call, const struct nb_appointer *appointer,
                    const struct nb_appointment *appointment, struct nb_appointment_view *ret)
{
	bool checked = nb_appointment_checked(appointment, call->now_ms);
	bool invited = appointment->state == NB_APPOINTMENT_INVITED;

	*ret = (struct nb_appointment_view){
	    .appointment = appointment->row,
	    .hat = (int)appointment->office.hat,
	    .scope = (int)appointment->office.scope,
	    .from_ms = appointment->from_ms,
	    .until_ms = appointment->until_ms,
	    .state = (int)appointment->state,
	    .waits_for = (int)nb_appointment_waits_for(appointment->state, checked),
	    .proposed_ms = appointment->proposed_ms,
	    .code_until_ms = invited ? appointment->code_until_ms : NB_INT_ABSENT,
	    .accepted_ms = appointment->accepted_ms,
	    .conduct = appointment->conduct ? appointment->conduct : NB_INT_ABSENT,
	    .issued_ms = appointment->issued_ms,
	    .valid_until_ms = appointment->valid_until_ms,
	    .signed_ms = appointment->signed_by ? appointment->signed_ms : NB_INT_ABSENT,
	    .changed_ms = appointment->changed_ms,
	    .may = view_may(call, appointer, appointment),
	};
	enum nb_status status = nb_view_place(call, appointment->office.community,
	                                      appointment->place_code, &ret->where);
	if (!status)
		status = unseal(call, appointment->key, nb_place_appointment_name(appointment->row),
		                appointment->name_sealed, &ret->name);
	return status
	           ? status
	           : unseal(call, appointment->key, nb_place_appointment_reason(appointment->row),
	                    appointment->reason_sealed, &ret->reason);
}

enum nb_status
nb_reply_appointment(struct nb_call *call, nb_row row)
{
	struct nb_appointment_reply *reply = call->reply;
	struct nb_appointment appointment;
	struct nb_appointer appointer;

	reply->appointment = NB_NEW(call->arena, struct nb_appointment_view);
	if (!reply->appointment)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_appointment_find(call, row, &appointment);
	if (!status)
		status = nb_appointer_of(call, &appointer);
	return status ? status
	              : nb_view_appointment(call, &appointer, &appointment, reply->appointment);
}

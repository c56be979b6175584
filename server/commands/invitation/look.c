/* invitation.look - what a code is for, before anything else is asked of who has it. */
#include "noaber/people.h"
#include "noaber/staff.h"

struct invitation_look {
	struct nb_str code;
};

struct to_community_view {
	struct nb_str name, line, rules;
	bool joined;
};

struct to_task_view {
	int hat, scope;
	struct nb_str where;
	int64_t from_ms, until_ms;
	struct nb_conduct_view *conduct;
};

struct invitation_look_reply {
	int64_t until_ms;
	struct to_community_view *community;
	struct to_task_view *task;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct invitation_look, code, 1, NB_CODE_CHARACTERS_MOST,
                  "the words, as they were passed on"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct invitation_look, fields);

static const struct nb_field community_fields[] = {
    NB_FIELD_TEXT(struct to_community_view, name, 0, 0, "name of the community"),
    NB_FIELD_TEXT(struct to_community_view, line, 0, 0, "what it is about, in one line"),
    NB_FIELD_TEXT(struct to_community_view, rules, 0, 0, "house rules, one a line"),
    NB_FIELD_BOOL(struct to_community_view, joined, "is the reader a member already"),
};
static const struct nb_shape community_shape = {.name = "ToCommunity",
                                                .doc = "A code that leads into a community.",
                                                .bytes = sizeof(struct to_community_view),
                                                .fields = community_fields,
                                                .field_count = NB_COUNT(community_fields)};

static const struct nb_field task_fields[] = {
    NB_FIELD_WORD(struct to_task_view, hat, &nb_words_hat, "the hat"),
    NB_FIELD_WORD(struct to_task_view, scope, &nb_words_scope, "how far it reaches"),
    NB_FIELD_TEXT_OPT(struct to_task_view, where, 0, 0,
                      "which community, municipality or organisation"),
    NB_FIELD_INT(struct to_task_view, from_ms, 0, 0, "when it begins"),
    NB_FIELD_INT(struct to_task_view, until_ms, 0, 0, "when it ends"),
    NB_FIELD_OBJECT(struct to_task_view, conduct, &nb_shape_conduct, "what to agree to"),
};
static const struct nb_shape task_shape = {.name = "ToTask",
                                           .doc = "A code with which somebody takes on a task.",
                                           .bytes = sizeof(struct to_task_view),
                                           .fields = task_fields,
                                           .field_count = NB_COUNT(task_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct invitation_look_reply, until_ms, 0, 0, "until when the code works"),
    NB_FIELD_OBJECT_OPT(struct invitation_look_reply, community, &community_shape,
                        "for invitation.use"),
    NB_FIELD_OBJECT_OPT(struct invitation_look_reply, task, &task_shape, "for appointment.accept"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct invitation_look_reply, reply_fields);

static enum nb_status
view_community(struct nb_call *call, nb_row community, struct to_community_view **ret)
{
	struct to_community_view *view = *ret = NB_NEW(call->arena, struct to_community_view);
	struct nb_object object;
	struct nb_cursor *cursor;

	if (!view)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_INTRODUCTION,
	                                       NB_BIND(nb_int(community)), &cursor);
	if (status)
		return status;
	view->name = nb_view_text(call, cursor, 0);
	view->line = nb_view_text(call, cursor, 1);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_view_rules(call, community, &view->rules);
	if (!status)
		status = nb_object_load_community(call, community, &object);
	view->joined = !status && object.member != 0;
	return status;
}

static enum nb_status
view_task(struct nb_call *call, nb_row row, struct to_task_view **ret)
{
	struct to_task_view *view = *ret = NB_NEW(call->arena, struct to_task_view);
	struct nb_appointment appointment;
	enum nb_status status =
	    view ? nb_appointment_find(call, row, &appointment) : NB_E_TOO_LARGE;

	if (status)
		return status;
	*view = (struct to_task_view){
	    .hat = (int)appointment.office.hat,
	    .scope = (int)appointment.office.scope,
	    .from_ms = appointment.from_ms,
	    .until_ms = appointment.until_ms,
	    .conduct = nb_view_conduct(call),
	};
	return nb_view_place(call, appointment.office.community, appointment.place_code,
	                     &view->where);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct invitation_look *args = call->args;
	struct invitation_look_reply *reply = call->reply;
	struct nb_invitation invitation;
	enum nb_status status = nb_code_find(call, args->code, &invitation);

	if (status)
		return status;
	reply->until_ms = invitation.until_ms;
	return invitation.community ? view_community(call, invitation.community, &reply->community)
	                            : view_task(call, invitation.appointment, &reply->task);
}

const struct nb_command nb_cmd_invitation_look = {
    .name = "invitation.look",
    .doc = "What a code is for. Nothing is used up by looking. A code that is wrong, used up, too "
	   "old or withdrawn gives the same wrong_invitation.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_CODE,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

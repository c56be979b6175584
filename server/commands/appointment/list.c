/* appointment.list - who works here and who is on the way: what one decides about, page by page. */
#include "noaber/staff.h"

#define LOOKED_AT_MOST 500 /* as the statement */
#define PAGE 50
#define PAGES_MOST 10

struct appointment_list {
	bool over;
	int64_t page;
};

struct appointment_list_reply {
	struct nb_list appointments;
	bool more;
};

static const struct nb_field fields[] = {
    NB_FIELD_BOOL_OPT(struct appointment_list, over, "those that were refused or ended instead"),
    NB_FIELD_INT_OPT(struct appointment_list, page, 1, PAGES_MOST,
                     "1, 2, 3; the first when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct appointment_list, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct appointment_list_reply, appointments, &nb_shape_appointment, 0,
                  "newest first, 50 a page, of the newest 500"),
    NB_FIELD_BOOL(struct appointment_list_reply, more, "is there a next page"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct appointment_list_reply, reply_fields);

/* The rows of this page among those that the reader decides about. */
static enum nb_status
view_page(struct nb_call *call, const struct nb_list *rows, int64_t skip,
          struct appointment_list_reply *reply)
{
	struct nb_appointment_view *views = nb_arena_array(call->arena, PAGE, sizeof(*views));
	struct nb_appointer appointer;
	size_t count = 0;
	enum nb_status status = views ? nb_appointer_of(call, &appointer) : NB_E_TOO_LARGE;

	for (size_t i = 0; !status && !reply->more && i < rows->count; i++) {
		const struct nb_appointment *row = &((const struct nb_appointment *)rows->at)[i];
		if (!nb_appointer_may(&appointer, NB_APPOINTING_DECIDE, &row->office, call->now_ms))
			continue;
		if (skip > 0)
			skip--;
		else if (count == PAGE)
			reply->more = true;
		else
			status = nb_view_appointment(call, &appointer, row, &views[count++]);
	}
	reply->appointments = (struct nb_list){views, count};
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct appointment_list *args = call->args;
	int64_t page = args->page == NB_INT_ABSENT ? 1 : args->page;
	enum nb_appointment_state first = NB_APPOINTMENT_INVITED, last = NB_APPOINTMENT_ACTIVE;
	struct nb_list rows;

	if (args->over) {
		first = NB_APPOINTMENT_REFUSED;
		last = NB_APPOINTMENT_ENDED;
	}
	enum nb_status status =
	    nb_appointments_find(call, NB_SQL_APPOINTMENTS_BY_STATE,
	                         NB_BIND(nb_int(last), nb_int(first)), LOOKED_AT_MOST, &rows);
	return status ? status : view_page(call, &rows, (page - 1) * PAGE, call->reply);
}

const struct nb_command nb_cmd_appointment_list = {
    .name = "appointment.list",
    .doc = "The appointments that you decide about: who works here, and what waits. Looking is "
	   "written down, once a day.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PEOPLE_SEE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_PEOPLE_SEEN,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

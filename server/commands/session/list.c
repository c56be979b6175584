/* session.list - one's own open sessions, so that a stranger among them is noticed. */
#include "noaber/views.h"

#define SESSIONS_MOST 50 /* as the statement */

struct session_list_reply {
	struct nb_list sessions;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct session_list_reply, sessions, &nb_shape_session, 0, "newest first"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct session_list_reply, reply_fields);

/* One that does not open shows no device; the list is there all the same (O7). */
static struct nb_str
device_of(struct nb_call *call, struct nb_cursor *cursor)
{
	const struct nb_seal_place place = nb_place_session_device(nb_cursor_int(cursor, 0));
	struct nb_str sealed = nb_cursor_bytes(cursor, 2), device;

	if (!sealed.at || nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 5), &place,
	                                  sealed, call->arena, &device))
		return NB_STR("");
	return device;
}

static enum nb_status
run(struct nb_call *call)
{
	struct session_list_reply *reply = call->reply;
	struct nb_session_view *views = nb_arena_array(call->arena, SESSIONS_MOST, sizeof(*views));
	struct nb_idle_limits limits = nb_session_idle_limits(call);
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_SESSIONS_OF_ACCOUNT,
	               NB_BIND(nb_int(call->subject.account), nb_int(call->now_ms),
	                       nb_int(limits.residents_ms), nb_int(limits.staff_ms),
	                       nb_int(NB_HAT_STAFF_FIRST)));
	while (count < SESSIONS_MOST && nb_cursor_next(cursor)) {
		views[count] = (struct nb_session_view){
		    .session = nb_cursor_int(cursor, 0),
		    .hat = (int)nb_cursor_int(cursor, 1),
		    .created_ms = nb_cursor_int(cursor, 3),
		    .seen_ms = nb_cursor_int(cursor, 4),
		};
		views[count].device = device_of(call, cursor);
		views[count].current = views[count].session == call->subject.session;
		count++;
	}
	reply->sessions = (struct nb_list){views, count};
	return nb_cursor_end(cursor);
}

const struct nb_command nb_cmd_session_list = {
    .name = "session.list",
    .doc = "Your own open sessions.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

/*
 * duty.c - shifts: who is on duty, until when that counts, and telling the groups (QU7, WB3).
 *
 * Nothing is written while somebody is busy. Once a minute upkeep looks at the few shifts that run:
 * when was the session behind each last seen, does the grant still hold. So the hot path of
 * messages reads one column and knows nothing of shifts.
 * Not here: views and hours (view_duty.c, hours.c).
 */
#include "noaber/duty.h"

#include "noaber/waiting.h"

#include <string.h>

#define SHIFTS_MOST 500 /* as the statement */
#define MINUTE_MS 60000
#define SHIFT_MOST_MS (NB_SHIFT_MINUTES_MOST * INT64_C(60000))

/* A shift as upkeep sees it. Texts and keys are in the arena. */
struct shift {
	nb_row community, member, key;
	enum nb_hat hat;
	int64_t until_ms, active_ms;
	struct nb_str account_sealed, link, municipality; /* absent road: the face was left */
};

enum nb_status
nb_duty_tell(struct nb_call *call, nb_row community)
{
	struct nb_duty_view *view;
	enum nb_status status = nb_new_duty_view(call, community, &view);

	if (status)
		return status;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_GROUPS_OF_COMMUNITY, NB_BIND(nb_int(community)));
	while (nb_cursor_next(cursor))
		nb_outbox_room_note(call, &nb_event_duty_changed, nb_cursor_int(cursor, 0), view);
	return nb_cursor_end(cursor);
}

struct attended {
	int64_t until_ms;
	bool told; /* what the groups heard last */
};

static enum nb_status
find_attended(struct nb_call *call, nb_row community, struct attended *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_ATTENDED,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	*ret = (struct attended){nb_cursor_int(cursor, 0), nb_cursor_int(cursor, 1) != 0};
	return nb_cursor_end(cursor);
}

/* 0: no shift runs. */
static enum nb_status
find_end_of_shifts(struct nb_call *call, nb_row community, int64_t *ret_until_ms)
{
	return nb_db_find_int(call->tools->db, NB_SQL_SHIFTS_END,
	                      NB_BIND(nb_int(community), nb_int(NB_DUTY_ACTIVE_MS)), ret_until_ms);
}

/* Work out until when somebody is there. The groups hear it when that begins or ends, and when
 * ${changed} says that others are there than before. */
static enum nb_status
review(struct nb_call *call, nb_row community, bool changed)
{
	struct attended was;
	int64_t until_ms = 0;
	enum nb_status status = find_attended(call, community, &was);

	if (!status)
		status = find_end_of_shifts(call, community, &until_ms);
	bool now = until_ms > call->now_ms;
	if (!status && (until_ms != was.until_ms || now != was.told))
		status = nb_db_run(call->tools->db, NB_SQL_COMMUNITY_SET_ATTENDED,
		                   NB_BIND(nb_int(community), nb_int(until_ms), nb_int(now)), NULL);
	if (status || (now == was.told && !changed))
		return status;
	return nb_duty_tell(call, community);
}

enum nb_status
nb_duty_begin(struct nb_call *call, int64_t minutes, int64_t *ret_until_ms)
{
	const struct nb_object *object = &call->object;
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_SHIFT_BEGIN,
	    NB_BIND(nb_int(object->community), nb_int(object->member), nb_int(call->subject.hat),
	            nb_int(call->now_ms), nb_int(call->now_ms + minutes * MINUTE_MS),
	            nb_int(SHIFT_MOST_MS)),
	    &cursor);

	if (status)
		return status;
	*ret_until_ms = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	return status ? status : review(call, object->community, true);
}

static enum nb_status
drop(struct nb_call *call, nb_row community, nb_row member)
{
	return nb_db_run(call->tools->db, NB_SQL_SHIFT_DROP,
	                 NB_BIND(nb_int(community), nb_int(member)), NULL);
}

enum nb_status
nb_duty_end(struct nb_call *call)
{
	enum nb_status status = drop(call, call->object.community, call->object.member);

	return status ? status : review(call, call->object.community, true);
}

static enum nb_status
find_shifts(struct nb_call *call, struct nb_list *ret)
{
	struct shift *shifts = nb_arena_array(call->arena, SHIFTS_MOST, sizeof(*shifts));
	size_t count = 0;

	if (!shifts)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_SHIFTS, NB_NO_BIND);
	while (count < SHIFTS_MOST && nb_cursor_next(cursor))
		shifts[count++] = (struct shift){
		    .community = nb_cursor_int(cursor, 0),
		    .member = nb_cursor_int(cursor, 1),
		    .hat = (enum nb_hat)nb_cursor_int(cursor, 2),
		    .until_ms = nb_cursor_int(cursor, 3),
		    .active_ms = nb_cursor_int(cursor, 4),
		    .key = nb_cursor_int(cursor, 5),
		    .account_sealed = nb_view_text(call, cursor, 6),
		    .link = nb_view_text(call, cursor, 7),
		    .municipality = nb_view_text(call, cursor, 8),
		};
	*ret = (struct nb_list){shifts, count};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_duty_take_off(struct nb_call *call, nb_row account, enum nb_hat hat)
{
	struct nb_list list;
	enum nb_status status = find_shifts(call, &list);

	for (size_t i = 0; !status && i < list.count; i++) {
		const struct shift *shift = &((const struct shift *)list.at)[i];
		uint8_t link[NB_MEMBER_LINK_BYTES];
		nb_vault_member_link(call->tools->vault, account, shift->community, link);
		if (shift->hat != hat || shift->link.length != sizeof(link) ||
		    memcmp(shift->link.at, link, sizeof(link)) != 0)
			continue;
		status = drop(call, shift->community, shift->member);
		if (!status)
			status = review(call, shift->community, true);
	}
	return status;
}

/* ---- once a minute ---- */

/* When a session that wears the hat was last seen; 0: there is none. */
static enum nb_status
find_seen(struct nb_call *call, nb_row account, enum nb_hat hat, int64_t *ret_seen_ms)
{
	return nb_db_find_int(call->tools->db, NB_SQL_SESSION_OF_HAT_SEEN,
	                      NB_BIND(nb_int(account), nb_int(hat)), ret_seen_ms);
}

/* ${ret_seen_ms} 0: nobody leads it any more, because the time is over, the hat is off or the grant
 * is gone. */
static enum nb_status
look_at_shift(struct nb_call *call, const struct shift *shift, int64_t *ret_seen_ms)
{
	const struct nb_seal_place place = nb_place_member_account(shift->community, shift->member);
	struct nb_str plain;
	nb_row account;
	bool holds = false;

	*ret_seen_ms = 0;
	if (shift->until_ms <= call->now_ms || !shift->account_sealed.at)
		return NB_OK;
	/* One road that does not open ends this shift and holds up no other (O7). */
	if (nb_vault_unseal(call->tools->vault, shift->key, &place, shift->account_sealed,
	                    call->arena, &plain) ||
	    plain.length != sizeof(account))
		return NB_OK;
	memcpy(&account, plain.at, sizeof(account));
	enum nb_status status = nb_object_hat_holds(call, account, shift->hat, shift->community,
	                                            shift->municipality.at, &holds);
	return status || !holds ? status : find_seen(call, account, shift->hat, ret_seen_ms);
}

static enum nb_status
keep_shift(struct nb_call *call, const struct shift *shift, bool *changed)
{
	int64_t seen_ms;
	enum nb_status status = look_at_shift(call, shift, &seen_ms);

	if (status)
		return status;
	if (!seen_ms) {
		*changed = true;
		return drop(call, shift->community, shift->member);
	}
	if (seen_ms <= shift->active_ms)
		return NB_OK;
	return nb_db_run(call->tools->db, NB_SQL_SHIFT_NOTE_ACTIVE,
	                 NB_BIND(nb_int(shift->community), nb_int(shift->member), nb_int(seen_ms)),
	                 NULL);
}

/* The shifts of one community stand together in the list. */
static enum nb_status
run(struct nb_call *call)
{
	struct nb_list list = {NULL, 0};
	enum nb_status status = find_shifts(call, &list);
	const struct shift *shifts = list.at;
	bool changed = false;

	for (size_t i = 0; !status && i < list.count; i++) {
		status = keep_shift(call, &shifts[i], &changed);
		if (status ||
		    (i + 1 < list.count && shifts[i + 1].community == shifts[i].community))
			continue;
		status = review(call, shifts[i].community, changed);
		changed = false;
	}
	return status ? status : nb_on_call_upkeep(call); /* by who is on duty now */
}

const struct nb_command nb_internal_duty = {
    .name = "internal.duty",
    .lane = NB_LANE_WRITE,
    .needs = NB_RIGHT_VISIT,
    .run = run,
};

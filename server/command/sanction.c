/*
 * sanction.c - impose, carry along and end what somebody may not do in a community.
 * Not here: who may (model/rights.c), what it stops (the relation bits of command/object.c).
 */
#include "noaber/sanction.h"

#include "noaber/life.h"
#include "noaber/people.h"

struct running {
	int64_t until_ms[NB_SANCTION_COUNT]; /* 0: not at all */
};

static enum nb_status
find_running(struct nb_call *call, struct nb_str link, struct running *ret)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_SANCTIONS_OF_LINK,
	                                      NB_BIND(nb_bytes(link), nb_int(call->now_ms)));

	*ret = (struct running){{0}};
	while (nb_cursor_next(cursor)) {
		int64_t kind = nb_cursor_int(cursor, 0);
		if (kind >= 0 && kind < NB_SANCTION_COUNT)
			ret->until_ms[kind] = nb_cursor_int(cursor, 1);
	}
	return nb_cursor_end(cursor);
}

enum nb_status
nb_sanction_relate(struct nb_call *call, struct nb_str link, unsigned *relation)
{
	struct running running;
	enum nb_status status = find_running(call, link, &running);

	if (!status)
		nb_relate_sanctions(call->now_ms, running.until_ms[NB_SANCTION_PAUSE],
		                    running.until_ms[NB_SANCTION_BAN], relation);
	return status;
}

enum nb_status
nb_sanction_carry(struct nb_call *call, struct nb_str link)
{
	struct running running;
	enum nb_status status = find_running(call, link, &running);

	return status
	           ? status
	           : nb_db_run(call->tools->db, NB_SQL_MEMBER_RESTRICT,
	                       NB_BIND(nb_bytes(link), nb_int(running.until_ms[NB_SANCTION_PAUSE]),
	                               nb_int(running.until_ms[NB_SANCTION_BAN])),
	                       NULL);
}

static enum nb_status
store(struct nb_call *call, enum nb_sanction kind, struct nb_str link,
      const struct nb_sanction_args *args, const struct nb_sanction_reply *sanction)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place rule_place =
	    nb_place_sanction_rule(object->community, sanction->sanction, object->author);
	const struct nb_seal_place reason_place =
	    nb_place_sanction_reason(object->community, sanction->sanction, object->author);
	struct nb_vault *vault = call->tools->vault;
	struct nb_str rule, reason;

	enum nb_status status =
	    nb_vault_seal(vault, object->author_key, &rule_place, args->rule, call->arena, &rule);
	if (!status)
		status = nb_vault_seal(vault, object->author_key, &reason_place, args->reason,
		                       call->arena, &reason);
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_SANCTION_ADD,
	                 NB_BIND(nb_int(sanction->sanction), nb_int(object->community),
	                         nb_bytes(link), nb_int(object->author), nb_int(kind),
	                         nb_bytes(rule), nb_bytes(reason), nb_int(object->member),
	                         nb_int(call->now_ms), nb_int(sanction->until_ms)),
	                 NULL);
}

/* Who has this link now: opened for the effects of the act alone, nobody is shown it. 0: nobody. */
static enum nb_status
find_person(struct nb_call *call, struct nb_str link, nb_row *ret_member, nb_row *ret_account)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MEMBER_OF_LINK,
	                                       NB_BIND(nb_bytes(link)), &cursor);

	*ret_account = 0;
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	*ret_member = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	return status ? status : nb_face_account(call, *ret_member, ret_account);
}

/* What it takes is taken from open connections too, and the person hears that there is something to
 * read (MO8, Z4). */
static enum nb_status
take_effect(struct nb_call *call, struct nb_str link, bool takes_reading)
{
	nb_row member = 0, account = 0;
	enum nb_status status = nb_sanction_carry(call, link);

	if (!status)
		status = find_person(call, link, &member, &account);
	if (status || !account)
		return status;
	if (takes_reading)
		status = nb_face_unwatch(call, account, member);
	nb_outbox_event_to(call, account, &nb_event_sanction_changed, NULL);
	return status;
}

/* NB_E_FORBIDDEN: the face of a host. */
static enum nb_status
link_of(struct nb_call *call, struct nb_str *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MEMBER_LINK_AND_HAT,
	                                       NB_BIND(nb_int(call->object.author)), &cursor);

	if (status)
		return status;
	struct nb_str link = nb_cursor_bytes(cursor, 0);
	bool host = nb_hat_hosts((enum nb_hat)nb_cursor_int(cursor, 1), true);
	*ret = nb_arena_copy(call->arena, link.at, link.length);
	status = nb_cursor_end(cursor);
	return !status && host ? NB_E_FORBIDDEN : status;
}

enum nb_status
nb_sanction_impose(struct nb_call *call, enum nb_sanction kind, const struct nb_sanction_args *args,
                   struct nb_sanction_reply *ret)
{
	struct nb_str link;
	enum nb_status status = link_of(call, &link);

	if (status)
		return status;
	ret->sanction = nb_row_next(call->now_ms);
	ret->until_ms = call->now_ms + args->days * NB_DAY_MS;
	status = store(call, kind, link, args, ret);
	return status ? status : take_effect(call, link, kind == NB_SANCTION_BAN);
}

enum nb_status
nb_sanction_end(struct nb_call *call)
{
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_SANCTION_END,
	              NB_BIND(nb_int(call->object.sanction), nb_int(call->now_ms)), &changed);

	if (!status && !changed)
		status = NB_E_CONFLICT;
	return status ? status : take_effect(call, call->object.sanction_link, false);
}

enum nb_status
nb_object_load_sanction(struct nb_call *call, nb_row sanction, struct nb_object *ret)
{
	struct nb_object object;
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_SANCTION_ONE,
	                                       NB_BIND(nb_int(sanction)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0), about = nb_cursor_int(cursor, 1);
	nb_row key = nb_cursor_int(cursor, 2), by = nb_cursor_int(cursor, 4);
	struct nb_str link = nb_cursor_bytes(cursor, 5);
	link = nb_arena_copy(call->arena, link.at, link.length);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_object_load_community(call, community, &object);
	if (status)
		return status;
	object.author = about;
	object.author_key = key;
	object.sanction = sanction;
	object.sanction_link = link;
	if (object.member && object.member == about)
		object.situation.relation |= NB_IS_CONCERNED;
	if (object.member && object.member == by)
		object.situation.relation |= NB_IS_IMPOSER;
	*ret = object;
	return NB_OK;
}

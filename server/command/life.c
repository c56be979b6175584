/*
 * life.c - an account leaves, comes back, or is erased.
 *
 * Erasing goes in small steps, one a round of upkeep, because two databases cannot commit together.
 * Each step can be done again: a face is found through the account's own list, its key is destroyed
 * before its row is emptied, and the account's key, which opens that list, goes last and alone.
 * Not here: when an account may be used (model/life.c), when upkeep runs (core/upkeep.c).
 */
#include "noaber/account.h"
#include "noaber/audit.h"
#include "noaber/introductions.h"
#include "noaber/people.h"
#include "noaber/pinned_cards.h"
#include "noaber/secret.h"
#include "noaber/staff.h"
#include "noaber/talk_of_two.h"

#define ACCOUNTS_A_ROUND 8
#define FACES_A_ROUND 16 /* of one account; each costs a synced write in keys.db */

static enum nb_status
set_faces(struct nb_call *call, nb_row account, enum nb_face_state from, enum nb_face_state to)
{
	struct nb_list list;
	enum nb_status status = nb_view_memberships(call, account, &list);

	for (size_t i = 0; !status && i < list.count; i++) {
		nb_row member = ((const struct nb_membership *)list.at)[i].member;
		status = nb_db_run(call->tools->db, NB_SQL_MEMBER_SET_STATE,
		                   NB_BIND(nb_int(member), nb_int(from), nb_int(to)), NULL);
		if (!status)
			status = nb_pinned_author_changed(call, member);
	}
	return status;
}

enum nb_status
nb_account_leave(struct nb_call *call, enum nb_life life, int64_t due_ms)
{
	nb_row account = call->subject.account;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_LEAVE,
	              NB_BIND(nb_int(account), nb_int(life), nb_ref(due_ms)), &changed);

	if (!status && !changed) /* another device was first */
		status = NB_E_CONFLICT;
	if (!status)
		status = set_faces(call, account, NB_FACE_HERE, NB_FACE_AWAY);
	return status ? status : nb_account_end_sessions(call, account, 0, "ended_elsewhere");
}

enum nb_status
nb_account_leave_for(struct nb_call *call, enum nb_life life, int64_t due_ms)
{
	struct nb_account mine;
	enum nb_status status = nb_account_by_row(call, call->subject.account, &mine);

	if (!status && !mine.passphrase.at)
		status = NB_E_KEEP_FIRST;
	return status ? status : nb_account_leave(call, life, due_ms);
}

enum nb_status
nb_account_return(struct nb_call *call, nb_row account)
{
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_RETURN, NB_BIND(nb_int(account)), NULL);

	return status ? status : set_faces(call, account, NB_FACE_AWAY, NB_FACE_HERE);
}

/* ---- erasing ---- */

/* A key that is gone already was destroyed by a round whose commit failed. */
static enum nb_status
destroy_key(struct nb_call *call, nb_row key)
{
	enum nb_status status = nb_vault_destroy_key(call->tools->vault, key, call->now_ms);

	return status == NB_E_NOT_FOUND ? NB_OK : status;
}

/* What hangs on the account itself. The keys of the card and of asks to come in go with it. */
static enum nb_status
drop_own(struct nb_call *call, nb_row account)
{
	enum nb_status status = nb_card_drop(call, account);

	if (status == NB_E_NOT_FOUND)
		status = NB_OK;
	if (!status)
		status = nb_introductions_drop(call, account);
	return status ? status : nb_store_drop_own(call->tools->db, account);
}

/* Nobody can sign in from here on, and no name leads to the account. */
static enum nb_status
begin_erasing(struct nb_call *call, nb_row account)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_ACCOUNT_BEGIN_ERASING,
	                                  NB_BIND(nb_int(account), nb_bytes(NB_STR(""))), NULL);

	if (!status)
		status = drop_own(call, account);
	return status ? status : nb_account_end_sessions(call, account, 0, "expired");
}

/* The name goes to rest; in the row its fold gives way to chance, which is nobody's name. */
static enum nb_status
empty_face(struct nb_call *call, nb_row member)
{
	uint8_t nobody[32];
	enum nb_status status = nb_db_run(
	    call->tools->db, NB_SQL_NAME_REST,
	    NB_BIND(nb_int(member), nb_int(call->now_ms + NB_NAME_REST_DAYS * NB_DAY_MS)), NULL);

	if (status)
		return status;
	nb_secret_random(nobody, sizeof(nobody));
	return nb_db_run(call->tools->db, NB_SQL_MEMBER_ERASE,
	                 NB_BIND(nb_int(member), nb_bytes(NB_STR("")),
	                         nb_bytes((struct nb_str){(char *)nobody, sizeof(nobody)})),
	                 NULL);
}

static enum nb_status
erase_face(struct nb_call *call, nb_row account, const struct nb_membership *membership)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MEMBER_LIFE,
	                                       NB_BIND(nb_int(membership->member)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0), key = nb_cursor_int(cursor, 1);
	int64_t face = nb_cursor_int(cursor, 2);
	status = nb_cursor_end(cursor);
	if (!status)
		status = destroy_key(call, key);
	if (!status && face != NB_FACE_LEFT)
		status = nb_face_leave(call, account, membership->member, community);
	if (!status)
		status = empty_face(call, membership->member);
	if (!status)
		status = nb_store_drop_face(call->tools->db, membership->member);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_MEMBERSHIP_DROP,
	                          NB_BIND(nb_int(membership->list_row)), NULL);
}

static enum nb_status
end_erasing(struct nb_call *call, nb_row account, nb_row key)
{
	enum nb_status status = destroy_key(call, key);

	if (!status) /* entries that did not open */
		status = nb_db_run(call->tools->db, NB_SQL_MEMBERSHIPS_DROP,
		                   NB_BIND(nb_int(account)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ACCOUNT_ERASED, NB_BIND(nb_int(account)),
		                   NULL);
	if (status)
		return status;
	call->concerns = (struct nb_concerns){.account = account};
	return nb_audit_act(call, NB_AUDIT_ACCOUNT_ERASED, NB_OK);
}

static enum nb_status
go_on_erasing(struct nb_call *call, nb_row account, nb_row key)
{
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, account, &faces);

	if (!status && !faces.count)
		return end_erasing(call, account, key);
	for (size_t i = 0; !status && i < faces.count && i < FACES_A_ROUND; i++)
		status = erase_face(call, account, &((const struct nb_membership *)faces.at)[i]);
	return status;
}

struct due {
	nb_row account, key;
	enum nb_life life;
};

static enum nb_status
step(struct nb_call *call, const struct due *due)
{
	switch (due->life) {
	case NB_LIFE_PAUSED: return nb_account_return(call, due->account);
	case NB_LIFE_ACTIVE: /* a guest that nobody can come back to */
	case NB_LIFE_CLOSED: return begin_erasing(call, due->account);
	case NB_LIFE_ERASING: return go_on_erasing(call, due->account, due->key);
	case NB_LIFE_FROZEN:
	case NB_LIFE_ERASED:
	case NB_LIFE_COUNT: break;
	}
	nb_never("an account that waits for nothing is due");
	return NB_E_INTERNAL;
}

/* Rows first, steps after: a statement is not started again inside its own loop. */
static enum nb_status
run(struct nb_call *call)
{
	struct due due[ACCOUNTS_A_ROUND];
	size_t count = 0;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ACCOUNTS_DUE,
	               NB_BIND(nb_int(call->now_ms), nb_int(ACCOUNTS_A_ROUND)));

	while (count < ACCOUNTS_A_ROUND && nb_cursor_next(cursor))
		due[count++] = (struct due){
		    .account = nb_cursor_int(cursor, 0),
		    .life = (enum nb_life)nb_cursor_int(cursor, 1),
		    .key = nb_cursor_int(cursor, 2),
		};
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++)
		status = step(call, &due[i]);
	if (!status)
		status = nb_unmask_expire(call);
	if (!status)
		status = nb_direct_expire(call);
	return status ? status : nb_introductions_expire(call);
}

const struct nb_command nb_internal_due = {
    .name = "internal.due",
    .lane = NB_LANE_WRITE,
    .needs = NB_RIGHT_VISIT,
    .run = run,
};

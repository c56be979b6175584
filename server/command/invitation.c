/*
 * invitation.c - codes that let people in: made, looked up, used.
 * Not here: what they open (appoint.c, commands/invitation/use.c).
 */
#include "noaber/life.h"
#include "noaber/secret.h"
#include "noaber/staff.h"

/* A mark in front keeps a code apart from a login name, which is hashed under the same key. */
static enum nb_status
hash_code(struct nb_call *call, struct nb_str code, uint8_t ret[NB_CODE_HASH_BYTES])
{
	struct nb_str folded = nb_text_fold(code, call->arena);
	struct nb_buf marked;

	nb_buf_init(&marked, 1 + folded.length);
	nb_buf_add_byte(&marked, '\x02');
	nb_buf_add_str(&marked, folded);
	bool whole = !marked.failed;
	if (whole)
		nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER), marked.at,
		               marked.length, ret);
	nb_buf_finish(&marked);
	return whole ? NB_OK : NB_E_TOO_LARGE;
}

static struct nb_str
bytes_of(const uint8_t hash[NB_CODE_HASH_BYTES])
{
	return (struct nb_str){(const char *)hash, NB_CODE_HASH_BYTES};
}

enum nb_status
nb_code_make(struct nb_call *call, struct nb_invitation *invitation, int64_t uses, int64_t days,
             struct nb_str *ret_code)
{
	uint8_t hash[NB_CODE_HASH_BYTES];
	uint16_t random[NB_PHRASE_WORDS];

	nb_secret_random(random, sizeof(random));
	struct nb_str code = nb_phrase_make(random, call->arena);
	nb_secret_wipe(random, sizeof(random));
	enum nb_status status = code.at ? hash_code(call, code, hash) : NB_E_TOO_LARGE;
	if (status)
		return status;
	invitation->row = nb_row_next(call->now_ms);
	invitation->until_ms = call->now_ms + days * NB_DAY_MS;
	*ret_code = code;
	return nb_db_run(call->tools->db, NB_SQL_INVITATION_ADD,
	                 NB_BIND(nb_int(invitation->row), nb_bytes(bytes_of(hash)),
	                         nb_ref(invitation->appointment), nb_ref(invitation->community),
	                         nb_int(uses), nb_int(call->now_ms), nb_int(invitation->until_ms)),
	                 NULL);
}

enum nb_status
nb_code_find(struct nb_call *call, struct nb_str code, struct nb_invitation *ret)
{
	uint8_t hash[NB_CODE_HASH_BYTES];
	struct nb_cursor *cursor;
	enum nb_status status = hash_code(call, code, hash);

	if (!status)
		status = nb_db_find_one(call->tools->db, NB_SQL_INVITATION_BY_CODE,
		                        NB_BIND(nb_bytes(bytes_of(hash)), nb_int(call->now_ms)),
		                        &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_WRONG_INVITATION : status;
	*ret = (struct nb_invitation){
	    .row = nb_cursor_int(cursor, 0),
	    .appointment = nb_cursor_int(cursor, 1),
	    .community = nb_cursor_int(cursor, 2),
	    .until_ms = nb_cursor_int(cursor, 3),
	};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_code_take(struct nb_call *call, const struct nb_invitation *invitation)
{
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_INVITATION_TAKE,
	              NB_BIND(nb_int(invitation->row), nb_int(call->now_ms)), &changed);

	return status || changed ? status : NB_E_WRONG_INVITATION;
}

enum nb_status
nb_object_load_invitation(struct nb_call *call, nb_row invitation, struct nb_object *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_INVITATION_COMMUNITY,
	                                       NB_BIND(nb_int(invitation)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_object_load_community(call, community, ret);
	if (!status)
		ret->invitation = invitation;
	return status;
}

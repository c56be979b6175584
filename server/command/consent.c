/*
 * consent.c - who agreed to what: the newest row of an account and a purpose.
 * Not here: the purposes, their texts, and which version counts (model/consent.c).
 */
#include "noaber/people.h"

struct answer {
	struct nb_consent last;
	int64_t at_ms;
};

static enum nb_status
read_last(struct nb_call *call, nb_row account, enum nb_purpose purpose, struct answer *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_CONSENT_NEWEST,
	                                       NB_BIND(nb_int(account), nb_int(purpose)), &cursor);

	*ret = (struct answer){{0, false}, NB_INT_ABSENT};
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	ret->last.version = nb_cursor_int(cursor, 0);
	ret->last.given = nb_cursor_int(cursor, 1) != 0;
	ret->at_ms = nb_cursor_int(cursor, 2);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_consent_holds(struct nb_call *call, nb_row account, enum nb_purpose purpose, bool *ret_holds)
{
	struct answer answer;
	enum nb_status status = read_last(call, account, purpose, &answer);

	if (!status)
		*ret_holds = nb_consent_counts(purpose, &answer.last);
	return status;
}

/* A withdrawal is of the text that was agreed to, which may be an older one. */
enum nb_status
nb_consent_write(struct nb_call *call, nb_row account, enum nb_purpose purpose, bool given)
{
	struct answer answer;
	enum nb_status status = read_last(call, account, purpose, &answer);

	if (status)
		return status;
	return nb_db_run(
	    call->tools->db, NB_SQL_CONSENT_ADD,
	    NB_BIND(nb_int(nb_row_next(call->now_ms)), nb_int(account), nb_int(purpose),
	            nb_int(given ? nb_purpose_rows[purpose].version : answer.last.version),
	            nb_int(given), nb_int(call->now_ms)),
	    NULL);
}

enum nb_status
nb_consent_at_the_door(struct nb_call *call, nb_row account, int64_t agreed)
{
	bool holds;
	enum nb_status status = nb_consent_holds(call, account, NB_PURPOSE_SERVICE, &holds);

	if (status || holds)
		return status;
	if (agreed != nb_purpose_rows[NB_PURPOSE_SERVICE].version) {
		call->refusal.field = "agreed";
		return NB_E_CONSENT_NEEDED;
	}
	return nb_consent_write(call, account, NB_PURPOSE_SERVICE, true);
}

enum nb_status
nb_view_consent(struct nb_call *call, enum nb_purpose purpose, struct nb_consent_view *ret)
{
	struct answer answer;
	enum nb_status status = read_last(call, call->subject.account, purpose, &answer);

	if (status)
		return status;
	ret->purpose = (int)purpose;
	ret->given = nb_consent_counts(purpose, &answer.last);
	ret->asks_again = nb_consent_asks_again(purpose, &answer.last);
	ret->version = answer.last.version ? answer.last.version : NB_INT_ABSENT;
	ret->at_ms = answer.at_ms;
	return NB_OK;
}

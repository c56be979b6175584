/* oidc.sign_in - back from the organisation: come in with the account that is linked there. What
 * somebody may do is in their grants here; no claim of the provider adds to it (A10). */
#include "noaber/arrive.h"
#include "noaber/organisation.h"

struct oidc_sign_in {
	NB_RETURNED_MEMBERS;
	int hat;
	int64_t agreed;
	struct nb_str device;
	bool come_back;
};

static const struct nb_field fields[] = {
    NB_RETURNED_FIELDS(struct oidc_sign_in),
    NB_FIELD_WORD_OPT(struct oidc_sign_in, hat, &nb_words_hat,
                      "professional or partner; the first one held when left out"),
    NB_ARRIVAL_FIELDS(struct oidc_sign_in),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct oidc_sign_in, fields);

static struct nb_returned
returned_of(const struct oidc_sign_in *args)
{
	return (struct nb_returned){args->code, args->state, args->browser_key, args->iss};
}

static enum nb_status
prepare(struct nb_call *call)
{
	const struct nb_returned returned = returned_of(call->args);

	return nb_organisation_prepare_return(call, &returned, 0);
}

static enum nb_status
find_account(struct nb_call *call, struct nb_str subject, nb_row *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_OIDC_LINK_ACCOUNT,
	                                       NB_BIND(nb_bytes(subject)), &cursor);

	if (status) /* nothing is told of which accounts there are (A6) */
		return status == NB_E_NOT_FOUND ? NB_E_NOT_LINKED : status;
	*ret = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

/* The wish, or the first of the two hats that this organisation lets somebody wear. */
static enum nb_status
choose_hat(struct nb_call *call, nb_row account, int wish, int *ret)
{
	static const enum nb_hat hats[] = {NB_HAT_PROFESSIONAL, NB_HAT_PARTNER};

	for (size_t i = 0; i < NB_COUNT(hats); i++) {
		bool allows;
		enum nb_status status = nb_organisation_allows(call, account, hats[i], &allows);

		if (status)
			return status;
		*ret = (int)hats[i];
		if (allows && (wish == NB_WORD_ABSENT || wish == *ret))
			return NB_OK;
	}
	call->concerns = (struct nb_concerns){.account = account, .hat = (enum nb_hat) * ret};
	return NB_E_FORBIDDEN;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct oidc_sign_in *args = call->args;
	const struct nb_oidc_identity *identity = call->prepared;
	const struct nb_returned returned = returned_of(args);
	struct nb_arrival arrival = {.agreed = args->agreed,
	                             .device = args->device,
	                             .come_back = args->come_back,
	                             .verified = identity->factor};
	uint8_t hash[NB_SHA256_BYTES];
	const struct nb_str subject = {(const char *)hash, sizeof(hash)};

	nb_organisation_hash(call, identity->subject, hash);
	enum nb_status status = nb_organisation_take(call, &returned);
	if (!status)
		status = find_account(call, subject, &arrival.account);
	if (!status)
		status = choose_hat(call, arrival.account, args->hat, &arrival.hat);
	if (!status)
		status = nb_arrive(call, &arrival, call->reply);
	if (status) /* gone for good: as if it had never been linked (A6) */
		return status == NB_E_WRONG_CREDENTIALS ? NB_E_NOT_LINKED : status;
	return nb_db_run(call->tools->db, NB_SQL_OIDC_LINK_USED,
	                 NB_BIND(nb_bytes(subject), nb_int(call->now_ms)), NULL);
}

const struct nb_command nb_cmd_oidc_sign_in = {
    .name = "oidc.sign_in",
    .doc = "Come in with the account that is linked to one at the organisation. An attempt may be "
	   "said again while the server has a question (consent_needed, paused, frozen, closed).",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_OUTBOUND,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_SESSION_BY_ORGANISATION,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_entered_reply,
    .prepare = prepare,
    .run = run,
};

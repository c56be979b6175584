/* oidc.link - back from the organisation: link the account there to the one here. */
#include "noaber/organisation.h"

static const struct nb_field fields[] = {NB_RETURNED_FIELDS(struct nb_returned)};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct nb_returned, fields);

static enum nb_status
prepare(struct nb_call *call)
{
	enum nb_status status = nb_organisation_may_link(call);

	/* An attempt of account 0 is a sign-in; that is nobody's here. */
	return status ? status
	              : nb_organisation_prepare_return(call, call->args, call->subject.account);
}

/* Who is linked already, here or there, unlinks first: nothing is replaced unseen. */
static enum nb_status
run(struct nb_call *call)
{
	const struct nb_oidc_identity *identity = call->prepared;
	uint8_t subject[NB_SHA256_BYTES], issuer[NB_ISSUER_HASH_BYTES];
	int64_t added = 0;

	enum nb_status status = nb_organisation_may_link(call);
	if (!status)
		status = nb_organisation_take(call, call->args);
	if (status)
		return status;
	nb_organisation_hash(call, identity->subject, subject);
	nb_organisation_hash(call, "", issuer);
	status = nb_db_run(call->tools->db, NB_SQL_OIDC_LINK_ADD,
	                   NB_BIND(nb_bytes((struct nb_str){(char *)subject, sizeof(subject)}),
	                           nb_bytes((struct nb_str){(char *)issuer, sizeof(issuer)}),
	                           nb_int(call->subject.account), nb_int(call->now_ms)),
	                   &added);
	return !status && !added ? NB_E_LINK_TAKEN : status;
}

const struct nb_command nb_cmd_oidc_link = {
    .name = "oidc.link",
    .doc = "Link the account at the organisation that the provider just vouched for; it signs in "
	   "from now on.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_OUTBOUND,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_ORGANISATION_LINKED,
    .args = &args_shape,
    .prepare = prepare,
    .run = run,
};

/* oidc.unlink - the account at the organisation signs in here no more. */
#include "noaber/organisation.h"

static enum nb_status
run(struct nb_call *call)
{
	uint8_t issuer[NB_ISSUER_HASH_BYTES];
	int64_t dropped = 0;

	nb_organisation_hash(call, "", issuer);
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_OIDC_LINK_DROP,
	              NB_BIND(nb_int(call->subject.account),
	                      nb_bytes((struct nb_str){(char *)issuer, sizeof(issuer)})),
	              &dropped);
	return !status && !dropped ? NB_E_NOT_FOUND : status;
}

const struct nb_command nb_cmd_oidc_unlink = {
    .name = "oidc.unlink",
    .doc = "Take the link to one's account at the organisation away. Sessions stay.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .fresh = true,
    .audit = NB_AUDIT_ORGANISATION_UNLINKED,
    .run = run,
};

/* tried.c - each attempt is asked about once (A10: replay). In memory alone: after a restart the
 * provider refuses a code that was used. */
#include "tried.h"

#include <string.h>

bool
nb_oidc_tried_find(const struct nb_oidc_tried *tried, const char *state, enum nb_status *ret_status,
                   struct nb_oidc_identity *ret)
{
	for (size_t i = 0; i < NB_OIDC_TRIED_MOST; i++) {
		if (strcmp(tried->rows[i].state, state) != 0)
			continue;
		*ret_status = tried->rows[i].status;
		*ret = tried->rows[i].identity;
		return true;
	}
	return false;
}

void
nb_oidc_tried_note(struct nb_oidc_tried *tried, const char *state, enum nb_status status,
                   const struct nb_oidc_identity *identity)
{
	size_t at = tried->next++ % NB_OIDC_TRIED_MOST;

	memset(&tried->rows[at], 0, sizeof(tried->rows[at]));
	memcpy(tried->rows[at].state, state, NB_OIDC_STATE_BYTES + 1);
	tried->rows[at].status = status;
	if (!status)
		tried->rows[at].identity = *identity;
}

/* tried.h - attempts that were asked about, and what came of it. Private to server/oidc. */
#ifndef NB_OIDC_TRIED_H
#define NB_OIDC_TRIED_H

#include "noaber/oidc.h"

#define NB_OIDC_TRIED_MOST 512 /* the oldest gives way; at the provider its code is used up too */

struct nb_oidc_tried {
	struct {
		char state[NB_OIDC_STATE_BYTES + 1];
		enum nb_status status;
		struct nb_oidc_identity identity; /* when status is NB_OK */
	} rows[NB_OIDC_TRIED_MOST];
	size_t next;
};

/** false: ${state} was not asked about. */
bool nb_oidc_tried_find(const struct nb_oidc_tried *tried, const char *state,
                        enum nb_status *ret_status, struct nb_oidc_identity *ret);
void nb_oidc_tried_note(struct nb_oidc_tried *tried, const char *state, enum nb_status status,
                        const struct nb_oidc_identity *identity);

#endif

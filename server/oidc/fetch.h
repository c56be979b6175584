/* fetch.h - one request to the provider. Private to server/oidc. */
#ifndef NB_OIDC_FETCH_H
#define NB_OIDC_FETCH_H

#include "noaber/oidc.h"

#include <curl/curl.h>
#include <stdatomic.h>

/* owner: the outbound thread, but for `stop`. */
struct nb_oidc_line {
	CURL *curl;
	struct nb_str authorities; /* PEM; empty: those of the system */
	int64_t until_ms;          /* steady: all of the command's requests end here */
	atomic_bool stop;
};

struct nb_oidc_request {
	const char *url;
	struct nb_str form;   /* absent: GET */
	const char *user;     /* NULL: no Authorization */
	const char *password; /* may be "" */
};

/** Ask, within line->until_ms, over TLS that the authorities vouch for, without following a redirect.
 * NB_OK with the body of a 200 in ${ret_body}; NB_E_ORGANISATION_REFUSED for a 4xx to a form;
 * NB_E_ORGANISATION_AWAY for all else. The log gets a number, never an address. */
NB_MUST_USE enum nb_status nb_oidc_fetch(struct nb_oidc_line *line,
                                         const struct nb_oidc_request *request,
                                         struct nb_buf *ret_body);

#endif

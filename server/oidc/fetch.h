/* fetch.h - one request to the provider. Private to server/oidc. */
#ifndef NB_OIDC_FETCH_H
#define NB_OIDC_FETCH_H

#include "noaber/https.h"
#include "noaber/oidc.h"

/** Ask, until ${until_ms} (steady) at most. NB_OK with the body of a 200 in request->body;
 * NB_E_ORGANISATION_REFUSED for a 4xx to a form; NB_E_ORGANISATION_AWAY for all else. */
NB_MUST_USE enum nb_status nb_oidc_fetch(struct nb_https *https,
                                         const struct nb_https_request *request, int64_t until_ms);

#endif

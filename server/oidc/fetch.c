/* fetch.c - what an answer of the provider means. How it is asked: server/https. */
#include "fetch.h"

#include "noaber/log.h"

enum nb_status
nb_oidc_fetch(struct nb_https *https, const struct nb_https_request *request, int64_t until_ms)
{
	struct nb_https_answer answer;

	nb_https_ask(https, request, &answer, 1, until_ms);
	if (!answer.fault && answer.code == 200)
		return NB_OK;
	nb_log(NB_LOG_WARN, "oidc.no_answer", "libcurl %d, HTTP %ld", answer.fault, answer.code);
	return !answer.fault && request->form.at && answer.code >= 400 && answer.code < 500
	           ? NB_E_ORGANISATION_REFUSED
	           : NB_E_ORGANISATION_AWAY;
}

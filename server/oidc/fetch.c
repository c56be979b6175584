/*
 * fetch.c - the only place that goes out to the network (libcurl). What the provider sends is
 * bounded in time and size before anybody looks at it.
 */
#include "fetch.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#define CONNECT_MOST_MS 3000L

/* A short count is libcurl's way to be told to stop. */
static size_t
take_bytes(char *bytes, size_t one, size_t count, void *body)
{
	struct nb_buf *into = body;

	nb_buf_add(into, bytes, one * count);
	return into->failed ? 0 : one * count;
}

static int
look_at_stop(void *line, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	(void)a;
	(void)b;
	(void)c;
	(void)d;
	return atomic_load(&((struct nb_oidc_line *)line)->stop) ? 1 : 0;
}

/* One option that does not take is a request that is not made: no weaker one in its place. */
static bool
set_safety(struct nb_oidc_line *line, long most_ms)
{
	CURL *curl = line->curl;
	struct curl_blob authorities = {.data = (void *)(uintptr_t)line->authorities.at,
	                                .len = line->authorities.length,
	                                .flags = CURL_BLOB_NOCOPY};
	CURLcode bad = curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");

	bad |= curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	bad |= curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	bad |= curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	bad |= curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	bad |= curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	bad |= curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* nor one of the environment */
	bad |= curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	bad |= curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L); /* a stop waits for no resolver */
	bad |= curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MOST_MS);
	bad |= curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, most_ms);
	bad |= curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	bad |= curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_at_stop);
	bad |= curl_easy_setopt(curl, CURLOPT_XFERINFODATA, line);
	if (line->authorities.length)
		bad |= curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &authorities);
	return bad == CURLE_OK;
}

static bool
set_request(CURL *curl, const struct nb_oidc_request *request, struct nb_buf *body)
{
	CURLcode bad = curl_easy_setopt(curl, CURLOPT_URL, request->url);

	bad |= curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
	bad |= curl_easy_setopt(curl, CURLOPT_WRITEDATA, body);
	if (request->form.at) {
		bad |= curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)request->form.length);
		bad |= curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->form.at);
	}
	if (request->user) {
		bad |= curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
		bad |= curl_easy_setopt(curl, CURLOPT_USERNAME, request->user);
		bad |= curl_easy_setopt(curl, CURLOPT_PASSWORD, request->password);
	}
	return bad == CURLE_OK;
}

enum nb_status
nb_oidc_fetch(struct nb_oidc_line *line, const struct nb_oidc_request *request,
              struct nb_buf *ret_body)
{
	int64_t most_ms = line->until_ms - nb_clock_steady_ms();
	long code = 0;

	if (most_ms <= 0 || atomic_load(&line->stop))
		return NB_E_ORGANISATION_AWAY;
	curl_easy_reset(line->curl); /* connections stay */
	if (!set_safety(line, (long)most_ms) || !set_request(line->curl, request, ret_body)) {
		nb_log(NB_LOG_ERROR, "oidc.no_request", "an option was not taken");
		return NB_E_ORGANISATION_AWAY;
	}
	CURLcode result = curl_easy_perform(line->curl);
	curl_easy_getinfo(line->curl, CURLINFO_RESPONSE_CODE, &code);
	curl_easy_reset(line->curl); /* forgets the secret too */
	if (result == CURLE_OK && code == 200)
		return NB_OK;
	nb_log(NB_LOG_WARN, "oidc.no_answer", "libcurl %d, HTTP %ld", (int)result, code);
	return result == CURLE_OK && request->form.at && code >= 400 && code < 500
	           ? NB_E_ORGANISATION_REFUSED
	           : NB_E_ORGANISATION_AWAY;
}

/*
 * https.c - the only place that goes out to the network (libcurl). What comes back is bounded in time
 * and size before anybody looks at it.
 */
#include "noaber/https.h"

#include "noaber/clock.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <curl/curl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#define CONNECT_MOST_MS 3000L
#define LOOK_MS 250 /* at the wish to stop */

struct nb_https {
	struct nb_https_setup setup;
	CURLM *all;
	CURL *lines[NB_HTTPS_AT_ONCE];
	struct curl_slist *headers[NB_HTTPS_AT_ONCE];
	atomic_bool stop;
};

struct nb_https *
nb_https_create(const struct nb_https_setup *setup)
{
	struct nb_https *https = calloc(1, sizeof(*https));
	bool good;

	if (!https)
		return NULL;
	https->setup = *setup;
	good = curl_global_init(CURL_GLOBAL_DEFAULT) == 0;
	https->all = curl_multi_init();
	for (size_t i = 0; i < NB_COUNT(https->lines); i++) {
		https->lines[i] = curl_easy_init();
		good = good && https->lines[i];
	}
	if (good && https->all)
		return https;
	nb_https_destroy(https);
	return NULL;
}

void
nb_https_destroy(struct nb_https *https)
{
	if (!https)
		return;
	for (size_t i = 0; i < NB_COUNT(https->lines); i++)
		curl_easy_cleanup(https->lines[i]);
	curl_multi_cleanup(https->all);
	curl_global_cleanup();
	free(https);
}

void
nb_https_interrupt(struct nb_https *https)
{
	atomic_store(&https->stop, true);
}

/* A short count is libcurl's way to be told to stop. */
static size_t
take_bytes(char *bytes, size_t one, size_t count, void *body)
{
	struct nb_buf *into = body;

	nb_buf_add(into, bytes, one * count);
	return into->failed ? 0 : one * count;
}

/* After the name was looked up, so that no name can lead inside; and for each address that is tried. */
static curl_socket_t
open_public(void *unused, curlsocktype purpose, struct curl_sockaddr *address)
{
	(void)unused;
	(void)purpose;
	bool good = nb_https_is_public(&address->addr);
#ifdef NB_TEST_BUILD /* tests bring a service of their own on this machine */
	good = good || (address->family == AF_INET &&
	                ((const unsigned char *)address->addr.sa_data)[2] == 127);
#endif
	if (!good)
		return CURL_SOCKET_BAD;
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* One option that does not take is a request that is not made: no weaker one in its place. */
static bool
set_safety(const struct nb_https *https, CURL *curl, long most_ms)
{
	struct curl_blob authorities = {.data = (void *)(uintptr_t)https->setup.authorities.at,
	                                .len = https->setup.authorities.length,
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
	if (https->setup.public_only)
		bad |= curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_public);
	if (https->setup.authorities.length)
		bad |= curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &authorities);
	return bad == CURLE_OK;
}

static bool
set_request(CURL *curl, const struct nb_https_request *request, struct curl_slist *headers)
{
	CURLcode bad = curl_easy_setopt(curl, CURLOPT_URL, request->url);

	bad |= curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
	bad |= curl_easy_setopt(curl, CURLOPT_WRITEDATA, request->body);
	if (request->form.at) {
		bad |= curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)request->form.length);
		bad |= curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->form.at);
	}
	if (request->user) {
		bad |= curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
		bad |= curl_easy_setopt(curl, CURLOPT_USERNAME, request->user);
		bad |= curl_easy_setopt(curl, CURLOPT_PASSWORD, request->password);
	}
	if (headers)
		bad |= curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	return bad == CURLE_OK;
}

static bool
add_headers(const char *const *lines, struct curl_slist **ret)
{
	*ret = NULL;
	for (; lines && *lines; lines++) {
		struct curl_slist *longer = curl_slist_append(*ret, *lines);

		if (!longer)
			return false;
		*ret = longer;
	}
	return true;
}

/* Under way, or not asked at all. */
static bool
begin(struct nb_https *https, size_t i, const struct nb_https_request *request, long most_ms)
{
	CURL *curl = https->lines[i];

	curl_easy_reset(curl); /* connections stay: they are kept for all lines */
	if (add_headers(request->headers, &https->headers[i]) && set_safety(https, curl, most_ms) &&
	    set_request(curl, request, https->headers[i]) &&
	    curl_multi_add_handle(https->all, curl) == CURLM_OK)
		return true;
	nb_log(NB_LOG_ERROR, "https.no_request", "an option was not taken");
	return false;
}

static void
run(struct nb_https *https, int64_t until_ms)
{
	int running = 1;

	while (running && !atomic_load(&https->stop) && nb_clock_steady_ms() < until_ms) {
		if (curl_multi_perform(https->all, &running) != CURLM_OK)
			return;
		if (running && curl_multi_poll(https->all, NULL, 0, LOOK_MS, NULL) != CURLM_OK)
			return;
	}
}

static void
take_faults(struct nb_https *https, struct nb_https_answer *answers, size_t count)
{
	int left;
	CURLMsg *message;

	while ((message = curl_multi_info_read(https->all, &left)) != NULL)
		for (size_t i = 0; i < count; i++)
			if (https->lines[i] == message->easy_handle)
				answers[i].fault = (int)message->data.result;
}

void
nb_https_ask(struct nb_https *https, const struct nb_https_request *requests,
             struct nb_https_answer *answers, size_t count, int64_t until_ms)
{
	int64_t most_ms = until_ms - nb_clock_steady_ms();
	bool begun[NB_HTTPS_AT_ONCE] = {false};

	nb_assert(count <= NB_HTTPS_AT_ONCE);
	for (size_t i = 0; i < count; i++) {
		answers[i] = (struct nb_https_answer){.fault = CURLE_OPERATION_TIMEDOUT};
		begun[i] = most_ms > 0 && !atomic_load(&https->stop) &&
		           begin(https, i, &requests[i], (long)most_ms);
	}
	run(https, until_ms);
	take_faults(https, answers, count);
	for (size_t i = 0; i < count; i++) {
		if (begun[i]) {
			if (!answers[i].fault)
				curl_easy_getinfo(https->lines[i], CURLINFO_RESPONSE_CODE,
				                  &answers[i].code);
			curl_multi_remove_handle(https->all, https->lines[i]);
		}
		curl_easy_reset(https->lines[i]); /* forgets secrets too */
		curl_slist_free_all(https->headers[i]);
		https->headers[i] = NULL;
	}
}

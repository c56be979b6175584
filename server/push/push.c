/*
 * push.c - the requests that wake devices. All are the same but for where they go: no payload, the same
 * headers, and for each service one token that stays the same for hours (P12).
 */
#include "noaber/push.h"

#include "vapid.h"

#include "noaber/clock.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#define SERVICES_MOST 8                     /* whose tokens are kept at a time */
#define TOKEN_S (INT64_C(12) * 60 * 60)     /* RFC 8292 allows 24 hours */
#define TOKEN_LEFT_S (INT64_C(1) * 60 * 60) /* then a new one is made */
#define AUDIENCE_BYTES 256
#define ANSWER_BYTES_MOST 4096 /* what a service says beside its code is not looked at */
#define MINUTE_MS 60000

struct token {
	char audience[AUDIENCE_BYTES];
	int64_t until_s;
	char authorization[NB_VAPID_TOKEN_BYTES_MOST + NB_PUSH_KEY_TEXT_BYTES +
	                   64]; /* header line */
};

struct nb_push {
	char contact[NB_SETTING_TEXT_BYTES];
	char *authorities;
	struct nb_https *https;
	EVP_PKEY *key;
	char public_key[NB_PUSH_KEY_TEXT_BYTES + 1];
	struct token tokens[SERVICES_MOST];
	size_t next;
};

bool
nb_push_public_key(const uint8_t seed[32], char ret[NB_PUSH_KEY_TEXT_BYTES + 1])
{
	EVP_PKEY *key = nb_vapid_key(seed);
	bool good = key && nb_vapid_public(key, ret);

	EVP_PKEY_free(key);
	return good;
}

struct nb_push *
nb_push_create(const struct nb_push_settings *settings, const uint8_t seed[32],
               struct nb_str authorities)
{
	struct nb_push *push = *settings->contact ? calloc(1, sizeof(*push)) : NULL;

	if (!push)
		return NULL;
	snprintf(push->contact, sizeof(push->contact), "%s", settings->contact);
	push->authorities = malloc(authorities.length + 1);
	if (push->authorities && authorities.length)
		memcpy(push->authorities, authorities.at, authorities.length);
	push->https = nb_https_create(&(struct nb_https_setup){
	    .authorities = {push->authorities, authorities.length}, .public_only = true});
	push->key = nb_vapid_key(seed);
	if (push->authorities && push->https && push->key &&
	    nb_vapid_public(push->key, push->public_key))
		return push;
	nb_push_destroy(push);
	return NULL;
}

void
nb_push_destroy(struct nb_push *push)
{
	if (!push)
		return;
	nb_https_destroy(push->https);
	EVP_PKEY_free(push->key);
	free(push->authorities);
	nb_secret_wipe(push, sizeof(*push));
	free(push);
}

void
nb_push_interrupt(struct nb_push *push)
{
	nb_https_interrupt(push->https);
}

/* ---- tokens ---- */

/* Scheme, host and port of a good endpoint. */
static struct nb_str
audience_of(struct nb_str endpoint)
{
	const char *slash = memchr(endpoint.at + 8, '/', endpoint.length - 8);

	return (struct nb_str){endpoint.at, (size_t)(slash - endpoint.at)};
}

/* The header line for a service; NULL when there is none to be had. */
static const char *
authorization(struct nb_push *push, struct nb_str audience, int64_t now_s)
{
	char text[NB_VAPID_TOKEN_BYTES_MOST];
	struct token *token = NULL;

	if (audience.length >= AUDIENCE_BYTES)
		return NULL;
	for (size_t i = 0; i < SERVICES_MOST && !token; i++)
		if (nb_str_equal(audience, nb_str_from(push->tokens[i].audience)))
			token = &push->tokens[i];
	if (token && token->until_s - TOKEN_LEFT_S > now_s)
		return token->authorization;
	if (!nb_vapid_token(push->key, audience, push->contact, now_s + TOKEN_S, text))
		return NULL;
	if (!token)
		token = &push->tokens[push->next++ % SERVICES_MOST];
	memcpy(token->audience, audience.at, audience.length);
	token->audience[audience.length] = '\0';
	token->until_s = now_s + TOKEN_S;
	snprintf(token->authorization, sizeof(token->authorization),
	         "Authorization: vapid t=%s, k=%s", text, push->public_key);
	return token->authorization;
}

/* ---- sending ---- */

static enum nb_push_outcome
judge(const struct nb_https_answer *answer)
{
	if (!answer->fault && answer->code >= 200 && answer->code < 300)
		return NB_PUSH_TAKEN;
	if (!answer->fault && (answer->code == 404 || answer->code == 410))
		return NB_PUSH_GONE;
	nb_log(NB_LOG_WARN, "push.no_answer", "libcurl %d, HTTP %ld", answer->fault, answer->code);
	return NB_PUSH_AGAIN;
}

/* One request on its way. */
struct errand {
	size_t number; /* of the endpoint */
	char url[NB_PUSH_ENDPOINT_BYTES_MOST + 1];
	char authorization[sizeof(((struct token *)NULL)->authorization)];
	const char *headers[8];
	struct nb_buf body;
};

/* What does not differ between two of them stands here alone. Topic: what waits at the service is
 * replaced, so that it knows of one thing and not of many. */
static bool
fill(struct nb_push *push, struct nb_str endpoint, int64_t now_ms, struct errand *ret)
{
	const char *line = authorization(push, audience_of(endpoint), now_ms / 1000);
	const char *const headers[] = {
	    ret->authorization, "TTL: 86400",    "Urgency: normal", "Topic: noaber",
	    "Accept:",          "Content-Type:", "Expect:",         NULL};

	if (!line)
		return false;
	memcpy(ret->url, endpoint.at, endpoint.length);
	ret->url[endpoint.length] = '\0';
	/* Its own copy: the next service may push this one out of the table. */
	snprintf(ret->authorization, sizeof(ret->authorization), "%s", line);
	memcpy(ret->headers, headers, sizeof(headers));
	nb_buf_init(&ret->body, ANSWER_BYTES_MOST);
	return true;
}

void
nb_push_send(struct nb_push *push, const struct nb_str *endpoints, enum nb_push_outcome *outcomes,
             size_t count, int64_t now_ms)
{
	struct nb_https_request requests[NB_PUSH_AT_ONCE];
	struct nb_https_answer answers[NB_PUSH_AT_ONCE];
	struct errand *errands = calloc(NB_PUSH_AT_ONCE, sizeof(*errands));
	size_t begun = 0;

	nb_assert(count <= NB_PUSH_AT_ONCE);
	for (size_t i = 0; i < count; i++) {
		outcomes[i] = NB_PUSH_AGAIN;
		if (!errands || !fill(push, endpoints[i], now_ms, &errands[begun]))
			continue;
		errands[begun].number = i;
		requests[begun] = (struct nb_https_request){
		    .url = errands[begun].url,
		    .form = NB_STR(""),
		    .headers = errands[begun].headers,
		    .body = &errands[begun].body,
		};
		begun++;
	}
	nb_https_ask(push->https, requests, answers, begun,
	             nb_clock_steady_ms() + NB_PUSH_PATIENCE_MS);
	for (size_t i = 0; i < begun; i++) {
		outcomes[errands[i].number] = judge(&answers[i]);
		nb_buf_finish(&errands[i].body);
	}
	free(errands);
}

int64_t
nb_push_next_ms(int64_t now_ms, int64_t tries, int64_t quiet_minutes)
{
	int64_t minutes = tries ? INT64_C(1) << tries : quiet_minutes;

	return (now_ms / MINUTE_MS + 1 + minutes) * MINUTE_MS;
}

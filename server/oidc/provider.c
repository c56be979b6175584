/*
 * provider.c - what we know of the provider, and the steps of a sign-in with it. What it says of
 * itself is kept for an hour and believed only under the issuer that the settings pin; nothing in a
 * token or an answer of the browser can lead to another address.
 * Not here: how a request is made (fetch.c), how a token is judged (token.c).
 */
#include "fetch.h"
#include "oidc_json.h"
#include "tried.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <stdlib.h>
#include <string.h>

#define KNOWN_MS (60 * 60 * 1000) /* metadata and keys are asked again after it */
#define KEYS_AGAIN_MS (60 * 1000) /* an unknown kid asks for the keys at most so often */
#define AWAY_MS 5000              /* who did not answer is left alone so long: the queue goes on */
#define ADDRESS_BYTES 1024
#define FORM_BYTES_MOST 32768

/* What the provider says of itself. */
struct about {
	char authorize[ADDRESS_BYTES], token[ADDRESS_BYTES], jwks[ADDRESS_BYTES];
	bool says_iss;     /* in its answers to the browser (RFC 9207) */
	bool posts_secret; /* it takes the secret in the form alone */
	int64_t known_ms;  /* steady; 0 = never */
};

struct nb_oidc {
	struct nb_oidc_settings settings;
	char redirect[NB_SETTING_TEXT_BYTES + 32];
	char *files; /* secret, 0 byte, PEM, 0 byte */
	size_t files_length;
	const char *secret;
	struct nb_https *https;
	int64_t until_ms; /* steady: all of the command's requests end here */
	struct about about;
	struct nb_oidc_keys *keys;
	int64_t keys_ms;       /* steady; of the last time they were asked */
	int64_t away_until_ms; /* steady */
	struct nb_oidc_tried tried;
};

struct nb_oidc *
nb_oidc_create(const struct nb_oidc_settings *settings, const char *origin, struct nb_str files)
{
	const char *end = files.at ? memchr(files.at, 0, files.length) : NULL;
	struct nb_oidc *oidc = *settings->issuer && end ? calloc(1, sizeof(*oidc)) : NULL;

	if (!oidc)
		return NULL;
	oidc->settings = *settings;
	oidc->files = malloc(files.length);
	if (!oidc->files) {
		nb_oidc_destroy(oidc);
		return NULL;
	}
	memcpy(oidc->files, files.at, files.length);
	oidc->files_length = files.length;
	oidc->secret = oidc->files;
	oidc->https = nb_https_create(&(struct nb_https_setup){
	    .authorities = nb_str_from(oidc->files + (end - files.at) + 1)});
	if (!oidc->https) {
		nb_oidc_destroy(oidc);
		return NULL;
	}
	snprintf(oidc->redirect, sizeof(oidc->redirect), "%s/inloggen/terug", origin);
	return oidc;
}

void
nb_oidc_destroy(struct nb_oidc *oidc)
{
	if (!oidc)
		return;
	nb_https_destroy(oidc->https);
	if (oidc->files)
		nb_secret_wipe(oidc->files, oidc->files_length);
	free(oidc->files);
	nb_oidc_keys_free(oidc->keys);
	nb_secret_wipe(oidc, sizeof(*oidc));
	free(oidc);
}

void
nb_oidc_interrupt(struct nb_oidc *oidc)
{
	nb_https_interrupt(oidc->https);
}

/* ---- asking ---- */

static enum nb_status
ask(struct nb_oidc *oidc, struct nb_https_request request, json_t **ret)
{
	struct nb_buf body;
	enum nb_status status;

	if (nb_clock_steady_ms() < oidc->away_until_ms)
		return NB_E_ORGANISATION_AWAY;
	nb_buf_init(&body, NB_OIDC_KEYS_JSON_MOST);
	request.body = &body;
	status = nb_oidc_fetch(oidc->https, &request, oidc->until_ms);
	if (!status) {
		*ret = nb_oidc_json_object(nb_buf_str(&body));
		status = *ret ? NB_OK : NB_E_ORGANISATION_AWAY;
	}
	if (body.at)
		nb_secret_wipe(body.at, body.capacity);
	nb_buf_finish(&body);
	if (status == NB_E_ORGANISATION_AWAY)
		oidc->away_until_ms = nb_clock_steady_ms() + AWAY_MS;
	return status;
}

static bool
copy_address(const json_t *about, const char *name, char ret[ADDRESS_BYTES])
{
	const char *text = nb_oidc_json_text(about, name);
	size_t length = strlen(text);

	if (length >= ADDRESS_BYTES || strncmp(text, "https://", 8) != 0 || !text[8])
		return false;
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] <= ' ' || (unsigned char)text[i] >= 0x7f ||
		    text[i] == '#')
			return false;
	memcpy(ret, text, length + 1);
	return true;
}

static bool
list_holds(const json_t *list, const char *word)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (nb_str_equal(nb_str_from(json_string_value(json_array_get(list, i))),
		                 nb_str_from(word)))
			return true;
	return false;
}

/* A provider that names another issuer, or cannot do S256 and says so, is not the one we mean. */
static bool
read_about(struct nb_oidc *oidc, const json_t *json, struct about *ret)
{
	const json_t *methods = json_object_get(json, "token_endpoint_auth_methods_supported");
	const json_t *pkce = json_object_get(json, "code_challenge_methods_supported");

	if (strcmp(nb_oidc_json_text(json, "issuer"), oidc->settings.issuer) != 0)
		return false;
	if (json_array_size(pkce) && !list_holds(pkce, "S256"))
		return false;
	ret->says_iss =
	    json_is_true(json_object_get(json, "authorization_response_iss_parameter_supported"));
	ret->posts_secret = json_array_size(methods) && !list_holds(methods, "client_secret_basic");
	return copy_address(json, "authorization_endpoint", ret->authorize) &&
	       copy_address(json, "token_endpoint", ret->token) &&
	       copy_address(json, "jwks_uri", ret->jwks);
}

static enum nb_status
learn(struct nb_oidc *oidc)
{
	char url[NB_SETTING_TEXT_BYTES + 64];
	const char *issuer = oidc->settings.issuer;
	size_t length = strlen(issuer);
	int64_t now_ms = nb_clock_steady_ms();
	struct about about = {.known_ms = now_ms};
	json_t *json = NULL;

	if (oidc->about.known_ms && now_ms - oidc->about.known_ms < KNOWN_MS)
		return NB_OK;
	if (issuer[length - 1] == '/') /* OpenID Connect Discovery, 4: not twice */
		length--;
	snprintf(url, sizeof(url), "%.*s/.well-known/openid-configuration", (int)length, issuer);
	enum nb_status status = ask(oidc, (struct nb_https_request){.url = url}, &json);
	if (status)
		return status;
	if (!read_about(oidc, json, &about)) {
		nb_log(NB_LOG_ERROR, "oidc.not_the_issuer", "what it says of itself does not fit");
		status = NB_E_ORGANISATION_AWAY;
	} else {
		oidc->about = about;
	}
	json_decref(json);
	return status;
}

/* Keys that are not older than an hour; younger when ${again} and the last time was a while ago. */
static enum nb_status
learn_keys(struct nb_oidc *oidc, bool again)
{
	int64_t now_ms = nb_clock_steady_ms(), age_ms = now_ms - oidc->keys_ms;
	json_t *json = NULL;

	if (oidc->keys && age_ms < (again ? KEYS_AGAIN_MS : KNOWN_MS))
		return NB_OK;
	enum nb_status status =
	    ask(oidc, (struct nb_https_request){.url = oidc->about.jwks}, &json);
	if (status)
		return status;
	char *text = json_dumps(json, JSON_COMPACT);
	struct nb_oidc_keys *keys = nb_oidc_keys_read(nb_str_from(text));
	free(text);
	json_decref(json);
	oidc->keys_ms = now_ms;
	if (!keys)
		return NB_E_ORGANISATION_AWAY;
	nb_oidc_keys_free(oidc->keys);
	oidc->keys = keys;
	return NB_OK;
}

/* ---- the way there ---- */

/* application/x-www-form-urlencoded, all but unreserved characters escaped. */
static void
add_escaped(struct nb_buf *out, struct nb_str text)
{
	static const char plain[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] && strchr(plain, text.at[i]))
			nb_buf_add_byte(out, text.at[i]);
		else
			nb_buf_add_format(out, "%%%02X", (unsigned)(unsigned char)text.at[i]);
	}
}

static void
add_pair(struct nb_buf *out, const char *name, struct nb_str value)
{
	if (out->length && out->at[out->length - 1] != '?')
		nb_buf_add_byte(out, '&');
	nb_buf_add_text(out, name);
	nb_buf_add_byte(out, '=');
	add_escaped(out, value);
}

static void
begin(struct nb_oidc *oidc)
{
	oidc->until_ms = nb_clock_steady_ms() + NB_OIDC_PATIENCE_MS;
}

enum nb_status
nb_oidc_address(struct nb_oidc *oidc, const struct nb_oidc_attempt *attempt, struct nb_arena *arena,
                struct nb_str *ret_url)
{
	uint8_t hash[NB_SHA256_BYTES];
	char challenge[NB_TOKEN_TEXT_BYTES + 1];
	struct nb_buf url;

	begin(oidc);
	enum nb_status status = learn(oidc);
	if (status)
		return status;
	nb_secret_sha256(attempt->verifier, strlen(attempt->verifier), hash);
	nb_secret_base64url(hash, sizeof(hash), challenge);
	nb_buf_init(&url, 8 * ADDRESS_BYTES);
	nb_buf_add_text(&url, oidc->about.authorize);
	if (!strchr(oidc->about.authorize, '?'))
		nb_buf_add_byte(&url, '?');
	add_pair(&url, "response_type", NB_STR("code"));
	add_pair(&url, "scope", NB_STR("openid"));
	add_pair(&url, "client_id", nb_str_from(oidc->settings.client_id));
	add_pair(&url, "redirect_uri", nb_str_from(oidc->redirect));
	add_pair(&url, "state", nb_str_from(attempt->state));
	add_pair(&url, "nonce", nb_str_from(attempt->nonce));
	add_pair(&url, "code_challenge", nb_str_from(challenge));
	add_pair(&url, "code_challenge_method", NB_STR("S256"));
	if (*oidc->settings.acr)
		add_pair(&url, "acr_values", nb_str_from(oidc->settings.acr));
	*ret_url = nb_arena_copy(arena, url.at, url.failed ? 0 : url.length);
	status = url.failed || !ret_url->at ? NB_E_TOO_LARGE : NB_OK;
	nb_buf_finish(&url);
	return status;
}

/* ---- the way back ---- */

/* The secret goes into the header, escaped as RFC 6749 2.3.1 wants it, or into the form when the
 * provider takes nothing else. */
static enum nb_status
trade(struct nb_oidc *oidc, const struct nb_oidc_attempt *attempt, struct nb_str code, json_t **ret)
{
	struct nb_buf form, user, password;
	bool basic = *oidc->secret && !oidc->about.posts_secret;

	nb_buf_init(&form, FORM_BYTES_MOST);
	nb_buf_init(&user, FORM_BYTES_MOST);
	nb_buf_init(&password, FORM_BYTES_MOST);
	add_pair(&form, "grant_type", NB_STR("authorization_code"));
	add_pair(&form, "code", code);
	add_pair(&form, "redirect_uri", nb_str_from(oidc->redirect));
	add_pair(&form, "code_verifier", nb_str_from(attempt->verifier));
	if (!basic)
		add_pair(&form, "client_id", nb_str_from(oidc->settings.client_id));
	if (*oidc->secret && !basic)
		add_pair(&form, "client_secret", nb_str_from(oidc->secret));
	add_escaped(&user, nb_str_from(oidc->settings.client_id));
	add_escaped(&password, nb_str_from(oidc->secret));
	nb_buf_add_byte(&user, '\0');
	nb_buf_add_byte(&password, '\0');
	enum nb_status status = NB_E_TOO_LARGE;
	if (!form.failed && !user.failed && !password.failed)
		status = ask(oidc,
		             (struct nb_https_request){.url = oidc->about.token,
		                                       .form = nb_buf_str(&form),
		                                       .user = basic ? user.at : NULL,
		                                       .password = basic ? password.at : NULL},
		             ret);
	if (form.at)
		nb_secret_wipe(form.at, form.capacity);
	if (password.at)
		nb_secret_wipe(password.at, password.capacity);
	nb_buf_finish(&form);
	nb_buf_finish(&user);
	nb_buf_finish(&password);
	return status;
}

static enum nb_status
judge(struct nb_oidc *oidc, const struct nb_oidc_attempt *attempt, int64_t now_ms,
      const char *token, struct nb_oidc_identity *ret)
{
	const struct nb_oidc_expected expected = {
	    .issuer = oidc->settings.issuer,
	    .client_id = oidc->settings.client_id,
	    .nonce = attempt->nonce,
	    .acr = oidc->settings.acr,
	    .amr = oidc->settings.amr,
	    .now_s = now_ms / 1000,
	};
	enum nb_status status = learn_keys(oidc, false);
	if (status)
		return status;
	enum nb_oidc_verdict verdict =
	    nb_oidc_judge(nb_str_from(token), oidc->keys, &expected, ret);
	if (verdict == NB_OIDC_UNKNOWN_KEY) { /* the provider has turned its keys over */
		status = learn_keys(oidc, true);
		if (status)
			return status;
		verdict = nb_oidc_judge(nb_str_from(token), oidc->keys, &expected, ret);
	}
	if (verdict) {
		nb_log(NB_LOG_WARN, "oidc.refused", "%s", nb_oidc_verdict_words[verdict]);
		return NB_E_ORGANISATION_REFUSED;
	}
	return oidc->settings.demand_factor && !ret->factor ? NB_E_ORGANISATION_FACTOR : NB_OK;
}

/* RFC 9207: an answer of another provider is not traded for anything (mix-up). */
static bool
iss_fits(const struct nb_oidc *oidc, struct nb_str iss)
{
	return iss.at ? nb_str_equal(iss, nb_str_from(oidc->settings.issuer))
	              : !oidc->about.says_iss;
}

static enum nb_status
redeem(struct nb_oidc *oidc, const struct nb_oidc_attempt *attempt,
       const struct nb_oidc_answer *answer, struct nb_oidc_identity *ret)
{
	json_t *json = NULL;
	enum nb_status status = learn(oidc);

	if (!status && !iss_fits(oidc, answer->iss)) {
		nb_log(NB_LOG_WARN, "oidc.refused", "the answer is of another issuer");
		status = NB_E_ORGANISATION_REFUSED;
	}
	if (!status)
		status = trade(oidc, attempt, answer->code, &json);
	if (!status)
		status =
		    judge(oidc, attempt, answer->now_ms, nb_oidc_json_text(json, "id_token"), ret);
	json_decref(json);
	return status;
}

enum nb_status
nb_oidc_redeem(struct nb_oidc *oidc, const struct nb_oidc_attempt *attempt,
               const struct nb_oidc_answer *answer, struct nb_oidc_identity *ret)
{
	enum nb_status status;

	if (nb_oidc_tried_find(&oidc->tried, attempt->state, &status, ret))
		return status;
	begin(oidc);
	status = redeem(oidc, attempt, answer, ret);
	nb_oidc_tried_note(&oidc->tried, attempt->state, status, ret);
	return status;
}

/*
 * token.c - is an ID token what the provider says of this sign-in? (A10)
 *
 * The header only chooses among keys that we fetched from the pinned provider; it can bring none.
 * The signature is cjose's; everything it leaves to its caller is here. Not here: where tokens come
 * from (provider.c), clocks.
 */
#include "keys.h"
#include "oidc_json.h"

#include <string.h>
#include <strings.h>

const char *const nb_oidc_verdict_words[NB_OIDC_VERDICT_COUNT] = {
    [NB_OIDC_GOOD] = "good",
    [NB_OIDC_BAD_FORM] = "form",
    [NB_OIDC_BAD_HEADER] = "header",
    [NB_OIDC_BAD_ALGORITHM] = "algorithm",
    [NB_OIDC_UNKNOWN_KEY] = "unknown key",
    [NB_OIDC_BAD_SIGNATURE] = "signature",
    [NB_OIDC_BAD_ISSUER] = "issuer",
    [NB_OIDC_BAD_AUDIENCE] = "audience",
    [NB_OIDC_BAD_TIME] = "time",
    [NB_OIDC_BAD_NONCE] = "nonce",
    [NB_OIDC_BAD_SUBJECT] = "subject",
};

/* Three parts of base64url. */
static bool
is_compact(struct nb_str token)
{
	const char *end = token.at + token.length;
	unsigned parts = 0;

	if (token.length > NB_OIDC_TOKEN_BYTES_MOST)
		return false;
	for (const char *at = token.at; at && parts <= 3; parts++) {
		const char *dot = memchr(at, '.', (size_t)(end - at));

		if (!nb_oidc_is_base64url((struct nb_str){at, (size_t)((dot ? dot : end) - at)}))
			return false;
		at = dot ? dot + 1 : NULL;
	}
	return parts == 3;
}

static json_t *
read_header(struct nb_str token)
{
	const char *dot = memchr(token.at, '.', token.length);
	uint8_t *bytes = NULL;
	size_t length = 0;
	json_t *header = NULL;

	if (cjose_base64url_decode(token.at, (size_t)(dot - token.at), &bytes, &length, NULL))
		header = nb_oidc_json_object((struct nb_str){(const char *)bytes, length});
	cjose_get_dealloc()(bytes);
	return header;
}

/* What would bring a key along, or change how the rest is read; other kinds of token say so in typ
 * (RFC 8725, 3.10 and 3.11). */
static bool
header_is_plain(const json_t *header)
{
	static const char *const refused[] = {"jku", "jwk", "x5u", "x5c", "crit", "b64", "zip"};
	const json_t *type = json_object_get(header, "typ");

	for (size_t i = 0; i < NB_COUNT(refused); i++)
		if (json_object_get(header, refused[i]))
			return false;
	return !type || (json_is_string(type) && strcasecmp(json_string_value(type), "JWT") == 0);
}

static enum nb_oidc_verdict
find_key(const json_t *header, const struct nb_oidc_keys *keys, const cjose_jwk_t **ret)
{
	const char *alg = nb_oidc_json_text(header, "alg");

	if (!header_is_plain(header))
		return NB_OIDC_BAD_HEADER;
	if (!nb_oidc_word_in("RS256 PS256 ES256", alg))
		return NB_OIDC_BAD_ALGORITHM;
	*ret = nb_oidc_key_find(keys, nb_oidc_json_text(header, "kid"), alg);
	return *ret ? NB_OIDC_GOOD : NB_OIDC_UNKNOWN_KEY;
}

/* The claims under a signature of ${key}; NULL with why in ${ret_why}. */
static json_t *
read_claims(struct nb_str token, const cjose_jwk_t *key, enum nb_oidc_verdict *ret_why)
{
	cjose_jws_t *jws = cjose_jws_import(token.at, token.length, NULL);
	json_t *claims = NULL;
	uint8_t *plain;
	size_t length;

	*ret_why = NB_OIDC_BAD_FORM;
	if (!jws)
		return NULL;
	if (!cjose_jws_verify(jws, key, NULL))
		*ret_why = NB_OIDC_BAD_SIGNATURE;
	else if (cjose_jws_get_plaintext(jws, &plain, &length, NULL))
		claims = nb_oidc_json_object((struct nb_str){(const char *)plain, length});
	cjose_jws_release(jws);
	return claims;
}

/* For us and for nobody else: an audience beside us could use the token here. */
static bool
audience_is_us(const json_t *claims, const char *client_id)
{
	const json_t *aud = json_object_get(claims, "aud"), *azp = json_object_get(claims, "azp");
	bool one = json_is_array(aud) && json_array_size(aud) == 1;
	const char *whom = json_string_value(one ? json_array_get(aud, 0) : aud);

	if (!whom || strcmp(whom, client_id) != 0)
		return false;
	return !azp || (json_is_string(azp) && strcmp(json_string_value(azp), client_id) == 0);
}

/* A whole number of seconds in this millennium and the next few, so that sums stay sums. */
static bool
read_time(const json_t *claims, const char *name, int64_t *ret)
{
	const json_t *value = json_object_get(claims, name);

	if (!json_is_integer(value) || json_integer_value(value) < 0 ||
	    json_integer_value(value) > INT64_C(100000000000))
		return false;
	*ret = json_integer_value(value);
	return true;
}

static bool
time_is_now(const json_t *claims, int64_t now_s)
{
	int64_t exp, iat, nbf = 0;

	if (!read_time(claims, "exp", &exp) || !read_time(claims, "iat", &iat))
		return false;
	if (json_object_get(claims, "nbf") && !read_time(claims, "nbf", &nbf))
		return false;
	return exp + NB_OIDC_LEEWAY_S > now_s && iat <= now_s + NB_OIDC_LEEWAY_S &&
	       nbf <= now_s + NB_OIDC_LEEWAY_S &&
	       iat + NB_OIDC_AGE_MOST_S + NB_OIDC_LEEWAY_S >= now_s;
}

static bool
read_subject(const json_t *claims, char ret[NB_OIDC_SUBJECT_BYTES_MOST + 1])
{
	const char *subject = nb_oidc_json_text(claims, "sub");
	size_t length = strlen(subject);

	if (!length || length > NB_OIDC_SUBJECT_BYTES_MOST)
		return false;
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)subject[i] < ' ' || (unsigned char)subject[i] >= 0x7f)
			return false;
	memcpy(ret, subject, length + 1);
	return true;
}

static bool
amr_holds(const json_t *amr, struct nb_str word)
{
	for (size_t i = 0; i < json_array_size(amr); i++)
		if (nb_str_equal(nb_str_from(json_string_value(json_array_get(amr, i))), word))
			return true;
	return false;
}

static bool
amr_holds_all(const json_t *amr, const char *words)
{
	for (const char *at = words + strspn(words, " "); *at; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");

		if (!amr_holds(amr, (struct nb_str){at, length}))
			return false;
		at += length;
	}
	return true;
}

/* Without words to look for nothing proves it. */
static bool
proves_factor(const json_t *claims, const struct nb_oidc_expected *expected)
{
	if (!*expected->acr && !*expected->amr)
		return false;
	if (*expected->acr && !nb_oidc_word_in(expected->acr, nb_oidc_json_text(claims, "acr")))
		return false;
	return amr_holds_all(json_object_get(claims, "amr"), expected->amr);
}

static enum nb_oidc_verdict
judge_claims(const json_t *claims, const struct nb_oidc_expected *expected,
             struct nb_oidc_identity *ret)
{
	struct nb_oidc_identity identity;

	if (strcmp(nb_oidc_json_text(claims, "iss"), expected->issuer) != 0)
		return NB_OIDC_BAD_ISSUER;
	if (!audience_is_us(claims, expected->client_id))
		return NB_OIDC_BAD_AUDIENCE;
	if (!time_is_now(claims, expected->now_s))
		return NB_OIDC_BAD_TIME;
	if (!*expected->nonce || strcmp(nb_oidc_json_text(claims, "nonce"), expected->nonce) != 0)
		return NB_OIDC_BAD_NONCE;
	if (!read_subject(claims, identity.subject))
		return NB_OIDC_BAD_SUBJECT;
	identity.factor = proves_factor(claims, expected);
	*ret = identity;
	return NB_OIDC_GOOD;
}

enum nb_oidc_verdict
nb_oidc_judge(struct nb_str token, const struct nb_oidc_keys *keys,
              const struct nb_oidc_expected *expected, struct nb_oidc_identity *ret)
{
	const cjose_jwk_t *key = NULL;
	enum nb_oidc_verdict verdict = NB_OIDC_BAD_FORM;
	json_t *header = is_compact(token) ? read_header(token) : NULL;

	if (!header)
		return NB_OIDC_BAD_FORM;
	verdict = find_key(header, keys, &key);
	json_decref(header);
	if (verdict)
		return verdict;
	json_t *claims = read_claims(token, key, &verdict);
	if (!claims)
		return verdict;
	verdict = judge_claims(claims, expected, ret);
	json_decref(claims);
	return verdict;
}

/*
 * fuzz_oidc.c - any bytes as what a provider or a token says. The first byte chooses which part they
 * are: c claims and h header, under a true signature; t a whole token; k a set of keys.
 */
#include "mint.h"

#include "noaber/oidc.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#define HEAD "{\"alg\":\"ES256\",\"kid\":\"een\"}"
#define CLAIMS                                                                                     \
	"{\"iss\":\"https://op.example\",\"sub\":\"x\",\"aud\":\"noaber\",\"iat\":1800000000,"     \
	"\"exp\":1800000300,\"nonce\":\"n\"}"

static EVP_PKEY *key;
static struct nb_oidc_keys *keys;
static struct nb_buf token;

static void
start(void)
{
	struct nb_buf json;

	nb_buf_init(&json, 4096);
	nb_buf_init(&token, 1 << 20);
	key = mint_p256();
	nb_buf_add_text(&json, "{\"keys\":[");
	mint_jwk(key, "een", "", &json);
	nb_buf_add_text(&json, "]}");
	keys = nb_oidc_keys_read(nb_buf_str(&json));
	nb_buf_finish(&json);
	nb_assert(keys && nb_oidc_keys_count(keys) == 1);
}

/* Who is vouched for is named in full, whatever else the claims say. */
static void
judge(struct nb_str text, const struct nb_oidc_keys *with)
{
	const struct nb_oidc_expected expected = {.issuer = "https://op.example",
	                                          .client_id = "noaber",
	                                          .nonce = "n",
	                                          .acr = "2 3",
	                                          .amr = "mfa",
	                                          .now_s = 1800000000};
	struct nb_oidc_identity who;

	if (!nb_oidc_judge(text, with, &expected, &who))
		nb_assert(who.subject[0] && strlen(who.subject) <= NB_OIDC_SUBJECT_BYTES_MOST);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	if (!key)
		start();
	if (!length)
		return 0;
	char *rest = calloc(1, length);
	memcpy(rest, bytes + 1, length - 1);
	struct nb_oidc_keys *set = NULL;

	switch (bytes[0]) {
	case 'c': mint_token(HEAD, rest, MINT_ES256, key, NB_STR("x"), &token); break;
	case 'h': mint_token(rest, CLAIMS, MINT_ES256, key, NB_STR("x"), &token); break;
	case 'k':
		set = nb_oidc_keys_read((struct nb_str){rest, length - 1});
		mint_token(HEAD, CLAIMS, MINT_ES256, key, NB_STR("x"), &token);
		break;
	default: nb_buf_clear(&token); nb_buf_add(&token, rest, length - 1);
	}
	judge(nb_buf_str(&token), set ? set : keys);
	nb_oidc_keys_free(set);
	free(rest);
	return 0;
}

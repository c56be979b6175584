/* ID tokens, good and bad (A10). Each bad one differs from the good one in the one thing it is about,
 * and is refused for that. */
#include "unit.h"

#include "mint.h"

#include "noaber/oidc.h"

#include <stdio.h>
#include <string.h>

#define NOW 1800000000
#define HEAD "{\"alg\":\"RS256\",\"kid\":\"een\",\"typ\":\"JWT\"}"
#define HEAD_WITH(more) "{\"alg\":\"RS256\",\"kid\":\"een\"," more "}"
#define ISS "\"iss\":\"https://op.example/klant\","
#define SUB "\"sub\":\"medewerker\","
#define AUD "\"aud\":\"noaber\","
#define IAT "\"iat\":1799999990,"
#define EXP "\"exp\":1800000300,"
#define NONCE "\"nonce\":\"nonce-van-nu\""
#define GOOD "{" ISS SUB AUD IAT EXP NONCE "}"

struct world {
	EVP_PKEY *rsa, *other, *p256, *small;
	struct nb_oidc_keys *keys;
	struct nb_buf json, token;
	struct nb_str modulus; /* of rsa, in the set: a secret that everybody knows */
};

static const struct nb_oidc_expected expected = {.issuer = "https://op.example/klant",
                                                 .client_id = "noaber",
                                                 .nonce = "nonce-van-nu",
                                                 .acr = "",
                                                 .amr = "",
                                                 .now_s = NOW};

static int
make_world(void **state)
{
	static struct world world;

	world = (struct world){.rsa = mint_rsa(2048),
	                       .other = mint_rsa(2048),
	                       .p256 = mint_p256(),
	                       .small = mint_rsa(1024)};
	nb_buf_init(&world.json, 65536);
	nb_buf_init(&world.token, 262144);
	nb_buf_add_text(&world.json,
	                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"een\",\"k\":\"QUFBQQ\"},");
	mint_jwk(world.rsa, "een", ",\"use\":\"sig\",\"alg\":\"RS256\"", &world.json);
	world.modulus = nb_str_from("QUFBQQ");
	nb_buf_add_byte(&world.json, ',');
	mint_jwk(world.rsa, "pss", "", &world.json);
	nb_buf_add_byte(&world.json, ',');
	mint_jwk(world.p256, "krom", "", &world.json);
	nb_buf_add_byte(&world.json, ',');
	mint_jwk(world.small, "klein", "", &world.json);
	nb_buf_add_byte(&world.json, ',');
	mint_jwk(world.other, "slot", ",\"use\":\"enc\"", &world.json);
	nb_buf_add_text(&world.json, "]}");
	world.keys = nb_oidc_keys_read(nb_buf_str(&world.json));
	*state = &world;
	return world.keys ? 0 : -1;
}

static int
drop_world(void **state)
{
	struct world *world = *state;

	nb_oidc_keys_free(world->keys);
	nb_buf_finish(&world->json);
	nb_buf_finish(&world->token);
	EVP_PKEY_free(world->rsa);
	EVP_PKEY_free(world->other);
	EVP_PKEY_free(world->p256);
	EVP_PKEY_free(world->small);
	return 0;
}

static enum nb_oidc_verdict
judge(struct world *world, const char *header, const char *claims, enum mint_algorithm algorithm,
      EVP_PKEY *key, struct nb_oidc_identity *ret)
{
	mint_token(header, claims, algorithm, key, world->modulus, &world->token);
	return nb_oidc_judge(nb_buf_str(&world->token), world->keys, &expected, ret);
}

static void
good_tokens_are_good(void **state)
{
	struct world *world = *state;
	struct nb_oidc_identity who = {0};

	assert_int_equal(nb_oidc_keys_count(world->keys), 3); /* not oct, small, or for sealing */
	assert_int_equal(judge(world, HEAD, GOOD, MINT_RS256, world->rsa, &who), NB_OIDC_GOOD);
	assert_string_equal(who.subject, "medewerker");
	assert_false(who.factor);
	assert_int_equal(
	    judge(world, "{\"alg\":\"PS256\",\"kid\":\"pss\"}", GOOD, MINT_PS256, world->rsa, &who),
	    NB_OIDC_GOOD);
	assert_int_equal(judge(world, "{\"alg\":\"ES256\",\"kid\":\"krom\"}", GOOD, MINT_ES256,
	                       world->p256, &who),
	                 NB_OIDC_GOOD);
	assert_int_equal(judge(world, HEAD,
	                       "{" ISS SUB "\"aud\":[\"noaber\"],\"azp\":\"noaber\"," IAT EXP NONCE
	                       "}",
	                       MINT_RS256, world->rsa, &who),
	                 NB_OIDC_GOOD);
	/* Clocks differ by a minute. */
	assert_int_equal(judge(world, HEAD,
	                       "{" ISS SUB AUD "\"nbf\":1800000060,\"iat\":1800000060,"
	                       "\"exp\":1799999941," NONCE "}",
	                       MINT_RS256, world->rsa, &who),
	                 NB_OIDC_GOOD);
}

static void
bad_tokens_are_refused(void **state)
{
	struct world *world = *state;
	enum which { RSA_KEY, OTHER, P256, SMALL };
	EVP_PKEY *const keys[] = {world->rsa, world->other, world->p256, world->small};
	const struct {
		const char *header, *claims;
		enum mint_algorithm algorithm;
		enum which key;
		enum nb_oidc_verdict verdict;
	} rows[] = {
	    /* algorithms */
	    {"{\"alg\":\"none\"}", GOOD, MINT_NONE, RSA_KEY, NB_OIDC_BAD_FORM},
	    {"{\"alg\":\"none\",\"kid\":\"een\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":\"NONE\",\"kid\":\"een\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":\"HS256\",\"kid\":\"een\"}", GOOD, MINT_HS256, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":\"RS512\",\"kid\":\"een\"}", GOOD, MINT_RS512, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":\"rs256\",\"kid\":\"een\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":\"RS256 PS256\",\"kid\":\"een\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":[\"RS256\"],\"kid\":\"een\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_ALGORITHM},
	    {"{\"kid\":\"een\"}", GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_ALGORITHM},
	    {"{\"alg\":\"PS256\",\"kid\":\"een\"}", GOOD, MINT_PS256, RSA_KEY, NB_OIDC_UNKNOWN_KEY},
	    {"{\"alg\":\"ES256\",\"kid\":\"een\"}", GOOD, MINT_ES256, P256, NB_OIDC_UNKNOWN_KEY},
	    {"{\"alg\":\"RS256\",\"kid\":\"krom\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_UNKNOWN_KEY},
	    /* keys */
	    {"{\"alg\":\"RS256\",\"kid\":\"klein\"}", GOOD, MINT_RS256, SMALL, NB_OIDC_UNKNOWN_KEY},
	    {"{\"alg\":\"RS256\",\"kid\":\"slot\"}", GOOD, MINT_RS256, OTHER, NB_OIDC_UNKNOWN_KEY},
	    {"{\"alg\":\"RS256\",\"kid\":\"nergens\"}", GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_UNKNOWN_KEY},
	    {"{\"alg\":\"RS256\"}", GOOD, MINT_RS256, RSA_KEY, NB_OIDC_UNKNOWN_KEY},
	    {"{\"alg\":\"RS256\",\"kid\":1}", GOOD, MINT_RS256, RSA_KEY, NB_OIDC_UNKNOWN_KEY},
	    {HEAD, GOOD, MINT_RS256, OTHER, NB_OIDC_BAD_SIGNATURE},
	    {HEAD, GOOD, MINT_PS256, RSA_KEY, NB_OIDC_BAD_SIGNATURE},
	    {HEAD, GOOD, MINT_HS256, RSA_KEY, NB_OIDC_BAD_SIGNATURE},
	    {HEAD, GOOD, MINT_NONE, RSA_KEY, NB_OIDC_BAD_FORM},
	    /* headers that bring something along */
	    {HEAD_WITH("\"jku\":\"https://elders.example\""), GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"jwk\":{}"), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"x5u\":\"https://elders.example\""), GOOD, MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"x5c\":[]"), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"crit\":[\"b64\"]"), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"b64\":false"), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"zip\":\"DEF\""), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"typ\":\"at+jwt\""), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"typ\":\"logout+jwt\""), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_HEADER},
	    {HEAD_WITH("\"kid\":\"pss\""), GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_FORM},
	    {"[]", GOOD, MINT_RS256, RSA_KEY, NB_OIDC_BAD_FORM},
	    {HEAD " ", "{}x", MINT_RS256, RSA_KEY, NB_OIDC_BAD_FORM},
	    /* claims */
	    {HEAD, "{" ISS "\"sub\":\"a\"," SUB AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_FORM},
	    {HEAD, "{" SUB AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY, NB_OIDC_BAD_ISSUER},
	    {HEAD, "{\"iss\":\"https://op.example/klant/\"," SUB AUD IAT EXP NONCE "}", MINT_RS256,
	     RSA_KEY, NB_OIDC_BAD_ISSUER},
	    {HEAD, "{\"iss\":[\"https://op.example/klant\"]," SUB AUD IAT EXP NONCE "}", MINT_RS256,
	     RSA_KEY, NB_OIDC_BAD_ISSUER},
	    {HEAD, "{" ISS SUB IAT EXP NONCE "}", MINT_RS256, RSA_KEY, NB_OIDC_BAD_AUDIENCE},
	    {HEAD, "{" ISS SUB "\"aud\":\"Noaber\"," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_AUDIENCE},
	    {HEAD, "{" ISS SUB "\"aud\":[]," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_AUDIENCE},
	    {HEAD, "{" ISS SUB "\"aud\":[\"noaber\",\"x\"]," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_AUDIENCE},
	    {HEAD, "{" ISS SUB AUD "\"azp\":\"x\"," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_AUDIENCE},
	    {HEAD, "{" ISS SUB AUD "\"azp\":null," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_AUDIENCE},
	    {HEAD, "{" ISS SUB AUD IAT NONCE "}", MINT_RS256, RSA_KEY, NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD EXP NONCE "}", MINT_RS256, RSA_KEY, NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD IAT "\"exp\":1799999940," NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD IAT "\"exp\":\"1800000300\"," NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD IAT "\"exp\":1.9e9," NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD IAT "\"exp\":9223372036854775807," NONCE "}", MINT_RS256,
	     RSA_KEY, NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD "\"iat\":1800000061," EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD "\"iat\":1799999339," EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD "\"nbf\":1800000061," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD "\"nbf\":\"nu\"," IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_TIME},
	    {HEAD, "{" ISS SUB AUD IAT EXP "\"x\":1}", MINT_RS256, RSA_KEY, NB_OIDC_BAD_NONCE},
	    {HEAD, "{" ISS SUB AUD IAT EXP "\"nonce\":\"nonce-van-toen\"}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_NONCE},
	    {HEAD, "{" ISS SUB AUD IAT EXP "\"nonce\":\"nonce-van-nu \"}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_NONCE},
	    {HEAD, "{" ISS AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY, NB_OIDC_BAD_SUBJECT},
	    {HEAD, "{" ISS "\"sub\":\"\"," AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_SUBJECT},
	    {HEAD, "{" ISS "\"sub\":7," AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_SUBJECT},
	    {HEAD, "{" ISS "\"sub\":\"a\\nb\"," AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_SUBJECT},
	    {HEAD, "{" ISS "\"sub\":\"\\u0430\"," AUD IAT EXP NONCE "}", MINT_RS256, RSA_KEY,
	     NB_OIDC_BAD_SUBJECT},
	};

	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_oidc_identity who = {"untouched", true};
		enum nb_oidc_verdict got = judge(world, rows[i].header, rows[i].claims,
		                                 rows[i].algorithm, keys[rows[i].key], &who);

		if (got != rows[i].verdict)
			fail_msg("row %zu (%s, %s): %s, expected %s", i, rows[i].header,
			         rows[i].claims, nb_oidc_verdict_words[got],
			         nb_oidc_verdict_words[rows[i].verdict]);
		assert_string_equal(who.subject, "untouched");
	}
	assert_true(NB_COUNT(rows) >= 40);
}

/* The token of a good sign-in, with one byte changed at every place. */
static void
no_byte_can_change(void **state)
{
	struct world *world = *state;
	struct nb_oidc_identity who;

	assert_int_equal(judge(world, HEAD, GOOD, MINT_RS256, world->rsa, &who), NB_OIDC_GOOD);
	for (size_t i = 0; i < world->token.length; i++) {
		char was = world->token.at[i];

		/* Two steps in the alphabet: the last letter of a part has bits that mean nothing. */
		world->token.at[i] = was == '.' ? 'A' : (char)(was == 'Q' ? 'w' : 'Q');
		enum nb_oidc_verdict got =
		    nb_oidc_judge(nb_buf_str(&world->token), world->keys, &expected, &who);
		world->token.at[i] = was;
		if (!got)
			fail_msg("byte %zu may change", i);
	}
	for (size_t length = 0; length < world->token.length; length++)
		assert_int_not_equal(nb_oidc_judge((struct nb_str){world->token.at, length},
		                                   world->keys, &expected, &who),
		                     NB_OIDC_GOOD);
}

static void
a_factor_is_proved_in_its_words(void **state)
{
	struct world *world = *state;
	static const struct {
		const char *acr, *amr, *claims;
		bool factor;
	} rows[] = {
	    {"", "", "\"acr\":\"2\",\"amr\":[\"mfa\"],", false},
	    {"", "mfa", "\"amr\":[\"pwd\",\"mfa\"],", true},
	    {"", "mfa", "\"amr\":\"mfa\",", false},
	    {"", "mfa", "\"amr\":[\"mfax\"],", false},
	    {"", "mfa", "", false},
	    {"", "otp pwd", "\"amr\":[\"pwd\"],", false},
	    {"", "otp pwd", "\"amr\":[\"pwd\",\"otp\"],", true},
	    {"2 3", "", "\"acr\":\"3\",", true},
	    {"2 3", "", "\"acr\":\"2 3\",", false},
	    {"2 3", "", "\"acr\":\"\",", false},
	    {"2 3", "", "\"acr\":3,", false},
	    {"2", "mfa", "\"acr\":\"2\",", false},
	    {"2", "mfa", "\"acr\":\"2\",\"amr\":[\"mfa\"],", true},
	};

	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_oidc_expected asks = expected;
		struct nb_oidc_identity who;
		char claims[512];

		asks.acr = rows[i].acr;
		asks.amr = rows[i].amr;
		snprintf(claims, sizeof(claims), "{%s" ISS SUB AUD IAT EXP NONCE "}",
		         rows[i].claims);
		mint_token(HEAD, claims, MINT_RS256, world->rsa, world->modulus, &world->token);
		assert_int_equal(nb_oidc_judge(nb_buf_str(&world->token), world->keys, &asks, &who),
		                 NB_OIDC_GOOD);
		if (who.factor != rows[i].factor)
			fail_msg("row %zu", i);
	}
}

static void
what_is_no_set_of_keys_is_none(void **state)
{
	static const char *const texts[] = {
	    "", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]", "{\"keys\":[],\"keys\":[]}"};
	struct nb_oidc_identity who;
	struct world *world = *state;

	for (size_t i = 0; i < NB_COUNT(texts); i++)
		assert_null(nb_oidc_keys_read(nb_str_from(texts[i])));
	struct nb_oidc_keys *empty = nb_oidc_keys_read(
	    NB_STR("{\"keys\":[1,{},{\"kty\":\"RSA\",\"kid\":\"een\",\"n\":\"\",\"e\":\"\"},"
	           "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"x\",\"x\":\"AA\",\"y\":\"AA\"},"
	           "{\"kty\":\"EC\",\"crv\":\"P-521\",\"kid\":\"x\",\"x\":\"AA\",\"y\":\"AA\"}]}"));
	assert_non_null(empty);
	assert_int_equal(nb_oidc_keys_count(empty), 0);
	mint_token(HEAD, GOOD, MINT_RS256, world->rsa, world->modulus, &world->token);
	assert_int_equal(nb_oidc_judge(nb_buf_str(&world->token), empty, &expected, &who),
	                 NB_OIDC_UNKNOWN_KEY);
	assert_int_equal(nb_oidc_judge(nb_buf_str(&world->token), NULL, &expected, &who),
	                 NB_OIDC_UNKNOWN_KEY);
	nb_oidc_keys_free(empty);
}

/* Where the letters end too early the library that reads keys ended the process. */
static void
a_key_that_is_no_base64url_is_none(void **state)
{
	static const char *const numbers[] = {"o=t",       "o===", "AQ==", "A",
	                                      "AQA\u00e9", "A Q",  "A+/B"};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(numbers); i++) {
		char json[512];

		snprintf(
		    json, sizeof(json),
		    "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"AQAB\",\"e\":\"%s\"},"
		    "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"%s\",\"e\":\"AQAB\"},"
		    "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"b\",\"x\":\"%s\",\"y\":\"AA\"}]}",
		    numbers[i], numbers[i], numbers[i]);
		struct nb_oidc_keys *keys = nb_oidc_keys_read(nb_str_from(json));
		assert_non_null(keys);
		assert_int_equal(nb_oidc_keys_count(keys), 0);
		nb_oidc_keys_free(keys);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(good_tokens_are_good),
	    cmocka_unit_test(bad_tokens_are_refused),
	    cmocka_unit_test(no_byte_can_change),
	    cmocka_unit_test(a_factor_is_proved_in_its_words),
	    cmocka_unit_test(what_is_no_set_of_keys_is_none),
	    cmocka_unit_test(a_key_that_is_no_base64url_is_none),
	};

	return cmocka_run_group_tests(tests, make_world, drop_world);
}

/* Hashes against published vectors, base64url against its own strictness. */
#include "unit.h"

#include "noaber/secret.h"

#include <sodium.h>
#include <string.h>

static void
assert_hex(const uint8_t bytes[32], const char *expected)
{
	char hex[65];

	sodium_bin2hex(hex, sizeof(hex), bytes, 32);
	assert_string_equal(hex, expected);
}

static void
sha256_is_fips_180_4(void **state)
{
	uint8_t hash[NB_SHA256_BYTES];

	(void)state;
	nb_secret_sha256("abc", 3, hash);
	assert_hex(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	nb_secret_sha256(NULL, 0, hash);
	assert_hex(hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* RFC 4231 case 2, its four byte key padded with zeros as HMAC itself does. */
static void
hmac_is_rfc_4231(void **state)
{
	uint8_t key[32] = "Jefe";
	uint8_t hash[NB_SHA256_BYTES];

	(void)state;
	nb_secret_hmac(key, "what do ya want for nothing?", 28, hash);
	assert_hex(hash, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

/* HKDF by hand from HMAC (RFC 5869): extract with an empty salt, expand one block. */
static void
derive_is_rfc_5869(void **state)
{
	uint8_t master[32], salt[32] = {0}, extracted[32], expected[32], derived[32], other[32];
	char block[] = "search\1";

	(void)state;
	memset(master, 7, sizeof(master));
	nb_secret_hmac(salt, master, sizeof(master), extracted);
	nb_secret_hmac(extracted, block, 7, expected);
	nb_secret_derive(master, "search", derived);
	assert_memory_equal(derived, expected, 32);
	nb_secret_derive(master, "audit", other);
	assert_memory_not_equal(derived, other, 32);
}

static void
base64url_round_trips_every_length(void **state)
{
	uint8_t bytes[65], back[65];
	char text[100];
	size_t length;

	(void)state;
	for (length = 0; length <= 65; length++) {
		nb_secret_random(bytes, length);
		nb_secret_base64url(bytes, length, text);
		assert_int_equal(strlen(text), (length * 4 + 2) / 3);
		assert_null(strpbrk(text, "+/="));
		assert_true(nb_secret_unbase64url(nb_str_from(text), back, length));
		assert_memory_equal(bytes, back, length);
	}
}

static void
A5_a_token_has_exactly_one_text(void **state)
{
	static const char *const refused[] = {
	    "",
	    "A",
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB", /* bits past the end */
	    "+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	    " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	};
	uint8_t token[NB_TOKEN_BYTES];
	size_t i;

	(void)state;
	assert_true(nb_secret_unbase64url(NB_STR("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
	                                  token, sizeof(token)));
	for (i = 0; i < NB_COUNT(refused); i++)
		assert_false(nb_secret_unbase64url(nb_str_from(refused[i]), token, sizeof(token)));
}

static void
A5_random_bytes_do_not_repeat(void **state)
{
	uint8_t a[4096] = {0}, b[4096] = {0};
	size_t i, ones = 0;

	(void)state;
	nb_secret_random(a, sizeof(a));
	nb_secret_random(b, sizeof(b));
	assert_false(nb_secret_equal(a, b, sizeof(a)));
	for (i = 0; i < sizeof(a); i++)
		ones += (size_t)__builtin_popcount(a[i]);
	/* 32768 bits; eight standard deviations are 724. */
	assert_in_range(ones, 16384 - 724, 16384 + 724);
	nb_secret_wipe(a, sizeof(a));
	for (i = 0; i < sizeof(a); i++)
		assert_int_equal(a[i], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sha256_is_fips_180_4),
	    cmocka_unit_test(hmac_is_rfc_4231),
	    cmocka_unit_test(derive_is_rfc_5869),
	    cmocka_unit_test(base64url_round_trips_every_length),
	    cmocka_unit_test(A5_a_token_has_exactly_one_text),
	    cmocka_unit_test(A5_random_bytes_do_not_repeat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

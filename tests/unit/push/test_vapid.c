/* The key and the tokens that push services know us by (RFC 8292). */
#include "unit.h"

#include "vapid.h"

#include <openssl/evp.h>
#include <string.h>

static void
one_seed_is_one_key(void **state)
{
	const uint8_t seed[32] = {7}, other[32] = {8};
	char first[NB_PUSH_KEY_TEXT_BYTES + 1], again[NB_PUSH_KEY_TEXT_BYTES + 1],
	    another[NB_PUSH_KEY_TEXT_BYTES + 1];

	(void)state;
	assert_true(nb_push_public_key(seed, first) && nb_push_public_key(seed, again) &&
	            nb_push_public_key(other, another));
	assert_int_equal(strlen(first), NB_PUSH_KEY_TEXT_BYTES);
	assert_string_equal(first, again);
	assert_string_not_equal(first, another);
	assert_int_equal(first[0], 'B'); /* an uncompressed point begins with 4 */
}

static void
what_does_not_fit_is_no_token(void **state)
{
	const uint8_t seed[32] = {7};
	char token[NB_VAPID_TOKEN_BYTES_MOST], contact[NB_VAPID_TOKEN_BYTES_MOST];
	EVP_PKEY *key = nb_vapid_key(seed);

	(void)state;
	assert_non_null(key);
	assert_true(
	    nb_vapid_token(key, NB_STR("https://a.example"), "mailto:a@b.example", 1, token));
	assert_true(strlen(token) < sizeof(token));
	memset(contact, 'a', sizeof(contact));
	for (size_t length = 0; length < sizeof(contact); length += 17) {
		contact[length] = '\0';
		if (nb_vapid_token(key, NB_STR("https://a.example"), contact, 1, token))
			assert_true(strlen(token) < sizeof(token));
		contact[length] = 'a';
	}
	EVP_PKEY_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_seed_is_one_key),
	    cmocka_unit_test(what_does_not_fit_is_no_token),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Challenges hold for one thing and five minutes (A10); that they count once is the store's. */
#include "unit.h"

#include "noaber/webauthn.h"

#define NOW_MS ((int64_t)1790000000000)

static const uint8_t secret[32] = {9, 8, 7};

static void
a_challenge_holds_for_one_thing_and_five_minutes(void **state)
{
	const struct nb_challenge_bond bond = {NB_CHALLENGE_ENROL, 12, 34};
	const struct nb_challenge_bond others[] = {{NB_CHALLENGE_PROVE, 12, 34},
	                                           {NB_CHALLENGE_ENROL, 13, 34},
	                                           {NB_CHALLENGE_ENROL, 12, 35}};
	const uint8_t other_secret[32] = {1};
	uint8_t bytes[NB_CHALLENGE_BYTES], second[NB_CHALLENGE_BYTES];
	struct nb_str challenge = {(const char *)bytes, sizeof(bytes)};
	int64_t until_ms;

	(void)state;
	nb_challenge_make(secret, &bond, NOW_MS, bytes);
	nb_challenge_make(secret, &bond, NOW_MS, second);
	assert_memory_not_equal(bytes, second, 32);
	assert_true(
	    nb_challenge_holds(secret, &bond, NOW_MS + NB_CHALLENGE_MS - 1, challenge, &until_ms));
	assert_int_equal(until_ms, NOW_MS + NB_CHALLENGE_MS);
	assert_false(
	    nb_challenge_holds(secret, &bond, NOW_MS + NB_CHALLENGE_MS, challenge, &until_ms));
	assert_false(nb_challenge_holds(other_secret, &bond, NOW_MS, challenge, &until_ms));
	for (size_t i = 0; i < NB_COUNT(others); i++)
		assert_false(nb_challenge_holds(secret, &others[i], NOW_MS, challenge, &until_ms));
	for (size_t i = 0; i < sizeof(bytes); i++) { /* its random part and its date too */
		bytes[i] ^= 0x10;
		assert_false(nb_challenge_holds(secret, &bond, NOW_MS, challenge, &until_ms));
		bytes[i] ^= 0x10;
	}
	challenge.length--;
	assert_false(nb_challenge_holds(secret, &bond, NOW_MS, challenge, &until_ms));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_challenge_holds_for_one_thing_and_five_minutes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

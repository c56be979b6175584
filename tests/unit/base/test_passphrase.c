/* Passphrases: pepper and salt matter, an unknown name costs the same work. */
#include "unit.h"

#include "noaber/clock.h"
#include "noaber/secret.h"

#include <string.h>

#define PHRASE NB_STR("een zachte regen op zondag")

static const uint8_t pepper[32] = {1, 2, 3};
static const uint8_t other_pepper[32] = {1, 2, 4};

static void
a_hash_fits_its_phrase_and_pepper_only(void **state)
{
	char first[NB_PASSPHRASE_HASH_BYTES], second[NB_PASSPHRASE_HASH_BYTES];

	(void)state;
	assert_true(nb_passphrase_hash(PHRASE, pepper, NB_PASSPHRASE_RESIDENT, first));
	assert_true(nb_passphrase_hash(PHRASE, pepper, NB_PASSPHRASE_RESIDENT, second));
	assert_string_not_equal(first, second);
	assert_true(nb_str_starts(nb_str_from(first), NB_STR("$argon2id$v=19$m=19456,t=2,p=1$")));
	assert_true(nb_passphrase_verify(PHRASE, pepper, nb_str_from(first)));
	assert_false(nb_passphrase_verify(PHRASE, other_pepper, nb_str_from(first)));
	assert_false(
	    nb_passphrase_verify(NB_STR("een zachte regen op zondaG"), pepper, nb_str_from(first)));
	assert_false(nb_passphrase_verify(NB_STR(""), pepper, nb_str_from(first)));
}

static void
staff_costs_more(void **state)
{
	char hash[NB_PASSPHRASE_HASH_BYTES];

	(void)state;
	assert_true(nb_passphrase_hash(PHRASE, pepper, NB_PASSPHRASE_STAFF, hash));
	assert_true(nb_str_starts(nb_str_from(hash), NB_STR("$argon2id$v=19$m=65536,t=3,p=1$")));
	assert_true(nb_passphrase_verify(PHRASE, pepper, nb_str_from(hash)));
}

/* Not a test of time against a wall, only of one against the other: a shortcut would be a hundred
 * times faster. */
static void
A6_an_unknown_name_costs_the_same(void **state)
{
	static const char *const unknown[] = {NULL, "", "$argon2id$", "plain text"};
	char hash[NB_PASSPHRASE_HASH_BYTES];
	uint64_t start, known_us = UINT64_MAX;
	size_t i;

	(void)state;
	assert_true(nb_passphrase_hash(PHRASE, pepper, NB_PASSPHRASE_RESIDENT, hash));
	for (i = 0; i < 3; i++) { /* the fastest: a busy machine makes one of them slow */
		start = nb_clock_steady_us();
		assert_true(nb_passphrase_verify(PHRASE, pepper, nb_str_from(hash)));
		if (nb_clock_steady_us() - start < known_us)
			known_us = nb_clock_steady_us() - start;
	}
	for (i = 0; i < NB_COUNT(unknown); i++) {
		start = nb_clock_steady_us();
		assert_false(nb_passphrase_verify(PHRASE, pepper, nb_str_from(unknown[i])));
		assert_true(nb_clock_steady_us() - start > known_us / 10);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_hash_fits_its_phrase_and_pepper_only),
	    cmocka_unit_test(staff_costs_more),
	    cmocka_unit_test(A6_an_unknown_name_costs_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

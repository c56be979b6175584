/* test_vault.c - private text at rest: who can open what, and for how long (P3, P6, P7). */
#include "harness.h"
#include "noaber/clock.h"
#include "noaber/secret.h"
#include "seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct house house;
static const struct nb_seal_place place = {"message", 1, 10, 2};

static struct nb_str
seal(struct nb_str plain)
{
	struct nb_str sealed = {NULL, 0};

	assert_int_equal(
	    nb_vault_seal(house.vault, house.key[0], &place, plain, house.arena, &sealed), NB_OK);
	return sealed;
}

static enum nb_status
unseal(nb_row key, struct nb_seal_place at, struct nb_str sealed)
{
	struct nb_str plain = {"untouched", 9};
	enum nb_status status = nb_vault_unseal(house.vault, key, &at, sealed, house.arena, &plain);

	if (status != NB_OK)
		assert_true(nb_str_equal(plain, NB_STR("untouched")));
	return status;
}

static void
sealed_text_opens_as_it_was(void **state)
{
	char text[300];

	(void)state;
	memset(text, 0, sizeof(text)); /* zeros and marks at the end are text too */
	text[sizeof(text) - 100] = (char)0x80;
	for (size_t length = 0; length <= sizeof(text); length++) {
		struct nb_str plain, sealed = seal((struct nb_str){text, length});

		assert_int_equal(
		    nb_vault_unseal(house.vault, house.key[0], &place, sealed, house.arena, &plain),
		    NB_OK);
		assert_true(nb_str_equal(plain, (struct nb_str){text, length}));
		assert_int_equal((sealed.length - NB_SEAL_MORE_BYTES) % 64, 0);
		nb_arena_reset(house.arena);
	}
}

static void
the_same_text_never_seals_the_same(void **state)
{
	struct nb_str one, two;

	(void)state;
	one = seal(NB_STR("hallo"));
	two = seal(NB_STR("hallo"));
	assert_int_equal(one.length, two.length);
	assert_memory_not_equal(one.at + 1, two.at + 1, 12);
	assert_memory_not_equal(one.at + 13, two.at + 13, 64);
}

static void
P7_nothing_opens_in_another_place(void **state)
{
	struct nb_str sealed;
	struct nb_seal_place other;

	(void)state;
	sealed = seal(NB_STR("kanarie"));
	assert_int_equal(unseal(house.key[0], place, sealed), NB_OK);
	other = place;
	other.room = 2;
	assert_int_equal(unseal(house.key[0], other, sealed), NB_E_CONFLICT);
	other = place;
	other.row = 11;
	assert_int_equal(unseal(house.key[0], other, sealed), NB_E_CONFLICT);
	other = place;
	other.author = 1;
	assert_int_equal(unseal(house.key[0], other, sealed), NB_E_CONFLICT);
	other = place;
	other.table = "messag";
	assert_int_equal(unseal(house.key[0], other, sealed), NB_E_CONFLICT);
	/* row and author that change places are not the same place */
	other = (struct nb_seal_place){"message", 1, 2, 10};
	assert_int_equal(unseal(house.key[0], other, sealed), NB_E_CONFLICT);
	assert_int_equal(unseal(house.key[1], place, sealed), NB_E_CONFLICT);
	assert_int_equal(unseal(999, place, sealed), NB_E_NOT_FOUND);
}

static void
P7_every_changed_bit_is_refused(void **state)
{
	struct nb_str sealed;

	(void)state;
	sealed = seal(NB_STR("kanarie"));
	for (size_t bit = 0; bit < sealed.length * 8; bit++) {
		char *copy = nb_arena_take(house.arena, sealed.length);

		memcpy(copy, sealed.at, sealed.length);
		copy[bit / 8] = (char)(copy[bit / 8] ^ (1 << bit % 8));
		assert_int_equal(unseal(house.key[0], place, (struct nb_str){copy, sealed.length}),
		                 NB_E_CONFLICT);
	}
	for (size_t length = 0; length < sealed.length; length++)
		assert_int_equal(unseal(house.key[0], place, (struct nb_str){sealed.at, length}),
		                 NB_E_CONFLICT);
}

/* Rows swapped in the file: refused, and verify raises the alarm. */
static void
P7_swapped_rows_and_rooms_are_found(void **state)
{
	struct nb_store_findings found;
	int refused;

	(void)state;
	for (int i = 0; i < 6; i++)
		assert_int_equal(house_post(&house, 1 + i % 2, 1 + i % 3, NULL), NB_OK);
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.unreadable_fields, 0);
	assert_int_equal(found.messages, 6);

	/* the bodies of two rows of one room and one author, then two rooms, then name and name */
	raw(house.rooms, "CREATE TEMP TABLE was AS SELECT id, body_sealed FROM message;"
	                 "UPDATE message SET body_sealed = (SELECT body_sealed FROM was WHERE id = "
	                 "2000001) WHERE id = 1000001;"
	                 "UPDATE message SET body_sealed = (SELECT body_sealed FROM was WHERE id = "
	                 "1000001) WHERE id = 2000001;"
	                 "UPDATE member SET account_sealed = name_sealed WHERE id = 3;"
	                 "UPDATE account SET name_sealed = (SELECT name_sealed FROM member WHERE "
	                 "id = 2) WHERE id = 2");
	assert_int_equal(house_read_all(house.rooms, house.vault, &refused), 4);
	assert_int_equal(refused, 2);
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.unreadable_fields, 4);
}

static void
P6_wrong_master_key_is_refused(void **state)
{
	struct nb_db *reader;
	struct nb_vault *vault = NULL;
	struct nb_store_findings found;
	uint8_t wrong[32] = {7};

	(void)state;
	assert_int_equal(nb_db_open(house.data, NB_DB_KEYS, NB_DB_READER, &reader), NB_OK);
	assert_int_equal(nb_vault_open(reader, wrong, &vault), NB_E_UNAVAILABLE);
	assert_null(vault);
	assert_int_equal(nb_vault_open(house.keys, wrong, &vault), NB_E_UNAVAILABLE);
	assert_int_equal(nb_store_verify(house.data, wrong, &found), NB_E_UNAVAILABLE);
	assert_int_equal(nb_vault_open(reader, house.master, &vault), NB_OK);
	for (int i = 0; i < NB_VAULT_PURPOSE_COUNT; i++) {
		enum nb_vault_purpose purpose = (enum nb_vault_purpose)i;

		assert_memory_equal(nb_vault_purpose(vault, purpose),
		                    nb_vault_purpose(house.vault, purpose), 32);
		assert_memory_not_equal(
		    nb_vault_purpose(vault, purpose),
		    nb_vault_purpose(vault, (enum nb_vault_purpose)((i + 1) % 5)), 32);
	}
	nb_vault_close(vault);
	nb_db_close(reader);
}

static void
P6_stolen_directory_has_no_words(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++)
		assert_int_equal(house_post(&house, 1 + i % 2, 1 + i % 3, NULL), NB_OK);
	assert_true(directory_has(house.data, NB_STR("Plein"))); /* what is not private is found */
	assert_false(directory_has(house.data, NB_STR("kanarie")));
	for (int i = 0; i < NB_VAULT_PURPOSE_COUNT; i++) {
		const uint8_t *key = nb_vault_purpose(house.vault, (enum nb_vault_purpose)i);

		assert_false(directory_has(house.data, (struct nb_str){(const char *)key, 32}));
	}
	assert_int_equal(nb_db_truncate_log(house.rooms), NB_OK);
	assert_false(directory_has(house.data, NB_STR("kanarie")));
}

/* The wrapped key itself is nowhere after the log was cut, so a copy of the words stays shut. */
static void
P3_destroyed_key_is_gone_everywhere(void **state)
{
	struct nb_db *reader;
	struct nb_vault *other;
	struct nb_store_findings found;
	char part[32];
	sqlite3_stmt *wrapped = NULL;
	struct nb_str sealed, plain;

	(void)state;
	assert_int_equal(nb_db_open(house.data, NB_DB_KEYS, NB_DB_READER, &reader), NB_OK);
	assert_int_equal(nb_vault_open(reader, house.master, &other), NB_OK);
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_int_equal(house_post(&house, 1, 2, NULL), NB_OK);
	sealed = seal(NB_STR("kanarie"));
	assert_int_equal(nb_vault_unseal(other, house.key[0], &place, sealed, house.arena, &plain),
	                 NB_OK);
	assert_int_equal(sqlite3_prepare_v2(house.keys->engine,
	                                    "SELECT wrapped FROM data_key ORDER BY id LIMIT 1", -1,
	                                    &wrapped, NULL),
	                 SQLITE_OK);
	assert_int_equal(sqlite3_step(wrapped), SQLITE_ROW);
	memcpy(part, sqlite3_column_blob(wrapped, 0), sizeof(part));
	sqlite3_finalize(wrapped);
	assert_true(directory_has(house.data, (struct nb_str){part, sizeof(part)}));
	assert_int_equal(nb_vault_destroy_key(house.vault, house.key[0], 5), NB_OK);
	assert_int_equal(nb_vault_destroy_key(house.vault, house.key[0], 5), NB_E_NOT_FOUND);
	assert_int_equal(nb_db_truncate_log(house.keys), NB_OK);
	assert_int_equal(unseal(house.key[0], place, sealed), NB_E_NOT_FOUND);
	assert_false(directory_has(house.data, (struct nb_str){part, sizeof(part)}));
#ifdef NB_TEST_BUILD
	nb_clock_advance_ms(11000); /* other lanes forget their copy within 10 seconds */
	assert_int_equal(nb_vault_unseal(other, house.key[0], &place, sealed, house.arena, &plain),
	                 NB_E_NOT_FOUND);
#endif
	/* erased is not missing; a row that was torn out is */
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.missing_keys, 0);
	assert_int_equal(found.unreadable_fields, 0);
	raw(house.keys, "DELETE FROM data_key WHERE destroyed_ms = 0 AND owner = 2");
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	/* a message, a name and an account of the member, a name, a list and a card of the account */
	assert_int_equal(found.missing_keys, 6);
	raw(house.keys, "UPDATE data_key SET wrapped = NULL WHERE owner = 3"); /* and not erased */
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.missing_keys, 11);
	nb_vault_close(other);
	nb_db_close(reader);
}

/* More people than the cache holds: each still opens her own. */
static void
more_keys_than_the_cache_holds(void **state)
{
	enum { MANY = 6000 };
	static nb_row keys[MANY];
	static struct nb_str sealed[MANY];
	struct nb_arena *arena = nb_arena_create(10485760);
	struct nb_str plain;

	(void)state;
	assert_int_equal(nb_db_begin(house.keys), NB_OK);
	for (int i = 0; i < MANY; i++) {
		char text[16];

		snprintf(text, sizeof(text), "%d", i);
		assert_int_equal(nb_vault_new_key(house.vault, i, 5, &keys[i]), NB_OK);
		assert_int_equal(nb_vault_seal(house.vault, keys[i], &place, nb_str_from(text),
		                               arena, &sealed[i]),
		                 NB_OK);
	}
	assert_int_equal(nb_db_commit(house.keys), NB_OK);
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(
		    nb_vault_unseal(house.vault, keys[i], &place, sealed[i], arena, &plain), NB_OK);
		assert_int_equal(strtol(nb_arena_copy(arena, plain.at, plain.length).at, NULL, 10),
		                 i);
		assert_int_equal(nb_vault_unseal(house.vault, keys[(i + 1) % MANY], &place,
		                                 sealed[i], arena, &plain),
		                 NB_E_CONFLICT);
	}
	nb_arena_destroy(arena);
}

/* A key whose transaction was rolled back is not found, though this vault made it. */
static void
rolled_back_key_is_not_found(void **state)
{
	struct nb_str sealed;
	nb_row key;

	(void)state;
	assert_int_equal(nb_db_begin(house.keys), NB_OK);
	assert_int_equal(nb_vault_new_key(house.vault, 1, 5, &key), NB_OK);
	nb_db_rollback(house.keys);
	assert_int_equal(nb_vault_seal(house.vault, key, &place, NB_STR("a"), house.arena, &sealed),
	                 NB_E_NOT_FOUND);
}

static void
member_links_are_separate(void **state)
{
	uint8_t one[16], two[16];

	(void)state;
	nb_vault_member_link(house.vault, 1, 2, one);
	nb_vault_member_link(house.vault, 1, 2, two);
	assert_memory_equal(one, two, 16);
	nb_vault_member_link(house.vault, 2, 1, two);
	assert_memory_not_equal(one, two, 16);
	nb_vault_member_link(house.vault, 1, 3, two);
	assert_memory_not_equal(one, two, 16);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    HOUSE_TEST(sealed_text_opens_as_it_was),
	    HOUSE_TEST(the_same_text_never_seals_the_same),
	    HOUSE_TEST(P7_nothing_opens_in_another_place),
	    HOUSE_TEST(P7_every_changed_bit_is_refused),
	    HOUSE_TEST(P7_swapped_rows_and_rooms_are_found),
	    HOUSE_TEST(P6_wrong_master_key_is_refused),
	    HOUSE_TEST(P6_stolen_directory_has_no_words),
	    HOUSE_TEST(P3_destroyed_key_is_gone_everywhere),
	    HOUSE_TEST(more_keys_than_the_cache_holds),
	    HOUSE_TEST(rolled_back_key_is_not_found),
	    HOUSE_TEST(member_links_are_separate),
	};

	return cmocka_run_group_tests_name("vault", tests, NULL, NULL);
}

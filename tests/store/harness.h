/* harness.h - a house to test in: a data directory, both databases, a vault and some people. */
#ifndef NB_STORE_HARNESS_H
#define NB_STORE_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine.h"
#include "noaber/places.h"
#include "noaber/vault.h"

#define ROOM_COUNT 2
#define PEOPLE_COUNT 3

struct house {
	char data[256];
	char tombstones[300]; /* beside it */
	uint8_t master[32];
	struct nb_db *rooms; /* writers */
	struct nb_db *keys;
	struct nb_vault *vault;
	struct nb_arena *arena;
	nb_row key[PEOPLE_COUNT]; /* of member 1, 2, 3 */
};

/** An absent directory of a test: <temporary directory>/<name>. */
void house_place(struct house *house);
/** Migrate, open as writers, make a community (1), rooms 1 and 2, and members 1, 2 and 3. */
void house_make(struct house *house);
void house_open(struct house *house);
void house_close(struct house *house);
/** Close and remove all that was made below the temporary directory. */
void house_remove(struct house *house);
void remove_tree(const char *path);

/** A test of its program's static ${house}: made by ${setup}, which calls house_setup; nothing is
 * left of it. */
/** Names for a backup of the house and for what is restored from it, beside its data. */
struct copies {
	char backup[512], restored[512];
};
void copies_place(const struct house *house, struct copies *ret);
/** Removes what stands there. */
void copies_remove(const struct copies *copies);

#define HOUSE_TEST_AFTER(setup, test)                                                              \
	cmocka_unit_test_prestate_setup_teardown(test, setup, house_teardown, &house)
#define HOUSE_TEST(test) HOUSE_TEST_AFTER(house_setup, test)
int house_setup(void **house);
int house_teardown(void **house);

/** Post as a lane would: keys are committed already, one transaction. The body is
 * "kanarie <room> <seq>". Returns the status of the commit or of what failed first; after
 * NB_E_* nothing of it should be there. */
enum nb_status house_post(struct house *house, nb_row room, nb_row member, int64_t *ret_seq);
/** ${by_member} gives a reason about ${message} of member 1. */
void house_moderate(struct house *house, nb_row room, nb_row message, nb_row by_member);
/** Statements that must work. */
void raw(struct nb_db *db, const char *sql);
int raw_code(struct nb_db *db, const char *sql);
int64_t number(struct nb_db *db, const char *sql);

/** Open every message that can be opened and check that it says what belongs in its place, and
 * nothing else. Returns the number opened; ${ret_refused} counts those that did not open. */
int house_read_all(struct nb_db *rooms, struct nb_vault *vault, int *ret_refused);

/** Whether ${needle} stands anywhere in a file of directory ${path}. */
bool directory_has(const char *path, struct nb_str needle);
/** ${quick}, or ${thorough} when NOABER_LONG=1. */
int rounds(int quick, int thorough);

#endif

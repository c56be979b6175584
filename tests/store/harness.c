/* harness.c - see harness.h. Writes its rows with plain SQL, so that it does not depend on the
 * statements of the domain. */
#include "harness.h"
#include "noaber/secret.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOW_MS 1767225600000 /* 2026-01-01 */

static int
remove_one(const char *path, const struct stat *status, int flag, struct FTW *at)
{
	(void)status;
	(void)flag;
	(void)at;
	return remove(path);
}

void
remove_tree(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void
house_place(struct house *house)
{
	const char *temporary = getenv("TMPDIR");

	*house = (struct house){0};
	snprintf(house->data, sizeof(house->data), "%s/noaber-store-XXXXXX",
	         temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(house->data));
	assert_int_equal(rmdir(house->data), 0);
	memset(house->master, 7, sizeof(house->master));
}

void
raw(struct nb_db *db, const char *sql)
{
	int code = raw_code(db, sql);

	if (code != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db->engine));
}

int
raw_code(struct nb_db *db, const char *sql)
{
	return sqlite3_exec(db->engine, sql, NULL, NULL, NULL);
}

int64_t
number(struct nb_db *db, const char *sql)
{
	int64_t found = 0;

	if (!nb_engine_number(db->engine, sql, &found))
		fail_msg("%s: %s", sql, sqlite3_errmsg(db->engine));
	return found;
}

void
house_open(struct house *house)
{
	house->arena = nb_arena_create(1048576);
	assert_int_equal(nb_db_open(house->data, NB_DB_KEYS, NB_DB_WRITER, &house->keys), NB_OK);
	assert_int_equal(nb_db_open(house->data, NB_DB_ROOMS, NB_DB_WRITER, &house->rooms), NB_OK);
	assert_int_equal(nb_vault_open(house->keys, house->master, &house->vault), NB_OK);
	snprintf(house->tombstones, sizeof(house->tombstones), "%s.tombstones", house->data);
	nb_vault_tell_tombstones(house->vault, house->tombstones);
}

void
house_close(struct house *house)
{
	nb_vault_close(house->vault);
	nb_db_close(house->rooms);
	nb_db_close(house->keys);
	nb_arena_destroy(house->arena);
	house->vault = NULL;
	house->rooms = house->keys = NULL;
	house->arena = NULL;
}

void
house_remove(struct house *house)
{
	house_close(house);
	remove_tree(house->data);
	unlink(house->tombstones);
}

int
house_setup(void **house)
{
	house_make(*house);
	return 0;
}

int
house_teardown(void **house)
{
	house_remove(*house);
	return 0;
}

/** Run one statement with a number and a sealed field as ?1 and ?2, a second number as ?3. */
static int
insert(struct nb_db *db, const char *sql, int64_t id, struct nb_str sealed, int64_t more)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(db->engine, sql, -1, &statement, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_int64(statement, 1, id);
		sqlite3_bind_blob64(statement, 2, sealed.at, sealed.length, SQLITE_STATIC);
		sqlite3_bind_int64(statement, 3, more);
		sqlite3_step(statement);
		code = sqlite3_finalize(statement);
	}
	return code;
}

static struct nb_str
seal(struct house *house, nb_row key, struct nb_seal_place place)
{
	struct nb_str sealed;

	assert_int_equal(
	    nb_vault_seal(house->vault, key, &place, NB_STR("kanarie naam"), house->arena, &sealed),
	    NB_OK);
	return sealed;
}

/** An account and its member of the same number, under one key, with a word sealed in each
 * column that has one. */
static void
make_member(struct house *house, nb_row member)
{
	nb_row key;
	const struct {
		const char *sql;
		struct nb_seal_place place;
	} rows[] = {
	    {"INSERT INTO account (id, key_id, name_sealed, lang, state, created_ms) "
	     "VALUES (?1, ?3, ?2, 0, 0, 0)",
	     nb_place_account_name(member)},
	    {"INSERT INTO member (id, community_id, key_id, name_sealed, name_fold, hat, state, "
	     "joined_ms) VALUES (?1, 1, ?3, ?2, CAST(?1 AS BLOB), 0, 0, 0)",
	     nb_place_member_name(1, member)},
	    {"UPDATE member SET account_sealed = ?2 WHERE id = ?1 AND key_id = ?3",
	     nb_place_member_account(1, member)},
	    {"INSERT INTO account_member (id, account_id, member_sealed) SELECT ?1, ?1, ?2 WHERE ?3",
	     nb_place_account_member(member)},
	    {"INSERT INTO emergency_card SELECT ?1, ?1, ?3, 0 WHERE ?2 IS NOT NULL",
	     nb_place_card_line(member, 0)},
	    {"INSERT INTO emergency_card_line SELECT ?1, 0, ?2 WHERE ?3",
	     nb_place_card_line(member, 0)},
	};

	assert_int_equal(nb_vault_new_key(house->vault, member, NOW_MS, &key), NB_OK);
	house->key[member - 1] = key;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(
		    insert(house->rooms, rows[i].sql, member, seal(house, key, rows[i].place), key),
		    SQLITE_OK);
}

void
house_moderate(struct house *house, nb_row room, nb_row message, nb_row by_member)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "INSERT INTO moderation VALUES (?1, ?3, 0, %d, ?2, 0)",
	         (int)by_member);
	assert_int_equal(
	    insert(house->rooms, sql, 70,
	           seal(house, house->key[0], nb_place_moderation_reason(room, 70, by_member)),
	           message),
	    SQLITE_OK);
}

void
house_make(struct house *house)
{
	house_place(house);
	assert_int_equal(nb_db_migrate(house->data, NB_DB_ROOMS), NB_OK);
	assert_int_equal(nb_db_migrate(house->data, NB_DB_KEYS), NB_OK);
	house_open(house);
	raw(house->rooms,
	    "INSERT INTO community (id, slug, name, line, theme, access, member_count,"
	    " room_count, created_ms) VALUES (1, 'plein', 'Plein', '', '', 0, 0, 0, 0);"
	    "INSERT INTO room (id, community_id, kind, name, line, state, seq, member_count,"
	    " created_ms) VALUES (1, 1, 0, 'Een', '', 0, 0, 0, 0);"
	    "INSERT INTO room (id, community_id, kind, name, line, state, seq, member_count,"
	    " created_ms) VALUES (2, 1, 0, 'Twee', '', 0, 0, 0, 0);");
	for (nb_row member = 1; member <= PEOPLE_COUNT; member++)
		make_member(house, member);
}

static enum nb_status
post_rows(struct house *house, nb_row room, nb_row member, int64_t seq)
{
	char sql[400], body[64];
	nb_row id = room * 1000000 + seq;
	struct nb_seal_place place = nb_place_message_body(room, id, member);
	struct nb_str plain = {
	    body, (size_t)snprintf(body, sizeof(body), "kanarie %d %d", (int)room, (int)seq)};
	struct nb_str sealed;
	enum nb_status status = nb_vault_seal(house->vault, house->key[member - 1], &place, plain,
	                                      house->arena, &sealed);
	int code;

	if (status != NB_OK)
		return status;
	snprintf(
	    sql, sizeof(sql),
	    "INSERT INTO message (id, room_id, seq, author_id, hat, nonce, body_sealed, posted_ms,"
	    " edited_ms, state) VALUES (?1, %d, ?3, %d, 0, '%d.%d', ?2, 0, 0, 0)",
	    (int)room, (int)member, (int)room, (int)seq);
	code = insert(house->rooms, sql, id, sealed, seq);
	if (code == SQLITE_OK) {
		snprintf(sql, sizeof(sql), "UPDATE room SET seq = %d WHERE id = %d", (int)seq,
		         (int)room);
		code = raw_code(house->rooms, sql);
	}
	return code == SQLITE_OK ? NB_OK : nb_db_failure(house->rooms, code, "test");
}

enum nb_status
house_post(struct house *house, nb_row room, nb_row member, int64_t *ret_seq)
{
	char sql[100];
	int64_t seq;
	enum nb_status status = nb_db_begin(house->rooms);

	if (status != NB_OK)
		return status;
	nb_arena_reset(house->arena);
	snprintf(sql, sizeof(sql), "SELECT seq + 1 FROM room WHERE id = %d", (int)room);
	status = NB_E_UNAVAILABLE;
	if (nb_engine_number(house->rooms->engine, sql, &seq))
		status = post_rows(house, room, member, seq);
	if (status != NB_OK) {
		nb_db_rollback(house->rooms);
		return status;
	}
	status = nb_db_commit(house->rooms);
	if (status == NB_OK && ret_seq)
		*ret_seq = seq;
	return status;
}

int
house_read_all(struct nb_db *rooms, struct nb_vault *vault, int *ret_refused)
{
	struct nb_arena *arena = nb_arena_create(1048576);
	sqlite3_stmt *rows = NULL;
	int opened = 0, refused = 0;

	if (sqlite3_prepare_v2(rooms->engine,
	                       "SELECT s.id, s.room_id, s.author_id, m.key_id, s.body_sealed "
	                       "FROM message s JOIN member m ON m.id = s.author_id",
	                       -1, &rows, NULL) != SQLITE_OK)
		refused++;
	while (rows && sqlite3_step(rows) == SQLITE_ROW) {
		nb_row id = sqlite3_column_int64(rows, 0), room = sqlite3_column_int64(rows, 1);
		struct nb_seal_place place =
		    nb_place_message_body(room, id, sqlite3_column_int64(rows, 2));
		const char *at = sqlite3_column_blob(rows, 4);
		struct nb_str plain, sealed = {at ? at : "", (size_t)sqlite3_column_bytes(rows, 4)};
		char expected[64];
		enum nb_status status = nb_vault_unseal(vault, sqlite3_column_int64(rows, 3),
		                                        &place, sealed, arena, &plain);

		if (status == NB_OK) {
			snprintf(expected, sizeof(expected), "kanarie %d %d", (int)room,
			         (int)(id % 1000000));
			if (!nb_str_equal(plain, nb_str_from(expected)))
				fail_msg("foreign text: %.*s in %s", NB_STR_ARG(plain), expected);
			opened++;
		} else {
			refused++;
		}
		nb_arena_reset(arena);
	}
	refused += sqlite3_finalize(rows) != SQLITE_OK;
	nb_arena_destroy(arena);
	if (ret_refused)
		*ret_refused = refused;
	return opened;
}

static bool
file_has(const char *path, struct nb_str needle)
{
	FILE *file = fopen(path, "rb");
	size_t length;
	char *bytes;
	bool found;

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	length = (size_t)ftell(file);
	rewind(file);
	bytes = malloc(length + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, length, file), length);
	fclose(file);
	found = memmem(bytes, length, needle.at, needle.length) != NULL;
	free(bytes);
	return found;
}

bool
directory_has(const char *path, struct nb_str needle)
{
	DIR *listing = opendir(path);
	struct dirent *entry;
	bool found = false;

	assert_non_null(listing);
	while ((entry = readdir(listing))) {
		char name[1024];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		found |= file_has(name, needle);
	}
	closedir(listing);
	return found;
}

int
rounds(int quick, int thorough)
{
	const char *thoroughly = getenv("NOABER_LONG");

	return thoroughly && !strcmp(thoroughly, "1") ? thorough : quick;
}

void
copies_place(const struct house *house, struct copies *ret)
{
	snprintf(ret->backup, sizeof(ret->backup), "%s.backup", house->data);
	snprintf(ret->restored, sizeof(ret->restored), "%s.restored", house->data);
}

void
copies_remove(const struct copies *copies)
{
	remove_tree(copies->backup);
	remove_tree(copies->restored);
}

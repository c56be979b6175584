/*
 * tombstones.c - keys that were destroyed stay destroyed, also when a backup is put back (P3).
 *
 * A line is "KEY TIME\n" in decimal. The file is only ever appended to and synced; a line that a
 * power cut tore ends without a newline and is cut off before the next one is written: its key had
 * not been destroyed yet.
 * Not here: when keys are destroyed (vault.c).
 */
#include "noaber/tombstones.h"
#include "engine.h"
#include "files.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES_MOST 64
#define NOBODY_BYTES 32 /* of chance, where the hash of a name stood */

enum nb_status
nb_tombstones_path(const char *anchor, char ret[NB_TOMBSTONES_PATH_BYTES])
{
	int length = snprintf(ret, NB_TOMBSTONES_PATH_BYTES, "%s.tombstones", anchor);

	return length > 0 && length < NB_TOMBSTONES_PATH_BYTES ? NB_OK : NB_E_UNAVAILABLE;
}

/** Where the last whole line ends; -1 when it cannot be read. */
static off_t
end_of_lines(int fd)
{
	char tail[2 * LINE_BYTES_MOST];
	off_t size = lseek(fd, 0, SEEK_END);
	off_t from = size > (off_t)sizeof(tail) ? size - (off_t)sizeof(tail) : 0;
	ssize_t got = size < 0 ? -1 : pread(fd, tail, sizeof(tail), from);

	while (got > 0 && tail[got - 1] != '\n')
		got--;
	return got < 0 || (got == 0 && from) ? -1 : from + got;
}

static bool
write_line(int fd, off_t end, nb_row key, int64_t at_ms)
{
	char line[LINE_BYTES_MOST];
	int length = snprintf(line, sizeof(line), "%" PRId64 " %" PRId64 "\n", key, at_ms);

	return end >= 0 && !ftruncate(fd, end) && pwrite(fd, line, (size_t)length, end) == length &&
	       !fsync(fd);
}

enum nb_status
nb_tombstones_add(const char *path, nb_row key, int64_t at_ms)
{
	bool is_new = access(path, F_OK) != 0;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool written = fd >= 0 && write_line(fd, end_of_lines(fd), key, at_ms);
	int error = errno;

	if (fd >= 0)
		close(fd);
	if (!written) {
		nb_log(NB_LOG_ERROR, "tombstones.not_written", "errno %d", error);
		return error == ENOSPC || error == EDQUOT ? NB_E_STORAGE_FULL : NB_E_UNAVAILABLE;
	}
	return is_new ? nb_files_sync_parent(path) : NB_OK;
}

/* ---- what hung on a key ---- */

static enum nb_status
run_each(struct nb_db *rooms, const enum nb_sql *list, size_t count, nb_row row)
{
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < count; i++)
		status = nb_db_run(rooms, list[i], NB_BIND(nb_int(row)), NULL);
	return status;
}

static enum nb_status
empty_account(struct nb_db *rooms, nb_row account)
{
	static const enum nb_sql rows[] = {NB_SQL_MEMBERSHIPS_DROP, NB_SQL_ACCOUNT_ERASED};
	enum nb_status status = nb_db_run(rooms, NB_SQL_ACCOUNT_BEGIN_ERASING,
	                                  NB_BIND(nb_int(account), nb_bytes(NB_STR(""))), NULL);

	if (!status)
		status = nb_db_run(rooms, NB_SQL_SESSIONS_END, NB_BIND(nb_int(account), nb_int(0)),
		                   NULL);
	if (!status)
		status = nb_store_drop_own(rooms, account);
	return status ? status : run_each(rooms, rows, NB_COUNT(rows), account);
}

static enum nb_status
empty_face(struct nb_db *rooms, nb_row member)
{
	uint8_t nobody[NOBODY_BYTES];

	nb_secret_random(nobody, sizeof(nobody));
	enum nb_status status =
	    nb_db_run(rooms, NB_SQL_MEMBER_ERASE,
	              NB_BIND(nb_int(member), nb_bytes(NB_STR("")),
	                      nb_bytes((struct nb_str){(char *)nobody, sizeof(nobody)})),
	              NULL);
	if (!status)
		status = nb_db_run(rooms, NB_SQL_ROOM_MEMBERS_DROP, NB_BIND(nb_int(member)), NULL);
	return status ? status : nb_store_drop_face(rooms, member);
}

static enum nb_status
empty_card(struct nb_db *rooms, nb_row card)
{
	static const enum nb_sql rows[] = {NB_SQL_CARD_LINES_DROP, NB_SQL_CARD_DROP};

	return run_each(rooms, rows, NB_COUNT(rows), card);
}

static enum nb_status
drop_introduction(struct nb_db *rooms, nb_row introduction)
{
	return nb_db_run(rooms, NB_SQL_INTRODUCTION_DROP, NB_BIND(nb_int(introduction)), NULL);
}

/* A key belongs to one of these, or to something that was rolled back. */
static enum nb_status
empty_owner(struct nb_db *rooms, nb_row key)
{
	static const struct {
		enum nb_sql find;
		enum nb_status (*empty)(struct nb_db *rooms, nb_row row);
	} kinds[] = {
	    {NB_SQL_ACCOUNT_OF_KEY, empty_account},
	    {NB_SQL_MEMBER_OF_KEY, empty_face},
	    {NB_SQL_CARD_OF_KEY, empty_card},
	    {NB_SQL_INTRODUCTION_OF_KEY, drop_introduction},
	};
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < NB_COUNT(kinds); i++) {
		struct nb_cursor *cursor;
		status = nb_db_find_one(rooms, kinds[i].find, NB_BIND(nb_int(key)), &cursor);
		if (status == NB_E_NOT_FOUND) {
			status = NB_OK;
			continue;
		}
		if (status)
			break;
		nb_row row = nb_cursor_int(cursor, 0);
		status = nb_cursor_end(cursor);
		if (!status)
			status = kinds[i].empty(rooms, row);
	}
	return status;
}

static enum nb_status
recount(struct nb_db *rooms)
{
	enum nb_status status = nb_db_run(rooms, NB_SQL_ROOMS_RECOUNT, NB_NO_BIND, NULL);

	return status ? status : nb_db_run(rooms, NB_SQL_COMMUNITIES_RECOUNT, NB_NO_BIND, NULL);
}

/* ---- replaying ---- */

struct tombstone {
	nb_row key;
	int64_t at_ms;
};

/** ${ret_whole}: the line is one of ours. A torn last line is none, and no fault. */
static bool
parse(const char *line, struct tombstone *ret, bool *ret_whole)
{
	char *end;

	errno = 0;
	ret->key = strtoll(line, &end, 10);
	bool good = !errno && end != line && *end == ' ' && ret->key > 0;
	if (good) {
		line = end + 1;
		ret->at_ms = strtoll(line, &end, 10);
		good = !errno && end != line && *end == '\n' && !end[1];
	}
	*ret_whole = good;
	return good;
}

static enum nb_status
is_alive(struct nb_db *keys, nb_row key, bool *ret_alive)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(keys, NB_SQL_DATA_KEY_WRAPPED, NB_BIND(nb_int(key)), &cursor);

	*ret_alive = status == NB_OK;
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	return status ? status : nb_cursor_end(cursor);
}

/* Owners first, in a transaction that commits before the one of the keys: cut off in between, the
 * keys live still, and the next time does it all again. */
static enum nb_status
bury(struct nb_db *rooms, struct nb_db *keys, const struct tombstone *tombstone, int64_t *replayed)
{
	bool alive = false;
	int64_t changed = 0;
	enum nb_status status = is_alive(keys, tombstone->key, &alive);

	if (!status && alive)
		status = empty_owner(rooms, tombstone->key);
	if (!status && alive)
		status =
		    nb_db_run(keys, NB_SQL_DATA_KEY_DESTROY,
		              NB_BIND(nb_int(tombstone->key), nb_int(tombstone->at_ms)), &changed);
	*replayed += changed;
	return status;
}

static enum nb_status
bury_all(struct nb_db *rooms, struct nb_db *keys, FILE *file, int64_t *replayed)
{
	char line[LINE_BYTES_MOST + 1];
	enum nb_status status = NB_OK;
	bool whole = true;

	while (!status && whole && fgets(line, sizeof(line), file)) {
		struct tombstone tombstone;
		if (parse(line, &tombstone, &whole))
			status = bury(rooms, keys, &tombstone, replayed);
	}
	/* Only the very last line may be torn. */
	bool torn = !whole && !strchr(line, '\n') && fgetc(file) == EOF;
	if (!status && (ferror(file) || (!whole && !torn)))
		status = NB_E_CONFLICT;
	if (!status && *replayed)
		status = recount(rooms);
	return status;
}

static enum nb_status
replay(struct nb_db *rooms, struct nb_db *keys, FILE *file, int64_t *replayed)
{
	enum nb_status status = nb_db_begin(rooms);

	if (status)
		return status;
	status = nb_db_begin(keys);
	if (!status)
		status = bury_all(rooms, keys, file, replayed);
	if (!status)
		status = nb_db_commit(rooms);
	if (!status)
		status = nb_db_commit(keys);
	nb_db_rollback(rooms);
	nb_db_rollback(keys);
	/* The wrapped keys are gone from the file, and now from its log too. */
	return !status && *replayed ? nb_db_truncate_log(keys) : status;
}

/* The file is there from the first start on, also while nobody was erased, so that its absence means
 * something. */
static enum nb_status
begin_file(struct nb_db *keys, const char *path, int64_t now_ms)
{
	struct nb_cursor *cursor = nb_db_find(keys, NB_SQL_DATA_KEYS_DESTROYED, NB_NO_BIND);
	enum nb_status status = nb_files_create(path);

	while (!status && nb_cursor_next(cursor)) {
		int64_t at_ms = nb_cursor_int(cursor, 1);
		status = nb_tombstones_add(path, nb_cursor_int(cursor, 0), at_ms ? at_ms : now_ms);
	}
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_tombstones_replay(struct nb_db *rooms, struct nb_db *keys, const char *path, int64_t now_ms,
                     struct nb_tombstones_found *ret)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	/* A directory that may not be looked into is as good as none; the anchor cannot lie there
	 * either. */
	*ret =
	    (struct nb_tombstones_found){.absent = fd < 0 && (errno == ENOENT || errno == EACCES)};
	if (ret->absent) {
		/* People are served all the same; until it can be written no key is destroyed. */
		if (begin_file(keys, path, now_ms))
			nb_log(NB_LOG_ERROR, "tombstones.not_begun", "erasing waits for it");
		return NB_OK;
	}
	FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
	if (!file) {
		if (fd >= 0)
			close(fd);
		return NB_E_UNAVAILABLE;
	}
	enum nb_status status = replay(rooms, keys, file, &ret->replayed);
	fclose(file);
	if (status == NB_E_CONFLICT)
		nb_log(NB_LOG_ERROR, "tombstones.damaged", "a line is not one of ours");
	return status;
}

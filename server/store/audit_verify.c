/*
 * audit_verify.c - was a row of the audit log changed since it was written (P9)?
 *
 * Without the key of the vault no row can be made that fits, so editing, deleting, inserting and
 * swapping break the chain. Cutting the tail does not, and with the key all rows can be written
 * anew; both no longer agree with the anchor file.
 */
#include "audit_row.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define RESTORES_MOST 1000

const char *const nb_audit_fault_words[NB_AUDIT_FAULT_COUNT] = {
    "sound", "edited", "deleted", "inserted", "swapped", "cut", "rewritten", "no anchor",
};

/* A row on a cursor. Borrowed until the next one. */
struct row {
	int64_t seq;
	struct nb_audit_entry entry;
	uint8_t previous[NB_AUDIT_HASH_BYTES], hash[NB_AUDIT_HASH_BYTES];
	bool whole; /* both hashes have their length */
};

/* What the anchor file says. */
struct trail {
	bool there;
	int64_t damaged_line; /* 0: all lines are ours */
	int64_t highest;      /* the last row that binds */
	size_t restore_count;
	struct {
		int64_t line, seq;
	} restores[RESTORES_MOST];
};

struct check {
	struct nb_db *rooms;
	const struct nb_vault *vault;
	struct trail trail;
	struct nb_audit_verdict verdict;
};

/* ---- rows ---- */

static bool
copy_hash(struct nb_str bytes, uint8_t ret[NB_AUDIT_HASH_BYTES])
{
	memset(ret, 0, NB_AUDIT_HASH_BYTES);
	if (bytes.length != NB_AUDIT_HASH_BYTES)
		return false;
	memcpy(ret, bytes.at, NB_AUDIT_HASH_BYTES);
	return true;
}

static void
read_row(struct nb_cursor *cursor, struct row *ret)
{
	ret->seq = nb_cursor_int(cursor, 0);
	nb_audit_entry_of(cursor, &ret->entry);
	ret->whole = copy_hash(nb_cursor_bytes(cursor, 17), ret->previous);
	ret->whole = copy_hash(nb_cursor_bytes(cursor, 18), ret->hash) && ret->whole;
}

static bool
same(const uint8_t *a, const uint8_t *b)
{
	return memcmp(a, b, NB_AUDIT_HASH_BYTES) == 0;
}

/** Was ${row} written as row ${seq}, behind the row it names? */
static bool
written_as(const struct check *check, const struct row *row, int64_t seq)
{
	uint8_t hash[NB_AUDIT_HASH_BYTES];

	if (!row->whole)
		return false;
	nb_audit_hash(check->vault, seq, &row->entry, row->previous, hash);
	return same(hash, row->hash);
}

/** Is the row that stands at ${at} one that was written as row ${seq}? */
static bool
stands_at(const struct check *check, int64_t at, int64_t seq)
{
	struct nb_cursor *cursor;
	struct row row;

	if (nb_db_find_one(check->rooms, NB_SQL_AUDIT_ONE, NB_BIND(nb_int(at)), &cursor))
		return false;
	read_row(cursor, &row);
	bool stands = written_as(check, &row, seq);
	return nb_cursor_end(cursor) == NB_OK && stands;
}

static int64_t
find_place(const struct check *check, const struct row *row)
{
	int64_t head;
	uint8_t hash[NB_AUDIT_HASH_BYTES];

	if (nb_audit_head(check->rooms, &head, hash))
		return 0;
	for (int64_t seq = 1; seq <= head + 1; seq++)
		if (written_as(check, row, seq))
			return seq;
	return 0;
}

/** Does the row at ${at} follow the one of hash ${before}? ${ret_there}: there is such a row. */
static bool
follows(const struct check *check, int64_t at, const uint8_t before[NB_AUDIT_HASH_BYTES],
        bool *ret_there)
{
	struct nb_cursor *cursor;
	struct row row;

	*ret_there =
	    nb_db_find_one(check->rooms, NB_SQL_AUDIT_ONE, NB_BIND(nb_int(at)), &cursor) == NB_OK;
	if (!*ret_there)
		return false;
	read_row(cursor, &row);
	bool is_behind = same(row.previous, before);
	return nb_cursor_end(cursor) == NB_OK && is_behind;
}

/** What happened to ${row}, the first that does not fit where row ${expected} should be? */
static enum nb_audit_fault
name_fault(const struct check *check, const struct row *row, int64_t expected,
           const uint8_t before[NB_AUDIT_HASH_BYTES])
{
	bool has_next;

	if (row->seq != expected)
		return row->seq > expected ? NB_AUDIT_DELETED : NB_AUDIT_INSERTED;
	int64_t place = find_place(check, row);
	if (place == expected)
		return NB_AUDIT_REWRITTEN;
	if (place && stands_at(check, place, expected))
		return NB_AUDIT_SWAPPED;
	/* The next row knows the one before this: this came in between. */
	if (follows(check, expected + 1, before, &has_next))
		return NB_AUDIT_INSERTED;
	if (place)
		return place > expected ? NB_AUDIT_DELETED : NB_AUDIT_INSERTED;
	/* A last row that no anchor has seen may have been added as well as edited. */
	return has_next || check->trail.highest >= expected ? NB_AUDIT_EDITED : NB_AUDIT_INSERTED;
}

static enum nb_status
check_chain(struct check *check)
{
	uint8_t before[NB_AUDIT_HASH_BYTES] = {0};
	struct nb_audit_verdict *verdict = &check->verdict;
	struct nb_cursor *cursor =
	    nb_db_find(check->rooms, NB_SQL_AUDIT_ALL, NB_BIND(nb_int(INT64_MIN)));

	while (verdict->fault == NB_AUDIT_SOUND && nb_cursor_next(cursor)) {
		int64_t expected = verdict->rows + 1;
		struct row row;

		read_row(cursor, &row);
		if (row.seq == expected && same(row.previous, before) &&
		    written_as(check, &row, expected)) {
			memcpy(before, row.hash, sizeof(before));
			verdict->rows++;
			continue;
		}
		verdict->fault = name_fault(check, &row, expected, before);
		verdict->seq = expected;
	}
	return nb_cursor_end(cursor);
}

/* ---- the anchor ---- */

/** The next line of ${file}. false at the end; a last line without its newline was torn by a power
 * cut and counts as not written. ${ret_ours}: it is a line of an anchor. */
static bool
next_line(FILE *file, struct nb_anchor *ret, bool *ret_ours)
{
	char line[NB_ANCHOR_LINE_BYTES_MOST + 2];
	size_t length = 0;
	int letter;

	while ((letter = getc(file)) != EOF && letter != '\n')
		if (length < sizeof(line))
			line[length++] = (char)letter;
	*ret_ours = nb_anchor_parse((struct nb_str){line, length}, ret);
	return letter == '\n';
}

static void
note_line(struct trail *trail, const struct nb_anchor *anchor, int64_t number)
{
	if (anchor->restored && trail->restore_count < RESTORES_MOST) {
		trail->restores[trail->restore_count].line = number;
		trail->restores[trail->restore_count++].seq = anchor->seq;
	} else if (anchor->restored || anchor->seq <= trail->highest) {
		trail->damaged_line = number;
	}
	trail->highest = anchor->seq;
}

static void
read_trail(FILE *file, struct trail *trail)
{
	struct nb_anchor anchor;
	bool ours;

	trail->there = true;
	for (int64_t number = 1; !trail->damaged_line && next_line(file, &anchor, &ours);
	     number++) {
		if (ours)
			note_line(trail, &anchor, number);
		else
			trail->damaged_line = number;
	}
}

/** What was anchored before a restore and lay beyond it was left behind on purpose. */
static bool
binds(const struct trail *trail, const struct nb_anchor *anchor, int64_t number)
{
	for (size_t i = 0; i < trail->restore_count; i++)
		if (trail->restores[i].line > number && trail->restores[i].seq <= anchor->seq)
			return false;
	return true;
}

static enum nb_status
compare(struct check *check, const struct nb_anchor *anchor)
{
	struct nb_audit_verdict *verdict = &check->verdict;
	struct nb_cursor *cursor;
	struct row row;

	if (anchor->seq > verdict->rows) {
		verdict->fault = NB_AUDIT_CUT;
		verdict->seq = verdict->rows + 1;
		return NB_OK;
	}
	enum nb_status status =
	    nb_db_find_one(check->rooms, NB_SQL_AUDIT_ONE, NB_BIND(nb_int(anchor->seq)), &cursor);
	if (status)
		return status;
	read_row(cursor, &row);
	if (same(row.hash, anchor->hash)) {
		verdict->anchored = anchor->seq;
	} else {
		verdict->fault = NB_AUDIT_REWRITTEN;
		verdict->seq = verdict->anchored + 1;
	}
	return nb_cursor_end(cursor);
}

static enum nb_status
check_anchor(struct check *check, FILE *file)
{
	struct nb_audit_verdict *verdict = &check->verdict;
	enum nb_status status = NB_OK;
	struct nb_anchor anchor;
	bool ours;

	if (verdict->rows && (!check->trail.there || check->trail.damaged_line)) {
		verdict->fault = NB_AUDIT_NO_ANCHOR;
		verdict->seq = check->trail.damaged_line;
		return NB_OK;
	}
	for (int64_t number = 1;
	     !status && verdict->fault == NB_AUDIT_SOUND && file && next_line(file, &anchor, &ours);
	     number++)
		if (binds(&check->trail, &anchor, number))
			status = compare(check, &anchor);
	return status;
}

enum nb_status
nb_audit_verify(struct nb_db *rooms, const struct nb_vault *vault, const char *path,
                struct nb_audit_verdict *ret)
{
	struct check check = {.rooms = rooms, .vault = vault};
	FILE *file = fopen(path, "rce");

	if (file) {
		read_trail(file, &check.trail);
		rewind(file);
	} else if (errno != ENOENT) {
		return NB_E_UNAVAILABLE;
	}
	enum nb_status status = check_chain(&check);
	if (!status && check.verdict.fault == NB_AUDIT_SOUND)
		status = check_anchor(&check, file);
	if (file)
		fclose(file);
	if (!status)
		*ret = check.verdict;
	return status;
}

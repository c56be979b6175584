/*
 * audit.c - add a row to the audit log (LE9, P9).
 *
 * The head of the chain is read in the transaction of the act, so a savepoint that is rolled back
 * takes its row along and leaves no hole.
 * Not here: which acts are written (model/audited.c), looking through the log (audit_verify.c).
 */
#include "audit_row.h"
#include "noaber/secret.h"

#include <string.h>

/* Every field of a row has a bound of its own; together they are far below this. */
#define ROW_BYTES_MOST 8192
#define ABSENT UINT32_MAX

void
nb_audit_entry_of(struct nb_cursor *cursor, struct nb_audit_entry *ret)
{
	struct nb_str *const texts[] = {
	    &ret->event,        &ret->action,      &ret->about,       &ret->actor,  &ret->hat,
	    &ret->organisation, &ret->responsible, &ret->object_kind, &ret->object, &ret->outcome,
	    &ret->access_point, &ret->basis,       &ret->consent,
	};

	ret->at_ms = nb_cursor_int(cursor, 1);
	for (size_t i = 0; i < NB_COUNT(texts); i++)
		*texts[i] = nb_cursor_bytes(cursor, (int)i + 2);
	ret->emergency = nb_cursor_int(cursor, 15) != 0;
	ret->source = nb_cursor_bytes(cursor, 16);
}

static void
add_number(struct nb_buf *row, uint64_t number, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		nb_buf_add_byte(row, (char)(uint8_t)(number >> shift));
}

static void
add_text(struct nb_buf *row, struct nb_str text)
{
	add_number(row, text.at ? (uint64_t)text.length : ABSENT, 4);
	nb_buf_add_str(row, text);
}

void
nb_audit_hash(const struct nb_vault *vault, int64_t seq, const struct nb_audit_entry *entry,
              const uint8_t previous[NB_AUDIT_HASH_BYTES], uint8_t ret[NB_AUDIT_HASH_BYTES])
{
	const struct nb_str texts[] = {
	    entry->event,   entry->action,       entry->about,        entry->actor,
	    entry->hat,     entry->organisation, entry->responsible,  entry->object_kind,
	    entry->object,  entry->outcome,      entry->access_point, entry->basis,
	    entry->consent, entry->source,
	};
	struct nb_buf row;

	nb_buf_init(&row, ROW_BYTES_MOST);
	nb_buf_add_text(&row, "noaber audit 1");
	add_number(&row, (uint64_t)seq, 8);
	add_number(&row, (uint64_t)entry->at_ms, 8);
	for (size_t i = 0; i < NB_COUNT(texts); i++)
		add_text(&row, texts[i]);
	add_number(&row, entry->emergency, 1);
	nb_buf_add(&row, previous, NB_AUDIT_HASH_BYTES);
	/* A row too long to be ours hashes to nothing that a chain holds. */
	if (row.failed)
		memset(ret, 0, NB_AUDIT_HASH_BYTES);
	else
		nb_secret_hmac(nb_vault_purpose(vault, NB_VAULT_AUDIT), row.at, row.length, ret);
	nb_buf_finish(&row);
}

enum nb_status
nb_audit_head(struct nb_db *rooms, int64_t *ret_seq, uint8_t ret_hash[NB_AUDIT_HASH_BYTES])
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(rooms, NB_SQL_AUDIT_HEAD, NB_NO_BIND, &cursor);

	*ret_seq = 0;
	memset(ret_hash, 0, NB_AUDIT_HASH_BYTES);
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	struct nb_str hash = nb_cursor_bytes(cursor, 1);
	*ret_seq = nb_cursor_int(cursor, 0);
	if (hash.length == NB_AUDIT_HASH_BYTES)
		memcpy(ret_hash, hash.at, NB_AUDIT_HASH_BYTES);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_audit_add(struct nb_db *rooms, const struct nb_vault *vault, const struct nb_audit_entry *entry)
{
	uint8_t previous[NB_AUDIT_HASH_BYTES], hash[NB_AUDIT_HASH_BYTES];
	static const uint8_t nothing[NB_AUDIT_HASH_BYTES];
	int64_t seq;
	enum nb_status status = nb_audit_head(rooms, &seq, previous);

	if (status)
		return status;
	nb_audit_hash(vault, seq + 1, entry, previous, hash);
	if (!memcmp(hash, nothing, sizeof(hash))) /* out of memory: no act without its row */
		return NB_E_UNAVAILABLE;
	return nb_db_run(
	    rooms, NB_SQL_AUDIT_ADD,
	    NB_BIND(nb_int(seq + 1), nb_int(entry->at_ms), nb_text(entry->event),
	            nb_text(entry->action), nb_text(entry->about), nb_text(entry->actor),
	            nb_text(entry->hat), nb_text(entry->organisation), nb_text(entry->responsible),
	            nb_text(entry->object_kind), nb_text(entry->object), nb_text(entry->outcome),
	            nb_text(entry->access_point), nb_text(entry->basis), nb_text(entry->consent),
	            nb_int(entry->emergency), nb_text(entry->source),
	            nb_bytes((struct nb_str){(char *)previous, sizeof(previous)}),
	            nb_bytes((struct nb_str){(char *)hash, sizeof(hash)})),
	    NULL);
}

/*
 * audit.h - the audit log: rows that are only ever added, each holding the hash of the one before
 * it, and the anchor, a file elsewhere that remembers how far the log had come (layer 4, store).
 *
 * Rules LE9 and P9. A chain alone cannot show that its tail was cut off or that all of it was
 * written anew by somebody who has the key; the anchor can, as long as it is out of their reach.
 */
#ifndef NB_AUDIT_H
#define NB_AUDIT_H

#include "noaber/vault.h"

#define NB_AUDIT_HASH_BYTES 32

/* One row without its place in the chain. Absent texts are stored as absent. */
struct nb_audit_entry {
	int64_t at_ms;
	struct nb_str event, action, about, actor, hat, organisation, responsible, object_kind,
	    object, outcome, access_point, basis, consent;
	bool emergency;
	struct nb_str source;
};

/** Read the entry on ${cursor} (audit_all, audit_one, audit_page). Borrowed until the next row. */
void nb_audit_entry_of(struct nb_cursor *cursor, struct nb_audit_entry *ret);

/** Add ${entry} behind the newest row, in the transaction that is open: the act and its row are
 * stored together or not at all. Errors as of nb_db_run. */
NB_MUST_USE enum nb_status nb_audit_add(struct nb_db *rooms, const struct nb_vault *vault,
                                        const struct nb_audit_entry *entry);

/* ---- acts of the operator beside a running server (acts.c) ---- */

struct nb_act {
	char event[32]; /* of the log; empty: the file does not read as an act */
	unsigned uid;   /* who ran the tool */
	int64_t at_ms;
	char file[64]; /* below the data directory */
};
/** Leave ${act} for the server that has ${data}, durable on return. NB_E_UNAVAILABLE. */
NB_MUST_USE enum nb_status nb_act_leave(const char *data, const struct nb_act *act);
/** Up to ${most} acts that were left. */
size_t nb_acts_find(const char *data, struct nb_act *ret, size_t most);
/** They are in the log: take their files away. */
void nb_acts_forget(const char *data, const struct nb_act *acts, size_t count);

/* ---- the anchor ---- */

/* One line of the anchor file: word, number, hash. */
struct nb_anchor {
	bool restored; /* "restored": a backup that ended here was put in place; what was anchored
	                * beyond it no longer binds. Else "head": the log had come this far. */
	int64_t seq;
	uint8_t hash[NB_AUDIT_HASH_BYTES];
};

#define NB_ANCHOR_LINE_BYTES_MOST 128
/** ${line} without its newline. false when it is not exactly one of ours. */
bool nb_anchor_parse(struct nb_str line, struct nb_anchor *ret);

/** Append where the log of ${rooms} stands now, synced; nothing when the file says so already or
 * the log is empty. ${restored} marks a restored backup. ${rooms} is outside a transaction.
 * NB_E_CONFLICT: the file knows more rows than the log has, or another last row: something was cut
 * or written anew, and the file is left alone. NB_E_UNAVAILABLE: it cannot be written. */
NB_MUST_USE enum nb_status nb_anchor_append(struct nb_db *rooms, const char *path, bool restored);

/* ---- looking through it ---- */

enum nb_audit_fault {
	NB_AUDIT_SOUND,
	NB_AUDIT_EDITED,
	NB_AUDIT_DELETED,
	NB_AUDIT_INSERTED,
	NB_AUDIT_SWAPPED,
	NB_AUDIT_CUT,       /* rows that were anchored are gone from the end */
	NB_AUDIT_REWRITTEN, /* rows that fit each other, but not what was anchored */
	NB_AUDIT_NO_ANCHOR, /* the anchor file is not there or holds something else */
	NB_AUDIT_FAULT_COUNT
};
extern const char *const nb_audit_fault_words[NB_AUDIT_FAULT_COUNT];

struct nb_audit_verdict {
	enum nb_audit_fault fault;
	int64_t seq;      /* the first row that is not right; of the file, its line */
	int64_t rows;     /* looked at and right, up to the fault */
	int64_t anchored; /* rows that the anchor vouches for */
};

/** Go through the whole log and compare it with the anchor file ${path}, in one snapshot that the
 * caller has opened (nb_db_begin). NB_OK: ${ret} says what was found. Errors: as nb_cursor_end. */
NB_MUST_USE enum nb_status nb_audit_verify(struct nb_db *rooms, const struct nb_vault *vault,
                                           const char *path, struct nb_audit_verdict *ret);

#endif

/* ctl.h - what the commands of noaberctl share. A command is one file and one row. */
#ifndef NB_MAIN_CTL_H
#define NB_MAIN_CTL_H

#include "noaber/check.h"
#include "noaber/command.h"

#include "secrets.h"

/* Exit codes, documented in noaberctl(8). */
enum nb_ctl_exit {
	NB_CTL_DONE = 0,
	NB_CTL_FAILED = 1,  /* not done; stderr says why */
	NB_CTL_USAGE = 2,   /* wrong arguments */
	NB_CTL_DAMAGED = 3, /* verify, audit verify: it ran, and something is wrong */
};

struct nb_ctl {
	const char *data;         /* --data; asserted to be there for commands that need it */
	const char *master_key;   /* --master-key, a file; NULL when not given */
	const char *audit_anchor; /* --audit-anchor, a file; asserted for commands that need it */
	const struct nb_settings *settings; /* of --config; NULL without one */
};

/** Say on stderr what went wrong, in a sentence of ours, and give back NB_CTL_FAILED. */
int nb_ctl_fail(const char *what);
/** The same for arguments that are not right: NB_CTL_USAGE. */
int nb_ctl_usage(const char *what);

/* ---- record.c: the operator's acts are in the audit log like everybody's (LE9) ---- */

/* The store of ${ctl}, open for one row or for reading the log. */
struct nb_ctl_store {
	struct nb_db *keys;
	struct nb_tools tools;
};
/** NULL, or what is wrong; nb_ctl_store_close tidies up in any case. */
const char *nb_ctl_store_open(const struct nb_ctl *ctl, enum nb_db_role role,
                              struct nb_ctl_store *ret);
void nb_ctl_store_close(struct nb_ctl_store *store);
/** Write a row for ${what} in the open transaction of ${tools}. */
NB_MUST_USE enum nb_status nb_ctl_note(const struct nb_tools *tools, enum nb_audited what);
/** Have a row for ${what} written, durable on return; a running server writes it within a minute.
 * NULL, or what is wrong: then the act must not happen. */
const char *nb_ctl_record(const struct nb_ctl *ctl, enum nb_audited what);

/* The commands: ${argc} and ${argv} are what follows their name, counted and checked against the
 * row of noaberctl.c. Each returns an enum nb_ctl_exit. */
int nb_ctl_backup(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_restore(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_prune(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_verify(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_audit(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_appoint(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_demo(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_code(const struct nb_ctl *ctl, int argc, char **argv);

#endif

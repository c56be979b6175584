/* ctl.h - what the commands of noaberctl share. A command is one file and one row. */
#ifndef NB_MAIN_CTL_H
#define NB_MAIN_CTL_H

#include "noaber/check.h"

#include "secrets.h"

/* Exit codes, documented in noaberctl(8). */
enum nb_ctl_exit {
	NB_CTL_DONE = 0,
	NB_CTL_FAILED = 1,  /* not done; stderr says why */
	NB_CTL_USAGE = 2,   /* wrong arguments */
	NB_CTL_DAMAGED = 3, /* verify: it ran, and something is wrong with the data */
};

struct nb_ctl {
	const char *data;       /* --data; asserted to be there for commands that need it */
	const char *master_key; /* --master-key, a file; NULL when not given */
};

/** Say on stderr what went wrong, in a sentence of ours, and give back NB_CTL_FAILED. */
int nb_ctl_fail(const char *what);

/* The commands: ${argc} and ${argv} are what follows their name, counted and checked against the
 * row of noaberctl.c. Each returns an enum nb_ctl_exit. */
int nb_ctl_backup(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_restore(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_verify(const struct nb_ctl *ctl, int argc, char **argv);
int nb_ctl_demo(const struct nb_ctl *ctl, int argc, char **argv);

#endif

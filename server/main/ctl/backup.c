/* backup.c - noaberctl backup INTO. Not for the master key: a copy that lies with its key protects
 * nobody (P6), so the operator keeps that one elsewhere. */
#include "ctl.h"

#include "noaber/store.h"

#include <stdio.h>

int
nb_ctl_backup(const struct nb_ctl *ctl, int argc, char **argv)
{
	nb_assert(argc == 1);
	const char *wrong = nb_ctl_record(ctl, NB_AUDIT_STORE_COPIED);
	if (wrong)
		return nb_ctl_fail(wrong);
	enum nb_status status = nb_store_backup(ctl->data, argv[0]);
	if (status == NB_E_STORAGE_FULL)
		return nb_ctl_fail("the disk is full; remove the unfinished copy");
	if (status != NB_OK)
		return nb_ctl_fail("the backup was not made; the log line above says why");
	printf("The backup is complete. Keep the master key apart from it.\n");
	return NB_CTL_DONE;
}

/* restore.c - noaberctl restore FROM. Not for a running server: the data directory has to be empty
 * or absent, so nothing that is in use can be overwritten. */
#include "ctl.h"

#include "noaber/audit.h"

#include <stdio.h>

/* The log goes on behind the row that says so; what was anchored beyond it no longer binds. */
static const char *
anchor_anew(const struct nb_ctl *ctl)
{
	struct nb_ctl_store store;
	const char *wrong = nb_ctl_record(ctl, NB_AUDIT_STORE_RESTORED);

	if (wrong)
		return wrong;
	wrong = nb_ctl_store_open(ctl, NB_DB_READER, &store);
	if (!wrong && nb_anchor_append(store.tools.db, ctl->audit_anchor, true))
		wrong = "the data is in place, but the audit anchor could not be written";
	nb_ctl_store_close(&store);
	return wrong;
}

int
nb_ctl_restore(const struct nb_ctl *ctl, int argc, char **argv)
{
	nb_assert(argc == 1);
	enum nb_status status = nb_store_restore(argv[0], ctl->data);
	if (status == NB_E_CONFLICT)
		return nb_ctl_fail("there is data already; move it away first");
	if (status == NB_E_STORAGE_FULL)
		return nb_ctl_fail("the disk is full; nothing was put in place");
	if (status != NB_OK)
		return nb_ctl_fail("nothing was put in place; the log line above says why");
	const char *wrong = anchor_anew(ctl);
	if (wrong)
		return nb_ctl_fail(wrong);
	printf("The backup is in place. Run noaberctl verify.\n");
	return NB_CTL_DONE;
}

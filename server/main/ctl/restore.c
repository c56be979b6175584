/* restore.c - noaberctl restore FROM. Not for a running server: the data directory has to be empty
 * or absent, so nothing that is in use can be overwritten. */
#include "ctl.h"

#include "noaber/store.h"

#include <stdio.h>

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
	printf("The backup is in place. Put its master key back and run noaberctl verify.\n");
	return NB_CTL_DONE;
}

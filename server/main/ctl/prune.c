/* prune.c - noaberctl prune FOLDER: what is too old of the backups in it goes (P3). Not for backups
 * that lie elsewhere; those end where they lie. */
#include "ctl.h"

#include "noaber/clock.h"
#include "noaber/store.h"

#include <stdio.h>

int
nb_ctl_prune(const struct nb_ctl *ctl, int argc, char **argv)
{
	struct nb_store_pruned pruned;

	(void)argc;
	const char *wrong = nb_ctl_record(ctl, NB_AUDIT_STORE_PRUNED);
	if (wrong)
		return nb_ctl_fail(wrong);
	if (nb_store_prune(argv[0], nb_clock_now_ms(), &pruned))
		return nb_ctl_fail("not all could be removed; is this the folder of the backups?");
	printf("%12lld  backups lost their keys (older than %d days)\n"
	       "%12lld  backups removed (older than %d days)\n"
	       "%12lld  backups left as they are\n"
	       "%12lld  other things, not looked into\n",
	       (long long)pruned.keys, NB_BACKUP_KEYS_DAYS, (long long)pruned.content,
	       NB_BACKUP_CONTENT_DAYS, (long long)pruned.kept, (long long)pruned.foreign);
	return NB_CTL_DONE;
}

/* restore.c - noaberctl restore FROM. Not for a running server: the data directory has to be empty
 * or absent, so nothing that is in use can be overwritten. */
#include "ctl.h"

#include "noaber/audit.h"
#include "noaber/clock.h"
#include "noaber/tombstones.h"

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

static const char *
replay_into(const struct nb_ctl *ctl, const char *path, struct nb_tombstones_found *found)
{
	struct nb_db *rooms = NULL, *keys = NULL;
	const char *wrong = NULL;

	if (nb_db_migrate(ctl->data, NB_DB_KEYS) || nb_db_migrate(ctl->data, NB_DB_ROOMS) ||
	    nb_db_open(ctl->data, NB_DB_KEYS, NB_DB_WRITER, &keys) ||
	    nb_db_open(ctl->data, NB_DB_ROOMS, NB_DB_WRITER, &rooms) ||
	    nb_tombstones_replay(rooms, keys, path, nb_clock_now_ms(), found))
		wrong =
		    "the data is in place, but what was erased since could not be erased again; "
		    "do not start the server";
	nb_db_close(rooms);
	nb_db_close(keys);
	return wrong;
}

/* What was erased after the backup stays erased (P3). */
static const char *
keep_forgotten(const struct nb_ctl *ctl)
{
	char path[NB_TOMBSTONES_PATH_BYTES];
	struct nb_tombstones_found found = {0};

	if (nb_tombstones_path(ctl->audit_anchor, path))
		return "the path of the audit anchor is too long";
	const char *wrong = replay_into(ctl, path, &found);
	if (found.absent)
		fprintf(
		    stderr,
		    "noaberctl: WARNING: there is no %s.\nWhat people had erased after these keys "
		    "were copied CAN BE READ AGAIN. If you have that file,\nempty the data "
		    "directory, put the file back and restore once more.\n",
		    path);
	if (!wrong && found.replayed)
		printf("%lld keys that were destroyed after the backup are destroyed again.\n",
		       (long long)found.replayed);
	return wrong;
}

int
nb_ctl_restore(const struct nb_ctl *ctl, int argc, char **argv)
{
	nb_assert(argc == 1 || argc == 2);
	enum nb_status status = nb_store_restore(argv[0], argv[argc - 1], ctl->data);
	if (status == NB_E_CONFLICT)
		return nb_ctl_fail(
		    "there is data already, which you move away first, or the backup "
		    "is damaged");
	if (status == NB_E_STORAGE_FULL)
		return nb_ctl_fail("the disk is full; nothing was put in place");
	if (status != NB_OK)
		return nb_ctl_fail(
		    "nothing was put in place; the log line above says why. A backup "
		    "without keys needs those of a newer one: restore FROM KEYS_FROM");
	const char *wrong = keep_forgotten(ctl);
	if (!wrong)
		wrong = anchor_anew(ctl);
	if (wrong)
		return nb_ctl_fail(wrong);
	printf("The backup is in place. Run noaberctl verify.\n");
	return NB_CTL_DONE;
}

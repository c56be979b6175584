/* record.c - what the operator does to the store gets its row in the audit log (LE9).
 *
 * Only one process writes the databases (F8). While the server runs the act is left for its writer;
 * else the row is written here, under the lock that a starting server asks for. */
#include "ctl.h"

#include "noaber/audit.h"
#include "noaber/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

const char *
nb_ctl_store_open(const struct nb_ctl *ctl, enum nb_db_role role, struct nb_ctl_store *ret)
{
	uint8_t master[NB_MASTER_KEY_BYTES];
	const char *wrong;

	memset(ret, 0, sizeof(*ret));
	wrong = nb_master_key_read(ctl->master_key, master);
	if (wrong)
		return wrong;
	if (nb_db_open(ctl->data, NB_DB_KEYS, NB_DB_READER, &ret->keys) ||
	    nb_db_open(ctl->data, NB_DB_ROOMS, role, &ret->tools.db) ||
	    nb_vault_open(ret->keys, master, &ret->tools.vault))
		wrong = "the store does not open; is this its master key?";
	else
		ret->tools.log_ids =
		    nb_ids_create(nb_vault_purpose(ret->tools.vault, NB_VAULT_LOG_IDS));
	nb_secret_wipe(master, sizeof(master));
	return wrong || ret->tools.log_ids ? wrong : "out of memory";
}

void
nb_ctl_store_close(struct nb_ctl_store *store)
{
	nb_ids_destroy(store->tools.log_ids);
	nb_vault_close(store->tools.vault);
	nb_db_close(store->tools.db);
	nb_db_close(store->keys);
}

enum nb_status
nb_ctl_note(const struct nb_tools *tools, enum nb_audited what)
{
	struct nb_call call = {
	    .tools = tools,
	    .now_ms = nb_clock_now_ms(),
	    .access_point = NB_ACCESS_POINT_CTL,
	    .concerns.uid = (unsigned)getuid(),
	};

	return nb_audit_act(&call, what, NB_OK);
}

static const char not_written[] = "the audit log could not be written";

static const char *
write_here(const struct nb_ctl *ctl, enum nb_audited what)
{
	struct nb_ctl_store store;
	const char *wrong = nb_ctl_store_open(ctl, NB_DB_WRITER, &store);

	if (!wrong && (nb_db_begin(store.tools.db) || nb_ctl_note(&store.tools, what) ||
	               nb_db_commit(store.tools.db)))
		wrong = not_written;
	nb_ctl_store_close(&store);
	return wrong;
}

static const char *
leave_it(const struct nb_ctl *ctl, enum nb_audited what)
{
	struct nb_act act = {.uid = (unsigned)getuid(), .at_ms = nb_clock_now_ms()};

	snprintf(act.event, sizeof(act.event), "%s", nb_audited_words[what]);
	return nb_act_leave(ctl->data, &act) ? not_written : NULL;
}

const char *
nb_ctl_record(const struct nb_ctl *ctl, enum nb_audited what)
{
	int fd = open(ctl->data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const char *wrong = not_written;

	if (fd < 0)
		return "the data directory cannot be opened";
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		wrong = write_here(ctl, what);
	else if (errno == EWOULDBLOCK)
		wrong = leave_it(ctl, what);
	close(fd);
	return wrong;
}

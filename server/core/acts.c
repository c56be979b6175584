/* acts.c - what noaberctl did beside the running server becomes rows of the audit log (LE9).
 * owner: loop, outside a batch. */
#include "job.h"

#include "noaber/audit.h"
#include "noaber/log.h"

#include <string.h>

#define ACTS_MOST 32 /* of one look; the rest is found at the next */

/** The operator's acts are those about nobody in particular; NB_AUDIT_NONE: no such. */
static enum nb_audited
kind_of(const char *event)
{
	for (int i = NB_AUDIT_NONE + 1; i < NB_AUDIT_COUNT; i++)
		if (nb_audited_rows[i].about == NB_AUDIT_ABOUT_NOBODY &&
		    !strcmp(nb_audited_words[i], event))
			return (enum nb_audited)i;
	return NB_AUDIT_NONE;
}

static enum nb_status
write_row(const struct nb_tools *tools, const struct nb_act *act)
{
	struct nb_call call = {
	    .tools = tools,
	    .now_ms = act->at_ms,
	    .access_point = NB_ACCESS_POINT_CTL,
	    .concerns.uid = act->uid,
	};
	enum nb_audited kind = kind_of(act->event);

	if (kind)
		return nb_audit_act(&call, kind, NB_OK);
	nb_log(NB_LOG_WARN, "audit.no_act", "a file of an act does not read as one");
	return NB_OK;
}

enum nb_status
nb_core_take_acts(struct nb_lane_room *room)
{
	const char *data = room->tools.settings->data;
	struct nb_act acts[ACTS_MOST];
	size_t count = nb_acts_find(data, acts, ACTS_MOST);

	if (!count)
		return NB_OK;
	enum nb_status status = nb_db_begin(room->tools.db);
	if (status)
		return status;
	for (size_t i = 0; !status && i < count; i++)
		status = write_row(&room->tools, &acts[i]);
	if (status)
		nb_db_rollback(room->tools.db);
	else
		status = nb_db_commit(room->tools.db);
	if (!status)
		nb_acts_forget(data, acts, count);
	return status;
}

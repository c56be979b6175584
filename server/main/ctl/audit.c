/* audit.c - noaberctl audit verify|show: is the audit log as it was written, and what is in it.
 * Not for changing it: nothing does. Both leave a row of their own, because reading the log is
 * reading about people (LE9). */
#include "ctl.h"

#include "noaber/audit.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static int
print_verdict(const struct nb_audit_verdict *verdict)
{
	printf("%12lld  rows\n%12lld  of them anchored\n", (long long)verdict->rows,
	       (long long)verdict->anchored);
	if (verdict->fault == NB_AUDIT_SOUND) {
		printf("All is well.\n");
		return NB_CTL_DONE;
	}
	printf("%12lld  first bad %s: %s\n", (long long)verdict->seq,
	       verdict->fault == NB_AUDIT_NO_ANCHOR ? "line of the anchor" : "row",
	       nb_audit_fault_words[verdict->fault]);
	fprintf(stderr, "noaberctl: the audit log is not as it was written\n");
	return NB_CTL_DAMAGED;
}

static int
verify(const struct nb_ctl *ctl, struct nb_ctl_store *store)
{
	struct nb_audit_verdict verdict = {.fault = NB_AUDIT_SOUND};
	enum nb_status status =
	    nb_audit_verify(store->tools.db, store->tools.vault, ctl->audit_anchor, &verdict);

	return status ? nb_ctl_fail("the audit log or its anchor could not be read")
	              : print_verdict(&verdict);
}

static void
set_text(json_t *line, const char *key, struct nb_str text)
{
	if (text.at)
		json_object_set_new(line, key, json_stringn(text.at, text.length));
}

static bool
print_row(struct nb_cursor *cursor)
{
	struct nb_audit_entry entry;
	json_t *line = json_object();

	nb_audit_entry_of(cursor, &entry);
	json_object_set_new(line, "seq", json_integer(nb_cursor_int(cursor, 0)));
	json_object_set_new(line, "at_ms", json_integer(entry.at_ms));
	const struct {
		const char *key;
		struct nb_str text;
	} texts[] = {
	    {"event", entry.event},
	    {"action", entry.action},
	    {"about", entry.about},
	    {"actor", entry.actor},
	    {"hat", entry.hat},
	    {"organisation", entry.organisation},
	    {"responsible", entry.responsible},
	    {"object_kind", entry.object_kind},
	    {"object", entry.object},
	    {"outcome", entry.outcome},
	    {"access_point", entry.access_point},
	    {"basis", entry.basis},
	    {"consent", entry.consent},
	    {"source", entry.source},
	};
	for (size_t i = 0; i < NB_COUNT(texts); i++)
		set_text(line, texts[i].key, texts[i].text);
	json_object_set_new(line, "emergency", json_boolean(entry.emergency));
	bool printed = json_dumpf(line, stdout, JSON_COMPACT) == 0 && putchar('\n') != EOF;
	json_decref(line);
	return printed;
}

static int
show(const struct nb_ctl *ctl, struct nb_ctl_store *store)
{
	struct nb_cursor *cursor =
	    nb_db_find(store->tools.db, NB_SQL_AUDIT_ALL, NB_BIND(nb_int(1)));
	bool printed = true;

	(void)ctl;
	while (printed && nb_cursor_next(cursor))
		printed = print_row(cursor);
	enum nb_status status = nb_cursor_end(cursor);
	return status || !printed ? nb_ctl_fail("the audit log could not be printed") : NB_CTL_DONE;
}

/* One snapshot, read only: the server may write meanwhile. ${run} reads in it. */
static int
in_snapshot(const struct nb_ctl *ctl,
            int (*run)(const struct nb_ctl *ctl, struct nb_ctl_store *store))
{
	struct nb_ctl_store store;
	const char *wrong = nb_ctl_store_open(ctl, NB_DB_READER, &store);
	int exit_code;

	if (!wrong && nb_db_begin(store.tools.db))
		wrong = "the audit log could not be read";
	if (wrong)
		exit_code = nb_ctl_fail(wrong);
	else
		exit_code = run(ctl, &store);
	nb_ctl_store_close(&store);
	return exit_code;
}

int
nb_ctl_audit(const struct nb_ctl *ctl, int argc, char **argv)
{
	const char *wrong = NULL;
	int exit_code;

	(void)argc;
	if (strcmp(argv[0], "show") == 0) { /* the row is durable before the first line is read */
		wrong = nb_ctl_record(ctl, NB_AUDIT_LOG_PRINTED);
		return wrong ? nb_ctl_fail(wrong) : in_snapshot(ctl, show);
	}
	if (strcmp(argv[0], "verify") != 0)
		return nb_ctl_usage("audit is followed by verify or show");
	/* First look, then write: a row behind a tail that was cut would hide the cut. */
	exit_code = in_snapshot(ctl, verify);
	if (exit_code == NB_CTL_DONE || exit_code == NB_CTL_DAMAGED)
		wrong = nb_ctl_record(ctl, NB_AUDIT_LOG_VERIFIED);
	return wrong ? nb_ctl_fail(wrong) : exit_code;
}

/* verify.c - noaberctl verify: what is wrong with the data, in numbers. Not for mending it. */
#include "ctl.h"

#include "noaber/store.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const struct finding {
	size_t offset; /* in struct nb_store_findings */
	bool is_damage;
	const char *what;
} rows[] = {
    {offsetof(struct nb_store_findings, messages), false, "messages"},
    {offsetof(struct nb_store_findings, damaged_pages), true, "damaged pages"},
    {offsetof(struct nb_store_findings, sequence_holes), true, "rooms with holes in their events"},
    {offsetof(struct nb_store_findings, unreadable_fields), true, "texts that do not open"},
    {offsetof(struct nb_store_findings, missing_keys), true, "keys that are lost, not erased"},
    {offsetof(struct nb_store_findings, orphan_keys), false, "keys without an owner (harmless)"},
};

/* Prints every number; true when one of them is damage. */
static bool
print_findings(const struct nb_store_findings *findings)
{
	bool is_damaged = false;

	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		int64_t count;

		memcpy(&count, (const char *)findings + rows[i].offset, sizeof(count));
		printf("%12lld  %s\n", (long long)count, rows[i].what);
		is_damaged = is_damaged || (rows[i].is_damage && count > 0);
	}
	return is_damaged;
}

int
nb_ctl_verify(const struct nb_ctl *ctl, int argc, char **argv)
{
	struct nb_store_findings findings;
	uint8_t master[NB_MASTER_KEY_BYTES];
	const char *what = nb_master_key_read(ctl->master_key, master);

	(void)argc;
	(void)argv;
	if (what)
		return nb_ctl_fail(what);
	enum nb_status status = nb_store_verify(ctl->data, master, &findings);
	nb_secret_wipe(master, sizeof(master));
	if (status != NB_OK)
		return nb_ctl_fail("the data could not be looked through; is this its master key?");
	if (print_findings(&findings)) {
		fprintf(stderr,
		        "noaberctl: there is damage; restore a backup beside it and compare\n");
		return NB_CTL_DAMAGED;
	}
	printf("All is well.\n");
	return NB_CTL_DONE;
}

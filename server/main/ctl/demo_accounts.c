/* demo_accounts.c - the command itself, and the sign-in data it leaves behind. */
#include "ctl.h"
#include "demo.h"

#include "noaber/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARENA_BYTES (64u << 20) /* a region of text, once */

static void
print_json(const struct nb_demo *demo, FILE *out)
{
	fprintf(out, "[\n");
	for (size_t i = 0; i < demo->person_count && demo->people[i].login.at; i++) {
		const struct nb_demo_person *person = &demo->people[i];
		fprintf(out,
		        "%s  {\"login\": \"%.*s\", \"passphrase\": \"%.*s\", \"name\": \"%.*s\", "
		        "\"hat\": \"%s\", \"scope\": \"%.*s\", \"keys\": [",
		        i ? ",\n" : "", NB_STR_ARG(person->login), NB_STR_ARG(person->passphrase),
		        NB_STR_ARG(person->name), nb_hat_words[person->hat],
		        NB_STR_ARG(person->scope));
		for (size_t k = 0; k < person->key_count; k++)
			fprintf(out, "%s\"%.*s\"", k ? ", " : "", NB_STR_ARG(person->keys[k]));
		fprintf(out, "]}");
	}
	for (size_t i = 0; i < demo->code_count; i++)
		fprintf(out, ",\n  {\"invitation\": \"%.*s\", \"code\": \"%.*s\"}",
		        NB_STR_ARG(demo->codes[i].slug), NB_STR_ARG(demo->codes[i].words));
	fprintf(out, "\n]\n");
}

static void
print_table(const struct nb_demo *demo, FILE *out)
{
	fprintf(out, "%-14s %-38s %-14s %-22s %s\n", "name", "passphrase", "hat", "where",
	        "key of the second step");
	for (size_t i = 0; i < demo->person_count && demo->people[i].login.at; i++) {
		const struct nb_demo_person *person = &demo->people[i];
		const struct nb_str key = person->key_count ? person->keys[0] : NB_STR("-");
		fprintf(out, "%-14.*s %-38.*s %-14s %-22.*s %.*s\n", NB_STR_ARG(person->login),
		        NB_STR_ARG(person->passphrase), nb_hat_words[person->hat],
		        NB_STR_ARG(person->scope), NB_STR_ARG(key));
	}
	for (size_t i = 0; i < demo->code_count; i++)
		fprintf(out, "\ncode for \"%.*s\", five uses: %.*s\n",
		        NB_STR_ARG(demo->codes[i].slug), NB_STR_ARG(demo->codes[i].words));
}

bool
nb_demo_write_accounts(const struct nb_demo *demo, const char *path)
{
	size_t length = strlen(path);
	bool json = length > 5 && strcmp(path + length - 5, ".json") == 0;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (!out) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (json)
		print_json(demo, out);
	else
		print_table(demo, out);
	return fclose(out) == 0;
}

static enum nb_status
fill_in_transaction(struct nb_demo *demo)
{
	enum nb_status status = nb_db_begin(demo->call.tools->db);

	if (status)
		return status;
	status = nb_demo_fill(demo);
	if (!status)
		status = nb_ctl_note(demo->call.tools, NB_AUDIT_STORE_FILLED);
	if (!status)
		return nb_db_commit(demo->call.tools->db);
	nb_db_rollback(demo->call.tools->db);
	return status;
}

/* Opens the store, fills it, closes it; NULL or what went wrong. */
static const char *
run(const struct nb_ctl *ctl, struct nb_demo *demo)
{
	struct nb_settings settings;
	struct nb_tools tools = {.settings = &settings};
	struct nb_db *keys = NULL;
	uint8_t master[NB_MASTER_KEY_BYTES];
	const char *wrong = NULL;

	if (mkdir(ctl->data, 0700) && errno != EEXIST)
		return "the data directory cannot be made";
	wrong = nb_master_key_load(ctl->master_key, ctl->data, master);
	nb_settings_init(&settings);
	demo->call.tools = &tools;
	demo->call.now_ms = nb_clock_now_ms();
	demo->call.arena = nb_arena_create(ARENA_BYTES);
	if (wrong || !demo->call.arena)
		return wrong ? wrong : "out of memory";
	if (nb_db_migrate(ctl->data, NB_DB_KEYS) || nb_db_migrate(ctl->data, NB_DB_ROOMS) ||
	    nb_db_open(ctl->data, NB_DB_KEYS, NB_DB_WRITER, &keys) ||
	    nb_db_open(ctl->data, NB_DB_ROOMS, NB_DB_WRITER, &tools.db) ||
	    nb_vault_open(keys, master, &tools.vault)) {
		wrong = "the store does not open; is this its master key?";
	} else {
		tools.ids = nb_ids_create(nb_vault_purpose(tools.vault, NB_VAULT_IDS));
		tools.log_ids = nb_ids_create(nb_vault_purpose(tools.vault, NB_VAULT_LOG_IDS));
		nb_outbox_init(&demo->call.outbox);
		if (!tools.ids || !tools.log_ids || fill_in_transaction(demo))
			wrong =
			    "the region could not be stored; is the store empty and the file whole?";
	}
	nb_secret_wipe(master, sizeof(master));
	nb_ids_destroy(tools.log_ids);
	nb_ids_destroy(tools.ids);
	nb_vault_close(tools.vault);
	nb_db_close(tools.db);
	nb_db_close(keys);
	return wrong;
}

int
nb_ctl_demo(const struct nb_ctl *ctl, int argc, char **argv)
{
	struct nb_demo *demo = calloc(1, sizeof(*demo));
	json_error_t error;
	json_t *file = json_load_file(argv[0], JSON_REJECT_DUPLICATES, &error);
	const char *wrong = "the file is not JSON";

	(void)argc;
	if (demo && file) {
		demo->file = file;
		wrong = run(ctl, demo);
		if (!wrong && !nb_demo_write_accounts(demo, argv[1]))
			wrong = "the sign-in data could not be written";
		nb_arena_destroy(demo->call.arena);
	}
	json_decref(file);
	free(demo);
	return wrong ? nb_ctl_fail(wrong) : NB_CTL_DONE;
}

/*
 * settings.c - every setting: name, bounds, default, explanation.
 *
 * Not for reading files: server/main/config.c feeds names and values in here one by one.
 */
#include "noaber/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(group, member, value, text)                                                           \
	{                                                                                          \
		.section = group, .name = #member, .type = NB_SETTING_TEXT,                        \
		.offset = offsetof(struct nb_settings, member),                                    \
		.bytes = sizeof(((struct nb_settings *)NULL)->member), .standard = value,          \
		.doc = text                                                                        \
	}
#define OIDC(member, value, text)                                                                  \
	{                                                                                          \
		.section = "oidc", .name = #member, .type = NB_SETTING_TEXT,                       \
		.offset = offsetof(struct nb_settings, oidc.member),                               \
		.bytes = sizeof(((struct nb_settings *)NULL)->oidc.member), .standard = value,     \
		.doc = text                                                                        \
	}
#define PUSH(member, value, text)                                                                  \
	{                                                                                          \
		.section = "push", .name = #member, .type = NB_SETTING_TEXT,                       \
		.offset = offsetof(struct nb_settings, push.member),                               \
		.bytes = sizeof(((struct nb_settings *)NULL)->push.member), .standard = value,     \
		.doc = text                                                                        \
	}
#define INT(group, member, low, high, value, text)                                                 \
	{                                                                                          \
		.section = group, .name = #member, .type = NB_SETTING_INT,                         \
		.offset = offsetof(struct nb_settings, member), .bytes = sizeof(int64_t),          \
		.least = (low), .most = (high), .standard = value, .doc = text                     \
	}

/* One row per setting: what, bounds, default, and what it is for. */
/* clang-format off */
const struct nb_setting_row nb_setting_rows[] = {
	TEXT("server", listen, "127.0.0.1",
	     "Address to listen on: 127.0.0.1, ::1, 0.0.0.0 or ::."),
	INT("server", port, 1, 65535, "8443",
	    "TCP port of HTTPS and WebSocket."),
	TEXT("server", origin, "https://localhost:8443",
	     "Origin of the web client, https://host[:port], compared exactly (A2)."),
	TEXT("server", certificate, ".data/certs/cert.pem",
	     "TLS certificate chain, PEM."),
	TEXT("server", key, ".data/certs/key.pem",
	     "Private key of the certificate, PEM."),
	TEXT("server", data, ".data",
	     "Directory of the store; made at the first start."),
	TEXT("server", store, "sqlite:",
	     "Where the rows are: sqlite: is a file inside the data directory."),
	TEXT("server", master_key, ".keys/master.key",
	     "File of the master key; outside the data directory and not in its backup (P6)."),
	TEXT("server", audit_anchor, ".keys/audit.anchor",
	     "File that remembers how far the audit log came; outside the data directory (P9)."),
	TEXT("server", user, "",
	     "User to run edges and core as when started by root; empty: stay who we are."),
	TEXT("server", neutral_site, "https://nl.wikipedia.org/",
	     "Where \"Snel weg\" leads: a page that raises no questions."),
	INT("server", edges, 0, NB_EDGES_MOST, "0",
	    "Edge processes; 0: one less than the processor's cores, at least 1."),
	TEXT("server", log_level, "info",
	     "Lowest level written to stderr: debug, info, warn or error."),

	INT("limits", connections, 1, 1000000, "20000",
	    "Open connections of one edge process."),
	INT("limits", connections_per_address, 1, 1000000, "512",
	    "Open connections of one address; of one /64 for IPv6 (R7). A browser opens seven, and "
	    "an evening of seventy people shares an address."),
	INT("limits", connections_per_account, 1, 1000, "5",
	    "Open connections of one account (R7)."),
	INT("limits", requests_per_address_per_minute, 1, 1000000, "600",
	    "Connections, session requests and WebSocket handshakes of one address in a minute "
	    "(R8)."),
	INT("limits", files_per_address_per_minute, 1, 1000000, "6000",
	    "Pages and files of the client for one address in a minute; a first visit is twenty."),
	INT("limits", frames_per_second, 1, 10000, "20",
	    "Frames of one connection in a second; three seconds' worth may come at once."),
	INT("limits", hello_ms, 100, 600000, "30000",
	    "Milliseconds until a new connection must have said hello (R1)."),
	INT("limits", queued_bytes, 65536, 16777216, "262144",
	    "Bytes kept for a reader that is slower than its rooms (R2)."),
	INT("limits", stall_ms, 100, 600000, "30000",
	    "Milliseconds without any progress after which a slow reader is cut off (R2)."),
	INT("limits", ping_ms, 1000, 600000, "45000",
	    "Milliseconds of silence before the server pings; below the usual minute of proxies."),

	INT("rates", rate_read, 1, 100000, "600",
	    "Reading commands of one account in a minute."),
	INT("rates", rate_act, 1, 100000, "120",
	    "Changing commands of one account in a minute."),
	INT("rates", rate_post, 1, 100000, "30",
	    "Messages of one account in a minute."),
	INT("rates", rate_sign_in, 1, 100000, "10",
	    "Tries to sign in of one address in a minute (A7)."),
	INT("rates", rate_enter, 1, 100000, "20",
	    "New guests, and first steps to the organisation, of one address in a minute."),
	INT("rates", rate_recover, 1, 100000, "5",
	    "Tries of a recovery phrase of one address in a minute (A7)."),
	INT("rates", rate_prove, 1, 100000, "20",
	    "Tries of a second step in a minute, per address (A7)."),
	INT("rates", tries_hourly, 1, 100000, "20",
	    "The same in an hour, per account: three codes of a million are right at a time, so who "
	    "knows the passphrase and tries on and on for a day finds one once in about 700 days."),
	INT("rates", rate_guess, 2, 100000, "30",
	    "Tries at one sign-in name in an hour by all strangers together, and by each device that "
	    "signed in with it before, so that strangers cannot keep the owner out (A7)."),
	INT("rates", rate_guess_pair, 2, 100000, "15",
	    "Tries of one address at one sign-in name in an hour (A7)."),
	INT("rates", rate_repeat, 2, 100000, "20",
	    "Times in an hour that one account does something again to the same thing, such as "
	    "joining one group."),

	INT("rates", rate_code, 1, 100000, "10",
	    "Tries of an invitation code of one account in a minute (A7)."),
	INT("rates", rate_search, 1, 100000, "30",
	    "Searches of one account in a minute; each may take 50 ms of processor time (R12)."),

	INT("people", check_fresh_days, 1, 3660, "92",
	    "Days that a certificate of conduct (VOG) may be old when it is shown (Uitvoeringsbesluit "
	    "Wkkgz 3.1: three months)."),
	INT("people", check_valid_days, 1, 3660, "1095",
	    "Days after its date of issue that it counts; the law names none, three years is a habit."),

	INT("sessions", idle_minutes, 1, 525600, "60",
	    "Minutes without a sign of life after which a session ends (ASVS 7.3.1)."),
	INT("sessions", idle_staff_minutes, 1, 525600, "15",
	    "The same for every hat that is worn for others (LE10)."),
	INT("sessions", absolute_hours, 1, 8760, "12",
	    "Hours after which a session ends in any case (ASVS 7.3.2)."),
	INT("sessions", fresh_minutes, 1, 60, "5",
	    "Minutes for which a proof counts for sensitive acts (ASVS 7.5.3; promise A3)."),

	INT("fanout", tick_most_ms, 0, 60, "50",
	    "Longest wait, in milliseconds, of an event in a busy room for others to travel with."),
	INT("fanout", tick_share_percent, 1, 100, "50",
	    "Share of one core that the sends of one room may take before its events wait."),

	OIDC(issuer, "",
	     "Provider that professionals sign in through, https://host[/path] as it names itself; "
	     "empty: none."),
	OIDC(client_id, "",
	     "What the provider calls this server; it sends people back to origin/inloggen/terug."),
	OIDC(client_secret_file, "",
	     "File with the secret of client_id, closed to others; empty: PKCE alone protects a code."),
	OIDC(ca_file, "",
	     "PEM file with what vouches for the provider; empty: what the system trusts."),
	OIDC(name, "",
	     "Name of the organisation, on the button."),
	OIDC(organisation, "",
	     "Code of the organisation whose grants may come in so; empty: any professional or partner."),
	OIDC(acr, "",
	     "Values of acr; a token with one of them proves that a second factor was asked."),
	OIDC(amr, "",
	     "Values of amr; a token with all of them proves that a second factor was asked."),
	{.section = "oidc", .name = "demand_factor", .type = NB_SETTING_INT,
	 .offset = offsetof(struct nb_settings, oidc.demand_factor), .bytes = sizeof(int64_t),
	 .least = 0, .most = 1, .standard = "1",
	 .doc = "1: who comes without that proof is turned away; 0: takes the second step here."},

	PUSH(contact, "",
	     "Whom push services can reach about us, mailto: or https:; empty: devices are not woken (P12)."),
	PUSH(services, "fcm.googleapis.com updates.push.services.mozilla.com web.push.apple.com notify.windows.com",
	     "Hosts of push services, with what is below them; nothing else is ever asked."),
	PUSH(ca_file, "",
	     "Certificates that vouch for them, PEM; empty: those of the system."),
	{.section = "push", .name = "quiet_minutes", .type = NB_SETTING_INT,
	 .offset = offsetof(struct nb_settings, push.quiet_minutes), .bytes = sizeof(int64_t),
	 .least = 1, .most = 1440, .standard = "15",
	 .doc = "A device that was woken is left alone for so many minutes (S2)."},
};
/* clang-format on */

const size_t nb_setting_row_count = NB_COUNT(nb_setting_rows);

static const struct nb_setting_row *
find_row(const char *section, const char *name)
{
	size_t i;

	for (i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];

		if (strcmp(row->section, section) == 0 && strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}

/* A path or an address has no control characters; one in it is a mistake in the file. */
static enum nb_status
set_text(const struct nb_setting_row *row, const char *value, char *field)
{
	const char *at;

	if (strlen(value) >= row->bytes)
		return NB_E_BAD_ARGUMENT;
	for (at = value; *at != '\0'; at++) {
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			return NB_E_BAD_ARGUMENT;
	}
	memset(field, 0, row->bytes);
	memcpy(field, value, strlen(value));
	return NB_OK;
}

static enum nb_status
set_int(const struct nb_setting_row *row, const char *value, int64_t *field)
{
	long long number;
	char *end;

	/* strtoll would skip white space and take a plus sign; a setting is digits only. */
	if (value[strspn(value, "-0123456789")] != '\0')
		return NB_E_BAD_ARGUMENT;
	errno = 0;
	number = strtoll(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || number < row->least || number > row->most)
		return NB_E_BAD_ARGUMENT;
	*field = number;
	return NB_OK;
}

static enum nb_status
set_row(struct nb_settings *settings, const struct nb_setting_row *row, const char *value)
{
	void *field = (char *)settings + row->offset;

	return row->type == NB_SETTING_TEXT ? set_text(row, value, field)
	                                    : set_int(row, value, field);
}

void
nb_settings_init(struct nb_settings *settings)
{
	size_t i;

	memset(settings, 0, sizeof(*settings));
	for (i = 0; i < nb_setting_row_count; i++)
		nb_assert(set_row(settings, &nb_setting_rows[i], nb_setting_rows[i].standard) ==
		          NB_OK);
}

enum nb_status
nb_settings_set(struct nb_settings *settings, const char *section, const char *name,
                const char *value)
{
	const struct nb_setting_row *row = find_row(section, name);

	return row ? set_row(settings, row, value) : NB_E_NOT_FOUND;
}

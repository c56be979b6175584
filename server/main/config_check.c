/* config_check.c - rules over the values of settings that a type and bounds cannot express.
 * Not for files: whether certificate and key are there and belong together is secrets.c. */
#include "config_check.h"

#include <arpa/inet.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

static bool
listen_is_address(const struct nb_settings *settings)
{
	struct in6_addr room;

	return inet_pton(AF_INET, settings->listen, &room) == 1 ||
	       inet_pton(AF_INET6, settings->listen, &room) == 1;
}

/* The browser sends scheme, host and port and nothing more (A2): no path, no last slash. */
static bool
origin_is_origin(const struct nb_settings *settings)
{
	const char *scheme = "https://";
	const char *host = settings->origin + strlen(scheme);

	return strncmp(settings->origin, scheme, strlen(scheme)) == 0 && *host &&
	       !strpbrk(host, "/?# \"@");
}

/* It goes into a Location header as it is. */
static bool
neutral_site_is_https(const struct nb_settings *settings)
{
	return strncmp(settings->neutral_site, "https://", 8) == 0 && settings->neutral_site[8] &&
	       !strpbrk(settings->neutral_site, " \"");
}

static bool
store_is_known(const struct nb_settings *settings)
{
	return strcmp(settings->store, "sqlite:") == 0;
}

static bool
log_level_is_known(const struct nb_settings *settings)
{
	static const char *const words[] = {"debug", "info", "warn", "error"};

	for (size_t i = 0; i < NB_COUNT(words); i++) {
		if (strcmp(settings->log_level, words[i]) == 0)
			return true;
	}
	return false;
}

static bool
is_outside(const char *path, const char *directory)
{
	size_t length = strlen(directory);

	return strncmp(path, directory, length) != 0 || path[length] != '/';
}

/* A stolen data directory must not bring its key along (P6). Links are followed when the key is
 * opened; here only what is written counts. */
static bool
master_key_is_outside(const struct nb_settings *settings)
{
	return is_outside(settings->master_key, settings->data);
}

/* Who can write the data must not by that be able to write what it is compared with (P9). */
static bool
audit_anchor_is_outside(const struct nb_settings *settings)
{
	return *settings->audit_anchor && is_outside(settings->audit_anchor, settings->data);
}

static bool
user_is_possible(const struct nb_settings *settings)
{
	if (!*settings->user)
		return true;
	const struct passwd *row = getpwnam(settings->user);
	return row && (geteuid() == 0 || geteuid() == row->pw_uid);
}

static bool
certificate_is_named(const struct nb_settings *settings)
{
	return *settings->certificate && *settings->key;
}

static bool
data_is_named(const struct nb_settings *settings)
{
	return *settings->data && *settings->master_key;
}

static const struct {
	const char *name; /* in [server] */
	bool (*holds)(const struct nb_settings *settings);
	const char *what;
} rules[] = {
    {"listen", listen_is_address, "is not an IPv4 or IPv6 address"},
    {"origin", origin_is_origin, "is not https://host[:port] and nothing more"},
    {"neutral_site", neutral_site_is_https, "is not an https:// address"},
    {"store", store_is_known, "is not a store of this build; sqlite: is"},
    {"log_level", log_level_is_known, "is not debug, info, warn or error"},
    {"certificate", certificate_is_named, "and server.key must both name a file"},
    {"data", data_is_named, "and server.master_key must both name a place"},
    {"master_key", master_key_is_outside, "lies inside server.data; keep it elsewhere"},
    {"audit_anchor", audit_anchor_is_outside, "is not a file outside server.data"},
    {"user", user_is_possible, "does not exist here, or noaberd may not become it"},
};

void
nb_config_check(struct nb_config *config)
{
	for (size_t i = 0; i < NB_COUNT(rules); i++) {
		if (!rules[i].holds(&config->settings))
			nb_config_note(config, nb_config_line_of(config, "server", rules[i].name),
			               "server", rules[i].name, rules[i].what);
	}
}

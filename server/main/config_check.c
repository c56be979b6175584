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

/* A provider that names itself so is compared byte by byte: nothing after a ? or #. */
static bool
issuer_is_address(const struct nb_settings *settings)
{
	const char *issuer = settings->oidc.issuer;

	return !*issuer ||
	       (strncmp(issuer, "https://", 8) == 0 && issuer[8] && !strpbrk(issuer, " \"?#"));
}

static bool
client_is_named(const struct nb_settings *settings)
{
	return !*settings->oidc.issuer || *settings->oidc.client_id;
}

static bool
client_secret_is_outside(const struct nb_settings *settings)
{
	return is_outside(settings->oidc.client_secret_file, settings->data);
}

static bool
organisation_is_named(const struct nb_settings *settings)
{
	return !*settings->oidc.issuer || *settings->oidc.name;
}

/* What is demanded has to be recognised. */
static bool
factor_is_described(const struct nb_settings *settings)
{
	const struct nb_oidc_settings *oidc = &settings->oidc;

	return !*oidc->issuer || !oidc->demand_factor || *oidc->acr || *oidc->amr;
}

/* It stands in a token, between quotes. */
static bool
contact_is_address(const struct nb_settings *settings)
{
	const char *contact = settings->push.contact;

	return !*contact ||
	       ((strncmp(contact, "mailto:", 7) == 0 || strncmp(contact, "https://", 8) == 0) &&
	        !strpbrk(contact, " \"\\<>"));
}

static bool
services_are_hosts(const struct nb_settings *settings)
{
	const char *services = settings->push.services;

	return !*settings->push.contact || (*services && !strpbrk(services, "/@\"\\*?#"));
}

static const struct {
	const char *section;
	const char *name;
	bool (*holds)(const struct nb_settings *settings);
	const char *what;
} rules[] = {
    {"server", "listen", listen_is_address, "is not an IPv4 or IPv6 address"},
    {"server", "origin", origin_is_origin, "is not https://host[:port] and nothing more"},
    {"server", "neutral_site", neutral_site_is_https, "is not an https:// address"},
    {"server", "store", store_is_known, "is not a store of this build; sqlite: is"},
    {"server", "log_level", log_level_is_known, "is not debug, info, warn or error"},
    {"server", "certificate", certificate_is_named, "and server.key must both name a file"},
    {"server", "data", data_is_named, "and server.master_key must both name a place"},
    {"server", "master_key", master_key_is_outside, "lies inside server.data; keep it elsewhere"},
    {"server", "audit_anchor", audit_anchor_is_outside, "is not a file outside server.data"},
    {"server", "user", user_is_possible, "does not exist here, or noaberd may not become it"},
    {"oidc", "issuer", issuer_is_address, "is not an https:// address without ? and #"},
    {"oidc", "client_id", client_is_named, "is needed with oidc.issuer"},
    {"oidc", "client_secret_file", client_secret_is_outside,
     "lies inside server.data; keep it elsewhere"},
    {"oidc", "name", organisation_is_named, "is needed with oidc.issuer"},
    {"oidc", "demand_factor", factor_is_described, "needs oidc.acr or oidc.amr"},
    {"push", "contact", contact_is_address, "is not a mailto: or https:// address"},
    {"push", "services", services_are_hosts, "is not a list of hosts"},
};

void
nb_config_check(struct nb_config *config)
{
	for (size_t i = 0; i < NB_COUNT(rules); i++) {
		if (!rules[i].holds(&config->settings))
			nb_config_note(config,
			               nb_config_line_of(config, rules[i].section, rules[i].name),
			               rules[i].section, rules[i].name, rules[i].what);
	}
}

/* endpoint.c - where a browser says that it can be woken: hostile until it is at a service we know. */
#include "noaber/push.h"

#include <string.h>

static const char scheme[] = "https://";

/* Letters that mean the same to every reader of addresses: no user, no fragment, nothing escaped twice. */
static bool
is_plain(struct nb_str text, const char *also)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		bool plain =
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

		if (!plain && (!c || !strchr(also, c)))
			return false;
	}
	return true;
}

/* The host itself, or one below it. */
static bool
is_at(struct nb_str host, struct nb_str service)
{
	if (host.length < service.length ||
	    memcmp(host.at + host.length - service.length, service.at, service.length) != 0)
		return false;
	return host.length == service.length || host.at[host.length - service.length - 1] == '.';
}

bool
nb_push_endpoint_is_good(struct nb_str endpoint, const char *services)
{
	size_t start = sizeof(scheme) - 1;

	if (endpoint.length <= start || endpoint.length > NB_PUSH_ENDPOINT_BYTES_MOST ||
	    memcmp(endpoint.at, scheme, start) != 0)
		return false;
	const char *slash = memchr(endpoint.at + start, '/', endpoint.length - start);
	if (!slash)
		return false;
	const struct nb_str host = {endpoint.at + start, (size_t)(slash - endpoint.at) - start};
	const struct nb_str path = {slash, endpoint.length - start - host.length};
	if (!host.length || host.at[0] == '.' || !is_plain(host, "-.:") ||
	    !is_plain(path, "-._~/:=%?&+,;"))
		return false;
	while (*services) {
		size_t length = strcspn(services, " ");
		if (length && is_at(host, (struct nb_str){services, length}))
			return true;
		services += length + (services[length] == ' ');
	}
	return false;
}

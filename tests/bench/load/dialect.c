/* The table of dialects and what they share. */

#include "dialect.h"

#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct nb_dialect *const dialects[] = {&nb_dialect_noaber, &nb_dialect_peer};

const struct nb_dialect *
nb_dialect_named(const char *name)
{
	for (size_t i = 0; i < sizeof dialects / sizeof dialects[0]; i++)
		if (strcmp(dialects[i]->name, name) == 0)
			return dialects[i];
	return NULL;
}

size_t
nb_dialect_write(char *out, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(out, NB_REQUEST_MAX_BYTES, format, args);
	va_end(args);
	if (len < 0 || len >= NB_REQUEST_MAX_BYTES)
		nb_die("a request is longer than %d bytes", NB_REQUEST_MAX_BYTES);
	return (size_t)len;
}

bool
nb_dialect_starts(const char *line, size_t len, const char *start, uint64_t *ret_id)
{
	size_t at = strlen(start);
	uint64_t id = 0;

	if (len < at || memcmp(line, start, at) != 0)
		return false;
	for (; at < len && line[at] >= '0' && line[at] <= '9'; at++)
		id = id * 10 + (uint64_t)(line[at] - '0');
	*ret_id = id;
	return true;
}

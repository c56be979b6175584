/* assets.c - looks a path up among what was compiled in. */
#include "assets.h"

#include <string.h>

static int
compare(struct nb_str path, const char *other)
{
	size_t length = strlen(other);
	size_t both = path.length < length ? path.length : length;
	int order = both ? memcmp(path.at, other, both) : 0;

	if (order)
		return order;
	return path.length == length ? 0 : path.length < length ? -1 : 1;
}

const struct nb_asset *
nb_asset_find(struct nb_str path)
{
	size_t low = 0, high = nb_asset_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(path, nb_assets[middle].path);

		if (order == 0)
			return &nb_assets[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

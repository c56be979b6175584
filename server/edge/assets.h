/* assets.h - the web client as bytes in the program: the edge opens no files (X7). The table is
 * made by assets.cmake from web/dist/assets.txt. (edge, private) */
#ifndef NB_EDGE_ASSETS_H
#define NB_EDGE_ASSETS_H

#include "noaber/str.h"

enum nb_asset_encoding { NB_ASSET_PLAIN, NB_ASSET_GZIP, NB_ASSET_BROTLI, NB_ASSET_ENCODING_COUNT };

enum nb_asset_cache {
	NB_ASSET_NO_STORE,  /* no-store: pages, so that a shared computer remembers nothing */
	NB_ASSET_NO_CACHE,  /* kept, but asked for again each time (ETag) */
	NB_ASSET_IMMUTABLE, /* the name changes with the content */
};

struct nb_asset {
	const char *path; /* as in the request */
	const char *type;
	const char *etag; /* quoted */
	enum nb_asset_cache cache;
	struct {
		const char *start;
		const char *end; /* start == end: there is no such variant */
	} bytes[NB_ASSET_ENCODING_COUNT];
};

extern const struct nb_asset nb_assets[]; /* sorted by path */
extern const size_t nb_asset_count;

/** NULL when there is no such path. */
const struct nb_asset *nb_asset_find(struct nb_str path);

#endif

/* describe.h - the program prints its own reference from its tables (layer 5, command). */
#ifndef NB_DESCRIBE_H
#define NB_DESCRIBE_H

#include "noaber/str.h"

/** Append the reference named ${what} to ${out}: "ts" (web/src/protocol.ts), "markdown"
 * (server/protocol.md), "asyncapi" (AsyncAPI 2.6 JSON) or "rights" (the matrix). false when there
 * is none of that name. */
bool nb_describe(const char *what, struct nb_buf *out);

#endif

/* json_out.h - pieces of JSON text at the end of a buffer (private to layer 3, codec). */
#ifndef NB_CODEC_JSON_OUT_H
#define NB_CODEC_JSON_OUT_H

#include "noaber/ids.h"
#include "noaber/str.h"

/** A quoted string. Whatever ${text} holds, the result is one line of valid JSON in valid UTF-8:
 * a byte that is no UTF-8 becomes U+FFFD, control characters and U+2028/9 are escaped. The absent
 * string gives "". */
void nb_json_add_string(struct nb_buf *out, struct nb_str text);

/** ,"name": or "name": when ${*first}, which becomes false. ${name} is one of our own words: plain
 * letters, not escaped. */
void nb_json_add_key(struct nb_buf *out, struct nb_str name, bool *first);

/** The sealed form of ${row}, quoted. */
void nb_json_add_id(struct nb_buf *out, struct nb_ids *ids, enum nb_id_kind kind, nb_row row);

#endif

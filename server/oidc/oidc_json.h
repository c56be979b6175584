/* oidc_json.h - strict JSON and base64url of a provider or a token. Private to server/oidc. */
#ifndef NB_OIDC_JSON_H
#define NB_OIDC_JSON_H

#include "noaber/str.h"

#include <jansson.h>

/** One object, no key twice, nothing after it. NULL otherwise; the caller says json_decref. */
json_t *nb_oidc_json_object(struct nb_str text);
/** A text member without zero bytes; "" when it is not there or no text. Borrowed. */
const char *nb_oidc_json_text(const json_t *object, const char *name);
/** Base64url without padding, and not empty (RFC 7515, 2). cjose gets nothing else: it overlooks what
 * does not belong there, and padding after one letter ends the process. */
bool nb_oidc_is_base64url(struct nb_str text);
/** Is ${word} one of the words of ${list}, apart by spaces? */
bool nb_oidc_word_in(const char *list, const char *word);

#endif

/* fold.h - what text.c and looks.c share: folding of UTF-16 (private to the model). */
#ifndef NB_MODEL_FOLD_H
#define NB_MODEL_FOLD_H

#include "noaber/text.h"

#include <unicode/utypes.h>

#define NB_FOLDED_BYTES_MOST 3072

/** Compatibility forms, case and accents away; only letters and digits stay. The length, 0 when
 * nothing is left or there is no room. */
int32_t nb_text_fold_wide(const UChar *in, int32_t length, UChar *out, int32_t capacity);

/** What ${text} looks like, as UTF-8; its length in bytes, 0 when nothing is left or it is too
 * long. */
size_t nb_text_looks_of(struct nb_str text, char ret[NB_FOLDED_BYTES_MOST]);

#endif

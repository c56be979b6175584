/*
 * cbor.h - the little CBOR that an authenticator sends, walked within bounds (private to layer 3,
 * codec). Libfido2 reads keys and extensions; it believes the counts that the bytes announce and
 * makes room for them, so they are looked at here first.
 */
#ifndef NB_CODEC_CBOR_H
#define NB_CODEC_CBOR_H

#include "noaber/str.h"

#define NB_CBOR_DEPTH_MOST 4 /* CTAP2: what an authenticator may nest */
#define NB_CBOR_ITEMS_MOST 64

/**
 * nb_cbor_skip(bytes, ret_rest):
 * Is there one whole item at the front? Definite lengths only, no tags, no floats, every count
 * within what is left, depth and number of items bounded. ${*ret_rest} is what comes after it.
 */
bool nb_cbor_skip(struct nb_str bytes, struct nb_str *ret_rest);
/** The same, and it is a map. */
bool nb_cbor_skip_map(struct nb_str bytes, struct nb_str *ret_rest);

enum nb_cbor_type { NB_CBOR_BYTES = 2, NB_CBOR_TEXT = 3, NB_CBOR_MAP = 5 };

/** Take the head of a byte string, text or map off ${bytes}: its bytes, or for a map its number of
 * pairs in ret->length, which then follow in ${bytes}. False: something else is there. */
bool nb_cbor_take(struct nb_str *bytes, enum nb_cbor_type type, struct nb_str *ret);

#endif

/*
 * device.h - a browser that signed in before, so that its owner is not kept out by strangers who
 * guess (layer 5, command). Rules A6 and A7.
 *
 * The value lies in a cookie of that browser and nowhere in the store. It proves one thing: whoever
 * holds it signed in with this login name once. Without the login name it says nothing, and two of
 * them share nothing.
 */
#ifndef NB_DEVICE_H
#define NB_DEVICE_H

#include "noaber/link.h"
#include "noaber/vault.h"

#define NB_DEVICE_TEXT_BYTES 54 /* base64url of 40 bytes; fits where a session token fits */

/** A fresh value for ${folded}, a login name as nb_text_fold leaves it; terminated. */
void nb_device_make(const struct nb_vault *vault, struct nb_str folded, int64_t now_ms,
                    char ret[NB_DEVICE_TEXT_BYTES + 1]);
/** A number for the device when ${text} is a value that was made for ${folded} at most NB_LINK_DEVICE_DAYS ago;
 * 0 when it is not. Pure but for the key; the store is not asked, so nothing shows whether there is
 * such an account (A6). */
uint64_t nb_device_fits(const struct nb_vault *vault, struct nb_str folded, struct nb_str text,
                        int64_t now_ms);

#endif

/* totp.h - six digits that change every half minute: RFC 6238 with HMAC-SHA-1, as every code app
 * has it (layer 1, base). Pure: the time is an argument. Any thread. */
#ifndef NB_TOTP_H
#define NB_TOTP_H

#include "noaber/str.h"

#define NB_TOTP_KEY_BYTES 20      /* as long as the hash (RFC 4226, section 4) */
#define NB_TOTP_KEY_TEXT_BYTES 32 /* the same in base32, upper case */
#define NB_TOTP_DIGITS 6
#define NB_TOTP_STEP_MS 30000

/** The step that ${now_ms} lies in. */
int64_t nb_totp_step(int64_t now_ms);
/** The digits of ${step}, terminated. */
void nb_totp_code(const uint8_t key[NB_TOTP_KEY_BYTES], int64_t step, char ret[NB_TOTP_DIGITS + 1]);
/** Is ${code} right for the step of now, the one before or the one after (a clock may be half a
 * minute off), and later than ${last_step}, so that none counts twice (A9)? Takes as long for every
 * code. */
bool nb_totp_accepts(const uint8_t key[NB_TOTP_KEY_BYTES], struct nb_str code, int64_t now_ms,
                     int64_t last_step, int64_t *ret_step);

/** The key as people type it over into an app, terminated. */
void nb_totp_key_text(const uint8_t key[NB_TOTP_KEY_BYTES], char ret[NB_TOTP_KEY_TEXT_BYTES + 1]);
/** The key from such a text; spaces and lower case do not matter. false when it is none. */
bool nb_totp_key_read(struct nb_str text, uint8_t ret[NB_TOTP_KEY_BYTES]);

#endif

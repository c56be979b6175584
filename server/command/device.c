/*
 * device.c - the value by which a browser is known to have signed in before (A7).
 * Not here: its cookie (edge), what it is good for (core/rate_rows.c).
 */
#include "noaber/device.h"
#include "noaber/life.h"
#include "noaber/secret.h"

#include <string.h>

#define RANDOM_BYTES 16
#define TIME_BYTES 8
#define MAC_BYTES 16
#define LOGIN_BYTES_MOST 512 /* of a folded login name: 32 characters */

/* In base64url: random, then when it was made, then a MAC over both and the login name. */
struct value {
	uint8_t bytes[RANDOM_BYTES + TIME_BYTES + MAC_BYTES];
};

static bool
seal(const struct nb_vault *vault, struct nb_str folded, const struct value *value,
     uint8_t ret[NB_SHA256_BYTES])
{
	uint8_t bound[RANDOM_BYTES + TIME_BYTES + LOGIN_BYTES_MOST];

	if (!folded.length || folded.length > LOGIN_BYTES_MOST)
		return false;
	memcpy(bound, value->bytes, RANDOM_BYTES + TIME_BYTES);
	memcpy(bound + RANDOM_BYTES + TIME_BYTES, folded.at, folded.length);
	nb_secret_hmac(nb_vault_purpose(vault, NB_VAULT_DEVICES), bound,
	               RANDOM_BYTES + TIME_BYTES + folded.length, ret);
	return true;
}

void
nb_device_make(const struct nb_vault *vault, struct nb_str folded, int64_t now_ms,
               char ret[NB_DEVICE_TEXT_BYTES + 1])
{
	uint8_t mac[NB_SHA256_BYTES];
	struct value value;

	nb_secret_random(value.bytes, RANDOM_BYTES);
	memcpy(value.bytes + RANDOM_BYTES, &now_ms, TIME_BYTES);
	if (!seal(vault, folded, &value, mac)) /* nobody signs in with such a name */
		nb_secret_random(mac, sizeof(mac));
	memcpy(value.bytes + RANDOM_BYTES + TIME_BYTES, mac, MAC_BYTES);
	nb_secret_base64url(value.bytes, sizeof(value.bytes), ret);
}

uint64_t
nb_device_fits(const struct nb_vault *vault, struct nb_str folded, struct nb_str text,
               int64_t now_ms)
{
	uint8_t mac[NB_SHA256_BYTES];
	struct value value;
	int64_t made_ms;
	uint64_t number;

	if (!text.at || !nb_secret_unbase64url(text, value.bytes, sizeof(value.bytes)) ||
	    !seal(vault, folded, &value, mac) ||
	    !nb_secret_equal(mac, value.bytes + RANDOM_BYTES + TIME_BYTES, MAC_BYTES))
		return 0;
	memcpy(&made_ms, value.bytes + RANDOM_BYTES, sizeof(made_ms));
	if (now_ms - made_ms > NB_LINK_DEVICE_DAYS * NB_DAY_MS)
		return 0;
	memcpy(&number, value.bytes, sizeof(number));
	return number | 1; /* 0 means none */
}

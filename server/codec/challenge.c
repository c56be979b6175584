/*
 * challenge.c - questions that an authenticator signs: made without keeping anything of them.
 *
 * A visitor may ask for as many as the rates allow and leaves no row. Not here: that each counts
 * once (command/passkey.c).
 */
#include "noaber/webauthn.h"

#include <string.h>

#define RANDOM_BYTES 32
#define UNTIL_BYTES 8

static void
put(uint8_t *at, uint64_t value)
{
	for (size_t i = 0; i < 8; i++)
		at[i] = (uint8_t)(value >> (56 - 8 * i));
}

static uint64_t
get(const uint8_t *at)
{
	uint64_t value = 0;

	for (size_t i = 0; i < 8; i++)
		value = value << 8 | at[i];
	return value;
}

/* The word in front keeps this apart from whatever else the key is used for. */
static void
bind(const uint8_t key[32], const struct nb_challenge_bond *bond, const uint8_t *open,
     uint8_t ret[NB_SHA256_BYTES])
{
	static const char word[] = "passkey challenge";
	uint8_t bytes[sizeof(word) + RANDOM_BYTES + UNTIL_BYTES + 3 * 8];
	uint8_t *at = bytes;

	memcpy(at, word, sizeof(word));
	at += sizeof(word);
	memcpy(at, open, RANDOM_BYTES + UNTIL_BYTES);
	at += RANDOM_BYTES + UNTIL_BYTES;
	put(at, (uint64_t)bond->what);
	put(at + 8, (uint64_t)bond->account);
	put(at + 16, (uint64_t)bond->session);
	nb_secret_hmac(key, bytes, sizeof(bytes), ret);
}

void
nb_challenge_make(const uint8_t key[32], const struct nb_challenge_bond *bond, int64_t now_ms,
                  uint8_t ret[NB_CHALLENGE_BYTES])
{
	nb_secret_random(ret, RANDOM_BYTES);
	put(ret + RANDOM_BYTES, (uint64_t)(now_ms + NB_CHALLENGE_MS));
	bind(key, bond, ret, ret + RANDOM_BYTES + UNTIL_BYTES);
}

bool
nb_challenge_holds(const uint8_t key[32], const struct nb_challenge_bond *bond, int64_t now_ms,
                   struct nb_str challenge, int64_t *ret_until_ms)
{
	uint8_t bytes[NB_CHALLENGE_BYTES], right[NB_SHA256_BYTES];

	if (challenge.length != sizeof(bytes))
		return false;
	memcpy(bytes, challenge.at, sizeof(bytes));
	bind(key, bond, bytes, right);
	if (!nb_secret_equal(right, bytes + RANDOM_BYTES + UNTIL_BYTES, sizeof(right)))
		return false;
	*ret_until_ms = (int64_t)get(bytes + RANDOM_BYTES);
	return now_ms < *ret_until_ms;
}

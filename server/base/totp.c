/*
 * totp.c - codes of a key and a time: RFC 6238 over RFC 4226, and base32 of RFC 4648.
 * Not here: whose key it is and which step was used (command/factor.c).
 */
#include "noaber/totp.h"

#include "noaber/check.h"
#include "noaber/secret.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

#define SHA1_BYTES 20
#define STEPS_OFF 1 /* a code of one step earlier or later is right too */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

int64_t
nb_totp_step(int64_t now_ms)
{
	return now_ms / NB_TOTP_STEP_MS;
}

/* HMAC-SHA-1 is what the apps know. It is no weaker here for SHA-1: nobody chooses the message. */
void
nb_totp_code(const uint8_t key[NB_TOTP_KEY_BYTES], int64_t step, char ret[NB_TOTP_DIGITS + 1])
{
	uint8_t counter[8], hash[SHA1_BYTES];
	unsigned length = sizeof(hash);

	for (size_t i = 0; i < sizeof(counter); i++)
		counter[i] = (uint8_t)((uint64_t)step >> (8 * (sizeof(counter) - 1 - i)));
	nb_assert(HMAC(EVP_sha1(), key, NB_TOTP_KEY_BYTES, counter, sizeof(counter), hash,
	               &length) != NULL);
	const uint8_t *at = hash + (hash[SHA1_BYTES - 1] & 15);
	uint32_t number = ((uint32_t)(at[0] & 127) << 24) | ((uint32_t)at[1] << 16) |
	                  ((uint32_t)at[2] << 8) | at[3];
	snprintf(ret, NB_TOTP_DIGITS + 1, "%06u", number % 1000000);
	nb_secret_wipe(hash, sizeof(hash));
}

bool
nb_totp_accepts(const uint8_t key[NB_TOTP_KEY_BYTES], struct nb_str code, int64_t now_ms,
                int64_t last_step, int64_t *ret_step)
{
	int64_t now = nb_totp_step(now_ms);
	bool accepted = false;

	if (code.length != NB_TOTP_DIGITS)
		return false;
	for (int64_t step = now - STEPS_OFF; step <= now + STEPS_OFF; step++) {
		char right[NB_TOTP_DIGITS + 1];
		nb_totp_code(key, step, right);
		bool same = nb_secret_equal(right, code.at, NB_TOTP_DIGITS);
		nb_secret_wipe(right, sizeof(right));
		if (!same || step <= last_step)
			continue;
		accepted = true;
		*ret_step = step;
	}
	return accepted;
}

void
nb_totp_key_text(const uint8_t key[NB_TOTP_KEY_BYTES], char ret[NB_TOTP_KEY_TEXT_BYTES + 1])
{
	for (size_t i = 0; i < NB_TOTP_KEY_TEXT_BYTES; i++) {
		size_t bit = i * 5, byte = bit / 8;
		unsigned two = (unsigned)key[byte] << 8;
		if (byte + 1 < NB_TOTP_KEY_BYTES)
			two |= key[byte + 1];
		ret[i] = alphabet[two >> (11 - bit % 8) & 31];
	}
	ret[NB_TOTP_KEY_TEXT_BYTES] = '\0';
}

/* -1: no letter of base32. */
static int
value_of(char letter)
{
	if (letter >= 'a' && letter <= 'z')
		letter = (char)(letter - 'a' + 'A');
	const char *found = letter ? strchr(alphabet, letter) : NULL;

	return found ? (int)(found - alphabet) : -1;
}

bool
nb_totp_key_read(struct nb_str text, uint8_t ret[NB_TOTP_KEY_BYTES])
{
	size_t letters = 0;

	memset(ret, 0, NB_TOTP_KEY_BYTES);
	for (size_t i = 0; i < text.length; i++) {
		int value = value_of(text.at[i]);
		if (text.at[i] == ' ')
			continue;
		if (value < 0 || letters == NB_TOTP_KEY_TEXT_BYTES)
			return false;
		size_t bit = letters++ * 5, byte = bit / 8;
		unsigned two = (unsigned)value << (11 - bit % 8);
		ret[byte] |= (uint8_t)(two >> 8);
		if (byte + 1 < NB_TOTP_KEY_BYTES)
			ret[byte + 1] |= (uint8_t)two;
	}
	return letters == NB_TOTP_KEY_TEXT_BYTES;
}

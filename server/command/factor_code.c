/*
 * factor_code.c - recovery codes: ways in when the second thing is lost.
 *
 * A code is 50 random bits. They are kept as keyed hashes without a slow one: with the key in another
 * file and tries_hourly in front there is nothing to guess, as there is with words people choose.
 */
#include "noaber/factor.h"

#include "noaber/secret.h"

#include <string.h>

#define LETTERS 10 /* of a code, in two halves with a dash */

static const char alphabet[] = "abcdefghijkmnpqrstuvwxyz23456789"; /* no l, o, 0 and 1 */

/* Bound to the account, and to this use of the key. */
static void
hash_code(struct nb_call *call, const char letters[LETTERS], uint8_t ret[NB_SHA256_BYTES])
{
	static const char label[] = "factor code";
	uint8_t bytes[sizeof(label) + sizeof(nb_row) + LETTERS];

	memcpy(bytes, label, sizeof(label));
	memcpy(bytes + sizeof(label), &call->subject.account, sizeof(nb_row));
	memcpy(bytes + sizeof(label) + sizeof(nb_row), letters, LETTERS);
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER), bytes, sizeof(bytes),
	               ret);
	nb_secret_wipe(bytes, sizeof(bytes));
}

/* false when it cannot be a code. Dashes, spaces and capitals do not matter. */
static bool
fold(struct nb_str code, char ret[LETTERS])
{
	size_t count = 0;

	for (size_t i = 0; i < code.length; i++) {
		char letter = code.at[i];
		if (letter == '-' || letter == ' ')
			continue;
		if (letter >= 'A' && letter <= 'Z')
			letter = (char)(letter - 'A' + 'a');
		if (count == LETTERS)
			return false;
		ret[count++] = letter;
	}
	return count == LETTERS;
}

static enum nb_status
add_code(struct nb_call *call, struct nb_str *ret_code)
{
	uint8_t random[LETTERS], hash[NB_SHA256_BYTES];
	char letters[LETTERS], shown[LETTERS + 1];

	nb_secret_random(random, sizeof(random));
	for (size_t i = 0; i < LETTERS; i++)
		letters[i] = alphabet[random[i] & 31];
	memcpy(shown, letters, LETTERS / 2);
	shown[LETTERS / 2] = '-';
	memcpy(shown + LETTERS / 2 + 1, letters + LETTERS / 2, LETTERS / 2);
	*ret_code = nb_arena_copy(call->arena, shown, sizeof(shown));
	hash_code(call, letters, hash);
	nb_secret_wipe(shown, sizeof(shown));
	nb_secret_wipe(letters, sizeof(letters));
	return nb_db_run(call->tools->db, NB_SQL_FACTOR_CODE_ADD,
	                 NB_BIND(nb_int(call->subject.account),
	                         nb_bytes((struct nb_str){(char *)hash, sizeof(hash)})),
	                 NULL);
}

enum nb_status
nb_factor_new_codes(struct nb_call *call, struct nb_list *ret)
{
	struct nb_str *codes = nb_arena_array(call->arena, NB_FACTOR_CODES, sizeof(*codes));

	if (!codes)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_FACTOR_CODES_DROP,
	                                  NB_BIND(nb_int(call->subject.account)), NULL);
	for (size_t i = 0; !status && i < NB_FACTOR_CODES; i++)
		status = add_code(call, &codes[i]);
	*ret = (struct nb_list){codes, NB_FACTOR_CODES};
	return status;
}

enum nb_status
nb_factor_count_codes(struct nb_call *call, int64_t *ret)
{
	return nb_db_find_int(call->tools->db, NB_SQL_FACTOR_CODE_COUNT,
	                      NB_BIND(nb_int(call->subject.account)), ret);
}

enum nb_status
nb_factor_use_code(struct nb_call *call, struct nb_str code)
{
	uint8_t hash[NB_SHA256_BYTES];
	char letters[LETTERS];
	int64_t changed = 0;

	if (!fold(code, letters))
		return NB_E_WRONG_CODE;
	hash_code(call, letters, hash);
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_FACTOR_CODE_USE,
	              NB_BIND(nb_int(call->subject.account),
	                      nb_bytes((struct nb_str){(char *)hash, sizeof(hash)})),
	              &changed);
	if (!status && !changed)
		status = NB_E_WRONG_CODE;
	return status ? status : nb_audit_act(call, NB_AUDIT_FACTOR_CODE_USED, NB_OK);
}

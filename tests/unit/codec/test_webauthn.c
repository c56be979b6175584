/* What authenticators say: three kinds of key enrol and prove, and 40 bad assertions and 20 bad
 * registrations do not (A10). */
#include "unit.h"

#include "authenticator.h"

#include <stdio.h>
#include <string.h>

#define NOW_MS ((int64_t)1790000000000)

static const struct nb_str origin = STR_ROW("https://noaber.example:8443");
static const uint8_t secret[32] = {9, 8, 7};
static const struct nb_challenge_bond for_sign_in = {NB_CHALLENGE_SIGN_IN, 0, 0};

/* Client data and challenge, then the assertion: as the server does it. */
static enum nb_webauthn
judge(const struct spoken *spoken, const struct nb_challenge_bond *bond, int64_t now_ms,
      const struct nb_webauthn_key *key, int64_t sign_count, bool *ret_asked)
{
	struct nb_arena *arena = nb_arena_create(1 << 18);
	struct nb_webauthn_use use = {0, false};
	struct nb_str challenge;
	int64_t until_ms;
	enum nb_webauthn fault = nb_webauthn_client(spoken->proof.client_data, NB_WEBAUTHN_GET,
	                                            origin, arena, &challenge);

	*ret_asked = !fault && nb_challenge_holds(secret, bond, now_ms, challenge, &until_ms);
	if (!fault)
		fault = nb_webauthn_prove(&spoken->proof, origin, key, sign_count, &use);
	nb_arena_destroy(arena);
	return fault;
}

static struct nb_webauthn_key
enrolled(enum nb_webauthn_algorithm algorithm, const EVP_PKEY *key)
{
	struct saying saying = authenticator_right(algorithm, NB_WEBAUTHN_CREATE);
	struct nb_webauthn_credential credential;
	struct spoken spoken = {0};

	authenticator_enrol(&saying, key, &spoken);
	assert_int_equal(nb_webauthn_enrol(
			     (struct nb_str){(char *)spoken.attestation, spoken.attestation_length},
			     origin, &credential),
	                 NB_WEBAUTHN_OK);
	assert_int_equal(credential.key.algorithm, algorithm);
	assert_int_equal(credential.id.length, 32);
	assert_int_equal(credential.sign_count, 7);
	assert_false(credential.backed_up);
	return credential.key;
}

static void
each_kind_of_key_enrols_and_proves(void **state)
{
	static const enum nb_webauthn_algorithm kinds[] = {NB_WEBAUTHN_ES256, NB_WEBAUTHN_EDDSA,
	                                                   NB_WEBAUTHN_RS256};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(kinds); i++) {
		EVP_PKEY *pair = authenticator_key(kinds[i]);
		struct nb_webauthn_key key = enrolled(kinds[i], pair);
		struct saying saying = authenticator_right(kinds[i], NB_WEBAUTHN_GET);
		struct spoken spoken = {0};
		bool asked;

		nb_challenge_make(secret, &for_sign_in, NOW_MS, spoken.challenge);
		authenticator_prove(&saying, pair, &spoken);
		assert_int_equal(judge(&spoken, &for_sign_in, NOW_MS, &key, 6, &asked), 0);
		assert_true(asked);
		EVP_PKEY_free(pair);
	}
}

/* ---- 40 bad assertions ---- */

enum spoiled {
	WHOLE,
	SIGNATURE_BIT,
	SIGNATURE_CUT,
	SIGNATURE_EMPTY,
	SIGNATURE_LONG,
	DATA_BIT,
	DATA_SHORT,
	CLIENT_BIT,
	OTHER_KEY,
	NO_KEY,
	OTHER_ALGORITHM,
	KEY_OFF_CURVE
};

/* A right assertion with one thing wrong. Absent fields stay as they are right. */
struct bad {
	const char *what;
	enum nb_webauthn fault; /* OK: the signature holds, and the challenge is what is wrong */
	const char *type, *origin, *more, *rp, *tail;
	unsigned flags; /* plus 1, so that 0 is absent */
	uint32_t count;
	enum spoiled spoiled;
	struct nb_challenge_bond bond;
	int64_t late_ms;
	const char *instead; /* of the whole client data */
};

#define AT_SIGN_IN                                                                                 \
	{                                                                                          \
		NB_CHALLENGE_SIGN_IN, 0, 0                                                         \
	}

static const struct bad bads[] = {
    {"made for enrolling", NB_WEBAUTHN_TYPE, .type = "webauthn.create"},
    {"a type in capitals", NB_WEBAUTHN_TYPE, .type = "WEBAUTHN.GET"},
    {"no type at all", NB_WEBAUTHN_TYPE, .instead = "{\"origin\":\"x\"}"},
    {"another origin", NB_WEBAUTHN_ORIGIN, .origin = "https://noaber.example.evil.example"},
    {"plain http", NB_WEBAUTHN_ORIGIN, .origin = "http://noaber.example:8443"},
    {"another port", NB_WEBAUTHN_ORIGIN, .origin = "https://noaber.example"},
    {"a slash behind the origin", NB_WEBAUTHN_ORIGIN, .origin = "https://noaber.example:8443/"},
    {"a subdomain", NB_WEBAUTHN_ORIGIN, .origin = "https://chat.noaber.example:8443"},
    {"origin in capitals", NB_WEBAUTHN_ORIGIN, .origin = "https://NOABER.example:8443"},
    {"inside another site", NB_WEBAUTHN_ORIGIN, .more = ",\"crossOrigin\":true"},
    {"inside, as a word", NB_WEBAUTHN_ORIGIN, .more = ",\"crossOrigin\":\"false\""},
    {"below another top", NB_WEBAUTHN_ORIGIN, .more = ",\"topOrigin\":\"https://evil.example\""},
    {"a key twice", NB_WEBAUTHN_CLIENT_DATA, .more = ",\"type\":\"webauthn.get\""},
    {"an origin twice", NB_WEBAUTHN_CLIENT_DATA, .more = ",\"origin\":\"https://evil.example\""},
    {"no JSON", NB_WEBAUTHN_CLIENT_DATA, .instead = "type=webauthn.get"},
    {"an empty text", NB_WEBAUTHN_CLIENT_DATA, .instead = ""},
    {"a list", NB_WEBAUTHN_CLIENT_DATA, .instead = "[\"webauthn.get\"]"},
    {"too deep", NB_WEBAUTHN_CLIENT_DATA, .more = ",\"x\":[[[[[[[[[[1]]]]]]]]]]"},
    {"a float", NB_WEBAUTHN_CLIENT_DATA, .more = ",\"x\":1.5"},
    {"something behind it", NB_WEBAUTHN_CLIENT_DATA, .more = "}{\"x\":1"},
    {"no challenge", NB_WEBAUTHN_CLIENT_DATA,
     .instead = "{\"type\":\"webauthn.get\",\"origin\":\"https://noaber.example:8443\"}"},
    {"a short challenge", NB_WEBAUTHN_CLIENT_DATA,
     .instead = "{\"type\":\"webauthn.get\",\"challenge\":\"AAAA\","
                "\"origin\":\"https://noaber.example:8443\"}"},
    {"asked to enrol", NB_WEBAUTHN_OK, .bond = {NB_CHALLENGE_ENROL, 0, 0}},
    {"asked for another account", NB_WEBAUTHN_OK, .bond = {NB_CHALLENGE_SIGN_IN, 5, 0}},
    {"asked for another session", NB_WEBAUTHN_OK, .bond = {NB_CHALLENGE_SIGN_IN, 0, 5}},
    {"asked five minutes ago", NB_WEBAUTHN_OK, .bond = AT_SIGN_IN, .late_ms = NB_CHALLENGE_MS},
    {"for another site", NB_WEBAUTHN_RP, .rp = "evil.example"},
    {"for the site above", NB_WEBAUTHN_RP, .rp = "example"},
    {"nobody was there", NB_WEBAUTHN_NOT_PRESENT, .flags = 0x04 + 1},
    {"nobody was verified", NB_WEBAUTHN_NOT_VERIFIED, .flags = 0x01 + 1},
    {"copied, and cannot be copied", NB_WEBAUTHN_BACKUP, .flags = 0x15 + 1},
    {"says there is a key", NB_WEBAUTHN_DATA, .flags = (FLAGS_GOOD | FLAG_KEY) + 1},
    {"says there is more", NB_WEBAUTHN_DATA, .flags = (FLAGS_GOOD | FLAG_EXTENSIONS) + 1},
    {"there is more", NB_WEBAUTHN_DATA, .tail = "x"},
    {"cut short", NB_WEBAUTHN_DATA, .spoiled = DATA_SHORT},
    {"the counter stands still", NB_WEBAUTHN_COUNTER, .count = 6},
    {"the counter went back", NB_WEBAUTHN_COUNTER, .count = 5},
    {"authenticator data changed", NB_WEBAUTHN_SIGNATURE, .spoiled = DATA_BIT},
    {"client data changed", NB_WEBAUTHN_SIGNATURE, .spoiled = CLIENT_BIT},
    {"a bit of the signature", NB_WEBAUTHN_SIGNATURE, .spoiled = SIGNATURE_BIT},
    {"half a signature", NB_WEBAUTHN_SIGNATURE, .spoiled = SIGNATURE_CUT},
    {"no signature", NB_WEBAUTHN_DATA, .spoiled = SIGNATURE_EMPTY},
    {"a very long signature", NB_WEBAUTHN_DATA, .spoiled = SIGNATURE_LONG},
    {"signed by another key", NB_WEBAUTHN_SIGNATURE, .spoiled = OTHER_KEY},
    {"an unknown credential", NB_WEBAUTHN_SIGNATURE, .spoiled = NO_KEY},
    {"a key taken for another kind", NB_WEBAUTHN_SIGNATURE, .spoiled = OTHER_ALGORITHM},
    {"a key that is off its curve", NB_WEBAUTHN_SIGNATURE, .spoiled = KEY_OFF_CURVE},
};

static void
spoil(enum spoiled spoiled, struct spoken *spoken, struct nb_webauthn_key *key)
{
	switch (spoiled) {
	case SIGNATURE_BIT: spoken->signature[spoken->signature_length - 1] ^= 1; break;
	case SIGNATURE_CUT: spoken->proof.signature.length /= 2; break;
	case SIGNATURE_EMPTY: spoken->proof.signature.length = 0; break;
	case SIGNATURE_LONG: spoken->proof.signature.length = sizeof(spoken->signature); break;
	case DATA_BIT: spoken->data[36] ^= 0x40; break;
	case DATA_SHORT: spoken->proof.authenticator_data.length--; break;
	case CLIENT_BIT: spoken->client_data[strlen(spoken->client_data) - 2] = '1'; break;
	case OTHER_ALGORITHM: key->algorithm = NB_WEBAUTHN_EDDSA; break;
	case KEY_OFF_CURVE: key->bytes[63] ^= 1; break;
	case WHOLE:
	case OTHER_KEY:
	case NO_KEY: break;
	}
}

static void
try_bad(const struct bad *bad, EVP_PKEY *pair, EVP_PKEY *other, struct nb_webauthn_key key)
{
	struct saying saying = authenticator_right(NB_WEBAUTHN_ES256, NB_WEBAUTHN_GET);
	bool wrong_challenge = bad->fault == NB_WEBAUTHN_OK;
	struct spoken spoken = {0};
	bool asked;

	saying.type = bad->type ? bad->type : saying.type;
	saying.origin = bad->origin ? bad->origin : saying.origin;
	saying.more = bad->more ? bad->more : bad->spoiled == CLIENT_BIT ? ",\"x\":0" : saying.more;
	saying.rp = bad->rp ? bad->rp : saying.rp;
	saying.flags = bad->flags ? bad->flags - 1 : saying.flags;
	saying.count = bad->count ? bad->count : saying.count;
	saying.tail = nb_str_from(bad->tail);
	nb_challenge_make(secret, wrong_challenge ? &bad->bond : &for_sign_in, NOW_MS,
	                  spoken.challenge);
	authenticator_prove(&saying, bad->spoiled == OTHER_KEY ? other : pair, &spoken);
	if (bad->instead)
		spoken.proof.client_data = nb_str_from(bad->instead);
	spoil(bad->spoiled, &spoken, &key);
	enum nb_webauthn fault = judge(&spoken, &for_sign_in, NOW_MS + bad->late_ms,
	                               bad->spoiled == NO_KEY ? NULL : &key, 6, &asked);
	if (fault != bad->fault || (wrong_challenge && asked))
		fail_msg("%s: fault %d, asked %d", bad->what, (int)fault, (int)asked);
}

static void
a10_bad_assertions_are_refused(void **state)
{
	EVP_PKEY *pair = authenticator_key(NB_WEBAUTHN_ES256);
	EVP_PKEY *other = authenticator_key(NB_WEBAUTHN_ES256);
	struct nb_webauthn_key key = enrolled(NB_WEBAUTHN_ES256, pair);

	(void)state;
	assert_true(NB_COUNT(bads) >= 40);
	for (size_t i = 0; i < NB_COUNT(bads); i++)
		try_bad(&bads[i], pair, other, key);
	EVP_PKEY_free(pair);
	EVP_PKEY_free(other);
}

static void
counters_of_zero_do_not_count(void **state)
{
	EVP_PKEY *pair = authenticator_key(NB_WEBAUTHN_ES256);
	struct nb_webauthn_key key = enrolled(NB_WEBAUTHN_ES256, pair);
	struct saying saying = authenticator_right(NB_WEBAUTHN_ES256, NB_WEBAUTHN_GET);
	struct spoken spoken = {0};
	bool asked;

	(void)state;
	saying.count = 0;
	nb_challenge_make(secret, &for_sign_in, NOW_MS, spoken.challenge);
	authenticator_prove(&saying, pair, &spoken);
	assert_int_equal(judge(&spoken, &for_sign_in, NOW_MS, &key, 0, &asked), NB_WEBAUTHN_OK);
	assert_int_equal(judge(&spoken, &for_sign_in, NOW_MS, &key, 1, &asked),
	                 NB_WEBAUTHN_COUNTER);
	saying.count = UINT32_MAX;
	authenticator_prove(&saying, pair, &spoken);
	assert_int_equal(judge(&spoken, &for_sign_in, NOW_MS, &key, UINT32_MAX - 1, &asked),
	                 NB_WEBAUTHN_OK);
	EVP_PKEY_free(pair);
}

/* Its secret is 1, so anybody can sign with it; it stands in where there is no key (A6). */
static void
the_key_of_nobody_opens_nothing(void **state)
{
	struct saying saying = authenticator_right(NB_WEBAUTHN_ES256, NB_WEBAUTHN_GET);
	EVP_PKEY *nobody = authenticator_key_of_nobody();
	struct spoken spoken = {0};
	struct nb_webauthn_use use;

	(void)state;
	authenticator_prove(&saying, nobody, &spoken);
	assert_int_equal(nb_webauthn_prove(&spoken.proof, origin, NULL, 0, &use),
	                 NB_WEBAUTHN_SIGNATURE);
	EVP_PKEY_free(nobody);
}

/* ---- registrations ---- */

struct bad_enrol {
	const char *what;
	enum nb_webauthn fault;
	const char *rp, *format;
	struct nb_str statement, tail;
	unsigned flags;
	size_t id_length; /* plus 1 */
	size_t cut;       /* bytes off the end */
	size_t change_at; /* from the end of the attestation */
	bool other_kind;  /* the key says it is of another algorithm than its bytes */
};

static const struct bad_enrol bad_enrols[] = {
    {"for another site", NB_WEBAUTHN_RP, .rp = "evil.example"},
    {"nobody was there", NB_WEBAUTHN_NOT_PRESENT, .flags = 0x44},
    {"nobody was verified", NB_WEBAUTHN_NOT_VERIFIED, .flags = 0x41},
    {"copied, and cannot be copied", NB_WEBAUTHN_BACKUP, .flags = 0x55},
    {"no key, says the flag", NB_WEBAUTHN_DATA, .flags = 0x05},
    {"extensions, says the flag", NB_WEBAUTHN_DATA, .flags = 0xc5},
    {"extensions that are no map", NB_WEBAUTHN_DATA, .flags = 0xc5, .tail = STR_ROW("\x01")},
    {"extensions without a flag", NB_WEBAUTHN_DATA, .tail = STR_ROW("\xa0")},
    {"a byte too many", NB_WEBAUTHN_DATA, .flags = 0xc5, .tail = STR_ROW("\xa0\xa0")},
    {"a map of four thousand million", NB_WEBAUTHN_DATA, .flags = 0xc5,
     .tail = STR_ROW("\xba\xff\xff\xff\xff")},
    {"a map without end", NB_WEBAUTHN_DATA, .flags = 0xc5, .tail = STR_ROW("\xbf\xff")},
    {"a tag", NB_WEBAUTHN_DATA, .flags = 0xc5, .tail = STR_ROW("\xa1\x01\xc1\x01")},
    {"a float", NB_WEBAUTHN_DATA, .flags = 0xc5, .tail = STR_ROW("\xa1\x01\xf9\x00\x00")},
    {"too deep", NB_WEBAUTHN_DATA, .flags = 0xc5,
     .tail = STR_ROW("\xa1\x01\xa1\x01\xa1\x01\xa1\x01\xa1\x01\x01")},
    {"an attestation of a maker", NB_WEBAUTHN_DATA, .format = "packed"},
    {"a statement where there is none", NB_WEBAUTHN_DATA, .statement = STR_ROW("\xa1\x01\x01")},
    {"no id", NB_WEBAUTHN_DATA, .id_length = 1},
    {"an id that is too long", NB_WEBAUTHN_DATA, .id_length = NB_WEBAUTHN_ID_BYTES_MOST + 2},
    {"cut short", NB_WEBAUTHN_DATA, .cut = 1},
    {"nothing", NB_WEBAUTHN_DATA, .cut = 8192},
    {"no point of its curve", NB_WEBAUTHN_KEY, .change_at = 1},
    {"another curve", NB_WEBAUTHN_KEY, .change_at = 32 + 3 + 32 + 3 + 1},
    {"bytes of another kind of key", NB_WEBAUTHN_KEY, .other_kind = true},
};

static void
try_bad_enrol(const struct bad_enrol *bad, const EVP_PKEY *pair)
{
	struct saying saying = authenticator_right(NB_WEBAUTHN_ES256, NB_WEBAUTHN_CREATE);
	struct nb_webauthn_credential credential;
	struct spoken spoken = {0};

	saying.rp = bad->rp ? bad->rp : saying.rp;
	saying.format = bad->format ? bad->format : saying.format;
	saying.statement = bad->statement.at ? bad->statement : saying.statement;
	saying.tail = bad->tail;
	saying.flags = bad->flags ? bad->flags : saying.flags;
	saying.id_length = bad->id_length ? bad->id_length - 1 : saying.id_length;
	authenticator_enrol(&saying, pair, &spoken);
	size_t length = spoken.attestation_length;
	length -= bad->cut < length ? bad->cut : length;
	if (bad->change_at)
		spoken.attestation[length - bad->change_at] ^= 2;
	if (bad->other_kind) /* ES256 is -7, and -8 stands one further */
		spoken.attestation[length - 32 - 3 - 32 - 3 - 2 - 1] ^= 1;
	enum nb_webauthn fault = nb_webauthn_enrol(
	    (struct nb_str){(char *)spoken.attestation, length}, origin, &credential);
	if (fault != bad->fault)
		fail_msg("%s: fault %d", bad->what, (int)fault);
}

static void
bad_registrations_are_refused(void **state)
{
	EVP_PKEY *pair = authenticator_key(NB_WEBAUTHN_ES256);

	(void)state;
	for (size_t i = 0; i < NB_COUNT(bad_enrols); i++)
		try_bad_enrol(&bad_enrols[i], pair);
	EVP_PKEY_free(pair);
}

static void
extensions_and_copies_are_taken(void **state)
{
	EVP_PKEY *pair = authenticator_key(NB_WEBAUTHN_ES256);
	struct saying saying = authenticator_right(NB_WEBAUTHN_ES256, NB_WEBAUTHN_CREATE);
	struct nb_webauthn_credential credential;
	struct spoken spoken = {0};

	(void)state;
	saying.flags = 0xdd;
	saying.tail = NB_STR("\xa1\x6b"
	                     "credProtect"
	                     "\x02");
	saying.id_length = NB_WEBAUTHN_ID_BYTES_MOST;
	authenticator_enrol(&saying, pair, &spoken);
	assert_int_equal(nb_webauthn_enrol(
			     (struct nb_str){(char *)spoken.attestation, spoken.attestation_length},
			     origin, &credential),
	                 NB_WEBAUTHN_OK);
	assert_true(credential.backed_up);
	assert_int_equal(credential.id.length, NB_WEBAUTHN_ID_BYTES_MOST);
	EVP_PKEY_free(pair);
}

static void
the_site_is_the_host_of_the_origin(void **state)
{
	(void)state;
	assert_str_equal(nb_webauthn_rp(origin), "noaber.example");
	assert_str_equal(nb_webauthn_rp(NB_STR("https://localhost")), "localhost");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_kind_of_key_enrols_and_proves),
	    cmocka_unit_test(a10_bad_assertions_are_refused),
	    cmocka_unit_test(counters_of_zero_do_not_count),
	    cmocka_unit_test(the_key_of_nobody_opens_nothing),
	    cmocka_unit_test(bad_registrations_are_refused),
	    cmocka_unit_test(extensions_and_copies_are_taken),
	    cmocka_unit_test(the_site_is_the_host_of_the_origin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

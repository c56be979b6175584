/*
 * fuzz_webauthn.c - any bytes as an attestation, as client data and as an assertion (A10, X5).
 */
#include "noaber/webauthn.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct nb_str origin = {"https://noaber.example:8443", 27};

/* What is accepted keeps what the store builds on. */
static void
enrol(struct nb_str input)
{
	struct nb_webauthn_credential credential;

	if (nb_webauthn_enrol(input, origin, &credential))
		return;
	nb_assert(credential.id.length > 0 && credential.id.length <= NB_WEBAUTHN_ID_BYTES_MOST);
	nb_assert(credential.id.at >= input.at &&
	          credential.id.at + credential.id.length <= input.at + input.length);
	nb_assert(credential.key.length > 0 && credential.key.length <= NB_WEBAUTHN_KEY_BYTES_MOST);
	nb_assert(credential.sign_count >= 0 && credential.sign_count <= UINT32_MAX);
}

static void
read_client_data(struct nb_str input)
{
	struct nb_arena *arena = nb_arena_create(1 << 18);
	struct nb_str challenge;

	for (int i = NB_WEBAUTHN_CREATE; i <= NB_WEBAUTHN_GET; i++)
		if (!nb_webauthn_client(input, (enum nb_webauthn_ceremony)i, origin, arena,
		                        &challenge))
			nb_assert(challenge.at && challenge.length == NB_CHALLENGE_BYTES);
	nb_arena_destroy(arena);
}

/* Nobody's key: whatever it says, it proves nothing. */
static void
prove(struct nb_str input)
{
	size_t data =
	    input.length < NB_WEBAUTHN_PROOF_BYTES ? input.length : NB_WEBAUTHN_PROOF_BYTES;
	struct nb_webauthn_proof proof = {
	    .client_data = input,
	    .authenticator_data = {input.at, data},
	    .signature = {input.at + data, input.length - data},
	};
	struct nb_webauthn_use use;

	nb_assert(nb_webauthn_prove(&proof, origin, NULL, 0, &use) != NB_WEBAUTHN_OK);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct nb_str input = {(const char *)bytes, length};

	if (!length)
		return 0;
	enrol(input);
	read_client_data(input);
	prove(input);
	return 0;
}

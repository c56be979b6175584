/* Codes against the vectors of RFC 6238 and RFC 4226, keys against RFC 4648, and what is let pass. */
#include "unit.h"

#include "noaber/totp.h"

#include <string.h>

static const uint8_t *const rfc_key = (const uint8_t *)"12345678901234567890";

/* RFC 6238, appendix B, its eight digits cut to the last six. */
static void
codes_are_those_of_rfc_6238(void **state)
{
	static const struct {
		int64_t seconds;
		const char *code;
	} vectors[] = {
	    {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
	    {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(vectors); i++) {
		char code[NB_TOTP_DIGITS + 1];
		nb_totp_code(rfc_key, nb_totp_step(vectors[i].seconds * 1000), code);
		assert_string_equal(code, vectors[i].code);
	}
}

/* RFC 4226, appendix D. */
static void
codes_are_those_of_rfc_4226(void **state)
{
	static const char *const codes[] = {"755224", "287082", "359152", "969429", "338314",
	                                    "254676", "287922", "162583", "399871", "520489"};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(codes); i++) {
		char code[NB_TOTP_DIGITS + 1];
		nb_totp_code(rfc_key, (int64_t)i, code);
		assert_string_equal(code, codes[i]);
	}
}

static bool
accepts(int64_t of_step, int64_t now_step, int64_t last_step)
{
	char code[NB_TOTP_DIGITS + 1];
	int64_t step = -1;

	nb_totp_code(rfc_key, of_step, code);
	bool accepted = nb_totp_accepts(rfc_key, nb_str_from(code), now_step * NB_TOTP_STEP_MS + 7,
	                                last_step, &step);
	if (accepted)
		assert_int_equal(step, of_step);
	return accepted;
}

static void
a9_one_step_off_and_each_step_once(void **state)
{
	(void)state;
	assert_true(accepts(100, 100, 0));
	assert_true(accepts(99, 100, 0));
	assert_true(accepts(101, 100, 0));
	assert_false(accepts(98, 100, 0));
	assert_false(accepts(102, 100, 0));
	assert_false(accepts(100, 100, 100));
	assert_false(accepts(99, 100, 100));
	assert_true(accepts(101, 100, 100));
}

static void
a9_only_six_digits_that_fit(void **state)
{
	static const char *const wrong[] = {"", "75522", "7552240", "755225", "abcdef", "755 24"};
	int64_t step = -1;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(wrong); i++)
		assert_false(nb_totp_accepts(rfc_key, nb_str_from(wrong[i]), 7, -2, &step));
	assert_int_equal(step, -1);
	assert_true(nb_totp_accepts(rfc_key, NB_STR("755224"), 7, -2, &step));
	assert_int_equal(step, 0);
}

static void
keys_are_base32(void **state)
{
	char text[NB_TOTP_KEY_TEXT_BYTES + 1];
	uint8_t key[NB_TOTP_KEY_BYTES];

	(void)state;
	nb_totp_key_text(rfc_key, text);
	assert_string_equal(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	assert_true(nb_totp_key_read(NB_STR("gezd gnbv GY3T QOJQ GEZD GNBV GY3T QOJQ"), key));
	assert_memory_equal(key, rfc_key, sizeof(key));
	assert_false(nb_totp_key_read(NB_STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ"), key));
	assert_false(nb_totp_key_read(NB_STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA"), key));
	assert_false(nb_totp_key_read(NB_STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"), key));
	assert_false(nb_totp_key_read(NB_STR(""), key));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(codes_are_those_of_rfc_6238),
	    cmocka_unit_test(codes_are_those_of_rfc_4226),
	    cmocka_unit_test(a9_one_step_off_and_each_step_once),
	    cmocka_unit_test(a9_only_six_digits_that_fit),
	    cmocka_unit_test(keys_are_base32),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Settings: defaults are in their own bounds, bad values change nothing. */
#include "unit.h"

#include "noaber/settings.h"

#include <string.h>

static void
defaults_are_set(void **state)
{
	struct nb_settings settings;

	(void)state;
	nb_settings_init(&settings);
	assert_string_equal(settings.listen, "127.0.0.1");
	assert_int_equal(settings.port, 8443);
	assert_int_equal(settings.connections_per_account, 5); /* R7 */
	assert_int_equal(settings.hello_ms, 30000);            /* R1 */
	assert_int_equal(settings.queued_bytes, 262144);       /* R2 */
	assert_int_equal(settings.absolute_hours, 12);
	assert_string_equal(settings.user, "");
}

static void
rows_are_unique_and_explained(void **state)
{
	size_t i, j;

	(void)state;
	for (i = 0; i < nb_setting_row_count; i++) {
		assert_true(strlen(nb_setting_rows[i].doc) > 10);
		for (j = 0; j < i; j++)
			assert_int_not_equal(nb_setting_rows[i].offset, nb_setting_rows[j].offset);
	}
}

static void
values_out_of_bounds_change_nothing(void **state)
{
	static const struct {
		const char *section, *name, *value;
		enum nb_status expected;
	} rows[] = {
	    {"server", "port", "443", NB_OK},
	    {"server", "port", "65535", NB_OK},
	    {"server", "port", "65536", NB_E_BAD_ARGUMENT},
	    {"server", "port", "0", NB_E_BAD_ARGUMENT},
	    {"server", "port", "-1", NB_E_BAD_ARGUMENT},
	    {"server", "port", "", NB_E_BAD_ARGUMENT},
	    {"server", "port", " 443", NB_E_BAD_ARGUMENT},
	    {"server", "port", "+443", NB_E_BAD_ARGUMENT},
	    {"server", "port", "443x", NB_E_BAD_ARGUMENT},
	    {"server", "port", "0x1bb", NB_E_BAD_ARGUMENT},
	    {"server", "port", "4-43", NB_E_BAD_ARGUMENT},
	    {"server", "port", "99999999999999999999", NB_E_BAD_ARGUMENT},
	    {"server", "origin", "https://noaber.example.nl", NB_OK},
	    {"server", "origin", "https://a\r\nb", NB_E_BAD_ARGUMENT},
	    {"server", "log_level", "debug", NB_OK},
	    {"server", "log_level", "sixteen letters.", NB_E_BAD_ARGUMENT},
	    {"server", "ports", "443", NB_E_NOT_FOUND},
	    {"limits", "port", "443", NB_E_NOT_FOUND},
	    {"", "", "", NB_E_NOT_FOUND},
	};
	struct nb_settings settings, before;
	size_t i;

	(void)state;
	nb_settings_init(&settings);
	for (i = 0; i < NB_COUNT(rows); i++) {
		before = settings;
		assert_int_equal(
		    nb_settings_set(&settings, rows[i].section, rows[i].name, rows[i].value),
		    rows[i].expected);
		if (rows[i].expected != NB_OK)
			assert_memory_equal(&settings, &before, sizeof(settings));
	}
	assert_int_equal(settings.port, 65535);
	assert_string_equal(settings.origin, "https://noaber.example.nl");
}

static void
a_shorter_text_leaves_nothing_of_the_longer(void **state)
{
	struct nb_settings settings;

	(void)state;
	nb_settings_init(&settings);
	assert_int_equal(nb_settings_set(&settings, "server", "data", "/a"), NB_OK);
	assert_string_equal(settings.data, "/a");
	assert_int_equal(settings.data[3], 0);
	assert_int_equal(settings.data[4], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(defaults_are_set),
	    cmocka_unit_test(rows_are_unique_and_explained),
	    cmocka_unit_test(values_out_of_bounds_change_nothing),
	    cmocka_unit_test(a_shorter_text_leaves_nothing_of_the_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

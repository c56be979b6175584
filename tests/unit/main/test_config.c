/* Configuration: every problem is found, with its line, and nothing unknown gets through. */
#include "unit.h"

#include "config.h"
#include "scratch.h"

#include <string.h>
#include <unistd.h>

static bool
read_text(const char *text, struct nb_config *config)
{
	const struct nb_config_source source = {
	    .path = scratch_write("noaber.conf", text, strlen(text), 0600)};

	return nb_config_read(&source, config);
}

static void
a_good_file_is_taken(void **state)
{
	struct nb_config config;

	(void)state;
	assert_true(read_text("\xef\xbb\xbf; made by hand\n\n[server]\nport = 443\r\n"
	                      "  origin = https://noaber.example ; the public name\n"
	                      "key = own/key.pem\ndata=/srv/data\n[limits]\nconnections : 12",
	                      &config));
	assert_int_equal(config.problem_count, 0);
	assert_int_equal(config.settings.port, 443);
	assert_int_equal(config.settings.connections, 12);
	assert_string_equal(config.settings.origin, "https://noaber.example");
	assert_string_equal(config.settings.data, "/srv/data");
	assert_string_equal(config.settings.key, scratch_path("own/key.pem"));
}

static void
every_problem_has_its_line(void **state)
{
	static const struct {
		const char *text;
		int line;
		const char *where;
		const char *what;
	} rows[] = {
	    {"[server]\nlissten = x\n", 2, "server.lissten", "is not a setting"},
	    {"[nowhere]\nport = 1\n", 2, "nowhere.port", "is not a setting"},
	    {"port = 1\n", 1, "port", "is not a setting"},
	    {"[server]\nport = 65536\n", 2, "server.port", "bounds"},
	    {"[server]\n\nport = 0\n", 3, "server.port", "bounds"},
	    {"[server]\nport =\n", 2, "server.port", "bounds"},
	    {"[server]\nport = 1\nport = 1\n", 3, "server.port", "twice"},
	    {"[server]\nport = 1\n  port = 2\n", 3, "server.port", "twice"},
	    {"[server\n", 1, "", "closing"},
	    {"[server]\nport\n", 2, "", "name = value"},
	    {"[server]\nport 1\n#\n", 2, "", "name = value"},
	    {"[server]\nlisten = localhost\n", 2, "server.listen", "address"},
	    {"[server]\norigin = http://noaber.example\n", 2, "server.origin", "https://"},
	    {"[server]\norigin = https://noaber.example/\n", 2, "server.origin", "https://"},
	    {"[server]\norigin = https://\n", 2, "server.origin", "https://"},
	    {"[server]\nlog_level = loud\n", 2, "server.log_level", "debug"},
	    {"[server]\nneutral_site = javascript:x\n", 2, "server.neutral_site", "https://"},
	    {"[server]\nstore = oracle:\n", 2, "server.store", "store"},
	    {"[server]\nuser = no-such-user-here\n", 2, "server.user", "exist"},
	    {"[server]\ndata = d\nmaster_key = d/key\n", 3, "server.master_key", "inside"},
	    {"[oidc]\nissuer = http://op\nclient_id = a\nname = b\namr = mfa\n", 2, "oidc.issuer",
	     "https://"},
	    {"[oidc]\nissuer = https://op?x\nclient_id = a\nname = b\namr = mfa\n", 2,
	     "oidc.issuer", "https://"},
	    {"[oidc]\nissuer = https://op\nname = b\namr = mfa\n", 0, "oidc.client_id", "needed"},
	    {"[oidc]\nissuer = https://op\nclient_id = a\nacr = 2\n", 0, "oidc.name", "needed"},
	    {"[oidc]\nissuer = https://op\nclient_id = a\nname = b\ndemand_factor = 1\n", 5,
	     "oidc.demand_factor", "acr or oidc.amr"},
	    {"[push]\ncontact = beheer@noaber.example\n", 2, "push.contact", "mailto:"},
	    {"[push]\ncontact = mailto:a\"b\n", 2, "push.contact", "mailto:"},
	    {"[push]\ncontact = mailto:a@b\nservices = https://c/\n", 3, "push.services", "hosts"},
	    {"[server]\ndata = d\n[oidc]\nclient_secret_file = d/secret\n", 4,
	     "oidc.client_secret_file", "inside"},
	};
	struct nb_config config;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		assert_false(read_text(rows[i].text, &config));
		assert_int_equal(config.problem_count, 1);
		assert_int_equal(config.problems[0].line, rows[i].line);
		assert_string_equal(config.problems[0].where, rows[i].where);
		assert_non_null(strstr(config.problems[0].what, rows[i].what));
	}
}

static void
all_problems_are_found_at_once(void **state)
{
	static const int lines[] = {2, 3, 5, 6};
	struct nb_config config;

	(void)state;
	assert_false(
	    read_text("[server]\nport = 0\nx = 1\n[limits]\nhello_ms = 5s\njunk\n", &config));
	assert_int_equal(config.problem_count, NB_COUNT(lines));
	for (size_t i = 0; i < NB_COUNT(lines); i++)
		assert_int_equal(config.problems[i].line, lines[i]);
}

static void
more_problems_than_fit_are_counted(void **state)
{
	char text[8192] = "";
	struct nb_config config;

	(void)state;
	for (size_t i = 0; i < 200; i++)
		memcpy(text + i * 7, "x = 1\n\n", 7);
	assert_false(read_text(text, &config));
	assert_int_equal(config.problem_count, 200);
}

static void
a_long_line_is_refused_not_cut(void **state)
{
	char text[600] = "[server]\ndata = /";
	struct nb_config config;

	(void)state;
	memset(text + strlen(text), 'a', 400);
	assert_false(read_text(text, &config));
	assert_int_equal(config.problems[0].line, 2);
	assert_int_equal(config.problem_count, 1);
}

static void
an_absent_file_and_a_directory_are_refused(void **state)
{
	struct nb_config config;
	struct nb_config_source source = {.path = scratch_path("absent")};

	(void)state;
	assert_false(nb_config_read(&source, &config));
	source.path = "/tmp";
	assert_false(nb_config_read(&source, &config));
}

static void
set_goes_before_the_file(void **state)
{
	static const char *const overrides[] = {"server.port=2", "server.port=3",
	                                        "server.origin=https://a=b"};
	const char *text = "[server]\nport = 1\n[limits]\nconnections = 77\n";
	struct nb_config_source source = {
	    .path = scratch_write("noaber.conf", text, strlen(text), 0600),
	    .overrides = overrides,
	    .override_count = NB_COUNT(overrides)};
	struct nb_config config;

	(void)state;
	assert_true(nb_config_read(&source, &config));
	assert_int_equal(config.settings.port, 3);
	assert_int_equal(config.settings.connections, 77);
	assert_string_equal(config.settings.origin, "https://a=b");
}

static void
a_bad_set_is_refused(void **state)
{
	static const char *const bad[] = {
	    "", "=", "port=1", "server.port", "server.port=x", "server.none=1", ".=", "server.=1"};
	struct nb_config config;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(bad); i++) {
		struct nb_config_source source = {.overrides = &bad[i], .override_count = 1};

		assert_false(nb_config_read(&source, &config));
		assert_int_equal(config.problem_count, 1);
		assert_int_equal(config.problems[0].line, 0);
	}
}

static void
standard_values_are_a_configuration(void **state)
{
	struct nb_config_source source = {.path = NULL};
	struct nb_config config;

	(void)state;
	assert_true(nb_config_read(&source, &config));
	assert_int_equal(config.settings.data[0], '/');
	assert_int_equal(config.settings.master_key[0], '/');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_good_file_is_taken),
	    cmocka_unit_test(every_problem_has_its_line),
	    cmocka_unit_test(all_problems_are_found_at_once),
	    cmocka_unit_test(more_problems_than_fit_are_counted),
	    cmocka_unit_test(a_long_line_is_refused_not_cut),
	    cmocka_unit_test(an_absent_file_and_a_directory_are_refused),
	    cmocka_unit_test(set_goes_before_the_file),
	    cmocka_unit_test(a_bad_set_is_refused),
	    cmocka_unit_test(standard_values_are_a_configuration),
	};

	return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}

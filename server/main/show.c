/* show.c - the settings table, printed in three ways.
 * Not for the protocol and the rights; those describe themselves (noaber/describe.h). */
#include "show.h"

#include <string.h>

/* What a server with a name of its own needs; all else has a standard value that fits. */
static const struct {
	const char *section;
	const char *name;
	const char *value;
} examples[] = {
    {"server", "listen", "::"},
    {"server", "port", "443"},
    {"server", "origin", "https://noaber.example"},
    {"server", "certificate", "/etc/noaber/certificate.pem"},
    {"server", "key", "/etc/noaber/certificate.key.pem"},
    {"server", "data", "/var/lib/noaber/data"},
    {"server", "master_key", "/var/lib/noaber/key/master.key"},
    {"server", "audit_anchor", "/var/lib/noaber/key/audit.anchor"},
    {"server", "user", "noaber"},
};

static const char *
example_of(const struct nb_setting_row *row)
{
	for (size_t i = 0; i < NB_COUNT(examples); i++) {
		if (strcmp(examples[i].section, row->section) == 0 &&
		    strcmp(examples[i].name, row->name) == 0)
			return examples[i].value;
	}
	return NULL;
}

/* Rows of a section stand together in the table. */
static bool
begins_section(size_t i)
{
	return i == 0 || strcmp(nb_setting_rows[i - 1].section, nb_setting_rows[i].section) != 0;
}

void
nb_show_settings(const struct nb_settings *settings, struct nb_buf *out)
{
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];
		const char *field = (const char *)settings + row->offset;
		int64_t number;

		if (begins_section(i))
			nb_buf_add_format(out, "%s[%s]\n", i ? "\n" : "", row->section);
		if (row->type == NB_SETTING_TEXT) {
			nb_buf_add_format(out, "%s = %s\n", row->name, field);
		} else {
			memcpy(&number, field, sizeof(number));
			nb_buf_add_format(out, "%s = %lld\n", row->name, (long long)number);
		}
	}
}

void
nb_show_example(struct nb_buf *out)
{
	nb_buf_add_text(out,
	                "# Configuration of noaberd; noaber.conf(5) explains it.\n"
	                "# Lines that begin with # show standard values. Try a change with\n"
	                "# `noaberd config check --config FILE` and apply it with a reload.\n");
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];
		const char *example = example_of(row);

		if (begins_section(i))
			nb_buf_add_format(out, "\n[%s]\n", row->section);
		nb_buf_add_format(out, "# %s\n", row->doc);
		nb_buf_add_format(out, "%s%s = %s\n", example ? "" : "#", row->name,
		                  example ? example : row->standard);
	}
}

/* ---- the man page ---- */

/* Text as roff takes it: a backslash and a minus are escaped, and nothing begins with a control
 * character because our lines begin with a macro or a letter (groff_man(7)). */
static void
add_roff(struct nb_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			nb_buf_add_text(out, "\\e");
		else if (*text == '-')
			nb_buf_add_text(out, "\\-");
		else
			nb_buf_add_byte(out, *text);
	}
}

static void
add_roff_row(struct nb_buf *out, const struct nb_setting_row *row)
{
	nb_buf_add_text(out, ".TP\n.B ");
	add_roff(out, row->name);
	nb_buf_add_text(out, "\n\\&"); /* a text of dots or quotes is no macro */
	add_roff(out, row->doc);
	nb_buf_add_text(out, "\n.br\n");
	if (row->type == NB_SETTING_INT)
		nb_buf_add_format(out, "A whole number from %lld to %lld; standard ",
		                  (long long)row->least, (long long)row->most);
	else
		nb_buf_add_format(out, "Text of at most %zu bytes; standard ", row->bytes - 1);
	nb_buf_add_text(out, "\\(lq");
	add_roff(out, row->standard);
	nb_buf_add_text(out, "\\(rq.\n");
}

static const char man_head[] =
    ".\\\" Made by `noaberd describe config-man`; change the table in server/base/settings.c.\n"
    ".TH NOABER.CONF 5 \"\" \"Noaber\" \"Noaber\"\n"
    ".SH NAME\n"
    "noaber.conf \\- configuration of noaberd(8)\n"
    ".SH DESCRIPTION\n"
    "The file holds sections in square brackets and lines of the form\n"
    ".IR \"name \" = \" value\" .\n"
    "A line that begins with # or ; is a comment, and so is what follows a ; after a space.\n"
    "Lines are shorter than 200 bytes.\n"
    "Names that are not listed here, values outside their bounds and names that are set twice are\n"
    "refused;\n"
    ".B noaberd config check\n"
    "tells all of them at once, with their lines.\n"
    "Relative file names start at the directory of the file.\n"
    ".PP\n"
    "Each setting can also be given as\n"
    ".BI \"\\-\\-set \" section.name=value\n"
    "after the name of the program, where relative file names start at the current directory.\n"
    ".PP\n"
    "SIGHUP reads the file and the certificate again.\n"
    "When either is not right, nothing changes and the log says why.\n"
    "A change of listen, port, data, store, edges, master_key or user, and of all in [oidc], waits\n"
    "for a restart; the log says so too.\n";

static const char man_foot[] = ".SH \"SEE ALSO\"\n"
			       ".BR noaberd (8),\n"
			       ".BR noaberctl (8)\n";

void
nb_show_man_page(struct nb_buf *out)
{
	nb_buf_add_text(out, man_head);
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		if (begins_section(i))
			nb_buf_add_format(out, ".SH \"SECTION [%s]\"\n",
			                  nb_setting_rows[i].section);
		add_roff_row(out, &nb_setting_rows[i]);
	}
	nb_buf_add_text(out, man_foot);
}

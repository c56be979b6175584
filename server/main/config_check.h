/* config_check.h - what the bounds of one setting cannot say; private to config*.c. */
#ifndef NB_MAIN_CONFIG_CHECK_H
#define NB_MAIN_CONFIG_CHECK_H

#include "config.h"

/** Note a problem; ${section} and ${name} may be "". ${what} has static lifetime. */
void nb_config_note(struct nb_config *config, int line, const char *section, const char *name,
                    const char *what);
/** The line that set section.name, or 0. */
int nb_config_line_of(const struct nb_config *config, const char *section, const char *name);
/** Hold the settings against the table of rules and note what breaks one. */
void nb_config_check(struct nb_config *config);

#endif

/* show.h - prints settings from their table: for people, for the man page, as a first file. */
#ifndef NB_MAIN_SHOW_H
#define NB_MAIN_SHOW_H

#include "noaber/settings.h"

/** ${settings} as a configuration file that gives exactly them. */
void nb_show_settings(const struct nb_settings *settings, struct nb_buf *out);
/** The example configuration, server/noaber.conf. */
void nb_show_example(struct nb_buf *out);
/** The man page noaber.conf(5), server/noaber.conf.5. */
void nb_show_man_page(struct nb_buf *out);

#endif

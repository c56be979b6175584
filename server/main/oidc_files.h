/* oidc_files.h - the files of [oidc] and [push]: the client secret, and what vouches for those whom we
 * ask. */
#ifndef NB_MAIN_OIDC_FILES_H
#define NB_MAIN_OIDC_FILES_H

#include "noaber/settings.h"

#include "secrets.h"

/**
 * nb_oidc_files_load(settings, ret):
 * Read what ${settings} name, nothing when they name nothing. NULL when ${ret} holds secret, a 0
 * byte, PEM, a 0 byte (what NB_CONTROL_PROVIDER carries; the caller wipes and finishes it),
 * otherwise a fixed sentence and ${ret} is untouched. The line end of the secret's file is no part
 * of the secret; a file that group or others may read is refused.
 */
NB_MUST_USE const char *nb_oidc_files_load(const struct nb_oidc_settings *settings,
                                           struct nb_buf *ret);

/** The same for [push]: PEM, a 0 byte (what NB_CONTROL_PUSH carries). */
NB_MUST_USE const char *nb_push_files_load(const struct nb_push_settings *settings,
                                           struct nb_buf *ret);

#endif

/* provide.h - gathers what children are handed, at the start and at SIGHUP. */
#ifndef NB_MAIN_PROVIDE_H
#define NB_MAIN_PROVIDE_H

#include "children.h"
#include "config.h"

/** Everything a first start needs: configuration, certificate, limits of the process, data
 * directory (made 0700, given to `user`, locked against a second daemon), master key. On failure
 * the log has said why and nothing is left to free. */
NB_MUST_USE bool nb_provide(const struct nb_config_source *source, struct nb_provisions *ret);

/** Read configuration and certificate again. All is well: ${provisions} has the new ones. Anything
 * is wrong: the log says what, and ${provisions} is untouched. Settings that only a start can
 * apply (address, port, places, user, number of edges) keep their value, with a line in the log. */
NB_MUST_USE bool nb_provide_again(const struct nb_config_source *source,
                                  struct nb_provisions *provisions);

/** Wipe and free. */
void nb_provisions_finish(struct nb_provisions *provisions);

#endif

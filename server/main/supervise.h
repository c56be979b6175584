/* supervise.h - keeps one core and N edges alive, and stops them in order. */
#ifndef NB_MAIN_SUPERVISE_H
#define NB_MAIN_SUPERVISE_H

#include "config.h"

/**
 * nb_supervise(source):
 * Run the daemon in this process until SIGTERM or SIGINT. ${source} is borrowed to the end, for
 * SIGHUP. Returns the exit code: 0 after an orderly stop, 1 when the start was refused (the log
 * says why) or a child could not even start once.
 */
int nb_supervise(const struct nb_config_source *source);

#endif

/* listen.h - the listening sockets, opened before privileges are dropped. */
#ifndef NB_MAIN_LISTEN_H
#define NB_MAIN_LISTEN_H

#include "noaber/settings.h"

/**
 * nb_listen_open(settings, count, ret_fds):
 * ${count} listening TCP sockets on one address and port, one per edge, among which the kernel
 * divides new connections (SO_REUSEPORT). When systemd hands over sockets (LISTEN_FDS), those are
 * used instead and edges share them in turn. All are non-blocking and close-on-exec; the caller
 * owns them. NULL when done, else a fixed sentence, and nothing stays open.
 */
NB_MUST_USE const char *nb_listen_open(const struct nb_settings *settings, size_t count,
                                       int *ret_fds);

#endif

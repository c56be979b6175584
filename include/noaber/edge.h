/*
 * edge.h - the process that speaks TLS, HTTP and websocket (layer 7, edge).
 *
 * It knows connections and topics, never accounts or roles: whoever breaks into it finds sockets
 * and the bytes in flight, but no key, no database and no open file.
 */
#ifndef NB_EDGE_H
#define NB_EDGE_H

/**
 * nb_edge_run():
 * The whole life of an edge process: take settings, certificate, listener and link from
 * NB_CONTROL_FD until START, say READY, serve until DRAIN or until the supervisor is gone, close
 * all sockets with 1012. Returns the exit status: 0 after a drain, 1 when it could not start (the
 * log says why). Call it once, in a process of its own, with no other thread running.
 */
int nb_edge_run(void);

#endif

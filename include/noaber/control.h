/*
 * control.h - how the supervisor hands its children what they need (layer 1, base): settings,
 * certificate, keys, listeners and link ends travel over one SOCK_SEQPACKET socketpair per child,
 * fd 3 in the child, so that edge and core open no files of their own for it.
 */
#ifndef NB_CONTROL_H
#define NB_CONTROL_H

#include "noaber/str.h"

#define NB_CONTROL_FD 3
#define NB_CONTROL_BYTES_MOST 131072

enum nb_control_type {
	/* supervisor -> child, in this order at the start; SETTINGS and CERTIFICATE again on SIGHUP */
	NB_CONTROL_SETTINGS = 1, /* bytes = struct nb_settings (same binary on both sides) */
	NB_CONTROL_MASTER_KEY,   /* core: bytes = 32 byte key */
	NB_CONTROL_CERTIFICATE, /* edge: bytes = certificate chain PEM, a 0 byte, key PEM, a 0 byte */
	NB_CONTROL_PROVIDER,    /* core: bytes = client secret of [oidc], a 0 byte, PEM, a 0 byte */
	NB_CONTROL_PUSH,        /* core: bytes = PEM of [push], a 0 byte */
	NB_CONTROL_LISTENER,    /* edge: fd = listening socket */
	NB_CONTROL_LINK,  /* number = edge number; fd = link end. Again when the other side was
	                          * restarted: the old link of that number is void */
	NB_CONTROL_START, /* all is handed over: open for business */
	NB_CONTROL_DRAIN, /* core: finish what is queued, answer, exit 0.
	                          * edge: accept nothing new, close all with 1012, exit 0 */
	/* child -> supervisor */
	NB_CONTROL_READY, /* serving */
	/* also child -> supervisor: LINK from the core: its link number is lost, make a new one */
};

struct nb_control_message {
	enum nb_control_type type;
	uint32_t number;     /* edge number for the edge itself in SETTINGS, and for LINK */
	struct nb_str bytes; /* received: borrows from the caller's buffer */
	int fd;              /* -1 = none; received: the caller owns it, close-on-exec set */
};

/** Blocking send of one message. NB_E_UNAVAILABLE: the other side is gone. */
NB_MUST_USE enum nb_status nb_control_send(int control_fd,
                                           const struct nb_control_message *message);
/** Receive one message into ${buffer}; blocks only when the fd does. NB_E_UNAVAILABLE: the other
 * side is gone; NB_E_BUSY: nothing there now (non-blocking fd). */
NB_MUST_USE enum nb_status nb_control_receive(int control_fd, char *buffer, size_t buffer_bytes,
                                              struct nb_control_message *ret);

#endif

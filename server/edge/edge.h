/*
 * edge.h - what the files of the edge share. One thread owns all of it.
 *
 * A *socket* is one TCP connection from accept to close. It is an HTTP client first and may become
 * a *connection*: a websocket that the core knows by number. libwebsockets' own handle (wsi) is
 * kept in the socket only and cleared when the library destroys it, so no file can use a dead one.
 */
#ifndef NB_EDGE_PRIVATE_H
#define NB_EDGE_PRIVATE_H

#include "address.h"
#include "list.h"

#include "noaber/link.h"
#include "noaber/settings.h"

#include <libwebsockets.h>
#include <uv.h>

#define NB_SUBPROTOCOL "noaber.1"
#define NB_MESSAGE_BYTES_MOST 65536 /* R5 */
#define NB_FRAGMENTS_MOST 64        /* R5 */
#define NB_MESSAGE_MS_MOST 10000    /* R5: from its first byte to its last */
#define NB_YOUNG_MS_MOST 10000      /* R1: TLS and one HTTP request */
#define NB_WAIT_MS_MOST 20000       /* an HTTP request waiting for the core */
#define NB_CLOSING_MS_MOST 2000     /* from the decision to close to the cut */
#define NB_GREETING_FRAMES_MOST 4   /* before the core accepted the connection */
#define NB_GREETING_BYTES_MOST 4096
#define NB_BODY_BYTES_MOST 16384    /* of POST /session */
#define NB_TOKEN_TEXT_BYTES_MOST 64 /* of a session cookie */
#define NB_TICKET_BYTES_MOST 256
#define NB_JOINED_BYTES_MOST 32768 /* lines for one connection joined into one frame */

enum nb_close {
	NB_CLOSE_GOING = 1001,
	NB_CLOSE_PROTOCOL = 1002,
	NB_CLOSE_UNSUPPORTED = 1003, /* binary */
	NB_CLOSE_FLOOD = 1008,
	NB_CLOSE_TOO_LARGE = 1009,
	NB_CLOSE_RESTART = 1012,
	NB_CLOSE_BUSY = 1013,
	NB_CLOSE_SESSION = 4001,
	NB_CLOSE_SLOW = 4002,
	NB_CLOSE_HELLO = 4003,
};

struct nb_edge;
struct nb_conn;
struct nb_exchange;

struct nb_socket {
	struct nb_edge *edge;
	struct lws *wsi;            /* NULL once the library has destroyed it */
	struct nb_address *address; /* counted there */
	struct nb_list_node young;  /* in edge->young until it is a websocket */
	int64_t young_since_ms;
	struct nb_conn *conn;         /* a websocket */
	struct nb_exchange *exchange; /* an HTTP request being answered */
	char *cookie;                 /* token text between handshake and ESTABLISHED */
	uint8_t ip[NB_LINK_ADDRESS_BYTES];
};

/* One websocket frame as it goes over the line, shared by all who get it. */
struct nb_frame {
	uint32_t references;
	uint32_t length;
	uint64_t topic; /* 0 = for one connection alone */
	unsigned char bytes[];
};

struct nb_conn {
	struct nb_edge *edge;
	struct nb_socket *socket;
	uint64_t id;
	uint16_t close_code; /* not 0: closing; nothing goes to or comes from the core any more */
	bool close_sent;     /* a close frame has gone out, or the library sends it */
	bool accepted;       /* the core has said ACCEPT */
	bool lagging;        /* topic frames were dropped; resync when drained */
	bool paused;         /* has been told that the core is away */
	bool waits_ping;     /* a ping is out and nothing has been heard since */
	uint8_t greeting_frames;
	/* what comes in */
	char *message; /* first parts of an unfinished message */
	uint32_t message_bytes;
	uint32_t fragments;
	int64_t message_since_ms;
	int64_t opened_ms;
	int64_t heard_ms;
	int64_t frames_tat_us;  /* bucket of messages */
	int64_t control_tat_us; /* bucket of control frames, see flood.c */
	uint32_t dark_bytes;    /* read from TLS, not yet seen as a message */
	bool record_was_dark;
	struct nb_list_node in_heard; /* in edge->heard until the record is charged */
	/* what goes out */
	struct nb_frame **queue; /* ring; NULL while nobody waits */
	uint16_t queue_first;
	uint16_t queue_count;
	uint16_t queue_capacity; /* power of two */
	uint32_t queue_bytes;
	int kernel_bytes; /* unsent in the kernel at the last look */
	int64_t progress_ms;
	/* places in the lists of the edge */
	struct nb_list_node in_hello;
	struct nb_list_node in_message;
	struct nb_list_node in_ping;
	struct nb_list_node in_blocked;
	struct nb_list_node in_closing;
	int64_t closing_since_ms;
	int64_t ping_at_ms;
	struct nb_list_node topics; /* of struct nb_member */
	struct nb_answers *answers; /* NULL but while the link is read, see answers.c */
	char *secret;               /* cookie token until accepted, then the ticket */
	uint16_t secret_bytes;
};

/* The link to the core. */
struct nb_link_io {
	int fd; /* -1: no core */
	uv_poll_t *poll;
	bool wants_write;
	bool broken; /* seen while writing; ended after the wake-up */
	struct nb_buf out;
	char *in;
	size_t in_bytes;
};

struct nb_topics;
struct nb_conns;
struct nb_exchanges;

struct nb_edge {
	uv_loop_t loop;
	struct lws_context *lws;
	struct lws_vhost *vhost;
	struct ssl_ctx_st *tls;
	struct nb_settings settings;
	uint32_t number;
	bool started;
	bool draining;
	int exit_status;
	struct nb_str host;    /* of settings.origin, after "https://" */
	struct nb_buf headers; /* security headers of every answer */
	struct nb_buf html_headers;
	struct nb_buf certificate; /* until the library has taken it */
	/* supervisor */
	uv_poll_t control;
	char *control_bytes;
	/* listener */
	int listener_fd;
	uv_poll_t listener;
	bool listening;
	uv_timer_t listener_pause;
	int64_t accepts_tat_us;
	struct nb_limits *limits;
	int64_t socket_count;
	/* clocks */
	uv_timer_t tick;
	uv_prepare_t before_sleep;   /* everything for the core in one write */
	struct nb_list_node young;   /* nb_socket.young */
	struct nb_list_node hello;   /* nb_conn.in_hello, not accepted yet */
	struct nb_list_node message; /* nb_conn.in_message, begun and not ended */
	struct nb_list_node ping;    /* nb_conn.in_ping, all */
	struct nb_list_node blocked; /* nb_conn.in_blocked, something is queued */
	struct nb_list_node closing; /* nb_conn.in_closing */
	struct nb_list_node heard;   /* nb_conn.in_heard, sent something in this wake-up */
	struct nb_list_node waiting; /* nb_exchange.in_waiting, asked the core */
	struct nb_conns *conns;
	struct nb_topics *topics;
	struct nb_answers *answers; /* answers.c; in use while the link is read */
	size_t answers_used;
	struct nb_exchanges *exchanges;
	struct nb_link_io link;
	struct nb_frame *resync;
	struct nb_frame *pause;
	struct nb_frame *ping_frame;
	struct nb_frame *flood;
};

static inline int64_t
nb_edge_now_ms(const struct nb_edge *edge)
{
	return (int64_t)uv_now(&edge->loop);
}

static inline struct nb_socket *
nb_socket_of(struct lws *wsi)
{
	return lws_get_opaque_user_data(wsi);
}

/* listener.c */
NB_MUST_USE enum nb_status nb_listener_start(struct nb_edge *edge);
void nb_listener_stop(struct nb_edge *edge);
/** The library let go of the socket; frees it. */
void nb_socket_destroy(struct nb_socket *socket);
/** Another request may come on this socket: its ten seconds start again. */
void nb_socket_young(struct nb_socket *socket);
/** Cut without a word. Safe in any callback: the library does it later. */
void nb_socket_cut(struct nb_socket *socket);

/* tls.c */
/** Check ${pem} (chain, 0, key, 0) in a scratch context; then give it to ${tls}. On failure ${tls}
 * is untouched. NB_E_BAD_ARGUMENT: does not parse or does not match. */
NB_MUST_USE enum nb_status nb_tls_certificate(struct ssl_ctx_st *tls, struct nb_str pem);
/** Our settings on the context that the library made. */
NB_MUST_USE enum nb_status nb_tls_harden(struct ssl_ctx_st *tls);

/* http.c */
int nb_http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                     size_t length);
/* websocket.c */
int nb_websocket_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                          size_t length);
/** Is the Upgrade header exactly "websocket"? Anything else ends the connection (F2). */
bool nb_websocket_upgrade_good(struct lws *wsi);

/* frame.c */
/** Take ${length} bytes of a message in. Returns 0 or the close code that the sender has earned. */
uint16_t nb_frame_receive(struct nb_conn *conn, const char *bytes, size_t length, size_t remaining,
                          bool final);
void nb_frame_forget(struct nb_conn *conn); /* the unfinished message */

/* flood.c */
void nb_flood_watch(struct nb_conn *conn);
void nb_flood_unwatch(struct nb_conn *conn);
/** At the end of a wake-up: charge those who were heard. */
void nb_flood_look(struct nb_edge *edge);

/* connection.c */
NB_MUST_USE enum nb_status nb_conns_create(size_t cap_count, uint32_t edge_number,
                                           struct nb_conns **ret_conns);
void nb_conns_destroy(struct nb_conns *conns);
/** NULL when the table is full or memory is. */
struct nb_conn *nb_conn_create(struct nb_socket *socket);
void nb_conn_destroy(struct nb_conn *conn);
/** NULL: never was, is gone, or is closing. */
struct nb_conn *nb_conn_find(struct nb_edge *edge, uint64_t id);
/** The next one at or after slot ${*slot}, which is moved on; NULL at the end. */
struct nb_conn *nb_conn_next(struct nb_edge *edge, size_t *slot);
/** Keep ${bytes} (cookie or ticket), wiping what was kept. false: no memory, nothing changed. */
bool nb_conn_keep(struct nb_conn *conn, struct nb_str bytes);
/** Stop listening to the client, tell the core, send what is queued for it alone and close with
 * ${code}; cut after NB_CLOSING_MS_MOST. Nothing happens when it is closing already. */
void nb_conn_close(struct nb_conn *conn, uint16_t code);

/* topic.c */
struct nb_member {
	struct nb_conn *conn;
	struct nb_topic *topic;
	struct nb_list_node in_topic;
	struct nb_list_node in_conn;
	bool
	    proven; /* the core that is there now said JOIN; until then nothing is delivered (Z4) */
};
struct nb_topic {
	uint64_t id;
	struct nb_topic *next; /* in its bucket */
	struct nb_list_node members;
};
NB_MUST_USE enum nb_status nb_topics_create(struct nb_topics **ret_topics);
void nb_topics_destroy(struct nb_topics *topics);
struct nb_topic *nb_topic_find(struct nb_topics *topics, uint64_t id);
/** Joining twice is joining once. false: no memory. */
bool nb_topic_join(struct nb_topics *topics, uint64_t id, struct nb_conn *conn);
void nb_topic_leave(struct nb_topics *topics, uint64_t id, struct nb_conn *conn);
void nb_topic_leave_all(struct nb_topics *topics, struct nb_conn *conn);

/* fanout.c */
enum nb_opcode { /* RFC 6455 section 5.2 */
	         NB_OPCODE_TEXT = 1,
	         NB_OPCODE_CLOSE = 8,
	         NB_OPCODE_PING = 9,
};
/** A frame with ${opcode} around the ${count} parts; NULL without memory. One reference. */
struct nb_frame *nb_frame_create(enum nb_opcode opcode, uint64_t topic, const struct nb_str *parts,
                                 size_t count);
/* What the library gives to TLS at once; larger frames it splits and copies. */
#define NB_SEND_BYTES 32768
void nb_frame_release(struct nb_frame *frame); /* NULL is fine */
void nb_fanout_deliver(struct nb_conn *conn, struct nb_frame *frame);

/* answers.c */
#define NB_ANSWER_PARTS_MOST 16
#define NB_ANSWERS_MOST 256                 /* connections answered in one read of the link */
struct nb_answers *nb_answers_create(void); /* NULL when out of memory */
void nb_answers_add(struct nb_conn *conn, struct nb_str lines);
void nb_answers_say(struct nb_conn *conn);
void nb_answers_say_all(struct nb_edge *edge);
void nb_answers_forget(struct nb_conn *conn); /* it goes away */
/** What waits for ${conn}, to be said by the caller; the number of parts. */
size_t nb_answers_take(struct nb_conn *conn, struct nb_str ret_parts[NB_ANSWER_PARTS_MOST]);
void nb_fanout_publish(struct nb_edge *edge, uint64_t topic, struct nb_str lines);
/** The socket takes bytes again. Returns what the library's callback has to return. */
int nb_fanout_writable(struct nb_conn *conn);
/** Drop queued frames of ${topic}; of all topics when it is 0. */
void nb_fanout_drop(struct nb_conn *conn, uint64_t topic);
void nb_fanout_finish(struct nb_conn *conn);
/** Write a close frame, once. What comes after it is not read any more. */
void nb_fanout_close(struct nb_conn *conn, uint16_t code);

/* keepalive.c */
NB_MUST_USE enum nb_status nb_keepalive_start(struct nb_edge *edge);
void nb_keepalive_open(struct nb_conn *conn);

/* link_io.c */
NB_MUST_USE enum nb_status nb_link_io_init(struct nb_edge *edge);
/** Take over ${fd}; announces all connections to the new core. */
void nb_link_io_connect(struct nb_edge *edge, int fd);
void nb_link_io_end(struct nb_edge *edge);
void nb_link_io_flush(struct nb_edge *edge);
void nb_link_io_finish(struct nb_edge *edge);
/** false: there is no core, or it is too far behind; nothing was sent. */
NB_MUST_USE bool nb_link_io_send(struct nb_edge *edge, const struct nb_link_message *message);
/** CLOSED is never refused: the room for it is kept free. */
void nb_link_io_closed(struct nb_edge *edge, uint64_t conn);
/* link_in.c */
/** Act on all complete messages in ${bytes}; sets how many bytes were used. false: not ours. */
bool nb_link_in(struct nb_edge *edge, struct nb_str bytes, size_t *ret_used);
void nb_link_announce(struct nb_edge *edge);

/* hand_over.c */
NB_MUST_USE enum nb_status nb_hand_over_take(struct nb_edge *edge);
NB_MUST_USE enum nb_status nb_hand_over_watch(struct nb_edge *edge);
void nb_edge_drain(struct nb_edge *edge);

#endif

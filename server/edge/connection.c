/*
 * connection.c - the table of websockets. The number of a connection carries the edge (8 bits), a
 * serial (32 bits) and the slot (24 bits), so the core can never reach a newcomer with the number
 * of somebody who left.
 */
#include "edge.h"

#include "noaber/secret.h"

#include <stdlib.h>
#include <string.h>

#define SLOT_BITS 24
#define SLOTS_MOST (UINT32_C(1) << SLOT_BITS)

struct nb_conns {
	uint64_t edge_bits;
	uint32_t serial;
	size_t cap_count;
	size_t free_count;
	uint32_t *free_slots; /* stack */
	struct nb_conn **slots;
};

enum nb_status
nb_conns_create(size_t cap_count, uint32_t edge_number, struct nb_conns **ret_conns)
{
	struct nb_conns *conns = calloc(1, sizeof(*conns));

	nb_assert(cap_count > 0 && cap_count <= SLOTS_MOST && edge_number < 256);
	if (!conns)
		return NB_E_UNAVAILABLE;
	conns->edge_bits = (uint64_t)edge_number << 56;
	conns->cap_count = cap_count;
	conns->slots = calloc(cap_count, sizeof(struct nb_conn *));
	conns->free_slots = calloc(cap_count, sizeof(uint32_t));
	if (!conns->slots || !conns->free_slots) {
		nb_conns_destroy(conns);
		return NB_E_UNAVAILABLE;
	}
	while (conns->free_count < cap_count) {
		conns->free_slots[conns->free_count] =
		    (uint32_t)(cap_count - 1 - conns->free_count);
		conns->free_count++;
	}
	*ret_conns = conns;
	return NB_OK;
}

void
nb_conns_destroy(struct nb_conns *conns)
{
	if (!conns)
		return;
	free(conns->slots);
	free(conns->free_slots);
	free(conns);
}

static size_t
slot_of(uint64_t id)
{
	return (size_t)(id & (SLOTS_MOST - 1));
}

struct nb_conn *
nb_conn_create(struct nb_socket *socket)
{
	struct nb_conns *conns = socket->edge->conns;
	struct nb_conn *conn;
	uint32_t slot;

	if (conns->free_count == 0)
		return NULL;
	conn = calloc(1, sizeof(*conn));
	if (!conn)
		return NULL;
	slot = conns->free_slots[--conns->free_count];
	conns->slots[slot] = conn;
	conn->id = conns->edge_bits | (uint64_t)++conns->serial << SLOT_BITS | slot;
	conn->edge = socket->edge;
	conn->socket = socket;
	socket->conn = conn;
	conn->opened_ms = nb_edge_now_ms(conn->edge);
	conn->heard_ms = conn->opened_ms;
	nb_list_init(&conn->topics);
	nb_list_join(&conn->edge->hello, &conn->in_hello);
	return conn;
}

static void
leave_lists(struct nb_conn *conn)
{
	nb_list_leave(&conn->in_hello);
	nb_list_leave(&conn->in_message);
	nb_list_leave(&conn->in_ping);
	nb_list_leave(&conn->in_closing);
	nb_list_leave(&conn->in_heard);
}

void
nb_conn_destroy(struct nb_conn *conn)
{
	struct nb_conns *conns = conn->edge->conns;
	size_t slot = slot_of(conn->id);

	if (!conn->close_code)
		nb_link_io_closed(conn->edge, conn->id);
	nb_topic_leave_all(conn->edge->topics, conn);
	nb_answers_forget(conn);
	nb_fanout_finish(conn);
	nb_frame_forget(conn);
	leave_lists(conn);
	if (conn->secret)
		nb_secret_wipe(conn->secret, conn->secret_bytes);
	free(conn->secret);
	conns->slots[slot] = NULL;
	conns->free_slots[conns->free_count++] = (uint32_t)slot;
	conn->socket->conn = NULL;
	free(conn);
}

struct nb_conn *
nb_conn_find(struct nb_edge *edge, uint64_t id)
{
	size_t slot = slot_of(id);
	struct nb_conn *conn =
	    edge->conns && slot < edge->conns->cap_count ? edge->conns->slots[slot] : NULL;

	return conn && conn->id == id && !conn->close_code ? conn : NULL;
}

struct nb_conn *
nb_conn_next(struct nb_edge *edge, size_t *slot)
{
	while (edge->conns && *slot < edge->conns->cap_count) {
		struct nb_conn *conn = edge->conns->slots[(*slot)++];

		if (conn && !conn->close_code)
			return conn;
	}
	return NULL;
}

bool
nb_conn_keep(struct nb_conn *conn, struct nb_str bytes)
{
	char *copy = malloc(bytes.length + 1);

	if (!copy)
		return false;
	if (bytes.length)
		memcpy(copy, bytes.at, bytes.length);
	if (conn->secret)
		nb_secret_wipe(conn->secret, conn->secret_bytes);
	free(conn->secret);
	conn->secret = copy;
	conn->secret_bytes = (uint16_t)bytes.length;
	return true;
}

void
nb_conn_close(struct nb_conn *conn, uint16_t code)
{
	if (conn->close_code)
		return;
	conn->close_code = code;
	conn->closing_since_ms = nb_edge_now_ms(conn->edge);
	nb_link_io_closed(conn->edge, conn->id);
	nb_topic_leave_all(conn->edge->topics, conn);
	nb_fanout_drop(conn, 0);
	nb_frame_forget(conn);
	leave_lists(conn);
	nb_list_join(&conn->edge->closing, &conn->in_closing);
	if (conn->socket->wsi)
		lws_callback_on_writable(conn->socket->wsi);
}

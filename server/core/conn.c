/*
 * conn.c - connections as the core knows them, and the connections of one account.
 * Not here: sockets (edge), what a connection may watch (command/dispatch.c).
 */
#include "core_state.h"

#include "job.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <stdlib.h>
#include <string.h>

uint64_t
nb_core_address_hash(struct nb_core *core, struct nb_str address)
{
	uint8_t hash[NB_SHA256_BYTES];
	uint64_t ret;

	nb_secret_hmac(nb_vault_purpose(core->vault, NB_VAULT_ADDRESS), address.at, address.length,
	               hash);
	memcpy(&ret, hash, sizeof(ret));
	return ret;
}

static struct nb_conn *
create(struct nb_core *core, struct nb_edge_link *link, const struct nb_link_message *message)
{
	struct nb_conn *conn = calloc(1, sizeof(*conn));

	if (!conn)
		return NULL;
	conn->id = message->conn;
	conn->link = link;
	conn->waiting_last = &conn->waiting;
	conn->subject.address = nb_core_address_hash(core, message->first);
	if (nb_map_put(&core->conns, conn->id, conn)) {
		free(conn);
		return NULL;
	}
	return conn;
}

struct nb_conn *
nb_core_conn_open(struct nb_core *core, struct nb_edge_link *link,
                  const struct nb_link_message *message)
{
	if (!message->conn || nb_map_find(&core->conns, message->conn)) {
		nb_log(NB_LOG_ERROR, "conn.twice", "edge %u", link->number);
		return NULL;
	}
	struct nb_conn *conn = create(core, link, message);
	if (!conn) {
		nb_core_link_send(link, &(struct nb_link_message){.type = NB_LINK_CLOSE,
		                                                  .code = 1013,
		                                                  .conn = message->conn});
		return NULL;
	}
	if (!message->code && message->second.length) {
		conn->credential = strndup(message->second.at, message->second.length);
	}
	return conn;
}

struct nb_conn *
nb_core_conn_find(struct nb_core *core, uint64_t id)
{
	struct nb_conn *conn = id ? nb_map_find(&core->conns, id) : NULL;

	return conn && !conn->gone ? conn : NULL;
}

static void
forget_credential(struct nb_conn *conn)
{
	if (!conn->credential)
		return;
	nb_secret_wipe(conn->credential, strlen(conn->credential));
	free(conn->credential);
	conn->credential = NULL;
}

static void
leave_account(struct nb_core *core, struct nb_conn *conn)
{
	uint64_t key = (uint64_t)conn->subject.account;
	struct nb_conn *first = key ? nb_map_find(&core->accounts, key) : NULL;
	struct nb_conn **at = &first;

	if (!first)
		return;
	while (*at && *at != conn)
		at = &(*at)->next_of_account;
	if (!*at)
		return;
	bool was_first = *at == nb_map_find(&core->accounts, key);
	*at = conn->next_of_account;
	conn->next_of_account = NULL;
	if (!was_first)
		return;
	nb_map_take(&core->accounts, key);
	if (first)
		nb_assert(nb_map_put(&core->accounts, key, first) == 0); /* a slot was just freed */
}

void
nb_core_conn_release(struct nb_core *core, struct nb_conn *conn)
{
	if (!conn->gone || conn->running)
		return;
	nb_map_take(&core->conns, conn->id);
	free(conn->held);
	free(conn);
}

void
nb_core_conn_drop(struct nb_core *core, struct nb_conn *conn)
{
	if (conn->gone)
		return;
	nb_core_topic_unwatch_all(core, conn, false);
	leave_account(core, conn);
	forget_credential(conn);
	while (conn->waiting) {
		struct nb_job *job = conn->waiting;
		conn->waiting = job->next;
		nb_job_give_back(core, job);
	}
	conn->waiting_count = 0;
	conn->gone = true;
	nb_core_conn_release(core, conn);
}

void
nb_core_conn_close(struct nb_core *core, struct nb_conn *conn, uint16_t code, struct nb_str lines)
{
	nb_core_link_send(
	    conn->link, &(struct nb_link_message){
			    .type = NB_LINK_CLOSE, .code = code, .conn = conn->id, .first = lines});
	nb_core_conn_drop(core, conn);
}

void
nb_core_conn_send(struct nb_conn *conn, struct nb_str lines)
{
	nb_core_link_send(conn->link, &(struct nb_link_message){
					  .type = NB_LINK_SEND, .conn = conn->id, .first = lines});
}

static int64_t
count_of_account(const struct nb_conn *first)
{
	int64_t count = 0;

	for (; first; first = first->next_of_account)
		count++;
	return count;
}

bool
nb_core_conn_greet(struct nb_core *core, struct nb_conn *conn, const struct nb_subject *subject,
                   int64_t expires_ms)
{
	struct nb_conn *first = nb_map_find(&core->accounts, (uint64_t)subject->account);
	uint64_t address = conn->subject.address;
	char ticket[NB_TICKET_BYTES];
	size_t ticket_length;

	if (conn->subject.account) /* hello twice: it is somebody already */
		return true;
	if (count_of_account(first) >= core->settings.connections_per_account)
		return false;
	if (first) {
		conn->next_of_account = first->next_of_account;
		first->next_of_account = conn;
	} else if (nb_map_put(&core->accounts, (uint64_t)subject->account, conn)) {
		return false;
	}
	conn->subject = *subject;
	conn->subject.address = address;
	conn->expires_ms = expires_ms;
	conn->active = subject->hat < NB_HAT_STAFF_FIRST; /* a page reconnects by itself */
	forget_credential(conn);
	nb_core_ticket_make(core, conn, ticket, &ticket_length);
	nb_core_link_send(conn->link, &(struct nb_link_message){.type = NB_LINK_ACCEPT,
	                                                        .conn = conn->id,
	                                                        .first = {ticket, ticket_length}});
	return true;
}

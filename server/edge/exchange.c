/*
 * exchange.c - HTTP requests that the core answers. Every one of them gets an answer: from the
 * core, or `unavailable` when the core is away or too slow.
 */
#include "exchange.h"

#include "noaber/secret.h"

#include <stdlib.h>
#include <string.h>

#define BUCKETS 256
#define REPLY_BYTES_MOST (256u * 1024)

struct nb_exchanges {
	uint64_t serial;
	struct nb_list_node buckets[BUCKETS];
};

enum nb_status
nb_exchanges_create(struct nb_exchanges **ret_exchanges)
{
	struct nb_exchanges *exchanges = calloc(1, sizeof(*exchanges));

	if (!exchanges)
		return NB_E_UNAVAILABLE;
	for (size_t i = 0; i < BUCKETS; i++)
		nb_list_init(&exchanges->buckets[i]);
	*ret_exchanges = exchanges;
	return NB_OK;
}

void
nb_exchanges_destroy(struct nb_exchanges *exchanges)
{
	free(exchanges);
}

struct nb_exchange *
nb_exchange_create(struct nb_socket *socket)
{
	struct nb_exchange *exchange = calloc(1, sizeof(*exchange));

	nb_assert(!socket->exchange);
	if (!exchange)
		return NULL;
	exchange->socket = socket;
	nb_buf_init(&exchange->body, NB_BODY_BYTES_MOST);
	nb_buf_init(&exchange->reply, REPLY_BYTES_MOST);
	socket->exchange = exchange;
	return exchange;
}

void
nb_exchange_destroy(struct nb_exchange *exchange)
{
	nb_list_leave(&exchange->in_waiting);
	nb_list_leave(&exchange->in_bucket);
	if (exchange->body.at)
		nb_secret_wipe(exchange->body.at,
		               exchange->body.length); /* may hold a passphrase */
	nb_buf_finish(&exchange->body);
	nb_buf_finish(&exchange->reply);
	nb_secret_wipe(exchange->token, sizeof(exchange->token));
	nb_secret_wipe(exchange->device, sizeof(exchange->device));
	nb_secret_wipe(exchange->set_cookie, sizeof(exchange->set_cookie));
	nb_secret_wipe(exchange->set_device, sizeof(exchange->set_device));
	exchange->socket->exchange = NULL;
	free(exchange);
}

void
nb_exchange_err(struct nb_buf *out, enum nb_status status)
{
	const struct nb_status_row *row = nb_status_row(status);

	/* The sentences of status.h hold no quotes and no controls. */
	nb_buf_add_format(out, "{\"err\":{\"status\":\"%s\",\"nl\":\"%s\",\"en\":\"%s\"}}\n",
	                  row->word, row->nl, row->en);
}

static void
answer(struct nb_exchange *exchange)
{
	nb_list_leave(&exchange->in_waiting);
	nb_list_leave(&exchange->in_bucket);
	exchange->answered = true;
	if (exchange->socket->wsi)
		lws_callback_on_writable(exchange->socket->wsi);
}

static void
answer_err(struct nb_exchange *exchange, enum nb_status status)
{
	exchange->status = nb_status_row(status)->http;
	nb_buf_clear(&exchange->reply);
	nb_exchange_err(&exchange->reply, status);
	answer(exchange);
}

static bool
send_question(struct nb_edge *edge, uint64_t number, enum nb_link_http kind, const uint8_t *ip,
              struct nb_str token, struct nb_str device, struct nb_str body)
{
	char first[NB_LINK_ADDRESS_BYTES + 2 * NB_TOKEN_TEXT_BYTES_MOST + 1];
	struct nb_link_message message = {
	    .type = NB_LINK_HTTP,
	    .code = (uint16_t)kind,
	    .conn = number,
	    .first = {first, NB_LINK_ADDRESS_BYTES + token.length},
	    .second = body,
	};
	bool sent;

	nb_assert(token.length <= NB_TOKEN_TEXT_BYTES_MOST &&
	          device.length <= NB_TOKEN_TEXT_BYTES_MOST);
	memcpy(first, ip, NB_LINK_ADDRESS_BYTES);
	if (token.length)
		memcpy(first + NB_LINK_ADDRESS_BYTES, token.at, token.length);
	if (device.length) {
		first[message.first.length] = '\n';
		memcpy(first + message.first.length + 1, device.at, device.length);
		message.first.length += 1 + device.length;
	}
	sent = nb_link_io_send(edge, &message);
	nb_secret_wipe(first, sizeof(first));
	return sent;
}

static uint64_t
next_number(struct nb_edge *edge)
{
	return (uint64_t)edge->number << 56 | ++edge->exchanges->serial;
}

void
nb_exchange_ask(struct nb_exchange *exchange)
{
	struct nb_edge *edge = exchange->socket->edge;
	struct nb_str token = {exchange->token, exchange->token_bytes};
	struct nb_str device = {exchange->device, exchange->device_bytes};

	exchange->number = next_number(edge);
	exchange->since_ms = nb_edge_now_ms(edge);
	nb_list_leave(&exchange->socket->young); /* its clock is the waiting list's now */
	lws_set_timeout(exchange->socket->wsi, PENDING_TIMEOUT_HTTP_CONTENT,
	                2 * NB_WAIT_MS_MOST / 1000);
	if (!send_question(edge, exchange->number, exchange->kind, exchange->socket->ip, token,
	                   device, nb_buf_str(&exchange->body))) {
		answer_err(exchange, NB_E_UNAVAILABLE);
		return;
	}
	nb_list_join(&edge->waiting, &exchange->in_waiting);
	nb_list_join(&edge->exchanges->buckets[exchange->number % BUCKETS], &exchange->in_bucket);
}

void
nb_exchange_tell(struct nb_socket *socket, enum nb_link_http kind, struct nb_str token)
{
	struct nb_edge *edge = socket->edge;

	(void)send_question(edge, next_number(edge), kind, socket->ip, token,
	                    (struct nb_str){NULL, 0}, (struct nb_str){NULL, 0});
}

static struct nb_exchange *
find(struct nb_edge *edge, uint64_t number)
{
	struct nb_list_node *bucket = &edge->exchanges->buckets[number % BUCKETS];

	for (struct nb_list_node *node = bucket->next; node != bucket; node = node->next) {
		struct nb_exchange *exchange = NB_LIST_OF(node, struct nb_exchange, in_bucket);

		if (exchange->number == number)
			return exchange;
	}
	return NULL;
}

/* noaber/link.h: the session's, a newline, the device's. */
static struct nb_str
split_cookies(struct nb_str both, struct nb_str *ret_device)
{
	const char *line = both.length ? memchr(both.at, '\n', both.length) : NULL;

	*ret_device = (struct nb_str){NULL, 0};
	if (!line)
		return both;
	size_t before = (size_t)(line - both.at);
	*ret_device = (struct nb_str){line + 1, both.length - before - 1};
	return (struct nb_str){both.at, before};
}

void
nb_exchange_reply(struct nb_edge *edge, const struct nb_link_message *message)
{
	struct nb_exchange *exchange = find(edge, message->conn);
	struct nb_str device, cookie = split_cookies(message->first, &device);

	if (!exchange)
		return;
	nb_buf_add_str(&exchange->reply, message->second);
	if (exchange->reply.failed || cookie.length > NB_TOKEN_TEXT_BYTES_MOST ||
	    device.length > NB_TOKEN_TEXT_BYTES_MOST) {
		answer_err(exchange, NB_E_INTERNAL);
		return;
	}
	exchange->status = message->code;
	if (device.length)
		memcpy(exchange->set_device, device.at, device.length);
	exchange->expire_cookie = nb_str_equal(cookie, NB_STR("-"));
	if (cookie.length && !exchange->expire_cookie)
		memcpy(exchange->set_cookie, cookie.at, cookie.length);
	answer(exchange);
}

void
nb_exchange_core_gone(struct nb_edge *edge)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->waiting)))
		answer_err(NB_LIST_OF(node, struct nb_exchange, in_waiting), NB_E_UNAVAILABLE);
}

void
nb_exchange_look(struct nb_edge *edge, int64_t now_ms)
{
	struct nb_list_node *node;

	while ((node = nb_list_first(&edge->waiting))) {
		struct nb_exchange *exchange = NB_LIST_OF(node, struct nb_exchange, in_waiting);

		if (now_ms - exchange->since_ms < NB_WAIT_MS_MOST)
			return;
		answer_err(exchange, NB_E_UNAVAILABLE);
	}
}

/*
 * answer.c - composes answers byte by byte, so that what is sent is what stands here: no Server
 * header, no compression made on the way, security headers on every answer.
 */
#include "answer.h"

#include "handshake.h"
#include "noaber/link.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define HEAD_BYTES_MOST 4096
#define SMALL_BODY_BYTES 8192   /* goes out in one write with its head */
#define PIECE_BYTES 16384       /* one TLS record */
#define SENDING_SECONDS_MOST 60 /* for one piece */

static const struct {
	int status;
	const char *reason;
} reasons[] = {
    {200, "OK"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {421, "Misdirected Request"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
};

static const char *
reason_of(int status)
{
	for (size_t i = 0; i < NB_COUNT(reasons); i++) {
		if (reasons[i].status == status)
			return reasons[i].reason;
	}
	return "Answer";
}

enum nb_status
nb_answer_prepare(struct nb_edge *edge)
{
	nb_buf_init(&edge->headers, HEAD_BYTES_MOST);
	nb_buf_add_format(
	    &edge->headers,
	    "strict-transport-security: max-age=63072000; includeSubDomains\r\n"
	    "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; "
	    "img-src 'self'; font-src 'self'; connect-src 'self' wss://%.*s; manifest-src 'self'; "
	    "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
	    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types noaber-worker\r\n"
	    "x-content-type-options: nosniff\r\n"
	    "referrer-policy: no-referrer\r\n"
	    "x-frame-options: DENY\r\n"
	    "cross-origin-resource-policy: same-origin\r\n"
	    "permissions-policy: camera=(), microphone=(), geolocation=(), usb=(), payment=(), "
	    "browsing-topics=()\r\n",
	    NB_STR_ARG(edge->host));
	nb_buf_init(&edge->html_headers, HEAD_BYTES_MOST);
	nb_buf_add_text(&edge->html_headers, "cross-origin-opener-policy: same-origin\r\n"
	                                     "cross-origin-embedder-policy: require-corp\r\n"
	                                     "origin-agent-cluster: ?1\r\n");
	return edge->headers.failed || edge->html_headers.failed ? NB_E_UNAVAILABLE : NB_OK;
}

static void
add_date(struct nb_buf *head)
{
	time_t now = time(NULL);
	struct tm utc;
	char text[40];

	if (gmtime_r(&now, &utc) && strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S GMT", &utc))
		nb_buf_add_format(head, "date: %s\r\n", text);
}

static void
add_header(struct nb_buf *head, const char *name, const char *value)
{
	if (value)
		nb_buf_add_format(head, "%s: %s\r\n", name, value);
}

static void
add_cookie(struct nb_buf *head, const struct nb_answer *answer)
{
	static const char attributes[] = "Secure; HttpOnly; SameSite=Strict; Path=/\r\n";

	if (answer->set_cookie.length)
		nb_buf_add_format(head, "set-cookie: " NB_COOKIE_SESSION "=%.*s; %s",
		                  NB_STR_ARG(answer->set_cookie), attributes);
	else if (answer->expire_cookie)
		nb_buf_add_format(head, "set-cookie: " NB_COOKIE_SESSION "=; Max-Age=0; %s",
		                  attributes);
	if (answer->clear_site || nb_str_equal(answer->set_device, NB_STR("-")))
		nb_buf_add_format(head, "set-cookie: " NB_COOKIE_DEVICE "=; Max-Age=0; %s",
		                  attributes);
	else if (answer->set_device.length)
		nb_buf_add_format(head, "set-cookie: " NB_COOKIE_DEVICE "=%.*s; Max-Age=%d; %s",
		                  NB_STR_ARG(answer->set_device),
		                  NB_LINK_DEVICE_DAYS * 24 * 60 * 60, attributes);
	if (answer->clear_site)
		add_header(head, "clear-site-data", "\"cache\", \"cookies\", \"storage\"");
}

static void
write_head(struct nb_buf *head, const struct nb_edge *edge, const struct nb_answer *answer)
{
	nb_buf_add_format(head, "HTTP/1.1 %d %s\r\n", answer->status, reason_of(answer->status));
	add_date(head);
	nb_buf_add_str(head, nb_buf_str(&edge->headers));
	if (answer->html)
		nb_buf_add_str(head, nb_buf_str(&edge->html_headers));
	add_header(head, "cache-control", answer->cache ? answer->cache : "no-store");
	add_header(head, "content-type", answer->type);
	add_header(head, "content-encoding", answer->encoding);
	add_header(head, "vary", answer->varies ? "accept-encoding" : NULL);
	add_header(head, "etag", answer->etag);
	add_header(head, "location", answer->location);
	add_header(head, "allow", answer->allow);
	add_header(head, "retry-after",
	           answer->status == 429 || answer->status == 503 ? "5" : NULL);
	add_cookie(head, answer);
	if (answer->status != 304)
		nb_buf_add_format(head, "content-length: %zu\r\n", answer->body.length);
	add_header(head, "connection", answer->close ? "close" : NULL);
	nb_buf_add_text(head, "\r\n");
}

/* The exchange is over; the socket may bring another request. */
static int
complete(struct nb_socket *socket, bool close)
{
	if (socket->exchange)
		nb_exchange_destroy(socket->exchange);
	if (close || lws_http_transaction_completed(socket->wsi))
		return -1;
	nb_socket_young(socket);
	return 0;
}

static int
begin_large(struct nb_socket *socket, const struct nb_answer *answer)
{
	struct nb_exchange *exchange = socket->exchange;

	if (!exchange)
		exchange = nb_exchange_create(socket);
	if (!exchange)
		return -1;
	exchange->rest = answer->body.at;
	exchange->rest_bytes = answer->body.length;
	exchange->close = answer->close;
	nb_list_leave(&socket->young);
	lws_set_timeout(socket->wsi, PENDING_TIMEOUT_HTTP_CONTENT, SENDING_SECONDS_MOST);
	lws_callback_on_writable(socket->wsi);
	return 0;
}

int
nb_answer_send(struct nb_socket *socket, const struct nb_answer *answer)
{
	bool large = answer->lasting && !answer->no_body && answer->body.length > SMALL_BODY_BYTES;
	struct nb_buf out;
	int result = -1;

	nb_buf_init(&out, LWS_PRE + HEAD_BYTES_MOST + answer->body.length);
	if (nb_buf_reserve(&out, LWS_PRE))
		out.length = LWS_PRE;
	write_head(&out, socket->edge, answer);
	if (!large && !answer->no_body)
		nb_buf_add_str(&out, answer->body);
	if (!out.failed &&
	    lws_write(socket->wsi, (unsigned char *)out.at + LWS_PRE, out.length - LWS_PRE,
	              large ? LWS_WRITE_HTTP_HEADERS : LWS_WRITE_HTTP_FINAL) >= 0)
		result = large ? begin_large(socket, answer) : complete(socket, answer->close);
	nb_buf_finish(&out);
	return result;
}

int
nb_answer_continue(struct nb_socket *socket)
{
	struct nb_exchange *exchange = socket->exchange;
	size_t piece = exchange->rest_bytes < PIECE_BYTES ? exchange->rest_bytes : PIECE_BYTES;
	bool last = piece == exchange->rest_bytes;
	unsigned char bytes[LWS_PRE + PIECE_BYTES];

	if (lws_partial_buffered(socket->wsi)) {
		lws_callback_on_writable(socket->wsi);
		return 0;
	}
	memcpy(bytes + LWS_PRE, exchange->rest, piece);
	if (lws_write(socket->wsi, bytes + LWS_PRE, piece,
	              last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) < 0)
		return -1;
	exchange->rest += piece;
	exchange->rest_bytes -= piece;
	if (last)
		return complete(socket, exchange->close);
	lws_set_timeout(socket->wsi, PENDING_TIMEOUT_HTTP_CONTENT, SENDING_SECONDS_MOST);
	lws_callback_on_writable(socket->wsi);
	return 0;
}

int
nb_answer_page(struct nb_socket *socket, int status, bool close)
{
	static const char page[] =
	    "<!doctype html>\n<html lang=\"nl\"><meta charset=\"utf-8\">"
	    "<meta name=\"viewport\" content=\"width=device-width\"><title>Even kijken</title>\n"
	    "<p>Deze pagina lukt nu niet. <a href=\"/\">Naar het begin</a>. "
	    "<a href=\"/hulp\">Hulp nu</a>.</p>\n"
	    "<p lang=\"en\">This page does not work now. <a href=\"/\">To the start</a>. "
	    "<a href=\"/help\">Help now</a>.</p>\n</html>\n";
	const struct nb_answer answer = {
	    .status = status,
	    .type = "text/html; charset=utf-8",
	    .html = true,
	    .close = close,
	    .body = NB_STR(page),
	};

	return nb_answer_send(socket, &answer);
}

int
nb_answer_err(struct nb_socket *socket, enum nb_status status, bool close)
{
	struct nb_answer answer = {
	    .status = nb_status_row(status)->http,
	    .type = "application/json",
	    .close = close,
	};
	struct nb_buf body;
	int result;

	nb_buf_init(&body, HEAD_BYTES_MOST);
	nb_exchange_err(&body, status);
	answer.body = nb_buf_str(&body);
	result = nb_answer_send(socket, &answer);
	nb_buf_finish(&body);
	return result;
}

int
nb_answer_asset(struct nb_socket *socket, const struct nb_request *request,
                const struct nb_asset *asset)
{
	static const char *const encodings[NB_ASSET_ENCODING_COUNT] = {
	    [NB_ASSET_GZIP] = "gzip",
	    [NB_ASSET_BROTLI] = "br",
	};
	static const char *const caches[] = {
	    [NB_ASSET_NO_STORE] = "no-store",
	    [NB_ASSET_NO_CACHE] = "no-cache",
	    [NB_ASSET_IMMUTABLE] = "public, max-age=31536000, immutable",
	};
	size_t best = NB_ASSET_PLAIN;
	struct nb_answer answer = {
	    .status = strcmp(asset->path, "/404") == 0 ? 404 : 200,
	    .type = asset->type,
	    .cache = caches[asset->cache],
	    .etag = asset->cache == NB_ASSET_NO_STORE ? NULL : asset->etag,
	    .html = strncmp(asset->type, "text/html", 9) == 0,
	    .no_body = request->method == NB_METHOD_HEAD,
	    .lasting = true,
	};

	for (size_t i = 0; i < NB_ASSET_ENCODING_COUNT; i++) {
		bool there = asset->bytes[i].start != asset->bytes[i].end;

		answer.varies = answer.varies || (i != NB_ASSET_PLAIN && there);
		if (there && request->takes[i])
			best = i;
	}
	if (answer.etag && nb_str_equal(request->etag_known, nb_str_from(asset->etag))) {
		answer.status = 304;
		answer.no_body = true;
	} else {
		answer.encoding = encodings[best];
		answer.body = (struct nb_str){
		    asset->bytes[best].start,
		    (size_t)(asset->bytes[best].end - asset->bytes[best].start),
		};
	}
	return nb_answer_send(socket, &answer);
}

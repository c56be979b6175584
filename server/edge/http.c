/*
 * http.c - which request gets which answer. Pages and files come from the program itself; /session
 * is the only thing that asks the core, and /hulp, /help and /weg work when the core does not (S9).
 */
#include "answer.h"
#include "handshake.h"

#include "noaber/log.h"

#include <string.h>

typedef int (*nb_route_run)(struct nb_socket *socket, const struct nb_request *request);

static int run_health(struct nb_socket *socket, const struct nb_request *request);
static int run_leave(struct nb_socket *socket, const struct nb_request *request);
static int run_help(struct nb_socket *socket, const struct nb_request *request);
static int run_websocket(struct nb_socket *socket, const struct nb_request *request);
static int run_session_post(struct nb_socket *socket, const struct nb_request *request);
static int run_session_get(struct nb_socket *socket, const struct nb_request *request);
static int run_session_delete(struct nb_socket *socket, const struct nb_request *request);
static int run_app(struct nb_socket *socket, const struct nb_request *request);

#define GET (1u << NB_METHOD_GET)
#define READ (GET | 1u << NB_METHOD_HEAD)
#define POST (1u << NB_METHOD_POST)
#define DELETE (1u << NB_METHOD_DELETE)

static const struct nb_route {
	const char *path; /* a "*" stands for one part */
	unsigned methods;
	const char *allow;
	nb_route_run run;
	enum nb_limit_kind limit;
	bool any_host;
} routes[] = {
    {"/healthz", READ, NULL, run_health, NB_LIMIT_HELP, true},
    {"/hulp", READ, "GET, HEAD", run_help, NB_LIMIT_HELP, false},
    {"/help", READ, "GET, HEAD", run_help, NB_LIMIT_HELP, false},
    {"/weg", READ, "GET, HEAD", run_leave, NB_LIMIT_HELP, false},
    {"/ws", GET, "GET", run_websocket, NB_LIMIT_REQUEST, false},
    {"/session", POST, NULL, run_session_post, NB_LIMIT_REQUEST, false},
    {"/session", GET, NULL, run_session_get, NB_LIMIT_REQUEST, false},
    {"/session", DELETE, "GET, POST, DELETE", run_session_delete, NB_LIMIT_REQUEST, false},
    {"/", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/inloggen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/inloggen/terug", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/herstel", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/aanmelden", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/g", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/g/*", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/g/*/afspraken", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/kaart", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/rechten", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/toestemmingen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/lijst", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/code", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/taken", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/besluiten", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/profiel/verhalen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/v", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/v/*", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/q", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/q/*", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/vragen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/mensen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/mensen/vragen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/mensen/codes", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/mensen/uren", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/vastgezet", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/gemeenschappen", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/gemeenschappen/nieuw", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/gemeenschappen/afspraken", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/toezicht", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/verzoeken", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/team/wachtrij", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/uit", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/privacy", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
    {"/toegankelijkheid", READ, "GET, HEAD", run_app, NB_LIMIT_FILE, false},
};

/* ---- pages ---- */

static int
run_health(struct nb_socket *socket, const struct nb_request *request)
{
	bool up = socket->edge->link.fd >= 0 && !socket->edge->draining;
	const struct nb_answer answer = {
	    .status = up ? 200 : 503,
	    .type = "text/plain; charset=utf-8",
	    .no_body = request->method == NB_METHOD_HEAD,
	    .body = up ? NB_STR("up") : NB_STR("down"),
	};

	return nb_answer_send(socket, &answer);
}

/* The client's own page for what is not there; it has the safety bar. A request that may carry a
 * body gets the small one and the connection ends. */
static int
answer_lost(struct nb_socket *socket, const struct nb_request *request)
{
	const struct nb_asset *page = nb_asset_find(NB_STR("/404"));

	if (!page || request->method > NB_METHOD_HEAD)
		return nb_answer_page(socket, 404, request->method > NB_METHOD_HEAD);
	return nb_answer_asset(socket, request, page);
}

static int
send_page(struct nb_socket *socket, const struct nb_request *request, struct nb_str path)
{
	const struct nb_asset *asset = nb_asset_find(path);

	if (asset)
		return nb_answer_asset(socket, request, asset);
	return answer_lost(socket, request);
}

static int
run_help(struct nb_socket *socket, const struct nb_request *request)
{
	return send_page(socket, request, request->path);
}

static int
run_app(struct nb_socket *socket, const struct nb_request *request)
{
	return send_page(socket, request, NB_STR("/"));
}

/* S1: away first, the session is ended behind it. SameSite=Strict keeps other sites from doing this
 * to somebody: their request carries no cookie. */
static int
run_leave(struct nb_socket *socket, const struct nb_request *request)
{
	const struct nb_answer answer = {
	    .status = 303,
	    .location = socket->edge->settings.neutral_site,
	    .expire_cookie = true,
	    .clear_site = true,
	};

	if (request->cookie.at)
		nb_exchange_tell(socket, NB_LINK_HTTP_DELETE, request->cookie);
	return nb_answer_send(socket, &answer);
}

static int
run_websocket(struct nb_socket *socket, const struct nb_request *request)
{
	(void)request;
	return nb_answer_page(socket, 426, true);
}

/* ---- the session door ---- */

static struct nb_exchange *
open_exchange(struct nb_socket *socket, const struct nb_request *request, enum nb_link_http kind)
{
	struct nb_exchange *exchange = nb_exchange_create(socket);

	if (!exchange)
		return NULL;
	exchange->kind = kind;
	exchange->token_bytes = request->cookie.length;
	if (request->cookie.length)
		memcpy(exchange->token, request->cookie.at, request->cookie.length);
	exchange->device_bytes = request->device.length;
	if (request->device.length)
		memcpy(exchange->device, request->device.at, request->device.length);
	return exchange;
}

static int
run_session_post(struct nb_socket *socket, const struct nb_request *request)
{
	struct nb_exchange *exchange;

	if (!request->origin_good)
		return nb_answer_err(socket, NB_E_FORBIDDEN, true);
	if (request->body_bytes > NB_BODY_BYTES_MOST)
		return nb_answer_err(socket, NB_E_TOO_LARGE, true);
	if (!request->json || request->body_bytes == 0)
		return nb_answer_err(socket, NB_E_BAD_REQUEST, true);
	exchange = open_exchange(socket, request, NB_LINK_HTTP_POST);
	if (!exchange)
		return -1;
	exchange->body_expected_bytes = request->body_bytes;
	return 0;
}

static int
run_session_get(struct nb_socket *socket, const struct nb_request *request)
{
	struct nb_exchange *exchange;

	if (!request->cookie.at)
		return nb_answer_err(socket, NB_E_SIGNED_OUT, false);
	exchange = open_exchange(socket, request, NB_LINK_HTTP_GET);
	if (!exchange)
		return -1;
	nb_exchange_ask(exchange);
	return 0;
}

static int
run_session_delete(struct nb_socket *socket, const struct nb_request *request)
{
	struct nb_exchange *exchange;

	if (!request->origin_good)
		return nb_answer_err(socket, NB_E_FORBIDDEN, true);
	if (!request->cookie.at)
		return nb_answer_err(socket, NB_E_SIGNED_OUT, false);
	exchange = open_exchange(socket, request, NB_LINK_HTTP_DELETE);
	if (!exchange)
		return -1;
	nb_exchange_ask(exchange);
	return 0;
}

/* ---- finding the route ---- */

static bool
matches(struct nb_str path, const char *pattern)
{
	const char *star = strchr(pattern, '*');
	struct nb_str before = nb_str_from(pattern);

	if (!star)
		return nb_str_equal(path, before);
	before.length = (size_t)(star - pattern);
	if (!nb_str_starts(path, before))
		return false;
	struct nb_str rest = {path.at + before.length, path.length - before.length};
	const char *slash = memchr(rest.at, '/', rest.length);
	size_t part = slash ? (size_t)(slash - rest.at) : rest.length;
	struct nb_str after = {rest.at + part, rest.length - part};
	return part > 0 && nb_str_equal(after, nb_str_from(star + 1));
}

static int
answer_method(struct nb_socket *socket, const char *allow)
{
	const struct nb_answer answer = {.status = 405, .allow = allow, .close = true};

	return nb_answer_send(socket, &answer);
}

/* Everything compiled in that is not a page: hashed files, icons, the manifest. */
static int
run_file(struct nb_socket *socket, const struct nb_request *request)
{
	const struct nb_asset *asset = nb_asset_find(request->path);

	if (!asset)
		return answer_lost(socket, request);
	if (request->method > NB_METHOD_HEAD)
		return answer_method(socket, "GET, HEAD");
	return nb_answer_asset(socket, request, asset);
}

static const struct nb_route *
find_route(const struct nb_request *request, const char **ret_allow)
{
	for (size_t i = 0; i < NB_COUNT(routes); i++) {
		if (!matches(request->path, routes[i].path))
			continue;
		if (routes[i].methods & 1u << request->method)
			return &routes[i];
		*ret_allow = routes[i].allow ? routes[i].allow : "GET, HEAD";
	}
	return NULL;
}

/* A person gets a page with the way to help, a program the status. */
static int
answer_limited(struct nb_socket *socket, const struct nb_route *route)
{
	if (route->limit == NB_LIMIT_REQUEST)
		return nb_answer_err(socket, NB_E_RATE_LIMITED, true);
	return nb_answer_page(socket, nb_status_row(NB_E_RATE_LIMITED)->http, true);
}

static int
on_request(struct nb_socket *socket)
{
	static const struct nb_route file = {NULL, READ, NULL, run_file, NB_LIMIT_FILE, false};
	struct nb_edge *edge = socket->edge;
	const struct nb_route *route;
	const char *allow = NULL;
	struct nb_request request;

	nb_request_read(socket->wsi, edge, &request);
	if (!request.well_formed)
		return nb_answer_page(socket, 400, true);
	route = find_route(&request, &allow);
	if (!route && allow)
		return answer_method(socket, allow);
	if (!route)
		route = &file;
	if (!request.host_good && !route->any_host)
		return nb_answer_page(socket, 421, true);
	if (!nb_limits_take(edge->limits, socket->address, route->limit, nb_edge_now_ms(edge)))
		return answer_limited(socket, route);
	return route->run(socket, &request);
}

/* ---- events of the library ---- */

static int
on_body(struct nb_socket *socket, const char *bytes, size_t length)
{
	struct nb_exchange *exchange = socket->exchange;

	/* On libuv the library forgets decrypted data that waits in OpenSSL unless it is woken. */
	lws_cancel_service(socket->edge->lws);
	if (!exchange || exchange->answered ||
	    exchange->body.length + length > exchange->body_expected_bytes)
		return -1;
	nb_buf_add(&exchange->body, bytes, length);
	return exchange->body.failed ? -1 : 0;
}

static int
on_body_end(struct nb_socket *socket)
{
	if (!socket->exchange)
		return -1;
	nb_exchange_ask(socket->exchange);
	return 0;
}

static int
on_writable(struct nb_socket *socket)
{
	struct nb_exchange *exchange = socket->exchange;
	struct nb_answer answer = {.type = "application/json"};

	if (!exchange || (!exchange->answered && !exchange->rest_bytes))
		return 0; /* nobody asked for this WRITEABLE */
	if (exchange->rest_bytes)
		return nb_answer_continue(socket);
	answer.status = exchange->status;
	answer.body = nb_buf_str(&exchange->reply);
	answer.set_cookie = nb_str_from(exchange->set_cookie);
	answer.expire_cookie = exchange->expire_cookie;
	answer.set_device = nb_str_from(exchange->set_device);
	answer.clear_site = exchange->kind == NB_LINK_HTTP_DELETE && answer.status == 200;
	answer.close = exchange->close;
	return nb_answer_send(socket, &answer);
}

int
nb_http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                 size_t length)
{
	struct nb_edge *edge;
	struct nb_socket *socket;

	switch (reason) {
	case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
		edge = lws_context_user(lws_get_context(wsi));
		edge->tls = user;
		return nb_tls_harden(edge->tls) ||
		       nb_tls_certificate(edge->tls, nb_buf_str(&edge->certificate));
	case LWS_CALLBACK_WSI_DESTROY:
		socket = nb_socket_of(wsi);
		lws_set_opaque_user_data(wsi, NULL);
		if (socket)
			nb_socket_destroy(socket);
		return 0;
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE: return nb_websocket_upgrade_good(wsi) ? 0 : -1;
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return 1; /* a websocket without our subprotocol ends up here */
	default: break;
	}
	socket = wsi ? nb_socket_of(wsi) : NULL;
	if (!socket)
		return 0;
	socket->wsi = wsi;
	switch (reason) {
	case LWS_CALLBACK_HTTP: return on_request(socket);
	case LWS_CALLBACK_HTTP_BODY: return on_body(socket, in, length);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION: return on_body_end(socket);
	case LWS_CALLBACK_HTTP_WRITEABLE: return on_writable(socket);
	case LWS_CALLBACK_CLOSED_HTTP:
		if (socket->exchange)
			nb_exchange_destroy(socket->exchange);
		return 0;
	default: return 0;
	}
}

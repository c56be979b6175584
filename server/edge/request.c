/*
 * request.c - reads a request. Where two readers could disagree (two lengths, a length and an
 * encoding, a sign, another version) the request is not well-formed and gets no second chance: that
 * is what smuggling lives on (X8).
 */
#include "request.h"

#include "handshake.h"

#include <string.h>

#define BODY_DIGITS_MOST 9

unsigned
nb_request_header_count(struct lws *wsi, enum lws_token_indexes token)
{
	unsigned count = 0;

	while (lws_hdr_fragment_length(wsi, token, (int)count) > 0)
		count++;
	return count;
}

struct nb_str
nb_request_header(struct lws *wsi, enum lws_token_indexes token, struct nb_header_room *room)
{
	int length = lws_hdr_total_length(wsi, token);
	char *at = room->bytes + room->used;

	if (length <= 0 || nb_request_header_count(wsi, token) != 1 ||
	    room->used + (size_t)length + 1 > sizeof(room->bytes) ||
	    lws_hdr_copy(wsi, at, length + 1, token) < 0)
		return (struct nb_str){NULL, 0};
	room->used += (size_t)length + 1;
	return (struct nb_str){at, (size_t)length};
}

static enum nb_method
method_of(struct lws *wsi)
{
	static const struct {
		enum lws_token_indexes token;
		enum nb_method method;
	} rows[] = {
	    {WSI_TOKEN_GET_URI, NB_METHOD_GET},
	    {WSI_TOKEN_HEAD_URI, NB_METHOD_HEAD},
	    {WSI_TOKEN_POST_URI, NB_METHOD_POST},
	    {WSI_TOKEN_DELETE_URI, NB_METHOD_DELETE},
	};

	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		if (lws_hdr_total_length(wsi, rows[i].token) > 0)
			return rows[i].method;
	}
	return NB_METHOD_OTHER;
}

/* Digits only, few enough not to overflow. */
static bool
parse_length(struct nb_str text, size_t *ret)
{
	size_t value = 0;

	if (text.length == 0 || text.length > BODY_DIGITS_MOST)
		return false;
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		value = value * 10 + (size_t)(text.at[i] - '0');
	}
	*ret = value;
	return true;
}

static bool
read_body_headers(struct lws *wsi, struct nb_request *request)
{
	unsigned lengths = nb_request_header_count(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH);

	if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0 || lengths > 1)
		return false;
	if (lengths == 1 &&
	    !parse_length(nb_request_header(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH, &request->room),
	                  &request->body_bytes))
		return false;
	/* GET and DELETE with a body mean something else to every server. */
	return request->body_bytes == 0 || request->method == NB_METHOD_POST;
}

/* Does a list such as "gzip;q=0.8, br" name ${word}, and not with q=0? */
static bool
names(struct nb_str list, const char *word)
{
	size_t length = strlen(word);

	for (size_t i = 0; i + length <= list.length; i++) {
		const char *after = list.at + i + length;
		size_t left = list.length - i - length;
		bool starts = i == 0 || list.at[i - 1] == ' ' || list.at[i - 1] == ',';
		bool ends = left == 0 || *after == ' ' || *after == ',' || *after == ';';

		if (!starts || !ends || memcmp(list.at + i, word, length) != 0)
			continue;
		if (left >= 4 && memcmp(after, ";q=0", 4) == 0 && (left == 4 || after[4] != '.'))
			return false;
		return true;
	}
	return false;
}

static bool
is_json(struct nb_str type)
{
	const struct nb_str json = NB_STR("application/json");

	return type.at && nb_str_starts(type, json) &&
	       (type.length == json.length || type.at[json.length] == ';');
}

void
nb_request_read(struct lws *wsi, const struct nb_edge *edge, struct nb_request *ret)
{
	struct nb_header_room *room = &ret->room;
	struct nb_str host, origin, http, takes, cookies;
	char *path = NULL;
	int path_bytes = 0;

	memset(ret, 0, offsetof(struct nb_request, room));
	room->used = 0;
	host = nb_request_header(wsi, WSI_TOKEN_HOST, room);
	origin = nb_request_header(wsi, WSI_TOKEN_ORIGIN, room);
	http = nb_request_header(wsi, WSI_TOKEN_HTTP, room);
	takes = nb_request_header(wsi, WSI_TOKEN_HTTP_ACCEPT_ENCODING, room);
	ret->method = method_of(wsi);
	if (lws_http_get_uri_and_method(wsi, &path, &path_bytes) >= 0 && path_bytes > 0)
		ret->path = (struct nb_str){path, (size_t)path_bytes};
	cookies = nb_request_header(wsi, WSI_TOKEN_HTTP_COOKIE, room);
	(void)nb_handshake_cookie(cookies, NB_STR(NB_COOKIE_SESSION), &ret->cookie);
	(void)nb_handshake_cookie(cookies, NB_STR(NB_COOKIE_DEVICE), &ret->device);
	ret->host_good = nb_str_equal(host, edge->host);
	ret->origin_good = nb_str_equal(origin, nb_str_from(edge->settings.origin)) &&
	                   lws_hdr_total_length(wsi, WSI_TOKEN_SWORIGIN) <= 0;
	ret->well_formed =
	    nb_str_equal(http, NB_STR("HTTP/1.1")) && ret->path.at && read_body_headers(wsi, ret);
	ret->json = is_json(nb_request_header(wsi, WSI_TOKEN_HTTP_CONTENT_TYPE, room));
	ret->etag_known = nb_request_header(wsi, WSI_TOKEN_HTTP_IF_NONE_MATCH, room);
	ret->takes[NB_ASSET_PLAIN] = true;
	ret->takes[NB_ASSET_GZIP] = names(takes, "gzip");
	ret->takes[NB_ASSET_BROTLI] = names(takes, "br");
}

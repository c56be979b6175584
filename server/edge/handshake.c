/*
 * handshake.c - the filter before the websocket. The library's own checks let through POST, old
 * versions, no subprotocol, and values followed by a 0 byte; so every value is compared here with
 * its length, and a header that came twice is refused.
 */
#include "handshake.h"

#include <string.h>

#define SUBPROTOCOL "noaber.1"
#define KEY_BYTES 24 /* 16 random bytes in base64 */
#define TOKEN_BYTES_MOST 64

static bool
is_base64(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       c == '+' || c == '/';
}

static bool
key_good(struct nb_str key)
{
	if (key.length != KEY_BYTES || key.at[22] != '=' || key.at[23] != '=')
		return false;
	for (size_t i = 0; i < 22; i++) {
		if (!is_base64(key.at[i]))
			return false;
	}
	return true;
}

bool
nb_handshake_upgrade_good(struct nb_str value)
{
	static const char word[] = "websocket";

	if (value.length != sizeof(word) - 1)
		return false;
	for (size_t i = 0; i < value.length; i++) {
		char c = value.at[i];

		if ((c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c) != word[i])
			return false;
	}
	return true;
}

bool
nb_handshake_good(const struct nb_handshake *asked, struct nb_str host, struct nb_str origin)
{
	return asked->is_get && nb_str_equal(asked->path, NB_STR("/ws")) &&
	       nb_str_equal(asked->http, NB_STR("HTTP/1.1")) && !asked->has_body &&
	       nb_handshake_upgrade_good(asked->upgrade) &&
	       nb_str_equal(asked->version, NB_STR("13")) && key_good(asked->key) &&
	       asked->protocol_count == 1 && nb_str_equal(asked->protocol, NB_STR(SUBPROTOCOL)) &&
	       asked->host_count == 1 && nb_str_equal(asked->host, host) && !asked->old_origin &&
	       asked->origin_count == 1 && nb_str_equal(asked->origin, origin);
}

static bool
is_token_char(char c)
{
	return (is_base64(c) && c != '+' && c != '/') || c == '-' || c == '_';
}

static bool
token_good(struct nb_str token)
{
	if (token.length == 0 || token.length > TOKEN_BYTES_MOST)
		return false;
	for (size_t i = 0; i < token.length; i++) {
		if (!is_token_char(token.at[i]))
			return false;
	}
	return true;
}

/* The next "name=value" of a Cookie header; ${rest} is moved past it. */
static struct nb_str
next_pair(struct nb_str *rest)
{
	struct nb_str pair;
	const char *end;

	while (rest->length && (*rest->at == ' ' || *rest->at == '\t' || *rest->at == ';')) {
		rest->at++;
		rest->length--;
	}
	pair = *rest;
	end = rest->length ? memchr(rest->at, ';', rest->length) : NULL;
	if (end)
		pair.length = (size_t)(end - rest->at);
	rest->at += pair.length;
	rest->length -= pair.length;
	while (pair.length && pair.at[pair.length - 1] == ' ')
		pair.length--;
	return pair;
}

bool
nb_handshake_cookie(struct nb_str header, struct nb_str name, struct nb_str *ret_token)
{
	struct nb_str token = {NULL, 0};

	while (header.length) {
		struct nb_str pair = next_pair(&header);

		if (!nb_str_starts(pair, name) || pair.length == name.length ||
		    pair.at[name.length] != '=')
			continue;
		if (token.at)
			return false;
		token = (struct nb_str){pair.at + name.length + 1, pair.length - name.length - 1};
	}
	if (!token.at || !token_good(token))
		return false;
	*ret_token = token;
	return true;
}

/* Websocket client (RFC 6455): upgrade, masked text frames out, whole messages in. No extensions.
 * It trusts the server's framing; conformance is tested elsewhere. */

#include "ws.h"

#include <stdio.h>
#include <string.h>

enum opcode { OP_MORE = 0, OP_TEXT = 1, OP_CLOSE = 8, OP_PING = 9, OP_PONG = 10 };

#define FINAL 0x80
#define MASKED 0x80
#define HEADER_MAX_BYTES 8 /* 2, a 16-bit length, 4 of mask */

static void
begin_upgrade(void *owner)
{
	struct nb_ws *ws = owner;
	char request[1024];
	int len;

	len = snprintf(request, sizeof request,
	               "GET /ws HTTP/1.1\r\nHost: localhost:%u\r\nUpgrade: websocket\r\n"
	               "Connection: Upgrade\r\nSec-WebSocket-Key: bm9hYmVyIGJlbmNobWFyaw==\r\n"
	               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: noaber.1\r\n"
	               "Origin: https://localhost:%u\r\n%s%s%s\r\n",
	               ws->tls.net->port, ws->tls.net->port, ws->cookie != NULL ? "Cookie: " : "",
	               ws->cookie != NULL ? ws->cookie : "", ws->cookie != NULL ? "\r\n" : "");
	if (len < 0 || (size_t)len >= sizeof request)
		nb_die("cookie too long");
	nb_tls_send(&ws->tls, request, (size_t)len);
}

/* xorshift32: RFC 6455 wants a new mask for each frame; a strong one protects proxies only. */
static uint32_t
next_mask(struct nb_ws *ws)
{
	ws->mask ^= ws->mask << 13;
	ws->mask ^= ws->mask >> 17;
	ws->mask ^= ws->mask << 5;
	return ws->mask;
}

static void
send_frame(struct nb_ws *ws, enum opcode opcode, const void *payload, size_t len)
{
	uint8_t frame[HEADER_MAX_BYTES + NB_WS_SEND_MAX_BYTES];
	uint32_t mask = next_mask(ws);
	uint8_t mask_bytes[4];
	size_t at = 0;

	if (len > NB_WS_SEND_MAX_BYTES)
		nb_die("frame of %zu bytes is too long to send", len);
	memcpy(mask_bytes, &mask, sizeof mask_bytes);
	frame[at++] = (uint8_t)(FINAL | (unsigned)opcode);
	if (len < 126) {
		frame[at++] = (uint8_t)(MASKED | len);
	} else {
		frame[at++] = MASKED | 126;
		frame[at++] = (uint8_t)(len >> 8);
		frame[at++] = (uint8_t)len;
	}
	memcpy(frame + at, mask_bytes, sizeof mask_bytes);
	at += sizeof mask_bytes;
	for (size_t i = 0; i < len; i++)
		frame[at + i] = ((const uint8_t *)payload)[i] ^ mask_bytes[i % 4];
	nb_tls_send(&ws->tls, frame, at + len);
}

void
nb_ws_send(struct nb_ws *ws, const char *text, size_t len)
{
	send_frame(ws, OP_TEXT, text, len);
}

/* The answer to the upgrade; how many bytes it took, 0 while it is not whole. */
static size_t
read_upgrade(struct nb_ws *ws, const uint8_t *bytes, size_t len)
{
	static const char wanted[] = "HTTP/1.1 101 ";
	const uint8_t *head_end = memmem(bytes, len, "\r\n\r\n", 4);

	if (head_end == NULL)
		return 0;
	if (len < sizeof wanted - 1 || memcmp(bytes, wanted, sizeof wanted - 1) != 0)
		nb_die("upgrade refused: %.*s", (int)(head_end - bytes), (const char *)bytes);
	ws->open = true;
	ws->calls->on_open(ws->owner);
	return (size_t)(head_end - bytes) + 4;
}

static void
take_data(struct nb_ws *ws, bool final, const uint8_t *payload, size_t len)
{
	if (final && ws->fragments.len == 0) {
		ws->calls->on_text(ws->owner, (const char *)payload, len);
		return;
	}
	nb_bytes_add(&ws->fragments, payload, len);
	if (!final)
		return;
	ws->calls->on_text(ws->owner, (const char *)ws->fragments.data, ws->fragments.len);
	nb_bytes_free(&ws->fragments);
}

static void
take_frame(struct nb_ws *ws, uint8_t first, const uint8_t *payload, size_t len)
{
	switch (first & 0x0f) {
	case OP_TEXT:
	case OP_MORE: take_data(ws, (first & FINAL) != 0, payload, len); break;
	case OP_PING: send_frame(ws, OP_PONG, payload, len); break;
	case OP_PONG: break;
	case OP_CLOSE:
		ws->close_code = len >= 2 ? (unsigned)payload[0] << 8 | payload[1] : 0;
		break;
	default: nb_die("frame with first byte 0x%02x", first);
	}
}

/* One frame; how many bytes it took, 0 while it is not whole. */
static size_t
read_frame(struct nb_ws *ws, const uint8_t *bytes, size_t len)
{
	size_t header = 2;
	uint64_t payload;

	if (len < header)
		return 0;
	if ((bytes[1] & MASKED) != 0)
		nb_die("the server masked a frame");
	payload = bytes[1];
	if (payload >= 126) {
		size_t length_bytes = payload == 126 ? 2 : 8;

		header += length_bytes;
		if (len < header)
			return 0;
		payload = 0;
		for (size_t i = 2; i < header; i++)
			payload = payload << 8 | bytes[i];
	}
	if (len - header < payload)
		return 0;
	take_frame(ws, bytes[0], bytes + header, payload);
	return header + payload;
}

static size_t
on_input(void *owner, const uint8_t *bytes, size_t len)
{
	struct nb_ws *ws = owner;
	size_t used = 0;

	while (used < len && ws->tls.fd >= 0) {
		size_t step = ws->open ? read_frame(ws, bytes + used, len - used)
		                       : read_upgrade(ws, bytes + used, len - used);

		if (step == 0)
			break;
		used += step;
	}
	return used;
}

static void
on_end(void *owner)
{
	struct nb_ws *ws = owner;

	ws->open = false;
	nb_bytes_free(&ws->fragments);
	ws->calls->on_end(ws->owner, ws->close_code);
}

void
nb_ws_open(struct nb_ws *ws, struct nb_net *net, const char *cookie,
           const struct nb_ws_calls *calls, void *owner)
{
	static const struct nb_tls_calls tls_calls = {begin_upgrade, on_input, on_end};

	*ws = (struct nb_ws){.calls = calls, .owner = owner, .cookie = cookie};
	ws->mask = (uint32_t)nb_now_ns() | 1;
	nb_tls_open(&ws->tls, net, &tls_calls, ws);
}

void
nb_ws_close(struct nb_ws *ws)
{
	nb_tls_close(&ws->tls);
	nb_bytes_free(&ws->fragments);
	ws->open = false;
}

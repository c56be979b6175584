/* qr.c - a text as the squares of a QR code, for a client to draw. Made here: a well-kept library
 * does it, and the client stays small. Only texts of our own go in. */
#include "noaber/factor.h"

#include <errno.h>
#include <qrencode.h>

#define DARK 1 /* the lowest bit of a module, as the library has it */

static enum nb_status
draw(const QRcode *code, struct nb_arena *arena, struct nb_list *ret)
{
	size_t width = (size_t)code->width;
	struct nb_str *rows = nb_arena_array(arena, width, sizeof(*rows));
	char *squares = nb_arena_take(arena, width * width);

	if (!rows || !squares)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < width * width; i++)
		squares[i] = code->data[i] & DARK ? '1' : '0';
	for (size_t i = 0; i < width; i++)
		rows[i] = (struct nb_str){squares + i * width, width};
	*ret = (struct nb_list){rows, width};
	return NB_OK;
}

enum nb_status
nb_qr_draw(const char *text, struct nb_arena *arena, struct nb_list *ret)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);

	if (!code)
		return errno == ENOMEM ? NB_E_BUSY : NB_E_TOO_LARGE;
	enum nb_status status = draw(code, arena, ret);
	QRcode_free(code);
	return status;
}

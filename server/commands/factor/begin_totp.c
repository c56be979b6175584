/* factor.begin_totp - a key for a code app. It counts only when a first code came back
 * (factor.finish_totp). At the HTTP door, where half a session is heard too. */
#include "noaber/factor.h"
#include "noaber/secret.h"

#include <string.h>

#define GROUP 4 /* letters of the key that are read in one go */
#define URI_BYTES 512

struct factor_begin_totp {
	struct nb_str name;
};

struct factor_begin_totp_reply {
	struct nb_str key;
	struct nb_str uri;
	struct nb_list qr;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct factor_begin_totp, name, 1, NB_FACTOR_NAME_CHARACTERS_MOST,
                  "what the owner calls it, such as \"my phone\"; nobody else sees it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct factor_begin_totp, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_TEXT(struct factor_begin_totp_reply, key, 0, 0,
                  "to type over into a code app, in groups of four; told this once"),
    NB_FIELD_TEXT(struct factor_begin_totp_reply, uri, 0, 0,
                  "the same for an app on this device: otpauth"),
    NB_FIELD_TEXTS(struct factor_begin_totp_reply, qr,
                   "the same as a QR code: a text of 0 and 1 for each row, 1 is dark"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct factor_begin_totp_reply, reply_fields);

static struct nb_str
group(struct nb_call *call, const char text[NB_TOTP_KEY_TEXT_BYTES])
{
	char grouped[NB_TOTP_KEY_TEXT_BYTES / GROUP * (GROUP + 1)];
	size_t length = 0;

	for (size_t i = 0; i < NB_TOTP_KEY_TEXT_BYTES; i++) {
		if (i && i % GROUP == 0)
			grouped[length++] = ' ';
		grouped[length++] = text[i];
	}
	struct nb_str copy = nb_arena_copy(call->arena, grouped, length);
	nb_secret_wipe(grouped, sizeof(grouped));
	return copy;
}

/* The label is what the app shows; letters that mean something in a URI are written as bytes. */
static struct nb_str
write_uri(struct nb_call *call, struct nb_str label, const char *key)
{
	struct nb_buf uri;

	nb_buf_init(&uri, URI_BYTES);
	nb_buf_add_text(&uri, "otpauth://totp/Noaber:");
	for (size_t i = 0; i < label.length; i++) {
		unsigned char byte = (unsigned char)label.at[i];
		bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
		nb_buf_add_format(&uri, plain ? "%c" : "%%%02X", byte);
	}
	nb_buf_add_format(&uri, "?secret=%s&issuer=Noaber&algorithm=SHA1&digits=6&period=30", key);
	nb_buf_add_byte(&uri, '\0');
	struct nb_str copy = {NULL, 0};
	if (!uri.failed)
		copy = nb_arena_copy(call->arena, uri.at, uri.length);
	if (uri.at)
		nb_secret_wipe(uri.at, uri.length);
	nb_buf_finish(&uri);
	if (copy.at)
		copy.length--; /* the zero byte is for the library that draws it */
	return copy;
}

static enum nb_status
tell(struct nb_call *call, const char *key)
{
	struct factor_begin_totp_reply *reply = call->reply;
	struct nb_me_view me = {0};
	enum nb_status status = nb_view_me(call, call->subject.account, call->subject.hat, &me);

	if (status)
		return status;
	reply->key = group(call, key);
	reply->uri = write_uri(call, me.name, key);
	if (!reply->key.at || !reply->uri.at)
		return NB_E_TOO_LARGE;
	return nb_qr_draw(reply->uri.at, call->arena, &reply->qr);
}

/* Whoever begins anew gets another key; the one before is worth nothing. */
static enum nb_status
keep(struct nb_call *call, const uint8_t key[NB_TOTP_KEY_BYTES])
{
	const struct factor_begin_totp *args = call->args;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_FACTORS_DROP_BEGUN,
	              NB_BIND(nb_int(call->subject.account), nb_int(call->subject.session)), NULL);

	return status ? status
	              : nb_factor_add(call, &(struct nb_new_factor){
						.account = call->subject.account,
						.kind = NB_FACTOR_TOTP,
						.begun_by = call->subject.session,
						.name = args->name,
						.secret = {(const char *)key, NB_TOTP_KEY_BYTES},
					    });
}

static enum nb_status
run(struct nb_call *call)
{
	uint8_t key[NB_TOTP_KEY_BYTES];
	char text[NB_TOTP_KEY_TEXT_BYTES + 1];
	enum nb_status status = nb_factor_may_add(call);

	if (status)
		return status;
	nb_secret_random(key, sizeof(key));
	nb_totp_key_text(key, text);
	status = keep(call, key);
	if (!status)
		status = tell(call, text);
	nb_secret_wipe(key, sizeof(key));
	nb_secret_wipe(text, sizeof(text));
	return status;
}

const struct nb_command nb_cmd_factor_begin_totp = {
    .name = "factor.begin_totp",
    .doc =
	"A key for a code app, told this once. It counts when factor.finish_totp has a code of it.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_PROVE,
    .fresh = true,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

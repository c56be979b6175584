/* consent.texts - what people are asked to agree to, before and after they come in (ON4). */
#include "noaber/views.h"

struct text_view {
	int purpose;
	int64_t version;
	bool in_use;
	struct nb_str name_nl, name_en;
	struct nb_str means_nl, means_en;
	struct nb_str refusing_nl, refusing_en;
};

struct consent_texts_reply {
	struct nb_list texts;
};

static const struct nb_field text_fields[] = {
    NB_FIELD_WORD(struct text_view, purpose, &nb_words_purpose, "what it is for"),
    NB_FIELD_INT(struct text_view, version, 0, 0, "of this text; named when agreeing"),
    NB_FIELD_BOOL(struct text_view, in_use, "does Noaber do anything with this consent yet"),
    NB_FIELD_TEXT(struct text_view, name_nl, 0, 0, "name of the purpose"),
    NB_FIELD_TEXT(struct text_view, name_en, 0, 0, "name of the purpose"),
    NB_FIELD_TEXT(struct text_view, means_nl, 0, 0, "what happens when you agree"),
    NB_FIELD_TEXT(struct text_view, means_en, 0, 0, "what happens when you agree"),
    NB_FIELD_TEXT(struct text_view, refusing_nl, 0, 0, "what saying no means"),
    NB_FIELD_TEXT(struct text_view, refusing_en, 0, 0, "what saying no means"),
};
static const struct nb_shape text_shape = {.name = "ConsentText",
                                           .doc = "One purpose, in words to read.",
                                           .bytes = sizeof(struct text_view),
                                           .fields = text_fields,
                                           .field_count = NB_COUNT(text_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct consent_texts_reply, texts, &text_shape, 0,
                  "every purpose once; the first is the use of the service"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct consent_texts_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct consent_texts_reply *reply = call->reply;
	struct text_view *views = nb_arena_array(call->arena, NB_PURPOSE_COUNT, sizeof(*views));

	if (!views)
		return NB_E_TOO_LARGE;
	for (int i = 0; i < NB_PURPOSE_COUNT; i++) {
		const struct nb_purpose_row *row = &nb_purpose_rows[i];
		views[i] = (struct text_view){
		    .purpose = i,
		    .version = row->version,
		    .in_use = row->in_use,
		    .name_nl = nb_str_from(row->name_nl),
		    .name_en = nb_str_from(row->name_en),
		    .means_nl = nb_str_from(row->means_nl),
		    .means_en = nb_str_from(row->means_en),
		    .refusing_nl = nb_str_from(row->refusing_nl),
		    .refusing_en = nb_str_from(row->refusing_en),
		};
	}
	reply->texts = (struct nb_list){views, NB_PURPOSE_COUNT};
	return NB_OK;
}

const struct nb_command nb_cmd_consent_texts = {
    .name = "consent.texts",
    .doc = "What you are asked to agree to, each purpose apart. Nothing is stored.",
    .doors = NB_DOOR_HTTP | NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};

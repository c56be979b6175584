/* notice.seen - I have seen these: they go, in all my tabs. */
#include "noaber/notices.h"

struct seen_notice {
	nb_row notice;
};

struct notice_seen {
	struct nb_list notices;
};

static const struct nb_field seen_fields[] = {
    NB_FIELD_ID(struct seen_notice, notice, NB_ID_NOTICE, "the notice"),
};
static const struct nb_shape seen_shape = {.name = "SeenNotice",
                                           .doc = "A notice that was seen.",
                                           .bytes = sizeof(struct seen_notice),
                                           .fields = seen_fields,
                                           .field_count = NB_COUNT(seen_fields)};

static const struct nb_field fields[] = {
    NB_FIELD_LIST(struct notice_seen, notices, &seen_shape, NB_NOTICES_OF_FACE,
                  "those that were seen; who is not the owner changes nothing"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct notice_seen, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct notice_seen *args = call->args;
	const struct seen_notice *seen = args->notices.at;
	nb_row notices[NB_NOTICES_OF_FACE];
	size_t count = args->notices.count;

	nb_assert(count <= NB_COUNT(notices)); /* the field says so */
	for (size_t i = 0; i < count; i++)
		notices[i] = seen[i].notice;
	return nb_notices_seen(call, notices, count);
}

const struct nb_command nb_cmd_notice_seen = {
    .name = "notice.seen",
    .doc = "You have seen these notices: they are gone.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_notice_changed),
    .run = run,
};

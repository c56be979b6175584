/* pinned.order - in which order the pinned cards of a community are shown (C3). */
#include "noaber/community.h"
#include "noaber/pinned_cards.h"

struct ordered {
	nb_row pinned;
};

struct pinned_order {
	nb_row community;
	struct nb_list cards;
};

static const struct nb_field ordered_fields[] = {
    NB_FIELD_ID(struct ordered, pinned, NB_ID_PINNED, "a card"),
};
static const struct nb_shape ordered_shape = {.name = "OrderedCard",
                                              .doc = "A card in its place.",
                                              .bytes = sizeof(struct ordered),
                                              .fields = ordered_fields,
                                              .field_count = NB_COUNT(ordered_fields)};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct pinned_order, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_LIST(struct pinned_order, cards, &ordered_shape, NB_PINNED_KEPT_MOST,
                  "all of its cards, each once, the first on top"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct pinned_order, fields);

static size_t
times_named(const struct nb_list *cards, nb_row pinned)
{
	size_t times = 0;

	for (size_t i = 0; i < cards->count; i++)
		times += ((const struct ordered *)cards->at)[i].pinned == pinned;
	return times;
}

/* Another list than is kept was made from another screen: somebody added or ended one meanwhile. */
static bool
is_same_set(const struct nb_list *kept, const struct nb_list *asked)
{
	for (size_t i = 0; i < kept->count; i++)
		if (times_named(asked, ((const struct nb_kept_pinned *)kept->at)[i].pinned) != 1)
			return false;
	return kept->count == asked->count;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct pinned_order *args = call->args;
	struct nb_list kept;
	enum nb_status status = nb_view_kept_pinned(call, &kept);

	if (!status && !is_same_set(&kept, &args->cards))
		return NB_E_CONFLICT;
	for (size_t i = 0; !status && i < args->cards.count; i++) {
		nb_row pinned = ((const struct ordered *)args->cards.at)[i].pinned;
		status = nb_db_run(call->tools->db, NB_SQL_PINNED_PLACE,
		                   NB_BIND(nb_int(pinned), nb_int((int64_t)i + 1)), NULL);
	}
	return status ? status : nb_community_tell(call, args->community, 0);
}

const struct nb_command nb_cmd_pinned_order = {
    .name = "pinned.order",
    .doc =
	"Put the pinned cards of a community in another order. Other cards than are kept now are a "
	"conflict: look again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct pinned_order, community),
    .needs = NB_RIGHT_PINNED_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_PINNED_CHANGED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};

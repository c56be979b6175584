/*
 * fuzz_args.c - any bytes as the arguments of a command with a member of every type. What is
 * accepted is written and read again and must stay the same.
 */
#include "rich.h"

#include "noaber/envelope.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

struct world {
	struct nb_ids *ids;
	struct nb_arena *arena;
};

/* NULL when refused. */
static const struct rich *
decode(struct world *world, struct nb_str args, enum nb_status *ret_status)
{
	struct nb_misfit misfit = {NULL};
	struct nb_envelope envelope;
	struct nb_buf frame;
	void *rich = NULL;

	nb_buf_init(&frame, 1 << 24);
	nb_buf_add_text(&frame, "{\"id\":1,\"cmd\":\"x\",\"args\":");
	nb_buf_add_str(&frame, args);
	nb_buf_add_byte(&frame, '}');
	*ret_status = nb_envelope_parse(nb_buf_str(&frame), true, world->arena, &envelope);
	if (*ret_status == NB_OK)
		*ret_status = nb_envelope_args(&envelope, &rich_shape, world->ids, world->arena,
		                               &rich, &misfit);
	nb_buf_finish(&frame);
	nb_assert((*ret_status == NB_OK) == (rich != NULL));
	return rich;
}

static void
round_trip(struct world *world, const struct rich *rich)
{
	struct nb_buf first, second;
	enum nb_status status;

	nb_buf_init(&first, 1 << 24);
	nb_buf_init(&second, 1 << 24);
	nb_shape_encode(&rich_shape, rich, world->ids, &first);
	rich = decode(world, nb_buf_str(&first), &status);
	/* Escapes may make it longer than a frame. */
	nb_assert(rich || status == NB_E_TOO_LARGE);
	if (rich) {
		nb_shape_encode(&rich_shape, rich, world->ids, &second);
		nb_assert(nb_str_equal(nb_buf_str(&first), nb_buf_str(&second)));
	}
	nb_buf_finish(&first);
	nb_buf_finish(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct world world = {rich_ids(), nb_arena_create(1 << 19)};
	enum nb_status status;
	const struct rich *rich =
	    decode(&world, (struct nb_str){(const char *)bytes, length}, &status);

	if (rich)
		round_trip(&world, rich);
	nb_arena_destroy(world.arena);
	nb_ids_destroy(world.ids);
	return 0;
}

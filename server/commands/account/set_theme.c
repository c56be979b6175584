/* account.set_theme - choose what to see of messages about a theme, on all one's devices. */
#include "noaber/people.h"

struct account_set_theme {
	int theme;
	int show;
};

static const struct nb_field fields[] = {
    NB_FIELD_WORD(struct account_set_theme, theme, &nb_words_cover, "which theme"),
    NB_FIELD_WORD(struct account_set_theme, show, &nb_words_theme_show,
                  "cover it until asked, show it, or never show it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_set_theme, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct account_set_theme *args = call->args;

	return nb_themes_set(call, (enum nb_cover)args->theme, (enum nb_theme_show)args->show);
}

const struct nb_command nb_cmd_account_set_theme = {
    .name = "account.set_theme",
    .doc = "Choose what to see of messages about a theme. It counts on all your devices, and is "
	   "kept sealed.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_themes_changed),
    .run = run,
};

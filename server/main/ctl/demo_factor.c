/* demo_factor.c - the second step of the demo's staff: code apps whose keys stand beside the
 * sign-in data. */
#include "demo.h"

#include "noaber/factor.h"
#include "noaber/secret.h"

#define KEY_TEXT_BYTES (NB_TOTP_KEY_TEXT_BYTES + 1)

static enum nb_status
add_app(struct nb_demo *demo, struct nb_demo_person *person)
{
	uint8_t key[NB_TOTP_KEY_BYTES];
	char text[KEY_TEXT_BYTES];

	nb_secret_random(key, sizeof(key));
	nb_totp_key_text(key, text);
	person->keys[person->key_count++] =
	    nb_arena_copy(demo->call.arena, text, NB_TOTP_KEY_TEXT_BYTES);
	return nb_factor_add(&demo->call, &(struct nb_new_factor){
					      .account = person->account,
					      .kind = NB_FACTOR_TOTP,
					      .name = NB_STR("Demo"),
					      .secret = {(const char *)key, sizeof(key)},
					  });
}

enum nb_status
nb_demo_factors(struct nb_demo *demo, struct nb_demo_person *person, const json_t *one)
{
	const json_t *apps = json_object_get(one, "code_apps");
	json_int_t count = apps ? json_integer_value(apps) : 1;
	enum nb_status status = NB_OK;

	if (person->hat < NB_HAT_STAFF_FIRST)
		return NB_OK;
	if (count > NB_FACTORS_MOST)
		return NB_E_TOO_LARGE;
	for (json_int_t i = 0; !status && i < count; i++)
		status = add_app(demo, person);
	return status;
}

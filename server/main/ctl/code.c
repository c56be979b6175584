/* code.c - noaberctl code KEY: the six digits that a code app shows now, for who has no phone at
 * hand. Reads no store: whoever has the key could do the same anywhere. */
#include "ctl.h"

#include "noaber/clock.h"
#include "noaber/secret.h"
#include "noaber/totp.h"

#include <stdio.h>

int
nb_ctl_code(const struct nb_ctl *ctl, int argc, char **argv)
{
	uint8_t key[NB_TOTP_KEY_BYTES];
	char code[NB_TOTP_DIGITS + 1];

	(void)ctl;
	(void)argc;
	if (!nb_totp_key_read(nb_str_from(argv[0]), key))
		return nb_ctl_usage("a key is 32 letters and digits 2 to 7");
	nb_totp_code(key, nb_totp_step(nb_clock_now_ms()), code);
	nb_secret_wipe(key, sizeof(key));
	printf("%s\n", code);
	return NB_CTL_DONE;
}

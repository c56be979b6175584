/*
 * conduct.c - the code of conduct of who works here (LE20), in words that everybody can read.
 * Not here: who accepted it and when (command/appointment.c).
 */
#include "noaber/appointment.h"

/* clang-format off */
const struct nb_conduct nb_conduct = {
	.version = 1,
	.nl = {
		"Je bent eerlijk over wie je bent en welke pet je op hebt.",
		"Je praat met mensen in Noaber, niet daarbuiten. Je vraagt niet om een nummer of een adres.",
		"Wat je leest, vertel je niet door. Dat blijft zo als je stopt.",
		"Je kijkt alleen naar wat je voor je taak nodig hebt.",
		"Je vraagt of neemt geen geld en geen cadeaus. Je begint geen relatie met iemand die je hier helpt.",
		"Je geeft geen medisch advies. Je zoekt samen met iemand de goede hulp.",
		"Ben je bang dat iemand in gevaar is? Dan zeg je dat meteen tegen de dienstdoende.",
		"Je wachtzin is van jou alleen. Je logt uit als je klaar bent.",
		"Gaat het even niet met je? Dan zeg je dat en neem je rust.",
		"Gaat een collega over een grens? Dan meld je dat bij de coördinator.",
	},
	.en = {
		"You are honest about who you are and which hat you wear.",
		"You talk with people in Noaber, not elsewhere. You ask nobody for a number or an address.",
		"What you read you pass on to nobody. That stays so when you stop.",
		"You look only at what you need for your task.",
		"You ask and take no money and no presents. You begin no relationship with somebody you help here.",
		"You give no medical advice. You look for the right help together.",
		"Are you afraid that somebody is in danger? You tell the duty lead at once.",
		"Your passphrase is yours alone. You sign out when you are done.",
		"Are you not well yourself? You say so and take a rest.",
		"Does a colleague cross a line? You tell the coordinator.",
	},
};
/* clang-format on */

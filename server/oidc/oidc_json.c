/* oidc_json.c - strict JSON of a provider or a token. Who sends it is trusted less than our own
 * client, and jansson refuses what two readers could read in two ways. */
#include "oidc_json.h"

#include <string.h>

json_t *
nb_oidc_json_object(struct nb_str text)
{
	json_t *root =
	    json_loadb(text.at ? text.at : "", text.length, JSON_REJECT_DUPLICATES, NULL);

	if (json_is_object(root))
		return root;
	json_decref(root);
	return NULL;
}

const char *
nb_oidc_json_text(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text ? text : "";
}

bool
nb_oidc_word_in(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = list; length && *at;) {
		size_t part = strcspn(at, " ");

		if (part == length && memcmp(at, word, length) == 0)
			return true;
		at += part;
		at += strspn(at, " ");
	}
	return false;
}

bool
nb_oidc_is_base64url(struct nb_str text)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	for (size_t i = 0; i < text.length; i++)
		if (!memchr(letters, text.at[i], sizeof(letters) - 1))
			return false;
	return text.length > 0;
}

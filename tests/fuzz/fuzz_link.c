/* fuzz_link.c - any bytes as a stream of link messages; what is read is written back the same. */
#include "noaber/link.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct nb_str rest = {(const char *)bytes, length};
	struct nb_link_message message;
	struct nb_buf out;
	size_t used;

	nb_buf_init(&out, NB_LINK_MESSAGE_BYTES_MOST);
	while (nb_link_decode(rest, &message, &used) == NB_OK) {
		nb_assert(used >= NB_LINK_HEADER_BYTES && used <= rest.length);
		nb_buf_clear(&out);
		nb_link_encode(&message, &out);
		nb_assert(nb_str_equal(nb_buf_str(&out), (struct nb_str){rest.at, used}));
		rest.at += used;
		rest.length -= used;
	}
	nb_buf_finish(&out);
	return 0;
}

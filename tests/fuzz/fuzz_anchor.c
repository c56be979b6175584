/* fuzz_anchor.c - any bytes as lines of an audit anchor; what is read is written back the same. */
#include "noaber/audit.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
read_line(struct nb_str line)
{
	struct nb_anchor anchor;
	struct nb_buf out;

	if (!nb_anchor_parse(line, &anchor))
		return;
	nb_buf_init(&out, NB_ANCHOR_LINE_BYTES_MOST);
	nb_buf_add_format(&out, "%s %lld ", anchor.restored ? "restored" : "head",
	                  (long long)anchor.seq);
	for (size_t i = 0; i < sizeof(anchor.hash); i++)
		nb_buf_add_format(&out, "%02x", anchor.hash[i]);
	nb_assert(anchor.seq > 0 && !out.failed && nb_str_equal(nb_buf_str(&out), line));
	nb_buf_finish(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *at = (const char *)bytes, *end = at + length;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		stop = stop ? stop : end;
		read_line((struct nb_str){at, (size_t)(stop - at)});
		at = stop + 1;
	}
	return 0;
}

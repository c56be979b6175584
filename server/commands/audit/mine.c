/* audit.mine - who looked at or changed what is mine: the resident's own lines of the log (LE9). */
#include "noaber/audit.h"
#include "noaber/people.h"

#include <string.h>

#define LINES_MOST 30 /* of a page */

struct audit_mine {
	nb_row before;
};

struct line_view {
	nb_row line;
	int64_t at_ms;
	int what;
	bool own;
	bool refused;
	int hat;
	struct nb_str name;
	struct nb_str organisation;
	struct nb_str place;
	int code;
	struct nb_str reason;
};

struct audit_mine_reply {
	struct nb_list lines;
	bool more;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID_OPT(struct audit_mine, before, NB_ID_AUDIT_LINE,
                    "lines older than this one; the newest when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct audit_mine, fields);

static const struct nb_field line_fields[] = {
    NB_FIELD_ID(struct line_view, line, NB_ID_AUDIT_LINE, "the line"),
    NB_FIELD_INT(struct line_view, at_ms, 0, 0, "when"),
    NB_FIELD_WORD(struct line_view, what, &nb_words_audited, "what happened"),
    NB_FIELD_BOOL(struct line_view, own, "it was you"),
    NB_FIELD_BOOL(struct line_view, refused,
                  "it was tried with a wrong code, by who had the passphrase"),
    NB_FIELD_WORD_OPT(struct line_view, hat, &nb_words_hat,
                      "the hat of who did it; left out when the server did"),
    NB_FIELD_TEXT_OPT(struct line_view, name, 0, 0,
                      "who did it, as the community knows them; never another resident"),
    NB_FIELD_TEXT_OPT(struct line_view, organisation, 0, 0, "for which the hat was worn"),
    NB_FIELD_TEXT_OPT(struct line_view, place, 0, 0, "the group or community it happened in"),
    NB_FIELD_WORD_OPT(struct line_view, code, &nb_words_unmask_code,
                      "of unmasking: what it was for"),
    NB_FIELD_TEXT_OPT(struct line_view, reason, 0, 0, "of unmasking: why, in words of who asked"),
};
static const struct nb_shape line_shape = {.name = "AuditLine",
                                           .doc = "Something that was done with one's own data.",
                                           .bytes = sizeof(struct line_view),
                                           .fields = line_fields,
                                           .field_count = NB_COUNT(line_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct audit_mine_reply, lines, &line_shape, 0, "newest first"),
    NB_FIELD_BOOL(struct audit_mine_reply, more, "are there older ones"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct audit_mine_reply, reply_fields);

/* The newest lines of all one's names so far, newest first; one more than a page, to tell `more`. */
struct page {
	struct nb_call *call;
	struct line_view lines[LINES_MOST + 1];
	struct {
		struct nb_str actor, object;
	} refs[LINES_MOST + 1]; /* to be looked up once the page is known */
	size_t count;
	char own[1 + NB_MEMBERSHIPS_MOST][NB_ID_TEXT_BYTES]; /* one's names in the log */
	size_t own_count;
};

static int
word_of(struct nb_str word, const char *const *words, int count, int otherwise)
{
	for (int i = 0; i < count; i++)
		if (word.at && nb_str_equal(word, nb_str_from(words[i])))
			return i;
	return otherwise;
}

static struct nb_str
keep(struct page *page, struct nb_str text)
{
	return text.at ? nb_arena_copy(page->call->arena, text.at, text.length) : text;
}

static void
insert(struct page *page, struct nb_cursor *cursor)
{
	nb_row line = nb_cursor_int(cursor, 0);
	size_t at = page->count;

	while (at > 0 && page->lines[at - 1].line < line)
		at--;
	if (at > LINES_MOST)
		return;
	size_t moved = (page->count <= LINES_MOST ? page->count : LINES_MOST) - at;
	memmove(&page->lines[at + 1], &page->lines[at], moved * sizeof(page->lines[0]));
	memmove(&page->refs[at + 1], &page->refs[at], moved * sizeof(page->refs[0]));
	page->count += page->count <= LINES_MOST;
	page->lines[at] = (struct line_view){
	    .line = line,
	    .at_ms = nb_cursor_int(cursor, 1),
	    .what = word_of(nb_cursor_bytes(cursor, 2), nb_audited_words, NB_AUDIT_COUNT,
	                    NB_AUDIT_NONE),
	    .hat = word_of(nb_cursor_bytes(cursor, 4), nb_hat_words, NB_HAT_COUNT, NB_WORD_ABSENT),
	    .refused = nb_cursor_int(cursor, 8) != 0,
	    .organisation = keep(page, nb_cursor_bytes(cursor, 5)),
	    .code = NB_WORD_ABSENT,
	};
	page->refs[at].actor = keep(page, nb_cursor_bytes(cursor, 3));
	page->refs[at].object = keep(page, nb_cursor_bytes(cursor, 7));
}

/* What is written about one of one's names: the account, or a face. */
static enum nb_status
gather(struct page *page, enum nb_id_kind kind, nb_row row, nb_row before)
{
	char *own = page->own[page->own_count++];

	nb_ids_encode(page->call->tools->log_ids, kind, row, own);
	struct nb_cursor *cursor =
	    nb_db_find(page->call->tools->db, NB_SQL_AUDIT_ABOUT,
	               NB_BIND(nb_text((struct nb_str){own, NB_ID_TEXT_BYTES}),
	                       nb_int(before ? before : INT64_MAX), nb_int(LINES_MOST + 1)));
	while (nb_cursor_next(cursor))
		insert(page, cursor);
	return nb_cursor_end(cursor);
}

static bool
is_own(const struct page *page, struct nb_str actor)
{
	for (size_t i = 0; i < page->own_count; i++)
		if (nb_str_equal(actor, (struct nb_str){page->own[i], NB_ID_TEXT_BYTES}))
			return true;
	return false;
}

/* Hosts and staff act with their name; who another resident is, is nobody's business. */
static enum nb_status
name_actor(struct page *page, struct line_view *line, struct nb_str actor)
{
	struct nb_cursor *cursor;
	nb_row member, account;

	line->own = actor.at && is_own(page, actor);
	if (!actor.at || line->own || line->hat == NB_HAT_RESIDENT || line->hat == NB_HAT_RELATIVE)
		return NB_OK;
	if (nb_ids_decode(page->call->tools->log_ids, NB_ID_ACCOUNT, actor, &account))
		return nb_view_account_name(page->call, account, &line->name);
	if (!nb_ids_decode(page->call->tools->log_ids, NB_ID_MEMBER, actor, &member))
		return NB_OK;
	enum nb_status status = nb_db_find_one(page->call->tools->db, NB_SQL_MEMBER_BY_ID,
	                                       NB_BIND(nb_int(member)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	status =
	    nb_view_member_name(page->call, nb_cursor_int(cursor, 0), member,
	                        nb_cursor_int(cursor, 1), nb_cursor_bytes(cursor, 2), &line->name);
	enum nb_status end = nb_cursor_end(cursor);
	return status && status != NB_E_CONFLICT ? status : end; /* damaged: without a name (O7) */
}

static enum nb_status
name_ask(struct page *page, struct line_view *line, nb_row unmask)
{
	struct nb_unmask_about about = {0};
	enum nb_status status = nb_view_unmask_about(page->call, unmask, &about);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	line->place = about.community;
	line->code = about.code;
	line->reason = about.reason;
	return NB_OK;
}

static enum nb_status
name_group(struct page *page, struct line_view *line, nb_row message)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(page->call->tools->db, NB_SQL_MESSAGE_ROOM,
	                                       NB_BIND(nb_int(message)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	nb_row room = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_db_find_one(page->call->tools->db, NB_SQL_ROOM_CARD,
		                        NB_BIND(nb_int(room)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	line->place = keep(page, nb_cursor_bytes(cursor, 1));
	return nb_cursor_end(cursor);
}

/* Of one that was withdrawn since nothing is left, the place neither. */
static enum nb_status
name_community(struct page *page, struct line_view *line, nb_row story)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(page->call->tools->db, NB_SQL_STORY_PLACE,
	                                       NB_BIND(nb_int(story)), &cursor);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	line->place = keep(page, nb_cursor_bytes(cursor, 0));
	return nb_cursor_end(cursor);
}

static enum nb_status
name_place(struct page *page, struct line_view *line, struct nb_str object)
{
	struct nb_ids *log_ids = page->call->tools->log_ids;
	nb_row row;

	if (object.at && nb_ids_decode(log_ids, NB_ID_MESSAGE, object, &row))
		return name_group(page, line, row);
	if (object.at && nb_ids_decode(log_ids, NB_ID_UNMASK, object, &row))
		return name_ask(page, line, row);
	if (object.at && nb_ids_decode(log_ids, NB_ID_STORY, object, &row))
		return name_community(page, line, row);
	return NB_OK;
}

/* The line of somebody else is not there (Z3). */
static enum nb_status
check_before(struct page *page, nb_row before)
{
	struct nb_audit_entry entry;
	struct nb_cursor *cursor;

	if (!before)
		return NB_OK;
	enum nb_status status = nb_db_find_one(page->call->tools->db, NB_SQL_AUDIT_ONE,
	                                       NB_BIND(nb_int(before)), &cursor);
	if (status)
		return status;
	nb_audit_entry_of(cursor, &entry);
	bool own = entry.about.at && is_own(page, entry.about);
	status = nb_cursor_end(cursor);
	return status || own ? status : NB_E_NOT_FOUND;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct audit_mine *args = call->args;
	struct audit_mine_reply *reply = call->reply;
	struct page *page = NB_NEW(call->arena, struct page);
	struct nb_list faces = {NULL, 0};

	if (!page)
		return NB_E_TOO_LARGE;
	page->call = call;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);
	if (!status)
		status = gather(page, NB_ID_ACCOUNT, call->subject.account, args->before);
	for (size_t i = 0; !status && i < faces.count; i++)
		status = gather(page, NB_ID_MEMBER,
		                ((const struct nb_membership *)faces.at)[i].member, args->before);
	if (!status)
		status = check_before(page, args->before);
	reply->more = page->count > LINES_MOST;
	reply->lines = (struct nb_list){page->lines, reply->more ? LINES_MOST : page->count};
	for (size_t i = 0; !status && i < reply->lines.count; i++) {
		status = name_actor(page, &page->lines[i], page->refs[i].actor);
		if (!status)
			status = name_place(page, &page->lines[i], page->refs[i].object);
	}
	return status;
}

const struct nb_command nb_cmd_audit_mine = {
    .name = "audit.mine",
    .doc =
	"What was done with your own data: who, when and what. Looking is written down too, once "
	"a day.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_LOG_READ_OWN,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};

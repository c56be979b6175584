/*
 * describe_rights.c - the table of rights as one page, for people who check who may do what.
 * Not for deciding: nb_rights_decide reads the same rows.
 */
#include "describe_print.h"

#include "noaber/views.h"

#define ALL_STATES(count) ((1u << (count)) - 1)

static const struct {
	enum nb_relation bit;
	const char *word;
	const char *doc;
} relations[] = {
    {NB_IS_SIGNED_IN, "signed in", "has a session"},
    {NB_IS_PARTICIPANT, "participant",
     "wears a hat that takes part here: resident and relative everywhere, peer and duty "
     "where their grant holds"},
    {NB_IS_MEMBER, "member", "belongs to the community"},
    {NB_IS_JOINED, "joined", "takes part in the room"},
    {NB_IS_AUTHOR, "author", "wrote the message"},
    {NB_IS_HOST, "host", "peer or duty whose grant holds here and now"},
    {NB_IS_LISTED, "listed", "the community is shown to anybody who signed in"},
    {NB_IS_ANYBODY, "anybody", "always so"},
    {NB_IS_AUDITOR, "auditor", "wears that hat under a grant of the region that holds now"},
    {NB_IS_SEEKER, "seeker",
     "wears duty or coordinator under a grant of the region that holds now"},
    {NB_IS_KEYHOLDER, "key holder",
     "wears duty, coordinator or auditor under a grant of the region that holds now"},
    {NB_IS_CONCERNED, "concerned", "it is about a face of one's own account"},
    {NB_IS_ASKER, "asker", "asked for the unmasking"},
    {NB_IS_JUDGE, "judge", "answered that ask"},
    {NB_IS_BACKED, "backed", "whoever asked and answered still holds the grant they did it by"},
    {NB_IS_OPEN, "open", "the community lets anybody in"},
    {NB_IS_HALF, "half", "has a session without its second step, and is not signed in yet"},
    {NB_IS_COORDINATOR, "coordinator",
     "wears that hat under a grant that holds now: for this community, or anywhere when it is "
     "about the house"},
    {NB_IS_DECIDER, "decider", "wears a hat that decides about the appointment"},
    {NB_IS_PROPOSER, "proposer", "proposed the appointment"},
    {NB_IS_ONESELF, "for oneself", "wears the hat of a resident or a relative"},
    {NB_IS_PAIRED, "paired", "is one of the two of the room"},
    {NB_IS_APPOINTED, "appointed", "the appointment is theirs"},
};

static const char head[] =
    "# Who may do what\n"
    "\n"
    "Printed by `noaberd describe rights` from the table that decides; change the table, not this\n"
    "text.\n"
    "\n"
    "Every command needs one right. The server asks in this order, and the first \"no\" is the "
    "answer:\n"
    "\n"
    "1. Is there a session? Else `signed_out`. Only `visit` needs none. Is it a whole one? Else\n"
    "   `factor_needed`. Half a session may only `prove`.\n"
    "2. May this person see the thing at all? Else `not_found`: not there and not yours look alike.\n"
    "3. May this person do it? Else `not_member` when joining would help, and `forbidden` when not.\n"
    "4. Does the state of the room allow it? Else `read_only`.\n"
    "5. Does the state of the message allow it? Else `conflict`, or `not_found` once it is removed.\n"
    "\n"
    "## What a person can be to a thing\n"
    "\n"
    "| word | meaning |\n"
    "| --- | --- |\n";

static const char matrix_head[] =
    "\n"
    "## Rights\n"
    "\n"
    "All words of one column hold together (`+`); \"or\" parts two ways to the same right.\n"
    "\n"
    "| right | commands | to see it | to do it | room states | message states | mag, omdat | may, "
    "because |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |\n";

static const char hats_head[] =
    "\n"
    "## Hats\n"
    "\n"
    "A grant holds when it is for this community, its municipality or the region, and today lies in "
    "its\n"
    "time.\n"
    "\n"
    "| hat | takes part | takes part with a grant here | hosts with a grant here |\n"
    "| --- | --- | --- | --- |\n";

static void
print_relation(unsigned relation, struct nb_buf *out)
{
	const char *between = "";

	for (size_t i = 0; i < NB_COUNT(relations); i++) {
		if (!(relation & (unsigned)relations[i].bit))
			continue;
		nb_buf_add_format(out, "%s%s", between, relations[i].word);
		between = " + ";
	}
}

static void
print_ways(const unsigned ways[NB_WAYS_MOST], struct nb_buf *out)
{
	for (size_t i = 0; i < NB_WAYS_MOST && ways[i]; i++) {
		nb_buf_add_text(out, i ? ", or " : "");
		print_relation(ways[i], out);
	}
}

static void
print_states(unsigned states, const struct nb_words *words, struct nb_buf *out)
{
	const char *between = "";

	if (states == ALL_STATES(words->count)) {
		nb_buf_add_text(out, "any");
		return;
	}
	for (size_t i = 0; i < words->count; i++) {
		if (!(states & 1u << i))
			continue;
		nb_buf_add_format(out, "%s%s", between, words->words[i]);
		between = ", ";
	}
}

static void
print_commands(const struct nb_catalog *commands, enum nb_right right, struct nb_buf *out)
{
	const char *between = "";

	for (size_t i = 0; i < commands->count; i++) {
		const struct nb_command *command = commands->rows[i];

		if (command->needs != right)
			continue;
		nb_buf_add_format(out, "%s`%s`", between, command->name);
		between = ", ";
	}
}

static void
print_right(const struct nb_reference *reference, enum nb_right right, struct nb_buf *out)
{
	const struct nb_right_row *row = &nb_right_rows[right];

	nb_buf_add_format(out, "| `%s` | ", nb_right_words[right]);
	print_commands(&reference->commands, right, out);
	nb_buf_add_text(out, " | ");
	print_ways(row->seen_by, out);
	nb_buf_add_text(out, " | ");
	print_ways(row->needs, out);
	if (row->never) {
		nb_buf_add_text(out, ", never ");
		print_relation(row->never, out);
	}
	nb_buf_add_text(out, " | ");
	print_states(row->room_states, &nb_words_room_state, out);
	nb_buf_add_text(out, " | ");
	print_states(row->message_states, &nb_words_message_state, out);
	nb_buf_add_format(out, " | %s | %s |\n", row->because_nl, row->because_en);
}

static const char *
yes_or_no(bool yes)
{
	return yes ? "yes" : "no";
}

void
nb_describe_rights(const struct nb_reference *reference, struct nb_buf *out)
{
	nb_buf_add_text(out, head);
	for (size_t i = 0; i < NB_COUNT(relations); i++)
		nb_buf_add_format(out, "| %s | %s |\n", relations[i].word, relations[i].doc);
	nb_buf_add_text(out, matrix_head);
	for (enum nb_right right = 0; right < NB_RIGHT_COUNT; right++)
		print_right(reference, right, out);
	nb_buf_add_text(out, hats_head);
	for (enum nb_hat hat = 0; hat < NB_HAT_COUNT; hat++)
		nb_buf_add_format(out, "| `%s` | %s | %s | %s |\n", nb_hat_words[hat],
		                  yes_or_no(nb_hat_takes_part(hat, false)),
		                  yes_or_no(nb_hat_takes_part(hat, true)),
		                  yes_or_no(nb_hat_hosts(hat, true)));
}

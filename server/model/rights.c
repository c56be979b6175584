/*
 * rights.c - the table of rights and the one decision.
 * Not here: finding out how a person relates to a thing (command/object.c).
 */
#include "noaber/rights.h"

#include "noaber/check.h"

#define IN(state) (1u << (state))
#define ANY_ROOM (IN(NB_ROOM_OPEN) | IN(NB_ROOM_READ_ONLY) | IN(NB_ROOM_ARCHIVED))
#define ANY_MESSAGE (IN(NB_MESSAGE_VISIBLE) | IN(NB_MESSAGE_HIDDEN) | IN(NB_MESSAGE_REMOVED))

/* A member sees a room by being in it; others see what is listed; a host sees what is hosted. */
#define SEEN                                                                                       \
	{                                                                                          \
		NB_IS_SIGNED_IN | NB_IS_PARTICIPANT | NB_IS_LISTED,                                \
		    NB_IS_PARTICIPANT | NB_IS_MEMBER                                               \
	}
/* Reading goes before joining only where anybody is let in. */
#define READABLE                                                                                   \
	{                                                                                          \
		NB_IS_PARTICIPANT | NB_IS_OPEN, NB_IS_PARTICIPANT | NB_IS_JOINED                   \
	}
#define ALWAYS                                                                                     \
	{                                                                                          \
		0, 0                                                                               \
	}

const struct nb_right_row nb_right_rows[NB_RIGHT_COUNT] = {
    [NB_RIGHT_VISIT] = {ALWAYS, ALWAYS, ANY_ROOM, ANY_MESSAGE, "iedereen dit mag", "anybody may"},
    [NB_RIGHT_SELF] = {ALWAYS,
                       {NB_IS_SIGNED_IN, NB_IS_SIGNED_IN},
                       ANY_ROOM,
                       ANY_MESSAGE,
                       "het over jou gaat",
                       "it is about you"},
    [NB_RIGHT_COMMUNITY_SEE] = {{NB_IS_SIGNED_IN | NB_IS_LISTED, NB_IS_SIGNED_IN | NB_IS_MEMBER},
                                {NB_IS_SIGNED_IN, NB_IS_SIGNED_IN},
                                ANY_ROOM,
                                ANY_MESSAGE,
                                "deze gemeenschap voor iedereen te zien is",
                                "anybody may see this community"},
    [NB_RIGHT_COMMUNITY_LEAVE] = {{NB_IS_MEMBER, NB_IS_MEMBER},
                                  {NB_IS_MEMBER, NB_IS_MEMBER},
                                  ANY_ROOM,
                                  ANY_MESSAGE,
                                  "weggaan altijd mag",
                                  "leaving is always allowed"},
    [NB_RIGHT_ROOM_SEE] = {SEEN,
                           {NB_IS_PARTICIPANT, NB_IS_PARTICIPANT},
                           ANY_ROOM,
                           ANY_MESSAGE,
                           "deze groep in de lijst staat",
                           "this group is listed"},
    [NB_RIGHT_ROOM_JOIN] = {SEEN,
                            {NB_IS_PARTICIPANT | NB_IS_OPEN, NB_IS_PARTICIPANT | NB_IS_MEMBER},
                            IN(NB_ROOM_OPEN) | IN(NB_ROOM_READ_ONLY),
                            ANY_MESSAGE,
                            "deze groep open is",
                            "this group is open"},
    [NB_RIGHT_ROOM_LEAVE] = {{NB_IS_JOINED, NB_IS_JOINED},
                             {NB_IS_JOINED, NB_IS_JOINED},
                             ANY_ROOM,
                             ANY_MESSAGE,
                             "weggaan altijd mag",
                             "leaving is always allowed"},
    [NB_RIGHT_ROOM_READ] = {READABLE, READABLE, ANY_ROOM, ANY_MESSAGE,
                            "je meedoet, of omdat de groep open is",
                            "you take part, or the group is open"},
    [NB_RIGHT_ROOM_WRITE] = {READABLE,
                             {NB_IS_PARTICIPANT | NB_IS_JOINED, NB_IS_PARTICIPANT | NB_IS_JOINED},
                             IN(NB_ROOM_OPEN),
                             ANY_MESSAGE,
                             "je meedoet met deze groep",
                             "you take part in this group"},
    [NB_RIGHT_MESSAGE_REACT] = {READABLE,
                                {NB_IS_PARTICIPANT | NB_IS_JOINED,
                                 NB_IS_PARTICIPANT | NB_IS_JOINED},
                                IN(NB_ROOM_OPEN),
                                IN(NB_MESSAGE_VISIBLE),
                                "je meedoet met deze groep",
                                "you take part in this group"},
    [NB_RIGHT_MESSAGE_EDIT] = {READABLE,
                               {NB_IS_JOINED | NB_IS_AUTHOR, NB_IS_JOINED | NB_IS_AUTHOR},
                               IN(NB_ROOM_OPEN),
                               IN(NB_MESSAGE_VISIBLE),
                               "jij dit schreef",
                               "you wrote this"},
    /* Own words can be taken back for as long as one can reach them, also after leaving an open
	 * room and in an archived one. */
    [NB_RIGHT_MESSAGE_REMOVE] = {{NB_IS_AUTHOR, NB_IS_PARTICIPANT | NB_IS_OPEN},
                                 {NB_IS_AUTHOR, NB_IS_AUTHOR},
                                 ANY_ROOM,
                                 IN(NB_MESSAGE_VISIBLE) | IN(NB_MESSAGE_HIDDEN),
                                 "jij dit schreef",
                                 "you wrote this"},
    [NB_RIGHT_MESSAGE_MODERATE] = {{NB_IS_PARTICIPANT | NB_IS_OPEN,
                                    NB_IS_PARTICIPANT | NB_IS_JOINED},
                                   {NB_IS_HOST | NB_IS_MEMBER, NB_IS_HOST | NB_IS_MEMBER},
                                   ANY_ROOM,
                                   IN(NB_MESSAGE_VISIBLE) | IN(NB_MESSAGE_HIDDEN),
                                   "je hier begeleider bent",
                                   "you are a host here"},
};

const char *const nb_right_words[NB_RIGHT_COUNT] = {
    [NB_RIGHT_VISIT] = "visit",
    [NB_RIGHT_SELF] = "self",
    [NB_RIGHT_COMMUNITY_SEE] = "community.see",
    [NB_RIGHT_COMMUNITY_LEAVE] = "community.leave",
    [NB_RIGHT_ROOM_SEE] = "room.see",
    [NB_RIGHT_ROOM_JOIN] = "room.join",
    [NB_RIGHT_ROOM_LEAVE] = "room.leave",
    [NB_RIGHT_ROOM_READ] = "room.read",
    [NB_RIGHT_ROOM_WRITE] = "room.write",
    [NB_RIGHT_MESSAGE_REACT] = "message.react",
    [NB_RIGHT_MESSAGE_EDIT] = "message.edit",
    [NB_RIGHT_MESSAGE_REMOVE] = "message.remove",
    [NB_RIGHT_MESSAGE_MODERATE] = "message.moderate",
};
const char *const nb_room_state_words[] = {"open", "read_only", "archived"};
const char *const nb_room_kind_words[] = {"group"};
const char *const nb_access_words[] = {"open", "introduction", "invite"};
const char *const nb_message_state_words[] = {"visible", "hidden", "removed"};

static bool
has_either(unsigned relation, const unsigned wanted[2])
{
	return (relation & wanted[0]) == wanted[0] || (relation & wanted[1]) == wanted[1];
}

enum nb_status
nb_rights_decide(enum nb_right right, const struct nb_situation *situation)
{
	nb_assert(right < NB_RIGHT_COUNT);
	const struct nb_right_row *row = &nb_right_rows[right];

	if (right != NB_RIGHT_VISIT && !(situation->relation & NB_IS_SIGNED_IN))
		return NB_E_SIGNED_OUT;
	/* First what may be seen at all: "not there" and "not yours" look alike (Z3). */
	if (!has_either(situation->relation, row->seen_by))
		return NB_E_NOT_FOUND;
	if (!has_either(situation->relation, row->needs)) {
		bool joining_helps =
		    has_either(situation->relation | NB_IS_JOINED | NB_IS_MEMBER, row->needs);
		return joining_helps ? NB_E_NOT_MEMBER : NB_E_FORBIDDEN;
	}
	if (!(row->room_states & IN(situation->room_state)))
		return NB_E_READ_ONLY;
	if (!(row->message_states & IN(situation->message_state)))
		return situation->message_state == NB_MESSAGE_REMOVED ? NB_E_NOT_FOUND
		                                                      : NB_E_CONFLICT;
	return NB_OK;
}

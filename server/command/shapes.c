/* shapes.c - the fields of the shared views; documentation and TypeScript come from here. */
#include "noaber/duty.h"
#include "noaber/mentions.h"
#include "noaber/notices.h"

#define SHAPE(variable, type, structure, table, text)                                              \
	const struct nb_shape variable = {.name = type,                                            \
	                                  .doc = text,                                             \
	                                  .bytes = sizeof(structure),                              \
	                                  .fields = table,                                         \
	                                  .field_count = NB_COUNT(table)}

static const struct nb_field author[] = {
    NB_FIELD_ID(struct nb_author_view, member, NB_ID_MEMBER, "this person in this community"),
    NB_FIELD_TEXT(struct nb_author_view, name, 0, 0, "display name in this community"),
    NB_FIELD_WORD(struct nb_author_view, hat, &nb_words_hat,
                  "the hat worn when writing; from the server only"),
};
SHAPE(nb_shape_author, "Author", struct nb_author_view, author,
      "A person as a community knows them.");

static const struct nb_field reactions[] = {
    NB_FIELD_INT(struct nb_reactions_view, recognise, 0, 0, "ik herken dit"),
    NB_FIELD_INT(struct nb_reactions_view, strength, 0, 0, "sterkte"),
    NB_FIELD_INT(struct nb_reactions_view, thanks, 0, 0, "dankjewel"),
};
SHAPE(nb_shape_reactions, "Reactions", struct nb_reactions_view, reactions,
      "How many people gave each supportive reaction.");

static const struct nb_field message[] = {
    NB_FIELD_ID(struct nb_message_view, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_INT(struct nb_message_view, seq, 0, 0, "its place in the order of the room"),
    NB_FIELD_OBJECT(struct nb_message_view, author, &nb_shape_author, "who wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_message_view, text, 0, 0,
                      "the words; left out unless this reader may see them (hidden ones: "
                      "its author; a host asks message.unveil)"),
    NB_FIELD_INT(struct nb_message_view, at_ms, 0, 0, "when it was posted"),
    NB_FIELD_INT_OPT(struct nb_message_view, edited_ms, 0, 0, "when it was last edited"),
    NB_FIELD_WORD(struct nb_message_view, state, &nb_words_message_state, "what readers see of it"),
    NB_FIELD_TEXT_OPT(struct nb_message_view, hidden_reason, 0, 0,
                      "why a host hid it; for its author and hosts"),
    NB_FIELD_OBJECT_OPT(struct nb_message_view, reactions, &nb_shape_reactions,
                        "supportive reactions; left out when there are none"),
    NB_FIELD_WORDS_OPT(struct nb_message_view, mine, &nb_words_reaction,
                       "own reactions, if any; never in events"),
    NB_FIELD_ID_OPT(struct nb_message_view, reply_to, NB_ID_MESSAGE,
                    "the message of the same room that it answers"),
    NB_FIELD_WORD_OPT(struct nb_message_view, cover, &nb_words_cover,
                      "what it may be hard to read about: shown when the reader asks for it"),
    NB_FIELD_OBJECT_OPT(struct nb_message_view, quote, &nb_shape_quote,
                        "that message, as it is today"),
    NB_FIELD_WORD_OPT(struct nb_message_view, origin, &nb_words_origin,
                      "left out: it was written here. Else it was passed on with its author's yes, "
                      "and its face is of this message alone"),
    NB_FIELD_INT_OPT(struct nb_message_view, replies, 0, 0,
                     "how many answer this one; left out when none do; counting stops at 100"),
    NB_FIELD_LIST_OPT(struct nb_message_view, mentions, &nb_shape_mention, 0,
                      "who is named in the text: each stands where it has U+FFFC"),
};
SHAPE(nb_shape_message, "MessageView", struct nb_message_view, message,
      "A message as one reader may see it.");

static const struct nb_field theme[] = {
    NB_FIELD_WORD(struct nb_theme_view, theme, &nb_words_cover, "what messages are about"),
    NB_FIELD_WORD(struct nb_theme_view, show, &nb_words_theme_show,
                  "cover them until asked, show them, or never show them"),
};
SHAPE(nb_shape_theme, "Theme", struct nb_theme_view, theme,
      "What somebody wants to see of messages about a theme.");

static const struct nb_field themes[] = {
    NB_FIELD_LIST(struct nb_themes_view, themes, &nb_shape_theme, 0, "every theme"),
};
SHAPE(nb_shape_themes, "Themes", struct nb_themes_view, themes,
      "How one filters messages; known to nobody else.");

static const struct nb_field held_wait[] = {
    NB_FIELD_BOOL(struct nb_held_wait_view, attended, "somebody on duty is near"),
    NB_FIELD_INT_OPT(struct nb_held_wait_view, low_ms, 0, 0,
                     "half of the last ones waited between this long"),
    NB_FIELD_INT_OPT(struct nb_held_wait_view, high_ms, 0, 0,
                     "and this long; left out while there were too few to say"),
};
SHAPE(nb_shape_held_wait, "HeldWait", struct nb_held_wait_view, held_wait,
      "How long a message may have to wait for a host (MO12).");

static const struct nb_field held[] = {
    NB_FIELD_ID(struct nb_held_view, message, NB_ID_MESSAGE, "the message; it keeps this id"),
    NB_FIELD_ID(struct nb_held_view, room, NB_ID_ROOM, "where it is to be said"),
    NB_FIELD_OBJECT(struct nb_held_view, author, &nb_shape_author, "who wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_held_view, text, 0, 0,
                      "the words; for its author, and for a host who asks message.open_held"),
    NB_FIELD_ID_OPT(struct nb_held_view, reply_to, NB_ID_MESSAGE, "the message it answers"),
    NB_FIELD_WORD_OPT(struct nb_held_view, cover, &nb_words_cover,
                      "what it may be hard to read about"),
    NB_FIELD_WORD(struct nb_held_view, why, &nb_words_hold, "why it waits"),
    NB_FIELD_WORD(struct nb_held_view, state, &nb_words_held_state, "how it stands"),
    NB_FIELD_INT(struct nb_held_view, edits, 0, 0,
                 "how often it was changed; a release names the version that was read"),
    NB_FIELD_INT(struct nb_held_view, at_ms, 0, 0, "when it was written"),
    NB_FIELD_BOOL(struct nb_held_view, own, "the reader wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_held_view, reason, 0, 0, "why it was declined; for its author"),
    NB_FIELD_LIST_OPT(struct nb_held_view, mentions, &nb_shape_mention, 0,
                      "who is named in the text"),
};
SHAPE(nb_shape_held, "HeldView", struct nb_held_view, held,
      "A message that waits for a host. The group does not know of it.");

static const struct nb_field waits_event[] = {
    NB_FIELD_ID(struct nb_waits_event, room, NB_ID_ROOM, "the room"),
    NB_FIELD_INT(struct nb_waits_event, waiting, 0, 0, "how many messages wait there now"),
};
SHAPE(nb_shape_waits_event, "Waits", struct nb_waits_event, waits_event,
      "How many messages wait for a host.");

static const struct nb_field judged_event[] = {
    NB_FIELD_ID(struct nb_judged_event, room, NB_ID_ROOM, "the room"),
    NB_FIELD_ID(struct nb_judged_event, message, NB_ID_MESSAGE, "your message"),
    NB_FIELD_WORD(struct nb_judged_event, what, &nb_words_held_end, "what became of it"),
};
SHAPE(nb_shape_judged_event, "Judged", struct nb_judged_event, judged_event,
      "What became of a message that waited.");

static const struct nb_field last[] = {
    NB_FIELD_ID(struct nb_last_view, member, NB_ID_MEMBER, "who wrote it"),
    NB_FIELD_TEXT(struct nb_last_view, name, 0, 0, "their name"),
    NB_FIELD_TEXT_OPT(struct nb_last_view, text, 0, 0, "the words; left out when covered"),
    NB_FIELD_WORD_OPT(struct nb_last_view, cover, &nb_words_cover,
                      "what it may be hard to read about"),
    NB_FIELD_INT(struct nb_last_view, at_ms, 0, 0, "when"),
};
SHAPE(nb_shape_last, "LastMessage", struct nb_last_view, last,
      "The newest visible message of a room.");

static const struct nb_field room[] = {
    NB_FIELD_ID(struct nb_room_view, room, NB_ID_ROOM, "the room"),
    NB_FIELD_ID(struct nb_room_view, community, NB_ID_COMMUNITY, "its community"),
    NB_FIELD_TEXT(struct nb_room_view, community_name, 0, 0, "name of the community"),
    NB_FIELD_TEXT(struct nb_room_view, name, 0, 0, "name of the room"),
    NB_FIELD_TEXT(struct nb_room_view, line, 0, 0, "what it is about, in one line"),
    NB_FIELD_WORD(struct nb_room_view, kind, &nb_words_room_kind, "kind of room"),
    NB_FIELD_WORD(struct nb_room_view, access, &nb_words_access, "how one gets in"),
    NB_FIELD_WORD(struct nb_room_view, state, &nb_words_room_state, "what it allows now"),
    NB_FIELD_INT(struct nb_room_view, member_count, 0, 0, "people who joined"),
    NB_FIELD_BOOL(struct nb_room_view, joined, "is the reader one of them"),
    NB_FIELD_INT(struct nb_room_view, head_seq, 0, 0, "number of the newest event"),
    NB_FIELD_INT(struct nb_room_view, read_seq, 0, 0, "the reader's read cursor"),
    NB_FIELD_INT(struct nb_room_view, unread, 0, 0,
                 "messages after it, without those of people put aside; counting stops at 100"),
    NB_FIELD_OBJECT_OPT(struct nb_room_view, me, &nb_shape_author, "the reader's face here"),
    NB_FIELD_OBJECT_OPT(struct nb_room_view, with, &nb_shape_author,
                        "the other, in a talk of two; its name is the name of the room"),
    NB_FIELD_OBJECT_OPT(struct nb_room_view, last, &nb_shape_last,
                        "newest message, if the reader may read"),
    NB_FIELD_INT_OPT(struct nb_room_view, held, 0, 0,
                     "messages that wait for a host; for who may judge them"),
    NB_FIELD_WORDS(struct nb_room_view, may, &nb_words_right, "what the reader may do here now"),
    NB_FIELD_BOOL(struct nb_room_view, rules_due,
                  "writing here waits until the reader accepts the house rules: rules.accept"),
};
SHAPE(nb_shape_room, "RoomView", struct nb_room_view, room, "A room as one reader sees it.");

static const struct nb_field community[] = {
    NB_FIELD_ID(struct nb_community_view, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_TEXT(struct nb_community_view, slug, 0, 0, "short word for it"),
    NB_FIELD_TEXT(struct nb_community_view, name, 0, 0, "name"),
    NB_FIELD_TEXT(struct nb_community_view, line, 0, 0, "what it is about, in one line"),
    NB_FIELD_TEXT(struct nb_community_view, theme, 0, 0, "life theme"),
    NB_FIELD_TEXT_OPT(struct nb_community_view, municipality, 0, 0,
                      "name of the municipality; left out for the whole region"),
    NB_FIELD_WORD(struct nb_community_view, access, &nb_words_access, "how one gets in"),
    NB_FIELD_INT(struct nb_community_view, member_count, 0, 0, "members"),
    NB_FIELD_INT(struct nb_community_view, room_count, 0, 0, "rooms"),
    NB_FIELD_BOOL(struct nb_community_view, joined, "is the reader a member"),
    NB_FIELD_OBJECT(struct nb_community_view, duty, &nb_shape_duty, "who is there, and when"),
    NB_FIELD_WORD(struct nb_community_view, state, &nb_words_community_state,
                  "is there still something going on"),
    NB_FIELD_WORDS(struct nb_community_view, may, &nb_words_right,
                   "what the reader may do here now, of keeping it"),
};
SHAPE(nb_shape_community, "CommunityView", struct nb_community_view, community,
      "A community by life theme.");

static const struct nb_field grant[] = {
    NB_FIELD_WORD(struct nb_grant_view, hat, &nb_words_hat, "the hat"),
    NB_FIELD_WORD(struct nb_grant_view, scope, &nb_words_scope, "how far it reaches"),
    NB_FIELD_TEXT_OPT(struct nb_grant_view, where, 0, 0, "which community or municipality"),
    NB_FIELD_INT_OPT(struct nb_grant_view, until_ms, 0, 0, "when it ends"),
};
SHAPE(nb_shape_grant, "Grant", struct nb_grant_view, grant, "A hat that somebody may wear.");

static const struct nb_field me[] = {
    NB_FIELD_TEXT(struct nb_me_view, name, 0, 0, "the account's pseudonym"),
    NB_FIELD_WORD(struct nb_me_view, hat, &nb_words_hat, "the hat of this session"),
    NB_FIELD_WORDS(struct nb_me_view, hats, &nb_words_hat, "hats this account may wear now"),
    NB_FIELD_BOOL(struct nb_me_view, guest, "no passphrase yet: gone when the session ends"),
    NB_FIELD_BOOL(struct nb_me_view, recovery, "a recovery phrase was made"),
    NB_FIELD_WORD(struct nb_me_view, lang, &nb_words_lang, "language"),
    NB_FIELD_LIST(struct nb_me_view, grants, &nb_shape_grant, 0,
                  "where and until when the hats hold"),
};
SHAPE(nb_shape_me, "Me", struct nb_me_view, me, "Who the reader is here.");

static const struct nb_field session[] = {
    NB_FIELD_ID(struct nb_session_view, session, NB_ID_SESSION, "the session"),
    NB_FIELD_INT(struct nb_session_view, created_ms, 0, 0, "when it began"),
    NB_FIELD_INT(struct nb_session_view, seen_ms, 0, 0, "last used, to about five minutes"),
    NB_FIELD_BOOL(struct nb_session_view, current, "is it this one"),
    NB_FIELD_WORD(struct nb_session_view, hat, &nb_words_hat, "the hat worn in it"),
    NB_FIELD_TEXT(struct nb_session_view, device, 0, 0, "what the device called itself"),
};
SHAPE(nb_shape_session, "SessionView", struct nb_session_view, session,
      "One of one's own sessions.");

static const struct nb_field consent[] = {
    NB_FIELD_WORD(struct nb_consent_view, purpose, &nb_words_purpose, "what it is for"),
    NB_FIELD_BOOL(struct nb_consent_view, given, "does it hold, for the text as it is now"),
    NB_FIELD_BOOL(struct nb_consent_view, asks_again,
                  "given for an older text: ask again; it does not hold until then"),
    NB_FIELD_INT_OPT(struct nb_consent_view, version, 0, 0,
                     "version of the text that was answered; left out when never answered"),
    NB_FIELD_INT_OPT(struct nb_consent_view, at_ms, 0, 0, "when it was last given or withdrawn"),
};
SHAPE(nb_shape_consent, "ConsentView", struct nb_consent_view, consent,
      "One's own consent for one purpose.");

#define CARD_LINE(member, text)                                                                    \
	NB_FIELD_TEXT_OPT(struct nb_card, member, 0, NB_CARD_CHARACTERS_MOST, text)

static const struct nb_field card[] = {
    CARD_LINE(name, "real name"),
    CARD_LINE(phone, "telephone; kept as +31612345678"),
    CARD_LINE(contact, "somebody to call"),
    CARD_LINE(contact_phone, "their telephone"),
    CARD_LINE(doctor, "general practitioner"),
    CARD_LINE(doctor_phone, "their telephone"),
};
SHAPE(nb_shape_card, "EmergencyCard", struct nb_card, card,
      "What somebody leaves for an emergency; no e-mail addresses.");

static const struct nb_field opening[] = {
    NB_FIELD_WORD(struct nb_opening_view, hat, &nb_words_hat, "the hat of who opened it"),
    NB_FIELD_BOOL(struct nb_opening_view, own, "was it oneself; those are one line a day"),
    NB_FIELD_INT(struct nb_opening_view, times, 0, 0, "how many times"),
    NB_FIELD_INT(struct nb_opening_view, at_ms, 0, 0, "when, the last time"),
};
SHAPE(nb_shape_opening, "CardOpening", struct nb_opening_view, opening,
      "One time that an emergency card was opened.");

static const struct nb_field reacted[] = {
    NB_FIELD_ID(struct nb_reacted_view, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_ID(struct nb_reacted_view, member, NB_ID_MEMBER, "who reacted"),
    NB_FIELD_WORD(struct nb_reacted_view, kind, &nb_words_reaction, "which reaction"),
    NB_FIELD_BOOL(struct nb_reacted_view, on, "given, or taken back"),
    NB_FIELD_OBJECT(struct nb_reacted_view, reactions, &nb_shape_reactions, "the counts now"),
};
SHAPE(nb_shape_reacted, "Reacted", struct nb_reacted_view, reacted, "A supportive reaction.");

static const struct nb_field message_event[] = {
    NB_FIELD_OBJECT(struct nb_message_event, message, &nb_shape_message, "as it stands now"),
};
SHAPE(nb_shape_message_event, "MessageEvent", struct nb_message_event, message_event,
      "What happened to a message.");

static const struct nb_field why[] = {
    NB_FIELD_TEXT(struct nb_why_event, why, 0, 0,
                  "signed_out, ended_elsewhere, expired, consent_withdrawn or hat_ended"),
};
SHAPE(nb_shape_why, "Why", struct nb_why_event, why, "Why a session ended.");

static const struct nb_field appointment_event[] = {
    NB_FIELD_ID(struct nb_appointment_event, appointment, NB_ID_APPOINTMENT, "the appointment"),
    NB_FIELD_WORD(struct nb_appointment_event, state, &nb_words_appointment_state,
                  "how far it is now"),
};
SHAPE(nb_shape_appointment_event, "AppointmentChanged", struct nb_appointment_event,
      appointment_event, "An appointment that changed.");

static const struct nb_field notice[] = {
    NB_FIELD_ID(struct nb_notice_view, notice, NB_ID_NOTICE,
                "the notice; a new id when the same happened again"),
    NB_FIELD_WORD(struct nb_notice_view, kind, &nb_words_notice_kind, "what happened"),
    NB_FIELD_ID_OPT(struct nb_notice_view, room, NB_ID_ROOM, "where it can be read"),
    NB_FIELD_ID_OPT(struct nb_notice_view, message, NB_ID_MESSAGE, "the message in that room"),
    NB_FIELD_ID_OPT(struct nb_notice_view, community, NB_ID_COMMUNITY,
                    "the community it is about, or where something waits"),
    NB_FIELD_TEXT_OPT(struct nb_notice_view, community_name, 0, 0,
                      "the name of where something waits"),
    NB_FIELD_INT(struct nb_notice_view, at_ms, 0, 0, "when"),
};
SHAPE(nb_shape_notice, "Notice", struct nb_notice_view, notice,
      "Something that concerns you and you have not seen: a kind and a place, never words.");

static const struct nb_field notice_choice[] = {
    NB_FIELD_WORD(struct nb_notice_choice_view, kind, &nb_words_notice_kind, "of what"),
    NB_FIELD_BOOL(struct nb_notice_choice_view, wanted, "you are told"),
};
SHAPE(nb_shape_notice_choice, "NoticeChoice", struct nb_notice_choice_view, notice_choice,
      "Whether you want to be told of something.");

static const struct nb_field notice_event[] = {
    NB_FIELD_WORD_OPT(struct nb_notice_event, kind, &nb_words_notice_kind,
                      "what came; absent when some were seen"),
};
SHAPE(nb_shape_notice_event, "NoticeChanged", struct nb_notice_event, notice_event,
      "Notices came or went.");

static const struct nb_field room_event[] = {
    NB_FIELD_WORD(struct nb_room_event_view, ev, &nb_words_event, "what happened"),
    NB_FIELD_INT(struct nb_room_event_view, seq, 0, 0, "its number"),
    NB_FIELD_OBJECT_OPT(struct nb_room_event_view, message, &nb_shape_message,
                        "the message as it stands today"),
    NB_FIELD_OBJECT_OPT(struct nb_room_event_view, reacted, &nb_shape_reacted,
                        "for message.reacted"),
};
SHAPE(nb_shape_room_event, "RoomEvent", struct nb_room_event_view, room_event,
      "One event of a room, shown as things stand today.");

static const struct nb_field seq_reply[] = {
    NB_FIELD_INT(struct nb_seq_reply, seq, 0, 0, "number of the event this made"),
};
SHAPE(nb_shape_seq_reply, "SeqReply", struct nb_seq_reply, seq_reply, "Done, as event number seq.");

static const struct nb_field read_reply[] = {
    NB_FIELD_ID(struct nb_read_reply, room, NB_ID_ROOM, "the room"),
    NB_FIELD_INT(struct nb_read_reply, read_seq, 0, 0, "the cursor now"),
    NB_FIELD_INT(struct nb_read_reply, unread, 0, 0,
                 "messages after it, without those of people put aside; counting stops at 100"),
    NB_FIELD_INT(struct nb_read_reply, head_seq, 0, 0,
                 "number of the newest event that was counted"),
};
SHAPE(nb_shape_read_reply, "ReadReply", struct nb_read_reply, read_reply, "The read cursor.");

static const struct nb_field room_reply[] = {
    NB_FIELD_OBJECT(struct nb_room_reply, room, &nb_shape_room, "the room now"),
};
SHAPE(nb_shape_room_reply, "RoomReply", struct nb_room_reply, room_reply, "One room.");

static const struct nb_field rooms_reply[] = {
    NB_FIELD_LIST(struct nb_rooms_reply, rooms, &nb_shape_room, 0, "rooms"),
};
SHAPE(nb_shape_rooms_reply, "RoomsReply", struct nb_rooms_reply, rooms_reply, "Rooms.");

static const struct nb_field entered_reply[] = {
    NB_FIELD_TEXT(struct nb_entered_reply, name, 0, 0, "the account's pseudonym"),
    NB_FIELD_WORD(struct nb_entered_reply, hat, &nb_words_hat, "the hat of the new session"),
    NB_FIELD_WORDS_OPT(struct nb_entered_reply, hats, &nb_words_hat,
                       "hats to choose from, when there are several"),
    NB_FIELD_BOOL(struct nb_entered_reply, half,
                  "a second step comes first: ask factor.ways, then session.prove"),
};
SHAPE(nb_shape_entered_reply, "EnteredReply", struct nb_entered_reply, entered_reply,
      "A session began; the cookie is set.");

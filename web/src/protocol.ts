/*
 * The wire protocol noaber.1 as types.
 * Generated from the tables of the server by `noaberd describe ts`; do not edit.
 */

export type SessionId = string & { readonly kind: 'session' };
export type CommunityId = string & { readonly kind: 'community' };
export type RoomId = string & { readonly kind: 'room' };
export type MemberId = string & { readonly kind: 'member' };
export type MessageId = string & { readonly kind: 'message' };
export type AuditLineId = string & { readonly kind: 'audit_line' };
export type FactorId = string & { readonly kind: 'factor' };
export type UnmaskId = string & { readonly kind: 'unmask' };
export type InvitationId = string & { readonly kind: 'invitation' };
export type AppointmentId = string & { readonly kind: 'appointment' };
export type SanctionId = string & { readonly kind: 'sanction' };
export type StoryId = string & { readonly kind: 'story' };
export type QuestionId = string & { readonly kind: 'question' };
export type NoticeId = string & { readonly kind: 'notice' };
export type IntroductionId = string & { readonly kind: 'introduction' };
export type PinnedId = string & { readonly kind: 'pinned' };

export type Nothing = Record<string, never>;

export type Access = 'open' | 'introduction' | 'invite';
export type AppointmentState = 'invited' | 'accepted' | 'active' | 'refused' | 'ended';
export type Aside = 'mute' | 'block';
export type Audience = 'community' | 'region';
export type Audited =
  | 'none'
  | 'account.made'
  | 'account.kept'
  | 'account.renamed'
  | 'face.renamed'
  | 'account.recovered'
  | 'account.passphrase_changed'
  | 'account.recovery_renewed'
  | 'factor.added'
  | 'factor.removed'
  | 'factor.codes_renewed'
  | 'factor.code_used'
  | 'account.paused'
  | 'account.frozen'
  | 'account.closed'
  | 'account.erased'
  | 'consent.given'
  | 'consent.withdrawn'
  | 'card.saved'
  | 'card.opened'
  | 'card.deleted'
  | 'passkey.added'
  | 'session.begun'
  | 'session.proved'
  | 'session.signed_out'
  | 'session.ended'
  | 'session.expired'
  | 'session.begun_by_organisation'
  | 'organisation.linked'
  | 'organisation.unlinked'
  | 'message.hidden'
  | 'message.shown'
  | 'message.unveiled'
  | 'sanction.imposed'
  | 'sanction.ended'
  | 'sanction.seen'
  | 'message.held_read'
  | 'message.released'
  | 'message.declined'
  | 'message.covered'
  | 'message.versions_read'
  | 'log.read'
  | 'log.read_own'
  | 'store.filled'
  | 'store.copied'
  | 'store.restored'
  | 'store.pruned'
  | 'log.verified'
  | 'log.printed'
  | 'unmask.asked'
  | 'unmask.agreed'
  | 'unmask.refused'
  | 'unmask.opened'
  | 'invitation.made'
  | 'invitation.withdrawn'
  | 'invitation.used'
  | 'people.seen'
  | 'appointment.proposed'
  | 'appointment.accepted'
  | 'appointment.checked'
  | 'appointment.signed'
  | 'appointment.extended'
  | 'appointment.refused'
  | 'appointment.ended'
  | 'rules.changed'
  | 'community.made'
  | 'community.changed'
  | 'room.made'
  | 'room.changed'
  | 'story.hidden'
  | 'story.shown'
  | 'story.unveiled'
  | 'question.hidden'
  | 'question.shown'
  | 'question.unveiled'
  | 'introduction.accepted'
  | 'introduction.declined'
  | 'pinned.made'
  | 'pinned.changed'
  | 'pinned.ended'
  | 'linkup.proposed'
  | 'linkup.answered'
  | 'linkup.withdrawn';
export type CommunityState = 'open' | 'archived';
export type Cover = 'loss' | 'violence' | 'self_harm' | 'abuse' | 'eating' | 'substances' | 'other';
export type FactorKind = 'totp' | 'passkey';
export type Hat =
  | 'resident'
  | 'relative'
  | 'peer'
  | 'duty'
  | 'professional'
  | 'partner'
  | 'coordinator'
  | 'facilitator'
  | 'auditor'
  | 'operator';
export type HeldEnd = 'released' | 'declined' | 'changed';
export type HeldState = 'waiting' | 'declined' | 'withdrawn';
export type HoldReason = 'moderated' | 'unattended' | 'newcomer';
export type Holiday =
  | 'new_year'
  | 'easter'
  | 'easter_monday'
  | 'kings_day'
  | 'liberation'
  | 'ascension'
  | 'pentecost'
  | 'pentecost_monday'
  | 'christmas'
  | 'boxing_day';
export type IntroductionNo = 'full' | 'other_group' | 'not_now' | 'tell_more';
export type IntroductionState = 'waiting' | 'declined' | 'unanswered' | 'withdrawn';
export type Lang = 'nl' | 'en';
export type Linkup = 'asked' | 'given' | 'ended';
export type MessageState = 'visible' | 'hidden' | 'removed';
export type Moderation = 'after' | 'before';
export type NoticeKind =
  | 'reply'
  | 'hidden'
  | 'shown'
  | 'unmask'
  | 'let_in'
  | 'introduction'
  | 'mention'
  | 'waiting'
  | 'on_call'
  | 'linkup';
export type Opened = 'few' | 'some' | 'many';
export type Origin = 'elsewhere';
export type PanelSide = 'peer' | 'professional';
export type PinnedState = 'coming' | 'running' | 'over';
export type Purpose = 'service' | 'care_escalation' | 'follow_up' | 'research';
export type QuestionState = 'waiting' | 'shown' | 'hidden';
export type Reaction = 'recognise' | 'strength' | 'thanks';
export type Right =
  | 'visit'
  | 'self'
  | 'community.see'
  | 'community.leave'
  | 'room.see'
  | 'room.join'
  | 'room.leave'
  | 'room.read'
  | 'room.write'
  | 'message.react'
  | 'message.edit'
  | 'message.remove'
  | 'message.moderate'
  | 'audit.read'
  | 'prove'
  | 'unmask.see'
  | 'unmask.ask'
  | 'unmask.judge'
  | 'unmask.open'
  | 'community.invite'
  | 'invitation.withdraw'
  | 'invitation.use'
  | 'people.see'
  | 'appointment.propose'
  | 'appointment.check'
  | 'appointment.sign'
  | 'appointment.extend'
  | 'appointment.refuse'
  | 'appointment.end'
  | 'community.rename'
  | 'sanction.see'
  | 'sanction.pause'
  | 'sanction.ban'
  | 'sanction.end'
  | 'member.set_aside'
  | 'direct.talk'
  | 'direct.end'
  | 'duty.lead'
  | 'hours.set'
  | 'message.judge'
  | 'message.release'
  | 'message.withdraw'
  | 'community.search'
  | 'message.versions'
  | 'rules.accept'
  | 'community.keep'
  | 'community.make'
  | 'room.keep'
  | 'story.write'
  | 'story.list'
  | 'story.read'
  | 'story.change'
  | 'story.withdraw'
  | 'story.moderate'
  | 'panel.ask'
  | 'panel.list'
  | 'panel.read'
  | 'panel.answer'
  | 'panel.withdraw'
  | 'panel.moderate'
  | 'panel.waiting'
  | 'introduction.ask'
  | 'introduction.judge'
  | 'pinned.see'
  | 'pinned.keep'
  | 'presence.share'
  | 'linkup.propose'
  | 'linkup.answer';
export type RoomEventName =
  | 'message.posted'
  | 'message.edited'
  | 'message.removed'
  | 'message.hidden'
  | 'message.shown'
  | 'message.reacted'
  | 'message.covered'
  | 'room.changed';
export type RoomKind = 'group' | 'direct';
export type RoomState = 'open' | 'read_only' | 'archived';
export type Sanction = 'pause' | 'ban';
export type Scope = 'region' | 'municipality' | 'community' | 'organisation';
export type Status =
  | 'ok'
  | 'bad_request'
  | 'bad_argument'
  | 'unknown_command'
  | 'too_large'
  | 'signed_out'
  | 'wrong_door'
  | 'not_found'
  | 'forbidden'
  | 'not_member'
  | 'read_only'
  | 'slow_mode'
  | 'no_links_yet'
  | 'looked_at_first'
  | 'rules_first'
  | 'writing_paused'
  | 'diagnosis_name'
  | 'rooms_full'
  | 'too_late'
  | 'too_often'
  | 'conflict'
  | 'rate_limited'
  | 'busy'
  | 'storage_full'
  | 'unavailable'
  | 'wrong_credentials'
  | 'wrong_passphrase'
  | 'not_offered'
  | 'no_push'
  | 'organisation_away'
  | 'organisation_refused'
  | 'organisation_factor'
  | 'attempt_over'
  | 'not_linked'
  | 'link_taken'
  | 'wrong_recovery'
  | 'wrong_code'
  | 'factor_needed'
  | 'proof_needed'
  | 'last_factor'
  | 'wrong_passkey'
  | 'choose_hat'
  | 'paused'
  | 'frozen'
  | 'closed'
  | 'keep_first'
  | 'consent_needed'
  | 'too_young'
  | 'name_refused'
  | 'name_taken'
  | 'name_recent'
  | 'login_taken'
  | 'wrong_invitation'
  | 'check_needed'
  | 'check_too_old'
  | 'last_coordinator'
  | 'direct_new'
  | 'direct_off'
  | 'direct_enough'
  | 'direct_line'
  | 'direct_blocked'
  | 'introduction_later'
  | 'introductions_enough'
  | 'stories_full'
  | 'questions_full'
  | 'pinned_full'
  | 'pinned_message'
  | 'internal';
export type StoryState = 'waiting' | 'shown' | 'hidden' | 'ended';
export type ThemeShow = 'cover' | 'show' | 'hide';
export type Unattended = 'hold' | 'slow' | 'read_only';
export type UnmaskCode = 'danger_self' | 'danger_others' | 'abuse' | 'minor' | 'legal';
export type UnmaskState = 'waiting' | 'agreed' | 'refused' | 'lapsed' | 'shut';
export type WaitsFor = 'acceptance' | 'check' | 'signature' | 'nothing';

/** Somebody's task: a hat for a place, from when until when. */
export interface Appointment {
  /** the appointment */
  appointment: AppointmentId;
  /** the hat */
  hat: Hat;
  /** how far it reaches */
  scope: Scope;
  /** which community, municipality or organisation */
  where?: string;
  /** when it begins */
  from_ms: number;
  /** when it ends; once active never after valid_until_ms */
  until_ms: number;
  /** how far it is */
  state: AppointmentState;
  /** what has to happen before there is a grant */
  waits_for: WaitsFor;
  /** the name they work under; left out until somebody accepted it */
  name?: string;
  /** when it was proposed */
  proposed_ms: number;
  /** until when its code works; while it waits for acceptance */
  code_until_ms?: number;
  /** when the person accepted it and agreed to the code of conduct */
  accepted_ms?: number;
  /** version of the code of conduct they agreed to */
  conduct?: number;
  /** date of the newest certificate of conduct that was seen */
  issued_ms?: number;
  /** until when it counts */
  valid_until_ms?: number;
  /** when a second person signed */
  signed_ms?: number;
  /** when it last changed */
  changed_ms: number;
  /** why it was refused or ended */
  reason?: string;
  /** what the reader may do with it now */
  may: Right[];
}

/** An appointment that changed. */
export interface AppointmentChanged {
  /** the appointment */
  appointment: AppointmentId;
  /** how far it is now */
  state: AppointmentState;
}

/** One appointment. */
export interface AppointmentReply {
  /** as it stands now */
  appointment: Appointment;
}

/** Somebody the reader muted or blocked. Only the reader ever sees this. */
export interface AsideView {
  /** who was put aside */
  who: Author;
  /** in which community */
  community: CommunityId;
  /** name of the community */
  community_name: string;
  /** muted or blocked */
  how: Aside;
  /** since when */
  at_ms: number;
}

/** Something that was done with one's own data. */
export interface AuditLine {
  /** the line */
  line: AuditLineId;
  /** when */
  at_ms: number;
  /** what happened */
  what: Audited;
  /** it was you */
  own: boolean;
  /** it was tried with a wrong code, by who had the passphrase */
  refused: boolean;
  /** the hat of who did it; left out when the server did */
  hat?: Hat;
  /** who did it, as the community knows them; never another resident */
  name?: string;
  /** for which the hat was worn */
  organisation?: string;
  /** the group or community it happened in */
  place?: string;
  /** of unmasking: what it was for */
  code?: UnmaskCode;
  /** of unmasking: why, in words of who asked */
  reason?: string;
}

/** A row of the audit log. */
export interface AuditRow {
  /** its number in the log */
  seq: number;
  /** when */
  at_ms: number;
  /** what happened */
  event: string;
  /** C, R, U, D or E */
  action: string;
  /** whose data, as an id of the log */
  about?: string;
  /** who did it, as an id of the log */
  actor?: string;
  /** the hat worn */
  hat?: string;
  /** for which it was worn */
  organisation?: string;
  /** on whose behalf */
  responsible?: string;
  /** kind of thing */
  object_kind?: string;
  /** the thing, as an id of the log */
  object?: string;
  /** ok, or the word of the refusal */
  outcome: string;
  /** socket, http, ctl or upkeep */
  access_point: string;
  /** the right that allowed or refused it */
  basis: string;
  /** what the person agreed to */
  consent: string;
  /** program */
  source: string;
  /** by the procedure for acute danger */
  emergency: boolean;
}

/** A person as a community knows them. */
export interface Author {
  /** this person in this community */
  member: MemberId;
  /** display name in this community */
  name: string;
  /** the hat worn when writing; from the server only */
  hat: Hat;
}

/** The way to the organisation; it leads back to /inloggen/terug. */
export interface BeginReply {
  /** where the browser has to go now */
  url: string;
}

/** One time that an emergency card was opened. */
export interface CardOpening {
  /** the hat of who opened it */
  hat: Hat;
  /** was it oneself; those are one line a day */
  own: boolean;
  /** how many times */
  times: number;
  /** when, the last time */
  at_ms: number;
}

/** A day without hosts. */
export interface ClosedDay {
  /** the day, such as 20261224 (0 to 20991231) */
  day: number;
  /** why, for everybody to read (1 to 80 characters) */
  reason: string;
}

/** Recovery codes. */
export interface CodesReply {
  /** recovery codes to write down, told this once; none when there are some already */
  codes: string[];
}

/** How a community is set. */
export interface CommunitySettings {
  /** by a theme of life, never by a diagnosis (2 to 60 characters) */
  name: string;
  /** what it is about, in one line (1 to 120 characters) */
  line: string;
  /** life theme (2 to 60 characters) */
  theme: string;
  /** code of the municipality; left out for the whole region (1 to 8 characters) */
  municipality?: string;
  /** how one gets in */
  access: Access;
  /** does a host look at messages after or before the group does */
  moderation: Moderation;
  /** what becomes of messages while nobody is on duty */
  unattended: Unattended;
  /** seconds between two messages of one person; 0: no pause (0 to 3600) */
  slow_s: number;
  /** the same while nobody is on duty (30 to 3600) */
  unattended_slow_s: number;
  /** so many first messages of a newcomer wait for a host (1 to 20) */
  first_held: number;
}

/** A community by life theme. */
export interface CommunityView {
  /** the community */
  community: CommunityId;
  /** short word for it */
  slug: string;
  /** name */
  name: string;
  /** what it is about, in one line */
  line: string;
  /** life theme */
  theme: string;
  /** name of the municipality; left out for the whole region */
  municipality?: string;
  /** how one gets in */
  access: Access;
  /** members */
  member_count: number;
  /** rooms */
  room_count: number;
  /** is the reader a member */
  joined: boolean;
  /** who is there, and when */
  duty: Duty;
  /** is there still something going on */
  state: CommunityState;
  /** what the reader may do here now, of keeping it */
  may: Right[];
}

/** The code of conduct of who works here. */
export interface Conduct {
  /** of this text; named when agreeing */
  version: number;
  /** its lines */
  nl: string[];
  /** its lines */
  en: string[];
}

/** One time that somebody agreed or took it back. */
export interface ConsentSaid {
  /** what it was for */
  purpose: Purpose;
  /** given, or withdrawn */
  given: boolean;
  /** version of the text it was about */
  version: number;
  /** when */
  at_ms: number;
}

/** One purpose, in words to read. */
export interface ConsentText {
  /** what it is for */
  purpose: Purpose;
  /** of this text; named when agreeing */
  version: number;
  /** does Noaber do anything with this consent yet */
  in_use: boolean;
  /** name of the purpose */
  name_nl: string;
  /** name of the purpose */
  name_en: string;
  /** what happens when you agree */
  means_nl: string;
  /** what happens when you agree */
  means_en: string;
  /** what saying no means */
  refusing_nl: string;
  /** what saying no means */
  refusing_en: string;
}

/** One's own consent for one purpose. */
export interface ConsentView {
  /** what it is for */
  purpose: Purpose;
  /** does it hold, for the text as it is now */
  given: boolean;
  /** given for an older text: ask again; it does not hold until then */
  asks_again: boolean;
  /** version of the text that was answered; left out when never answered */
  version?: number;
  /** when it was last given or withdrawn */
  at_ms?: number;
}

/** Somebody asked somebody to talk, the two of them. */
export interface DirectAsk {
  /** who asked, or was asked */
  who: Author;
  /** where both are */
  community: CommunityId;
  /** name of the community */
  community_name: string;
  /** what was said with it */
  line?: string;
  /** when */
  at_ms: number;
}

/** What came of it. Without a room nothing is known, and nothing may be known. */
export interface DirectReply {
  /** the room of the two, when both said yes */
  room?: RoomView;
}

/** An open community as it is announced at the door. */
export interface DoorCommunity {
  /** the community */
  community: CommunityId;
  /** its name */
  name: string;
  /** what it is about, in one line */
  line: string;
  /** name of the municipality; left out for the whole region */
  municipality?: string;
  /** its groups */
  groups: DoorGroup[];
  /** who is there, and when */
  duty: DutyOutside;
}

/** A group that is open for reading. */
export interface DoorGroup {
  /** the group, to go to once one is in */
  room: RoomId;
  /** its name */
  name: string;
  /** what it is about, in one line */
  line: string;
}

/** Who is there in a community, and when. */
export interface Duty {
  /** the community */
  community: CommunityId;
  /** is somebody on duty and near */
  attended: boolean;
  /** who is */
  hosts: OnDuty[];
  /** what happens to a message while nobody is */
  unattended: Unattended;
  /** for slow: seconds between two messages of one person */
  slow_s: number;
  /** is it within the opening hours */
  open: boolean;
  /** open: until when */
  until_ms?: number;
  /** not open: when next; left out when that is not known */
  opens_ms?: number;
  /** why today is a closed day */
  closed?: string;
  /** the public holiday of today, when it is closed then */
  holiday?: Holiday;
}

/** The same for who is not signed in: no names and no ids of people. */
export interface DutyOutside {
  /** is somebody on duty and near */
  attended: boolean;
  /** who is */
  hosts: OnDutyOutside[];
  /** is it within the opening hours */
  open: boolean;
  /** open: until when */
  until_ms?: number;
  /** not open: when next; left out when that is not known */
  opens_ms?: number;
  /** why today is a closed day */
  closed?: string;
  /** the public holiday of today, when it is closed then */
  holiday?: Holiday;
}

/** A community where one may be on duty. */
export interface DutyPlace {
  /** the community */
  community: CommunityId;
  /** its name */
  name: string;
  /** until when one's own shift lasts; left out when none runs */
  until_ms?: number;
  /** until when one can be reached; left out when not at all */
  on_call_ms?: number;
}

/** What somebody leaves for an emergency; no e-mail addresses. */
export interface EmergencyCard {
  /** real name (at most 80 characters) */
  name?: string;
  /** telephone; kept as +31612345678 (at most 80 characters) */
  phone?: string;
  /** somebody to call (at most 80 characters) */
  contact?: string;
  /** their telephone (at most 80 characters) */
  contact_phone?: string;
  /** general practitioner (at most 80 characters) */
  doctor?: string;
  /** their telephone (at most 80 characters) */
  doctor_phone?: string;
}

/** A session began; the cookie is set. */
export interface EnteredReply {
  /** the account's pseudonym */
  name: string;
  /** the hat of the new session */
  hat: Hat;
  /** hats to choose from, when there are several */
  hats?: Hat[];
  /** a second step comes first: ask factor.ways, then session.prove */
  half: boolean;
}

/** Who one person is in one community. */
export interface Face {
  /** the face */
  member: MemberId;
  /** its name there */
  name: string;
  /** the name of the community */
  community: string;
}

/** Something of yours besides the passphrase. */
export interface FactorView {
  /** the thing */
  factor: FactorId;
  /** what it is */
  kind: FactorKind;
  /** what you call it */
  name: string;
  /** since when */
  created_ms: number;
  /** the last time it was used */
  used_ms?: number;
}

/** A message in which the words were found. */
export interface Found {
  /** the message */
  message: MessageId;
  /** where it was said */
  room: RoomId;
  /** name of the room */
  room_name: string;
  /** its place in the order of the room */
  seq: number;
  /** who wrote it */
  author: Author;
  /** the words around what was found; left out when it is covered */
  text?: string;
  /** when it was posted */
  at_ms: number;
  /** what it may be hard to read about */
  cover?: Cover;
}

/** A hat that somebody may wear. */
export interface Grant {
  /** the hat */
  hat: Hat;
  /** how far it reaches */
  scope: Scope;
  /** which community or municipality */
  where?: string;
  /** when it ends */
  until_ms?: number;
}

/** A message that waits for a host. The group does not know of it. */
export interface HeldView {
  /** the message; it keeps this id */
  message: MessageId;
  /** where it is to be said */
  room: RoomId;
  /** who wrote it */
  author: Author;
  /** the words; for its author, and for a host who asks message.open_held */
  text?: string;
  /** the message it answers */
  reply_to?: MessageId;
  /** what it may be hard to read about */
  cover?: Cover;
  /** why it waits */
  why: HoldReason;
  /** how it stands */
  state: HeldState;
  /** how often it was changed; a release names the version that was read */
  edits: number;
  /** when it was written */
  at_ms: number;
  /** the reader wrote it */
  own: boolean;
  /** why it was declined; for its author */
  reason?: string;
  /** who is named in the text */
  mentions?: Mention[];
}

/** How long a message may have to wait for a host (MO12). */
export interface HeldWait {
  /** somebody on duty is near */
  attended: boolean;
  /** half of the last ones waited between this long */
  low_ms?: number;
  /** and this long; left out while there were too few to say */
  high_ms?: number;
}

/** A room to take up again. */
export interface HelloRoom {
  /** a room to watch */
  room: RoomId;
  /** the last number seen of it (0 or more) */
  seq: number;
}

/** From when to when a community has hosts on a day of the week, on the clock of the Netherlands. */
export interface HoursBlock {
  /** 1 = Monday to 7 = Sunday (1 to 7) */
  day: number;
  /** minutes since midnight (0 to 1440) */
  from: number;
  /** minutes since midnight, of the same day (0 to 1440) */
  until: number;
}

/** You asked to come into a community. By whom it was answered is told to nobody. */
export interface Introduction {
  /** where you want to come in */
  community: CommunityId;
  /** its name */
  community_name: string;
  /** the name you would have there */
  name?: string;
  /** your own words, while it waits */
  text?: string;
  /** how it stands */
  state: IntroductionState;
  /** whole days since you asked */
  days: number;
  /** why not, one of a few reasons */
  reason?: IntroductionNo;
  /** or in the words of a host */
  words?: string;
  /** in so many days you may ask again, rounded up; absent: it waits, or you may now */
  again_days?: number;
}

/** Somebody asks a host to come into a community. */
export interface IntroductionAsk {
  /** the ask */
  introduction: IntroductionId;
  /** where */
  community: CommunityId;
  /** its name */
  community_name: string;
  /** the name they would have there; when somebody has it, they get another one */
  name: string;
  /** what they tell of themselves */
  text: string;
  /** whole days since they asked */
  days: number;
}

/** How many ask to come into a community. */
export interface IntroductionWaits {
  /** where */
  community: CommunityId;
  /** how many wait there now */
  waiting: number;
}

/** A code of a community, without its words. */
export interface Invitation {
  /** the invitation */
  invitation: InvitationId;
  /** how many people it was made for */
  uses: number;
  /** how many may still use it */
  uses_left: number;
  /** when it was made */
  made_ms: number;
  /** until when it works, or worked */
  until_ms: number;
}

/** What became of a message that waited. */
export interface Judged {
  /** the room */
  room: RoomId;
  /** your message */
  message: MessageId;
  /** what became of it */
  what: HeldEnd;
}

/** Somebody whose task it is to host. */
export interface KeptHost {
  /** the name they work under; left out when they were never appointed here */
  name?: string;
  /** the hat */
  hat: Hat;
  /** how far it reaches */
  scope: Scope;
  /** until when */
  until_ms: number;
}

/** A pinned card for who keeps it. The words of a message are not in it. */
export interface KeptPinnedCard {
  /** the card */
  pinned: PinnedId;
  /** counts its changes; to change it */
  version: number;
  /** in which room; left out: in all of the community */
  room?: RoomId;
  /** what it is about */
  title: string;
  /** what it says */
  text?: string;
  /** the message it points at */
  message?: MessageId;
  /** that message is there for who sees the card; else the card is not shown */
  message_shows: boolean;
  /** from this day on, such as 20261224 */
  first_day: number;
  /** to the end of this day */
  last_day: number;
  /** how it stands today */
  state: PinnedState;
}

/** A room for who keeps it: not a word of what is said in it. */
export interface KeptRoom {
  /** the room */
  room: RoomId;
  /** its name */
  name: string;
  /** what it is about */
  line: string;
  /** what it allows now */
  state: RoomState;
  /** people who joined */
  member_count: number;
}

/** The newest visible message of a room. */
export interface LastMessage {
  /** who wrote it */
  member: MemberId;
  /** their name */
  name: string;
  /** the words; left out when covered */
  text?: string;
  /** what it may be hard to read about */
  cover?: Cover;
  /** when */
  at_ms: number;
}

/** A group of the region that a message can be passed on to. */
export interface LinkupRoom {
  /** the group */
  room: RoomId;
  /** its name */
  room_name: string;
  /** and that of its community */
  community_name: string;
}

/** A message of yours that a host asks to pass on, or that stands elsewhere. There it has no name, and nothing leads back to you. */
export interface LinkupView {
  /** your message */
  message: MessageId;
  /** its words, exactly as they stand or would */
  text: string;
  /** what it may be hard to read about */
  cover?: Cover;
  /** the community you wrote it in */
  from_name: string;
  /** where it stands or would */
  room: RoomId;
  /** the name of that group */
  room_name: string;
  /** and of its community */
  community_name: string;
  /** asked or given */
  state: Linkup;
  /** until when you can answer */
  until_ms?: number;
}

/** A right and its reason. */
export interface May {
  /** what you may */
  right: Right;
  /** "je mag ..." */
  may_nl: string;
  /** "you may ..." */
  may_en: string;
  /** "..., omdat ..." */
  because_nl: string;
  /** "..., because ..." */
  because_en: string;
  /** only where and until when a grant of this hat holds */
  by_grant: boolean;
}

/** Who the reader is here. */
export interface Me {
  /** the account's pseudonym */
  name: string;
  /** the hat of this session */
  hat: Hat;
  /** hats this account may wear now */
  hats: Hat[];
  /** no passphrase yet: gone when the session ends */
  guest: boolean;
  /** a recovery phrase was made */
  recovery: boolean;
  /** language */
  lang: Lang;
  /** where and until when the hats hold */
  grants: Grant[];
}

/** Somebody who is named in a text, where it has the character U+FFFC. */
export interface Mention {
  /** who is named */
  member: MemberId;
  /** what they are called now; oud-lid when they left */
  name: string;
}

/** What happened to a message. */
export interface MessageEvent {
  /** as it stands now */
  message: MessageView;
}

/** How a message read before it was changed. */
export interface MessageVersion {
  /** the words */
  text: string;
  /** when they were written */
  at_ms: number;
}

/** A message as one reader may see it. */
export interface MessageView {
  /** the message */
  message: MessageId;
  /** its place in the order of the room */
  seq: number;
  /** who wrote it */
  author: Author;
  /** the words; left out unless this reader may see them (hidden ones: its author; a host asks message.unveil) */
  text?: string;
  /** when it was posted */
  at_ms: number;
  /** when it was last edited */
  edited_ms?: number;
  /** what readers see of it */
  state: MessageState;
  /** why a host hid it; for its author and hosts */
  hidden_reason?: string;
  /** supportive reactions; left out when there are none */
  reactions?: Reactions;
  /** own reactions, if any; never in events */
  mine?: Reaction[];
  /** the message of the same room that it answers */
  reply_to?: MessageId;
  /** what it may be hard to read about: shown when the reader asks for it */
  cover?: Cover;
  /** that message, as it is today */
  quote?: Quote;
  /** left out: it was written here. Else it was passed on with its author's yes, and its face is of this message alone */
  origin?: Origin;
  /** how many answer this one; left out when none do; counting stops at 100 */
  replies?: number;
  /** who is named in the text: each stands where it has U+FFFC */
  mentions?: Mention[];
}

/** Somebody to name in a text. */
export interface Named {
  /** a member who can read the room */
  member: MemberId;
}

/** Something that concerns you and you have not seen: a kind and a place, never words. */
export interface Notice {
  /** the notice; a new id when the same happened again */
  notice: NoticeId;
  /** what happened */
  kind: NoticeKind;
  /** where it can be read */
  room?: RoomId;
  /** the message in that room */
  message?: MessageId;
  /** the community it is about, or where something waits */
  community?: CommunityId;
  /** the name of where something waits */
  community_name?: string;
  /** when */
  at_ms: number;
}

/** Notices came or went. */
export interface NoticeChanged {
  /** what came; absent when some were seen */
  kind?: NoticeKind;
}

/** Whether you want to be told of something. */
export interface NoticeChoice {
  /** of what */
  kind: NoticeKind;
  /** you are told */
  wanted: boolean;
}

/** A hat that one may propose. */
export interface Office {
  /** the hat */
  hat: Hat;
  /** how far it may reach */
  scopes: Scope[];
}

/** Somebody who is on duty and near. */
export interface OnDuty {
  /** this person in this community */
  member: MemberId;
  /** display name in this community */
  name: string;
  /** the hat worn */
  hat: Hat;
  /** until when the shift lasts */
  until_ms: number;
}

/** Somebody who is on duty and near, without a name. */
export interface OnDutyOutside {
  /** the hat worn */
  hat: Hat;
  /** until when the shift lasts */
  until_ms: number;
}

/** A card in its place. */
export interface OrderedCard {
  /** a card */
  pinned: PinnedId;
}

/** An answer of a peer or of a professional. */
export interface PanelAnswer {
  /** whose part it is */
  side: PanelSide;
  /** the hat worn when answering; from the server only */
  hat: Hat;
  /** as the community knows them; of a professional the name they work under, if they have one */
  name?: string;
  /** for which the hat was worn */
  organisation?: string;
  /** the words; left out while the asker wants both and one is still to come */
  text?: string;
  /** when it was given */
  at_ms: number;
  /** when it was last changed */
  edited_ms?: number;
  /** is it the reader's */
  own: boolean;
}

/** A question that changed, or got an answer. */
export interface PanelChanged {
  /** the question */
  question: QuestionId;
  /** its words must go from the screen now */
  gone: boolean;
}

/** What an authenticator answered. */
export interface PasskeyAnswer {
  /** base64url: rawId (1 to 1364 characters) */
  credential: string;
  /** base64url: response.clientDataJSON (1 to 5500 characters) */
  client_data: string;
  /** base64url: response.authenticatorData (1 to 5500 characters) */
  authenticator_data: string;
  /** base64url: response.signature (1 to 5500 characters) */
  signature: string;
  /** base64url: response.userHandle (at most 43 characters) */
  user?: string;
}

/** What to ask an authenticator. */
export interface PasskeyQuestion {
  /** base64url; to be answered once, within 5 minutes, in this session */
  challenge: string;
  /** the site that passkeys are bound to */
  rp: string;
  /** base64url; what authenticators call the account, when one is made */
  user?: string;
  /** what the list of the device may show, when one is made */
  name?: string;
  /** base64url; the passkeys of the account, none before signing in */
  credentials: string[];
}

/** What hosts pinned at the top, today. */
export interface PinnedCard {
  /** the card */
  pinned: PinnedId;
  /** counts its changes */
  version: number;
  /** what it is about */
  title: string;
  /** what it says */
  text?: string;
  /** from this day on, such as 20261224 */
  first_day: number;
  /** to the end of this day */
  last_day: number;
  /** the message it points at */
  message?: PinnedMessage;
}

/** The message of a card, as it is today. */
export interface PinnedMessage {
  /** the message */
  message: MessageId;
  /** where it stands */
  room: RoomId;
  /** its place in the order of that room */
  seq: number;
  /** who wrote it */
  author: Author;
  /** its first words; left out when it is covered */
  text?: string;
  /** what it may be hard to read about */
  cover?: Cover;
  /** when its author last changed it */
  edited_ms?: number;
}

/** A place that one may propose somebody for. */
export interface Place {
  /** municipality or community */
  scope: Scope;
  /** as appointment.propose wants it */
  where: string;
  /** its name */
  name: string;
}

/** Who is there, in spans of five minutes. */
export interface Presence {
  /** the reader lets others here see that they are there */
  on: boolean;
  /** who else does so and was there in the last minutes; empty unless on */
  people: Author[];
  /** there are more than these */
  more: boolean;
}

/** One question. */
export interface QuestionReply {
  /** as it stands now */
  question: QuestionView;
}

/** A question to the panel, as one reader may see it. */
export interface QuestionView {
  /** the question */
  question: QuestionId;
  /** where it was asked */
  community: CommunityId;
  /** its name */
  community_name: string;
  /** who asks */
  author: Author;
  /** left out unless this reader may see it (a host asks panel.unveil) */
  text?: string;
  /** answers are shown when both stand */
  together: boolean;
  /** how it stands */
  state: QuestionState;
  /** when it was asked */
  at_ms: number;
  /** what the host said who decided last; for its author and hosts */
  reason?: string;
  /** one of each side at most */
  answers: PanelAnswer[];
  /** what the reader may do with it */
  may: Right[];
}

/** The message that another answers, as it is today. */
export interface Quote {
  /** the message that is answered */
  message: MessageId;
  /** its place in the order of the room */
  seq: number;
  /** who wrote it */
  author: Author;
  /** its first words; left out when it is hidden, taken back or covered */
  text?: string;
  /** what readers see of it */
  state: MessageState;
  /** what it may be hard to read about */
  cover?: Cover;
  /** how many answer it, now; counting stops at 100 */
  replies: number;
}

/** Is anybody there or to be reached, for who keeps the community. */
export interface Reach {
  /** somebody is on duty */
  attended: boolean;
  /** how many hosts can be reached */
  on_call: number;
  /** something waits for a host */
  waiting: boolean;
}

/** A supportive reaction. */
export interface Reacted {
  /** the message */
  message: MessageId;
  /** who reacted */
  member: MemberId;
  /** which reaction */
  kind: Reaction;
  /** given, or taken back */
  on: boolean;
  /** the counts now */
  reactions: Reactions;
}

/** How many people gave each supportive reaction. */
export interface Reactions {
  /** ik herken dit */
  recognise: number;
  /** sterkte */
  strength: number;
  /** dankjewel */
  thanks: number;
}

/** The read cursor. */
export interface ReadReply {
  /** the room */
  room: RoomId;
  /** the cursor now */
  read_seq: number;
  /** messages after it, without those of people put aside; counting stops at 100 */
  unread: number;
  /** number of the newest event that was counted */
  head_seq: number;
}

/** A new recovery phrase. */
export interface RecoveryReply {
  /** words to write down; told this once, the server keeps a hash */
  recovery_phrase: string;
}

/** Why a command was turned down. */
export interface Refusal {
  /** what went wrong */
  status: Status;
  /** a Dutch sentence for people */
  nl: string;
  /** the same in English */
  en: string;
  /** the argument it is about */
  field?: string;
  /** try again after so many milliseconds */
  retry_ms?: number;
  /** names that can be had instead */
  offers?: string[];
}

/** What a room is from now on; what the reader may do there is in room.look. */
export interface RoomChanged {
  /** name of the room */
  name: string;
  /** what it is about, in one line */
  line: string;
  /** name of the community */
  community_name: string;
  /** how one gets in */
  access: Access;
  /** what it allows now */
  state: RoomState;
  /** the house rules that have to be accepted before posting; 0: none */
  rules_version: number;
}

/** One event of a room, shown as things stand today. */
export interface RoomEvent {
  /** what happened */
  ev: RoomEventName;
  /** its number */
  seq: number;
  /** the message as it stands today */
  message?: MessageView;
  /** for message.reacted */
  reacted?: Reacted;
}

/** One room. */
export interface RoomReply {
  /** the room now */
  room: RoomView;
}

/** A room as one reader sees it. */
export interface RoomView {
  /** the room */
  room: RoomId;
  /** its community */
  community: CommunityId;
  /** name of the community */
  community_name: string;
  /** name of the room */
  name: string;
  /** what it is about, in one line */
  line: string;
  /** kind of room */
  kind: RoomKind;
  /** how one gets in */
  access: Access;
  /** what it allows now */
  state: RoomState;
  /** people who joined */
  member_count: number;
  /** is the reader one of them */
  joined: boolean;
  /** number of the newest event */
  head_seq: number;
  /** the reader's read cursor */
  read_seq: number;
  /** messages after it, without those of people put aside; counting stops at 100 */
  unread: number;
  /** the reader's face here */
  me?: Author;
  /** the other, in a talk of two; its name is the name of the room */
  with?: Author;
  /** newest message, if the reader may read */
  last?: LastMessage;
  /** messages that wait for a host; for who may judge them */
  held?: number;
  /** what the reader may do here now */
  may: Right[];
  /** writing here waits until the reader accepts the house rules: rules.accept */
  rules_due: boolean;
}

/** Rooms. */
export interface RoomsReply {
  /** rooms */
  rooms: RoomView[];
}

/** One's answer to a question. */
export interface RulesAnswer {
  /** which question, from 1 (1 to 3) */
  question: number;
  /** which answer, from 0 (0 to 2) */
  answer: number;
}

/** A question about the house rules. */
export interface RulesAsked {
  /** what is asked */
  ask: string;
  /** two or three to choose from */
  answers: string[];
}

/** A question about the house rules with its answer, for who writes them. */
export interface RulesQuestion {
  /** what is asked (1 to 200 characters) */
  ask_nl: string;
  /** two or three to choose from */
  answers_nl: string[];
  /** said to a wrong answer (1 to 200 characters) */
  why_nl: string;
  /** the same in English, or nothing (at most 200 characters) */
  ask_en?: string;
  /** the same in English */
  answers_en?: string[];
  /** the same in English (at most 200 characters) */
  why_en?: string;
  /** which answer is right, from 0 (0 to 2) */
  right: number;
}

/** One version of the house rules of a community. */
export interface RulesVersion {
  /** counts up */
  version: number;
  /** when it was made */
  made_ms: number;
  /** the rules, one a line */
  rules_nl: string;
  /** the same in English, or nothing */
  rules_en: string;
  /** in order */
  questions: RulesQuestion[];
}

/** An answer that was not right, and why. */
export interface RulesWrong {
  /** which question, from 1 */
  question: number;
  /** what is meant by the rule */
  why: string;
}

/** What somebody may not do for a while, and why. */
export interface SanctionView {
  /** the decision */
  sanction: SanctionId;
  /** whom it is about */
  about: Author;
  /** where it holds */
  community: CommunityId;
  /** its name */
  community_name: string;
  /** what it takes */
  kind: Sanction;
  /** the house rule, as it stood */
  rule: string;
  /** what happened */
  reason: string;
  /** who decided */
  by: Author;
  /** since when */
  from_ms: number;
  /** until when; past: it is over */
  until_ms: number;
  /** has the person read it */
  seen: boolean;
}

/** A notice that was seen. */
export interface SeenNotice {
  /** the notice */
  notice: NoticeId;
}

/** Done, as event number seq. */
export interface SeqReply {
  /** number of the event this made */
  seq: number;
}

/** One of one's own sessions. */
export interface SessionView {
  /** the session */
  session: SessionId;
  /** when it began */
  created_ms: number;
  /** last used, to about five minutes */
  seen_ms: number;
  /** is it this one */
  current: boolean;
  /** the hat worn in it */
  hat: Hat;
  /** what the device called itself */
  device: string;
}

/** A story that changed. */
export interface StoryChanged {
  /** the story */
  story: StoryId;
  /** its words must go from the screen now */
  gone: boolean;
}

/** One story. */
export interface StoryReply {
  /** as it stands now */
  story: StoryView;
}

/** A story as one reader may see it. */
export interface StoryView {
  /** the story */
  story: StoryId;
  /** where it was written */
  community: CommunityId;
  /** its name */
  community_name: string;
  /** who wrote it */
  author: Author;
  /** left out unless this reader may see the words (a host asks story.unveil) */
  title?: string;
  /** the words, with an empty line between paragraphs; left out in lists */
  text?: string;
  /** what it may be hard to read about: shown when the reader asks for it */
  cover?: Cover;
  /** who may read it */
  audience: Audience;
  /** until when; left out when it stays until it is taken back */
  until_ms?: number;
  /** how it stands */
  state: StoryState;
  /** when it was written */
  at_ms: number;
  /** when it was last changed */
  edited_ms?: number;
  /** what the host said who decided last; for its author and hosts */
  reason?: string;
  /** how often others opened it, coarsely; for its author */
  opened?: Opened;
  /** what the reader may do with it */
  may: Right[];
}

/** What somebody wants to see of messages about a theme. */
export interface Theme {
  /** what messages are about */
  theme: Cover;
  /** cover them until asked, show them, or never show them */
  show: ThemeShow;
}

/** How one filters messages; known to nobody else. */
export interface Themes {
  /** every theme */
  themes: Theme[];
}

/** A code that leads into a community. */
export interface ToCommunity {
  /** name of the community */
  name: string;
  /** what it is about, in one line */
  line: string;
  /** house rules, one a line */
  rules: string;
  /** is the reader a member already */
  joined: boolean;
}

/** A code with which somebody takes on a task. */
export interface ToTask {
  /** the hat */
  hat: Hat;
  /** how far it reaches */
  scope: Scope;
  /** which community, municipality or organisation */
  where?: string;
  /** when it begins */
  from_ms: number;
  /** when it ends */
  until_ms: number;
  /** what to agree to */
  conduct: Conduct;
}

/** Somebody asks who a face is in other groups. */
export interface UnmaskAsk {
  /** the ask */
  ask: UnmaskId;
  /** how it stands */
  state: UnmaskState;
  /** what it is for */
  code: UnmaskCode;
  /** why */
  reason?: string;
  /** the name of the face it is about */
  name: string;
  /** where that face is */
  community: string;
  /** who asked */
  asker?: string;
  /** the hat they wore */
  asker_hat: Hat;
  /** when */
  asked_ms: number;
  /** who answered */
  judge?: string;
  /** the hat they wore */
  judge_hat?: Hat;
  /** you asked */
  own: boolean;
  /** until when it can be answered, or opened; left out when it is over */
  until_ms?: number;
  /** what you may do with it now */
  may: Right[];
}

/** The account left until a time. */
export interface UntilReply {
  /** until when one can come back, or is away */
  until_ms: number;
}

/** Earlier versions of a message; the words of today are in the message itself. */
export interface VersionsReply {
  /** oldest first */
  versions: MessageVersion[];
}

/** How many messages wait for a host. */
export interface Waits {
  /** the room */
  room: RoomId;
  /** how many messages wait there now */
  waiting: number;
}

/** Why a session ended. */
export interface Why {
  /** signed_out, ended_elsewhere, expired, consent_withdrawn or hat_ended */
  why: string;
}

/** Every command: what goes in and what comes back. */
export interface Commands {
  /** Change the passphrase. This session stays with a new token, all others end. */
  'account.change_passphrase': {
    args: {
      /** the passphrase until now (1 to 256 characters) */
      old_passphrase: string;
      /** the passphrase from now on (15 to 256 characters) */
      passphrase: string;
    };
    reply: Nothing;
  };
  /** Close the account: all sessions end. Until the time told, signing in offers to come back; then names, login and words are erased. A guest is erased at once. */
  'account.close': {
    args: Nothing;
    reply: UntilReply;
  };
  /** Lock the account: all sessions end at once. It opens with the recovery phrase, or by signing in and saying so. */
  'account.freeze': {
    args: Nothing;
    reply: Nothing;
  };
  /** Keep a guest account: from now on sign in with this name and passphrase. Show the recovery phrase at once: it is told this one time. */
  'account.keep': {
    args: {
      /** name to sign in with; nobody else ever sees it (3 to 32 characters) */
      login: string;
      /** a sentence only you know (15 to 256 characters) */
      passphrase: string;
    };
    reply: RecoveryReply;
  };
  /** Who you are here, your hats and grants, and what you may with the reason. */
  'account.me': {
    args: Nothing;
    reply: {
      /** who you are here */
      me: Me;
      /** what you may at best: in an open group that you joined */
      may: May[];
    };
  };
  /** Pause for some days: all sessions end, hosts are not listed. Signing in asks whether to come back; on the day it ends by itself. */
  'account.pause': {
    args: {
      /** how many days (1 to 30) */
      days: number;
    };
    reply: UntilReply;
  };
  /** Set a new passphrase with the recovery phrase. All sessions end, the phrase is used up, and a new one is told this one time. */
  'account.recover': {
    args: {
      /** the login name (1 to 32 characters) */
      login: string;
      /** the words; capitals, commas and spaces do not matter (1 to 200 characters) */
      recovery_phrase: string;
      /** the passphrase from now on (15 to 256 characters) */
      passphrase: string;
    };
    reply: RecoveryReply;
  };
  /** Change the pseudonym of your account. What groups know you by stays as it is. */
  'account.rename': {
    args: {
      /** the new pseudonym (2 to 24 characters) */
      name: string;
    };
    reply: Nothing;
  };
  /** Make a new recovery phrase, told this one time; the one before stops working. */
  'account.renew_recovery': {
    args: Nothing;
    reply: RecoveryReply;
  };
  /** Change the language of your account. */
  'account.set': {
    args: {
      /** language */
      lang: Lang;
    };
    reply: Nothing;
  };
  /** Choose what to see of messages about a theme. It counts on all your devices, and is kept sealed. */
  'account.set_theme': {
    args: {
      /** which theme */
      theme: Cover;
      /** cover it until asked, show it, or never show it */
      show: ThemeShow;
    };
    reply: Nothing;
  };
  /** What you want to see of messages about each theme. Nobody else knows it. */
  'account.themes': {
    args: Nothing;
    reply: Themes;
  };
  /** Take on a task with a code. It begins once somebody saw your certificate of conduct and another person signed. */
  'appointment.accept': {
    args: {
      /** the words, as they were passed on (1 to 200 characters) */
      code: string;
      /** the name you work under; who decides about the task sees it (2 to 24 characters) */
      name: string;
      /** version of the code of conduct that was read; conflict when it is not the newest (1 to 100000) */
      agreed: number;
    };
    reply: AppointmentReply;
  };
  /** End a task, one's own or one that one decides about. All sessions that wear its hat end too. The last coordinator of the region stays. */
  'appointment.end': {
    args: {
      /** the appointment */
      appointment: AppointmentId;
      /** why; the person and who decides can read it (3 to 500 characters) */
      reason: string;
    };
    reply: AppointmentReply;
  };
  /** Let a task go on until a later day; not one's own, and no longer than the certificate of conduct counts. */
  'appointment.extend': {
    args: {
      /** the appointment */
      appointment: AppointmentId;
      /** the new end, later than the one it has; check_needed beyond valid_until_ms (0 to 4102444800000) */
      until_ms: number;
    };
    reply: AppointmentReply;
  };
  /** The appointments that you decide about: who works here, and what waits. Looking is written down, once a day. */
  'appointment.list': {
    args: {
      /** those that were refused or ended instead */
      over?: boolean;
      /** 1, 2, 3; the first when left out (1 to 10) */
      page?: number;
    };
    reply: {
      /** newest first, 50 a page, of the newest 500 */
      appointments: Appointment[];
      /** is there a next page */
      more: boolean;
    };
  };
  /** Your own tasks, now and before, and the code of conduct. */
  'appointment.mine': {
    args: Nothing;
    reply: {
      /** newest first */
      appointments: Appointment[];
      /** the code of conduct as it is now */
      conduct: Conduct;
    };
  };
  /** Which hats you may propose, and for which places. */
  'appointment.options': {
    args: Nothing;
    reply: {
      /** hats */
      offices: Office[];
      /** municipalities and communities, by name; an organisation is typed */
      places: Place[];
    };
  };
  /** Propose a task: a hat below your own, for a place within yours. It begins once the person accepts it with the code, a check was seen and another signs. Twice makes two. */
  'appointment.propose': {
    args: {
      /** the hat */
      hat: Hat;
      /** how far it reaches */
      scope: Scope;
      /** slug of the community, code of the municipality or name of the organisation; left out for the region (1 to 60 characters) */
      where?: string;
      /** when it begins; at once when left out (0 to 4102444800000) */
      from_ms?: number;
      /** when it ends, at most three years after it begins (0 to 4102444800000) */
      until_ms: number;
      /** how many days the code works (1 to 30) */
      code_days: number;
    };
    reply: {
      /** waits for acceptance */
      appointment: Appointment;
      /** words to pass on; told this once, the server keeps a hash */
      code: string;
    };
  };
  /** Call off a task that has not begun; its code stops working. */
  'appointment.refuse': {
    args: {
      /** the appointment */
      appointment: AppointmentId;
      /** why, for the person who accepted it; left out before somebody did (3 to 500 characters) */
      reason?: string;
    };
    reply: AppointmentReply;
  };
  /** Be the second to sign: not who proposed it, not whose it is. From then on the hat may be worn, no longer than the certificate of conduct counts. */
  'appointment.sign': {
    args: {
      /** the appointment */
      appointment: AppointmentId;
    };
    reply: AppointmentReply;
  };
  /** Whom you muted or blocked, in every community. */
  'aside.list': {
    args: Nothing;
    reply: {
      /** newest first */
      people: AsideView[];
    };
  };
  /** Mute or block somebody in a community, for yourself alone. Nobody else can tell. */
  'aside.set': {
    args: {
      /** whom; they are not told */
      member: MemberId;
      /** mute or block */
      how: Aside;
    };
    reply: Nothing;
  };
  /** Take a mute or a block back. */
  'aside.undo': {
    args: {
      /** somebody of aside.list */
      member: MemberId;
    };
    reply: Nothing;
  };
  /** The audit log, for the auditor. Looking is written down too, once a day. */
  'audit.list': {
    args: {
      /** rows with a smaller number (1 or more) */
      before?: number;
      /** of this kind alone */
      what?: Audited;
      /** not before this time (0 or more) */
      from_ms?: number;
      /** before this time (0 or more) */
      until_ms?: number;
    };
    reply: {
      /** newest first */
      rows: AuditRow[];
      /** are there older ones */
      more: boolean;
    };
  };
  /** What was done with your own data: who, when and what. Looking is written down too, once a day. */
  'audit.mine': {
    args: {
      /** lines older than this one; the newest when left out */
      before?: AuditLineId;
    };
    reply: {
      /** newest first */
      lines: AuditLine[];
      /** are there older ones */
      more: boolean;
    };
  };
  /** Note that you saw somebody's certificate of conduct (VOG) and of which day it is. It counts for check_valid_days after that day. The document is not kept. */
  'check.record': {
    args: {
      /** whose it is */
      appointment: AppointmentId;
      /** the day it was issued; check_too_old when that is more than check_fresh_days ago (0 to 4102444800000) */
      issued_ms: number;
    };
    reply: AppointmentReply;
  };
  /** Change a community. Who looks is told; who may read it no longer hears nothing more. Nobody comes back in by it who left. */
  'community.change': {
    args: {
      /** the community */
      community: CommunityId;
      /** how it is from now on, as a whole */
      settings: CommunitySettings;
      /** archived: nobody joins or writes any more; what was said stays */
      state: CommunityState;
    };
    reply: Nothing;
  };
  /** Leave a community and all its rooms. Coming back is with a new name and id. */
  'community.leave': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: Nothing;
  };
  /** All communities you may see. */
  'community.list': {
    args: Nothing;
    reply: {
      /** by name */
      communities: CommunityView[];
    };
  };
  /** One community with its rooms, hosts and house rules. */
  'community.look': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: {
      /** the community */
      community: CommunityView;
      /** rooms you may see */
      rooms: RoomView[];
      /** who hosts */
      hosts: Author[];
      /** house rules, one a line */
      rules: string;
      /** cards that are pinned for today, of all its rooms */
      pinned: PinnedCard[];
    };
  };
  /** Make a community. It begins with the house rules that every one begins with, and without rooms. The name of a diagnosis is refused with another name. */
  'community.make': {
    args: CommunitySettings;
    reply: {
      /** the new community */
      community: CommunityId;
    };
  };
  /** Change the name that a community knows you by, once in seven days. Your words there carry the new name too. */
  'community.rename': {
    args: {
      /** the community */
      community: CommunityId;
      /** the new display name; the old one is nobody's for 90 days (2 to 24 characters) */
      name: string;
    };
    reply: Nothing;
  };
  /** Look for words in the rooms that you may read, newest first, for 50 ms at most. Nothing of the question is kept. */
  'community.search': {
    args: {
      /** where to look */
      community: CommunityId;
      /** words, at most 6, all of which must be in it; case and accents do not count (1 to 100 characters) */
      text: string;
      /** only what was posted before then; to go on, the reached_ms of the last time (0 or more) */
      before_ms?: number;
    };
    reply: {
      /** newest first, at most 50 */
      found: Found[];
      /** all that was posted from then on was looked at; left out when all was */
      reached_ms?: number;
    };
  };
  /** What you keep of a community: how it is set, its rooms, and who hosts until when. No words of anybody. */
  'community.settings': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: {
      /** as community.change takes them */
      settings: CommunitySettings;
      /** is there still something going on */
      state: CommunityState;
      /** of the house rules; 0: there is nothing to accept */
      rules_version: number;
      /** all of them */
      rooms: KeptRoom[];
      /** whose task it is to host here, at most 100 */
      hosts: KeptHost[];
      /** who is there now */
      reach: Reach;
    };
  };
  /** Agree to one purpose, for the text as it is now. */
  'consent.give': {
    args: {
      /** what it is for */
      purpose: Purpose;
      /** of the text that was read; conflict when it is not the newest (1 to 100000) */
      version: number;
    };
    reply: ConsentView;
  };
  /** What you agreed to, and what you said before. */
  'consent.list': {
    args: Nothing;
    reply: {
      /** every purpose once, in the order of consent.texts */
      consents: ConsentView[];
      /** newest first */
      history: ConsentSaid[];
    };
  };
  /** What you are asked to agree to, each purpose apart. Nothing is stored. */
  'consent.texts': {
    args: Nothing;
    reply: {
      /** every purpose once; the first is the use of the service */
      texts: ConsentText[];
    };
  };
  /** Take a consent back. For the use of the service this ends all your sessions; you can come back by agreeing again when you sign in. */
  'consent.withdraw': {
    args: {
      /** what it is for */
      purpose: Purpose;
    };
    reply: ConsentView;
  };
  /** Say yes or no to somebody who asked you to talk. */
  'direct.answer': {
    args: {
      /** who asked */
      member: MemberId;
      /** yes makes a room of the two; no is told to nobody */
      yes: boolean;
    };
    reply: DirectReply;
  };
  /** Ask somebody to talk, the two of you. A no is never told. When they asked you already, the room is there at once. */
  'direct.ask': {
    args: {
      /** whom */
      member: MemberId;
      /** one line with it; no link, address or telephone number (1 to 200 characters) */
      line?: string;
    };
    reply: DirectReply;
  };
  /** Stop a talk of two. Nobody writes in it any more; both can read it, until they leave it. */
  'direct.end': {
    args: {
      /** the room of the two */
      room: RoomId;
    };
    reply: Nothing;
  };
  /** Asks to talk: those that wait for you, and your own. */
  'direct.list': {
    args: Nothing;
    reply: {
      /** who asks you */
      asked: DirectAsk[];
      /** whom you asked in the last 14 days, and who did not say yes */
      waiting: DirectAsk[];
      /** you want private messages at all */
      wanted: boolean;
    };
  };
  /** Want private messages, or not. Talks that are there go on. */
  'direct.set': {
    args: {
      /** false: asks are not shown, and you ask nobody */
      wanted: boolean;
    };
    reply: Nothing;
  };
  /** Be on duty in a community. Again while the shift runs: go on until then, four hours at most after it began. */
  'duty.begin': {
    args: {
      /** where */
      community: CommunityId;
      /** for how long from now; no shift is longer than four hours (15 to 240) */
      minutes: number;
    };
    reply: {
      /** until when the shift lasts */
      until_ms: number;
      /** how it stands there now */
      duty: Duty;
    };
  };
  /** Be on duty no longer, from now on. Twice is once. */
  'duty.end': {
    args: {
      /** where */
      community: CommunityId;
    };
    reply: {
      /** how it stands there now */
      duty: Duty;
    };
  };
  /** Who is on duty in a community: a shift that runs, and something done in the last ten minutes. */
  'duty.list': {
    args: {
      /** where */
      community: CommunityId;
    };
    reply: Duty;
  };
  /** Where you may be on duty with the hat you wear, and where you are. */
  'duty.mine': {
    args: Nothing;
    reply: {
      /** those one has a name in; others are joined first */
      places: DutyPlace[];
    };
  };
  /** Cannot be reached any more, from now on. Twice is once. */
  'duty.off_call': {
    args: {
      /** where */
      community: CommunityId;
    };
    reply: Nothing;
  };
  /** Can be reached in a community: you are told when something waits while nobody is on duty, at most once in ten minutes. You do not count as somebody who is there. */
  'duty.on_call': {
    args: {
      /** where */
      community: CommunityId;
      /** for how long from now (60 to 960) */
      minutes: number;
    };
    reply: {
      /** until when */
      until_ms: number;
    };
  };
  /** Delete your emergency card and its key, so that no copy of it can be read. */
  'emergency_card.delete': {
    args: Nothing;
    reply: Nothing;
  };
  /** Whether you have an emergency card, and every time it was opened. Does not open it. */
  'emergency_card.look': {
    args: Nothing;
    reply: {
      /** when your card was saved; left out when there is none */
      saved_ms?: number;
      /** who opened it, newest first; also of a card that was deleted */
      openings: CardOpening[];
    };
  };
  /** Read your own emergency card. Each opening is kept; your own are one line a day. */
  'emergency_card.open': {
    args: Nothing;
    reply: {
      /** the card */
      card: EmergencyCard;
      /** when it was saved */
      saved_ms: number;
    };
  };
  /** Write your emergency card: at least one line, nothing else of it is kept. */
  'emergency_card.save': {
    args: EmergencyCard;
    reply: Nothing;
  };
  /** A key for a code app, told this once. It counts when factor.finish_totp has a code of it. */
  'factor.begin_totp': {
    args: {
      /** what the owner calls it, such as "my phone"; nobody else sees it (1 to 40 characters) */
      name: string;
    };
    reply: {
      /** to type over into a code app, in groups of four; told this once */
      key: string;
      /** the same for an app on this device: otpauth */
      uri: string;
      /** the same as a QR code: a text of 0 and 1 for each row, 1 is dark */
      qr: string[];
    };
  };
  /** Say a first code of the code app that was begun: it counts, and the session is whole. For a first one recovery codes are told, this one time, and all other sessions end. */
  'factor.finish_totp': {
    args: {
      /** the digits that the app shows now (6 to 6 characters) */
      totp: string;
    };
    reply: CodesReply;
  };
  /** What you have besides your passphrase. */
  'factor.list': {
    args: Nothing;
    reply: {
      /** oldest first */
      factors: FactorView[];
      /** recovery codes that were not used yet */
      codes: number;
    };
  };
  /** Remove one of your second things. Who wears a hat for others keeps at least one. */
  'factor.remove': {
    args: {
      /** one of your own */
      factor: FactorId;
    };
    reply: Nothing;
  };
  /** Make new recovery codes, told this one time; those before stop working. */
  'factor.renew_codes': {
    args: Nothing;
    reply: CodesReply;
  };
  /** What you can show that it is you with, for session.prove. */
  'factor.ways': {
    args: Nothing;
    reply: {
      /** the second step of this session is still to come */
      half: boolean;
      /** the hat of this session */
      hat: Hat;
      /** second things of the account; none and half: set one up first */
      kinds?: FactorKind[];
      /** a recovery code will do too */
      recovery_code: boolean;
      /** the passphrase will do: nothing more is needed */
      passphrase: boolean;
    };
  };
  /** The groups that are open for reading, and whether somebody is there. Anybody may ask; the answer may be five seconds old. */
  'front_door.look': {
    args: Nothing;
    reply: {
      /** by name */
      communities: DoorCommunity[];
    };
  };
  /** When a community has hosts, on the clock of the Netherlands. */
  'hours.look': {
    args: {
      /** of which */
      community: CommunityId;
    };
    reply: {
      /** by day, then by time */
      blocks: HoursBlock[];
      /** open on public holidays too */
      on_holidays: boolean;
      /** today and later */
      closed: ClosedDay[];
    };
  };
  /** Set when a community has hosts: its week, public holidays and own closed days, instead of what was there. */
  'hours.set': {
    args: {
      /** of which */
      community: CommunityId;
      /** by day, then by time; none over another (at most 28) */
      blocks: HoursBlock[];
      /** open on public holidays too */
      on_holidays: boolean;
      /** days without hosts (at most 60) */
      closed: ClosedDay[];
    };
    reply: Nothing;
  };
  /** Let somebody in. They are told at once, and not by whom. What another host answered first gives conflict. */
  'introduction.accept': {
    args: {
      /** the ask */
      introduction: IntroductionId;
    };
    reply: {
      /** who came in, by the name they have */
      member: Author;
    };
  };
  /** Ask to come into a community that is closed with an introduction. While one waits, asking again changes nothing. After a no in a week (introduction_later), three a day (introductions_enough). */
  'introduction.ask': {
    args: {
      /** where you want to come in */
      community: CommunityId;
      /** the name you would like to have there; when somebody has it, you get another one (2 to 24 characters) */
      name: string;
      /** some sentences about yourself, for the hosts alone; no links (10 to 400 characters) */
      text: string;
    };
    reply: Nothing;
  };
  /** Say no, with one of a few reasons or a sentence. Who asked reads it, and not whose it is. */
  'introduction.decline': {
    args: {
      /** the ask */
      introduction: IntroductionId;
      /** why not; or words, not both */
      reason?: IntroductionNo;
      /** a sentence of your own, for who asked (3 to 200 characters) */
      words?: string;
    };
    reply: Nothing;
  };
  /** Who asks to come into the communities that you host and are a member of. Empty for everybody else. */
  'introduction.list': {
    args: Nothing;
    reply: {
      /** the longest wait first, at most 50 */
      introductions: IntroductionAsk[];
      /** more wait than are shown */
      more: boolean;
    };
  };
  /** Where you asked to come in, and how that stands. */
  'introduction.mine': {
    args: Nothing;
    reply: {
      /** your own, also those that were answered in the last week */
      introductions: Introduction[];
    };
  };
  /** Take back your ask to come in. You may ask there again after a day. */
  'introduction.withdraw': {
    args: {
      /** where you asked */
      community: CommunityId;
    };
    reply: Nothing;
  };
  /** The newest codes of a community. */
  'invitation.list': {
    args: {
      /** where they lead */
      community: CommunityId;
    };
    reply: {
      /** newest first, at most 50 */
      invitations: Invitation[];
    };
  };
  /** What a code is for. Nothing is used up by looking. A code that is wrong, used up, too old or withdrawn gives the same wrong_invitation. */
  'invitation.look': {
    args: {
      /** the words, as they were passed on (1 to 200 characters) */
      code: string;
    };
    reply: {
      /** until when the code works */
      until_ms: number;
      /** for invitation.use */
      community?: ToCommunity;
      /** for appointment.accept */
      task?: ToTask;
    };
  };
  /** Make a code with which people join a community as residents. Twice makes two codes. */
  'invitation.make': {
    args: {
      /** where it leads */
      community: CommunityId;
      /** how many people may use it (1 to 500) */
      uses: number;
      /** how many days it works (1 to 30) */
      days: number;
    };
    reply: {
      /** the invitation */
      invitation: InvitationId;
      /** words to pass on; told this once, the server keeps a hash */
      code: string;
      /** until when it works */
      until_ms: number;
    };
  };
  /** Join a community with a code. A code that is wrong, used up, too old or withdrawn gives the same wrong_invitation, whatever the name. */
  'invitation.use': {
    args: {
      /** the words, as they were passed on (1 to 200 characters) */
      code: string;
      /** display name in this community; looked at once the code is right (2 to 24 characters) */
      name: string;
    };
    reply: {
      /** the community */
      community: CommunityId;
    };
  };
  /** Withdraw a code of a community. A code that is used up or too old gives conflict. */
  'invitation.withdraw': {
    args: {
      /** the invitation, into a community */
      invitation: InvitationId;
    };
    reply: Nothing;
  };
  /** Say whether your message may be passed on. With a yes it goes there as any message of somebody new: it may wait for a host first. */
  'linkup.answer': {
    args: {
      /** one of linkup.mine */
      message: MessageId;
      /** no is for good, and nobody asks why */
      yes: boolean;
    };
    reply: Nothing;
  };
  /** To which groups of the region a message can be passed on, or how it stands when its author was asked. */
  'linkup.look': {
    args: {
      /** the message */
      message: MessageId;
    };
    reply: {
      /** left out: nobody asked; ended: no, no answer in time, or taken back */
      state?: Linkup;
      /** groups of the region; none when the author was asked already */
      rooms: LinkupRoom[];
    };
  };
  /** Messages of yours that a host asks to pass on, and those that stand elsewhere. */
  'linkup.mine': {
    args: Nothing;
    reply: {
      /** newest first */
      linkups: LinkupView[];
    };
  };
  /** Ask the author whether a message may be passed on to a group of the region. Once for a message, after it can be changed no more; nothing is shown before they say yes. */
  'linkup.propose': {
    args: {
      /** the message */
      message: MessageId;
      /** where to: an open group of an open community of the whole region */
      room: RoomId;
    };
    reply: Nothing;
  };
  /** Take your message back from where it was passed on to, at any time. Where you wrote it, it stays. */
  'linkup.withdraw': {
    args: {
      /** one of linkup.mine */
      message: MessageId;
    };
    reply: Nothing;
  };
  /** Say what a message may be hard to read about: its words are shown when a reader asks. Its author can see who did it. */
  'message.cover': {
    args: {
      /** the message */
      message: MessageId;
      /** the theme; left out: none any more */
      cover?: Cover;
    };
    reply: SeqReply;
  };
  /** Do not post a message that waited. Its author keeps the words and reads why. */
  'message.decline': {
    args: {
      /** the message that waits */
      message: MessageId;
      /** why; its author reads it (3 to 500 characters) */
      reason: string;
    };
    reply: Nothing;
  };
  /** Change your own words, until 15 minutes after posting and 20 times at most. How they read before stays to be seen for you and for hosts. */
  'message.edit': {
    args: {
      /** the message */
      message: MessageId;
      /** the new words (1 to 4000 characters) */
      text: string;
      /** who is named in the text, in order: each stands where it has U+FFFC (at most 5) */
      mentions?: Named[];
    };
    reply: SeqReply;
  };
  /** Change your own words while they wait for a host. */
  'message.edit_held': {
    args: {
      /** the message that waits */
      message: MessageId;
      /** the new words (1 to 4000 characters) */
      text: string;
      /** who is named in the text, in order: each stands where it has U+FFFC (at most 5) */
      mentions?: Named[];
    };
    reply: Nothing;
  };
  /** Your messages in a room that wait for a host, or that were declined. Hosts also get that others wait, without their words. */
  'message.held': {
    args: {
      /** the room */
      room: RoomId;
    };
    reply: {
      /** own ones, waiting or declined; then, for hosts, those of others without their words; each oldest first */
      held: HeldView[];
      /** what to expect */
      wait: HeldWait;
    };
  };
  /** Hide a message from the room; its author is told why. */
  'message.hide': {
    args: {
      /** the message */
      message: MessageId;
      /** why; its author can read it (3 to 500 characters) */
      reason: string;
    };
    reply: SeqReply;
  };
  /** One message as it stands now; its author and hosts see why it was hidden, and its author the words. */
  'message.look': {
    args: {
      /** the message */
      message: MessageId;
    };
    reply: MessageEvent;
  };
  /** The words of a message that waits, for a host; it is written down, and its author can see that it was read. */
  'message.open_held': {
    args: {
      /** the message that waits */
      message: MessageId;
    };
    reply: {
      /** with its words */
      held: HeldView;
    };
  };
  /** How a message of another read before it was changed, for a host; it is written down, and its author can see that it was read. */
  'message.open_versions': {
    args: {
      /** the message */
      message: MessageId;
    };
    reply: VersionsReply;
  };
  /** Say something in a room. The answer comes when it is on disk: the group sees it, or it waits for a host. */
  'message.post': {
    args: {
      /** where to say it */
      room: RoomId;
      /** the words (1 to 4000 characters) */
      text: string;
      /** made by the sender once per message; a retry with the same one is the same message (8 to 64 characters) */
      nonce: string;
      /** the message of the same room that it answers */
      reply?: MessageId;
      /** what it may be hard to read about */
      cover?: Cover;
      /** who is named in the text, in order: each stands where it has U+FFFC (at most 5) */
      mentions?: Named[];
    };
    reply: {
      /** the message */
      message: MessageId;
      /** its place in the order of the room; left out while it waits for a host */
      seq?: number;
      /** when it was posted, or began to wait */
      at_ms: number;
      /** it waits for a host, for this reason; the group does not see it yet */
      held?: HoldReason;
      /** how long that may take */
      wait?: HeldWait;
      /** where it goes slow: how long until one may write again */
      pause_ms?: number;
    };
  };
  /** Give or take back a supportive reaction. */
  'message.react': {
    args: {
      /** the message */
      message: MessageId;
      /** which one */
      kind: Reaction;
      /** give, or take back */
      on: boolean;
    };
    reply: SeqReply;
  };
  /** Let the group see a message that waited: posted now, with the id it had. conflict: its author changed it since it was read. */
  'message.release': {
    args: {
      /** the message that waits */
      message: MessageId;
      /** the version that was read: one that was changed since is read again first (0 or more) */
      edits: number;
    };
    reply: SeqReply;
  };
  /** Take your own message back, at any time. */
  'message.remove': {
    args: {
      /** the message */
      message: MessageId;
    };
    reply: SeqReply;
  };
  /** Show a hidden message again. */
  'message.show': {
    args: {
      /** the message */
      message: MessageId;
      /** why; its author can read it (3 to 500 characters) */
      reason: string;
    };
    reply: SeqReply;
  };
  /** A message and what answers it, oldest first. */
  'message.thread': {
    args: {
      /** the message that is answered */
      message: MessageId;
      /** answers with a larger number (0 or more) */
      after?: number;
      /** how many at most; 50 when left out (1 to 50) */
      limit?: number;
    };
    reply: {
      /** the message that is answered */
      message: MessageView;
      /** its answers, oldest first */
      replies: MessageView[];
      /** are there newer ones */
      more: boolean;
    };
  };
  /** The words of a hidden message, for a host; it is written down, and its author can see that it was read. */
  'message.unveil': {
    args: {
      /** the hidden message */
      message: MessageId;
    };
    reply: MessageEvent;
  };
  /** How your own message read before you changed it. */
  'message.versions': {
    args: {
      /** the message */
      message: MessageId;
    };
    reply: VersionsReply;
  };
  /** Take back your own message that waits for a host, or put a declined one away: the words are gone. */
  'message.withdraw': {
    args: {
      /** the message */
      message: MessageId;
    };
    reply: Nothing;
  };
  /** Say whether you want to be told of something. Decisions about your own words, and who asked who you are elsewhere, are told always (forbidden). */
  'notice.choose': {
    args: {
      /** of what */
      kind: NoticeKind;
      /** be told */
      wanted: boolean;
    };
    reply: Nothing;
  };
  /** What concerns you and you have not seen yet: kinds and places, never words. And what you want to be told of. */
  'notice.list': {
    args: Nothing;
    reply: {
      /** newest first */
      notices: Notice[];
      /** the kinds that are a choice */
      choices: NoticeChoice[];
    };
  };
  /** You have seen these notices: they are gone. */
  'notice.seen': {
    args: {
      /** those that were seen; who is not the owner changes nothing (at most 50) */
      notices: SeenNotice[];
    };
    reply: Nothing;
  };
  /** Begin to sign in through the organisation: where the browser has to go. Within ten minutes oidc.sign_in ends it, in the same tab. */
  'oidc.begin': {
    args: {
      /** 256 random bits in base64url that this tab keeps until it is back (43 to 43 characters) */
      browser_key: string;
    };
    reply: BeginReply;
  };
  /** Begin to link one's account at the organisation, as a professional or partner. Within ten minutes oidc.link ends it, in the same tab. */
  'oidc.begin_link': {
    args: {
      /** 256 random bits in base64url that this tab keeps until it is back (43 to 43 characters) */
      browser_key: string;
    };
    reply: BeginReply;
  };
  /** Link the account at the organisation that the provider just vouched for; it signs in from now on. */
  'oidc.link': {
    args: {
      /** code of the answer of the provider (1 to 4096 characters) */
      code: string;
      /** state of that answer (43 to 43 characters) */
      state: string;
      /** the random key with which this tab began (43 to 43 characters) */
      browser_key: string;
      /** iss of that answer, when it has one (RFC 9207) (at most 255 characters) */
      iss?: string;
    };
    reply: Nothing;
  };
  /** Which organisation professionals can sign in through here, and one's own link to it. */
  'oidc.look': {
    args: Nothing;
    reply: {
      /** name of the organisation; absent: signing in that way is not on here */
      name?: string;
      /** since when one's own account is linked; absent: it is not */
      linked_ms?: number;
      /** last sign-in that way; absent: never */
      used_ms?: number;
    };
  };
  /** Come in with the account that is linked to one at the organisation. An attempt may be said again while the server has a question (consent_needed, paused, frozen, closed). */
  'oidc.sign_in': {
    args: {
      /** code of the answer of the provider (1 to 4096 characters) */
      code: string;
      /** state of that answer (43 to 43 characters) */
      state: string;
      /** the random key with which this tab began (43 to 43 characters) */
      browser_key: string;
      /** iss of that answer, when it has one (RFC 9207) (at most 255 characters) */
      iss?: string;
      /** professional or partner; the first one held when left out */
      hat?: Hat;
      /** version of the text on using the service that the person agrees to now, after consent_needed (1 to 100000) */
      agreed?: number;
      /** what the device calls itself (at most 40 characters) */
      device?: string;
      /** end a pause, open a locked or closed account; after the server asked */
      come_back?: boolean;
    };
    reply: EnteredReply;
  };
  /** Take the link to one's account at the organisation away. Sessions stay. */
  'oidc.unlink': {
    args: Nothing;
    reply: Nothing;
  };
  /** Answer a question as a host or as a professional, or change your answer, until 15 minutes after giving it. */
  'panel.answer': {
    args: {
      /** the question */
      question: QuestionId;
      /** the answer (1 to 4000 characters) */
      text: string;
    };
    reply: QuestionReply;
  };
  /** Ask a question that a peer and a professional answer side by side. Where hosts look first it waits for them. */
  'panel.ask': {
    args: {
      /** where to ask it */
      community: CommunityId;
      /** the question (1 to 2000 characters) */
      text: string;
      /** show the answers when both stand, and before that to nobody */
      together: boolean;
      /** made by the sender once per question; a retry with the same one is the same question (8 to 64 characters) */
      nonce: string;
    };
    reply: QuestionReply;
  };
  /** No more events of a question on this connection. */
  'panel.close': {
    args: {
      /** the question */
      question: QuestionId;
    };
    reply: Nothing;
  };
  /** Hide a question, or do not publish one that waits; the asker is told why. */
  'panel.hide': {
    args: {
      /** the question */
      question: QuestionId;
      /** why; the asker can read it (3 to 500 characters) */
      reason: string;
    };
    reply: Nothing;
  };
  /** The questions of a community, for its members; hosts also see what waits for them. */
  'panel.list': {
    args: {
      /** the community */
      community: CommunityId;
      /** questions older than this one; the newest when left out */
      before?: QuestionId;
    };
    reply: {
      /** newest first */
      questions: QuestionView[];
      /** are there older ones */
      more: boolean;
    };
  };
  /** A question with its answers; you hear on this connection when it changes. */
  'panel.look': {
    args: {
      /** the question */
      question: QuestionId;
    };
    reply: QuestionReply;
  };
  /** Publish a question that waits, or show a hidden one again. */
  'panel.show': {
    args: {
      /** the question */
      question: QuestionId;
      /** a word with it; the asker can read it (3 to 500 characters) */
      reason?: string;
    };
    reply: Nothing;
  };
  /** The words of a question that waits or is hidden, for a host; it is written down, and the asker can see that it was read. */
  'panel.unveil': {
    args: {
      /** the question */
      question: QuestionId;
    };
    reply: QuestionReply;
  };
  /** The questions that wait for the answer of a professional, where you may give it. */
  'panel.waiting': {
    args: Nothing;
    reply: {
      /** oldest first */
      questions: QuestionView[];
      /** are there more */
      more: boolean;
    };
  };
  /** Take your own question back, with its answers. Nothing of it is kept. */
  'panel.withdraw': {
    args: {
      /** the question */
      question: QuestionId;
    };
    reply: Nothing;
  };
  /** Begin to make a passkey: what to give navigator.credentials.create, with attestation none, a resident key and the person verified. Leave out the passkeys listed. */
  'passkey.begin': {
    args: Nothing;
    reply: PasskeyQuestion;
  };
  /** What to give navigator.credentials.get, with the passkeys of this account, for session.prove. */
  'passkey.begin_proof': {
    args: Nothing;
    reply: PasskeyQuestion;
  };
  /** Keep a passkey that was just made. The session is whole and fresh from now on, and the cookie holds a new token. */
  'passkey.finish': {
    args: {
      /** your own word for it, such as the device that it is on (1 to 40 characters) */
      name: string;
      /** base64url: response.clientDataJSON (1 to 5500 characters) */
      client_data: string;
      /** base64url: response.attestationObject (1 to 5500 characters) */
      attestation: string;
    };
    reply: CodesReply;
  };
  /** Change a pinned card as a whole. A version that another one followed already is a conflict. */
  'pinned.change': {
    args: {
      /** the card */
      pinned: PinnedId;
      /** the version that this one follows (0 or more) */
      version: number;
      /** what it is about, in one line (1 to 80 characters) */
      title: string;
      /** what it says; may be left out where it points at a message (at most 500 characters) */
      text?: string;
      /** a message to point at, which everybody who sees the card may read */
      message?: MessageId;
      /** from this day on, such as 20261224 (0 to 20991231) */
      first_day: number;
      /** to the end of this day, a year from now at most (0 to 20991231) */
      last_day: number;
    };
    reply: Nothing;
  };
  /** Take a pinned card away now. It is kept for 30 days, to use it again. */
  'pinned.end': {
    args: {
      /** the card */
      pinned: PinnedId;
    };
    reply: Nothing;
  };
  /** All pinned cards of a community: running, to come, and over. What members see today comes with room.look and community.look. */
  'pinned.list': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: {
      /** name of the community */
      name: string;
      /** how one gets in; a card of all rooms points at a message in an open one alone */
      access: Access;
      /** the day in the Netherlands */
      today: number;
      /** in the order in which they are shown, at most 20 */
      cards: KeptPinnedCard[];
      /** the rooms they can be for */
      rooms: KeptRoom[];
    };
  };
  /** Pin a card for a community or one of its rooms. Who looks is told when it runs today. */
  'pinned.make': {
    args: {
      /** the community */
      community: CommunityId;
      /** one of its rooms; left out: in all of them */
      room?: RoomId;
      /** what it is about, in one line (1 to 80 characters) */
      title: string;
      /** what it says; may be left out where it points at a message (at most 500 characters) */
      text?: string;
      /** a message to point at, which everybody who sees the card may read */
      message?: MessageId;
      /** from this day on, such as 20261224 (0 to 20991231) */
      first_day: number;
      /** to the end of this day, a year from now at most (0 to 20991231) */
      last_day: number;
      /** made by the sender once per card; a retry with the same one is the same card (8 to 64 characters) */
      nonce: string;
    };
    reply: {
      /** the new card */
      pinned: PinnedId;
    };
  };
  /** Put the pinned cards of a community in another order. Other cards than are kept now are a conflict: look again. */
  'pinned.order': {
    args: {
      /** the community */
      community: CommunityId;
      /** all of its cards, each once, the first on top (at most 20) */
      cards: OrderedCard[];
    };
    reply: Nothing;
  };
  /** Who is there in a community: members who show themselves, as you do, and did something there in the last two whole spans of five minutes. It changes each five minutes at most. */
  'presence.look': {
    args: {
      /** where */
      community: CommunityId;
    };
    reply: Presence;
  };
  /** Let members of a community who do the same see that you are there, or not. Off until you switch it on, and off again when you leave, pause, or lock or close the account. */
  'presence.show': {
    args: {
      /** where */
      community: CommunityId;
      /** false: nobody sees it, and you see nobody */
      on: boolean;
    };
    reply: Nothing;
  };
  /** Whether the device of this session is woken when something concerns you. */
  'push.look': {
    args: Nothing;
    reply: {
      /** for the browser to subscribe with; absent: devices are not woken here */
      key?: string;
      /** this session may be woken */
      here: boolean;
    };
  };
  /** Wake the device of this session when something concerns you and you have no connection: without a word of what it is, and until the session ends. */
  'push.subscribe': {
    args: {
      /** where the browser can be woken, from its PushManager (1 to 1024 characters) */
      endpoint: string;
    };
    reply: Nothing;
  };
  /** Wake the device of this session no more. */
  'push.unsubscribe': {
    args: Nothing;
    reply: Nothing;
  };
  /** Change a room: what it is called, and whether people write there, read or neither join. Who looks is told. Nobody comes back in by it who left. */
  'room.change': {
    args: {
      /** the room */
      room: RoomId;
      /** its name, by what people talk about (2 to 60 characters) */
      name: string;
      /** what it is about, in one line (1 to 120 characters) */
      line: string;
      /** what it allows from now on */
      state: RoomState;
    };
    reply: Nothing;
  };
  /** What happened in a room after a number. Shows today's state, never old words. */
  'room.events': {
    args: {
      /** the room */
      room: RoomId;
      /** the last number seen (0 or more) */
      after: number;
      /** how many at most; 200 when left out (1 to 200) */
      limit?: number;
    };
    reply: {
      /** in order, without holes */
      events: RoomEvent[];
      /** number of the newest event */
      head_seq: number;
      /** ask again from the last one */
      more: boolean;
    };
  };
  /** A page of messages: the newest, or before, after or around a number, or at a moment. */
  'room.history': {
    args: {
      /** the room */
      room: RoomId;
      /** messages with a smaller number (1 or more) */
      before?: number;
      /** messages with a larger number (0 or more) */
      after?: number;
      /** messages on both sides of a number (1 or more) */
      around?: number;
      /** messages on both sides of the first one that was posted then or later (0 or more) */
      at_ms?: number;
      /** how many at most; 50 when left out (1 to 50) */
      limit?: number;
    };
    reply: {
      /** oldest first */
      messages: MessageView[];
      /** number of the newest event */
      head_seq: number;
      /** with at_ms: number of the first message from then on; past head_seq: none */
      at_seq?: number;
      /** are there older ones */
      more_before: boolean;
      /** are there newer ones */
      more_after: boolean;
    };
  };
  /** Take part in a room, and watch it. Twice is once. */
  'room.join': {
    args: {
      /** the room */
      room: RoomId;
      /** display name in this community, for who is new there; the account's pseudonym when left out (2 to 24 characters) */
      name?: string;
    };
    reply: RoomReply;
  };
  /** Stop taking part in a room. */
  'room.leave': {
    args: {
      /** the room */
      room: RoomId;
    };
    reply: Nothing;
  };
  /** The rooms you joined. */
  'room.list': {
    args: Nothing;
    reply: RoomsReply;
  };
  /** One room with its hosts and house rules. */
  'room.look': {
    args: {
      /** the room */
      room: RoomId;
    };
    reply: {
      /** the room */
      room: RoomView;
      /** who hosts its community */
      hosts: Author[];
      /** house rules, one a line */
      rules: string;
      /** who is there, and when */
      duty: Duty;
      /** cards that are pinned for today: of the room and of its community */
      pinned: PinnedCard[];
    };
  };
  /** Make a room in a community. Members find it in the community; nobody is put into it. */
  'room.make': {
    args: {
      /** the community */
      community: CommunityId;
      /** its name, by what people talk about (2 to 60 characters) */
      name: string;
      /** what it is about, in one line (1 to 120 characters) */
      line: string;
    };
    reply: {
      /** the new room */
      room: RoomId;
    };
  };
  /** Put the read cursor back before a message. */
  'room.mark_unread': {
    args: {
      /** the room */
      room: RoomId;
      /** the first number to be new again (0 or more) */
      seq: number;
    };
    reply: ReadReply;
  };
  /** Move the read cursor forward. */
  'room.read': {
    args: {
      /** the room */
      room: RoomId;
      /** the last number seen (0 or more) */
      seq: number;
    };
    reply: ReadReply;
  };
  /** No more events of a room on this connection. */
  'room.unwatch': {
    args: {
      /** the room */
      room: RoomId;
    };
    reply: Nothing;
  };
  /** Get the events of a room on this connection. */
  'room.watch': {
    args: {
      /** the room */
      room: RoomId;
    };
    reply: {
      /** number of the newest event */
      head_seq: number;
      /** messages that wait for a host; for who may judge them */
      held?: number;
    };
  };
  /** Accept the house rules of a community by answering the questions about them. Another version than the one that holds is a conflict: look again. */
  'rules.accept': {
    args: {
      /** the community */
      community: CommunityId;
      /** of the rules that were read (0 or more) */
      version: number;
      /** to some of the questions or to all (at most 3) */
      answers: RulesAnswer[];
    };
    reply: {
      /** all questions were answered, and all were right */
      accepted: boolean;
      /** answers that were not right; try again as often as you like */
      wrong: RulesWrong[];
    };
  };
  /** The versions of the house rules of a community. */
  'rules.list': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: {
      /** newest first, at most 20; the first one holds */
      versions: RulesVersion[];
    };
  };
  /** The house rules of a community and the questions about them. Reading a group never waits for them. */
  'rules.look': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: {
      /** 0: there is nothing to accept */
      version: number;
      /** when this version was made */
      made_ms: number;
      /** one a line, in your language if there is */
      rules: string;
      /** answered in rules.accept */
      questions: RulesAsked[];
      /** you accepted this version */
      accepted: boolean;
    };
  };
  /** Make a new version of the house rules. Nobody posts before they accepted it; who looks is told. A version that another one followed already is a conflict. */
  'rules.set': {
    args: {
      /** the community */
      community: CommunityId;
      /** the version that this one follows (0 or more) */
      version: number;
      /** the rules, one a line, at most 20 (1 to 3000 characters) */
      rules_nl: string;
      /** the same in English, or nothing (at most 3000 characters) */
      rules_en?: string;
      /** three questions about them (3 to 3) */
      questions: RulesQuestion[];
    };
    reply: {
      /** the new version */
      version: number;
    };
  };
  /** Keep somebody out of a community for a while: nothing of it is there for them. They are told at once, as with a pause. */
  'sanction.ban': {
    args: {
      /** whom it is about */
      member: MemberId;
      /** for how long (1 to 365) */
      days: number;
      /** which house rule, as it stands (3 to 500 characters) */
      rule: string;
      /** what happened; the person can read it (10 to 500 characters) */
      reason: string;
    };
    reply: {
      /** the decision */
      sanction: SanctionId;
      /** until when it holds */
      until_ms: number;
    };
  };
  /** End a pause or a ban before its time. The person is told. */
  'sanction.end': {
    args: {
      /** the decision */
      sanction: SanctionId;
    };
    reply: Nothing;
  };
  /** Who may not write or take part in a community for now, until when and why. */
  'sanction.list': {
    args: {
      /** the community */
      community: CommunityId;
    };
    reply: {
      /** newest first */
      sanctions: SanctionView[];
    };
  };
  /** What hosts decided about you in the last half year: what it takes, where, until when, which rule, what happened, and who decided (LE2). */
  'sanction.mine': {
    args: Nothing;
    reply: {
      /** newest first */
      sanctions: SanctionView[];
    };
  };
  /** Let somebody read without writing for a while. They are told at once: what, how long, which rule, why, and by whom. */
  'sanction.pause': {
    args: {
      /** whom it is about */
      member: MemberId;
      /** for how long (1 to 30) */
      days: number;
      /** which house rule, as it stands (3 to 500 characters) */
      rule: string;
      /** what happened; the person can read it (10 to 500 characters) */
      reason: string;
    };
    reply: {
      /** the decision */
      sanction: SanctionId;
      /** until when it holds */
      until_ms: number;
    };
  };
  /** You have read what was decided about you; it is no news any more. */
  'sanction.seen': {
    args: Nothing;
    reply: Nothing;
  };
  /** What to give navigator.credentials.get to sign in with a passkey, without a name. Nothing is stored. */
  'session.begin_passkey': {
    args: Nothing;
    reply: PasskeyQuestion;
  };
  /** End one of your own sessions; its connections close. */
  'session.end': {
    args: {
      /** the session to end */
      session: SessionId;
    };
    reply: Nothing;
  };
  /** Come in as a guest with a pseudonym; account.keep makes it lasting. */
  'session.enter': {
    args: {
      /** the pseudonym to be known by (2 to 24 characters) */
      name: string;
      /** language */
      lang: Lang;
      /** "I am 16 or older", by own statement (ON1) */
      age16: boolean;
      /** version of the text on using the service that the person agreed to (ON4) (1 to 100000) */
      agreed?: number;
      /** what the device calls itself, for the list of sessions (at most 40 characters) */
      device?: string;
    };
    reply: EnteredReply;
  };
  /** Forget that somebody signed in with this browser: the cookie `__Host-nb-device` expires. */
  'session.forget_device': {
    args: Nothing;
    reply: Nothing;
  };
  /** The first command on a connection. Proves the session and watches rooms. */
  'session.hello': {
    args: {
      /** from session.nonce (1 to 64 characters) */
      nonce: string;
      /** rooms to watch from now on (at most 50) */
      rooms?: HelloRoom[];
      /** watch all rooms of the answer too */
      joined?: boolean;
    };
    reply: {
      /** who you are here */
      me: Me;
      /** the server's clock */
      server_ms: number;
      /** all rooms you joined; head_seq against your last number tells what you missed */
      rooms: RoomView[];
    };
  };
  /** You are at your device, reading. For who wears a hat for others, only acts and this keep the session and the shift alive; a page that asks by itself does not. */
  'session.here': {
    args: Nothing;
    reply: Nothing;
  };
  /** Your own open sessions. */
  'session.list': {
    args: Nothing;
    reply: {
      /** newest first */
      sessions: SessionView[];
    };
  };
  /** Three pseudonyms to choose from. Nothing is stored. */
  'session.names': {
    args: Nothing;
    reply: {
      /** three pseudonyms */
      names: string[];
    };
  };
  /** The nonce for session.hello, for the session of the cookie. */
  'session.nonce': {
    args: Nothing;
    reply: {
      /** to be said in session.hello */
      nonce: string;
    };
  };
  /** Show that it is you, with exactly one of the arguments. The session is whole from now on, sensitive acts are open for some minutes, and the cookie holds a new token. */
  'session.prove': {
    args: {
      /** the digits that the code app shows now (6 to 6 characters) */
      totp?: string;
      /** one of the recovery codes; capitals, dashes and spaces do not matter (1 to 20 characters) */
      recovery_code?: string;
      /** the passphrase, for who has no second thing (1 to 256 characters) */
      passphrase?: string;
      /** what a passkey answered to passkey.begin_proof */
      passkey?: PasskeyAnswer;
    };
    reply: Nothing;
  };
  /** Come back with login name and passphrase, wearing one hat. */
  'session.sign_in': {
    args: {
      /** the login name; nobody else ever sees it (1 to 32 characters) */
      login: string;
      /** the passphrase (1 to 256 characters) */
      passphrase: string;
      /** the hat to wear; the first one held when left out */
      hat?: Hat;
      /** version of the text on using the service that the person agrees to now, after consent_needed (1 to 100000) */
      agreed?: number;
      /** what the device calls itself (at most 40 characters) */
      device?: string;
      /** end a pause, open a locked or closed account; after the server asked */
      come_back?: boolean;
      /** others use this computer too: the browser is not to be known again */
      shared?: boolean;
    };
    reply: EnteredReply;
  };
  /** Come back with a passkey, wearing one hat. Refused with a question (choose_hat, consent_needed, paused, frozen, closed): send the same answer again with more. */
  'session.sign_in_passkey': {
    args: {
      /** what a passkey answered to session.begin_passkey */
      passkey: PasskeyAnswer;
      /** the hat to wear; choose_hat when left out and several are held */
      hat?: Hat;
      /** version of the text on using the service that the person agrees to now, after consent_needed (1 to 100000) */
      agreed?: number;
      /** what the device calls itself (at most 40 characters) */
      device?: string;
      /** end a pause, open a locked or closed account; after the server asked */
      come_back?: boolean;
    };
    reply: EnteredReply;
  };
  /** End this session; its connections close. */
  'session.sign_out': {
    args: Nothing;
    reply: Nothing;
  };
  /** Change your own story, or who may read it. Where hosts look first it waits for them again. */
  'story.change': {
    args: {
      /** the story */
      story: StoryId;
      /** what it is called (1 to 120 characters) */
      title: string;
      /** the words, with an empty line between paragraphs (1 to 12000 characters) */
      text: string;
      /** what it may be hard to read about; left out: nothing */
      cover?: Cover;
      /** who may read it */
      audience: Audience;
    };
    reply: StoryReply;
  };
  /** No more events of a story on this connection. */
  'story.close': {
    args: {
      /** the story */
      story: StoryId;
    };
    reply: Nothing;
  };
  /** Hide a story, or do not publish one that waits; its author is told why. */
  'story.hide': {
    args: {
      /** the story */
      story: StoryId;
      /** why; its author can read it (3 to 500 characters) */
      reason: string;
    };
    reply: Nothing;
  };
  /** The stories of a community that are there for you; hosts also see what waits for them. */
  'story.list': {
    args: {
      /** the community */
      community: CommunityId;
      /** stories older than this one; the newest when left out */
      before?: StoryId;
    };
    reply: {
      /** newest first, without their texts */
      stories: StoryView[];
      /** are there older ones */
      more: boolean;
      /** what the reader may do here */
      may: Right[];
    };
  };
  /** A story as it stands now, without counting as opening it. */
  'story.look': {
    args: {
      /** the story */
      story: StoryId;
    };
    reply: StoryReply;
  };
  /** Your own stories, how each stands, and coarsely how often it was opened. */
  'story.mine': {
    args: Nothing;
    reply: {
      /** without their texts */
      stories: StoryView[];
    };
  };
  /** Read a story, and hear on this connection when it changes or goes. */
  'story.open': {
    args: {
      /** the story */
      story: StoryId;
    };
    reply: StoryReply;
  };
  /** Let your own story end sooner. */
  'story.shorten': {
    args: {
      /** the story */
      story: StoryId;
      /** until when: later than now, sooner than it was (0 or more) */
      until_ms: number;
    };
    reply: StoryReply;
  };
  /** Publish a story that waits, or show a hidden one again. */
  'story.show': {
    args: {
      /** the story */
      story: StoryId;
      /** a word with it; its author can read it (3 to 500 characters) */
      reason?: string;
    };
    reply: Nothing;
  };
  /** The words of a story that waits or is hidden, for a host; it is written down, and its author can see that it was read. */
  'story.unveil': {
    args: {
      /** the story */
      story: StoryId;
    };
    reply: StoryReply;
  };
  /** Take your own story back, at any time. Nothing of it is kept. */
  'story.withdraw': {
    args: {
      /** the story */
      story: StoryId;
    };
    reply: Nothing;
  };
  /** Write a story for a community, or for the whole region. Where hosts look first it waits for them. */
  'story.write': {
    args: {
      /** where to tell it */
      community: CommunityId;
      /** what it is called (1 to 120 characters) */
      title: string;
      /** the words, with an empty line between paragraphs (1 to 12000 characters) */
      text: string;
      /** what it may be hard to read about */
      cover?: Cover;
      /** who may read it */
      audience: Audience;
      /** until when; left out: until it is taken back (0 or more) */
      until_ms?: number;
      /** made by the sender once per story; a retry with the same one is the same story (8 to 64 characters) */
      nonce: string;
    };
    reply: StoryReply;
  };
  /** Say yes to the ask of another. Both of you can open the result for an hour; the person is told. */
  'unmask.agree': {
    args: {
      /** the ask */
      ask: UnmaskId;
    };
    reply: Nothing;
  };
  /** Ask who somebody is in other groups. Another has to agree within 24 hours; the person is told who asked, and why. */
  'unmask.ask': {
    args: {
      /** whom it is about */
      member: MemberId;
      /** what it is for */
      code: UnmaskCode;
      /** why; the person it is about can read it (30 to 500 characters) */
      reason: string;
    };
    reply: {
      /** the ask */
      ask: UnmaskId;
    };
  };
  /** The asks to unmask somebody that wait for an answer, and those you asked or answered. */
  'unmask.list': {
    args: Nothing;
    reply: {
      /** newest first */
      asks: UnmaskAsk[];
    };
  };
  /** Who the person is in the communities of this house: names and ids, nothing else. For the two who agreed, for an hour; each time is written down and told to the person. */
  'unmask.open': {
    args: {
      /** the ask */
      ask: UnmaskId;
    };
    reply: {
      /** the communities the person is in now */
      faces: Face[];
      /** until when it can be opened */
      until_ms: number;
    };
  };
  /** Say no to the ask of another. Nothing is opened; the person is told. */
  'unmask.refuse': {
    args: {
      /** the ask */
      ask: UnmaskId;
    };
    reply: Nothing;
  };
}

/** Events that carry a number of their room: one more each, without holes. */
export interface RoomEvents {
  /** A host said what the message may be hard to read about, or took that off. */
  'message.covered': MessageEvent;
  /** The author changed the words. */
  'message.edited': MessageEvent;
  /** A host hid the message; the words are not in here. */
  'message.hidden': MessageEvent;
  /** A new message, in the order of the room. */
  'message.posted': MessageEvent;
  /** Somebody gave or took back a supportive reaction. */
  'message.reacted': Reacted;
  /** The author took the message back; the words are gone. */
  'message.removed': MessageEvent;
  /** A host shows the message again. */
  'message.shown': MessageEvent;
  /** The room or its community is another now: its name, what it allows, its house rules. Ask room.look for what you may do. */
  'room.changed': RoomChanged;
}

/** All events; those not of a room belong to the connection. */
export interface Events extends RoomEvents {
  /** You chose what to see of a theme, here or on another device. */
  'account.themes_changed': Themes;
  /** An appointment of yours, or one that you decide about, changed. Ask for it again. */
  'appointment.changed': AppointmentChanged;
  /** You muted or blocked somebody, or took that back, here or in another session. Ask aside.list. */
  'aside.changed': Nothing;
  /** The server restarts behind this connection. Keep it open; connection.resync follows. */
  'connection.pause': Nothing;
  /** Something may have been missed. Ask room.events for every watched room after your last seq, and send unanswered requests again; nonces make that safe. */
  'connection.resync': Nothing;
  /** You gave or withdrew a consent, here or in another session. */
  'consent.changed': ConsentView;
  /** Somebody asks you to talk, or a talk of yours began or stopped. Ask direct.list and room.list. */
  'direct.changed': Nothing;
  /** Who is on duty in a community changed, or its hours. To who watches a group of it. */
  'duty.changed': Duty;
  /** For hosts: how many ask to come into a community has changed. Once for each room of it that is watched; introduction.list has them. */
  'introduction.waits': IntroductionWaits;
  /** A message of yours that waits was released, declined, or changed on another device. message.held has it as it is now. */
  'message.judged': Judged;
  /** For hosts: how many messages wait for one in a room has changed. */
  'message.waits': Waits;
  /** Something that concerns you happened, or you saw it in another tab. Ask notice.list. */
  'notice.changed': NoticeChanged;
  /** A question that you have open changed or got an answer. When it is gone, put its words away at once; then ask panel.look. */
  'panel.changed': PanelChanged;
  /** You read on in a room, or put a message back to unread, in this tab or in another. */
  'room.read_moved': ReadReply;
  /** A host decided something about you, or ended that. sanction.mine tells what and why; ask room.list again. */
  'sanction.changed': Nothing;
  /** This session is over; the connection closes with 4001. Do not connect again. */
  'session.ended': Why;
  /** A story that you have open changed. When it is gone, put its words away at once; then ask story.look. */
  'story.changed': StoryChanged;
  /** Your ask to unmask somebody was answered. */
  'unmask.judged': Nothing;
}

export type CommandName = keyof Commands;
export type Args<C extends CommandName> = Commands[C]['args'];
export type Reply<C extends CommandName> = Commands[C]['reply'];

/** One room event as it comes in over the socket. */
export type RoomEventLine = {
  [E in keyof RoomEvents]: { ev: E; room: RoomId; seq: number; data: RoomEvents[E] };
}[keyof RoomEvents];

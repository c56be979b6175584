import { dateOf, type Key, t, tn } from '../../i18n';
import { hourOf } from '../../i18n/time';
import type { Hat } from '../../protocol';
import { asksAgain } from '../../state/consents';
import { waiting } from '../../state/held';
import { comingIn } from '../../state/introductions';
import { notices } from '../../state/notices';
import { inOrder } from '../../state/rooms';
import { holdsKey, me, rooms, takesPart } from '../../state/session';
import { ButtonLink } from '../parts/Button';
import { AsksForMe } from '../near/AsksForMe';
import { LinkupsForMe } from '../linkup/LinkupsForMe';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { Landscape } from '../parts/Landscape';
import { endsSoon } from '../people/dates';
import { lazy } from '../lazy';
import { Footer } from '../public/Footer';
import { GroupList, NoGroups } from './GroupList';

const WhoIsThere = lazy(() => import('../duty/WhoIsThere').then((m) => m.WhoIsThere));
const DutyCard = lazy(() => import('../duty/DutyCard').then((m) => m.DutyCard));

/** Hats that may lead a shift, where their grant holds. */
const HOSTS: readonly Hat[] = ['peer', 'duty'];
const Notices = lazy(() => import('./Notices').then((m) => m.Notices));

/** The first screen of somebody who is in: hello, your groups, a way to others, and help. */
export function Start() {
	const mine = inOrder(rooms.value);
	return (
		<div class="home">
			<section class="hero">
				<Landscape />
				<div class="hero-text">
					<Heading>{t(greeting(hourOf(Date.now())), { name: me.value?.name ?? '' })}</Heading>
					<p>{t('start.glad')}</p>
				</div>
			</section>
			<div class="wrap home-grid">
				<AsksForMe />
				<LinkupsForMe />
				{notices.value.length > 0 && <Notices />}
				<section class="card" aria-labelledby="mine">
					<div class="card-head">
						<h2 id="mine">{t('start.groups')}</h2>
						{mine.length > 0 && <a class="nl-link" href="/g">{t('start.all')}</a>}
					</div>
					{mine.length > 0 ? <GroupList rooms={mine} /> : <NoGroups />}
				</section>
				{me.value && HOSTS.includes(me.value.hat) && <DutyCard />}
				{mine.length > 0 && <WhoIsThere />}
				{asksAgain.value && <AskAgain />}
				{takesPart.value && <FindCard />}
				{me.value?.guest && <KeepCard />}
				{me.value?.hat === 'auditor' && <AuditCard />}
				{me.value?.hat === 'professional' && <PanelCard />}
				{holdsKey.value && <AsksCard />}
				{waiting(mine) + comingIn.value.length > 0 && <QueueCard n={waiting(mine)} asks={comingIn.value.length} />}
				{me.value && APPOINTS.includes(me.value.hat) && <PeopleCard />}
				<EndsSoon />
				<section class="card with-icon" aria-labelledby="help">
					<span class="tile tile--alarm"><Icon name="phone" /></span>
					<div class="grow stack-small">
						<h2 id="help">{t('start.help')}</h2>
						<p class="muted">{t('start.help_text')}</p>
						<p><a class="nl-link" href={t('bar.help_path')}>{t('landing.help_link')}</a></p>
					</div>
				</section>
			</div>
			<Footer />
		</div>
	);
}

function QueueCard({ n, asks }: { n: number; asks: number }) {
	return (
		<section class="card stack-small" aria-labelledby="queue">
			<h2 id="queue">{t('queue.title')}</h2>
			{n > 0 && <p class="muted">{tn('queue.waiting', n)}</p>}
			{asks > 0 && <p class="muted">{tn('queue.asks', asks)}</p>}
			<p><a class="nl-link" href="/team/wachtrij">{t('queue.go')}</a></p>
		</section>
	);
}

function FindCard() {
	return (
		<section class="card calm stack" aria-labelledby="find">
			<div class="stack-small">
				<h2 id="find">{t('start.find')}</h2>
				<p>{t('start.find_text')}</p>
			</div>
			<ButtonLink href="/g" icon="search">{t('start.find')}</ButtonLink>
		</section>
	);
}

function AskAgain() {
	return (
		<section class="card stack-small" aria-labelledby="ask-again">
			<h2 id="ask-again">{t('consents.ask_title')}</h2>
			<p class="muted">{t('consents.asks_again')}</p>
			<p><a class="nl-link" href="/profiel/toestemmingen">{t('consents.ask_go')}</a></p>
		</section>
	);
}

function KeepCard() {
	return (
		<section class="card with-icon" aria-labelledby="keep">
			<span class="tile tile--zon"><Icon name="key-round" /></span>
			<div class="grow stack-small">
				<h2 id="keep">{t('start.keep')}</h2>
				<p class="muted">{t('start.keep_text')}</p>
				<p><a class="nl-link" href="/profiel">{t('start.keep_go')}</a></p>
			</div>
		</section>
	);
}

/** Hats that decide about who works here. */
const APPOINTS: readonly Hat[] = ['coordinator', 'auditor'];

function PeopleCard() {
	return (
		<section class="card with-icon" aria-labelledby="people">
			<span class="tile"><Icon name="users" /></span>
			<div class="grow stack-small">
				<h2 id="people">{t('people.title')}</h2>
				<p class="muted">{t('people.card')}</p>
				<p><a class="nl-link" href="/mensen">{t('people.card_go')}</a></p>
			</div>
		</section>
	);
}

/** A task that ends within thirty days, told in time to do something about it. */
function EndsSoon() {
	const soon = (me.value?.grants ?? []).filter((one) => one.until_ms !== undefined && endsSoon(one.until_ms));
	if (soon.length === 0) return null;
	return (
		<section class="card with-icon" aria-labelledby="ends-soon">
			<span class="tile tile--zon"><Icon name="clock" /></span>
			<div class="grow stack-small">
				<h2 id="ends-soon">{t('tasks.soon')}</h2>
				{soon.map((one) => (
					<p key={`${one.hat} ${one.where ?? ''}`} class="muted" dir="auto">
						{t('tasks.soon_line', { hat: t(`hat.${one.hat}`), date: dateOf(one.until_ms ?? 0) })}
					</p>
				))}
				<p><a class="nl-link" href="/profiel/taken">{t('tasks.title')}</a></p>
			</div>
		</section>
	);
}

/** The auditor reads the log. */
function AuditCard() {
	return (
		<section class="card with-icon" aria-labelledby="audit">
			<span class="tile"><Icon name="eye" /></span>
			<div class="grow stack-small">
				<h2 id="audit">{t('audit.title')}</h2>
				<p class="muted">{t('audit.card')}</p>
				<p><a class="nl-link" href="/toezicht">{t('audit.card_go')}</a></p>
			</div>
		</section>
	);
}

/** Professionals answer what people ask of them. */
function PanelCard() {
	return (
		<section class="card with-icon" aria-labelledby="panel">
			<span class="tile"><Icon name="users" /></span>
			<div class="grow stack-small">
				<h2 id="panel">{t('start.panel')}</h2>
				<p class="muted">{t('start.panel_text')}</p>
				<p><a class="nl-link" href="/vragen">{t('start.panel_go')}</a></p>
			</div>
		</section>
	);
}

/** Those who may be one of the two who decide on looking somebody up. */
function AsksCard() {
	return (
		<section class="card with-icon" aria-labelledby="asks">
			<span class="tile"><Icon name="users" /></span>
			<div class="grow stack-small">
				<h2 id="asks">{t('asks.title')}</h2>
				<p class="muted">{t('asks.card')}</p>
				<p><a class="nl-link" href="/verzoeken">{t('asks.card_go')}</a></p>
			</div>
		</section>
	);
}

function greeting(hour: number): Key {
	if (hour < 6) return 'start.night';
	if (hour < 12) return 'start.morning';
	return hour < 18 ? 'start.afternoon' : 'start.evening';
}

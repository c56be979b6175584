import type { ComponentChildren } from 'preact';
import { answerProof, proofAsked } from '../../state/proof';
import { phase } from '../../state/session';
import { closeSheet, sheet } from '../../state/sheet';
import { lazy } from '../lazy';
import { Announcer } from './Announcer';
import { AsksNotice } from './AsksNotice';
import { Banner } from './Banner';
import { DecisionsNotice } from './DecisionsNotice';
import { Rail } from './Rail';
import { SafetyBar } from './SafetyBar';
import { SkipLinks } from './SkipLinks';
import { Tabs } from './Tabs';

const ProveSheet = lazy(() => import('../factor/ProveSheet').then((m) => m.ProveSheet));

/** The frame of every screen. Only what lies under a sheet becomes inert, never the bar. */
export function Shell({ room, children }: { room: boolean; children: ComponentChildren }) {
	const asked = proofAsked.value !== undefined;
	const covered = sheet.value !== undefined || asked;
	const inside = phase.value === 'here';
	return (
		<>
			<SkipLinks inert={covered} />
			<div class={`shell${inside ? ' shell--inside' : ''}`}>
				<SafetyBar />
				<div class="banners">
					<Banner />
					{inside && <AsksNotice />}
					{inside && <DecisionsNotice />}
				</div>
				{inside && <Rail inert={covered} />}
				<main class={room ? 'main main--room' : 'main'} id="main" tabIndex={-1} inert={covered}>
					{children}
				</main>
				{inside && !room && <Tabs inert={covered} />}
			</div>
			{sheet.value && (
				<div class="over" inert={asked}>
					<div class="scrim" onClick={closeSheet} />
					{sheet.value()}
				</div>
			)}
			{asked && (
				<div class="over">
					<div class="scrim" onClick={() => answerProof(false)} />
					<ProveSheet />
				</div>
			)}
			<Announcer />
		</>
	);
}

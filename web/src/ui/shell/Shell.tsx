import type { ComponentChildren } from 'preact';
import { phase } from '../../state/session';
import { closeSheet, sheet } from '../../state/sheet';
import { Announcer } from './Announcer';
import { Banner } from './Banner';
import { Rail } from './Rail';
import { SafetyBar } from './SafetyBar';
import { SkipLinks } from './SkipLinks';
import { Tabs } from './Tabs';

/** The frame of every screen. Only what lies under a sheet becomes inert, never the bar. */
export function Shell({ room, children }: { room: boolean; children: ComponentChildren }) {
	const covered = sheet.value !== undefined;
	const inside = phase.value === 'here';
	return (
		<>
			<SkipLinks inert={covered} />
			<div class={`shell${inside ? ' shell--inside' : ''}`}>
				<SafetyBar />
				<Banner />
				{inside && <Rail inert={covered} />}
				<main class={room ? 'main main--room' : 'main'} id="main" tabIndex={-1} inert={covered}>
					{children}
				</main>
				{inside && !room && <Tabs inert={covered} />}
			</div>
			{covered && (
				<div class="over">
					<div class="scrim" onClick={closeSheet} />
					{sheet.value?.()}
				</div>
			)}
			<Announcer />
		</>
	);
}

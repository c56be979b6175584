import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { DoorCommunity } from '../../protocol';
import { askFrontDoor, frontDoor } from '../../state/front_door';
import { enterPath } from '../../state/router';
import { municipalityOf } from '../../state/postcodes';
import { howManyAreThere, whenAgain } from '../duty/words';
import { TextField } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { Weave } from '../parts/Weave';

const POSTCODE_LENGTH = 4;

/** The groups that are open for reading now, all of them or those nearby, and who is there. */
export function FrontDoor() {
	const [postcode, setPostcode] = useState('');
	const { board, away } = frontDoor.value;
	useEffect(askFrontDoor, []);
	const place = municipalityOf(postcode);
	const near = (one: DoorCommunity): boolean => !place || !one.municipality || one.municipality === place;
	return (
		<section class="card stack" aria-labelledby="open-now">
			<div class="stack-small">
				<h2 id="open-now">{t('door.title')}</h2>
				<p class="muted">{t('door.lead')}</p>
			</div>
			{board && (
				<>
					<TextField
						id="postcode"
						label={t('door.postcode')}
						hint={t('door.postcode_hint')}
						inputMode="numeric"
						maxLength={POSTCODE_LENGTH}
						value={postcode}
						onInput={setPostcode}
					/>
					<p role="status" class="small muted">{aboutPlace(postcode, place)}</p>
					<Board communities={board.filter(near)} />
				</>
			)}
			{!board && <p role="status">{t(away ? 'door.later' : 'state.loading')}</p>}
		</section>
	);
}

function aboutPlace(postcode: string, place: string | undefined): string {
	if (place) return t('door.near', { place });
	return postcode.trim().length < POSTCODE_LENGTH ? '' : t('door.unknown');
}

function Board({ communities }: { communities: readonly DoorCommunity[] }) {
	if (communities.length === 0) return <p class="muted">{t('door.none')}</p>;
	return (
		<ul class="door-board">
			{communities.map((one) => (
				<li key={one.community} class="stack-small">
					<h3>{one.name}</h3>
					<p class="small muted">
						{one.line} {one.municipality ?? t('groups.region')}.
					</p>
					<p class={one.duty.attended ? 'duty-line duty-line--here' : 'duty-line'}>
						<Icon name={one.duty.attended ? 'check' : 'clock'} small />
						<span>{one.duty.attended ? howManyAreThere(one.duty) : `${t('duty.nobody')} ${whenAgain(one.duty, Date.now())}`}</span>
					</p>
					<ul class="group-list">
						{one.groups.map((group) => (
							<li key={group.room}>
								<a href={enterPath(group.room)}>
									<Weave seed={group.room} size="large" />
									<span class="grow">
										<span class="strong block">{group.name}</span>
										<span class="small muted block">{group.line}</span>
									</span>
									<Icon name="chevron-right" />
								</a>
							</li>
						))}
					</ul>
				</li>
			))}
		</ul>
	);
}

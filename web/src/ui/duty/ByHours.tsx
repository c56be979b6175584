import { useState } from 'preact/hooks';
import { type Key, t } from '../../i18n';
import type { DutyPlace } from '../../protocol';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

const MINUTES = 60;

interface Words {
	title: Key;
	lead: Key;
	begin: Key;
	/** With the place, for who hears the button alone. */
	beginIn: Key;
	endIn: Key;
	foot: Key;
	/** Where one hosts nothing. */
	empty?: Key;
}

interface Props {
	id: string;
	words: Words;
	places: readonly DutyPlace[];
	/** What one can choose, and what is chosen first. */
	hours: readonly string[];
	first: string;
	kind: 'primary' | 'secondary';
	/** Until when it runs there, as a sentence; undefined: it does not. */
	until(place: DutyPlace): string | undefined;
	/** Both give what is said when it worked. */
	begin(place: DutyPlace, minutes: number): Promise<string>;
	end(place: DutyPlace): Promise<string>;
}

/** In each community one hosts: begin something for so many hours, or end it. */
export function ByHours({ id, words, places, hours, first, kind, until, begin, end }: Props) {
	const [chosen, setChosen] = useState(first);
	const form = useForm({});
	const act = (work: () => Promise<string>): void => {
		void form.submit([], async () => say(await work()));
	};
	return (
		<section class="card stack" aria-labelledby={id}>
			<div class="stack-small">
				<h2 id={id}>{t(words.title)}</h2>
				<p class="muted">{t(words.lead)}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{words.empty && places.length === 0 && <p>{t(words.empty)}</p>}
			{places.some((place) => !until(place)) && (
				<Choice<string>
					id={`${id}-hours`}
					compact
					legend={t('shift.how_long')}
					value={chosen}
					onChange={setChosen}
					options={hours.map((value) => ({ value, label: t('shift.hours', { n: value }) }))}
				/>
			)}
			<ul class="lines">
				{places.map((place) => (
					<li key={place.community} class="line">
						<div class="grow">
							<p class="strong">{place.name}</p>
							{until(place) && <p class="small">{until(place)}</p>}
						</div>
						{until(place) ? (
							<Button kind="secondary" busy={form.busy} label={t(words.endIn, { name: place.name })} onClick={() => act(() => end(place))}>{t('shift.end')}</Button>
						) : (
							<Button kind={kind} busy={form.busy} label={t(words.beginIn, { name: place.name })}
								onClick={() => act(() => begin(place, Number(chosen) * MINUTES))}>{t(words.begin)}</Button>
						)}
					</li>
				))}
			</ul>
			<p class="small muted">{t(words.foot)}</p>
		</section>
	);
}

import { useMemo } from 'preact/hooks';
import { GRID, weave } from './pattern';

interface Props {
	seed: string;
	size?: 'small' | 'medium' | 'large';
	/** People are round, groups are square. */
	round?: boolean;
}

/** The woven avatar. Decoration: the name always stands beside it. */
export function Weave({ seed, size = 'medium', round }: Props) {
	const cloth = useMemo(() => weave(seed), [seed]);
	return (
		<svg
			class={`weave weave--${size}${round ? ' weave--round' : ''}`}
			viewBox={`0 0 ${GRID} ${GRID}`}
			aria-hidden="true"
		>
			<path d={`M0 0h${GRID}v${GRID}H0z`} fill={cloth.gap} />
			<path d={cloth.threads} fill={cloth.thread} />
			<path d={cloth.runs} fill={cloth.run} />
		</svg>
	);
}

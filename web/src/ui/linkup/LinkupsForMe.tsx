import { linkupAsks } from '../../state/linkups';
import { lazy } from '../lazy';

const LinkupAsks = lazy(() => import('./LinkupAsks').then((m) => m.LinkupAsks));

/** Who asks to pass a message of the reader on; nothing when nobody does. */
export function LinkupsForMe() {
	return linkupAsks.value.length > 0 ? <LinkupAsks /> : null;
}

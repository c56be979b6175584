/* Start of the client: settings, keys, links, then the session if there is one. */
import { render } from 'preact';
import { setLang } from './i18n';
import { takeReturn } from './state/away';
import { watchExitKeys } from './state/exit';
import { watchPerson } from './state/here';
import { watchOpenRoom } from './state/notices';
import { keepProof } from './state/proof';
import { keepReadable } from './state/readable';
import { followLinks } from './state/router';
import { begin } from './state/session';
import { keepSettings, wantedLang } from './state/settings';
import { App } from './ui/App';

takeReturn();
keepSettings();
keepProof();
watchOpenRoom();
watchExitKeys();
watchPerson();
keepReadable();
followLinks();
void setLang(wantedLang.value);
begin();

const place = document.getElementById('app');
if (place) render(<App />, place);
void import('./state/offline').then(({ keepOffline }) => keepOffline(), () => undefined);

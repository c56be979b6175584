/** Sheets of a room that few people open: their code comes when they do. */
import { lazy } from '../lazy';

export const ThreadSheet = lazy(() => import('./ThreadSheet').then((m) => m.ThreadSheet));
export const VersionsSheet = lazy(() => import('./VersionsSheet').then((m) => m.VersionsSheet));
export const CoverSheet = lazy(() => import('./CoverSheet').then((m) => m.CoverSheet));
export const ModerateSheet = lazy(() => import('./ModerateSheet').then((m) => m.ModerateSheet));
export const UnmaskSheet = lazy(() => import('../unmask/UnmaskSheet').then((m) => m.UnmaskSheet));
export const SearchSheet = lazy(() => import('./SearchSheet').then((m) => m.SearchSheet));
export const Presence = lazy(() => import('../near/Presence').then((m) => m.Presence));
export const GoToDay = lazy(() => import('./GoToDay').then((m) => m.GoToDay));
export const PinSheet = lazy(() => import('../pinned/PinSheet').then((m) => m.PinSheet));
export const SanctionSheet = lazy(() => import('../sanction/SanctionSheet').then((m) => m.SanctionSheet));
export const PassOnSheet = lazy(() => import('../linkup/PassOnSheet').then((m) => m.PassOnSheet));
export const AsideSheet = lazy(() => import('../near/AsideSheet').then((m) => m.AsideSheet));
export const AskTalkSheet = lazy(() => import('../near/AskTalkSheet').then((m) => m.AskTalkSheet));

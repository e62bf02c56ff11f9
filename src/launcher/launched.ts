import type { ChatState } from '../engine/state.ts';
import type { Opener } from './opener.ts';

/** What the launcher knows of the element: see `SmocChat`. */
export interface Launched extends HTMLElement {
  readonly theme: unknown;
  readonly tone: string | undefined;
  readonly opened: boolean;
  /** The element that opened it, if the page did so at a press. */
  readonly openedBy: Opener | undefined;
  toggle(to?: boolean): void;
  snapshot(): ChatState | null;
  requestUpdate(name?: string, old?: unknown): void;
}

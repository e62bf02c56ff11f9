import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import type { Values } from '../shared/json.ts';
import type { PageBlock } from '../blocks/page-block.work.ts';

/** What a chat reads of a campaign file: the flows of both sides. */
export interface CampaignFlows {
  readonly flows: { readonly customer: string; readonly friend: string };
  /** Everything else is the endpoint's. */
  readonly [key: string]: unknown;
}

/** What the element says of itself: see `SmocChat`. */
export interface ChatElement extends HTMLElement {
  readonly src: string | undefined;
  /** Address of the flow that is shown: that of `src`, or the campaign's. */
  readonly source: string | undefined;
  readonly flow: unknown;
  readonly mode: string | undefined;
  readonly theme: unknown;
  readonly tone: string | undefined;
  readonly pace: string | undefined;
  readonly keep: string | undefined;
  readonly consent: string | undefined;
  readonly impressions: string | undefined;
  readonly endpoint: string | undefined;
  readonly results: string | undefined;
  readonly endpoints: Readonly<Record<string, EndpointSetting>> | undefined;
  readonly context: Values | undefined;
  /** Steps that the page brings itself. */
  readonly blocks: readonly PageBlock[] | undefined;
  readonly preview: boolean;
  /** Variables that the page has set: a conversation begins with them. */
  readonly initial: Values;
  /** Everything that was asked for is drawn. */
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
}

import { destinationOf } from '../effects/requests/send-request.lazy.ts';
import { fetchPlainly } from '../browser/fetch-plainly.ts';
import { reportError } from '../events.ts';
import type { Json } from '../shared/json.ts';
import { toJson } from '../shared/to-json.ts';
import type { Conversation } from './conversation.ts';

/*
 * Tells an endpoint that the first message of a flow was seen, so that the owner knows of how many showings the
 * conversations are. It says what was shown and nothing of who saw it. A beacon would bring the endpoint's cookies
 * along: this request has none, and outlives the page as well.
 */

/** Part of the first message that must be in sight. */
const IN_SIGHT = 0.5;

/** Flows that were told of since the page was loaded. */
const told = new Set<string>();

/** The browser's two ways to say that its user does not want to be counted. */
const isRefused = (): boolean => {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
    readonly globalPrivacyControl?: boolean;
    readonly doNotTrack?: string | null;
  };
  return globalPrivacyControl === true || doNotTrack === '1';
};

const textOrNull = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** Waits until the first message is in sight. `look` is called whenever the page may have granted it meanwhile. */
export function createImpressions(conversation: Conversation): { look(): void } {
  const { element, flow, nodes, stopped } = conversation;
  let isSeen = false;

  async function tell(address: string): Promise<void> {
    const { campaign, role } = flow;
    const variant = textOrNull(conversation.state.vars['variant']);
    const body = { flow: flow.flow, variant, campaign: campaign ?? null, role: role ?? null };
    const { endpoint, endpoints } = element;
    const destination = await destinationOf(address, {}, { endpoint, endpoints, base: document.baseURI });
    if ('reason' in destination) reportError(element, 'request-failed', destination.reason);
    else if ('call' in destination) await destination.call({ query: {}, body });
    else await fetchPlainly(destination.url, { method: 'POST', body: toJson(body), keepalive: true });
  }

  function look(): void {
    const { impressions, consent } = element;
    if (!isSeen || !impressions || consent === 'required' || isRefused() || told.has(flow.flow)) return;
    told.add(flow.flow);
    // A count that failed must not disturb the visitor.
    void tell(impressions).catch(() => undefined);
  }

  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting) || document.visibilityState !== 'visible') return;
      observer.disconnect();
      isSeen = true;
      look();
    },
    { threshold: IN_SIGHT },
  );
  const [first] = nodes.log.children;
  if (first) observer.observe(first);
  stopped.addEventListener('abort', () => {
    observer.disconnect();
  });
  return { look };
}

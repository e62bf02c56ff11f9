import '../engine/handover.lazy.ts';
import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import { own } from '../shared/json.ts';
import type { Chat } from './chat.lazy.ts';
import { tell } from '../events.ts';
import { createHandover } from '../view/person/handover-card.lazy.ts';
import { adopt } from '../view/adopt-styles.ts';

/* All that a `handover` step needs, of the engine and of the view. Only flows that have one fetch it, before they begin. */

/** Lets a chat hand over to a person, and tells its author of a step that reaches nobody: only here flow, brand and page come together. */
export async function join(chat: Chat): Promise<true> {
  const { element, stopped } = chat;
  const person = await import('../view/person/person.lazy.ts');
  const handover = createHandover(
    person,
    (name) => !!((own(element.endpoints, name) as EndpointSetting | undefined) ?? element.endpoint),
  );
  const told = new Set<string>();
  element.addEventListener(
    'smoc-handover',
    ({ detail: { step } }) => {
      const { view, state } = chat,
        entry = state?.transcript.flat().findLast((each) => each.kind === 'handover' && each.step === step);
      if (!view || entry?.kind !== 'handover' || handover.reaches(view, entry) || told.has(step)) return;
      told.add(step);
      tell(
        element,
        'no-contact',
        'This reaches nobody.',
        step,
        'Name a person with "contact" in the flow or the brand, or set an endpoint.',
      );
    },
    { signal: stopped },
  );
  adopt(element.shadowRoot as ShadowRoot, person.styles, handover.styles);
  chat.handover = handover;
  chat.redraw();
  return true;
}

import { action } from 'storybook/actions';
import type { SmocEventName } from '../src/events.ts';

/** Complete by its type: an event that is added to the element must be added here. */
const names = {
  'smoc-ready': true,
  'smoc-open': true,
  'smoc-close': true,
  'smoc-message': true,
  'smoc-answer': true,
  'smoc-change': true,
  'smoc-invalid': true,
  'smoc-submit': true,
  'smoc-submitted': true,
  'smoc-submit-error': true,
  'smoc-goal': true,
  'smoc-share': true,
  'smoc-news': true,
  'smoc-handover': true,
  'smoc-add-to-cart': true,
  'smoc-track': true,
  'smoc-error': true,
  'smoc-end': true,
} satisfies Record<SmocEventName, true>;

/** Shows every event of every chat in the "Actions" panel, as a page's own script would hear it. */
export function showEvents(): void {
  for (const name of Object.keys(names) as SmocEventName[]) {
    const show = action(name);
    addEventListener(name, (event) => {
      show((event as CustomEvent).detail);
    });
  }
}

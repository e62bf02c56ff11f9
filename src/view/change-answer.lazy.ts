import { html } from 'lit';
import type { Text } from '../flow/flow.ts';
import { says } from './says.ts';
import type { View } from './view.ts';

/** A question that is asked again: above its `input` which one it is, below it the way to leave its answer as it is. */
export function changing(view: View, asked: Text | undefined, input: unknown) {
  const leave = () => {
    view.change(null);
  };
  const what = asked === undefined ? '' : html`<strong ${says(view.text(asked))}></strong>`;
  return html`<p class="changing" part="changing" id="changing"><span
    ${says(view.word('changing'))}></span> ${what}</p>${input}<button type="button" class="button quiet leave"
    part="button keep-answer" ${says(view.word('keepAnswer'))} @click=${leave}></button>`;
}

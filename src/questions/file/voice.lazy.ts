import { css, html, nothing } from 'lit';
import { voiceStrings } from '../../tone/parts/voice-strings.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { follows } from '../follows.view.ts';
import { canRecord, Recorder } from './recorder.view.ts';

/* What records a voice clip: a chunk of its own, since only few flows ask for one. */

const microphonePath = 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21';
const stopPath = 'M7 7h10v10H7z';

/** One recorder for each list of files. */
const recorders = new WeakMap<object, Recorder>();

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** The button that records and stops, how loud it is, and what is wrong; nothing where the browser cannot record. */
export function voiceRecorder(view: View, list: { add(files: Iterable<File>): void }, most: number): unknown {
  if (!canRecord()) return '';
  const recorder =
    recorders.get(list) ??
    new Recorder(
      most,
      (clip) => {
        list.add([clip]);
      },
      view.stopped,
    );
  recorders.set(list, recorder);
  const word = (key: keyof typeof voiceStrings.en.warm) => view.wordOf(voiceStrings, key);
  const press = () => {
    if (recorder.state === 'recording') recorder.stop();
    else void recorder.start();
  };
  const draw = () => {
    const isRecording = recorder.state === 'recording';
    const problem = recorder.state === 'refused' || recorder.state === 'missing' ? word(recorder.state) : '';
    return html`<button
        type="button"
        class="button record"
        part="button record"
        aria-pressed=${isRecording ? 'true' : 'false'}
        aria-describedby="error"
        @click=${press}
      >${view.icon(isRecording ? stopPath : microphonePath)}<span ${says(word(isRecording ? 'stop' : 'record'))}></span></button>
      ${
        isRecording
          ? html`<span class="recorded"><meter part="voice-level" max="1" .value=${recorder.level} aria-label=${word('level')}></meter>
            <span class="small" role="timer">${clock(recorder.seconds)} / ${clock(most)}</span></span>`
          : ''
      }
      <p class="error" part="error" role="alert" ${says(problem)}></p>`;
  };
  return html`<div class="voice">${follows(recorder, draw)}</div>`;
}

/** Whoever does not want to be heard, or cannot be, types it. */
export const typedInstead = (view: View, value: unknown, isWrong: boolean) =>
  html`<div class="item">
    <label class="label" part="label" for="typed" ${says(view.wordOf(voiceStrings, 'orType'))}></label>
    <textarea class="field" part="field" id="typed" rows="2" aria-describedby="error hint"
      aria-invalid=${isWrong ? 'true' : nothing}
      .defaultValue=${typeof value === 'string' ? value : ''}></textarea>
  </div>`;

export const styles = css`
  .voice { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 0.75em; }
  .voice > .error { flex-basis: 100%; margin: 0; }
  .record[aria-pressed='true'] { border-color: var(--smoc-error); color: var(--smoc-error); }
  .recorded { display: flex; align-items: center; gap: 0.5em; flex: 1 8em; font-variant-numeric: tabular-nums; }
  .recorded > meter { flex: 1; min-inline-size: 4em; block-size: 1em; }
  .file audio { inline-size: 100%; block-size: 2.5em; }
`;

import { html, nothing } from 'lit';
import { fileStrings } from '../../tone/parts/file-strings.lazy.ts';
import { checkPath } from '../../view/icons.lazy.ts';
import { shownFileName } from '../../shared/shown-file-name.ts';
import { skipButton } from '../../view/inputs/answer-button.ts';
import { submits } from '../../view/inputs/submits.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { QuestionView } from '../question.view.ts';
import { sizeInWords } from './file-facts.view.ts';
import {
  fileListOf,
  referenceOf,
  stateInWords,
  type FileItem,
  type FileList,
  type FileQuestion,
} from './file-list.view.ts';
import type { FileField } from './file.work.ts';
import { follows } from '../follows.view.ts';

const filePath = 'M6 3h8l4 4v14H6zM14 3v4h4';
const cameraPath = 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z';
const closePath = 'M6 6l12 12M18 6L6 18';
const againPath = 'M20 12a8 8 0 1 1-2.5-5.8M20 3v4.5h-4.5';

/** A button that is a sign, named by what it does with this file. */
const itemButton = (
  view: View,
  key: 'cancel' | 'again' | 'remove',
  { facts }: FileItem,
  path: string,
  press: () => void,
) =>
  html`<button
    type="button"
    class="icon"
    part="file-button"
    aria-label=${view.wordOf(fileStrings, key, { name: shownFileName(facts.name) })}
    title=${view.wordOf(fileStrings, key, { name: shownFileName(facts.name) })}
    @click=${press}
  >${view.icon(path)}</button>`;

/** The focus goes on to what stands in the place of what is gone. */
function removeFrom(list: FileList, item: FileItem, event: Event): void {
  const form = (event.currentTarget as Element).closest('form');
  list.remove(item);
  const next = form?.querySelector<HTMLElement>('.file .icon') ?? form?.querySelector<HTMLElement>('.choose input');
  next?.focus();
}

function fileRow(view: View, list: FileList, item: FileItem) {
  const { facts, preview, upload, brokenOff } = item;
  const name = shownFileName(facts.name);
  const isBad = upload?.state === 'refused' || upload?.state === 'failed' || Boolean(brokenOff);
  const isOpen = upload?.state === 'sending' || upload?.state === 'waiting';
  const picture =
    preview && !facts.type.startsWith('audio/') ? html`<img src=${preview} alt="" decoding="async" />` : '';
  const done = referenceOf(item) ? view.icon(checkPath) : '';
  const again = upload?.state === 'waiting' || upload?.state === 'failed';
  return html`<li class="file" part="file">
    <span class="thumb" part="file-preview">${view.icon(filePath)}${picture}</span>
    <span class="file-words">
      <bdi class="file-name">${name}</bdi>
      <span class=${isBad ? 'small bad' : 'small'}>${sizeInWords(view, facts.size)} · ${done} ${stateInWords(view, item)}</span>
      ${
        preview && facts.type.startsWith('audio/')
          ? html`<audio part="file-audio" controls src=${preview}
        aria-label=${name}></audio>`
          : ''
      }
      ${
        isOpen
          ? html`<progress part="file-progress" max=${facts.size || 1} .value=${upload.sent} aria-label=${name}></progress>`
          : ''
      }
    </span>
    <span class="file-buttons">
      ${again ? itemButton(view, 'again', item, againPath, () => upload.retry()) : ''}
      ${itemButton(view, isOpen ? 'cancel' : 'remove', item, closePath, (event?: Event) => {
        if (event) removeFrom(list, item, event);
      })}
    </span>
  </li>`;
}

/** A field for files that looks like a button: chosen from the device, or taken by its camera. */
function chooser(view: View, list: FileList, field: FileField, isWrong: boolean, camera?: FileField['camera']) {
  const name = camera ? 'photo' : field.max > 1 ? 'chooseFiles' : 'chooseFile';
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    list.add(input.files ?? []);
    // So that the same file can be chosen again.
    input.value = '';
  };
  return html`<label class="button choose" part="button choose">
    <input
      type="file"
      class="sr"
      aria-describedby="error hint file-hint"
      aria-invalid=${isWrong ? 'true' : nothing}
      accept=${camera ? 'image/*' : field.accept.join(',') || nothing}
      capture=${camera ? (camera === 'front' ? 'user' : 'environment') : nothing}
      ?multiple=${field.max > 1 && !camera}
      @change=${choose}
    />
    ${view.icon(camera ? cameraPath : filePath)}
    <span ${says(view.wordOf(fileStrings, name))}></span>
  </label>`;
}

/** What is dropped on the form, or pasted into it. */
function takesFiles(list: FileList) {
  const isOver = (event: DragEvent, is: boolean) => {
    (event.currentTarget as Element).classList.toggle('over', is);
  };
  return {
    over(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      isOver(event, true);
    },
    leave(event: DragEvent) {
      isOver(event, false);
    },
    drop(event: DragEvent) {
      const files = event.dataTransfer?.files;
      isOver(event, false);
      if (!files?.length) return;
      event.preventDefault();
      list.add(files);
    },
    paste(event: ClipboardEvent) {
      const files = event.clipboardData?.files;
      if (!files?.length) return;
      event.preventDefault();
      list.add(files);
    },
  };
}

/** Who passes the question over takes back what was sent. */
const skips = (list: FileList) => (event: Event) => {
  if ((event.target as Element).closest('[part~=skip]')) list.abandon();
};

/** Pictures are what a camera takes. */
const takesPictures = ({ accept }: FileField): boolean =>
  !accept.length || accept.some((each) => each.startsWith('image/'));

function files(view: View, question: FileQuestion, labelledBy: string) {
  const { field, problems, button } = question;
  // Nothing can be chosen before there is what sends it.
  if (!view.uploads(field.upload, question.step)) return '';
  const list = fileListOf(view, question);
  const { over, leave, drop, paste } = takesFiles(list);
  const limit = field.size ? view.wordOf(fileStrings, 'upTo', { size: sizeInWords(view, field.size) }) : '';
  const problem = view.problem(problems[0]);
  return html`<form
    class="card form files"
    part="form"
    novalidate
    aria-labelledby=${labelledBy}
    @dragover=${over}
    @dragleave=${leave}
    @drop=${drop}
    @paste=${paste}
    @submit=${submits((form) => {
      list.answer(form.querySelector<HTMLTextAreaElement>('#typed')?.value.trim());
    })}
  >
    ${field.hint ? html`<p class="hint" part="hint" id="hint" ${says(view.text(field.hint))}></p>` : ''}
    <div class="drop" part="drop">
      ${field.voice ? view.chunk('voice')?.voiceRecorder(view, list, field.voice) : ''}
      ${follows(list, () => {
        const isWrong = Boolean(problem || list.problems.length);
        return html`<div class="options">
          ${field.camera && takesPictures(field) ? chooser(view, list, field, isWrong, field.camera) : ''}
          ${chooser(view, list, field, isWrong)}
        </div>`;
      })}
      <p class=${limit ? 'small' : 'small by-mouse'} id="file-hint"><span class="by-mouse"
        ${says(view.wordOf(fileStrings, 'drop') + (limit && ', '))}></span><span ${says(limit)}></span></p>
    </div>
    ${field.voice ? view.chunk('voice')?.typedInstead(view, field.value, Boolean(problem)) : ''}
    ${follows(
      list,
      () => html`<ul class="file-list" ?hidden=${!list.items.length}>${list.items.map((item) => fileRow(view, list, item))}</ul>
        <p class="error" part="error" id="error" ${says([...list.problems, problem].filter(Boolean).join(' '))}></p>
        <p class="hint" role="status" ${says(list.isAwaited ? view.wordOf(fileStrings, 'sendsLater') : '')}></p>`,
    )}
    <div class="options" @click=${skips(list)}>
      <button class="button primary" part="button send" ${says(button ? view.text(button) : view.word('send'))}></button>
      ${skipButton(view, field.skip)}
    </div>
  </form>`;
}

export const fileView: QuestionView<FileField> = {
  type: 'file',
  naming: 'own',
  draw: files,
  control: () => '',
  valueIn: () => null,
};

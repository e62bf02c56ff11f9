import type { Answer } from '../../engine/input.ts';
import type { FieldQuestion } from '../../engine/question.ts';
import { own, type Json } from '../../shared/json.ts';
import type { FileFacts, FileReference, Upload } from '../../shared/upload.ts';
import { shownFileName } from '../../shared/shown-file-name.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import type { View } from '../../view/view.ts';
import type { FileField } from './file.work.ts';
import { readReference } from './file.judge.lazy.ts';
import { fits, sizeInWords } from './file-facts.view.ts';
import { fileStrings } from '../../tone/parts/file-strings.lazy.ts';

export type FileQuestion = FieldQuestion<FileField>;

/** One file that the visitor has chosen. */
export interface FileItem {
  readonly facts: FileFacts;
  /** Address at which this page shows or plays it. */
  readonly preview?: string | undefined;
  /** On its way, or there since the page was loaded. */
  readonly upload?: Upload;
  /** There from before the page was loaded. */
  readonly kept?: FileReference;
  /** Begun before the page was loaded: its bytes are gone, and with the same file it goes on. */
  readonly brokenOff?: NonNullable<Upload['begun']>;
}

/** What has more bytes is not shown: decoding it would hold the page up. */
const LARGEST_PREVIEW = 30_000_000;

const isOpen = ({ upload }: FileItem): boolean => upload?.state === 'sending' || upload?.state === 'waiting';

export const referenceOf = ({ facts, upload, kept }: FileItem): FileReference | undefined =>
  kept ?? (upload?.state === 'sent' && upload.begun ? { ...facts, id: upload.begun.id } : undefined);

/** The files of one question, while it is open: what is chosen, what of it has arrived, and what is wrong. */
export class FileList extends EventTarget {
  items: readonly FileItem[] = [];
  /** What was chosen and cannot be taken, in words. */
  problems: readonly string[] = [];
  /** The answer goes out as soon as everything is there. */
  isAwaited = false;
  #view!: View;
  #question!: FileQuestion;
  /** What was told of each file the last time. */
  readonly #told = new Map<FileItem, Upload['state']>();

  constructor(view: View, question: FileQuestion) {
    super();
    this.follow(view, question);
    const { value } = question.field;
    for (const given of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
      const kept = readReference(given);
      const url = own(given, 'url');
      if (!kept) continue;
      const item = typeof url === 'string' ? { facts: kept, brokenOff: { ...kept, url } } : { facts: kept, kept };
      this.items = [...this.items, item];
    }
  }

  /** How the conversation is told now. */
  follow(view: View, question: FileQuestion): void {
    this.#view = view;
    this.#question = question;
  }

  get isBusy(): boolean {
    return this.items.some(isOpen);
  }

  add(files: Iterable<File>): void {
    const { field } = this.#question;
    const view = this.#view;
    const word = (key: 'errType' | 'errSize', name: string) =>
      view.wordOf(fileStrings, key, { name, size: sizeInWords(view, field.size ?? 0) });
    const problems: string[] = [];
    for (const file of files) {
      const facts = { name: file.name, size: file.size, type: file.type || 'application/octet-stream' };
      if (!fits(field.accept, facts)) problems.push(word('errType', shownFileName(file.name)));
      else if (field.size !== undefined && file.size > field.size)
        problems.push(word('errSize', shownFileName(file.name)));
      else if (!this.#take(file, facts)) problems.push(this.#tooMany());
    }
    this.problems = [...new Set(problems)];
    if (problems.length) view.announce(this.problems.join(' '));
    this.#changed();
  }

  #tooMany(): string {
    const { tooMany, max } = this.#question.field;
    return tooMany ? this.#view.plain(tooMany) : this.#view.word('many', { max });
  }

  /** Takes a file and begins to send it; false where there is no room for it. */
  #take(file: File, facts: FileFacts): boolean {
    const { field, step } = this.#question;
    const same = this.items.find(
      ({ brokenOff }) => brokenOff && brokenOff.name === facts.name && brokenOff.size === facts.size,
    );
    // One file takes the place of the one before.
    if (field.max === 1) for (const item of this.items) if (item !== same) this.#drop(item);
    if (!same && this.items.length >= field.max) return false;
    const uploads = this.#view.uploads(field.upload, step);
    if (!uploads) return false;
    const isShown = /^(image|audio)\//.test(facts.type) && facts.size <= LARGEST_PREVIEW;
    const item: FileItem = {
      facts,
      preview: isShown ? URL.createObjectURL(file) : undefined,
      upload: uploads.send(file, facts, same?.brokenOff, () => {
        this.#news(item);
      }),
    };
    this.items = same ? this.items.map((each) => (each === same ? item : each)) : [...this.items, item];
    return true;
  }

  #news(item: FileItem): void {
    const { upload, facts } = item;
    if (!upload || !this.items.includes(item)) return;
    const before = this.#told.get(item);
    this.#told.set(item, upload.state);
    if (before !== upload.state) {
      if (upload.state !== 'sending')
        this.#view.announce(`${shownFileName(facts.name)}: ${stateInWords(this.#view, item)}`);
      this.#keep();
    } else if (upload.begun && upload.sent === 0) this.#keep();
    this.#changed();
    this.#answerIfDone();
  }

  remove(item: FileItem): void {
    this.#drop(item);
    this.problems = [];
    this.#keep();
    this.#changed();
    this.#answerIfDone();
  }

  #drop(item: FileItem): void {
    item.upload?.cancel();
    if (item.preview) URL.revokeObjectURL(item.preview);
    this.items = this.items.filter((each) => each !== item);
  }

  /** Sends the answer, or does so as soon as everything has arrived. */
  answer(typed = ''): void {
    if (typed && !this.items.length) return void this.#view.answer(typed);
    this.isAwaited = true;
    this.#changed();
    this.#answerIfDone();
  }

  /** The question is passed over: nothing of it stays at the endpoint. */
  abandon(): void {
    for (const item of this.items) this.#drop(item);
  }

  #answerIfDone(): void {
    if (!this.isAwaited || this.isBusy) return;
    this.isAwaited = false;
    this.#changed();
    // What has failed stays in sight, with what is wrong.
    if (this.items.some((item) => !referenceOf(item))) return;
    const { items } = this;
    void this.#view.answer(items.flatMap((item) => referenceOf(item) ?? []) as Answer).then((isTaken) => {
      if (isTaken) for (const { preview } of items) if (preview) URL.revokeObjectURL(preview);
    });
  }

  /** Keeps what is there, and what was begun, for a page that is loaded again. */
  #keep(): void {
    const { name } = this.#question.field;
    if (!name) return;
    const kept = this.items.flatMap((item): Json[] => {
      const reference = referenceOf(item);
      const begun = item.upload?.begun ?? item.brokenOff;
      if (reference) return [reference];
      return begun?.url ? [{ ...item.facts, id: begun.id, url: begun.url }] : [];
    });
    this.#view.happen({ type: 'set', values: { [name]: kept.length ? kept : null } });
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** What is to be said of a file. */
export function stateInWords(view: View, { upload, brokenOff, facts }: FileItem): string {
  const word = (key: keyof typeof fileStrings.en.warm, percent = 0) =>
    view.wordOf(fileStrings, key, {
      name: facts.name,
      percent: new Intl.NumberFormat(view.settings.lang, withoutPrototype({ style: 'percent' })).format(percent),
    });
  if (brokenOff) return word('brokenOff');
  switch (upload?.state) {
    case 'sending':
      return word('onTheWay', facts.size ? upload.sent / facts.size : 0);
    case 'waiting':
      return word('waits');
    case 'failed':
      return word('errFailed');
    case 'refused':
      return word(upload.reason === 'type' ? 'errType' : 'errRefused');
    default:
      return word('arrived');
  }
}

/** Lists by conversation, which ends with its signal, and by question. */
const lists = new WeakMap<AbortSignal, Map<string, FileList>>();

export function fileListOf(view: View, question: FileQuestion): FileList {
  const known = lists.get(view.stopped) ?? new Map<string, FileList>();
  lists.set(view.stopped, known);
  const name = `${question.step} ${question.count}`;
  const list = known.get(name) ?? new FileList(view, question);
  known.set(name, list);
  list.follow(view, question);
  return list;
}

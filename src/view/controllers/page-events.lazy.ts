/*
 * Which events leave the chat, and which do not. This is the one place where that is decided.
 *
 * Events of a shadow tree go on to the page, as if the element itself had been typed into or pressed. Pages listen there for shortcuts,
 * protect their content, scroll by themselves, and know nothing of the field that an event is about. So:
 *
 * | event | what the page hears |
 * | --- | --- |
 * | `click` | all of it; what it does to a button or a box of the chat cannot be prevented, on a link it can |
 * | other pointer events, `mouseup`, `focusin`, `focusout`, and whatever else is not named below | all of it |
 * | `pointerdown`, `mousedown` | a copy that cannot be prevented: menus close when somebody presses in the chat, and the press still puts the cursor into a field |
 * | keys: Escape, Tab, F1 to F24, and those with Ctrl, Meta or Alt | all of it, but not what edits a field: Ctrl and A, C, V, X, Y, Z, arrows … |
 * | all other keys | nothing, where they type into a field or work a button; else all of it |
 * | `beforeinput`, `input`, compositions, clipboard, `selectstart`, `contextmenu`, `dragstart` | nothing |
 * | text that is dragged over a field | nothing; of files everything |
 * | `wheel` over what scrolls in the chat, touches that begin there or on a control | nothing |
 *
 * An event that stays is stopped twice: where it would leave the shadow root, and, for listeners of the page that capture, on `window`
 * before any of them. That second listener is there only while somebody is in the chat. Inside, a copy goes on to the chat's own listeners.
 * Who listened on `window` before it, capturing, is first all the same: what such a listener prevents is done here (`doInstead`).
 */
import { isConverting } from './converting.ts';
import { keepPressedField } from './pressed-field.lazy.ts';

/** Whether the page hears of an event: of `told` by a copy that it cannot prevent. */
type Fate = 'leaves' | 'stays' | 'told';

/** What in a chat takes what is typed. */
const FIELDS = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select';
const CONTROLS = 'input, textarea, select, button, a, label, summary, video, audio';

/** Keys that never type and never work a control of ours. */
const PAGE_KEYS = /^(Escape|Tab|F\d+|Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Fn|ContextMenu)$/;
/** Keys that work a button, or scroll. */
const CONTROL_KEYS = /^(Enter| |Arrow\w+|Home|End|PageUp|PageDown)$/;
/** Keys that edit a field together with Ctrl, Meta or Alt. */
const EDITING_KEYS = /^(Arrow\w+|Home|End|Backspace|Delete|Insert)$/;

/** What listeners of the chat itself hear by a copy, where `window` held the event. */
const RELAYED = /^(key|input|beforeinput|composition|pointer)/;

const isElement = (target: EventTarget | undefined): target is HTMLElement => target instanceof HTMLElement;
const isField = (target: EventTarget | null | undefined): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof Element && target.matches(FIELDS);

/** Cut, copy, paste, mark all, undo, redo: by the letter, or by its place on a keyboard of another script. */
function isEditingShortcut({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (EDITING_KEYS.test(key)) return true;
  if (!ctrlKey && !metaKey) return false;
  const letter = (/^[a-z]$/i.test(key) ? key : code.slice(3)).toLowerCase();
  return (shiftKey ? ['v', 'z'] : ['a', 'c', 'v', 'x', 'y', 'z']).includes(letter);
}

function keyStays(event: KeyboardEvent, target: EventTarget | undefined): boolean {
  if (isConverting(event)) return true;
  const { key } = event;
  // AltGr types characters, and counts as Ctrl and Alt on Windows.
  const modified = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  if (modified) return isField(target) && isEditingShortcut(event);
  return isField(target) ? !PAGE_KEYS.test(key) : CONTROL_KEYS.test(key);
}

const scrolls = (element: EventTarget): boolean =>
  isElement(element) && /auto|scroll/.test(getComputedStyle(element).overflow);

/** @param inside what of the chat the event went through, innermost first */
function fateOf(event: Event, inside: readonly EventTarget[]): Fate {
  const [target] = inside;
  const stays = (which: boolean): Fate => (which ? 'stays' : 'leaves');
  switch (event.type) {
    case 'keydown':
    case 'keypress':
    case 'keyup':
      return stays(keyStays(event as KeyboardEvent, target));
    case 'pointerdown':
    case 'mousedown':
      return 'told';
    case 'dragenter':
    case 'dragover':
    case 'drop':
      return stays(isField(target) && !(event as DragEvent).dataTransfer?.types.includes('Files'));
    case 'wheel':
      // With Ctrl it zooms.
      return stays(!(event as WheelEvent).ctrlKey && inside.some(scrolls));
    case 'touchstart':
    case 'touchmove':
    case 'touchend':
    case 'touchcancel':
      return stays(inside.some((each) => scrolls(each) || (isElement(each) && each.matches(CONTROLS))));
    case 'click':
      return 'leaves';
    default:
      return 'stays';
  }
}

/** All that does not simply leave. */
const TYPES = [
  'click',
  ...['keydown', 'keypress', 'keyup'],
  ...['beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend'],
  ...['copy', 'cut', 'paste', 'selectstart', 'contextmenu', 'pointerdown', 'mousedown'],
  ...['dragstart', 'dragenter', 'dragover', 'drop'],
  ...['wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel'],
];

/** What copies of events take over: keys and input for the chat's own listeners, presses for the page. */
const COPIED = [
  ...['bubbles', 'cancelable', 'detail', 'view', 'ctrlKey', 'shiftKey', 'altKey', 'metaKey'],
  ...['key', 'code', 'keyCode', 'charCode', 'location', 'repeat', 'isComposing'],
  ...['data', 'inputType', 'dataTransfer'],
  ...['screenX', 'screenY', 'clientX', 'clientY', 'button', 'buttons'],
  ...['pointerId', 'pointerType', 'isPrimary', 'width', 'height', 'pressure'],
] as const;

function copyOf(event: Event, changes: EventInit): Event {
  const all = event as unknown as Readonly<Record<string, unknown>>;
  const init = Object.fromEntries(COPIED.filter((name) => name in event).map((name) => [name, all[name]]));
  return new (event.constructor as typeof Event)(event.type, { ...init, ...changes });
}

/** As long as they are on an event, its default cannot be prevented. */
const shields = {
  preventDefault: { configurable: true, value: () => {} },
  returnValue: { configurable: true, get: () => true, set: () => {} },
};
const shield = (event: Event) => Object.defineProperties(event, shields);
const unshield = (event: Event) => {
  for (const name of Object.keys(shields)) Reflect.deleteProperty(event, name);
};
/** The page may well show by itself what a link leads to. */
const isLink = (element: EventTarget) => isElement(element) && element.matches('a[href]');

/** Types `text` into the field that has the focus as if by a key: the browser tells of it by its own events, and can undo it. */
const insert = (text: string) => document.execCommand('insertText', false, text);

/** What a key would have done, had not a listener on `window` prevented it. */
function pressKey(event: KeyboardEvent, target: HTMLElement): void {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || isConverting(event)) return;
  if (!isField(target)) {
    if ((key === 'Enter' || key === ' ') && !event.repeat) target.click();
  } else if (key === 'Enter') insert('\n');
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Delete') document.execCommand('forwardDelete');
  else if ([...key].length === 1) insert(key);
}

/** What was about to be typed: by a key, or by a phone's keyboard, which has none. */
function edit({ inputType, data }: InputEvent): void {
  if (inputType === 'insertText') insert(data ?? '');
  else if (/^insert(LineBreak|Paragraph)$/.test(inputType)) insert('\n');
  else if (inputType === 'deleteContentBackward') document.execCommand('delete');
  else if (inputType === 'deleteContentForward') document.execCommand('forwardDelete');
}

/** What a listener that came before the chat's has prevented is done all the same, as far as a script can. */
function doInstead(event: Event, inside: readonly EventTarget[]): void {
  const [target] = inside;
  if (!event.isTrusted || !isElement(target)) return;
  switch (event.type) {
    case 'keydown':
      pressKey(event as KeyboardEvent, target);
      break;
    case 'beforeinput':
      edit(event as InputEvent);
      break;
    case 'pointerdown':
    case 'mousedown':
      inside.find((each): each is HTMLElement => isElement(each) && each.matches(CONTROLS))?.focus();
      break;
    case 'copy':
    case 'cut': {
      const { selectionStart: from = null, selectionEnd: to, value = '' } = target as Partial<HTMLInputElement>;
      // Fields for addresses do not say what is marked in them.
      const marked = from === null ? String(getSelection()) : value.slice(from, to ?? from);
      // What was prevented takes the words from here.
      (event as ClipboardEvent).clipboardData?.setData('text/plain', marked);
      if (event.type === 'cut') document.execCommand('delete');
      break;
    }
    case 'paste':
      insert((event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '');
      break;
    case 'wheel': {
      const { deltaX, deltaY, deltaMode } = event as WheelEvent;
      const box = inside.find(scrolls) as HTMLElement | undefined;
      const unit = [1, 16, box?.clientHeight ?? 0][deltaMode] ?? 1;
      box?.scrollBy({ left: deltaX * unit, top: deltaY * unit, behavior: 'instant' });
      break;
    }
  }
}

const guarded = new WeakMap<ShadowRoot, AbortSignal>();

/** Holds what must not leave the chat of `root`, until `stopped`. A second call for the same chat does nothing. */
export function holdEvents(root: ShadowRoot, stopped: AbortSignal): void {
  if (stopped.aborted || guarded.get(root) === stopped) return;
  guarded.set(root, stopped);
  const { host } = root;
  /** Somebody is in the chat, so that `window` is listened to. */
  let present = false;
  /** A finger is on it: once it scrolls, no pointer tells of it any more. */
  let touched = false;

  /** What the event went through in the chat; nothing where it is about the page's own nodes, in the element's slot too. */
  const insideOf = (event: Event): EventTarget[] => {
    const path = event.composedPath();
    const inside = path.slice(0, Math.max(0, path.indexOf(root)));
    const innermost = inside[0] as Node | undefined;
    return innermost && host.contains(innermost) ? [] : inside;
  };

  const tell = (event: Event) => {
    host.dispatchEvent(copyOf(event, { cancelable: false, composed: true }));
  };

  /** At the shadow root, for what came without anybody being in the chat. */
  const hold = (event: Event): void => {
    const inside = insideOf(event);
    const fate = inside.length ? fateOf(event, inside) : 'leaves';
    if (event.type === 'click' && !inside.some(isLink)) shield(event);
    if (fate === 'leaves' || !event.composed) return;
    event.stopPropagation();
    if (fate === 'told') tell(event);
  };

  /** On `window`, before any listener of the page that captures. */
  const capture = (event: Event): void => {
    const inside = insideOf(event);
    const [target] = inside;
    if (!target) return;
    if (event.type.startsWith('touch')) {
      touched = (event as TouchEvent).touches.length > 0;
      if (!touched) leaveSoon();
    }
    const fate = fateOf(event, inside);
    if (event.type === 'click' && !inside.some(isLink)) shield(event);
    if (fate === 'leaves') return;
    const prevented = event.defaultPrevented;
    event.stopImmediatePropagation();
    if (fate === 'told') tell(event);
    if (event.type.startsWith('key') && isElement(target) && root.activeElement !== target) target.focus();
    if (RELAYED.test(event.type)) {
      const copy = copyOf(event, { composed: false });
      target.dispatchEvent(copy);
      if (copy.defaultPrevented) {
        event.preventDefault();
        return;
      }
    }
    if (prevented) doInstead(event, inside);
  };

  const isThere = () => !stopped.aborted && (touched || !!root.activeElement || host.matches(':hover'));
  const options = { capture: true, passive: true };
  const passive = (type: string) => (/wheel|touch/.test(type) ? options : true);

  const enter = (): void => {
    if (present || stopped.aborted) return;
    present = true;
    for (const type of TYPES) addEventListener(type, capture, passive(type));
    // What is typed is the chat's: said to those who ask before they take a key for a shortcut.
    Object.defineProperty(host, 'isContentEditable', { configurable: true, get: () => isField(root.activeElement) });
  };
  const leave = (): void => {
    if (!present || isThere()) return;
    present = false;
    for (const type of TYPES) removeEventListener(type, capture, passive(type));
    Reflect.deleteProperty(host, 'isContentEditable');
  };
  // Not at once: the focus may be on its way from one field to the next.
  const leaveSoon = () => setTimeout(leave);

  for (const type of TYPES) root.addEventListener(type, hold, { signal: stopped, passive: true });
  root.addEventListener('click', unshield, { capture: true, signal: stopped });
  for (const type of ['focusin', 'pointerover', 'pointerdown', 'dragenter'])
    root.addEventListener(type, enter, { capture: true, signal: stopped });
  for (const type of ['focusout', 'pointerout', 'dragleave', 'drop'])
    root.addEventListener(type, leaveSoon, { capture: true, signal: stopped });
  stopped.addEventListener('abort', leave);
  keepPressedField(root, stopped);
  if (isThere()) enter();
}

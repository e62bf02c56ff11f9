const own = Object.getOwnPropertyDescriptor(globalThis, 'visualViewport') as PropertyDescriptor;

/** What a phone says of the part of the page that can be seen, in place of what this browser says; its listeners are counted. */
export class SeenScreen extends EventTarget {
  listeners = 0;
  width: number;
  height: number;
  offsetTop = 0;
  offsetLeft = 0;
  scale = 1;

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    super();
    this.width = width;
    this.height = height;
    Object.defineProperty(globalThis, 'visualViewport', { configurable: true, value: this });
  }

  override addEventListener(...given: Parameters<EventTarget['addEventListener']>) {
    this.listeners++;
    super.addEventListener(...given);
  }

  override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>) {
    this.listeners--;
    super.removeEventListener(...given);
  }

  become(values: Partial<SeenScreen>, type: 'resize' | 'scroll' = 'resize') {
    Object.assign(this, values).dispatchEvent(new Event(type));
  }
}

/** The browser's own screen again. */
export const seeAgain = () => {
  Object.defineProperty(globalThis, 'visualViewport', own);
};

/** Milliseconds until what was drawn together is put into the live region, and until it has been heard and goes. */
const GATHER = 120;
const HEARD = 1500;

/**
 * Tells a screen reader each message once, by a live region of its own: the transcript may then be redrawn in another language,
 * and history may come back, without a word. What was told is taken out again, so that nobody reads it twice.
 */
export function createAnnouncer(region: HTMLElement) {
  let texts: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    region.replaceChildren(
      ...texts.map((text) => {
        const line = document.createElement('p');
        line.textContent = text;
        return line;
      }),
    );
    timer = texts.length ? setTimeout(tell, HEARD) : undefined;
    texts = [];
  };
  return {
    announce(text: string) {
      if (text && texts.push(text) > 1) return;
      clearTimeout(timer);
      timer = setTimeout(tell, GATHER);
    },
    stop() {
      clearTimeout(timer);
      region.replaceChildren();
    },
  };
}

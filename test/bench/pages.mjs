/** The pages that the bench opens, and the throttles under which it does. */

/** As the developer tools' preset: 1.44 MB/s down, 165 ms before a request's first byte. */
export const fast4g = {
  offline: false,
  latency: 165,
  downloadThroughput: 1.012e6,
  uploadThroughput: 168_750,
  connectionType: 'cellular4g',
};
export const slowdown = 4;

const flow = (steps = 6) => ({
  flow: 'bench',
  pace: 'instant',
  parts: {
    hello: [
      'Hello from the bench.',
      'This is the second message.',
      { ask: 'And this is the question: shall we?', options: ['Yes', 'No'] },
      ...Array.from(
        { length: steps - 4 },
        (_, step) => `Step ${step} of the long flow, which nobody reaches at the start.`,
      ),
      { end: true },
    ],
  },
});

/** Watches blocking time and layout shifts, and the first frame after the text stands in the element. */
const watch = (selector) => `<script>
  let shift = 0;
  const tasks = [];
  new PerformanceObserver((list) => { tasks.push(...list.getEntries()); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const element = ${JSON.stringify(selector)} && document.querySelector(${JSON.stringify(selector)});
    if (element === '' || element?.shadowRoot?.textContent.includes('Hello from the bench'))
      requestAnimationFrame(() => {
        const painted = performance.now();
        const blocking = (some) => tasks.filter(some).reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
        setTimeout(() => {
          globalThis.benchResult = { painted, shift, blocking: blocking(({ startTime }) => startTime < painted), after: blocking(({ startTime }) => startTime >= painted) };
          console.info(JSON.stringify(globalThis.benchResult));
        }, 500);
      });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
</script>`;

const page = (
  head,
  body,
  selector,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bench</title><link rel="icon" href="data:,">
<style>body { margin: 0 } smoc-chat { display: block; block-size: 40rem }</style>${head}</head><body><h1>Bench</h1>${body}${watch(selector)}</body></html>`;

const chat =
  '<link rel="modulepreload" href="/cdn/chunks/chat.js"><script type="module" src="/cdn/smoc-chat.js"></script>';
const fill = (element) => `<script>
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  let count = 3;
  globalThis.benchFill = async (to) => {
    while (count < to) { for (let more = Math.min(200, to - count); more > 0; more--, count++) document.querySelector('${element}').say('Message number ' + count + ', of a usual length for a chat.'); await frame(); }
    await frame(); await frame();
  };
  globalThis.benchAdd = async (messages) => { for (let more = 0; more < messages; more++, count++) { document.querySelector('${element}').say('Message number ' + count + ', of a usual length for a chat.'); await frame(); } };
  globalThis.benchScroll = async () => {
    const scroller = document.querySelector('${element}').shadowRoot.querySelector('.scroll');
    scroller.scrollTop = scroller.scrollHeight;
    await frame();
    const frames = [];
    let last = await new Promise(requestAnimationFrame);
    for (let count = 0; count < 300; count++) {
      scroller.scrollTop -= 300;
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
    return frames;
  };
</script>`;

const list = '<script type="module" src="/floor/floor.js"></script>';
const twenty = (element) => element.repeat(20);
/** A conversation that has a past, as long as most that people have. */
const LONG = 50;
const long = Array.from({ length: LONG }, (_, index) =>
  index ? `Message number ${index}, of a usual length for a chat.` : 'Hello from the bench.',
);
const longFlow = {
  flow: 'long',
  pace: 'instant',
  parts: { hello: [...long.slice(0, -1), { ask: long.at(-1), options: ['Yes', 'No'] }, { end: true }] },
};
/** Tells once all of the page's elements show the text, and two frames have gone by. */
const tellWhenAll = (selector, text = 'Hello from the bench') => `<script>
  const look = () => {
    const all = [...document.querySelectorAll('${selector}')];
    if (all.length && all.every((element) => element.shadowRoot?.textContent.includes('${text}')))
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => console.info('done'), 300)));
    else setTimeout(look, 50);
  };
  look();
</script>`;

export const pages = {
  '/bare.html': page('', '', ''),
  '/floor.html': page(list, `<bench-floor></bench-floor>${fill('bench-floor')}`, 'bench-floor'),
  '/inline.html': page(
    chat,
    `<smoc-chat><script type="application/json">${JSON.stringify(flow())}</script></smoc-chat>`,
    'smoc-chat',
  ),
  '/src.html': page(chat, '<smoc-chat src="/flow.json"></smoc-chat>', 'smoc-chat'),
  '/flow.json': JSON.stringify(flow()),
  '/twenty-lists.html': page(list, twenty('<bench-floor></bench-floor>') + tellWhenAll('bench-floor'), ''),
  '/twenty-chats.html': page(
    chat,
    twenty(`<smoc-chat><script type="application/json">${JSON.stringify(flow())}</script></smoc-chat>`) +
      tellWhenAll('smoc-chat'),
    '',
  ),
  '/twenty-long-lists.html': page(
    list,
    `${twenty('<bench-floor></bench-floor>')}<script type="module">
      const messages = ${JSON.stringify(long)};
      for (const list of document.querySelectorAll('bench-floor')) list.messages = messages;
    </script>${tellWhenAll('bench-floor', long.at(-1))}`,
    '',
  ),
  '/twenty-long-chats.html': page(
    chat,
    twenty(`<smoc-chat><script type="application/json">${JSON.stringify(longFlow)}</script></smoc-chat>`) +
      tellWhenAll('smoc-chat', long.at(-1)),
    '',
  ),
  '/opening.html': page(
    list + chat,
    `<script>
    const text = (number) => 'Message number ' + number + ', of a usual length for a chat.';
    const texts = (count) => Array.from({ length: count }, (_, index) => text(index + 1));
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const until = async (some) => { while (!some()) await frame(); };
    const question = { ask: 'Shall we?', options: ['Yes', 'No'] };
    const flowOf = (name, steps) => ({ flow: name, pace: 'instant', parts: { hello: [...steps, question, question, { end: true }] } });
    let element;
    const add = (flow) => {
      element = document.createElement('smoc-chat');
      element.flow = flow;
      document.body.append(element);
    };
    const shown = (text) => element.shadowRoot?.textContent.includes(text);
    globalThis.benchClose = () => { element.remove(); };
    /** Leaves a conversation with that many messages on this device. */
    globalThis.benchKeep = async (messages) => {
      add(flowOf('kept', ['Hello']));
      await until(() => shown('Shall we?') && element.shadowRoot.querySelector('.option'));
      element.shadowRoot.querySelector('.option').click();
      await until(() => element.shadowRoot.querySelector('.own'));
      for (let number = 1; number <= messages; number++) element.say(text(number));
      await until(() => shown(text(messages)));
      await new Promise((resolve) => setTimeout(resolve, 2000));
      element.remove();
    };
    globalThis.benchOpen = async (kind, messages) => {
      const last = text(messages);
      if (kind === 'list') {
        element = document.createElement('bench-floor');
        element.messages = texts(messages);
        document.body.append(element);
      } else if (kind === 'flow') add(flowOf('long', texts(messages - 2)));
      else add(flowOf('kept', ['Hello']));
      await until(() => shown(kind === 'flow' ? 'Shall we?' : last));
      await frame();
      await frame();
    };
  </script>`,
    '',
  ),
  '/long.html': page(
    chat,
    `<smoc-chat keep="nothing"><script type="application/json">${JSON.stringify(flow())}</script></smoc-chat>${fill('smoc-chat')}`,
    'smoc-chat',
  ),
  '/steps.html': page(
    chat,
    `<script>
    const flows = { 6: ${JSON.stringify(flow(6))}, 306: ${JSON.stringify(flow(306))} };
    globalThis.benchStart = async (steps) => {
      const element = document.createElement('smoc-chat');
      const ready = new Promise((resolve) => element.addEventListener('smoc-ready', resolve, { once: true }));
      const began = performance.now();
      element.flow = structuredClone(flows[steps]);
      document.body.append(element);
      await ready;
      const took = performance.now() - began;
      element.remove();
      return took;
    };
  </script>`,
    '',
  ),
};

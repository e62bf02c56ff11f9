import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

const realFetch = window.fetch;
const { mediaDevices } = navigator;
const ask = mediaDevices.getUserMedia.bind(mediaDevices);
const tracks: MediaStreamTrack[] = [];

afterEach(() => {
  cleanUp();
  window.fetch = realFetch;
  mediaDevices.getUserMedia = ask;
  tracks.length = 0;
});

/** A microphone that hears a tone. */
function hearTone(): void {
  mediaDevices.getUserMedia = () => {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const out = sound.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    tracks.push(...out.stream.getTracks());
    return Promise.resolve(out.stream);
  };
}
const refuse = (name: string) => {
  mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
};

const asked = async (more: object = {}) => {
  window.fetch = ((address: string, { body, ...options }: RequestInit) =>
    String(address).includes('/put-here')
      ? Promise.resolve(
          new Response(null, { status: 204, headers: { 'Upload-Offset': String((body as Blob | null)?.size ?? 0) } }),
        )
      : realFetch(address, { body: body ?? null, ...options })) as typeof fetch;
  const visitor = await visit(
    flowOf([{ ask: 'What happened?', type: 'file', voice: true, as: 'said', ...more }, 'Got {said.type|it}.']),
    {},
    { endpoints: { uploads: (() => ({ id: 'f', url: '/put-here' })) as never } },
  );
  return visitor.until(() => visitor.has('#typed'), 'a field to type in');
};
const clip = (visitor: Visitor) => visitor.one<HTMLAudioElement>('.file audio');

describe('a voice clip', () => {
  it('is recorded, heard again and sent, by keyboard alone, and the microphone is let go', async () => {
    hearTone();
    const visitor = await asked();
    visitor.button('Record').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.one<HTMLMeterElement>('meter').value > 0.1, 'a level');
    expect(visitor.one('meter').getAttribute('aria-label')).to.equal('Loudness');
    expect(visitor.one('[role=timer]').textContent).to.match(/^0:0\d \/ 2:00$/);
    expect(visitor.button('Stop').getAttribute('aria-pressed')).to.equal('true');
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.has('.file audio') && visitor.one('.file').textContent.includes('Uploaded'));
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(clip(visitor).src).to.match(/^blob:/);
    visitor.press('Send');
    await visitor.says('Got audio/');
  });

  it('ends by itself when there is no time left', async () => {
    hearTone();
    const visitor = await asked({ seconds: 1 });
    visitor.press('Record');
    await visitor.until(() => visitor.has('.file audio'), 'a clip');
    expect(visitor.has('meter')).to.equal(false);
  });

  it('is removed, and recorded again', async () => {
    hearTone();
    const visitor = await asked({ seconds: 1 });
    visitor.press('Record');
    await visitor.until(() => visitor.has('.file audio'));
    visitor.press(`Remove ${visitor.one('.file-name').textContent}`);
    await visitor.until(() => !visitor.has('.file audio'));
    expect(visitor.button('Record').textContent.trim()).to.equal('Record');
  });

  for (const [error, words] of [
    ['NotAllowedError', 'We may not use your microphone. You can type it instead.'],
    ['NotFoundError', 'We can’t find a microphone. You can type it instead.'],
  ] as const)
    it(`may be typed instead, as is said after ${error}`, async () => {
      refuse(error);
      const visitor = await asked();
      visitor.press('Record');
      await visitor.until(() => visitor.one('.voice [role=alert]').textContent.trim() === words);
      expect(visitor.one<HTMLTextAreaElement>('#typed').labels[0]?.textContent.trim()).to.equal('Or type it');
      visitor.one<HTMLTextAreaElement>('#typed').value = 'It rattles.';
      visitor.press('Send');
      await visitor.until(() => visitor.messages.includes('It rattles.'));
      expect(visitor.element.snapshot()?.vars['said']).to.equal('It rattles.');
    });

  it('is not offered where the browser cannot record; a file of sound is, and the field to type in', async () => {
    const { MediaRecorder: real } = window;
    Object.assign(window, { MediaRecorder: undefined });
    try {
      const visitor = await asked();
      expect(visitor.all('.record').length).to.equal(0);
      expect(visitor.one<HTMLInputElement>('.choose input').accept).to.equal('audio/*');
    } finally {
      Object.assign(window, { MediaRecorder: real });
    }
  });

  it('listens no longer than the chat is there', async () => {
    hearTone();
    const visitor = await asked();
    visitor.press('Record');
    await visitor.until(() => visitor.has('meter'));
    cleanUp();
    await visitor.until(() => tracks.every(({ readyState }) => readyState === 'ended'), 'silence');
  });
});

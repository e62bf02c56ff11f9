import { describe, it } from 'node:test';
import { expect } from 'chai';
import { saysEnded } from '../../src/blocks/video/video-end.view.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { videoOfProvider } from '../../src/shared/video-provider.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const ID = 'dQw4w9WgXcQ';
const readVideo = (address: string) => videoOfProvider(new URL(address, 'https://shop.example/'));

describe('the address of a video', () => {
  for (const [address, frame, page] of [
    [
      `https://www.youtube.com/watch?v=${ID}`,
      `youtube-nocookie.com/embed/${ID}?`,
      `https://www.youtube.com/watch?v=${ID}`,
    ],
    [
      `https://m.youtube.com/watch?app=desktop&v=${ID}&t=90s`,
      '&start=90',
      `https://www.youtube.com/watch?v=${ID}&t=90s`,
    ],
    [`http://youtu.be/${ID}?si=abc`, `/embed/${ID}?`, `https://www.youtube.com/watch?v=${ID}`],
    [`HTTPS://YouTube.com/shorts/${ID}`, `/embed/${ID}?`, `https://www.youtube.com/watch?v=${ID}`],
    [`https://www.youtube.com/embed/${ID}?start=7`, '&start=7', `https://www.youtube.com/watch?v=${ID}&t=7s`],
    [`https://www.youtube-nocookie.com/embed/${ID}`, `/embed/${ID}?`, `https://www.youtube.com/watch?v=${ID}`],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?', 'https://vimeo.com/76979871'],
    ['https://vimeo.com/76979871/abc123def4', '&h=abc123def4', 'https://vimeo.com/76979871/abc123def4'],
    ['https://player.vimeo.com/video/76979871?h=abc123', '&h=abc123', 'https://vimeo.com/76979871/abc123'],
    ['https://vimeo.com/channels/staff/76979871', '/video/76979871?', 'https://vimeo.com/76979871'],
  ] as const)
    it(`is one of a provider: ${address}`, () => {
      const video = readVideo(address);
      expect(video?.frame).to.contain(frame);
      expect(video?.frame).to.match(
        /^https:\/\/(www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[\w-]+\?/,
      );
      expect(video?.page).to.equal(page);
    });

  for (const address of [
    `https://youtube.com.evil.example/watch?v=${ID}`,
    `https://evil.example/youtube.com/watch?v=${ID}`,
    `https://evilyoutube.com/watch?v=${ID}`,
    `https://youtube.com@evil.example/watch?v=${ID}`,
    `https://youtube.com:8443/watch?v=${ID}`,
    `https://youtu.be.evil.example/${ID}`,
    `https://evil.example/#youtu.be/${ID}`,
    `javascript:"youtube.com/watch?v=${ID}"`,
    `ftp://youtube.com/watch?v=${ID}`,
    'https://www.youtube.com/watch?v=short',
    `https://www.youtube.com/watch?v=${ID}%22onload=x`,
    `https://www.youtube.com/embed/${ID}%2F..%2F..%2Fevil`,
    `https://www.youtube.com/embed/../redirect?q=${ID}`,
    'https://www.youtube.com/@channel',
    'https://vimeo.com/76979871abc/x?y',
    'https://vimeo.com/76979871/a"b',
    'https://player.vimeo.com.evil.example/video/76979871',
    '/films/tour.mp4',
  ])
    it(`is none of a provider: ${address}`, () => {
      expect(readVideo(address)).to.equal(undefined);
    });

  it('never brings anything but an id, a start and a key into the address of the player', () => {
    expect(readVideo(`https://youtu.be/${ID}?t=1&autoplay=0&origin=https://evil.example`)?.frame).to.match(
      /enablejsapi=1&start=1$/,
    );
    expect(readVideo(`https://youtu.be/${ID}?t=1%26list%3Dx`)?.frame).to.match(/enablejsapi=1$/);
    expect(readVideo('https://vimeo.com/7?h=a%26b')?.frame).to.match(/dnt=1$/);
  });
});

describe('a video step', () => {
  const film = { video: '/tour.mp4', title: 'A tour' };

  it('puts its card into the transcript and goes on', () => {
    expect(drive(steps({ ...film, say: 'Look:' }, 'Bye.')).lines).to.deep.equal([
      'Look:',
      '[video /tour.mp4 A tour]',
      'Bye.',
    ]);
  });

  it('keeps what the card needs, and nothing that cannot be shown', () => {
    const step = {
      ...film,
      ratio: '4:3',
      height: '= 100 + 20',
      width: 'x',
      poster: '/{name}.jpg',
      captions: { en: '/a.vtt', nl: '' },
      auto: true,
    };
    const [entry] = drive(steps({ set: { name: 'a b' } }, step)).entries;
    expect(entry).to.deep.include({
      ratio: 4 / 3,
      height: 120,
      poster: '/a%20b.jpg',
      captions: { en: '/a.vtt' },
      auto: true,
    });
    expect(entry).not.to.have.any.keys('width', 'until', 'transcript');
  });

  for (const ratio of ['0:1', '16:0', 'x', '1:1000', '-1:2', 'Infinity'])
    it(`has the usual shape where its ratio is none: ${ratio}`, () => {
      expect(drive(steps({ ...film, ratio } as never)).entries[0]).not.to.have.property('ratio');
    });

  it('waits until it has ended, once', () => {
    const chat = drive(steps({ ...film, until: 'ended' }, 'And?', { ask: 'Well?', as: 'a' }));
    expect(chat.lines).to.have.length(1);
    expect(chat.question).to.deep.include({ kind: 'card', entry: 1, skip: true });
    chat.send({ type: 'used', entry: 1, value: 'paused' });
    expect(chat.lines).to.have.length(1);
    chat.send({ type: 'used', entry: 1, value: 'ended' });
    expect(chat.lines).to.deep.equal(['[video /tour.mp4 A tour]', 'And?', 'Well?']);
    chat.send({ type: 'used', entry: 1, value: 'ended' });
    expect(chat.lines).to.have.length(3);
    expect(chat.reports).to.deep.equal([]);
  });

  it('keeps nobody: it can be passed over unless the author says no, and goes on where it cannot be played', () => {
    expect(
      drive(steps({ ...film, until: 'ended' }, 'Bye.'))
        .answer(null)
        .lines.at(-1),
    ).to.equal('Bye.');
    expect(drive(steps({ ...film, until: 'ended', skip: false }, 'Bye.')).answer(null).lines).to.have.length(1);
    const failed = drive(steps({ ...film, until: 'ended', skip: false }, 'Bye.'));
    failed.send({ type: 'used', entry: 1, value: 'failed' });
    expect(failed.lines.at(-1)).to.equal('Bye.');
    expect(failed.reports).to.deep.equal(['media-failed main/0']);
    // The visitor did nothing, so nothing is stored or sent.
    expect(failed.state.acted).to.equal(false);
  });

  it('without an address is told and passed over', () => {
    const chat = drive(steps({ video: '{gone}' }, 'Bye.'));
    expect([chat.lines, chat.reports]).to.deep.equal([['Bye.'], ['missing-value main/0']]);
  });
});

describe('the end of a video of a provider', () => {
  for (const [message, expected] of [
    ['{"event":"onStateChange","info":0}', true],
    ['{"event":"infoDelivery","info":{"playerState":0,"currentTime":9}}', true],
    ['{"event":"ended","data":{}}', true],
    [{ event: 'ended' }, true],
    ['{"event":"onStateChange","info":1}', false],
    ['{"event":"infoDelivery","info":{"currentTime":0}}', false],
    ['{"event":"ready"}', false],
    ['ended', false],
    ['{', false],
    [null, false],
    [[0], false],
  ] as const)
    it(`${expected ? 'is' : 'is not'} ${JSON.stringify(message)}`, () => {
      expect(saysEnded(message)).to.equal(expected);
    });
});

describe('what an author is told of a video', () => {
  const told = (step: object) =>
    checkFlow(steps(step as never, 'Bye.')).problems.map(({ code, path }) => `${code} ${path.split('/').at(-1)}`);
  for (const [step, expected] of [
    [{ video: '/a.mp4', title: 'A' }, []],
    [{ video: `https://youtu.be/${ID}`, title: 'A', poster: '/a.jpg', ratio: '16:9', until: 'ended' }, []],
    [{ video: 'https://cdn.example/v/123', title: 'A', transcript: 'Hi.', captions: { en: '/a.vtt' } }, []],
    [{ video: '= film', title: 'A', say: 'x', wait: 0 }, ['unknown-variable video']],
    [{ video: '/a.mp4' }, ['no-alt video']],
    [{ video: '/a.avi', title: 'A' }, ['no-media video']],
    [{ video: 'https://www.youtube.com/@shop', title: 'A' }, ['no-media video']],
    [{ video: 'https://www.tiktok.com/@a/video/1', title: 'A' }, ['no-media video']],
    [{ video: `https://youtu.be/${ID}`, title: 'A', captions: '/a.vtt' }, ['no-media captions']],
    [{ video: `https://youtu.be/${ID}`, title: 'A', auto: true }, ['no-media auto']],
    [
      { video: `https://youtu.be/${ID}`, title: 'A', poster: `https://i.ytimg.com/vi/${ID}/0.jpg` },
      ['no-media poster'],
    ],
    [{ video: 'javascript:alert(1)', title: 'A' }, ['unsafe-address video']],
    [{ video: '/a.mp4', title: 'A', captions: { en: 'javascript:alert(1)' } }, ['unsafe-address en']],
    [{ video: '/a.mp4', title: 'A', until: 'half' }, ['wrong-value until']],
    [{ video: '/a.mp4', title: 'A', ratio: 'wide' }, ['wrong-value ratio']],
    [{ video: '/a.mp4', title: 'A', controls: false }, ['unknown-key controls']],
  ] as const)
    it(`${JSON.stringify(step)}: ${expected.join() || 'nothing'}`, () => {
      expect(told(step)).to.deep.equal(expected);
    });
});

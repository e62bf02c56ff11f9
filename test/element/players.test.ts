import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const film = new URL('../../stories/public/media/film.webm', import.meta.url).href;
const question = { ask: 'Ready?', as: 'ready' };
const youTube = { video: 'https://youtu.be/dQw4w9WgXcQ', title: 'A tour' };

/** A conversation that has come to its step. */
async function shown(step: object, attributes?: Record<string, string>) {
  const visitor = await visit(flowOf([question, step, { ask: 'Anything else?' }]), attributes);
  const told = listen(visitor);
  await visitor.send('Yes');
  await visitor.until(() => visitor.has('.player'), 'the card');
  return { visitor, told };
}
const asked = (site: string) => performance.getEntriesByType('resource').filter(({ name }) => name.includes(site));
const frames = (visitor: Visitor) => visitor.all<HTMLIFrameElement>('.player iframe');

describe('a video of a provider', () => {
  it('is a still with its name and who it comes from, and asks no other site for anything', async () => {
    const { visitor, told } = await shown(youTube);
    const button = visitor.one('.player .still');
    expect(button.getAttribute('aria-label')).to.equal('Play: A tour. Loads from YouTube once it is pressed');
    expect(visitor.one('.player').innerText).to.contain('Loads from YouTube once it is pressed');
    expect(visitor.one<HTMLAnchorElement>('.player a').href).to.equal('https://www.youtube.com/watch?v=dQw4w9WgXcQ');
    expect(frames(visitor)).to.deep.equal([]);
    expect(asked('youtube')).to.deep.equal([]);
    await visitor.until(() => told.some((each) => each.includes('Video: A tour')), 'its name');
    expect(button.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('is played by a press in the same place, without a power over the page, and stays what it was as the card is drawn again', async () => {
    const { visitor } = await shown(youTube);
    const { height, width } = visitor.one('.player').getBoundingClientRect();
    visitor.one('.player .still').click();
    const [frame] = frames(visitor);
    expect(frame?.src).to.contain('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?');
    expect(frame?.title).to.equal('A tour');
    expect([...frame!.sandbox])
      .to.include('allow-scripts')
      .and.not.include.members(['allow-top-navigation']);
    expect(frame?.getAttribute('sandbox')).not.to.match(/top-navigation|modals|downloads/);
    expect(frame?.referrerPolicy).to.equal('strict-origin');
    expect(visitor.focused).to.equal(frame);
    expect(visitor.has('.player .still')).to.equal(false);
    expect(visitor.one('.player').getBoundingClientRect()).to.include({ height, width });
    visitor.element.setAttribute('lang', 'nl');
    await visitor.until(() => visitor.one('.player').innerText.includes('Openen op YouTube'), 'Dutch');
    expect(frames(visitor)).to.deep.equal([frame]);
    expect(frame?.isConnected).to.equal(true);
  });

  it('is a still again when the conversation is taken up again', async () => {
    const flow = flowOf([question, youTube, { ask: 'Anything else?' }]);
    const first = await visit(flow, { keep: 'device' });
    await first.send('Yes');
    await first.until(() => first.has('.player .still'), 'the still');
    first.one('.player .still').click();
    expect(frames(first)).to.have.length(1);
    first.element.remove();
    const again = new Visitor(mount(flow, { keep: 'device' }));
    await again.until(() => again.has('.player .still'), 'the still again');
    expect(frames(again)).to.deep.equal([]);
  });
});

describe('a video from a file', () => {
  it('has controls, a name, captions, a poster and its room', async () => {
    const { visitor } = await shown({
      video: film,
      title: 'A tour',
      ratio: '4:3',
      captions: { en: '/a.vtt', nl: '/b.vtt' },
      poster: '/a.png',
      transcript: 'Welcome to **the shop**.',
    });
    const video = visitor.one<HTMLVideoElement>('.player video');
    expect([video.controls, video.playsInline, video.preload, video.autoplay]).to.deep.equal([
      true,
      true,
      'metadata',
      false,
    ]);
    expect(video.getAttribute('aria-label')).to.equal('A tour');
    expect(
      [...video.querySelectorAll('track')].map(({ srclang, label, default: isDefault }) => [srclang, label, isDefault]),
    ).to.deep.equal([
      ['en', 'English', false],
      ['nl', 'Dutch', false],
    ]);
    const { width, height } = video.getBoundingClientRect();
    expect(width / height).to.be.closeTo(4 / 3, 0.02);
    expect(visitor.one('.player summary').innerText).to.equal('Read what is said');
    expect(visitor.one('.player details strong').textContent).to.equal('the shop');
  });

  it('goes on when it has ended, if the flow waits for that', async () => {
    const { visitor } = await shown({ video: film, title: 'A tour', until: 'ended' });
    await visitor.until(() => visitor.has('.ask .skip, .ask [part~=skip]'), 'a way to go on without');
    const video = visitor.one<HTMLVideoElement>('.player video');
    video.muted = true;
    video.playbackRate = 8;
    await video.play();
    await visitor.says('Anything else?');
    expect(video.ended).to.equal(true);
  });

  it('that is not there says so, leads to the file, and the flow does not wait for it', async () => {
    const problem = next<CustomEvent<{ code: string }>>(document, 'smoc-error');
    const { visitor } = await shown({ video: '/gone.mp4', title: 'A tour', until: 'ended' });
    await visitor.says('Anything else?');
    expect(visitor.one('.player .failed').innerText).to.contain('This could not be played here.');
    expect(visitor.one<HTMLAnchorElement>('.player .failed a').pathname).to.equal('/gone.mp4');
    expect((await problem).detail.code).to.equal('media-failed');
  });

  it('is shown with captions whose language no browser can read', async () => {
    const flow = flowOf([
      question,
      { video: '/gone.mp4', title: 'A tour', captions: { 'en-x': '/a.vtt', nl: '/b.vtt' } },
      { ask: 'Anything else?' },
    ]);
    const visitor = await visit(flow);
    await visitor.send('Yes');
    await visitor.says('Anything else?');
    expect(visitor.all<HTMLTrackElement>('.player track').map(({ label }) => label)).to.have.members(['en-x', 'Dutch']);
  });

  it('that fails by itself takes the focus from nobody', async () => {
    const flow = flowOf([
      { video: '/gone.mp4', title: 'A tour', until: 'ended' },
      { ask: 'Anything else?', as: 'more' },
    ]);
    const visitor = await visit(flow);
    await visitor.says('Anything else?');
    await visitor.until(() => visitor.has('.dock .field'), 'the composer');
    await visitor.element.updateComplete;
    expect(visitor.focused).to.equal(null);
    expect(visitor.element.snapshot()?.acted).to.equal(false);
  });

  for (const address of [
    'javascript:alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
    'https://',
    ' java\tscript:alert(1)',
  ])
    it(`with an address that is none of the web is never played: ${JSON.stringify(address)}`, async () => {
      const flow = flowOf([
        question,
        { video: '{where}', title: 'A tour', poster: '{where}', captions: '{where}' },
        { ask: 'Anything else?' },
      ]);
      const visitor = await visit(flow, {}, { initial: { where: address } } as never);
      await visitor.send('Yes');
      await visitor.until(() => visitor.has('.player'), 'the card');
      expect(visitor.has('.player video, .player iframe, .player track, .player a, .player img')).to.equal(false);
      expect(visitor.one('.player').innerText).to.contain('This could not be played here.');
    });
});

describe('a sound', () => {
  const sound = new URL('../../stories/public/media/sound.mp3', import.meta.url).href;

  it('has controls, a name and its words, is heard of, and goes on when it has ended', async () => {
    const { visitor, told } = await shown({ audio: sound, title: 'A greeting', transcript: 'Hi.', until: 'ended' });
    const audio = visitor.one<HTMLAudioElement>('.player audio');
    expect([audio.controls, audio.autoplay, audio.getAttribute('aria-label')]).to.deep.equal([
      true,
      false,
      'A greeting',
    ]);
    expect(visitor.one('.player details').textContent).to.contain('Hi.');
    await visitor.until(() => told.some((each) => each.includes('Sound: A greeting')), 'its name');
    // Browsers let nothing sound on a page that nobody has touched.
    await sendMouse({ type: 'click', position: [1, 1] });
    audio.playbackRate = 8;
    await audio.play();
    await visitor.says('Anything else?');
  });

  it('that is not there says so and leads to the file', async () => {
    const { visitor } = await shown({ audio: '/gone.mp3', title: 'A greeting' });
    await visitor.until(() => !visitor.one('.player .failed').hidden, 'the failure');
    expect(visitor.one('.player .stage').checkVisibility()).to.equal(false);
    expect(visitor.one<HTMLAnchorElement>('.player .failed a').pathname).to.equal('/gone.mp3');
  });
});

describe('an embedded page', () => {
  const page = (search: string) => new URL(`../../stories/public/media/page.html?${search}`, import.meta.url).href;
  /** What pages in frames say to this one. */
  function overhear(): string[] {
    const said: string[] = [];
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') said.push(data);
    };
    addEventListener('message', hear);
    undo.push(() => {
      removeEventListener('message', hear);
    });
    return said;
  }
  const undo: (() => void)[] = [];
  afterEach(() => {
    for (const each of undo.splice(0)) each();
  });

  it('has a name, a place that is reserved, and a link to it', async () => {
    const { visitor, told } = await shown({ embed: page(''), title: 'Tables', height: 200 });
    const [frame] = frames(visitor);
    expect(frame?.title).to.equal('Tables');
    expect(frame?.getBoundingClientRect().height).to.equal(200);
    expect(visitor.one<HTMLAnchorElement>('.player a').href).to.equal(page(''));
    await visitor.until(() => told.some((each) => each.includes('Page: Tables')), 'its name');
  });

  it('can neither lead the page away nor read it, nor what this site stores', async () => {
    const said = overhear();
    const { visitor } = await shown({ embed: page('tries=leads,reads,counts,stores'), title: 'Tables' });
    await visitor.until(() => said.length === 4, 'its tries');
    expect(said).to.deep.equal(['leads refused', 'reads refused', 'counts refused', 'stores refused']);
  });

  it('lets the conversation go on by its message', async () => {
    const { visitor } = await shown({ embed: page('says=booked'), title: 'Tables', until: 'booked' });
    await visitor.says('Anything else?');
  });

  for (const [site, isOwn] of [
    [() => location.origin, true],
    [() => `${location.protocol}//www.${location.host}`, true],
    [() => 'https://elsewhere.example', false],
  ] as const)
    it(`has ${isOwn ? 'no' : 'its'} origin where it is ${isOwn ? 'of' : 'not of'} the page's own site: ${site().replace(location.host, 'here')}`, async () => {
      const { visitor } = await shown({ embed: `${site()}/no-such-page`, title: 'Tables' });
      expect(visitor.one<HTMLIFrameElement>('.player iframe').sandbox.contains('allow-same-origin')).to.equal(!isOwn);
    });

  it('is not mistaken for another window that says the same, or for itself saying something else', async () => {
    const said = overhear();
    const { visitor } = await shown({ embed: page('says=opened'), title: 'Tables', until: 'booked' });
    const other = document.createElement('iframe');
    other.sandbox.value = 'allow-scripts';
    other.src = page('says=booked');
    document.body.append(other);
    undo.push(() => {
      other.remove();
    });
    postMessage('booked', '*');
    await visitor.until(
      () => said.filter((each) => each === 'booked').length === 2 && said.includes('opened'),
      'all of them',
    );
    await visitor.asks();
    expect(visitor.messages).not.to.include('Anything else?');
    visitor.press('Skip');
    await visitor.says('Anything else?');
  });

  it('of another site counts as that site, and is heard from that site alone', async () => {
    const said = overhear();
    const elsewhere = page('says=booked&tries=leads,reads,counts').replace(
      location.hostname,
      location.hostname === 'localhost' ? '127.0.0.1' : 'localhost',
    );
    const { visitor } = await shown({ embed: elsewhere, title: 'Tables', until: 'booked' });
    await visitor.says('Anything else?');
    await visitor.until(() => said.length === 4, 'its tries');
    expect(said).to.deep.equal(['booked', 'leads refused', 'reads refused', 'counts done']);
  });

  for (const [how, step, attributes] of [
    ['the flow', { load: 'press' }, {}],
    ['the page', {}, { consent: 'required' }],
  ] as const)
    it(`is not loaded before a press where ${how} asks for that`, async () => {
      const { visitor } = await shown({ embed: page(''), title: 'Tables', ...step }, attributes);
      expect(frames(visitor)).to.deep.equal([]);
      const still = visitor.one('.player .still');
      expect(still.getAttribute('aria-label')).to.equal(`Show: Tables. Loads from ${location.host} once it is pressed`);
      still.click();
      expect(frames(visitor).map(({ src }) => src)).to.deep.equal([page('')]);
    });

  it('that waits for consent comes as soon as the page has it', async () => {
    const { visitor } = await shown({ embed: page(''), title: 'Tables' }, { consent: 'required' });
    visitor.element.removeAttribute('consent');
    await visitor.until(() => frames(visitor).length === 1, 'the page');
  });

  it('is not loaded by itself again when the conversation is taken up again', async () => {
    const flow = flowOf([question, { embed: page(''), title: 'Tables' }, { ask: 'Anything else?' }]);
    const first = await visit(flow, { keep: 'device' });
    await first.send('Yes');
    await first.until(() => frames(first).length === 1, 'the page');
    first.element.remove();
    const again = new Visitor(mount(flow, { keep: 'device' }));
    await again.until(() => again.has('.player .still'), 'the still');
    expect(frames(again)).to.deep.equal([]);
  });

  for (const address of [
    'javascript:parent.hacked=1',
    'data:text/html,x',
    'blob:null/1',
    'about:blank',
    'mailto:a@b.example',
  ])
    it(`with an address that is no page is never shown: ${address}`, async () => {
      const flow = flowOf([question, { embed: '{where}', title: 'Tables' }, { ask: 'Anything else?' }]);
      const visitor = await visit(flow, {}, { initial: { where: address } } as never);
      await visitor.send('Yes');
      await visitor.until(() => visitor.has('.player'), 'the card');
      expect(visitor.has('.player :is(iframe, a, button)')).to.equal(false);
      expect(visitor.one('.player').innerText).to.contain('This cannot be shown here.');
    });
});

describe('where the page waits for consent', () => {
  const elsewhere = (path: string) =>
    new URL(path, location.href).href.replace(
      location.hostname,
      location.hostname === 'localhost' ? '127.0.0.1' : 'localhost',
    );
  const isWaiting = { consent: 'required' };
  const players = (visitor: Visitor) => visitor.all<HTMLMediaElement>('.player :is(video, audio)');

  for (const [kind, step] of [
    ['film', { video: elsewhere(film), title: 'A tour' }],
    ['sound', { audio: elsewhere(film), title: 'A tour' }],
  ] as const) {
    it(`a ${kind} of another site is loaded by a press, which plays it`, async () => {
      const { visitor } = await shown(step, isWaiting);
      expect(players(visitor)).to.deep.equal([]);
      const still = visitor.one('.player .still');
      const host = new URL(elsewhere(film)).host;
      expect(still.getAttribute('aria-label')).to.equal(`Play: A tour. Loads from ${host} once it is pressed`);
      expect(visitor.one('.player').innerText).to.contain(`Loads from ${host} once it is pressed`);
      expect(still.getBoundingClientRect().height).to.be.at.least(44);
      still.click();
      const [player] = players(visitor);
      expect([player!.src, player!.paused, visitor.has('.player .still')]).to.deep.equal([
        elsewhere(film),
        false,
        false,
      ]);
      expect(visitor.focused).to.equal(player);
      visitor.element.setAttribute('lang', 'nl');
      await visitor.until(() => !visitor.messages.join().includes('once it is pressed'), 'Dutch');
      expect(players(visitor)).to.deep.equal([player]);
    });

    it(`a ${kind} of another site comes once the page no longer waits, and one that plays goes on`, async () => {
      const { visitor } = await shown(step, isWaiting);
      visitor.element.removeAttribute('consent');
      await visitor.until(() => players(visitor).length === 1, 'the player');
      const [player] = players(visitor);
      visitor.element.setAttribute('consent', 'required');
      await visitor.until(() => visitor.one('.player').innerText.includes('once it is pressed'), 'the wait again');
      expect(players(visitor)).to.deep.equal([player]);
    });
  }

  it('cards and options stand without pictures of another site until the page no longer waits', async () => {
    const address = elsewhere('/test/none.png');
    const own = new URL(film, location.href).href;
    const options = [{ label: 'This', image: address }, 'That'];
    const visitor = await visit(
      flowOf([
        {
          cards: [
            { title: 'Far', image: address },
            { title: 'Near', image: own },
          ],
          layout: 'list',
        },
        { ask: 'Well?', options, layout: 'grid' },
      ]),
      isWaiting,
    );
    const asked: string[] = [];
    const addresses = () => visitor.all<HTMLImageElement>('.product img, .option img').map(({ src }) => src);
    await visitor.until(() => visitor.has('.product') && visitor.options.length === 2, 'both');
    new MutationObserver(() => asked.push(...addresses())).observe(visitor.root, { childList: true, subtree: true });
    expect(addresses()).not.to.include(address);
    expect(visitor.options).to.deep.equal(['This', 'That']);
    visitor.element.removeAttribute('consent');
    await visitor.until(() => asked.filter((each) => each === address).length >= 2, 'the pictures');
  });

  it('a picture of another site is loaded by a press, and then stands with its words', async () => {
    const address = elsewhere('/test/none.png');
    const visitor = await visit(
      flowOf([{ image: address, alt: 'The shop', say: 'Look:' }, { ask: 'Well?' }]),
      isWaiting,
    );
    await visitor.until(() => visitor.has('.held button'), 'the button');
    expect(visitor.has('.picture img')).to.equal(false);
    expect(visitor.one('.held').innerText).to.contain(`Loads from ${new URL(address).host} once it is pressed`);
    const button = visitor.one('.held button');
    expect(button.getAttribute('aria-label')).to.equal('Show: The shop');
    expect(button.getBoundingClientRect().height).to.be.at.least(44);
    button.click();
    const shownPicture = visitor.one<HTMLImageElement>('.held img');
    expect([shownPicture.src, shownPicture.alt]).to.deep.equal([address, 'The shop']);
    expect(visitor.focused).to.equal(visitor.one('.held'));
    visitor.element.setAttribute('lang', 'nl');
    await visitor.send('Yes');
    expect(visitor.one('.held img')).to.equal(shownPicture);
  });

  it('a picture of another site comes once the page no longer waits; one of its own, or in the flow, does not wait', async () => {
    const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const images = [elsewhere('/test/none.png'), '/own.png', dot].map((image) => ({
      image,
      alt: 'x',
      animated: false,
    }));
    const visitor = await visit(flowOf([...images, { ask: 'Well?' }]), isWaiting);
    await visitor.until(() => visitor.has('.held button'), 'the button');
    expect(visitor.all<HTMLImageElement>('.picture img').map(({ src }) => src)).to.deep.equal([
      new URL('/own.png', location.href).href,
      dot,
    ]);
    visitor.element.removeAttribute('consent');
    await visitor.until(() => visitor.all('.picture img').length === 3, 'the picture');
  });

  it('what is of the page’s own site, or in the flow itself, does not wait', async () => {
    const { visitor } = await shown({ video: film, title: 'A tour', poster: '/own.png' }, isWaiting);
    expect(visitor.one<HTMLVideoElement>('.player video').poster).to.equal(new URL('/own.png', location.href).href);
    expect(visitor.one('.player').innerText).not.to.contain('once it is pressed');
    cleanUp();
    const inline = await shown({ audio: 'data:audio/wav;base64,', title: 'A greeting' }, isWaiting);
    expect(players(inline.visitor)).to.have.length(1);
  });

  it('stills and captions of a third site are left out', async () => {
    const poster = 'https://stills.example/tour.png';
    const captions = { en: 'https://words.example/tour.vtt', nl: elsewhere('/tour.vtt') };
    const { visitor } = await shown({ video: elsewhere(film), title: 'A tour', poster, captions }, isWaiting);
    expect(visitor.has('.player img')).to.equal(false);
    visitor.one('.player .still').click();
    const video = visitor.one<HTMLVideoElement>('.player video');
    expect([video.poster, ...[...video.querySelectorAll('track')].map(({ src }) => src)]).to.deep.equal([
      '',
      elsewhere('/tour.vtt'),
    ]);
    cleanUp();
    const provided = await shown({ ...youTube, poster }, isWaiting);
    expect(provided.visitor.has('.player img')).to.equal(false);
    cleanUp();
    const agreed = await shown({ ...youTube, poster });
    expect(agreed.visitor.one<HTMLImageElement>('.player img').src).to.equal(poster);
  });
});

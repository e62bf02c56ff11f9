import { laterWorks } from '../engine/blocks.lazy.ts';
import { readDraft } from '../engine/read-draft.lazy.ts';
import { createDelivery } from '../effects/delivery/delivery.ts';
import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import { watchLeaving } from '../effects/delivery/leaving.lazy.ts';
import { inWords } from '../effects/delivery/explain-problem.ts';
import { own } from '../shared/json.ts';
import { pageStorage } from '../storage/page-storage.ts';
import { laterViews } from '../view/blocks.lazy.ts';
import { adopt } from '../view/adopt-styles.ts';
import { holdEvents } from '../view/controllers/page-events.lazy.ts';
import { formStyles } from '../view/inputs/form.styles.lazy.ts';
import { input } from '../view/inputs/inputs.lazy.ts';
import { cardStyles } from '../view/messages/card.styles.lazy.ts';
import { laterQuestionViews } from '../view/questions.lazy.ts';
import { createPanelBehaviour, type PanelBehaviour } from '../view/panel-behaviour.lazy.ts';
import { interactionStyles } from '../view/interaction.styles.lazy.ts';
import { changing } from '../view/change-answer.lazy.ts';
import { waiting } from '../view/waiting.lazy.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import { http } from '../browser/http.ts';
import { fire, reportError } from '../events.ts';
import { createAnswering } from './answering.lazy.ts';
import { createPerform } from './chat-effects.lazy.ts';
import { createDevice } from './device.lazy.ts';
import { createHeader } from './header.lazy.ts';
import { replaceLostPictures } from './lost-pictures.lazy.ts';
import { pageView, pageWorks } from './page-blocks.lazy.ts';
import type { Conversation } from './conversation.ts';
import type { Interaction } from './interaction.ts';

export { holdEvents };

/** Milliseconds after which nobody waits any more for what only helps to type. */
const LOOK_UP = 5000;

/** Keys that are no act of their own. */
const idle = /^(Tab|Shift|Control|Alt|Meta|CapsLock|Escape|F\d+)$/;

export function createInteraction(conversation: Conversation): Interaction {
  const { element, root, flow, name, session, chunks, nodes, stopped, uses } = conversation;
  const { preview } = element;
  const storage = pageStorage({ clock, chance });
  const { conversations } = storage;
  adopt(root, interactionStyles, formStyles, cardStyles);
  holdEvents(root, stopped);
  const blocks = element.blocks ?? [];
  const page = pageWorks(blocks);
  const blockFault = (verb: string, step: string, error: unknown) => {
    reportError(element, 'block-failed', `"${verb}" cannot be drawn: ${String(error)}`, step);
  };
  let behaviour: PanelBehaviour | undefined;
  const delivery = createDelivery({
    clock,
    chance,
    http,
    owner: name,
    preview,
    only: ({ type }) => type === 'form.submitted' || (element.results ?? flow.results) !== 'submissions',
    endpoints: (endpoint) => (own(element.endpoints, endpoint) as EndpointSetting | undefined) ?? element.endpoint,
    report: (act) => session.send(act),
    problem: (trouble) =>
      void inWords(trouble).then(({ code, message, hint }) => {
        reportError(element, code, message, '', hint);
      }),
  });

  const device = createDevice(conversation);
  const answering = createAnswering(conversation, device);
  /** By a press, not by the page. */
  const byVisitor = (act: () => Promise<void>) => () => {
    behaviour?.acted();
    void act();
  };

  async function start(part?: string): Promise<void> {
    if (conversation.state.acted) await conversations.remove(name);
    await conversation.begin(part);
  }

  async function forget(): Promise<void> {
    await conversations.forget();
    device.forget();
    await conversation.begin();
  }

  const header = createHeader(conversation, byVisitor(start), byVisitor(forget));
  replaceLostPictures(conversation);

  let impressions: { look(): void } | undefined;
  let liveNews: { changed(): void } | undefined;
  let isHearing = false;
  function hearNews(): void {
    liveNews?.changed();
    if (isHearing) return;
    isHearing = true;
    void chunks.get('live-news').then(({ createLiveNews }) => {
      liveNews = createLiveNews(conversation);
      liveNews.changed();
    });
  }

  stopped.addEventListener('abort', () => {
    delivery.stop();
    behaviour?.stop();
  });

  return {
    works: { ...laterWorks, ...page, blocks: { ...laterWorks.blocks, ...page.blocks } },
    conversations,
    delivery,
    views: { ...laterViews, block: pageView(blocks, blockFault) },
    questions: laterQuestionViews,
    input,
    perform: createPerform(conversation, delivery, () => behaviour?.pressed()),
    moment: device.moment,
    changed: answering.changed,
    act(act) {
      behaviour?.acted();
      return answering.act(act);
    },
    typed(said, ticked) {
      behaviour?.acted();
      return answering.typed(said, ticked);
    },
    send: (act) => session.send(act),
    answer: answering.answer,
    start,
    forget,
    flush: () => void delivery.outbox().flush(),
    async lookUp(name, query) {
      const { endpoint, endpoints, consent } = element;
      if (consent === 'required') return undefined;
      const { sendRequest } = await chunks.get('send-request');
      const told = await sendRequest(
        { type: 'request', key: 0, name, method: 'GET', query, headers: {}, timeout: LOOK_UP },
        { endpoint, endpoints, base: document.baseURI, http },
      );
      if (told.type === 'failed') reportError(element, 'request-failed', told.reason);
      return told.type === 'responded' ? told.reply : undefined;
    },
    draft(values) {
      const path = conversation.question?.step ?? '';
      conversation.draft(readDraft(conversation.telling, conversation.works.judges, path, values));
    },
    announce: (text) => {
      behaviour?.announce(text);
    },
    retry(id) {
      // The button goes when it comes through.
      behaviour?.acted();
      void delivery.outbox().retry(id);
    },
    skip(event) {
      const { pending } = session.state;
      const { key, repeat, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      if (pending?.kind === 'pause' && !(key && (repeat || ctrlKey || metaKey || altKey || idle.test(key))))
        void session.send({ type: 'elapsed', key: pending.key });
    },
    notices: (view) => [
      ...(preview ? [view.word('preview')] : []),
      ...(conversations.durable ? [] : [view.word('storageNote')]),
    ],
    waiting,
    progress: (view, state) => (flow.progress ? chunks.take('progress')?.progressBar(view, flow, state, nodes) : ''),
    changing,
    header,
    prepare(due) {
      if (uses.keys.has('consent') && delivery.sends(''))
        watchLeaving(element, clock, () => session.send({ type: 'left' }), delivery.outbox(), stopped);
      if (due.includes('parting-words'))
        void chunks.get('parting-words').then(({ keepWords }) => keepWords(storage, root, stopped));
      void device.load();
      if (element.impressions && !preview)
        void chunks.get('impressions').then(({ createImpressions }) => {
          impressions = createImpressions(conversation);
        });
      if (delivery.sends('') || Object.keys(element.endpoints ?? {}).length) delivery.outbox();
    },
    drawn() {
      if (!behaviour) {
        behaviour = createPanelBehaviour(root, nodes, flow);
        if (element.mode === 'page')
          void chunks.get('full-screen').then(({ placePanel }) => {
            placePanel(root, stopped);
          });
        fire(element, 'smoc-ready', { flow: flow.flow });
      }
      const { view, state, question, rows, isResumed } = conversation;
      behaviour.settle(view, state, question, rows.splice(0), isResumed);
      // Drawing the composer too may have found that something is wanted.
      chunks.fetch(conversation.redraw);
      impressions?.look();
      if (state.listening) hearNews();
      // A conversation that begins anew hears of nothing yet.
      else liveNews?.changed();
    },
  };
}

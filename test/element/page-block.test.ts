import { expect } from '@open-wc/testing';
import { blocks, seatMap } from '../../examples/blocks/seat-map.js';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const hall = { 'seat-map': { rows: 2, seats: 3, taken: ['A2'] }, as: 'seat', title: 'Where would you like to sit?' };
const booking = () =>
  flowOf([
    { ask: 'Your name?', as: 'name' },
    { say: 'Pick a seat, {name}.', ...hall },
    { submit: true },
    'Seat {seat} is yours.',
  ]);
const seats = (visitor: Visitor) => visitor.all<HTMLButtonElement>('.row.block fieldset button');
const seat = (visitor: Visitor, name: string) =>
  seats(visitor).find(({ textContent }) => textContent === name) as HTMLButtonElement;
describe('a step that the page brings itself', () => {
  it('is drawn in the transcript, waits, and what its card answers is kept and told like any other answer', async () => {
    const visitor = await visit(booking(), {}, { blocks });
    const answers: unknown[] = [];
    visitor.element.addEventListener('smoc-answer', ({ detail }) => answers.push(detail.value));
    await visitor.send('Ben');
    await visitor.until(() => seats(visitor).length === 6, 'the seats');
    expect(visitor.messages).to.include('Pick a seat, Ben.');
    expect(seat(visitor, 'A2').disabled).to.equal(true);
    seat(visitor, 'B3').click();
    await visitor.says('Seat B3 is yours.');
    expect(visitor.element.snapshot()?.vars).to.include({ seat: 'B3' });
    expect(answers).to.deep.equal(['Ben', 'B3']);
    seat(visitor, 'A1').click();
    expect(visitor.element.snapshot()?.vars).to.include({ seat: 'B3' });
  });

  it('is taken up again where it waits', async () => {
    const flow = booking();
    const first = await visit(flow, { keep: 'device' }, { blocks });
    await first.send('Ben');
    await first.until(() => seats(first).length === 6, 'the seats');
    first.element.remove();
    const again = new Visitor(mount(flow, { keep: 'device' }, { blocks } as never));
    await again.until(() => seats(again).length === 6, 'the seats again');
    seat(again, 'A1').click();
    await again.says('Seat A1 is yours.');
  });

  it('belongs to its element alone, and another chat passes over it and tells its author', async () => {
    const problems: string[] = [];
    const hear = (event: Event) => problems.push((event as CustomEvent<{ code: string }>).detail.code);
    document.addEventListener('smoc-error', hear);
    const visitor = await visit(booking(), {}, {});
    await visitor.send('Ben');
    await visitor.says('Seat is yours.');
    document.removeEventListener('smoc-error', hear);
    expect(problems).to.include('unsupported');
  });

  it('that fails ends no conversation', async () => {
    const broken = {
      ...seatMap,
      draw: () => {
        throw new Error('no hall');
      },
    };
    const visitor = new Visitor(mount(flowOf([{ ...hall, skip: 'Later' }, 'Bye.']), {}, { blocks: [broken] } as never));
    await visitor.until(() => visitor.all('.ask button').length === 1, 'the way to skip');
    visitor.press('Later');
    await visitor.says('Bye.');
    const failing = {
      ...seatMap,
      run: () => {
        throw new Error('no work');
      },
    };
    const other = new Visitor(mount(flowOf([hall, 'On.']), {}, { blocks: [failing] } as never));
    await other.says('On.');
  });
});

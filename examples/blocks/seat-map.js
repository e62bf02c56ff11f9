/** @typedef {import('smoc-chat').PageBlock} PageBlock */

/* A step of a page's own: `{"seat-map": {"rows": 3, "seats": 6, "taken": ["A2"]}, "ask": …}`. See docs/blocks.md. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * One seat of a hall. The answer is its name, such as B4.
 *
 * @type {PageBlock<any, any>}
 */
export const seatMap = {
  verb: 'seat-map',

  check(step) {
    const { rows, seats } = step['seat-map'] ?? {};
    return Number.isInteger(rows) && rows >= 1 && rows <= 26 && Number.isInteger(seats) && seats >= 1 && seats <= 20
      ? []
      : [
          {
            key: 'seat-map',
            message: 'has no hall',
            hint: 'Write {"rows": 3, "seats": 6}: up to 26 rows of 20 seats.',
          },
        ];
  },

  run(step, tools) {
    const { rows = 1, seats = 1, taken = [] } = step['seat-map'];
    const title = step.title ?? 'Choose a seat';
    tools.show({ rows, seats, taken, title }, [title]);
    tools.ask();
  },

  draw({ rows, seats, taken, title }, host) {
    const hall = document.createElement('fieldset');
    hall.style.cssText = 'display: grid; gap: 0.4em; justify-content: start; border: 0; margin: 0; padding: 0';
    const legend = hall.appendChild(document.createElement('legend'));
    legend.textContent = host.text(title);
    for (let row = 0; row < rows; row++) {
      const line = hall.appendChild(document.createElement('div'));
      line.style.cssText = 'display: flex; gap: 0.4em';
      for (let place = 1; place <= seats; place++) {
        const seat = `${letters[row]}${place}`;
        const button = line.appendChild(document.createElement('button'));
        button.type = 'button';
        button.textContent = seat;
        button.disabled = taken.includes(seat);
        button.style.cssText = 'min-inline-size: 2.8em; min-block-size: 2.8em; font: inherit';
        button.addEventListener('click', async () => {
          if (!(await host.answer(seat, seat))) return;
          for (const each of hall.querySelectorAll('button')) each.disabled = true;
          button.setAttribute('aria-pressed', 'true');
        });
      }
    }
    return hall;
  },

  spoken: ({ title, rows, seats }, host) => `${host.text(title)}: ${rows} × ${seats}`,
};

export const blocks = [seatMap];

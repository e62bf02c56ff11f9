export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Prints figures, and remembers those that miss their bound. */
export function figures() {
  const missed = [];
  return {
    missed,
    figure(name, value, unit, bound) {
      const ok = bound === undefined || value <= bound;
      if (!ok) missed.push(name);
      console.log(
        `${name.padEnd(62)} ${value.toFixed(2).padStart(9)} ${unit}${bound === undefined ? '' : `  (at most ${bound}${ok ? '' : ': MISSED'})`}`,
      );
    },
  };
}

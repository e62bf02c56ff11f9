import { css } from 'lit';

export const ratingStyles = css`
  .rating { display: grid; grid-template-columns: minmax(0, auto); gap: 0.35em; inline-size: fit-content; max-inline-size: 100%; }
  .rating:has(.numbers) { inline-size: min(100%, 34em); }
  .grades { display: flex; flex-wrap: wrap; gap: 0.35em; }
  .grades.signs:not(.options) { gap: 0; }
  /* A few stand in one line unless that is narrower than all of them. */
  .rating:has(.signs:not(.wide)) { min-inline-size: min(100%, var(--_grades) * 3.25em); }
  .grades.signs:not(.wide) { inline-size: 100%; }
  .grades.signs:not(.wide) > .grade { flex: 1 0 2.1em; max-inline-size: 3.25em; }
  /* All numbers in one line, or in two that are alike: below so many times 2.45em each column takes a share of half of them. */
  .grades.numbers {
    --_half: calc(100% / ((var(--_grades) + 1) / 2) - 0.35em);
    display: grid; inline-size: 100%;
    grid-template-columns: repeat(auto-fit, minmax(max(2.1em, min(var(--_half), (var(--_grades) * 2.45em - 100%) * 999)), 1fr));
  }
  .rating > .quiet { justify-self: start; margin-inline-start: -0.7em; }
  .grade {
    display: grid; place-items: center; position: relative; min-inline-size: min(2.1em, 100%); min-block-size: 2.75em;
    cursor: pointer; border-radius: min(0.75em, var(--smoc-radius));
  }
  .option.grade { padding: 0.25em; text-align: center; }
  .numbers .grade {
    border: 1.5px solid var(--smoc-option-line); background: var(--smoc-option-ground); color: var(--smoc-option-text);
    font-weight: 600;
  }
  .signs .sign { font-size: 1.75em; line-height: 1.2; }
  .signs:not(.stacked) .sign { font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif; }
  .signs:not(.options) .grade { padding-inline: 0.2em; }
  .stacked .sign { color: var(--smoc-field-line); }
  .stacked .grade:has(:checked) .sign, .stacked .grade:has(~ .grade :checked) .sign { color: var(--smoc-link); }
  .signs:not(.stacked) .grade:not(:has(:checked)) .sign { opacity: 0.75; }
  .signs:not(.stacked) .grade:has(:checked) {
    background: var(--smoc-bot-ground); outline: 2px solid var(--smoc-button-ground); outline-offset: -2px;
  }
  .numbers .grade:has(:checked) { background: var(--smoc-button-ground); color: var(--smoc-button-text); border-color: transparent; }
  .grade:has(:focus-visible) { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .grade:has([aria-invalid='true']) .sign { text-decoration: underline wavy var(--smoc-error); }
  .ends { display: flex; justify-content: space-between; gap: 1em; inline-size: 100%; font-size: 0.875em; color: var(--smoc-muted); }
  .ends > :last-child { text-align: end; }
  @media (hover: hover) {
    .numbers .grade:hover { border-color: var(--smoc-button-ground); }
    .stacked:has(.grade:hover) .sign { color: var(--smoc-field-line); }
    .stacked:has(.grade:hover) .grade:hover .sign, .stacked .grade:has(~ .grade:hover) .sign { color: var(--smoc-link) !important; }
    .signs:not(.stacked) .grade:hover .sign { opacity: 1; }
  }
  @media (forced-colors: active) {
    .grade:has(:checked), .stacked .grade:has(~ .grade :checked) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    .stacked .grade:has(:checked) .sign, .stacked .grade:has(~ .grade :checked) .sign { color: HighlightText; }
  }
`;

/** Ours alone: extensions put buttons of their own beside them. */
const OPTIONS = '.option, .button, .box [type=checkbox]';

/** Arrow keys, Home and End walk through the options of a group; Tab does too. Radio buttons walk by themselves, fields keep their keys. */
export function walkOptions(event: Event): void {
  const target = event.target as HTMLElement;
  const group = target.closest('[role=group]');
  if (!group || !target.matches(OPTIONS)) return;
  const all = [...group.querySelectorAll<HTMLElement>(OPTIONS)];
  const at = all.indexOf(target);
  const ahead = group.matches(':dir(rtl)') ? -1 : 1;
  const steps: { readonly [key: string]: number } = {
    ArrowDown: 1,
    ArrowUp: -1,
    ArrowRight: ahead,
    ArrowLeft: -ahead,
    Home: -at,
    End: all.length - 1 - at,
  };
  const step = steps[(event as KeyboardEvent).key];
  if (step === undefined) return;
  event.preventDefault();
  all[(at + step + all.length) % all.length]?.focus();
}

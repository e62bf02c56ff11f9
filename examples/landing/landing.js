/*
 * Small things that the pages can do without: the evening's date, which the shop keeps in one place only, a change of language that keeps the
 * personal link, and the code of the visitor's own link, so that it is known when they open it themselves.
 */
const OWN_CODE = `own-code ${document.documentElement.dataset.campaign ?? 'vip-prelaunch'}`;

/** What the browser keeps of this page; nothing where it keeps nothing. */
function kept(name) {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

const chat = document.querySelector('smoc-chat');
const ownCode = kept(OWN_CODE);
if (chat && ownCode) chat.context = { ownCode };
chat?.addEventListener('smoc-track', ({ detail: { name, data } }) => {
  if (name !== 'own-link' || !URL.canParse(data.link)) return;
  try {
    localStorage.setItem(OWN_CODE, new URL(data.link).searchParams.get('ref'));
  } catch {
    // The browser keeps nothing: then the own link is taken for a friend's, and the receiver refuses it.
  }
});

// What the flow tracks goes on to the shop's own counters, where the page has any: names and numbers, never who somebody is.
const COUNTED = ['sign_up', 'generate_lead'];
document.addEventListener('smoc-track', ({ detail: { name, data } }) => {
  if (COUNTED.includes(name)) globalThis.dataLayer?.push({ event: name, ...data });
});

for (const link of document.querySelectorAll('a[data-keep-query]')) link.search = location.search;

const places = document.querySelectorAll('time[data-event]');
const campaign =
  places.length === 0
    ? undefined
    : await fetch('/api/campaign')
        .then((reply) => (reply.ok ? reply.json() : undefined))
        .catch(() => undefined);
const startsAt = new Date(campaign?.event?.startsAt ?? NaN);
if (!Number.isNaN(startsAt.getTime())) {
  const day = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: campaign.event.timeZone,
  }).format(startsAt);
  for (const place of places) {
    place.dateTime = startsAt.toISOString();
    place.textContent = day;
  }
}

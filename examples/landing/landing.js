/*
 * Small things that the pages can do without: the evening's date, which the shop keeps in one place only, and a change of language
 * that keeps the personal link.
 */
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

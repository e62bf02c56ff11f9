import type { InTones } from './person-words.lazy.ts';

/** What the card says by which the chat hands over to a person, to be read by `told`. Only flows with a `handover` step need these. */
export const handoverWords = {
  personTold: [
    'I’ll pass it on to a colleague.',
    'Ik geef het door aan een collega.',
    'I will inform our staff.',
    'Ik breng onze medewerkers op de hoogte.',
  ],
  personAway: [
    'There’s nobody here right now.',
    'Er is nu even niemand.',
    'Our staff are not available at the moment.',
    'Op dit moment is er geen medewerker bereikbaar.',
  ],
  personBack: [
    'We’re back {day} at {time}.',
    'Vanaf {day} {time} is er weer iemand.',
    'Our staff will be available again {day} at {time}.',
    'Vanaf {day} {time} staan onze medewerkers u weer te woord.',
  ],
  reference: ['Reference: {reference}', 'Kenmerk: {reference}'],
} satisfies { readonly [key: string]: InTones };

import type { Language } from '../language.ts';

/** English. */

const real = '(?:real|really|live|living|actual|human)';
const machine =
  '(?:(?:chat)?(?:ro)?bot|machine|computer|(?:computer ?)?program|script|(?:chat ?)?gpt|ai|artificial intelligence|(?:virtual|digital) assistant|language model)';
const automatic = '(?:automat(?:ed|ic))(?: (?:system|assistant))?';
const official =
  '(?:agent|employee|representative|operator|manager|supervisor|colleague|advis[eo]r|assistant|staff(?: member)?|customer (?:service|support))';
const somebody = '(?:someone|somebody|anyone|anybody)';
const human = `(?:(?:${real} )*(?:human(?: being)?|person)|(?:${real} )+(?:agent|operator))`;
const person = `(?:${real} )*(?:human(?: being)?|person|${somebody}|support|${official})`;
/** What one may be taken for. */
const kind = `(?:(?:${real} )?${machine}|${automatic}|${person}|${real}|alive)`;
const or = (other: string) => ` or (?:(?:with|to) )?(?:${other}|not)`;
const talking = '(?:(?:talk|speak|chatt|writ|typ|text)ing)';
const verb = '(?:talk|speak|chat|reach|contact|call|connect(?:ed)?|transfer(?:red)?|through|hold)';
const before = `(?:${verb}|can|could|may|how(?: do)?|i|you|your|id|would|like|want|wanna|need|prefer|rather|to|with|let|me|get|give|be|put|of|is|there)`;
const after = `(?:${verb}|who|that|i|can|to|with|me|there|back|on|of yours|phone)`;

export const language: Language = {
  chat: {
    warm: {
      skip: 'Skip',
      assistant: 'Automated assistant of {brand}',
      chat: 'Chat with {brand}',
      opensNew: 'opens in a new tab',
      missing: 'A part of this chat has not loaded. We keep trying.',
      loadAgain: 'Try again',
      unavailable: 'Sorry, our chat is not available right now.',
      restart: 'Start again',
      restartSure: 'Start over? Press again',
      storageNote: 'Nothing is kept if you leave this page.',
      preview: 'Preview: nothing is sent or kept.',
      send: 'Send',
      sending: 'Sending…',
      sent: 'Sent',
      kept: 'Kept. It will be sent as soon as possible.',
      retry: 'Try again',
      refused: 'This could not be sent. Copy your answers, so that nothing is lost.',
      copyAnswers: 'Copy my answers',
      placeholder: 'Type your answer',
      placeholderLong: 'Take your time',
      other: 'Something else',
      otherPlaceholder: 'Tell us what',
      done: 'Done',
      next: 'Next',
      botSays: '{name} says',
      youSay: 'You said',
      latest: 'New messages',
      copy: 'Copy',
      copied: 'Copied',
      share: 'Share',
      shareBy: 'Share by {channel}',
      email: 'E-mail',
      sms: 'Text message',
      code: 'Code',
      until: 'Valid until {date}',
      celebrate: 'Hooray!',
      choose: 'Choose one or more',
      optional: 'optional',
      more: 'Read more',
      required: 'Please fill this in.',
      errText: 'At most {max} characters, please.',
      short: 'At least {min} characters, please.',
      errEmail: 'That’s not an e-mail address yet.',
      errPhone: 'That’s not a phone number yet.',
      errUrl: 'That’s not a web address yet.',
      errNumber: 'That’s not a number yet.',
      min: 'At least {min}, please.',
      max: 'At most {max}, please.',
      errPattern: 'That’s not quite right yet.',
      errCheck: 'That’s not quite right yet.',
      few: 'At least {min}, please.',
      many: 'At most {max}, please.',
      exact: 'Choose {min}.',
      errOption: 'Please choose an answer.',
    },
    playful: {
      sending: 'Off it goes…',
      sent: 'Landed!',
      kept: 'The line is sleepy. Your answers are safe here and will sneak out by themselves.',
      retry: 'One more go',
      placeholder: 'Your turn',
      placeholderLong: 'Go on, spill it',
      otherPlaceholder: 'Surprise us',
      done: 'That’s it',
      latest: 'There’s more',
      restart: 'From the top',
      copied: 'Got it',
      share: 'Spread the word',
      celebrate: 'Woohoo!',
      storageNote: 'This browser has a short memory: stay on this page until we’re done.',
      unavailable: 'Our chat is having a nap. Sorry!',
      missing: 'A piece of this chat got stuck on its way. We keep pulling.',
      loadAgain: 'Give it a push',
      choose: 'Pick as many as you like',
      required: 'Psst, this one is empty.',
      errText: 'Wow, a novel! {max} characters fit.',
      short: 'Don’t be shy: at least {min} characters.',
      errEmail: 'Hmm, no postman would find that e-mail address.',
      errPhone: 'Hmm, that number wouldn’t ring.',
      errUrl: 'Hmm, that web address leads nowhere.',
      errNumber: 'Digits only, please.',
      min: 'A little higher: {min} or above.',
      max: 'A little lower: {max} or below.',
      errPattern: 'So close. One more try?',
      errCheck: 'So close. One more try?',
      few: 'Pick at least {min}.',
      many: 'Steady! {max} at most.',
      errOption: 'Pick one of the answers up there.',
    },
    formal: {
      kept: 'Your answers have not been sent yet. They are kept and will be sent automatically.',
      retry: 'Send again',
      refused: 'This could not be sent. Please copy your answers, so that nothing is lost.',
      copyAnswers: 'Copy answers',
      placeholder: 'Your answer',
      placeholderLong: 'Your answer',
      other: 'Other',
      otherPlaceholder: 'Please specify',
      youSay: 'Your answer',
      restart: 'Restart',
      celebrate: 'Congratulations',
      storageNote: 'This browser does not keep your answers. Please remain on this page until you have finished.',
      unavailable: 'We apologise: the chat is not available at present.',
      missing: 'Part of this chat could not be loaded. We will keep trying.',
      choose: 'Please select one or more',
      required: 'Please complete this field.',
      errText: 'Please enter no more than {max} characters.',
      short: 'Please enter at least {min} characters.',
      errEmail: 'Please enter a valid e-mail address, for example name@example.com.',
      errPhone: 'Please enter a valid telephone number.',
      errUrl: 'Please enter a valid web address.',
      errNumber: 'Please enter a number.',
      min: 'Please enter {min} or more.',
      max: 'Please enter {max} or less.',
      errPattern: 'Please enter your answer in the requested form.',
      errCheck: 'Please check this answer.',
      few: 'Please select at least {min}.',
      many: 'Please select no more than {max}.',
      exact: 'Please select {min}.',
      errOption: 'Please select one of the answers.',
    },
  },
  launcher: {
    warm: {
      open: 'Chat with us',
      named: 'Chat with {brand}',
      close: 'Close the chat',
      unread: { one: '{n} new message', other: '{n} new messages' },
    },
  },
  person: {
    warm: {
      contact: 'Contact',
      person: 'Talk to a person',
      isBot: 'I’m the automated assistant of {brand}, not a person.',
      reachPerson: 'Rather talk to somebody? You can do that here:',
      noPerson: 'I can’t put you through to somebody from here.',
    },
    formal: {
      person: 'Speak to our staff',
      isBot: 'I am the automated assistant of {brand}, not a person.',
      reachPerson: 'You can reach our staff here:',
      noPerson: 'I cannot connect you to our staff from here.',
    },
  },
  handover: {
    warm: {
      personTold: 'I’ll pass it on to a colleague.',
      personAway: 'There’s nobody here right now.',
      personBack: 'We’re back {day} at {time}.',
      reference: 'Reference: {reference}',
    },
    formal: {
      personTold: 'I will inform our staff.',
      personAway: 'Our staff are not available at the moment.',
      personBack: 'Our staff will be available again {day} at {time}.',
    },
  },
  asks: {
    fillers: 'an?|the|hi|hello|hey|ok|okay|so|but|and|well|wait|sorry|just|actually|maybe|even|now|here|instead|thanks',
    pleas: 'please|pls|plz',
    bot: [
      // "Is it automatic?" may be asked about a thing.
      `(?!is (?:it|that) automat)(?:are|r|am|is|do) (?:you|u|ya|i|we|this|it|that|there)(?: really)?(?: ${talking}| talk| speak| chat)?(?: to| with)? ${kind}(?:${or(kind)})?(?: (?:that |this )?(?:behind|i ?a?m ${talking} (?:to|with))(?: this| it)?)?`,
      `(?:you|u) ?(?:are|re|r) (?:${machine}|not ${human})(?: right)?`,
      `who am i ${talking} (?:to|with)|wh(?:o|at) are you`,
      `${machine}${or(person)}|${person}${or(machine)}`,
    ],
    person: [
      // Words of wishing around a person, one of which says what for; a human being is wish enough.
      `(?!contact ?person)(?=.*\\b(?:${verb}|is there|on phone)\\b)(?:${before} )*${person}(?: ${after})*`,
      `(?:can i get|i want|i need|id like|i would like|give me|get me|(?:i need|i want|can i get) help (?:from|of)) ${human}`,
      // To be put through, whoever it is to.
      `(?:${before} )*(?:(?:transfer|connect) me|put me through)`,
    ],
    bareBot: [machine, human],
    barePerson: [human, `(?:${real} )*(?:${somebody}|${official})`],
    anyone: [somebody],
  },
};

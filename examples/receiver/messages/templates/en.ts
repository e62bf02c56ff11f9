import type { Language } from './template.ts';

export const en: Language = {
  frame: {
    reason: {
      referrer: 'You get this because you take part in “{title}” at {brand}.',
      friend: 'You get this because you signed up with {brand} by the link of a friend.',
      participant: 'You get this because you answered questions of {brand}.',
      contact: 'You get this because you agreed that {brand} may write to you.',
      owner: 'You get this because this address is the owner of “{title}”.',
    },
    unsubscribe: 'Stop these messages',
    stop: 'Reply STOP to end.',
    aFriend: 'a friend you invited',
    someFriends: '{friends} friends you invited',
    when: 'When',
    where: 'Where',
    until: 'Until {until}',
    from: 'From {from}',
    monthOf: 'Month {n} of {of}',
    codeFollows: 'Its code follows by mail, as soon as there is one.',
    forMonths: '{of, plural, one {For # month} other {For # months}}',
  },
  friendly: {
    invitation: {
      subject: '{name|You} and a friend: {gift}',
      preheader: 'Your personal link is inside. Share it, and you both get something.',
      heading: 'Hi {name}, bring a friend',
      body: `Send your personal link to friends of your choice. As soon as one of them signs up, you both get:

[rewards]

[event]

[button]

?most: Up to {most} friends can count for you. Who gets the link is up to you: we write to nobody you have not asked.`,
      button: 'Get my link',
      sms: '{brand}: {gift} for you and a friend. Your link: {link}',
    },
    'link-ready': {
      subject: 'Your link is ready',
      preheader: 'Pass it on: once a friend signs up by it, you both get something.',
      heading: 'Here is your link, {name}',
      body: `This link is yours alone. Send it to friends in whatever way you like:

[link]

When one of them signs up, you both get this, and we will tell you:

[rewards]

[button]`,
      button: 'Share it now',
      sms: '{brand}: your link for friends is {link}',
    },
    'friend-joined': {
      subject: '{friends, plural, one {A friend of yours has signed up} other {# friends of yours have signed up}}',
      preheader: 'Your reward is waiting. We will tell you the moment it is yours.',
      heading: '{friends, plural, one {Good news, one friend is in} other {Good news, # friends are in}}',
      body: `Hi {name}, {friend} {friends, plural, one {has} other {have}} just signed up by your link.

Nothing more for you to do: what is yours is waiting, and it becomes final once everything on their side is complete.

[rewards]

?left: {left, plural, one {One more friend can still count for you.} other {# more friends can still count for you.}}

[button]`,
      button: 'See how things stand',
      sms: '{brand}: {friend} {friends, plural, one {has} other {have}} signed up by your link. Your reward is waiting: {link}',
    },
    'reward-ready': {
      subject:
        '{friends, plural, one {Your friend joined: here is your reward} other {# friends joined: here is your reward}}',
      preheader: 'It is yours now: {gift}.',
      heading: 'It worked, {name}!',
      body: `?friend: Hi {name}, {friend} signed up by your link. Thank you for bringing {friends, plural, one {a friend} other {your friends}}!

?onList: You are both on the guest list.

?gift: This is yours:

[rewards]

[event]

?left: {left, plural, one {One more friend can still count for you.} other {# more friends can still count for you.}}

?full: You have brought as many friends as can count. More friends are welcome all the same, and get their own reward.

[button]`,
      button: 'See how things stand',
      sms: '{brand}: it worked! {gift} for you. {link}',
    },
    reminder: {
      subject: 'Your link has not been used yet',
      preheader: 'One message to a friend is all it takes.',
      heading: 'Shall we remind you once, {name}?',
      body: `A few days ago you got a link to share with friends. Nobody has used it yet, and these are still there for you both:

[rewards]

[link]

[button]

This is the only time we remind you.`,
      button: 'Share my link',
    },
    'campaign-ending': {
      subject: 'Only until {until}: your link for friends',
      preheader: 'After that, new sign-ups no longer count.',
      heading: 'It ends soon, {name}',
      body: `Friends can sign up by your link until {until}. If you have somebody in mind, now is the moment:

[link]

[button]`,
      button: 'Share my link',
    },
    welcome: {
      subject: 'Welcome: {title}',
      preheader: 'All that you need, in one place.',
      heading: 'Welcome, {name}!',
      body: `?onList: You are on the guest list. We look forward to seeing you.

?standby: All places are taken for now, so you are on the waiting list. As soon as one is free, we will write to you.

?pending: You are registered. What is yours is waiting, and it begins once your registration is confirmed.

[rewards]

[event]

?invite: You may bring friends of your own, too. This link for them is yours alone: {invite}

?cancel: Something came up? Give your place to somebody else here: {cancel}

[button]`,
      button: 'All about it',
      sms: '{brand}: welcome! All that you need: {link}',
    },
    'confirm-address': {
      subject: 'Please confirm your address',
      preheader: 'One press, and you are in.',
      heading: 'Is this your address, {name}?',
      body: `Somebody signed up for “{title}” with this address. If that was you, please confirm it with the button. The link works for 7 days.

[button]

If it was not you, do nothing: without your press nothing happens, and we will not write again.`,
      button: 'Yes, that was me',
    },
    'finish-registration': {
      subject: 'One step is left',
      preheader: 'Your reward waits until your registration is complete.',
      heading: 'Nearly there, {name}',
      body: `You signed up with {brand}, and one step is still open. Once it is done, this begins for you and your friend:

[rewards]

[button]`,
      button: 'Finish my registration',
      sms: '{brand}: one step is left to get {gift}: {link}',
    },
    'reward-ready-friend': {
      subject: 'It is yours: {gift}',
      preheader: 'Your registration is confirmed.',
      heading: 'Here it is, {name}!',
      body: `Your registration is confirmed, and so is what we promised:

[rewards]

[button]`,
      button: 'See what is mine',
      sms: '{brand}: {gift} is yours now. {link}',
    },
    'code-ready': {
      subject: 'Here is your code: {gift}',
      preheader: 'Thank you for waiting.',
      heading: 'Here it is, {name}!',
      body: `We still owed you a code. Here it is, and thank you for waiting:

[rewards]

[button]`,
      button: 'See what is mine',
      sms: '{brand}: your code for {gift} is here. {link}',
    },
    'thanks-for-answers': {
      subject: 'Thank you for your answers: {gift}',
      preheader: 'Here is what we promised.',
      heading: 'Thank you, {name|that helps}!',
      body: `You took the time to answer our questions. This is yours for it:

[rewards]

[button]`,
      button: 'See what is mine',
      sms: '{brand}: thank you for your answers. {gift} is yours now. {link}',
    },
    'event-reminder': {
      subject: '{when}: see you at {title}',
      preheader: 'Where, when, and what to bring.',
      heading: 'See you soon, {name}!',
      body: `You are on the guest list for “{title}”. Here is all that you need:

[event]

[rewards]

?cancel: You cannot come after all? Then let somebody from the waiting list have your place: {cancel}`,
      sms: '{brand}: see you {when}, {place}.',
    },
    'month-issued': {
      subject: '{gift} for {month}',
      preheader: 'Added to your plan. Nothing for you to do.',
      heading: '{gift} for {month}',
      body: `Hi {name}, we have added this month’s extra to your plan:

[rewards]

[button]`,
      button: 'See how things stand',
      sms: '{brand}: {gift} for {month} added to your plan.',
    },
    moved: {
      subject: 'New date: {title}',
      preheader: 'It is now on {when}.',
      heading: 'We have moved the date',
      body: `Hi {name}, “{title}” takes place on another date than we told you. Your place stays yours.

[event]

?cancel: The new date does not suit you? Give your place back here: {cancel}`,
      sms: '{brand}: {title} has moved. It is now {when}.',
    },
    cancelled: {
      subject: 'A change to your reward',
      preheader: 'A friend has changed plans. Here is what that means for you.',
      heading: 'A friend has changed plans',
      body: `Hi {name}, {friend} has withdrawn, and so the reward for that sign-up is no longer due:

[rewards]

Everything else that you have earned stays yours. Your link keeps working.

[button]`,
      button: 'See how things stand',
    },
    'cancelled-friend': {
      subject: 'Your registration has ended',
      preheader: 'Nothing for you to do.',
      heading: 'Your registration has ended',
      body: `Hi {name}, as you wished, your registration has ended. The reward that belonged to it has been cancelled.

You are welcome back whenever you like.`,
    },
    'thank-you': {
      subject: 'Thank you, {name|and welcome}',
      preheader: 'A few words on your first order.',
      heading: 'Thank you, {name}!',
      body: `Yesterday you bought from us for the first time. It means a lot, and we hope that you enjoy it.

?gift: A small thank-you for you: {gift}

If anything is not as it should be, answer this mail: a person reads it.

[button]`,
      button: 'Tell us how it is',
      sms: '{brand}: thank you for your first order! How was it? {link}',
    },
    'near-shop': {
      subject: 'We open in {shop}, {distance} from you',
      preheader: 'Come and have a look.',
      heading: 'We will be neighbours, {name}',
      body: `Our new shop in {shop} is only {distance} away from you. Be among the first to see it:

[event]

[button]`,
      button: 'See what awaits you',
      sms: '{brand} opens in {shop}, {distance} from you. {link}',
    },
    coupon: {
      subject: '{name|You}, this is for you',
      preheader: 'A thank-you that is yours alone.',
      heading: 'Thank you, {name}!',
      body: `{thanks}

[rewards]

[button]`,
      button: 'Show my coupon',
      sms: '{brand}: thank you! Your coupon: {link}',
    },
    note: {
      subject: 'A thank-you for {name|you}',
      preheader: 'A few words for you alone.',
      heading: 'Thank you, {name}!',
      body: `{thanks}

If you want to tell us something, answer this mail: a person reads it.`,
      sms: '{brand}: {thanks}',
    },
    help: {
      subject: 'Messages from {brand}',
      preheader: '',
      heading: 'Messages from {brand}',
      body: '{brand}: news about what you signed up for. Questions: {contact}.',
      sms: '{brand}: news about what you signed up for. Questions: {contact}. Reply STOP to end.',
    },
  },
  formal: {
    'code-ready': {
      heading: 'Dear {name|customer}',
      body: `We still owed you a code. Please find it below; thank you for your patience:

[rewards]

[button]`,
    },
    invitation: {
      subject: 'An invitation for you and a guest',
      heading: 'Dear {name|customer}',
      body: `We would be delighted if you introduced a guest to us. Please share your personal link with friends of your choice; as soon as one of them registers, you will both receive:

[rewards]

[event]

[button]

?most: Up to {most} guests may be counted. We will not contact anyone whom you have not asked.`,
      button: 'Obtain my link',
    },
    'friend-joined': {
      heading: 'Dear {name|customer}',
      body: `We are pleased to tell you that {friend} {friends, plural, one {has} other {have}} registered by your link. Your reward is reserved and will become final once the registration has been completed.

[rewards]

?left: {left, plural, one {One more guest may be counted for you.} other {# more guests may be counted for you.}}

[button]`,
      button: 'View the current status',
    },
    'reward-ready': {
      heading: 'Dear {name|customer}',
      body: `?friend: Thank you for introducing {friend} to us.

?onList: You are both on the guest list.

?gift: Please find your reward below:

[rewards]

[event]

?left: {left, plural, one {One more guest may be counted for you.} other {# more guests may be counted for you.}}

[button]`,
      button: 'View the current status',
    },
    welcome: {
      heading: 'Dear {name|guest}',
      body: `?onList: We are pleased to confirm your place on the guest list.

?standby: All places are taken at present, and you have been placed on the waiting list. We will write to you as soon as a place becomes available.

?pending: Thank you for registering. Your reward is reserved and begins once your registration has been confirmed.

[rewards]

[event]

?invite: You are welcome to introduce guests of your own. Please use this personal link: {invite}

?cancel: Should you be unable to attend, you may return your place here: {cancel}

[button]`,
      button: 'View all details',
    },
    'thank-you': {
      heading: 'Dear {name|customer}',
      body: `Thank you for your first order. We hope that it meets your expectations.

?gift: As a token of our appreciation: {gift}

Should anything not be as you expected, please reply to this message.

[button]`,
      button: 'Share your impression',
    },
    note: {
      subject: 'With our thanks',
      preheader: 'A few words for you personally.',
      heading: 'Dear {name|customer}',
      body: `{thanks}

Should you wish to tell us anything, please reply to this message; a member of our staff will read it.`,
    },
  },
  playful: {
    invitation: { heading: 'Psst, {name}: two are better than one', button: 'Gimme my link' },
    'link-ready': { heading: 'Your magic link, {name}', preheader: 'Pass it on and watch what happens.' },
    'friend-joined': { heading: 'Knock, knock! A friend is at the door' },
    'reward-ready': { heading: 'Ta-da! You did it, {name}', subject: 'Ta-da: your reward is here' },
    welcome: { heading: 'You’re in, {name}! Happy dance' },
    'reward-ready-friend': { heading: 'Ta-da, {name}!' },
    'thank-you': { heading: 'You made our day, {name}' },
    coupon: { heading: 'A little something, {name}' },
  },
  owner: {
    'new-sign-up': {
      subject: '{what}: {who}',
      preheader: '{preview}',
      heading: '{what}: {who}',
      body: `[facts]

[answers]

[consents]

[links]

?replies: A reply to this mail goes to {replies}.`,
    },
    'needs-review': {
      subject: 'Your decision is needed',
      preheader: '{reason}',
      heading: 'Something waits for your decision',
      body: `[facts]

Nothing is given until you have decided.

[button]`,
      button: 'Decide',
    },
    'low-stock': {
      subject: 'Few codes left: {reward}',
      preheader: '{left, plural, =0 {None is left.} one {One is left.} other {# are left.}}',
      heading: '{left, plural, =0 {No code is left} one {One code is left} other {# codes are left}}',
      body: `The codes for “{reward}” are running out. When there are none, the campaign goes on without this reward until you fill in new ones.

[button]`,
      button: 'Fill in codes',
    },
    'delivery-failing': {
      subject: 'Deliveries to {system} fail',
      preheader: 'Nothing is lost: they are kept and tried again.',
      heading: 'Deliveries to {system} fail',
      body: `Since {since}, {system} has not taken what was sent to it. Everything is kept, and sent as soon as it answers again.

?reason: What it says: {reason}

[button]`,
      button: 'See the deliveries',
    },
    urgent: {
      subject: 'Urgent: {who} wants a person',
      preheader: 'Reference {reference}',
      heading: 'Urgent: {who} wants a person',
      body: `[facts]

[answers]

[links]

?replies: A reply to this mail goes to {replies}.`,
    },
    'seat-cancelled': {
      subject: '{who} gave the place back',
      preheader: '{seats}',
      heading: '{who} gave the place back',
      body: `[facts]

[links]`,
    },
    digest: {
      subject: '{signUps, plural, =0 {No new sign-up} one {One new sign-up} other {# new sign-ups}}: {title}',
      preheader: 'What happened since yesterday.',
      heading: 'Your day in numbers',
      body: `[facts]

[signUps]

[links]`,
    },
  },
  labels: {
    answers: 'Answers',
    consents: 'Consents',
    facts: 'In short',
    yes: 'yes',
    no: 'no',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    invitedBy: 'Invited by',
    source: 'Came by',
    status: 'Status',
    seats: 'Seats',
    list: 'Guest list',
    export: 'Export as CSV',
    result: 'This sign-up',
    received: 'Received',
    reason: 'Reason',
    signUps: 'New sign-ups',
    review: 'Waiting for review',
    reference: 'Reference',
    newGuest: 'New guest',
    newLead: 'New lead',
    newReferrer: 'New referrer',
    newForm: 'New form',
    wantsPerson: 'Somebody wants to talk',
    left: 'Left',
  },
  reasons: {
    self: 'signed up by their own link',
    'already-customer': 'was a customer before, and only new ones count',
    'already-referred': 'somebody else brought them first',
    circular: 'brought the person whose link it is',
    'disposable-address': 'gave an address of the kind that is thrown away',
    'same-device': 'used the same device as the person whose link it is',
    'same-network': 'used the same network and kind of browser as the person whose link it is; families and offices do',
    'many-sign-ups': 'one of many sign-ups by this link within an hour',
    'paid-click': 'came by a paid advertisement with a friend’s link',
    'banned-source': 'came from a place that the campaign does not count',
    expired: 'the link was too old',
    'too-late': 'what makes it count came too late',
    ended: 'after the end of the campaign',
    soon: 'before the start of the campaign',
    paused: 'while the campaign was paused',
    full: 'no seat left',
    limit: 'over the limit of friends that count',
    'month-limit': 'over the limit of friends that count in a month',
    'fewer-friends': 'fewer friends count than it takes',
    corrected: 'corrected by the visitor',
    withdrawn: 'the friend withdrew',
    refunded: 'the purchase was refunded',
    'seat-given-back': 'the seat was given back',
    owner: 'decided by you',
    approval: 'waits for your approval',
    'time-to-withdraw': 'waits until the friend can no longer withdraw',
    'waiting-for-code': 'waits for a code: add some to the stock',
    'being-fulfilled': 'is being made or bought',
    'fulfil-failed': 'could not be made or bought by itself',
    'bought-but-cancelled': 'was bought after it had been taken back: the code is kept with the reward',
    'not-used': 'was not used in time',
  },
  standings: {
    waiting: 'waits for a friend',
    confirmed: 'has a seat',
    standby: 'waits for a seat',
    signed_up: 'signed up',
    held: 'waits for your look',
    qualified: 'counts',
    rewarded: 'counts, rewards given',
    rejected: 'does not count',
    expired: 'came too late',
    cancelled: 'cancelled',
  },
};

import type { Language } from './template.ts';

export const en: Language = {
  frame: {
    reason: {
      referrer: 'You are getting this because you are taking part in “{title}” at {brand}.',
      friend: 'You are getting this because you signed up with {brand} through a friend’s link.',
      participant: 'You are getting this because you answered some questions from {brand}.',
      contact: 'You are getting this because you agreed to hear from {brand}.',
      owner: 'You are getting this because “{title}” is run from this address.',
    },
    unsubscribe: 'Stop these messages',
    stop: 'Reply STOP to end.',
    moreByMail: 'More in your e-mail.',
    aFriend: 'a friend you invited',
    someFriends: '{friends} friends you invited',
    when: 'When',
    where: 'Where',
    until: 'Until {until}',
    from: 'From {from}',
    monthOf: 'Month {n} of {of}',
    codeFollows: 'The code will follow by mail.',
    forMonths: '{of, plural, one {For # month} other {For # months}}',
  },
  friendly: {
    invitation: {
      subject: '{name|You} and a friend: {gift}',
      preheader: 'Your personal link is inside. Share it, and you both get something.',
      heading: 'Hi {name}, bring a friend',
      body: `Send your personal link to the friends you have in mind. As soon as one of them signs up, you both get:

[rewards]

[event]

[button]

?most: You can be rewarded for up to {most} friends. Who gets the link is up to you: we won’t write to anyone you haven’t asked.`,
      button: 'Get my link',
      sms: '{brand}: {gift} for you and a friend. Your link: {link}',
    },
    'link-ready': {
      subject: 'Your link is ready',
      preheader: 'Pass it on: when a friend signs up with it, you both get something.',
      heading: 'Here is your link, {name}',
      body: `This link is yours alone. Send it to your friends any way you like:

[link]

When one of them signs up, we’ll let you know, and you both get this:

[rewards]

[button]`,
      button: 'Share it now',
      sms: '{brand}: your link for friends is {link}',
    },
    'friend-joined': {
      subject: '{friends, plural, one {A friend of yours has signed up} other {# friends of yours have signed up}}',
      preheader: 'Your reward is on its way. We’ll let you know the moment it’s yours.',
      heading: '{friends, plural, one {Good news, one friend is in} other {Good news, # friends are in}}',
      body: `Hi {name}, {friend} {friends, plural, one {has} other {have}} just signed up with your link.

There’s nothing more for you to do: your reward is set aside, and it’s yours as soon as everything on their side is complete.

[rewards]

?left: {left, plural, one {You can still be rewarded for one more friend.} other {You can still be rewarded for # more friends.}}

[button]`,
      button: 'See where you stand',
      sms: '{brand}: {friend} {friends, plural, one {has} other {have}} signed up with your link. Your reward is on its way: {link}',
    },
    'reward-ready': {
      subject:
        '{friends, plural, one {Your friend joined: here is your reward} other {# friends joined: here is your reward}}',
      preheader: 'It’s yours now: {gift}.',
      heading: 'It worked, {name}!',
      body: `?friend: Hi {name}, {friend} signed up with your link. Thank you for bringing {friends, plural, one {a friend} other {your friends}}!

?onList: You are both on the guest list.

?gift: Here’s what you get:

[rewards]

[event]

?left: {left, plural, one {You can still be rewarded for one more friend.} other {You can still be rewarded for # more friends.}}

?full: You’ve reached the limit of friends you can be rewarded for. More friends are welcome all the same, and they still get their own reward.

[button]`,
      button: 'See where you stand',
      sms: '{brand}: it worked! {gift} for you. {link}',
    },
    reminder: {
      subject: 'Your link has not been used yet',
      preheader: 'One message to a friend is all it takes.',
      heading: 'Your link is still waiting, {name}',
      body: `A few days ago you got a link to share with friends. Nobody has used it yet, so these are still waiting for you both:

[rewards]

[link]

[button]

This is the only reminder we’ll send.`,
      button: 'Share my link',
    },
    'campaign-ending': {
      subject: 'Only until {until}: your link for friends',
      preheader: 'After that, new sign-ups no longer count.',
      heading: 'It ends soon, {name}',
      body: `Friends can sign up with your link until {until}. If you have someone in mind, now is the time:

[link]

[button]`,
      button: 'Share my link',
    },
    welcome: {
      subject: 'Welcome: {title}',
      preheader: 'Everything you need, in one place.',
      heading: 'Welcome, {name}!',
      body: `?onList: You’re on the guest list. We look forward to seeing you.

?standby: All places are taken for now, so you’re on the waiting list. We’ll write to you as soon as one comes free.

?pending: You’re signed up. Your reward is set aside, and it starts once your registration is confirmed.

[rewards]

[event]

?invite: You can bring friends of your own, too. Here’s your personal link for them: {invite}

?cancel: Something came up? Give your place to someone else here: {cancel}

[button]`,
      button: 'See all the details',
      sms: '{brand}: welcome! Everything you need: {link}',
    },
    'confirm-address': {
      subject: 'Please confirm your address',
      preheader: 'One tap, and you’re in.',
      heading: 'Is this your address, {name}?',
      body: `Someone signed up for “{title}” with this address. If it was you, please confirm with the button. The link works for 7 days.

[button]

If it wasn’t you, you don’t need to do anything: nothing happens unless you confirm, and we won’t write again.`,
      button: 'Yes, that was me',
    },
    'finish-registration': {
      subject: 'One step left',
      preheader: 'Your reward waits until your registration is complete.',
      heading: 'Nearly there, {name}',
      body: `You signed up with {brand}, and there’s one step left. Once it’s done, you and your friend both get this:

[rewards]

[button]`,
      button: 'Finish my registration',
      sms: '{brand}: one step left to get {gift}: {link}',
    },
    'reward-ready-friend': {
      subject: 'It’s yours: {gift}',
      preheader: 'Your registration is confirmed.',
      heading: 'Here it is, {name}!',
      body: `Your registration is confirmed. Here’s what we promised you:

[rewards]

[button]`,
      button: 'See my reward',
      sms: '{brand}: {gift} is yours now. {link}',
    },
    'code-ready': {
      subject: 'Here is your code: {gift}',
      preheader: 'Thank you for waiting.',
      heading: 'Here it is, {name}!',
      body: `We still owed you a code. Here it is, thank you for waiting:

[rewards]

[button]`,
      button: 'See my reward',
      sms: '{brand}: your code for {gift} is here. {link}',
    },
    'thanks-for-answers': {
      subject: 'Thank you for your answers: {gift}',
      preheader: 'Here is what we promised.',
      heading: 'Thank you, {name|that helps}!',
      body: `Thank you for taking the time to answer our questions. This is for you:

[rewards]

[button]`,
      button: 'See my reward',
      sms: '{brand}: thank you for your answers. {gift} is yours now. {link}',
    },
    'event-reminder': {
      subject: '{when}: see you at {title}',
      preheader: 'Where, when, and what to bring.',
      heading: 'See you soon, {name}!',
      body: `You are on the guest list for “{title}”. Here’s everything you need:

[event]

[rewards]

?cancel: Can’t make it after all? Let someone from the waiting list have your place: {cancel}`,
      sms: '{brand}: see you {when}, {place}.',
    },
    'month-issued': {
      subject: '{gift} for {month}',
      preheader: 'Added to your plan. There’s nothing you need to do.',
      heading: '{gift} for {month}',
      body: `Hi {name}, we have added this month’s extra to your plan:

[rewards]

[button]`,
      button: 'See where you stand',
      sms: '{brand}: {gift} for {month} added to your plan.',
    },
    moved: {
      subject: 'New date: {title}',
      preheader: 'It is now on {when}.',
      heading: 'We have moved the date',
      body: `Hi {name}, “{title}” has a new date. Your place is still yours.

[event]

?cancel: Can’t make the new date? Give your place back here: {cancel}`,
      sms: '{brand}: {title} has moved. It is now {when}.',
    },
    cancelled: {
      subject: 'A change to your reward',
      preheader: 'Here’s what that means for you.',
      heading: 'A friend’s plans have changed',
      body: `Hi {name}, {friend} has withdrawn, so the reward for that sign-up has been cancelled:

[rewards]

Everything else you’ve earned is still yours, and your link keeps working.

[button]`,
      button: 'See where you stand',
    },
    'cancelled-friend': {
      subject: 'Your registration has ended',
      preheader: 'There’s nothing you need to do.',
      heading: 'Your registration has ended',
      body: `Hi {name}, as you asked, we’ve ended your registration. The reward that came with it has been cancelled.

You’re welcome back any time.`,
    },
    'thank-you': {
      subject: 'Thank you, {name|and welcome}',
      preheader: 'A few words about your first order.',
      heading: 'Thank you, {name}!',
      body: `Yesterday you bought from us for the first time. It means a lot to us, and we hope you enjoy it.

?gift: Here’s a small thank-you: {gift}

If anything isn’t as it should be, just reply to this mail: a real person will read it.

[button]`,
      button: 'Tell us how you like it',
      sms: '{brand}: thank you for your first order! How was it? {link}',
    },
    'near-shop': {
      subject: 'We open in {shop}, {distance} from you',
      preheader: 'Come and have a look.',
      heading: 'We will be neighbours, {name}',
      body: `Our new shop in {shop} is only {distance} from you. Be among the first to see it:

[event]

[button]`,
      button: 'See what’s in store',
      sms: '{brand} opens in {shop}, {distance} from you. {link}',
    },
    coupon: {
      subject: '{name|You}, this is for you',
      preheader: 'A thank-you just for you.',
      heading: 'Thank you, {name}!',
      body: `{thanks}

[rewards]

[button]`,
      button: 'Show my coupon',
      sms: '{brand}: thank you! Your coupon: {link}',
    },
    note: {
      subject: 'A thank-you for {name|you}',
      preheader: 'A few words just for you.',
      heading: 'Thank you, {name}!',
      body: `{thanks}

If there’s anything you’d like to tell us, just reply to this mail: a real person will read it.`,
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

?most: Up to {most} guests may be counted. We will not contact anyone you have not asked.`,
      button: 'Request my link',
    },
    'friend-joined': {
      heading: 'Dear {name|customer}',
      body: `We are pleased to tell you that {friend} {friends, plural, one {has} other {have}} registered using your link. Your reward is reserved and will become final once the registration has been completed.

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
      button: 'Share your feedback',
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
      heading: 'Your decision is needed',
      body: `[facts]

Nothing is handed out until you have decided.

[button]`,
      button: 'Decide',
    },
    'low-stock': {
      subject: 'Few codes left: {reward}',
      preheader: '{left, plural, =0 {None left.} one {One left.} other {# left.}}',
      heading: '{left, plural, =0 {No codes left} one {One code left} other {# codes left}}',
      body: `The codes for “{reward}” are running out. Once they are gone, the campaign carries on without this reward until you add more.

[button]`,
      button: 'Add codes',
    },
    'delivery-failing': {
      subject: 'Deliveries to {system} are failing',
      preheader: 'Nothing is lost: they are kept and tried again.',
      heading: 'Deliveries to {system} are failing',
      body: `{system} has not accepted anything since {since}. Everything is kept and will be sent as soon as it accepts deliveries again.

?reason: It answers: {reason}

[button]`,
      button: 'See the deliveries',
    },
    urgent: {
      subject: 'Urgent: {who} asks for a person',
      preheader: 'Reference {reference}',
      heading: 'Urgent: {who} asks for a person',
      body: `[facts]

[answers]

[links]

?replies: A reply to this mail goes to {replies}.`,
    },
    'seat-cancelled': {
      subject: '{who} gave their place back',
      preheader: '{seats}',
      heading: '{who} gave their place back',
      body: `[facts]

[links]`,
    },
    digest: {
      subject: '{signUps, plural, =0 {No new sign-ups} one {One new sign-up} other {# new sign-ups}}: {title}',
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
    facts: 'At a glance',
    yes: 'yes',
    no: 'no',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    invitedBy: 'Invited by',
    source: 'Came through',
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
    wantsPerson: 'Someone wants to talk',
    left: 'Left',
  },
  reasons: {
    self: 'signed up with their own link',
    'already-customer': 'was already a customer, and only new ones count',
    'already-referred': 'someone else brought them first',
    circular: 'brought the person whose link it is',
    'disposable-address': 'gave a disposable address',
    'same-device': 'used the same device as the person whose link it is',
    'same-network': 'used the same network and kind of browser as the person whose link it is; families and offices do',
    'corrected-before': 'had a code already, and corrected the address afterwards',
    'many-sign-ups': 'one of many sign-ups with this link within an hour',
    'paid-click': 'came through a paid advertisement with a friend’s link',
    'banned-source': 'came from a place that the campaign does not count',
    expired: 'the link was too old',
    'too-late': 'what makes it count happened too late',
    ended: 'after the end of the campaign',
    soon: 'before the start of the campaign',
    paused: 'while the campaign was paused',
    full: 'no seat left',
    limit: 'over the limit of friends that count',
    'month-limit': 'over the limit of friends that count in a month',
    'fewer-friends': 'too few friends count',
    corrected: 'corrected by the visitor',
    withdrawn: 'the friend withdrew',
    refunded: 'the purchase was refunded',
    'seat-given-back': 'the seat was given back',
    owner: 'decided by you',
    approval: 'waiting for your approval',
    'time-to-withdraw': 'waiting until the friend can no longer withdraw',
    'waiting-for-code': 'waiting for a code: add some to the stock',
    'being-fulfilled': 'being made or bought',
    'fulfil-failed': 'could not be made or bought automatically',
    'bought-but-cancelled': 'was bought after it had been withdrawn: the code is kept with the reward',
    'not-used': 'was not used in time',
  },
  standings: {
    waiting: 'waiting for a friend',
    confirmed: 'has a seat',
    standby: 'waiting for a seat',
    signed_up: 'signed up',
    held: 'waiting for your review',
    qualified: 'counts',
    rewarded: 'counts, rewards given',
    rejected: 'does not count',
    expired: 'came too late',
    cancelled: 'cancelled',
  },
};

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { ChatArgs } from './chat.ts';
import { blocks } from '../examples/blocks/seat-map.js';
import { exampleFlow, flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** Whole conversations: the example flows of this repository, on a server that answers as a real one would. */
const meta: Meta<ChatArgs> = { title: 'Conversations' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** A place on the list before the shop opens, from hello to pass. */
export const VipLaunch: Story = {
  name: 'VIP launch',
  args: { flow: exampleFlow('vip-launch') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Yes, do');
    await visitor.types(/What do your friends call you/, 'Anna{Enter}');
    await visitor.types(/Good to have you here, Anna!/, 'anna@nordlys.example{Enter}');
    await visitor.ticks(/^Send me mail about the opening/);
    await visitor.presses('Next');
    await visitor.reads('It is done, Anna: you are a VIP! 🎉');
    await visitor.reads('VIP-2471');
    await visitor.presses('Not right now');
    await visitor.reads('Until then!');
  },
};

/** Jeans that fit, by a few questions. */
export const JeansAdvice: Story = {
  name: 'Jeans advice',
  args: { flow: exampleFlow('jeans-advice') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    visitor.element.endpoints = { products: '/api/products' };
    await visitor.types(/What shall we look for today/, 'Something dark blue, loose{Enter}');
    await visitor.presses('Blue');
    await visitor.presses('42');
    await visitor.presses('High');
    await visitor.reads('These could be yours:');
    await visitor.presses('I take this one Elv');
    await visitor.reads(/You have an eye for it!/);
  },
};

/** A day, a time and a file for the calendar. */
export const BookAFitting: Story = {
  name: 'Book a fitting',
  args: { flow: exampleFlow('book-a-fitting') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('Which day suits you?');
    await visitor.element.answer('2099-03-04');
    await visitor.element.answer('14:30');
    await visitor.element.answer({ name: 'Kari', email: 'kari@nordlys.example', confirm: true });
    await visitor.finds('button', 'Add to calendar');
    await visitor.presses('No, that is all');
    await visitor.reads('See you in the shop!');
  },
};

/** Every kind of reward on its card. */
export const RewardGallery: Story = {
  name: 'Reward gallery',
  args: { flow: exampleFlow('reward-gallery') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Show it A discount');
    await visitor.reads('HELLO10');
  },
};

/** Campaign: a customer gets a link for a friend. */
export const Customer: Story = {
  name: 'Bring a friend',
  args: { flow: exampleFlow('vip-customer') },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads('https://nordlys.example/?ref=ANNA7');
  },
};

/** Campaign: the friend signs up in one bubble of fields. */
export const Friend: Story = {
  name: 'The friend signs up',
  args: { flow: exampleFlow('vip-friend') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('I have no code');
    await visitor.types('First name', 'Ben');
    await visitor.types('Last name', 'Hansen');
    await visitor.types('E-mail', 'ben@nordlys.example');
    await visitor.presses('Put me on the list');
    await visitor.reads(/Congratulations, Ben!/);
    await visitor.reads('A place on the guest list');
    await visitor.reads('Free parking');
  },
};

/** A step that the page brings itself: a seat in the hall, chosen from a map. */
export const SeatMap: Story = {
  name: 'Seat map',
  args: {
    blocks,
    flow: flowOf(
      'seats',
      'Good evening! Tonight we show two films.',
      { 'seat-map': { rows: 3, seats: 5, taken: ['A2', 'B3'] }, as: 'seat', title: 'Where would you like to sit?' },
      'Seat {seat} is yours. Enjoy!',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('B4');
    await visitor.reads('Seat B4 is yours. Enjoy!');
  },
};

/** A survey: low grades are asked what would help, high ones are asked to pass it on. */
export const NewsletterSurvey: Story = {
  name: 'Newsletter survey',
  args: { flow: exampleFlow('newsletter-survey') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses(/^3 of 10/);
    await visitor.ticks('None of these');
    await visitor.presses('Done');
    await visitor.presses('Nothing right now');
    await visitor.finds('radiogroup', /The texts/);
  },
};

/** On the day after a first purchase: only who is happy is asked to pass it on. */
export const ThanksDayAfter: Story = {
  name: 'Thank you, the day after',
  args: { flow: exampleFlow('thanks-day-after') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses(/^5 of 5/);
    await visitor.presses('Yes, gladly');
    await visitor.reads('https://nordlys.example/');
  },
};

/** A new shop, told to those who live near it. */
export const NewShop: Story = {
  name: 'A new shop near you',
  args: { flow: exampleFlow('new-shop-16km') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Tell me where it is');
    await visitor.reads(/right behind the station/);
    await visitor.presses('No, thank you');
    await visitor.reads('We look forward to you.');
  },
};

/** A coupon for one person, by a personal link. */
export const ReviewCoupon: Story = {
  name: 'A coupon for a review',
  args: { flow: exampleFlow('review-coupon') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('Hi Anna! Your review made our day.');
    await visitor.reads('K7M29QXT');
  },
};

/** At the register: texts for a discount, with all that such a yes must say. */
export const SmsOptIn: Story = {
  name: 'Texts at the register',
  args: { flow: exampleFlow('sms-opt-in-register') },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads(/Reply STOP to end, HELP for help/);
  },
};

/** A quiz with a score, and an outcome by it. */
export const Quiz: Story = {
  args: { flow: exampleFlow('quiz') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Indigo');
    await visitor.presses('Nîmes');
    await visitor.presses('Every week');
    await visitor.reads('2 of 3: not bad at all.');
  },
};

/** An order that is paid on the page of a provider, or in the shop. */
export const OrderAndPay: Story = {
  name: 'Order and pay',
  args: { flow: exampleFlow('order-and-pay'), endpoint: '/demo/results' },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
  },
};

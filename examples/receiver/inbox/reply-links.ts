/** Ways to answer somebody, each with the reference in it, so that neither side has to tell the story again. */
export interface ReplyLink {
  readonly label: string;
  readonly href: string;
}

export interface Addressee {
  readonly firstName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** `+47 406 12 345` as a program dials it; null for what is no number. */
function dialled(phone: string | null): string | null {
  const digits = phone?.replace(/[^\d+]/g, '') ?? '';
  return /^\+?\d{5,15}$/.test(digits) ? digits : null;
}

export function replyLinks({ firstName, email, phone }: Addressee, brand: string, reference: string): ReplyLink[] {
  const text = `Hi ${firstName ?? 'there'},\r\n\r\n\r\n\r\n${brand} · ${reference}`;
  const encoded = encodeURIComponent(text);
  const number = dialled(phone);
  return [
    ...(email
      ? [
          {
            label: 'Answer by e-mail',
            href: `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(`Your message to ${brand} (${reference})`)}&body=${encoded}`,
          },
        ]
      : []),
    ...(number
      ? [
          // WhatsApp knows numbers with the country alone.
          ...(number.startsWith('+')
            ? [{ label: 'WhatsApp', href: `https://wa.me/${number.slice(1)}?text=${encoded}` }]
            : []),
          { label: 'Text message', href: `sms:${number}?&body=${encoded}` },
          { label: 'Call', href: `tel:${number}` },
        ]
      : []),
  ];
}

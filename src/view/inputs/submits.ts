/**
 * Takes over a form's submission: never the browser's own, and not by a button that something else has put into the
 * form. The form is busy until the answer was taken or refused.
 */
export const submits =
  (send: (form: HTMLFormElement) => Promise<unknown> | undefined) =>
  async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { submitter } = event;
    const form = event.currentTarget as HTMLFormElement;
    if (submitter && !submitter.part.length) return;
    form.setAttribute('aria-busy', 'true');
    try {
      await send(form);
    } finally {
      form.removeAttribute('aria-busy');
    }
  };

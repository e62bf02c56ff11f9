/** Takes over a form's submission: never the browser's own, and not by a button that something else has put into the form. */
export const submits =
  (send: (form: HTMLFormElement) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const { submitter } = event;
    if (!submitter || submitter.part.length) send(event.currentTarget as HTMLFormElement);
  };

/* The order page, which stands in for the operator's own shop: it shows what came along from the chat, and sends nothing. */
const form = document.getElementById('order');
const ordered = document.getElementById('ordered');
const submission = document.getElementById('submission');

form.hidden = false;
submission.textContent = new URLSearchParams(location.search).get('submission') ?? '–';
form.addEventListener('submit', (event) => {
  event.preventDefault();
  form.hidden = true;
  ordered.hidden = false;
  ordered.focus();
});

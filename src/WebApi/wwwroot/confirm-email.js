// A button rather than a redirect: mail scanners open links, and an open must not spend the token.
const button = document.getElementById('confirm');
const message = document.getElementById('message');
const token = new URLSearchParams(location.hash.slice(1)).get('token');

button.addEventListener('click', async () => {
  button.disabled = true;
  const response = await fetch('/api/v1/auth/confirm-email', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (response.ok) {
    message.textContent = 'Your address is confirmed. You can close this page.';
    button.remove();
    return;
  }

  const problem = await response.json();
  message.textContent = problem.detail;
  button.disabled = false;
});

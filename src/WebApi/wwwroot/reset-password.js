const token = new URLSearchParams(location.hash.slice(1)).get('token');
const message = document.getElementById('message');
const ask = document.getElementById('ask');
const reset = document.getElementById('reset');
const password = document.getElementById('password');
const again = document.getElementById('again');

(token ? reset : ask).hidden = false;

const say = (text, failed = false) => {
  message.textContent = text;
  message.classList.toggle('failed', failed);
};

const problemText = async (response) => {
  const problem = await response.json();
  return Object.values(problem.errors ?? {}).flat()[0] ?? problem.detail;
};

/** Sends the form's values, and says how it went; on success the form has done its work. */
const send = async (form, path, body, done) => {
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      form.remove();
      say(done);
      return;
    }

    say(await problemText(response), true);
  } catch {
    say('The server could not be reached. Try again.', true);
  }

  button.disabled = false;
};

ask.addEventListener('submit', (event) => {
  event.preventDefault();
  const email = document.getElementById('email').value;
  const done = 'If the address has an account, a link is on its way to it. You can close this page.';
  send(ask, '/api/v1/auth/forgot-password', { email }, done);
});

reset.addEventListener('submit', (event) => {
  event.preventDefault();
  if (password.value !== again.value) {
    say('The two passwords differ.', true);
    again.focus();
    return;
  }

  const done = 'Your password is set, and every device was logged out. Log in with the new one.';
  send(reset, '/api/v1/auth/reset-password', { token, newPassword: password.value }, done);
});

// Opening the page answers nothing: mail scanners open links, and only the invited person may answer.
const message = document.getElementById('message');
const form = document.getElementById('answer');
const token = new URLSearchParams(location.hash.slice(1)).get('token');

async function post(path, body, accessToken) {
  const response = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(accessToken && { Authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (answer.code === 'two_factor_required') {
    throw new Error('This account needs a second step to log in. Accept the invitation in your own client.');
  }
  if (!response.ok) {
    throw new Error(answer.detail);
  }

  return answer;
}

async function show() {
  const invitation = await post('/invitations/preview', { token });
  const until = new Date(invitation.expiresAt).toLocaleString();
  message.textContent =
    `${invitation.invitedBy} invites ${invitation.email} to ${invitation.organizationName} ` +
    `as ${invitation.role}, until ${until}.`;
  form.elements.email.value = invitation.email;
  form.hidden = false;
}

async function answer(event) {
  event.preventDefault();
  const kind = event.submitter.value;
  const { email, password } = Object.fromEntries(new FormData(form));
  const { accessToken } = await post('/auth/login', { email, password });
  await post(`/invitations/${kind}`, { token }, accessToken);
  await post('/auth/logout', undefined, accessToken);
  message.textContent = kind === 'accept' ? 'Welcome. You are a member now.' : 'The invitation is declined.';
  form.remove();
}

const tell = (error) => {
  message.textContent = error.message;
};

form.addEventListener('submit', (event) => answer(event).catch(tell));
show().catch(tell);

// Accounts: register, log in, confirm the e-mail address with the mailed link.
import { randomBytes } from 'node:crypto';
import { call, expect, refused, show, until } from './http.mjs';

/** Registers somebody new; nobody else has the address, so runs don't disturb one another. */
export const register = async ({ api }, name) => {
  const email = `${name.toLowerCase()}-${randomBytes(5).toString('hex')}@example.com`;
  const password = `Demo-${randomBytes(12).toString('hex')}`;
  const body = { email, password, displayName: name };
  const session = await call('POST', `${api}/api/v1/auth/register`, { status: 201, body });
  expect(session.user.email === email, `registered ${email}, got ${session.user.email}`);
  expect(session.accessToken && session.refreshToken, 'the answer holds no tokens');
  show('user', session.user);
  return { email, password, token: session.accessToken };
};

const logIn = async ({ api }, { email, password }) => {
  const session = await call('POST', `${api}/api/v1/auth/login`, { body: { email, password } });
  expect(session.user.email === email && session.accessToken, 'logged in as somebody else');
  show('token', `${session.tokenType}, ${session.expiresIn} s`);
  return session.accessToken;
};

const mailedToken = async ({ sandbox }, email) => {
  const inbox = `${sandbox}/mailbox/api/messages?to=${encodeURIComponent(email)}`;
  const [mail] = await until('the mail', async () => {
    const messages = await call('GET', inbox, { quiet: true });
    return messages.length > 0 && messages;
  });
  show('mail', mail.subject);
  const token = /https?:\/\/\S+[?#&]token=([^\s&#"<>]+)/.exec(mail.text)?.[1];
  expect(token, `the mail holds no link with a token:\n${mail.text}`);
  return decodeURIComponent(token);
};

export const confirmedAccount = async (context) => {
  const { api } = context;
  const account = await register(context, 'Publisher');
  const token = await logIn(context, account);
  const proof = { token: await mailedToken(context, account.email) };
  await call('POST', `${api}/api/v1/auth/confirm-email`, { status: 204, body: proof });
  const profile = await call('GET', `${api}/api/v1/auth/profile`, { token });
  expect(profile.emailConfirmed === true, 'the address is still not confirmed');
  show('emailConfirmed', profile.emailConfirmed);
  await refused('POST', `${api}/api/v1/auth/confirm-email`, { status: [400, 404, 409, 410, 422], body: proof });
  context.publisher = { ...account, token };
};

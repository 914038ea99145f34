// The viewer's side of the paywall: refused, subscribed through Stripe's page, cancelled, refused again.
import { register } from './account.mjs';
import { call, expect, refused, show, until } from './http.mjs';

const playbackUrl = ({ api, videoId }) => `${api}/api/v1/videos/${videoId}/playback`;

const expectPaywall = (context) =>
  refused('POST', playbackUrl(context), { status: 403, code: 'subscription_required', token: context.viewer.token });

const currentPlan = ({ api, viewer }, quiet) =>
  call('GET', `${api}/api/v1/billing/plan`, { token: viewer.token, quiet });

const subscriptionsAtStripe = ({ sandbox }) => call('GET', `${sandbox}/admin/stripe/subscriptions`, { quiet: true });

export const hitThePaywall = async (context) => {
  context.viewer = await register(context, 'Viewer');
  await expectPaywall(context);
  await refused('POST', playbackUrl(context), { status: 401 });
};

const attributesOf = (tag) =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [name, unescape(value)]));

const unescape = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** The page's own form with its own values; what a customer would have to type is typed. */
const fillIn = (html, email) => {
  const [form] = html.match(/<form[\s\S]*?<\/form>/gi)?.filter((candidate) => /name="card/i.test(candidate)) ?? [];
  expect(form, 'the checkout page has no form for a card');
  const typed = { email, card: '4242424242424242', card_number: '4242424242424242' };
  const fields = [...form.matchAll(/<input\b[^>]*>/gi)].map(([tag]) => attributesOf(tag)).filter(({ name }) => name);
  const values = fields.map(({ name, value }) => [name, value || typed[name] || '']);
  return { action: attributesOf(form.match(/<form[^>]*>/i)[0]).action ?? '', values: new URLSearchParams(values) };
};

const payOnThePage = async (checkoutUrl, email) => {
  const { action, values } = fillIn(await call('GET', checkoutUrl), email);
  const target = new URL(action || checkoutUrl, checkoutUrl).href;
  const paid = await call('POST', target, { status: 303, form: values, raw: true });
  show('back to', paid.headers.get('location'));
};

export const subscribe = async (context) => {
  const { api, sandbox, viewer } = context;
  const plans = await call('GET', `${api}/api/v1/billing/plans`);
  show('plans', plans.items.map(({ code }) => code).join(', '));
  expect((await currentPlan(context)).plan.code === 'free', 'a new viewer is not on the free plan');
  const before = new Set((await subscriptionsAtStripe(context)).map(({ id }) => id));

  await call('POST', `${sandbox}/admin/webhooks/stripe/hold`, { status: [200, 204] });
  try {
    const body = { plan: 'pro', interval: 'month' };
    const checkout = await call('POST', `${api}/api/v1/billing/checkout`, { status: 201, token: viewer.token, body });
    await payOnThePage(checkout.checkoutUrl, viewer.email);
  } finally {
    // Twice and in the wrong order: that is how webhooks arrive on a bad day.
    await call('POST', `${sandbox}/admin/webhooks/stripe/release?order=reverse&copies=2`, { status: [200, 204] });
  }
  const plan = await until('the paid plan', async () => {
    const now = await currentPlan(context, true);
    return now.plan.code === 'pro' && now.status === 'active' && now;
  });
  show('plan', { code: plan.plan.code, status: plan.status, currentPeriodEnd: plan.currentPeriodEnd });
  context.subscription = (await subscriptionsAtStripe(context)).find(({ id }) => !before.has(id));
  expect(context.subscription?.status === 'active', 'Stripe has no new active subscription');
};

export const cancelAtStripe = async (context) => {
  const { sandbox, subscription, viewer } = context;
  await call('POST', `${sandbox}/admin/stripe/subscriptions/${subscription.id}/cancel`, { status: [200, 204] });
  await until('playback to be refused again', async () => {
    const url = playbackUrl(context);
    const response = await call('POST', url, { status: [200, 403], token: viewer.token, quiet: true, raw: true });
    await response.arrayBuffer();
    return response.status === 403;
  });
  await expectPaywall(context);
};

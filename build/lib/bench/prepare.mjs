// Registers a creator and viewers, and writes what the measurements need: tokens, ids, rows for the database, events.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const { API_URL, BENCH, STRIPE_WEBHOOK_SECRET } = process.env;
const VIDEOS = 100_000;
const SAMPLE = 2_000;
const EVENTS = 80_000;
const VIEWERS = 20;

const call = async (method, path, token, body) => {
  const response = await fetch(API_URL + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${await response.text()}`);
  return response.json();
};

const newLogin = () => ({ email: `${randomUUID()}@example.com`, password: randomBytes(12).toString('hex') });

const register = (displayName, login = newLogin()) => call('POST', '/api/v1/auth/register', null, { ...login, displayName });

const login = newLogin();
const creator = await register('Creator', login);
const key = await call('POST', '/api/v1/api-keys', creator.accessToken, { name: 'Bench', scopes: ['videos:read'] });
const viewers = [];
for (let n = 0; n < VIEWERS; n++) viewers.push(await register(`Viewer ${n}`));
const ids = Array.from({ length: SAMPLE }, () => randomUUID());
const muxIds = Array.from({ length: SAMPLE }, () => randomUUID());
const organization = creator.user.organizationId;

const video = (id, at, vendor = 'Cloudflare') => `SELECT ${id}, '${organization}', '${creator.user.id}', 'A film about n. ' || n, 'a film about n. ' || n,
  'What happens in it, told in a sentence or two, as descriptions go.', 'Subscription', false, 'Ready', '${vendor}',
  md5(id::text), ${vendor === 'Mux' ? 'md5(id::text)' : 'NULL'}, 100, 61000, 7340032, 1280, 720, now(), now(), ${at}, ${at}, 1`;
const named = (list, vendor) => `INSERT INTO videos (${columns})
${video('id', "now() - n * interval '1 hour'", vendor)}
FROM unnest(ARRAY[${list.map((id) => `'${id}'::uuid`).join(',')}]) WITH ORDINALITY AS ids (id, n);`;
const columns = `id, organization_id, created_by, title, sort_title, description, access, allow_download, state, vendor, vendor_uid,
  playback_id, percent_complete, duration_milliseconds, size_bytes, width, height, upload_expires_at, ready_at, created_at,
  updated_at, version`;
writeFileSync(
  `${BENCH}/seed.sql`,
  `INSERT INTO videos (${columns})
${video('id', "now() - n * interval '1 minute'")}
FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, ${VIDEOS - 2 * SAMPLE}) AS n) AS rows;
${named(ids, 'Cloudflare')}
${named(muxIds, 'Mux')}
INSERT INTO subscriptions (id, organization_id, external_id, plan_code, status, current_period_start,
  current_period_end, cancels_at_period_end, version)
VALUES ${viewers
    .map(({ user }, n) => `(gen_random_uuid(), '${user.organizationId}', 'sub_bench_${n}', 'agency', 'Active', now(), now() + interval '30 days', false, 1)`)
    .join(', ')};
VACUUM ANALYZE;
`,
);

const sign = (body) => {
  const time = Math.floor(Date.now() / 1000);
  return `t=${time},v1=${createHmac('sha256', STRIPE_WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex')}`;
};
// Billing events as Stripe sends them, each about things of its own, and one kind that does not concern us. Stripe is asked
// about what they name, and knows none of it: that costs what an event costs, and leaves the plans as they are.
const subscription = (n) => ({ id: `sub_bench_${n}`, object: 'subscription', customer: `cus_bench_${n}`, status: 'active' });
const charge = (n) => ({ id: `ch_bench_${n}`, object: 'charge', customer: `cus_bench_${n}`, amount: 1900, currency: 'usd' });
const invoice = (n) => ({
  id: `in_bench_${n}`,
  object: 'invoice',
  customer: `cus_bench_${n}`,
  amount_due: 1900,
  currency: 'usd',
  parent: { type: 'subscription_details', subscription_details: { subscription: `sub_bench_${n}` } },
});
const kinds = [
  ['invoice.paid', (n) => ({ ...invoice(n), status: 'paid', amount_paid: 1900 })],
  ['customer.subscription.updated', subscription],
  ['charge.refunded', (n) => ({ ...charge(n), amount_refunded: 1900, refunded: true })],
  ['invoice.payment_failed', (n) => ({ ...invoice(n), status: 'open', attempt_count: 1 })],
  ['charge.dispute.created', (n) => ({ id: `dp_bench_${n}`, object: 'dispute', charge: `ch_bench_${n}`, amount: 1900 })],
  ['payment_method.attached', (n) => ({ id: `pm_bench_${n}`, object: 'payment_method' })],
];
const events = Array.from({ length: EVENTS }, (_, n) => {
  const [type, about] = kinds[n % kinds.length];
  const body = JSON.stringify({
    id: `evt_bench_${n}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    type,
    data: { object: { ...about(n), description: 'x'.repeat(900) } },
  });
  return `${sign(body)}\t${body}`;
});

writeFileSync(`${BENCH}/ids.txt`, ids.join('\n'));
writeFileSync(`${BENCH}/mux-ids.txt`, muxIds.join('\n'));
writeFileSync(`${BENCH}/events.txt`, events.join('\n'));
writeFileSync(`${BENCH}/people.json`, JSON.stringify({ creator: creator.accessToken, viewers: viewers.map(({ accessToken }) => accessToken), key: key.secret, login }));
writeFileSync(`${BENCH}/prepared.env`, `ORGANIZATION=${organization}\n`);

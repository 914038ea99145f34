// Signs a webhook body with Stripe's SDK: {payload, secret} to {header}.
import Stripe from 'stripe';
import { readInput, writeOutput } from './input.mjs';

const { payload, secret } = await readInput();
const stripe = new Stripe('sk_test_unused');
writeOutput({ header: stripe.webhooks.generateTestHeaderString({ payload, secret }) });

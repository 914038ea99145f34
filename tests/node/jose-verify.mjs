// Verifies JWTs with jose: a list of {token, secret} or {token, jwk}, each with jose's options, to a list of
// {accepted, header, payload} or {accepted, reason}.
import { importJWK, jwtVerify } from 'jose';
import { readInput, writeOutput } from './input.mjs';

const keyOf = ({ secret, jwk }) => (jwk ? importJWK(jwk, 'RS256') : new TextEncoder().encode(secret));

const verify = async ({ token, options, ...key }) => {
  try {
    const { protectedHeader, payload } = await jwtVerify(token, await keyOf(key), options);
    return { accepted: true, header: protectedHeader, payload };
  } catch ({ code, message }) {
    return { accepted: false, reason: `${code}: ${message}` };
  }
};

writeOutput(await Promise.all((await readInput()).map(verify)));

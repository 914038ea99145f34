// Prints a TCP port that is free on loopback: the first free one of those preferred, else one below the kernel's range
// for outgoing connections, where no client's socket takes it between this check and the server's bind.
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

const others = Array.from({ length: 200 }, () => randomInt(20_000, 32_000));
for (const port of [...process.argv.slice(2).map(Number), ...others]) {
  if (await isFree(port)) {
    console.log(port);
    process.exit(0);
  }
}
console.error('no free port between 20000 and 32000');
process.exit(1);

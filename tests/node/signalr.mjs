// Follows events with Microsoft's client. {server, token, before, after} to {told, missed, replayed, closed}: two clients
// are connected while the video `before` is deleted; one is cut off while `after` is, comes back, and the other asks for it
// again; last, the log-out ends what is still connected.
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { readInput, writeOutput } from './input.mjs';

const { server, token, before, after } = await readInput();
const address = (path) => new URL(path, server).href;
const call = (method, path) => fetch(address(path), { method, headers: { authorization: `Bearer ${token}` } });

const connect = async (query = '') => {
  const connection = new HubConnectionBuilder()
    .withUrl(address(`hubs/events${query}`), { accessTokenFactory: () => token })
    .configureLogging(LogLevel.None)
    .build();
  const told = [];
  const waiting = [];
  connection.on('event', (event) => {
    told.push(event);
    waiting.splice(0).forEach((wake) => wake());
  });
  const closed = new Promise((resolve) => connection.onclose(() => resolve(true)));
  const count = async (wanted) => {
    while (told.length < wanted) await new Promise((wake) => waiting.push(wake));
  };
  await connection.start();
  return { connection, told, count, closed };
};

const one = await connect();
const other = await connect();
await call('DELETE', `api/v1/videos/${before}`);
await Promise.all([one.count(1), other.count(1)]);
await one.connection.stop();
await call('DELETE', `api/v1/videos/${after}`);
await other.count(2);

const again = await connect(`?after=${one.told[0].id}`);
await again.count(1);
await other.connection.invoke('Replay', other.told[0].id);
await other.count(3);
const unknown = await other.connection.invoke('Replay', crypto.randomUUID()).catch((error) => error.message);

await call('POST', 'api/v1/auth/logout');
const closed = await Promise.all([again.closed, other.closed]);
writeOutput({ told: [one.told, other.told.slice(0, 2)], missed: again.told, replayed: other.told.slice(2), unknown, closed });
process.exit(0);

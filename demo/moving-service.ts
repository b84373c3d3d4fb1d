import type * as App from '../src/app.ts';
import type * as Stores from '../src/app.stores.ts';
import type * as Config from '../src/config.ts';
import type { Instant } from '../src/kernel/event.ts';
import type * as Clocks from '../src/platform/clock.ts';

/** The service as it was built, with a clock that stands still until the process that started this one moves it. */

const load = async (module: string): Promise<unknown> => import(new URL(`../dist/${module}.js`, import.meta.url).href);
const { createApp } = (await load('app')) as typeof App;
const { openStores } = (await load('app.stores')) as typeof Stores;
const { readConfig } = (await load('config')) as typeof Config;
const { Clock } = (await load('platform/clock')) as typeof Clocks;

class MovedClock extends Clock {
  #now: Instant = super.now();

  override now(): Instant {
    return this.#now;
  }

  moveTo(moment: Instant): void {
    this.#now = moment;
  }
}

const clock = new MovedClock();
const config = readConfig(process.env);
const app = await createApp(config, await openStores(config, () => undefined), false, clock);
app.enableShutdownHooks();
await app.listen(config.port, config.host);

process.on('message', (moment: Instant) => {
  clock.moveTo(moment);
  process.send?.('moved');
});
process.stdout.write(`Leerlingdossier listens on ${await app.getUrl()}\n`);
